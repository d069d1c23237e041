"""Pairs of records that may be one, as Today tells of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from overture.foundation.access.viewer import Viewer
from overture.foundation.listing.queries import MOST_COUNTED
from overture.foundation.registry import Waiting

from .queries.sameness import doubts_for


def doubtful_pairs(viewer: Viewer, *, at: dt.datetime) -> Iterable[Waiting]:
    """One line for all pairs that nobody answered or put off yet."""
    number = doubts_for(viewer, later=False)[:MOST_COUNTED].count()
    if not number:
        return []
    title = ngettext("%(number)s pair of names may be one", "%(number)s pairs of names may be one", number)
    return [
        Waiting(
            title=title % {"number": number},
            sentence=_("Same person? Nothing is made one before you say so."),
            url=reverse("desk:same-queue"),
            icon="person",
        )
    ]
