"""Where a quote is shown now."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.conf import settings

from overture.foundation import registry

from ..models import Quote, Use


@dataclass(frozen=True, slots=True)
class UseFound:
    """A place that uses a quote: its title and address, and since when."""

    title: str
    url: str
    language: str
    audience: str
    since: dt.datetime

    @property
    def language_name(self) -> str:
        """The language as its readers call it."""
        return dict(settings.LANGUAGES).get(self.language, self.language)


def where_used(quote: Quote) -> list[UseFound]:
    """The places that use a quote and did not stop; a place that is not public any more is not among them."""
    uses = quote.uses.filter(ended_at__isnull=True).order_by("since")
    return [found for use in uses for found in _found(use)]


def _found(use: Use) -> list[UseFound]:
    place = registry.places.get(use.place_kind)
    found = place.find(use.place_id) if place else ()
    return [UseFound(one.title, one.url, one.language, use.audience, use.since) for one in found]
