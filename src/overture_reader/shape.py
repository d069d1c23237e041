"""The shape of a text: its genre, what each line is for, its title, date and languages."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

from overture_reader.dates import find_dates
from overture_reader.lexicon import LANGUAGES, load
from overture_reader.model import Span
from overture_reader.tokens import Sentence, line_spans, sentences

_HEADER = re.compile(
    r"^(From|To|Cc|Bcc|Date|Sent|Subject|Reply-To|When|Where|מאת|אל|עותק|נושא|תאריך|من|إلى|"
    r"نسخة|الموضوع|التاريخ)\s*:\s?(?P<value>.*)$",
    re.IGNORECASE,
)
_CHAT = re.compile(
    r"^\[?(?P<when>\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d{2}(?::\d{2})?)\]?(?: -)? (?P<name>[^:\n]{2,40}): "
)
_SLOT = re.compile(
    r"^\s*(?:[-*•|]\s*)?(?P<time>[0-2]?\d[:.h][0-5]\d)(?:\s?[-–—]\s?[0-2]?\d[:.h][0-5]\d)?\s*(?:[|"
    r":–—-]\s*|\s+)(?P<rest>\S.*)$"
)
_QUOTED = re.compile(
    r"^\s*>|^\s*On .{6,80} wrote:\s*$|^-{2,}\s*(?:Original|Forwarded)\b|^\s*(?:في|כתב|ב-?\d).{4,80}(?:كتب|כתב[ה]?):\s*$"
)
_NAMED_AFTER = re.compile(r":\s*\w")
_BANNER = re.compile(r"^-{2,}\s*(?:Original|Forwarded)\b|^_{8,}$")
_RULE = re.compile(r"^\s*(?:-- ?|[-=_*]{3,})\s*$")
_LETTERS = {
    "ar": re.compile(r"[\u0620-\u064a\u066e-\u06d3]+"),
    "he": re.compile(r"[\u05d0-\u05ea]+"),
    "en": re.compile(r"[A-Za-z\u00c0-\u024f]+"),
}
_TERMINAL = (".", "!", "?", ":", ";", ",", "؟", "…", "”", '"')
_MINUTES = re.compile(
    r"(?im)^\W*(?:(?:draft |final |agreed )?(?:minutes|notes? of (?:the |a )?(?:meeting|call)"
    r"|record of (?:the )?meeting)\b|محضر|פרוטוקול|סיכום (?:פגישה|ישיבה))"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the view and what it is for.

    ``kind``: blank, header, quoted, share, dateline, heading, repeated, salutation, closing, signature, slot, action,
    present, listed (a line of a list of those present), apologies, item, calendar or body.
    """

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Shape:
    """What a text is made of."""

    genre: str
    lines: tuple[Line, ...]
    sentences: tuple[Sentence, ...]
    languages: tuple[str, ...]
    title: Span | None
    dated: Span | None
    date: date | None

    def lines_of(self, *kinds: str) -> list[Line]:
        """Return the lines of some kinds, in order."""
        return [line for line in self.lines if line.kind in kinds]


def languages_of(text: str) -> tuple[str, ...]:
    """Return the languages of a text that have a share of it, the largest first; by script."""
    counts = {language: sum(map(len, pattern.findall(text))) for language, pattern in _LETTERS.items()}
    if counts["en"] and not _is_english(text):
        counts["en"] = 0
    total = sum(counts.values())
    shares = sorted(
        (
            (count, language)
            for language, count in counts.items()
            if count * 12 > total or (count > 11 and language != "en")
        ),
        reverse=True,
    )
    return tuple(language for _, language in shares) if total else ()


_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "a",
        "for",
        "with",
        "was",
        "on",
        "at",
        "by",
        "that",
        "is",
        "our",
        "we",
        "will",
        "be",
        "from",
        "has",
        "have",
        "i",
        "you",
        "it",
    ]
)


