"""Names taken apart: titles, names, initials, particles and what they do."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from overture_names import tables
from overture_names.folding import fold
from overture_names.sounds import ARABIC, LATIN, script_of

MOST_WORDS = 16
"""Words of one name that are looked at; a longer text is no name, and no input may be slow."""

NAME, INITIAL, TITLE, ENDING, PLACE = "name", "initial", "title", "ending", "place"
PARTICLE, SON, DAUGHTER = "particle", "son", "daughter"
CARRYING = frozenset((NAME, INITIAL))
"""The roles that say who it is."""

_COMMAS = re.compile("[,،]")
_HYPHENS = "-‐‑–־'’"
_CANONICAL = {"L": ("abd", "abu", "umm"), "A": ("عبد", "ابو", "ام"), "H": ("עבד", "אבו", "אומ")}
_ATTACHED_SERVANT = re.compile(r"^(?:abd[aeou]{0,2}(?:l|(?=([rsndtz])\1)[rsndtz])|عبدال|עבדאל)(?=\w{3})")
_ATTACHED_ARTICLE = re.compile(r"^(?:(?:al|el)(?=\w{3})|ال(?=\w{2})|אל(?=\w{3}))")


class _Separators(dict[int, str]):
    """A space for each character that separates words, itself for every other."""

    def __missing__(self, codepoint: int) -> str:
        character = chr(codepoint)
        folded = fold(f"a{character}a")
        self[codepoint] = " " if " " in folded else character
        return self[codepoint]


_SEPARATORS = _Separators()
_WRITTEN = re.compile(r"\S+")
_INVISIBLE = dict.fromkeys(
    [0x00AD, 0x061C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF]
)
"""Marks of direction and of joining; they say nothing of a name, and a word with them is the word without."""
_fold_word = lru_cache(maxsize=1 << 16)(fold)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a name.

    Attributes:
        text: The part, folded; an article is left out, "Abd al-" and "Abu" are joined to their word.
        span: Where it stands in the name as given.
        role: name, initial, title, ending, place, particle, son or daughter.
        written: The part as written, case and marks kept, without what cannot be seen.
        other: The same part with or without its article, empty when there is no other form.
        gender: "m" or "f" where a title or "bint" says so.
    """

    text: str
    span: tuple[int, int]
    role: str
    written: str
    other: str = ""
    gender: str = ""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A name taken apart.

    Attributes:
        original: The name as given.
        kind: "person" or "organisation".
        parts: Its parts in the order in which they are said; a family name written first is put last.
        family_first: Whether the family name was written first, before a comma.
    """

    original: str
    kind: str
    parts: tuple[Part, ...]
    family_first: bool = False

    def _slice(self, parts: Sequence[Part]) -> str:
        return self.original[parts[0].span[0] : parts[-1].span[1]] if parts else ""

    @property
    def carrying(self) -> tuple[Part, ...]:
        """The names and initials, without titles, particles and endings."""
        return tuple(part for part in self.parts if part.role in CARRYING)

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles as written, in order."""
        return tuple(part.written for part in self.parts if part.role == TITLE)

    @property
    def family(self) -> str:
        """The family name as written, with the particle before it; empty when there is one name only."""
        names = [place for place, part in enumerate(self.parts) if part.role in CARRYING]
        if len(names) < 2:
            return ""
        return self._slice(self.parts[names[-2] + 1 : names[-1] + 1])

    @property
    def given(self) -> str:
        """The first name as written; empty for a name of nothing but titles."""
        return next((self._slice((part,)) for part in self.parts if part.role in CARRYING), "")


def words_of(text: str) -> list[Part]:
    """Splits a text into its words.

    Args:
        text: Any text.

    Returns:
        At most `MOST_WORDS` parts with role "name" or, for a single letter, "initial".

    Example:
        >>> [(part.text, part.span) for part in words_of("R. Hardal")]
        [('r', (0, 1)), ('hardal', (3, 9))]
    """
    words = []
    for match in _WRITTEN.finditer(text.translate(_SEPARATORS)):
        written = match[0].translate(_INVISIBLE)
        folded = _fold_word(written) if len(written) < 50 else fold(written[:200])
        if folded:
            role = INITIAL if len(folded) == 1 and folded.isalpha() else NAME
            words.append(Part(folded, match.span(), role, written))
            if len(words) == MOST_WORDS:
                break
    return words


def _phrase_at(words: Sequence[Part], start: int, table: dict[str, str]) -> int:
    for length in (3, 2, 1):
        phrase = " ".join(word.text for word in words[start : start + length])
        if len(words) >= start + length and phrase in table:
            return length
    return 0


def _titled(words: Sequence[Part], start: int, length: int, table: dict[str, str]) -> list[Part]:
    gender = table[" ".join(word.text for word in words[start : start + length])]
    return [replace(word, role=TITLE, gender=gender) for word in words[start : start + length]]


_SPECIAL = frozenset(phrase.split()[0] for phrase in (*tables.TITLE_ANYWHERE, *tables.TITLE_LEADING, *tables.ENDING))


def _mark_titles(words: list[Part]) -> list[Part]:
    """Marks titles at the head and anywhere, and letters after the name; something is always left as the name."""
    if _SPECIAL.isdisjoint(word.text for word in words):
        return words
    marked = list(words)
    start = 0
    while start < len(marked) - 1:
        table = tables.TITLE_ANYWHERE if _phrase_at(marked, start, tables.TITLE_ANYWHERE) else tables.TITLE_LEADING
        length = _phrase_at(marked, start, table)
        if not length or start + length >= len(marked):
            break
        marked[start : start + length] = _titled(marked, start, length, table)
        start += length
    end = len(marked)
    while end - start > 1 and (marked[end - 1].text in tables.ENDING or marked[end - 1].text in tables.TITLE_ANYWHERE):
        end -= 1
        marked[end] = replace(marked[end], role=ENDING)
    return _mark_seat(marked, start, end)


