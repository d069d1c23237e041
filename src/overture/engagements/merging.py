"""What the record says when two people or bodies are to be made one: why not, what goes along, what is listed anew."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from overture.directory.models import Organisation, Person
from overture.foundation.access.viewer import Viewer
from overture.foundation.listing.operations import relist
from overture.foundation.registry import GoesAlong

from .models import Ask, Commitment, Engagement, Participant, SpokeFor
from .queries import engagements_seen_by

Party = Person | Organisation


def there_in_two_ways(kept: Party, gone: Party, *, viewer: Viewer) -> str | None:
    """Both sat at one table in different parts, or one came instead of the other: two, until somebody corrects it."""
    if not isinstance(kept, Person):
        return None
    apart = _engagements_apart(kept, gone)
    if not apart:
        return None
    seen = engagements_seen_by(viewer, at=timezone.now()).filter(pk__in=apart).order_by("-starts_on", "pk").first()
    if seen is None:
        return _("Both took part in the same engagement in different ways. Correct that first, if they are one person.")
    return _(
        "Both took part in “%(title)s” in different ways: another side, another part, or for somebody else. "
        "Correct that first, if they are one person."
    ) % {"title": seen.title}


def _engagements_apart(kept: Party, gone: Party) -> list[Any]:
    ours, theirs = (_parts(party) for party in (kept, gone))
    apart = [key for key in ours.keys() & theirs.keys() if ours[key] != theirs[key]]
    instead = Participant.objects.filter(Q(person=kept.pk, instead_of=gone.pk) | Q(person=gone.pk, instead_of=kept.pk))
    return [*apart, *instead.values_list("engagement_id", flat=True)]


def _parts(party: Party) -> dict[Any, tuple[Any, ...]]:
    """How somebody took part in each engagement: what must be alike for two rows to be one."""
    rows = Participant.objects.filter(person=party.pk).prefetch_related("mandates")
    return {row.engagement_id: (row.side, row.part, row.organisation_id, _mandates(row.mandates.all())) for row in rows}


def _mandates(rows: Iterable[SpokeFor]) -> frozenset[tuple[Any, str]]:
    return frozenset((row.organisation_id, row.mandate) for row in rows)


def list_anew(kind: str, ids: Collection[str]) -> None:
    """Put the engagements in which some people or bodies stand into search as these are called now."""
    column = f"{kind}__in"
    there = _people(ids) if kind == "person" else _bodies(ids)
    asked = Q(**{"asks__made_by__in" if kind == "person" else "asks__to__in": ids})
    promised = Q(**{f"commitments__{column}": ids})
    for engagement in Engagement.objects.filter(there | asked | promised).only("pk").distinct():
        relist(engagement)


def _people(ids: Collection[str]) -> Q:
    return Q(participants__person__in=ids) | Q(participants__instead_of__in=ids)


def _bodies(ids: Collection[str]) -> Q:
    return Q(participants__organisation__in=ids) | Q(participants__mandates__organisation__in=ids)


def _seen(model: Any, to_engagement: str) -> Callable[[Viewer, Collection[Any]], int]:
    """Counts the rows whose engagement the viewer may see."""

    def count(viewer: Viewer, ids: Collection[Any]) -> int:
        seen = engagements_seen_by(viewer, at=timezone.now())
        return model._default_manager.filter(pk__in=ids, **{f"{to_engagement}__in": seen}).count()

    return count


ALONG: dict[str, GoesAlong] = {
    "engagements.participant": GoesAlong(
        ngettext_lazy("%(number)s time taking part", "%(number)s times taking part", "number"),
        _seen(Participant, "engagement"),
    ),
    "engagements.spokefor": GoesAlong(
        ngettext_lazy("%(number)s time somebody spoke for it", "%(number)s times somebody spoke for it", "number"),
        _seen(SpokeFor, "participant__engagement"),
    ),
    "engagements.ask_made_by": GoesAlong(
        ngettext_lazy("%(number)s ask they made", "%(number)s asks they made", "number"),
        _seen(Ask.made_by.through, "ask__engagement"),
    ),
    "engagements.ask_to": GoesAlong(
        ngettext_lazy("%(number)s ask made to it", "%(number)s asks made to it", "number"),
        _seen(Ask.to.through, "ask__engagement"),
    ),
    "engagements.commitment": GoesAlong(
        ngettext_lazy("%(number)s promise", "%(number)s promises", "number"), _seen(Commitment, "engagement")
    ),
}
