"""Which script a name is written in, and which script a language is read in."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from .models import Script

RANGES: tuple[tuple[str, str, Script], ...] = (
    ("\u0041", "\u024f", Script.LATIN),
    ("\u1e00", "\u1eff", Script.LATIN),
    ("\u0590", "\u05ff", Script.HEBREW),
    ("\ufb1d", "\ufb4f", Script.HEBREW),
    ("\u0600", "\u06ff", Script.ARABIC),
    ("\u0750", "\u077f", Script.ARABIC),
    ("\u08a0", "\u08ff", Script.ARABIC),
    ("\ufb50", "\ufdff", Script.ARABIC),
    ("\ufe70", "\ufeff", Script.ARABIC),
)
SCRIPT_OF_LANGUAGE = {"ar": Script.ARABIC, "fa": Script.ARABIC, "ur": Script.ARABIC, "he": Script.HEBREW}
LANGUAGE_OF_SCRIPT = {Script.LATIN: "en", Script.ARABIC: "ar", Script.HEBREW: "he"}


@lru_cache(maxsize=1 << 12)
def script_of(text: str) -> Script:
    """The script of most letters of a text; other when it has none of the three."""
    counts = Counter(_script_of_letter(letter) for letter in text if letter.isalpha())
    return counts.most_common(1)[0][0] if counts else Script.OTHER


def script_of_language(language: str) -> Script:
    """The script that readers of a language expect a name in."""
    return SCRIPT_OF_LANGUAGE.get(language, Script.LATIN)


def language_of(text: str) -> str:
    """The language to announce a name in when nobody has named one: that of its script, empty for another script."""
    return LANGUAGE_OF_SCRIPT.get(script_of(text), "")


def _script_of_letter(letter: str) -> Script:
    return next((script for first, last, script in RANGES if first <= letter <= last), Script.OTHER)