def _mark_seat(words: list[Part], start: int, end: int) -> list[Part]:
    """Marks "of Wimbledon" after a peer's title as a place."""
    if start and end - start > 2 and script_of(words[start].text) == LATIN:
        for place in range(start + 1, end - 1):
            if words[place].text == "of":
                words[place:end] = [replace(word, role=PLACE) for word in words[place:end]]
                break
    return words


def _before_comma(text: str, words: Sequence[Part]) -> int:
    """Counts the words before the first comma when they are a family name written first, else gives 0."""
    comma = _COMMAS.search(text)
    if comma is None:
        return 0
    before = sum(1 for word in words if word.span[1] <= comma.start())
    after = words[before:]
    carrying = any(word.text not in tables.ENDING and word.text not in tables.TITLE_ANYWHERE for word in after)
    return before if 0 < before <= 4 and carrying else 0


def _hyphen_follows(text: str, word: Part) -> bool:
    return text[word.span[1] : word.span[1] + 1] in tuple(_HYPHENS)


def _role(text: str, word: Part, follows: bool, first: bool) -> str:
    """The role of a small word: it needs a word after it, and at the head "Ben" is a given name."""
    role = tables.PARTICLE.get(word.text, "")
    if not follows or not role:
        return ""
    if role == "joined_article":
        return "article" if _hyphen_follows(text, word) else ""
    if first and role in (SON, DAUGHTER, PARTICLE) and not _hyphen_follows(text, word):
        return ""
    return role


@lru_cache(maxsize=1 << 16)
def _forms(text: str) -> tuple[str, str]:
    """A word with its other form, with or without the attached article; in Arabic script the bare form comes first."""
    script = script_of(text)
    servant = _ATTACHED_SERVANT.match(text)
    if servant:
        return _CANONICAL[script][0] + text[servant.end() :], ""
    article = _ATTACHED_ARTICLE.match(text)
    if not article:
        return text, ""
    bare = text[article.end() :]
    return (bare, text) if script == ARABIC else (text, bare)


def _with_article(part: Part) -> Part:
    text, other = _forms(part.text)
    return part if text == part.text and not other else replace(part, text=text, other=other)


def _join(head: str, article: bool, word: Part, start: int) -> Part:
    span = (start, word.span[1])
    prefix = {"L": "al", "A": "ال", "H": "אל"}[script_of(word.text)]
    if head:
        bare = word.text.removeprefix(prefix) if script_of(word.text) == ARABIC else word.text
        place = {"servant": 0, "parent": 1}[head]
        joined = _CANONICAL[script_of(word.text)][place] + bare
        return replace(word, text=joined, span=span, role=NAME, written=joined)
    if article:
        return replace(word, span=span, other=prefix + word.text)
    return _with_article(word)


def _assemble(text: str, words: Sequence[Part]) -> Iterator[Part]:
    """Joins servants, parents and articles to the word they belong to."""
    if tables.PARTICLE.keys().isdisjoint([word.text for word in words]):
        yield from (_with_article(word) if word.role == NAME else word for word in words)
        return
    head, article, start = "", False, -1
    for place, word in enumerate(words):
        follows = place + 1 < len(words) and words[place + 1].role in CARRYING
        role = _role(text, word, follows, place == 0) if word.role in CARRYING else ""
        if role in ("article", "servant", "parent"):
            start = word.span[0] if start < 0 else start
            article = article or role == "article"
            head = role if role != "article" else head
        elif role:
            yield replace(word, role=role, gender={SON: "m", DAUGHTER: "f"}.get(role, ""))
        elif word.role in CARRYING:
            yield _join(head, article, word, word.span[0] if start < 0 else start) if word.role == NAME else word
            head, article, start = "", False, -1
        else:
            yield word


_NOT_PLAIN = frozenset(("", *_SPECIAL, *tables.PARTICLE))
_PLAIN_LENGTH = 24
PlainWord = tuple[str, str, str]
"""A word of a name folded, the same with or without its article, and as written."""


@lru_cache(maxsize=1 << 16)
def _plain(written: str) -> PlainWord | None:
    folded = fold(written) if len(written) <= _PLAIN_LENGTH else ""
    return None if folded in _NOT_PLAIN or len(folded) > _PLAIN_LENGTH else (*_forms(folded), written)


def plain_words(text: str) -> list[PlainWord]:
    """Takes a name apart that is nothing but names: the same as `parse_person`, without the places and much faster.

    Args:
        text: A name.

    Returns:
        Its words in order; none when it has a title, a particle, a comma or anything else that `parse_person` is for.

    Example:
        >>> plain_words("Rima Hardal"), plain_words("Hardal, Dr. Rima")
        ([('rima', '', 'Rima'), ('hardal', '', 'Hardal')], [])
    """
    if "," in text or "،" in text:
        return []
    words = [_plain(written) for written in text.translate(_SEPARATORS).translate(_INVISIBLE).split()]
    return [one for one in words if one] if len(words) <= MOST_WORDS and None not in words else []


@lru_cache(maxsize=4096)
def parse_person(text: str) -> Parsed:
    """Takes the name of a person apart; see `parse`."""
    words = words_of(text)
    family = _before_comma(text, words)
    words = words[family:] + words[:family]
    return Parsed(text, "person", tuple(_assemble(text, _mark_titles(words))), family > 0)
