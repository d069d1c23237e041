"""The history of a quote: what it may be used for and until when. Its words never change, and are in no history."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from overture.foundation.access import Viewer
from overture.foundation.registry import HistoryOf

from .errors import NotFound
from .models import Consent, PublicRecord, Quote
from .queries.quotes import quote_for
from .rules import can_keep_quotes


def quote_to_look_back_at(viewer: Viewer, record_id: str) -> Model:
    """One quote, for the coordinators.

    Raises:
        NotFound: when there is none, or its history is not for this viewer.
    """
    if not can_keep_quotes(viewer):
        raise NotFound
    return quote_for(viewer, record_id)


def _of_quote(quote: Any) -> Iterable[tuple[str, str]]:
    for model in (Consent, PublicRecord):
        for key in model.objects.filter(wording__quote=quote).values_list("pk", flat=True):
            yield model.record_kind, str(key)


HISTORIES = {
    Quote.record_kind: HistoryOf(
        label=gettext_lazy("Quote"),
        find=quote_to_look_back_at,
        title=lambda _viewer, _quote: _("A quote"),
        url=lambda quote: reverse("desk:quote-open", args=[quote.pk]),
        others=_of_quote,
    )
}
