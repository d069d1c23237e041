"""Words of each language, from ``lexicon/LANGUAGE.toml``; read when first needed."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("en", "ar", "he")
LEXICON_VERSION = "1"


@dataclass(frozen=True, slots=True)
class Trigger:
    """A pattern that shows an engagement of a kind; ``strength`` ``verb``, ``noun`` or ``weak``."""

    kind: str
    strength: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language; ``words`` holds the plain lists by name, ``patterns`` compiled ones."""

    language: str
    months: dict[str, int]
    weekdays: dict[str, int]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    dates: tuple[tuple[str, str], ...]
    background_before: re.Pattern[str] | None
    words: dict[str, frozenset[str]]
    patterns: dict[str, re.Pattern[str]]
    triggers: tuple[Trigger, ...]
    organisation_kinds: dict[str, str]


PERSON, ORGANISATION, DATE, QUOTED, EVENT = "\ue001", "\ue002", "\ue003", "\ue004", "\ue005"
"""Letters that stand for people, organisations, dates, quoted words and events in the masked text."""

_MASKS = {
    "<P>": f"{PERSON}+",
    "<O>": f"{ORGANISATION}+",
    "<PO>": f"[{PERSON}{ORGANISATION}]+",
    "<D>": f"{DATE}+",
    "<Q>": f"{QUOTED}+",
    "<E>": f"{EVENT}+",
}


_NEVER = re.compile("(?!)")


@cache
def load(language: str) -> Lexicon:
    """Return the lexicon of ``en``, ``ar`` or ``he``."""
    raw = tomllib.loads(files("overture_reader").joinpath("lexicon", f"{language}.toml").read_text(encoding="utf-8"))
    base = load("en") if language != "en" else None
    words: dict[str, frozenset[str]] = dict.fromkeys(base.words, frozenset()) if base else {}
    words |= {
        name: frozenset(value.split()) if isinstance(value, str) else frozenset(value)
        for name, value in raw.get("words", {}).items()
    }
    patterns = dict.fromkeys(base.patterns, _NEVER) if base else {}
    patterns |= {name: _compiled(value, raw) for name, value in raw.get("patterns", {}).items()}
    return Lexicon(
        language,
        months=_lowered(raw.get("months", {})),
        weekdays=_lowered(raw.get("weekdays", {})),
        numbers=_lowered(raw.get("numbers", {})),
        ordinals=_lowered(raw.get("ordinals", {})),
        dates=tuple((rule, pattern) for rule, pattern in raw.get("dates", [])),
        background_before=patterns.get("background_before"),
        words=words,
        patterns=patterns,
        triggers=tuple(
            Trigger(kind, strength, _compiled(pattern, raw)) for kind, strength, pattern in raw.get("triggers", [])
        ),
        organisation_kinds={
            word: kind for kind, listed in raw.get("organisation_heads", {}).items() for word in listed.split()
        },
    )


def _lowered(table: dict[str, Any]) -> dict[str, int]:
    return {word.lower(): int(value) for word, value in table.items()}


def _compiled(pattern: str, raw: dict[str, Any]) -> re.Pattern[str]:
    for name, value in raw.get("macros", {}).items():
        pattern = pattern.replace(f"<{name}>", value)
    for mask, value in _MASKS.items():
        pattern = pattern.replace(mask, value)
    return re.compile(pattern)
