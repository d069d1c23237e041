"""What every page of a topic, initiative or proposal gathers: who stands where, what happened, what was asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from overture.directory import rules
from overture.directory.queries.calling import Subject
from overture.engagements import queries as engagements
from overture.engagements.models import Ask, Engagement, Status
from overture.foundation.access.viewer import Viewer
from overture.foundation.partial_dates import PartialDate

from ..historyshapes import SaveShown
from ..shapes import AskShown, MetBefore
from .histories import latest_saves
from .meetings import ask_shown, entry_of

MOST_SHOWN = 12
MOST_ASKS = 30
ASKED_ABOUT = ("initiative", "proposal")
LINKED_BY = {"topic": "topics", "initiative": "initiatives", "proposal": "proposals"}


def engagements_about(viewer: Viewer, subject: Subject, *, at: dt.datetime) -> QuerySet[Engagement]:
    """The engagements about a subject that this viewer may know of; what one is about is told even in substance."""
    about = {LINKED_BY[subject.record_kind]: subject}
    return engagements.engagements_seen_by(viewer, at=at).filter(**about)


def what_happened(viewer: Viewer, subject: Subject, *, at: dt.datetime) -> MetBefore:
    """The newest engagements about a subject, how many more there are, and a sentence of how often it came up."""
    found = engagements_about(viewer, subject, at=at).order_by("-starts_on", "-pk")
    told = engagements.told_many(viewer, found[:MOST_SHOWN], at)
    held = found.filter(status=Status.HELD, starts_on__isnull=False)
    ends = [held.values_list("when", flat=True).first(), held.values_list("when", flat=True).last()]
    return MetBefore(
        sentence=how_often(held.count(), [when for when in ends if when]),
        shown=tuple(entry_of(one, at=at) for one in told),
        older=max(0, found.count() - MOST_SHOWN),
        asks=(),
    )


def how_often(count: int, ends: Sequence[PartialDate]) -> str:
    """How often something came up, since when and when last, as far as it is known; empty for never."""
    if not count or not ends:
        return ""
    if count == 1:
        return _("It came up once: %(date)s.") % {"date": ends[0].in_words()}
    return ngettext(
        "It came up %(count)s time, first: %(first)s, last: %(last)s.",
        "It came up %(count)s times, first: %(first)s, last: %(last)s.",
        count,
    ) % {"count": count, "first": min(ends).in_words(), "last": max(ends).in_words()}


def asks_about(viewer: Viewer, subject: Subject, *, at: dt.datetime) -> tuple[AskShown, ...]:
    """What was asked for about an initiative or proposal, newest first, as this viewer is told it; none of a topic."""
    if subject.record_kind not in ASKED_ABOUT:
        return ()
    seen = engagements.engagements_seen_by(viewer, at=at).values("pk")
    asks = Ask.objects.filter(**{subject.record_kind: subject}, engagement__in=seen)
    newest = asks.order_by("-engagement__starts_on", "-made_at", "-pk").values_list("pk", "engagement_id")[:MOST_ASKS]
    places = [(str(ask_id), str(engagement_id)) for ask_id, engagement_id in newest]
    told = engagements.tellings(viewer, dict.fromkeys(engagement_id for _ask, engagement_id in places), at=at)
    found = {ask.id: (ask, one) for one in told.values() for ask in one.asks}
    return tuple(ask_shown(*found[ask_id]) for ask_id, _engagement in places if ask_id in found)


def changes_shown(viewer: Viewer, subject: Subject) -> tuple[SaveShown, ...]:
    """Who changed what lately, newest first, for those who may."""
    return latest_saves(viewer, subject) if rules.can_see_history(viewer) else ()
