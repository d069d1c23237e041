"""The sentence that answers: how often, with whom, what was asked, what is late, what comes next."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from overture.engagements.queries.dealings import AskSums, PeopleMet, Sums
from overture.foundation.local_text import apart
from overture.foundation.partial_dates import PartialDate

from ...bodyshapes import Said
from .reading import Reading
from .telling import Card


def said(words: str, url: str, css: str = "") -> Said:
    """A sentence whose words in square brackets are the link."""
    before, _bracket, rest = words.partition("[")
    linked, _bracket, after = rest.partition("]")
    return Said(before, linked, after, url, css)


def answer(
    reading: Reading,
    sums: Sums,
    asks: AskSums,
    *,
    late: int,
    ours: PeopleMet,
    theirs: PeopleMet,
    coming: Card | None,
) -> tuple[Said, ...]:
    """The sentences, each with one number; those whose number is nought are left out."""
    found = [*_meetings(reading, sums, ours, theirs), *_asks(reading, asks, late)]
    if coming:
        # Translators: the square brackets stand round the words of a link; keep them.
        words = _("Next: [%(title)s], %(date)s.") % {"title": apart(coming.entry.title), "date": coming.when_words}
        found.append(said(words, coming.entry.url))
    return tuple(found)


def _meetings(reading: Reading, sums: Sums, ours: PeopleMet, theirs: PeopleMet) -> Iterator[Said]:
    if sums.met:
        # Translators: the square brackets stand round the words of a link; keep them.
        often = ngettext(
            "Since %(first)s we have met them [%(count)s time].",
            "Since %(first)s we have met them [%(count)s times].",
            sums.met,
        )
        url = reading.only("happened", show="met")
        yield said(often % {"count": grouped(sums.met), "first": since_in_words(sums.first)}, url)
    if ours.met:
        # Translators: the square brackets stand round the words of a link; keep them.
        words = ngettext(
            "[%(count)s of our people] was in the room.", "[%(count)s of our people] were in the room.", len(ours.met)
        )
        yield said(words % {"count": grouped(len(ours.met))}, reading.only("who"))
    if theirs.met:
        # Translators: the square brackets stand round the words of a link; keep them.
        words = ngettext("We met [%(count)s of theirs].", "We met [%(count)s of theirs].", len(theirs.met))
        yield said(words % {"count": grouped(len(theirs.met))}, reading.only("who"))
    if sums.letters:
        # Translators: the square brackets stand round the words of a link; keep them.
        words = ngettext(
            "[%(count)s text] under names went to them.", "[%(count)s texts] under names went to them.", sums.letters
        )
        yield said(words % {"count": grouped(sums.letters)}, reading.only("happened", show="letters"))


def _asks(reading: Reading, asks: AskSums, late: int) -> Iterator[Said]:
    if asks.total:
        # Translators: the square brackets stand round the words of a link; keep them.
        words = ngettext("We asked for [%(count)s thing].", "We asked for [%(count)s things].", asks.total)
        yield said(words % {"count": grouped(asks.total)}, reading.only("happened", show="asks"))
    if asks.done:
        # Translators: of the things asked for; the square brackets stand round the words of a link; keep them.
        words = ngettext("[%(count)s is done].", "[%(count)s are done].", asks.done)
        yield said(words % {"count": grouped(asks.done)}, reading.only("happened", show="done"))
    if asks.open:
        # Translators: of the things asked for; the square brackets stand round the words of a link; keep them.
        words = ngettext("[%(count)s is open].", "[%(count)s are open].", asks.open)
        yield said(words % {"count": grouped(asks.open)}, reading.only("happened", show="open"))
    if late:
        # Translators: the square brackets stand round the words of a link; keep them.
        words = ngettext("[%(count)s promise is late].", "[%(count)s promises are late].", late)
        yield said(words % {"count": grouped(late)}, reading.only("happened", show="late"), "late")


def grouped(number: int) -> str:
    """A number as the language writes long ones."""
    return formats.number_format(number, force_grouping=True)


def since_in_words(first: PartialDate | None) -> str:
    """A month, or a year when no more is known."""
    if first is None:
        return _("a day that is not known")
    return str(first.first.year) if first.precision == "year" else formats.date_format(first.first, "F Y")
