"""Asking about quotes. What leaves the house asks `cleared_quotes` each time it is read."""

from .clearance import ClearedQuote, cleared_quotes, uncleared_reason, uncleared_reasons
from .known import KnownWording, known_wording_in
from .quotes import QuoteState, quote_for, quotes_seen_by, quotes_without_consent
from .shown import QuoteShown, quotes_of_engagement, quotes_of_person, quotes_shown
from .uses import UseFound, where_used

__all__ = [
    "ClearedQuote",
    "KnownWording",
    "QuoteShown",
    "QuoteState",
    "UseFound",
    "cleared_quotes",
    "known_wording_in",
    "quote_for",
    "quotes_of_engagement",
    "quotes_of_person",
    "quotes_seen_by",
    "quotes_shown",
    "quotes_without_consent",
    "uncleared_reason",
    "uncleared_reasons",
    "where_used",
]
