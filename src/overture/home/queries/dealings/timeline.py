"""What happened, by year, as far back as one asks; narrowed to what a number of the sentence counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.db.models import Count, Min
from django.urls import reverse
from django.utils import formats
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from overture.directory.queries import display_name, people_seen_by
from overture.engagements.models import Engagement
from overture.engagements.queries.dealings import Narrowed, Sums, narrowed
from overture.foundation.paging import Page, page_after
from overture.foundation.ui.shapes import Chip

from ...bodyshapes import Happened, View, YearShown
from .reading import Reading
from .telling import Card

PAGE = 10
VIEWS = (("", gettext_lazy("All")), ("asks", gettext_lazy("Asks only")), ("planned", gettext_lazy("To come")))
NARROWED_TO = {
    "met": gettext_lazy("Meetings that were held"),
    "letters": gettext_lazy("Texts under names"),
    "asks": gettext_lazy("With an ask"),
    "open": gettext_lazy("With an open ask"),
    "done": gettext_lazy("With an ask that is done"),
    "late": gettext_lazy("With a promise that is late"),
    "planned": gettext_lazy("To come"),
}


@dataclass(frozen=True, slots=True)
class PageFound:
    """One page of the timeline before it is told; `older` says how many come after it, on the first page."""

    page: Page[Engagement]
    older: int
    oldest: dt.date | None


def page_found(reading: Reading, sums: Sums) -> PageFound:
    """One query; two more on the first page of a narrowed timeline, which says how much there is in all."""
    asked = reading.asked
    wanted = Narrowed(asked.show, asked.team if asked.team in reading.bodies else None, asked.person)
    found = narrowed(reading.dealings, wanted, reading.unsaid)
    page = page_after(found, asked.before, by="sorted_on", read=dt.date.fromisoformat, size=PAGE)
    if not page.next_mark or asked.before:
        return PageFound(page, 0, None)
    if wanted == Narrowed():
        return PageFound(page, sums.everything - len(page.rows), sums.oldest)
    total = found.order_by().aggregate(number=Count("pk"), oldest=Min("starts_on"))
    return PageFound(page, total["number"] - len(page.rows), total["oldest"])


def happened_shown(reading: Reading, found: PageFound, told: Mapping[str, Card]) -> Happened:
    """The page as the viewer is told it."""
    shown = [told[str(one.pk)] for one in found.page.rows if str(one.pk) in told]
    asked = reading.asked
    chips = _chips(reading)
    is_narrow = bool(chips)
    here = reverse("desk:engagement-list")
    return Happened(
        years=_by_year(shown),
        views=tuple(View(words, reading.only("happened", show=key), key == asked.show) for key, words in VIEWS),
        chips=tuple(chips),
        clear_url=reading.only("happened") if len(chips) > 1 else "",
        earlier_url=reading.url("happened", before=found.page.next_mark) if found.page.next_mark else "",
        earlier_words=_earlier(found),
        later_url=reading.url("happened") if asked.before else "",
        list_url="" if is_narrow else f"{here}?{urlencode({'organisation': str(reading.body.pk)})}",
    )


def _by_year(cards: Sequence[Card]) -> tuple[YearShown, ...]:
    years = groupby(cards, key=lambda one: one.when.first.year if one.when else None)
    return tuple(YearShown(year or _("No date yet"), tuple(one.entry for one in found)) for year, found in years)


def _earlier(found: PageFound) -> str:
    if not found.older or found.oldest is None:
        return _("Show earlier")
    words = ngettext("%(count)s earlier, back to %(date)s", "%(count)s earlier, back to %(date)s", found.older)
    return words % {"count": found.older, "date": formats.date_format(found.oldest, "F Y")}


def _chips(reading: Reading) -> list[Chip]:
    """What the timeline is narrowed to, each with the address without it."""
    asked = reading.asked
    chips = []
    if asked.show:
        chips.append(Chip(NARROWED_TO[asked.show], reading.url("happened", show="")))
    if asked.team in reading.bodies:
        name = display_name(reading.bodies[asked.team], reading.viewer.language).text
        chips.append(Chip(_("With %(body)s") % {"body": name}, reading.url("happened", team="")))
    if asked.person:
        chips.append(Chip(_person_words(reading, asked.person), reading.url("happened", person="")))
    return chips


def _person_words(reading: Reading, person_id: UUID) -> str:
    person = people_seen_by(reading.viewer).filter(pk=person_id).prefetch_related("names").first()
    name = display_name(person, reading.viewer.language).text if person else _("somebody who is not known here")
    return _("With %(body)s") % {"body": name}