def _is_english(text: str) -> bool:
    """Latin script is not yet English: its small words must be there, once there are words enough to tell."""
    words = re.findall(r"[a-z\u00e0-\u024f]+", text[:20_000].lower())
    return len(words) < 25 or sum(word in _ENGLISH for word in words) * 14 > len(words) or "BEGIN:V" in text


def look_at(text: str, on: date | None) -> Shape:
    """Return the shape of a view's text, dated ``on`` or by itself."""
    spans = line_spans(text)
    genre = _genre(text, spans)
    languages = languages_of(text)
    dated, day = _document_date(text, spans, genre, on)
    lines = _lines(text, spans, genre, languages, day)
    title = next(((line.start, line.end) for line in lines if line.kind == "heading"), None)
    readable = sentences(text, spans)
    return Shape(genre, tuple(lines), tuple(readable), languages, title, dated, day)


def _genre(text: str, spans: list[Span]) -> str:
    head = [text[start:end] for start, end in spans[:14]]
    if "BEGIN:VEVENT" in text or "BEGIN:VCALENDAR" in text:
        return "ics"
    if sum(bool(_CHAT.match(text[start:end])) for start, end in spans[:200]) >= 2:
        return "chat"
    if sum(bool(_HEADER.match(line)) for line in head) >= 2:
        return "email"
    if _MINUTES.search(text[:600]):
        return "minutes"
    if sum(bool(_SLOT.match(text[start:end])) for start, end in spans[:400]) >= 2:
        return "programme"
    if any(
        load(language).patterns["salutation"].match(text[start:end])
        for language in LANGUAGES
        for start, end in spans[:25]
    ):
        return "letter"
    return "post"


def _document_date(text: str, spans: list[Span], genre: str, on: date | None) -> tuple[Span | None, date | None]:
    """The day the text is dated: a stamp, a header or a line that is nothing but a date."""
    stamp = re.search(r"^DTSTAMP[^:\n]*:(\d{4})(\d\d)(\d\d)", text, re.MULTILINE) if genre == "ics" else None
    if stamp:
        try:
            return stamp.span(1), on or date(int(stamp[1]), int(stamp[2]), int(stamp[3]))
        except ValueError:
            return None, on
    for start, end in spans[:25]:
        found = find_dates(text, start, end, on, LANGUAGES)
        alone = found and found[0].start and _is_alone(text, start, end, found[0].span)
        if alone or (found and found[0].start and re.match(r"(?:Date|Sent|תאריך|التاريخ)\s*:", text[start:end])):
            return found[0].span, on or found[0].start
    if on is None:
        for start, end in spans[:8]:
            dates = [
                each
                for each in find_dates(text, start, end, None, LANGUAGES)
                if each.start and each.precision in ("day", "range")
            ]
            if dates:
                return dates[0].span, dates[0].start
    return None, on


def _is_alone(text: str, start: int, end: int, span: Span) -> bool:
    rest = text[start : span[0]] + text[span[1] : end]
    if ":" in rest and not re.match(r"\W*(?:date|dated|sent|תאריך|التاريخ)\b", rest, re.IGNORECASE):
        return False
    return len(re.findall(r"[^\W\d_]+", rest)) <= 2 and end - start < 60 and not _SLOT.match(text[start:end])


def _lines(text: str, spans: list[Span], genre: str, languages: tuple[str, ...], day: date | None) -> list[Line]:
    lines: list[Line] = []
    seen: set[str] = set()
    state = ""
    for start, end in spans:
        words = text[start:end]
        kind = _kind(words, genre, languages, state, len(lines))
        if kind in ("body", "item", "heading") and state == "present":
            kind = "listed"
        if kind == "body" and _is_dateline(text, start, end, day):
            kind = "dateline"
        if (
            kind in ("body", "heading")
            and len(words.strip()) > 8
            and words.strip() in seen
            and not words.strip().endswith(".")
        ):
            kind = "repeated"
        labelled = genre == "minutes" and _NAMED_AFTER.search(words)
        if kind == "body" and genre not in ("letter", "email", "chat", "ics") and not labelled and _is_heading(words):
            kind = "heading"
        seen.add(words.strip())
        state = _state(kind, words, state, genre)
        lines.append(Line(start, end, kind))
    return lines


