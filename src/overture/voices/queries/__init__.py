"""Asking about quotes. What leaves the house asks `cleared_quotes` each time it is read."""

from .agreeing import named_alike
from .clearance import ClearedQuote, cleared_quotes, cleared_quotes_of_organisation, uncleared_reason, uncleared_reasons
from .known import KnownWording, known_wording_in, repeating_texts
from .listing import VoicesListing, voices_list, who_spoke_at
from .page import ConsentShown, QuotePage, WordingShown, consent_for, page_of_quote, wording_for
from .quotes import QuoteState, quote_for, quotes_seen_by, quotes_without_consent
from .shown import QuoteShown, quotes_of_engagement, quotes_of_person, quotes_shown
from .uses import UseFound, where_used

__all__ = [
    "ClearedQuote",
    "ConsentShown",
    "KnownWording",
    "QuotePage",
    "QuoteShown",
    "QuoteState",
    "UseFound",
    "VoicesListing",
    "WordingShown",
    "cleared_quotes",
    "cleared_quotes_of_organisation",
    "consent_for",
    "known_wording_in",
    "named_alike",
    "page_of_quote",
    "quote_for",
    "quotes_of_engagement",
    "quotes_of_person",
    "quotes_seen_by",
    "quotes_shown",
    "quotes_without_consent",
    "repeating_texts",
    "uncleared_reason",
    "uncleared_reasons",
    "voices_list",
    "where_used",
    "who_spoke_at",
    "wording_for",
]
