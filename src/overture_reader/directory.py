"""What the desk already knows: the people and organisations that a text is linked to."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person of the directory.

    Attributes:
        id: the desk's id.
        names: spellings in any script, the preferred one first.
        organisation_id: id of the organisation they belong to, or None.
        organisation: its name, for a directory that has names only, or None.
    """

    id: str
    names: tuple[str, ...]
    organisation_id: str | None = None
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class KnownOrganisation:
    """An organisation of the directory: id, names and acronyms in any script, kind."""

    id: str
    names: tuple[str, ...]
    kind: str = "other"


@dataclass(frozen=True)
class Directory:
    """The people and organisations a text may name.

    Example:
        >>> Directory(organisations=(KnownOrganisation("o1", ("River Trust",), "member"),)).version[:4] != ""
        True
    """

    people: tuple[KnownPerson, ...] = ()
    organisations: tuple[KnownOrganisation, ...] = ()

    @cached_property
    def version(self) -> str:
        """Sixteen hex digits that change when anything in the directory changes."""
        return hashlib.sha256(repr((self.people, self.organisations)).encode()).hexdigest()[:16]

    @classmethod
    def from_json(cls, plain: Mapping[str, Any]) -> Directory:
        """Return the directory from ``{"people": [{id, names, org}], "organisations": [{id, names, kind}]}``.

        Raises:
            ValueError: when it has another shape.
        """
        try:
            people = tuple(_person(each) for each in plain.get("people", ()))
            organisations = tuple(
                KnownOrganisation(str(each["id"]), tuple(each["names"]), each.get("kind") or "other")
                for each in plain.get("organisations", ())
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(
                'A directory is {"people": [{"id", "names", "org"}], "organisations": [{"id", "names", "kind"}]}.'
            ) from error
        return cls(people, organisations)


def _person(plain: Mapping[str, Any]) -> KnownPerson:
    return KnownPerson(
        str(plain["id"]),
        tuple(plain["names"]),
        plain.get("organisation_id"),
        plain.get("org") or plain.get("organisation"),
    )
