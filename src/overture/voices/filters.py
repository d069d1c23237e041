"""The list of voices with its filters, as they stand in the address."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from overture.foundation.listing.filters import FilteredList, choice_filter, id_filter

from .models import Quote
from .queries.quotes import QuoteState

VOICES_LIST = FilteredList(
    key="voices",
    title=_("Voices"),
    url_name="desk:voices-list",
    roles=("coordinator", "editor", "director"),
    filters=(
        choice_filter("state", QuoteState.choices),
        choice_filter("kind", Quote.Kind.choices),
        id_filter("organisation"),
    ),
)