def _state(kind: str, words: str, state: str, genre: str) -> str:
    if kind == "quoted" and not words.lstrip().startswith(">"):
        return "quoted"
    if kind in ("present", "listed") and genre in ("minutes", "programme", "email"):
        return "present" if kind == "listed" or not _NAMED_AFTER.search(words) else ""
    if state == "present":
        return ""
    if kind == "closing" and genre in ("letter", "email"):
        return "closing"
    return "told" if genre == "email" and kind == "body" and not state else state


def _kind(words: str, genre: str, languages: tuple[str, ...], state: str, number: int) -> str:
    if not words.strip():
        return "blank"
    if genre == "ics":
        return "body" if words.startswith(("SUMMARY", "DESCRIPTION", "COMMENT")) else "calendar"
    if (
        state == "quoted"
        or _QUOTED.match(words)
        or (state == "told" and genre == "email" and words.startswith(("From:", "מאת:", "من:")))
    ):
        return "quoted"
    if genre == "email" and number < 14 and _HEADER.match(words) and state != "body":
        return "header"
    for language in languages or ("en",):
        kind = _marked(words, load(language).patterns, number, genre)
        if kind:
            return kind
    if state == "closing":
        return "signature"
    return "slot" if _SLOT.match(words) else "body"


def _marked(words: str, patterns: dict[str, re.Pattern[str]], number: int, genre: str) -> str | None:
    if len(words) < 90 and patterns["share"].match(words):
        return "share"
    if genre in ("letter", "email") and patterns["closing"].match(words):
        return "closing"
    if number < 30 and genre in ("letter", "email") and patterns["salutation"].match(words):
        return "salutation"
    for kind, name in (("action", "action"), ("apologies", "apologies_list"), ("present", "present_list")):
        if name in patterns and patterns[name].match(words):
            return kind
    return "item" if genre != "minutes" and patterns["list_item"].match(words) else None


def _is_dateline(text: str, start: int, end: int, day: date | None) -> bool:
    if end - start > 60:
        return False
    found = find_dates(text, start, end, day, LANGUAGES)
    return bool(found) and found[0].start is not None and _is_alone(text, start, end, found[0].span)


def _is_heading(words: str) -> bool:
    stripped = words.strip()
    return (
        len(stripped) < 110 and len(stripped.split()) <= 16 and not stripped.endswith(_TERMINAL) and "@" not in stripped
    )


def header_value(text: str, line: Line) -> tuple[str, Span] | None:
    """Return a header's name in small letters and the span of its value."""
    found = _HEADER.match(text[line.start : line.end])
    if not found:
        return None
    return found.group(1).lower(), (line.start + found.start("value"), line.end)


def slot_parts(text: str, line: Line) -> tuple[str, Span] | None:
    """Return the time of a programme's line (``09:30``) and the span of the rest."""
    found = _SLOT.match(text[line.start : line.end])
    if not found:
        return None
    time = found.group("time").replace(".", ":").replace("h", ":")
    return time.rjust(5, "0"), (line.start + found.start("rest"), line.end)


def chat_parts(text: str, line: Line) -> tuple[Span, Span, Span] | None:
    """Return the spans of the stamp, the name and the words of a chat line."""
    found = _CHAT.match(text[line.start : line.end])
    if not found:
        return None
    at = line.start
    stamp, name = found.span("when"), found.span("name")
    return (at + stamp[0], at + stamp[1]), (at + name[0], at + name[1]), (at + found.end(), line.end)


def commonest(values: list[str]) -> str | None:
    """Return the commonest value, the first of equals, or None."""
    return Counter(values).most_common(1)[0][0] if values else None
