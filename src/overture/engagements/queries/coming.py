"""What comes next: promises and follow-ups that are due, and the engagements of the next days."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Literal

from django.db.models import QuerySet
from django.utils import timezone

from overture.foundation.access.viewer import Viewer

from ..models import Ask, Commitment, Engagement, FollowUp, Status
from ..told import ToldEngagement
from .naming import Naming
from .outlines import (
    LONGEST_DATE,
    asks_without_reply,
    open_follow_ups,
    open_promises,
    reads_as_typed,
)
from .seen import engagements_between, engagements_seen_in_full_by
from .telling import tellings, told_many

DueKind = Literal["promise", "follow_up", "ask"]
MOST_DUE = 50
MOST_ASKS = 5
WEEK = 7


@dataclass(frozen=True, slots=True)
class Due:
    """A promise or a follow-up whose day has come, or an ask without a reply.

    Attributes:
        last_day: the last day that its date may mean; it is late when that is over. Of an ask, the day it was made.
        who: whose promise it is, or who does the follow-up; empty when nobody is named.
    """

    kind: DueKind
    id: str
    text: str
    who: str
    due_words: str
    last_day: dt.date
    is_late: bool
    engagement_id: str
    engagement_title: str


def promises_due(viewer: Viewer, today: dt.date, *, at: dt.datetime | None = None) -> list[Due]:
    """What waits of what the viewer sees: open promises, theirs and ours, and open follow-ups whose day has come.

    Coordinators are reminded of asks that got no reply as well. What ends first stands first.
    """
    moment = at or timezone.now()
    found = _as_typed(viewer, today, moment) if reads_as_typed(viewer) else _as_told(viewer, today, moment)
    return sorted(found, key=lambda due: (due.last_day, due.text))[:MOST_DUE]


def _as_typed(viewer: Viewer, today: dt.date, at: dt.datetime) -> list[Due]:
    """For coordinators: a query for each kind, and two for names."""
    naming = Naming(viewer, at, viewer.language)
    promises = open_promises(viewer, today, at=at, most=MOST_DUE)
    todo = open_follow_ups(viewer, today, at=at, most=MOST_DUE)
    asks = asks_without_reply(viewer, today, at=at, most=MOST_ASKS)
    return [
        *(_promise_due(row, naming, today) for row in promises),
        *(_due("follow_up", row, str(row.owner or ""), row.due_on or today, today) for row in todo),
        *(replace(_due("ask", ask, "", ask.engagement.starts_on or today, today), is_late=False) for ask in asks),
    ]


def _promise_due(row: Commitment, naming: Naming, today: dt.date) -> Due:
    who = naming.of(row.person) or naming.of(row.organisation)
    whose = who.text if who else str(row.get_side_display())
    return _due("promise", row, whose, row.due_by, today, due_words=row.due.in_words() if row.due else "")


def _due(
    kind: DueKind, row: Commitment | FollowUp | Ask, who: str, day: dt.date, today: dt.date, *, due_words: str = ""
) -> Due:
    title = row.engagement.title
    return Due(kind, str(row.pk), row.text, who, due_words, day, day < today, str(row.engagement_id), title)


def _as_told(viewer: Viewer, today: dt.date, at: dt.datetime) -> list[Due]:
    """For others: what is told of each engagement, which leaves out whom they may not know."""
    seen = engagements_seen_in_full_by(viewer, at=at)
    open_ones = Commitment.objects.filter(
        engagement__in=seen, state=Commitment.State.OPEN, due__isnull=False, due_by__lte=today + LONGEST_DATE
    )
    rows = open_ones.order_by("due_by").values_list("pk", "engagement_id", "due")[: MOST_DUE * 4]
    dated = [(due.last, pk, key) for pk, key, due in rows if due and due.first <= today]
    follow_ups = FollowUp.objects.filter(engagement__in=seen, done_at__isnull=True, due_on__lte=today)
    todo = follow_ups.order_by("due_on").values_list("pk", "engagement_id", "due_on")[:MOST_DUE]
    dated += [(day, pk, key) for pk, key, day in todo if day]
    chosen = sorted(dated)[:MOST_DUE]
    wanted = {str(pk) for _, pk, _ in chosen}
    told = tellings(viewer, {key for _, _, key in chosen}, at=at)
    return [due for one in told.values() for due in _due_of(one, today) if due.id in wanted]


def last_place(viewer: Viewer, *, at: dt.datetime) -> str:
    """Where the engagement that was noted last took place, of those that the viewer sees in full; empty for none."""
    placed = engagements_seen_in_full_by(viewer, at=at).exclude(place="").order_by("-made_at")
    return placed.values_list("place", flat=True).first() or ""


def _due_of(told: ToldEngagement, today: dt.date) -> list[Due]:
    promises = [
        Due(
            "promise",
            row.id,
            row.text,
            row.whose.text if row.whose else row.side_label,
            row.due_words,
            row.due.last,
            row.due.last < today,
            told.id,
            told.title,
        )
        for row in told.commitments
        if row.due
    ]
    follow_ups = [
        Due("follow_up", row.id, row.text, row.owner, "", row.due_on, row.due_on < today, told.id, told.title)
        for row in told.follow_ups
        if row.due_on
    ]
    return promises + follow_ups


def next_seven_days(viewer: Viewer, today: dt.date, *, at: dt.datetime | None = None) -> list[ToldEngagement]:
    """What is planned from today on for seven days, soonest first; what was put off or called off is left out."""
    moment = at or timezone.now()
    return told_many(viewer, coming_days(viewer, today, at=moment), moment)


def coming_days(viewer: Viewer, today: dt.date, *, at: dt.datetime) -> QuerySet[Engagement]:
    """The same, before it is told."""
    coming = engagements_between(viewer, today, today + dt.timedelta(days=WEEK - 1), at=at)
    return coming.filter(status__in=(Status.PLANNED, Status.TENTATIVE)).order_by("starts_on", "time_of_day", "pk")
