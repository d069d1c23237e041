"""Asking the record. Every question takes the viewer, or asks as the public; templates get `ToldEngagement` only."""

from .asks import PublicAsk, public_ask_tellings, public_asks
from .coming import Due, coming_days, next_seven_days, promises_due
from .naming import NameLimit
from .parties import engagements_of_organisation, engagements_of_person
from .seen import (
    engagement_for,
    engagements_between,
    engagements_seen_by,
    engagements_seen_in_full_by,
    with_readers,
)
from .telling import public_engagement_tellings, tellings, told, told_many

__all__ = [
    "Due",
    "NameLimit",
    "PublicAsk",
    "coming_days",
    "engagement_for",
    "engagements_between",
    "engagements_of_organisation",
    "engagements_of_person",
    "engagements_seen_by",
    "engagements_seen_in_full_by",
    "next_seven_days",
    "promises_due",
    "public_ask_tellings",
    "public_asks",
    "public_engagement_tellings",
    "tellings",
    "told",
    "told_many",
    "with_readers",
]
