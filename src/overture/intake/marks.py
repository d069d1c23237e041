"""The text with its evidence: paragraphs of segments that never overlap, each knowing where it stands in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from .content import DraftContent, Span

BLANK_LINES = re.compile(r"\n[ \t\r]*\n\s*")
LINES = re.compile(r"\n+")
LONGEST_WHO = 160
HEADING_WITHIN = 3
"""The title stands among the first blocks of a text: alone, or below a date line."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Evidence of one field of one draft.

    Attributes:
        kind: ``w`` who, ``o`` organisation, ``t`` when, ``a`` ask, ``q`` quote.
        draft: the draft's number.
        field: the field it shows.
    """

    span: Span
    kind: str
    draft: int
    field: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of characters under at most one mark.

    Attributes:
        offset: where it begins in the whole text, in code points.
        kind: the mark's kind; empty outside marks; ``cut`` for what was hidden in the text.
        drafts: numbers of every draft that has evidence here.
        id: the id of its `mark`, when the open draft has evidence here.
    """

    text: str
    offset: int
    kind: str = ""
    drafts: str = ""
    id: str = ""
    is_open: bool = False
    is_done: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the text: its number (0 for the heading), and its segments."""

    number: int
    start: int
    end: int
    segments: tuple[Segment, ...]
    is_heading: bool = False
    is_used: bool = True


@dataclass(frozen=True, slots=True)
class MarkedText:
    """The paragraphs, and for each field of the open draft the id of the mark that shows it."""

    paragraphs: tuple[Paragraph, ...]
    evidence_ids: dict[str, str]

    @property
    def not_used(self) -> tuple[int, ...]:
        """The numbers of the paragraphs that no draft stands on."""
        return tuple(one.number for one in self.paragraphs if not one.is_used and not one.is_heading)


def paragraph_spans(text: str) -> tuple[Span, ...]:
    """The blocks of a text: parted by blank lines, or by every line when there is no blank one."""
    breaks = BLANK_LINES if BLANK_LINES.search(text.strip()) else LINES
    spans, at = [], 0
    for found in breaks.finditer(text):
        spans.append((at, found.start()))
        at = found.end()
    spans.append((at, len(text)))
    return tuple(_trimmed(text, span) for span in spans if text[span[0] : span[1]].strip())


def _trimmed(text: str, span: Span) -> Span:
    words = text[span[0] : span[1]]
    return span[0] + len(words) - len(words.lstrip()), span[0] + len(words.rstrip())


def marks_of(content: DraftContent, number: int) -> tuple[Mark, ...]:
    """The evidence of one draft, field by field."""
    found = [("t", "when", span) for span in content.when.spans]
    found += [("o", "place", span) for span in content.place.spans]
    found += [("o", "where", span) for span in content.occasion.spans]
    found += [("t", "moment", span) for span in content.moment.spans]
    found += [("a", "initiative", span) for each in content.initiatives for span in each.spans]
    found += [("a", "asks", span) for ask in content.asks for span in ask.spans]
    found += [("q", "quotes", span) for quote in content.quotes for span in quote.spans]
    found += [("o", "record", span) for span in content.confidentiality.spans]
    found += _who(content)
    return tuple(Mark(span, kind, number, field) for kind, field, span in found if span[1] > span[0])


def _who(content: DraftContent) -> list[tuple[str, str, Span]]:
    """Where the participants are named; a long piece of evidence is narrowed to the names within it."""
    found: list[tuple[str, str, Span]] = []
    for one in content.participants:
        party = content.party(one.party)
        if party is None:
            continue
        kind = "w" if party.kind == "person" else "o"
        field = field_of(content, one.party, one.part)
        named = [span for span in party.spans if any(_touch(span, scope) for scope in (*content.scope, *one.spans))]
        short = [span for span in one.spans if span[1] - span[0] <= LONGEST_WHO]
        found += [(kind, field, span) for span in (named or short or one.spans)]
    return found


def field_of(content: DraftContent, key: str, part: str) -> str:
    """The row a participant stands in: where for a host, whom for the other side, who for everybody else."""
    if part == "host":
        return "where"
    party = content.party(key)
    return "whom" if party and party.side == "theirs" else "who"


def _touch(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def marked_text(
    text: str,
    marks: Iterable[Mark],
    *,
    open_draft: int | None,
    done: frozenset[int] = frozenset(),
    cuts: tuple[Span, ...] = (),
    scopes: tuple[Span, ...] = (),
    heading: str = "",
) -> MarkedText:
    """Lay the evidence over the text.

    Args:
        text: the whole text.
        marks: evidence of every draft; marks may overlap and nest.
        open_draft: the draft in hand; its marks win over the others', shorter ones over longer ones.
        done: drafts that are confirmed.
        cuts: parts that nobody saw; they are left out and their place is kept.
        scopes: passages that drafts stand on, marked or not.
        heading: the document's title; a first block that says the same is its heading.
    """
    listed = sorted(marks, key=lambda mark: (mark.span, mark.kind))
    pieces = _pieces(listed, cuts, len(text))
    ids: dict[str, str] = {}
    paragraphs: list[Paragraph] = []
    for number, (start, end) in enumerate(paragraph_spans(text), start=1):
        is_heading = number <= HEADING_WITHIN and bool(heading) and _same_words(text[start:end], heading)
        segments = tuple(_segments(text, (start, end), pieces, open_draft, done, ids))
        marked = any(segment.kind not in ("", "cut") for segment in segments)
        used = marked or any(_touch((start, end), scope) for scope in scopes)
        paragraphs.append(Paragraph(number, start, end, segments, is_heading, used))
    return MarkedText(tuple(paragraphs), ids)


def _same_words(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


Piece = tuple[Span, tuple[Mark, ...], bool]


def _pieces(marks: list[Mark], cuts: tuple[Span, ...], length: int) -> list[Piece]:
    """Cut the text at every edge of a mark or cut; each piece knows the marks over it. One sweep, in order."""
    starts: dict[int, list[Mark]] = {}
    ends: dict[int, list[Mark]] = {}
    for mark in marks:
        starts.setdefault(mark.span[0], []).append(mark)
        ends.setdefault(mark.span[1], []).append(mark)
    edges = sorted({*starts, *ends, *(edge for cut in cuts for edge in cut), 0, length})
    cut_starts = sorted(cuts)
    active: list[Mark] = []
    pieces: list[Piece] = []
    cut_at = 0
    for start, end in pairwise(edges):
        active = [mark for mark in active if mark not in ends.get(start, ())] + starts.get(start, [])
        while cut_at < len(cut_starts) and cut_starts[cut_at][1] <= start:
            cut_at += 1
        is_cut = cut_at < len(cut_starts) and cut_starts[cut_at][0] <= start
        pieces.append(((start, end), tuple(active), is_cut))
    return pieces


def _segments(
    text: str, block: Span, pieces: list[Piece], open_draft: int | None, done: frozenset[int], ids: dict[str, str]
) -> Iterable[Segment]:
    """The runs of one block; marks at rest that touch are one, so that a settled sentence carries one dot."""
    last: Segment | None = None
    for segment in _runs(text, block, pieces, open_draft, done, ids):
        if last is not None and _is_same_rest(last, segment):
            last = replace(last, text=last.text + segment.text)
            continue
        if last is not None:
            yield last
        last = segment
    if last is not None:
        yield last


def _is_same_rest(one: Segment, other: Segment) -> bool:
    resting = all(each.kind not in ("", "cut") and not each.is_open for each in (one, other))
    return resting and (one.drafts, one.is_done) == (other.drafts, other.is_done)


def _runs(
    text: str, block: Span, pieces: list[Piece], open_draft: int | None, done: frozenset[int], ids: dict[str, str]
) -> Iterable[Segment]:
    for (start, end), marks, is_cut in pieces:
        start, end = max(start, block[0]), min(end, block[1])
        if end <= start:
            continue
        if is_cut:
            yield Segment("", start, "cut")
            continue
        if not marks:
            yield Segment(text[start:end], start)
            continue
        yield _marked(text[start:end], start, marks, open_draft, done, ids)


def _marked(
    words: str, start: int, marks: tuple[Mark, ...], open_draft: int | None, done: frozenset[int], ids: dict[str, str]
) -> Segment:
    best = min(marks, key=lambda mark: (mark.draft != open_draft, mark.span[1] - mark.span[0], mark.kind))
    is_open = best.draft == open_draft
    mark_id = f"e{start}" if is_open else ""
    for mark in marks:
        if mark.draft == open_draft:
            ids.setdefault(mark.field, mark_id)
    numbers = sorted({mark.draft for mark in marks})
    return Segment(
        text=words,
        offset=start,
        kind=best.kind,
        drafts=" ".join(str(number) for number in numbers),
        id=mark_id,
        is_open=is_open,
        is_done=not is_open and best.draft in done,
    )
