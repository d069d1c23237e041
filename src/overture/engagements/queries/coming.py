"""What comes next: promises and follow-ups that are due, and the engagements of the next days."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from django.utils import timezone

from overture.foundation.access.viewer import Viewer

from ..models import Commitment, FollowUp, Status
from ..told import ToldEngagement
from .seen import engagements_between, engagements_seen_in_full_by
from .telling import told_many

MOST_DUE = 50
WEEK = 7


@dataclass(frozen=True, slots=True)
class Due:
    """A promise or a follow-up whose day has come.

    Attributes:
        last_day: the last day that its date may mean; it is late when that is over.
        who: whose promise it is, or who does the follow-up; empty when nobody is named.
    """

    kind: Literal["promise", "follow_up"]
    id: str
    text: str
    who: str
    due_words: str
    last_day: dt.date
    is_late: bool
    engagement_id: str
    engagement_title: str


def promises_due(viewer: Viewer, today: dt.date, *, at: dt.datetime | None = None) -> list[Due]:
    """Open promises, theirs and ours, and open follow-ups whose day has come, of what the viewer sees; oldest first."""
    seen = engagements_seen_in_full_by(viewer, at=at or timezone.now())
    open_ones = Commitment.objects.filter(engagement__in=seen, state=Commitment.State.OPEN, due__isnull=False)
    rows = open_ones.values_list("pk", "engagement_id", "due")
    dated = [(due.last, pk, key) for pk, key, due in rows if due and due.first <= today]
    follow_ups = FollowUp.objects.filter(engagement__in=seen, done_at__isnull=True, due_on__lte=today)
    dated += [(day, pk, key) for pk, key, day in follow_ups.values_list("pk", "engagement_id", "due_on") if day]
    chosen = sorted(dated)[:MOST_DUE]
    told = told_many(viewer, seen.filter(pk__in={key for _, _, key in chosen}), at or timezone.now())
    wanted = {str(pk) for _, pk, _ in chosen}
    found = [due for one in told for due in _due_of(one, today) if due.id in wanted]
    return sorted(found, key=lambda due: (due.last_day, due.text))


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
    coming = engagements_between(viewer, today, today + dt.timedelta(days=WEEK - 1), at=moment)
    coming = coming.filter(status__in=(Status.PLANNED, Status.TENTATIVE)).order_by("starts_on", "time_of_day", "pk")
    return told_many(viewer, coming, moment)
