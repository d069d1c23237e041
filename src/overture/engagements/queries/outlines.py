"""What a coordinator reads of many engagements in a few queries: words as they were typed, one query a kind.

A coordinator may read all of what they see in full, so nothing has to be weighed word by word; a test holds these
answers against those of `telling`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, QuerySet, prefetch_related_objects

from overture.foundation.access.viewer import Viewer

from .. import rules
from ..models import Ask, Commitment, Engagement, FollowUp, Participant, Side, Status
from ..told import Named
from .naming import Naming
from .seen import engagements_seen_in_full_by

LONGEST_DATE = dt.timedelta(days=366)
"""A date that may have begun can end so much later: a year."""
PATIENCE = dt.timedelta(days=30)
"""After so long an ask without a reply waits for somebody to follow it up."""


@dataclass(frozen=True, slots=True)
class Outline:
    """An engagement as one card: who with whom, and when."""

    engagement: Engagement
    ours: tuple[Named, ...]
    theirs: tuple[Named, ...]


def reads_as_typed(viewer: Viewer) -> bool:
    """Whether the answers here are for this viewer."""
    return rules.is_coordinator(viewer)


def open_promises(viewer: Viewer, today: dt.date, *, at: dt.datetime, most: int) -> list[Commitment]:
    """Open promises whose day may have begun, first those that end first, with whom they are of; three queries."""
    seen = engagements_seen_in_full_by(viewer, at=at)
    rows = Commitment.objects.filter(
        engagement__in=seen, state=Commitment.State.OPEN, due__isnull=False, due_by__lte=today + LONGEST_DATE
    )
    begun = rows.select_related("engagement", "person", "organisation").order_by("due_by", "pk")
    found = [row for row in begun[: most * 4] if row.due and row.due.first <= today]
    _with_names(found[:most])
    return found[:most]


def open_follow_ups(viewer: Viewer, today: dt.date, *, at: dt.datetime, most: int) -> list[FollowUp]:
    """Follow-ups that are not done and whose day has come; one query."""
    seen = engagements_seen_in_full_by(viewer, at=at)
    rows = FollowUp.objects.filter(engagement__in=seen, done_at__isnull=True, due_on__lte=today)
    return list(rows.select_related("engagement", "owner").order_by("due_on", "pk")[:most])


def asks_without_reply(viewer: Viewer, today: dt.date, *, at: dt.datetime, most: int) -> list[Ask]:
    """Asks of at least a month ago that got no reply and that nobody follows up, newest first; one query."""
    seen = engagements_seen_in_full_by(viewer, at=at).filter(status=Status.HELD, starts_on__lte=today - PATIENCE)
    followed = FollowUp.objects.filter(ask=OuterRef("pk"), done_at__isnull=True)
    rows = Ask.objects.filter(engagement__in=seen, state__in=(Ask.State.MADE, Ask.State.NO_REPLY))
    return list(
        rows.filter(~Exists(followed)).select_related("engagement").order_by("-engagement__starts_on", "pk")[:most]
    )


def outlines_of(viewer: Viewer, engagements: QuerySet[Engagement], *, at: dt.datetime) -> list[Outline]:
    """Engagements that the viewer sees in full, as cards, in the given order; four queries."""
    people = Participant.objects.select_related("person", "organisation")
    rows = list(engagements.prefetch_related(Prefetch("participants", people)))
    seats = [seat for row in rows for seat in row.participants.all()]
    _with_names(seats)
    naming = Naming(viewer, at, viewer.language)
    return [Outline(row, _named(row, naming, Side.OURS), _named(row, naming, Side.THEIRS)) for row in rows]


def _named(engagement: Engagement, naming: Naming, side: str) -> tuple[Named, ...]:
    """Those of a side by name, bodies before people on the other side, each once."""
    seats = [seat for seat in engagement.participants.all() if seat.side == side]
    if side == Side.OURS:
        found = [naming.of(seat.person or seat.organisation) or _group(seat) for seat in seats]
        return tuple(dict.fromkeys(name for name in found if name))
    bodies = [naming.of(seat.organisation) for seat in seats]
    people = [naming.of(seat.person) or _group(seat) for seat in seats]
    return tuple(dict.fromkeys(name for name in (*bodies, *people) if name))


def _group(seat: Participant) -> Named | None:
    return Named(seat.group, kind="group") if seat.group else None


def _with_names(rows: Sequence[Commitment | Participant]) -> None:
    """Fetch every name of the people and bodies that the rows point at; two queries."""
    for party in ("person", "organisation"):
        prefetch_related_objects([found for row in rows if (found := getattr(row, party))], "names")
