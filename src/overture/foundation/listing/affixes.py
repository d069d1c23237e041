"""What Arabic, Hebrew and English put before or behind a word without making it another one, for finding."""

from __future__ import annotations

import re
from functools import lru_cache

_ARABIC = re.compile("[وف]?(?:ال|لل|[بكل](?:ال)?)?")
"""And, so; the article; to the; in, like, for, each with or without the article. After folding."""
_HEBREW = re.compile("ו?(?:כש|מש|ש)?[בכלמה]?")
"""And; when, since, that; in, like, to, from, the. After folding."""
_LONGEST = 5
_LEAST_LEFT = 3
"""Letters that must be left: shorter words begin with such a letter more often than they carry it."""
_PLURAL = re.compile("[a-z]{3,}[^s]s")


@lru_cache(maxsize=1 << 14)
def stems(word: str) -> tuple[str, ...]:
    """The words that a folded word may be when what is fixed to it is taken off, the longest first.

    Example:
        >>> stems("والوزاره")
        ('الوزاره', 'وزاره')
        >>> stems("לממשלה"), stems("letters"), stems("gas")
        (('ממשלה',), ('letter',), ())
    """
    if _PLURAL.fullmatch(word):
        return (word[:-1],)
    fixed = _ARABIC if "\u0600" <= word[:1] <= "\u06ff" else _HEBREW if "\u0590" <= word[:1] <= "\u05ff" else None
    if fixed is None:
        return ()
    longest = min(_LONGEST, len(word) - _LEAST_LEFT)
    return tuple(word[cut:] for cut in range(1, longest + 1) if fixed.fullmatch(word[:cut]))
