"""The people and organisations of a text while it is being read."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from overture_reader.linking import NEW, Link
from overture_reader.model import Reason, Span


@dataclass(slots=True, eq=False)
class Figure:
    """A person or organisation being put together: names, places, whose they are.

    ``spans`` are the mentions; ``span_names`` the fuller ones among them. ``owner`` is the organisation of a person.
    """

    is_person: bool
    name: str
    spans: list[Span] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)
    known_id: str | None = None
    kind: str = "other"
    role: str | None = None
    role_span: Span | None = None
    owner: Figure | None = None
    owner_span: Span | None = None
    owner_rule: str = ""
    reasons: list[Reason] = field(default_factory=list)
    link: Link = NEW
    titles: set[str] = field(default_factory=set)

    def add(self, span: Span, form: str) -> None:
        """Note a mention; no place is noted twice."""
        self.spans.append(span)
        if form not in self.forms:
            self.forms.append(form)

    def belongs(self, owner: Figure | None, span: Span, rule: str) -> None:
        """Note whose they are; the first word on it holds."""
        if owner is not None and self.owner is None and owner is not self:
            self.owner, self.owner_span, self.owner_rule = owner, span, rule

    @property
    def first(self) -> Span:
        """The first mention."""
        return min(self.spans)


@dataclass(slots=True)
class Cast:
    """Everybody in the text, and who is meant where."""

    people: list[Figure] = field(default_factory=list)
    organisations: list[Figure] = field(default_factory=list)
    _stamp: int = -1
    _places: list[tuple[Span, Figure]] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)

    def everybody(self) -> list[Figure]:
        """People and organisations together."""
        return [*self.people, *self.organisations]

    def places(self) -> list[tuple[Span, Figure]]:
        """Every mention with its figure, in the order of the text."""
        stamp = sum(len(each.spans) for each in self.people) + sum(len(each.spans) for each in self.organisations)
        if stamp != self._stamp:
            self._places = sorted(
                ((span, each) for each in self.everybody() for span in each.spans), key=lambda pair: pair[0]
            )
            self._starts = [span[0] for span, _ in self._places]
            self._stamp = stamp
        return self._places

    def within(self, start: int, end: int) -> list[tuple[Span, Figure]]:
        """The mentions inside a part of the text, in order."""
        places = self.places()
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [(span, figure) for span, figure in places[first:last] if span[1] <= end]

    def starting_at(self, at: int) -> Figure | None:
        """The figure whose mention starts at a place, or None."""
        places = self.places()
        place = bisect_left(self._starts, at)
        return places[place][1] if place < len(places) and self._starts[place] == at else None
