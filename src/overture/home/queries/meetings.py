"""What happened with a person or organisation, as this viewer may hear it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from overture.engagements import queries as engagements
from overture.engagements.models import Ask, Engagement, EngagementKind, Status
from overture.engagements.queries.outlines import Outline
from overture.engagements.told import ToldAsk, ToldEngagement
from overture.foundation import registry
from overture.foundation.access.viewer import Viewer
from overture.foundation.local_text import apart
from overture.foundation.partial_dates import PartialDate
from overture.foundation.ui.shapes import Tag, TimelineEntry

from ..shapes import AskShown, MetBefore

MOST_SHOWN = 12
ON_RECORD = "on_record"
STATE_OF_ASK = {
    Ask.State.MADE: "open",
    Ask.State.ANSWERED: "known",
    Ask.State.PROMISED: "open",
    Ask.State.DONE: "done",
    Ask.State.REFUSED: "refused",
    Ask.State.NO_REPLY: "late",
    Ask.State.DROPPED: "plain",
}


def met_before(viewer: Viewer, found: QuerySet[Engagement], *, is_ours: bool, at: dt.datetime) -> MetBefore:
    """The newest engagements of a list, how many more there are, and what was asked at them.

    `is_ours` says of whom the sentence speaks: those we met, or those of ours who took part.
    """
    newest = found.order_by("-starts_on", "-pk")
    held = list(newest.values_list("when", "status"))
    told = engagements.told_many(viewer, newest[:MOST_SHOWN], at)
    asks = tuple(ask_shown(ask, one) for one in told for ask in one.asks)
    return MetBefore(
        sentence=how_often([when for when, status in held if status == Status.HELD and when], is_ours=is_ours),
        shown=tuple(entry_of(one, at=at) for one in told),
        older=max(0, len(held) - MOST_SHOWN),
        asks=asks,
    )


def how_often(dates: Sequence[PartialDate], *, is_ours: bool) -> str:
    """How often, since when and when last, each as far as it is known, as one sentence; empty for never."""
    if not dates:
        return ""
    first, last = min(dates), max(dates)
    is_only_a_year = first.precision == "year"
    words = {
        "count": len(dates),
        "date": last.in_words(),
        "first": first.in_words() if is_only_a_year else formats.date_format(first.first, "F Y"),
    }
    if len(dates) == 1:
        once = _("Took part once: %(date)s.") if is_ours else _("Met once: %(date)s.")
        return once % words
    if is_ours:
        often = ngettext(
            "Took part %(count)s time since %(first)s, last: %(date)s.",
            "Took part %(count)s times since %(first)s, last: %(date)s.",
            len(dates),
        )
    else:
        often = ngettext(
            "Met %(count)s time since %(first)s, last: %(date)s.",
            "Met %(count)s times since %(first)s, last: %(date)s.",
            len(dates),
        )
    return often % words


def entry_of(told: ToldEngagement, *, at: dt.datetime) -> TimelineEntry:
    """An engagement as one card of the timeline."""
    day, year = day_and_year(told.when)
    return TimelineEntry(
        day=day,
        year=year,
        title=told.title,
        url=address("engagement", told.id),
        iso=str(told.when) if told.when and told.when.precision in ("day", "month", "year", "week") else "",
        kind=told.kind,
        meta=people_in_words(told),
        tags=tags_of(told),
        asks=[(ask.text, Tag(STATE_OF_ASK.get(Ask.State(ask.state), "plain"), ask.state_label)) for ask in told.asks],
        private=told.record_level != ON_RECORD,
        planned=told.status in (Status.PLANNED, Status.TENTATIVE),
    )


def entry_of_outline(outline: Outline) -> TimelineEntry:
    """An engagement as one card, for whoever reads it as it was typed."""
    one = outline.engagement
    day, year = day_and_year(one.when)
    names = [name.text for name in outline.ours], [name.text for name in outline.theirs]
    return TimelineEntry(
        day=day,
        year=year,
        title=one.title,
        url=address("engagement", one.pk),
        iso=str(one.when) if one.when and one.when.precision != "range" else "",
        kind=one.kind,
        meta=who_with_whom(*names, kind=one.kind, status=one.status),
        tags=tags_for(one.status, str(one.get_status_display()), one.confidentiality),
        private=one.confidentiality != ON_RECORD,
        planned=one.status in (Status.PLANNED, Status.TENTATIVE),
    )


def day_and_year(when: PartialDate | None) -> tuple[str, str]:
    """The two lines of a card's date, no more precise than it is known."""
    if when is None:
        return _("Day not known"), ""
    if when.precision == "year":
        return str(when.first.year), ""
    if when.precision == "month":
        return formats.date_format(when.first, "M"), str(when.first.year)
    first = formats.date_format(when.first, "j M")
    if when.precision == "day":
        return first, str(when.first.year)
    return f"{first} – {formats.date_format(when.last, 'j M')}", str(when.last.year)


def people_in_words(told: ToldEngagement) -> str:
    """Who met whom, as far as they are named."""
    ours = [one.name.text for one in told.ours]
    return who_with_whom(ours, [one.text for one in told.with_whom], kind=told.kind, status=told.status)


def who_with_whom(our_names: Iterable[str], their_names: Iterable[str], *, kind: str, status: str) -> str:
    """The names of both sides as one sentence, or those of the side that is named."""
    comma = pgettext("between the names of a list", ", ")
    ours = comma.join(dict.fromkeys(apart(name) for name in our_names))
    theirs = comma.join(apart(name) for name in their_names)
    if not (ours and theirs):
        return ours or theirs
    words = {"ours": ours, "theirs": theirs}
    if kind == EngagementKind.LETTER:
        return _("%(ours)s to %(theirs)s") % words
    if status == Status.HELD:
        return _("%(ours)s met %(theirs)s") % words
    return _("%(ours)s with %(theirs)s") % words


def tags_of(told: ToldEngagement) -> tuple[Tag, ...]:
    """What is out of the ordinary about an engagement: its status, its record level."""
    return tags_for(told.status, told.status_label, told.record_level)


def tags_for(status: str, status_label: str, level: str) -> tuple[Tag, ...]:
    """The same, of an engagement that was not told."""
    unusual = () if status == Status.HELD else (Tag("wait", status_label),)
    if level == ON_RECORD:
        return unusual
    words = {"chatham_house": _("Chatham House"), "off_record": _("Off the record")}
    return (*unusual, Tag("off", words.get(level, _("Record level not decided"))))


def ask_shown(ask: ToldAsk, told: ToldEngagement) -> AskShown:
    state = Tag(STATE_OF_ASK.get(Ask.State(ask.state), "plain"), ask.state_label)
    return AskShown(ask.text, ask.language, address("engagement", told.id), told.when_words, state)


def address(kind: str, record_id: Any) -> str:
    """The desk's address of a record of another room."""
    listed = registry.listed.get(kind)
    return listed.url(str(record_id)) if listed else ""


def entries_of(told: Iterable[ToldEngagement], *, at: dt.datetime) -> tuple[TimelineEntry, ...]:
    return tuple(entry_of(one, at=at) for one in told)
