"""The parts of the page put together, with one telling for all that is told on it."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from overture.directory.models import Organisation
from overture.directory.queries import ties_into
from overture.engagements.queries.dealings import next_one, our_side, people_met, sums_of
from overture.foundation.access.viewer import Viewer

from ...bodyshapes import Asked, DealingsShown
from .asked import asked_shown, asks_found
from .lanes import when_shown
from .reading import reading_of
from .sentence import answer
from .telling import told_on_page
from .timeline import happened_shown, page_found
from .unmet import log_url, openers_shown, posts_today, unmet_shown
from .who import who_shown


def dealings_shown(viewer: Viewer, body: Organisation, *, at: dt.datetime, asked: Asked) -> DealingsShown:
    """Everything that the page of a stakeholder says of our dealings with it; a fixed number of queries."""
    reading = reading_of(viewer, body, at=at, asked=asked)
    sums, asks = sums_of(reading.dealings), asks_found(reading)
    page = page_found(reading, sums)
    coming = next_one(reading.dealings) if sums.planned else None
    wanted: list[UUID | str] = [*(one.pk for one in page.page.rows), *asks.pressing.values()]
    wanted += [coming.pk] if coming else []
    told = told_on_page(reading, wanted)
    ours, theirs = our_side(reading.dealings), people_met(reading.dealings)
    ties, posts = ties_into(viewer, body), posts_today(reading)
    when, periods = when_shown(reading, sums, asks.flags)
    unmet, more = unmet_shown(reading, posts, ours=ours, theirs=theirs, sums=sums)
    was_met = bool(sums.met or sums.letters)
    return DealingsShown(
        answer=answer(
            reading,
            sums,
            asks.sums,
            late=asks.late_count,
            ours=ours.met,
            theirs=theirs,
            coming=told.cards.get(str(coming.pk)) if coming else None,
        ),
        when=when,
        periods=periods,
        happened=happened_shown(reading, page, told.cards),
        who=who_shown(reading, ours, ties),
        asked=asked_shown(reading, asks, told.asks),
        unmet=unmet,
        unmet_more=more,
        openers=() if was_met else openers_shown(reading, posts, ties),
        log_url=log_url(reading, body),
    )
