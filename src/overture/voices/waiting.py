"""What waits for a decision about words: consents that end soon."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from overture.foundation.access import Viewer
from overture.foundation.registry import Waiting

from .queries import QuoteShown, QuoteState, quotes_seen_by, quotes_shown
from .queries.quotes import in_state
from .rules import can_keep_quotes

MOST = 20


def consents_ending(viewer: Viewer, *, at: dt.datetime) -> Iterable[Waiting]:
    """The quotes whose last consent ends within two weeks, for whoever can ask the speaker again."""
    if not can_keep_quotes(viewer):
        return []
    ending = in_state(quotes_seen_by(viewer, at), QuoteState.ENDING)[:MOST]
    return [_waiting(one) for one in quotes_shown(viewer, ending, at=at)]


def _waiting(quote: QuoteShown) -> Waiting:
    day = date_format(quote.last_day, "j F Y") if quote.last_day else ""
    title = _("The consent of %(speaker)s ends") % {"speaker": quote.speaker} if quote.speaker else _("A consent ends")
    return Waiting(
        title=title,
        sentence=_("The words close at the end of %(day)s, unless the speaker agrees again.") % {"day": day},
        url=reverse("desk:quote-open", args=[quote.quote_id]),
        urgency=1,
        icon="voices",
    )
