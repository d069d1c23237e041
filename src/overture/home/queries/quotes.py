"""What somebody said, as this viewer may see it."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse

from overture.foundation.ui.shapes import Tag
from overture.voices.queries import QuoteShown

from ..shapes import QuoteLine

TAG_OF_STATE = {"cleared": "ok", "expiring": "open", "withdrawn": "bad"}


def quote_lines(quotes: Iterable[QuoteShown]) -> tuple[QuoteLine, ...]:
    """Quotes as short lines, each with where it stands."""
    return tuple(
        QuoteLine(
            text=one.text,
            language=one.language,
            url=reverse("desk:quote-open", args=[one.quote_id]),
            is_covered=one.is_covered,
            state=Tag(TAG_OF_STATE.get(one.state, "no-consent"), one.state_label),
        )
        for one in quotes
    )
