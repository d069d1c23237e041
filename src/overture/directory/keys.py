"""Under which keys a party's names are kept: one place for what writes them and what looks them up."""

from __future__ import annotations

from overture_names import lookup_keys
from overture_names.comparing import Kind

from .models import Organisation, Person


def keys_of(party: Person | Organisation) -> list[str]:
    """The keys of all names of a party, each once, in a steady order; prefetch `names` for many parties."""
    kind: Kind = "person" if isinstance(party, Person) else "organisation"
    names = [party.name, *(name.text for name in party.names.all())]
    return list(dict.fromkeys(key for name in names for key in lookup_keys(name, kind)))
