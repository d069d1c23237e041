"""Dates in text: absolute, relative to the document's day, and chained to the engagement before."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from overture_reader.lexicon import Lexicon, load
from overture_reader.model import How, Precision, Span

_DIGITS = {ord(digit): str(value) for row in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for value, digit in enumerate(row)}
_TIME = re.compile(r"(?<![\d:])([01]?\d|2[0-3])[:.]([0-5]\d)(?![\d:])(?:\s?(am|pm|a\.m\.|p\.m\.))?")
_SLOT = re.compile(r"(?<!\?P)<(?:month2?|weekday|number|ordinal|day2?|year)>")


@dataclass(frozen=True, slots=True)
class When:
    """A date phrase and what it says.

    Attributes:
        span: the phrase.
        rule: how it was read.
        start, end: the days; None for a chained phrase, which needs the engagement before.
        shift: days from the engagement before, for a chained phrase.
        weekday: weekday number when the phrase is a bare weekday, so that tense can choose its side.
        background: whether it marks something else ("since October 7").
        assumed_year: whether the year was worked out.
    """

    span: Span
    rule: str
    precision: Precision = "day"
    start: date | None = None
    end: date | None = None
    shift: int | None = None
    weekday: int | None = None
    background: bool = False
    assumed_year: bool = False
    ordinal: int | None = None

    def how(self, on: date | None) -> How:
        """Return the rule with its parameters."""
        return How(self.rule, (("from", on.isoformat()),) if on and self.rule.startswith("relative") else ())


@cache
def _grammar(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (rule, re.compile(_filled(pattern, load(language)), re.IGNORECASE)) for rule, pattern in load(language).dates
    )


def _filled(pattern: str, lexicon: Lexicon) -> str:
    words = {
        "<month>": "(?P<month>" + _either(lexicon.months) + ")",
        "<month2>": "(?P<month2>" + _either(lexicon.months) + ")",
        "<weekday>": "(?P<weekday>" + _either(lexicon.weekdays) + ")",
        "<number>": "(?P<number>" + _either(lexicon.numbers) + r"|[\d٠-٩]{1,2})",
        "<ordinal>": "(?P<ordinal>" + _either(lexicon.ordinals) + ")",
        "<day>": r"(?P<day>(?<![\d٠-٩])[0-3٠-٣]?[\d٠-٩])(?:st|nd|rd|th)?(?![\d٠-٩:])",
        "<day2>": r"(?P<day2>[0-3٠-٣]?[\d٠-٩])(?:st|nd|rd|th)?(?![\d٠-٩:])",
        "<year>": r"(?P<year>[12٢][\d٠-٩]{3})(?![\d٠-٩])",
    }
    return _SLOT.sub(lambda found: words[found.group()], pattern)


def _either(words: dict[str, int]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def find_dates(text: str, start: int, end: int, on: date | None, languages: tuple[str, ...]) -> list[When]:
    """Return the date phrases of a part of a text, longest reading of each place, in order.

    Args:
        text: the view.
        start, end: where to look.
        on: the document's day; without it only full dates are read.
        languages: whose words to use.
    """
    found: list[When] = []
    taken = bytearray(end - start)
    for language in languages:
        lexicon = load(language)
        for rule, pattern in _grammar(language):
            for match in pattern.finditer(text, start, end):
                when = _read(rule, match, lexicon, on)
                if when and not any(taken[when.span[0] - start : when.span[1] - start]):
                    taken[when.span[0] - start : when.span[1] - start] = b"\x01" * (when.span[1] - when.span[0])
                    found.append(_with_background(when, text, lexicon))
    return sorted(found, key=lambda each: each.span)


def find_time(text: str, start: int, end: int) -> str | None:
    """Return the first clock time (``18:00``) of a part of a text, or None."""
    found = _TIME.search(text, start, end)
    if not found:
        return None
    hour = int(found.group(1))
    half = (found.group(3) or "").replace(".", "")
    hour = hour % 12 + 12 if half == "pm" else hour % 12 if half == "am" else hour
    return f"{hour:02d}:{found.group(2)}"


def _with_background(when: When, text: str, lexicon: Lexicon) -> When:
    before = text[max(0, when.span[0] - 24) : when.span[0]]
    if not lexicon.background_before or not lexicon.background_before.search(before):
        return when
    return When(when.span, when.rule, when.precision, when.start, when.end, when.shift, when.weekday, True)


def _read(rule: str, match: re.Match[str], lexicon: Lexicon, on: date | None) -> When | None:
    parts = {name: value for name, value in match.groupdict().items() if value}
    span = match.span("phrase") if parts.get("phrase") else match.span()
    try:
        if rule.startswith("absolute"):
            return _absolute(rule, span, parts, lexicon, on)
        if rule.startswith("chain"):
            return _chained(rule, span, parts, lexicon)
        return _relative(rule, span, parts, lexicon, on) if on else None
    except (ValueError, OverflowError):
        return When(span, "impossible", background=True) if "day" in parts else None


def _number(text: str) -> int:
    return int(text.translate(_DIGITS))


def _absolute(rule: str, span: Span, parts: dict[str, str], lexicon: Lexicon, on: date | None) -> When | None:
    if rule == "absolute.iso":
        day = date(_number(parts["year"]), int(parts["m"]), int(parts["d"]))
        return When(span, rule, start=day, end=day)
    if rule == "absolute.month_in" and parts["month"][0].islower():
        return None
    named = parts.get("month") or parts.get("month2", "")
    month = _number(parts["m"]) if "m" in parts else lexicon.months[named.lower()]
    weekday = lexicon.weekdays[parts["weekday"].lower()] if "weekday" in parts else None
    year, assumed = _year(parts, month, weekday, on)
    if year is None:
        return None
    if "day" not in parts:
        last = monthrange(year, month)[1]
        return When(span, rule, "month", date(year, month, 1), date(year, month, last), assumed_year=assumed)
    first = date(year, month, _number(parts["day"]))
    if rule == "absolute.week_of":
        monday = first - timedelta(days=first.weekday())
        return When(span, rule, "week", monday, monday + timedelta(days=6), assumed_year=assumed)
    if "day2" not in parts:
        return When(span, rule, "day", first, first, assumed_year=assumed)
    month2 = lexicon.months[parts["month2"].lower()] if "month2" in parts else month
    last_day = date(year + (month2 < month), month2, _number(parts["day2"]))
    return When(span, rule, "range", first, last_day, assumed_year=assumed) if last_day >= first else None


def _year(parts: dict[str, str], month: int, weekday: int | None, on: date | None) -> tuple[int | None, bool]:
    if "year" in parts:
        year = _number(parts["year"])
        return (year + 2000 if year < 100 else year), False
    if on is None:
        return None, False
    day = _number(parts.get("day", "15"))
    options = []
    for year in (on.year - 1, on.year, on.year + 1):
        if day <= monthrange(year, month)[1]:
            candidate = date(year, month, day)
            fits = weekday is None or candidate.weekday() == weekday
            options.append((not fits, abs((candidate - on).days), year))
    return min(options)[2] if options else on.year, True


def _chained(rule: str, span: Span, parts: dict[str, str], lexicon: Lexicon) -> When:
    if rule == "chain.ordinal_day":
        return When(span, rule, ordinal=lexicon.ordinals[parts["ordinal"].lower()])
    if rule in ("chain.days_later", "chain.days_earlier"):
        count = _count(parts["number"], lexicon) * (7 if "weeks" in parts else 1)
        return When(span, rule, shift=count if rule == "chain.days_later" else -count)
    shifts = {"chain.next_day": 1, "chain.day_before": -1, "chain.same_day": 0, "chain.following_week": 7}
    return When(span, rule, "week" if "week" in rule else "day", shift=shifts[rule])


def _count(word: str, lexicon: Lexicon) -> int:
    return lexicon.numbers.get(word.lower()) or _number(word)


def _relative(rule: str, span: Span, parts: dict[str, str], lexicon: Lexicon, on: date) -> When | None:
    day_shifts = {
        "relative.today": 0,
        "relative.yesterday": -1,
        "relative.tomorrow": 1,
        "relative.day_before_yesterday": -2,
        "relative.day_after_tomorrow": 2,
    }
    if rule in day_shifts:
        day = on + timedelta(days=day_shifts[rule])
        return When(span, rule, start=day, end=day)
    if rule in ("relative.last_week", "relative.this_week", "relative.next_week"):
        weeks = {"relative.last_week": -1, "relative.this_week": 0, "relative.next_week": 1}[rule]
        monday = on - timedelta(days=on.weekday()) + timedelta(weeks=weeks)
        return When(span, rule, "week", monday, monday + timedelta(days=6))
    if rule.endswith("_month"):
        return _month(rule, span, on)
    if rule.endswith("weekend"):
        return _weekend(rule, span, on)
    if rule in ("relative.days_ago", "relative.in_days"):
        count = _count(parts["number"], lexicon) * (7 if "weeks" in parts else 1)
        day = on + timedelta(days=-count if rule == "relative.days_ago" else count)
        return When(span, rule, start=day, end=day)
    return _weekday(rule, span, lexicon.weekdays[parts["weekday"].lower()], on)


def _weekend(rule: str, span: Span, on: date) -> When:
    """Saturday and Sunday: those before the day; the coming ones when the phrase says so."""
    saturday = weekend_after(on) if rule == "relative.next_weekend" else weekend_before(on)
    return When(span, rule, "range", saturday, saturday + timedelta(days=1))


def _month(rule: str, span: Span, on: date) -> When:
    shift = {"relative.last_month": -1, "relative.this_month": 0, "relative.next_month": 1}[rule]
    count = on.year * 12 + on.month - 1 + shift
    year, month = divmod(count, 12)
    return When(span, rule, "month", date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1]))


def _weekday(rule: str, span: Span, weekday: int, on: date) -> When:
    if rule == "relative.weekday_last_week":
        day = on - timedelta(days=on.weekday() + 7) + timedelta(days=weekday)
    elif rule == "relative.weekday_next_week":
        day = on - timedelta(days=on.weekday() - 7) + timedelta(days=weekday)
    else:
        day = weekday_before(on, weekday) if rule == "relative.last_weekday" else weekday_after(on, weekday)
    bare = weekday if rule == "relative.weekday" else None
    return When(span, rule, start=day, end=day, weekday=bare)


def weekday_before(on: date, weekday: int) -> date:
    """Return the latest such weekday before a day (Monday is 0)."""
    return on - timedelta(days=(on.weekday() - weekday - 1) % 7 + 1)


def weekend_before(on: date) -> date:
    """Return the Saturday of the latest weekend that was over before a day."""
    return weekday_before(on, 6) - timedelta(days=1)


def weekend_after(on: date) -> date:
    """Return the Saturday of the next weekend, the running one on its own days."""
    return weekday_after(on - timedelta(days=1), 6) - timedelta(days=1)


def weekday_after(on: date, weekday: int) -> date:
    """Return the next such weekday after a day (Monday is 0)."""
    return on + timedelta(days=(weekday - on.weekday() - 1) % 7 + 1)
