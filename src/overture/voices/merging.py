"""What the voices say when two people are to be made one."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from overture.directory.models import Organisation, Person
from overture.foundation.access.viewer import Viewer
from overture.foundation.registry import GoesAlong

from .queries.clearance import consents_in_force
from .queries.quotes import quotes_seen_by

Party = Person | Organisation


def named_in_two_ways(kept: Party, gone: Party, *, viewer: Viewer) -> str | None:
    """Live consents of both that name their speaker differently: beside one another they would tell who it is."""
    if not isinstance(kept, Person):
        return None
    ours, theirs = (_ways(person) for person in (kept, gone))
    if not ours or not theirs or ours == theirs:
        return None
    return _(
        "Both agreed to be quoted, under different names. Ask the speaker which name holds for all their words, and "
        "correct the consents first."
    )


def _ways(person: Party) -> set[tuple[str, str]]:
    live = consents_in_force(timezone.now()).filter(wording__quote__speaker=person.pk)
    return set(live.values_list("name_form", "shown_as").distinct())


def _seen(viewer: Viewer, ids: Collection[Any]) -> int:
    return quotes_seen_by(viewer).filter(pk__in=ids).count()


ALONG = {"voices.quote": GoesAlong(ngettext_lazy("%(number)s quote", "%(number)s quotes", "number"), _seen)}
