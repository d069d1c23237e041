"""One name for one person on one page: the narrowest that they agreed to for any of their words there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal, cast

from overture.engagements.queries import NameLimit

from ..models import NameForm, Quote
from .clearance import ClearedQuote

NARROWEST_FIRST = (NameForm.NONE, NameForm.OTHER, NameForm.FIRST, NameForm.FULL)


def named_alike(quotes: Iterable[ClearedQuote]) -> tuple[list[ClearedQuote], dict[str, NameLimit]]:
    """The quotes of one page with each speaker under one name, and how the page names these people elsewhere.

    Returns:
        The quotes in the given order, and the limits by person id as text: people whose words stand there under less
        than their full name. Whoever shows them in an engagement beside the quote passes the limits to its telling.
        One query when there is a limit, else none.
    """
    found = list(quotes)
    if all(one.name_form == NameForm.FULL for one in found):
        return found, {}
    rows = Quote.objects.filter(pk__in=[one.quote_id for one in found], speaker__isnull=False)
    speakers = {pk: str(speaker) for pk, speaker in rows.values_list("pk", "speaker_id")}
    limits: dict[str, NameLimit] = {}
    for one in sorted(found, key=lambda one: NARROWEST_FIRST.index(NameForm(one.name_form)), reverse=True):
        if one.name_form != NameForm.FULL and one.quote_id in speakers:
            limits[speakers[one.quote_id]] = _limit(one)
    return [_narrowed(one, limits.get(speakers.get(one.quote_id, ""))) for one in found], limits


def _limit(quote: ClearedQuote) -> NameLimit:
    form = cast(Literal["first", "other", "none"], str(quote.name_form))
    return NameLimit(form, "" if form == NameForm.NONE else quote.shown_name)


def _narrowed(quote: ClearedQuote, limit: NameLimit | None) -> ClearedQuote:
    if limit is None or limit.form == quote.name_form or not quote.shown_name:
        return quote
    organisation = quote.shown_organisation if limit.form == NameForm.FIRST else ""
    return replace(quote, shown_name=limit.text, shown_organisation=organisation)
