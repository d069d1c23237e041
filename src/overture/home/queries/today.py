"""Today: what waits, what comes, what changed."""

from __future__ import annotations

import datetime as dt
import logging

from django.db import DatabaseError
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from overture.accounts.queries import desk_today
from overture.directory.rules import can_see_history
from overture.engagements import queries as engagements
from overture.engagements.queries import outlines
from overture.foundation import registry
from overture.foundation.access.context import counts_in
from overture.foundation.access.viewer import Viewer
from overture.foundation.counting import MOST_COUNTED
from overture.foundation.history.models import FieldChange
from overture.foundation.listing.queries import entries_seen_by
from overture.foundation.local_text import apart
from overture.foundation.registry import Waiting
from overture.foundation.ui.shapes import TimelineEntry

from ..shapes import ChangedLately, TodayShown
from .meetings import address, entries_of, entry_of_outline

LOG = logging.getLogger("overture.home")
CANNOT_SAY = (DatabaseError, OSError, ValueError, LookupError)
"""How a room fails whose database, file or neighbour does not answer."""
MOST_WAITING = 30
MOST_CHANGED = 8
ICONS = {"promise": "flag", "follow_up": "clock", "ask": "engagements"}


def today_page(viewer: Viewer, *, at: dt.datetime) -> TodayShown:
    """Today's page for a viewer. A room that cannot answer is named; the others are shown."""
    waiting, silent = what_waits(viewer, at=at)
    return TodayShown(
        waiting=tuple(waiting[:MOST_WAITING]),
        coming=coming_entries(viewer, desk_today(at), at=at),
        changed=changed_lately(viewer),
        silent=tuple(silent),
    )


def coming_entries(viewer: Viewer, today: dt.date, *, at: dt.datetime) -> tuple[TimelineEntry, ...]:
    """The next seven days: as it was typed for coordinators, in a few queries; as it is told to others."""
    if not outlines.reads_as_typed(viewer):
        return entries_of(engagements.next_seven_days(viewer, today, at=at), at=at)
    coming = outlines.outlines_of(viewer, engagements.coming_days(viewer, today, at=at), at=at)
    return tuple(entry_of_outline(one) for one in coming)


def what_waits(viewer: Viewer, *, at: dt.datetime) -> tuple[list[Waiting], list[str]]:
    """What waits in every room, the most urgent first; and the rooms that could not say."""
    found: list[Waiting] = []
    silent: list[str] = []
    for room, ask in registry.waiting.items():
        try:
            found += ask(viewer, at=at)
        except CANNOT_SAY:  # one room that fails must not take the day's page away
            LOG.exception("%s could not say what waits.", room)
            silent.append(room)
    found += counts_waiting(viewer)
    return sorted(found, key=lambda one: one.urgency), silent


def counts_waiting(viewer: Viewer) -> list[Waiting]:
    """What rooms count in the side bar, for those that do not list their things themselves."""
    entries = [
        entry
        for entry in registry.sidebar.all()
        if registry.waiting.get(entry.key) is None and viewer.has_role(*entry.roles)
    ]
    counts = counts_in(entries, viewer)
    return [_counted(entry, counts[entry.key]) for entry in entries if counts.get(entry.key)]


def _counted(entry: registry.SidebarEntry, number: int) -> Waiting:
    words = ngettext("%(part)s: %(number)s waits", "%(part)s: %(number)s wait", number)
    title = words % {"part": entry.label, "number": min(number, MOST_COUNTED)}
    return Waiting(title, "", reverse(entry.url_name), urgency=1, icon=entry.icon)


def changed_lately(viewer: Viewer) -> tuple[ChangedLately, ...]:
    """The records that somebody changed last, each once, of those that this viewer finds; for who may read history."""
    if not can_see_history(viewer):
        return ()
    newest: dict[tuple[str, str], FieldChange] = {}
    for change in FieldChange.objects.order_by("-at", "-id")[: MOST_CHANGED * 10]:
        newest.setdefault((change.record_kind, change.record_id), change)
    seen = entries_seen_by(viewer).filter(record_id__in=[record_id for _kind, record_id in newest])
    titles = {(entry.kind, entry.record_id): entry.title for entry in seen}
    rows = [
        ChangedLately(titles[key], address(*key), change.by_name, change.at, key[0])
        for key, change in newest.items()
        if key in titles
    ]
    return tuple(rows[:MOST_CHANGED])


def promises_waiting(viewer: Viewer, *, at: dt.datetime) -> list[Waiting]:
    """Promises and follow-ups whose day has come; late ones first."""
    today = desk_today(at)
    return [
        Waiting(
            title=due.text,
            sentence=_why(due, today),
            url=f"{address('engagement', due.engagement_id)}#{due.kind.replace('_', '-')}-{due.id}",
            urgency=2 if due.kind == "ask" else 0 if due.is_late else 1,
            icon=ICONS[due.kind],
        )
        for due in engagements.promises_due(viewer, today, at=at)
    ]


def _why(due: engagements.Due, today: dt.date) -> str:
    """Whose it is or how long it waits, and where it was said."""
    title = apart(due.engagement_title)
    if due.kind == "ask":
        days = (today - due.last_day).days
        words = ngettext(
            "No reply for %(days)s day. From: %(engagement)s", "No reply for %(days)s days. From: %(engagement)s", days
        )
        return words % {"days": days, "engagement": title}
    who = apart(due.who) or _("Nobody named")
    return _("%(who)s. From: %(engagement)s") % {"who": who, "engagement": title}
