"""Numbers of entries in the order of their days: the index then stops at the newest without sorting."""

from __future__ import annotations

import datetime as dt
from hashlib import sha256
from uuid import UUID

FIRST_DAY = dt.date(1900, 1, 1)
LAST = 2**17 - 1
"""The last day that is told apart, in the year 2258; what has no day yet stands there, before all."""
PLACES = 46
"""Bits below the day: 45 of the record's id, so that entries of one day keep one order, and one for the telling."""
FIRST_DATED = 1 << PLACES
"""Below it stand the entries that have no day at all, such as people."""
ABOVE_ALL = 2**63 - 1


def number_of(record_id: str, *, day: dt.date | None, is_full: bool) -> int:
    """The number that an entry should have; the same whenever it is asked.

    Args:
        record_id: a UUID, or any text.
        day: its day; `datetime.date.max` for one that is not known yet, None for what has none.
        is_full: whether it is the fullest telling.
    """
    days = 0 if day is None else min(max((day - FIRST_DAY).days, 1), LAST)
    return (days << PLACES) | (_bits_of(record_id) >> 82 & ~1) | is_full


def _bits_of(record_id: str) -> int:
    try:
        return UUID(record_id).int
    except ValueError:
        return int.from_bytes(sha256(record_id.encode()).digest()[:16])
