"""An engagement being put together, and the page it is read from."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import date

from overture_reader.casting import Scene
from overture_reader.dates import When
from overture_reader.figures import Cast, Figure
from overture_reader.lexicon import DATE, EVENT, ORGANISATION, PERSON, QUOTED, Lexicon, load
from overture_reader.marks import Marked
from overture_reader.model import Part, Precision, Span
from overture_reader.shape import Line, Shape, chat_parts
from overture_reader.tokens import Sentence


@dataclass(slots=True)
class Place:
    """Somebody's part in a draft."""

    figure: Figure
    part: Part
    span: Span
    spoke_for: Figure | None = None
    rule: str = "participant.named"


@dataclass(slots=True)
class Day:
    """When a draft was, worked out."""

    start: date
    end: date
    precision: Precision
    phrase: Span
    rule: str
    time: str | None = None


@dataclass(slots=True)
class Draft:
    """An engagement being put together."""

    kind: str
    anchor: Span
    sentences: list[Span]
    rule: str
    status: str = "held"
    status_span: Span | None = None
    day: Day | None = None
    hosts: list[tuple[Figure, Span, str]] = field(default_factory=list)
    people: list[Place] = field(default_factory=list)
    organisations: list[tuple[Figure, Span]] = field(default_factory=list)
    venue: Span | None = None
    topic: Span | None = None
    confidentiality: tuple[str, Span] | None = None
    language: str = "en"
    parent: Draft | None = None

    def host(self, figure: Figure, span: Span, rule: str) -> None:
        """Note a host."""
        if all(figure is not known for known, _, _ in self.hosts):
            self.hosts.append((figure, span, rule))

    def place(self, figure: Figure, part: Part, span: Span, rule: str = "participant.named") -> None:
        """Note a participant; a more telling part replaces ``attendee``."""
        for known in self.people:
            if known.figure is figure:
                known.part = part if known.part == "attendee" else known.part
                return
        self.people.append(Place(figure, part, span, figure.owner, rule))

    def covers(self, at: int) -> bool:
        """Whether a place lies in the passages of this draft."""
        return any(start <= at < end for start, end in self.sentences)


@dataclass(slots=True)
class Page:
    """All that is known of a text when engagements are looked for."""

    text: str
    shape: Shape
    scene: Scene
    marks: list[Marked]
    titles: list[Marked]
    days: list[When]
    on: date | None
    masked: str = ""
    asks: bytearray = field(default_factory=bytearray)
    author: Figure | None = None
    writer: Figure | None = None
    addressee: Figure | None = None
    _delegation: list[Sentence] | None = None

    @property
    def cast(self) -> Cast:
        """Everybody."""
        return self.scene.cast

    def lexicon_at(self, span: Span) -> Lexicon:
        """Return the lexicon of a passage, by its script."""
        return load(language_at(self.text, span))

    def is_ours(self, figure: Figure) -> bool:
        """Whether a figure is of our side: an umbrella, a member, or somebody of one."""
        body = figure if not figure.is_person else figure.owner
        return body is not None and (body.kind in ("umbrella", "member") or body is self.author)

    def writer_at(self, at: int) -> Figure | None:
        """Who wrote the words at a place: the sender of a message, or of that line of a chat."""
        if self.shape.genre != "chat":
            return self.writer
        line = self.line_at(at)
        parts = chat_parts(self.text, line)
        return self.cast.starting_at(parts[1][0]) if parts else None

    def delegation(self) -> Sentence | None:
        """The sentence that says who a delegation is made of, or None."""
        if self._delegation is None:
            found = (each for each in self.shape.sentences if self._tells_of_delegation(each))
            self._delegation = [each for each in (next(found, None),) if each]
        return next(iter(self._delegation), None)

    def _tells_of_delegation(self, sentence: Sentence) -> bool:
        words = self.text[sentence.start : sentence.end]
        people = sum(figure.is_person for _, figure in self.cast.within(sentence.start, sentence.end))
        return people > 1 and bool(re.search(r"(?i)\bdelegation\b", words))

    def line_at(self, at: int) -> Line:
        """The line around a place."""
        return self.shape.lines[max(0, bisect_right(self.shape.lines, at, key=lambda each: each.start) - 1)]

    def sentences_before(self, at: int, count: int) -> list[Sentence]:
        """The last sentences that start before a place."""
        place = bisect_left(self.shape.sentences, at, key=lambda each: each.start)
        return list(self.shape.sentences[max(0, place - count) : place])

    def days_in(self, start: int, end: int) -> list[When]:
        """The date phrases of a passage."""
        first = bisect_left(self.days, start, key=lambda each: each.span[0])
        last = bisect_left(self.days, end, key=lambda each: each.span[0])
        return [each for each in self.days[first:last] if each.span[1] <= end]

    def sentence_at(self, at: int) -> Sentence | None:
        """The sentence around a place."""
        place = bisect_right(self.shape.sentences, at, key=lambda each: each.start) - 1
        return self.shape.sentences[place] if place >= 0 and at < self.shape.sentences[place].end else None


def language_at(text: str, span: Span) -> str:
    """Return the language of a passage by its script."""
    letters = text[span[0] : span[1]]
    hebrew = sum("\u05d0" <= each <= "\u05ea" for each in letters)
    arabic = sum("\u0620" <= each <= "\u06d3" for each in letters)
    latin = sum(each.isascii() and each.isalpha() for each in letters)
    if max(hebrew, arabic) <= latin:
        return "en"
    return "he" if hebrew > arabic else "ar"


def mask(page: Page) -> str:
    """Return the text with people, organisations, dates, quotations and events each written as one repeated letter."""
    letters = list(page.text)
    titles = {each.outer for each in page.titles}
    for marked in page.marks:
        if marked.outer not in titles:
            _fill(letters, marked.span, QUOTED)
    for when in page.days:
        _fill(letters, when.span, DATE)
    for span in page.scene.events:
        _fill(letters, span, EVENT)
    for span, figure in page.cast.places():
        _fill(letters, span, PERSON if figure.is_person else ORGANISATION)
    return "".join(letters)


def _fill(letters: list[str], span: Span, letter: str) -> None:
    for at in range(*span):
        if letters[at] != QUOTED:
            letters[at] = letter
