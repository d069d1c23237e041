"""Words that would name somebody the reader may not know are not shown. Typed text cannot be trusted to keep a name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from overture.directory.models import Organisation, Person
from overture_names import fold
from overture_names.parsing import NAME, parse_person

from ..models import Engagement

SHORTEST_INSIDE = 4
SHORTEST_WORD = 2


@dataclass(frozen=True, slots=True)
class Silence:
    """The names that a telling must not hold, folded.

    Attributes:
        parts: single words of people's names; one of them is enough to give somebody away.
        phrases: whole names of bodies, groups and roles.
        spoken: whole texts that repeat somebody's words, which only a quote may bring to the reader.
    """

    parts: frozenset[str] = frozenset()
    phrases: frozenset[str] = frozenset()
    spoken: frozenset[str] = frozenset()

    def breaks(self, text: str) -> bool:
        """Whether a text names one of those, or repeats somebody's words.

        A long word counts inside another as well: names take endings and, in Arabic and Hebrew, beginnings.
        """
        if text in self.spoken:
            return True
        folded = fold(text)
        words = set(folded.split())
        if any(part in folded if len(part) >= SHORTEST_INSIDE else part in words for part in self.parts):
            return True
        spaced = f" {' '.join(folded.split())} "
        return any(f" {phrase} " in spaced or (" " in phrase and phrase in spaced) for phrase in self.phrases)

    def kept(self, text: str) -> str:
        """The text, or nothing when it names one of those."""
        return "" if self.breaks(text) else text


def silence_about(
    people: Iterable[tuple[Person, str]], organisations: Iterable[Organisation], others: Iterable[str] = ()
) -> Silence:
    """The silence that keeps these names.

    Args:
        people: each with what of their name may be said, such as a first name; empty when nothing.
        organisations: bodies that may not be named.
        others: further words, such as the description of a group or a role at the table.
    """
    parts: set[str] = set()
    for person, allowed in people:
        said = _parts(allowed)
        parts |= {part for name in names_of(person) for part in _parts(name)} - said
    phrases = {" ".join(fold(name).split()) for body in organisations for name in names_of(body)}
    phrases |= {" ".join(fold(text).split()) for text in others}
    return Silence(frozenset(parts), frozenset(phrase for phrase in phrases if phrase))


def _parts(name: str) -> set[str]:
    """The words of a person's name that say who it is, folded, with and without an article; no titles, no particles."""
    found = {form for part in parse_person(name).parts if part.role == NAME for form in (part.text, part.other)}
    return {form for form in found if len(form) >= SHORTEST_WORD}


def names_of(party: Person | Organisation) -> list[str]:
    """Every name of a party that is known."""
    return [
        party.name,
        *([party.other_public_name] if party.other_public_name else []),
        *(row.text for row in party.names.all()),
    ]


def typed_texts(engagement: Engagement) -> list[str]:
    """Every text of a record that people typed and that readers may get."""
    texts = [engagement.title, engagement.summary, engagement.place, engagement.occasion]
    texts += [text for ask in engagement.asks.all() for text in (ask.text, ask.answer)]
    texts += [text for row in engagement.commitments.all() for text in (row.text, row.how_known)]
    texts += [text for row in engagement.outcomes.all() for text in (row.text, row.source, row.our_part)]
    return [text for text in texts if text]
