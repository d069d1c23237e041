"""Keys for a table of names in a database: two names that may be one have a key in common."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from overture_names import tables
from overture_names.comparing import Kind
from overture_names.index import groups_of, key_words, shortened
from overture_names.organisations import LEGAL, STOP, read
from overture_names.sounds import skeletons

LONGEST_KEY = 24
"""Letters of a key; longer ones are cut."""
_SHORT_KEY = 2
"""A key of so few letters is not shortened: too many words have such a key."""
_BEGINNING = 3
"""Letters of the first word that an acronym may take in (ALL-MEP)."""


def lookup_keys(name: str, kind: Kind = "person") -> tuple[str, ...]:
    """Gives the keys under which a table keeps a name, and under which it is sought there.

    A key is the consonants of a word, with and without one of them; two neighbours written together; a line of the
    tables of names that are one (Yitzhak, Isaac); and for organisations what their acronym may be.

    Args:
        name: A name.
        kind: "person" or "organisation".

    Returns:
        Each key once, none longer than `LONGEST_KEY`; names that share more of them are more alike. None for a name
        without letters.

    Example:
        >>> "HRDL" in lookup_keys("Rima Hardal") and "HRDL" in lookup_keys("רימא הרדל")
        True
        >>> set(lookup_keys("HWF", "organisation")) & set(lookup_keys("Harbour Women's Forum", "organisation"))
        {'=hwf'}
    """
    words = key_words(name, kind)
    keys = list(_of_words(words))
    if kind == "organisation":
        keys += _of_acronyms(name)
    return tuple(dict.fromkeys(key[:LONGEST_KEY] for key in keys))


def _of_words(words: Sequence[tuple[str, str]]) -> Iterator[str]:
    for text, written in words:
        for key in skeletons(text, written):
            yield key
            if len(key) > _SHORT_KEY:
                yield from shortened(key)
        yield from (f"#{group}" for group in groups_of(text))
    for (first, _), (second, _) in pairwise(words):
        yield from skeletons(first + second)


def _of_acronyms(name: str) -> Iterator[str]:
    body = read(name)
    yield from (f"#a{group}" for group in sorted(tables.ACRONYM.get(body.phrase, tables.ACRONYM.get(body.whole, ()))))
    yield from (f"={part.text}" for part in body.acronyms)
    words = [(text, part.role == STOP) for part in body.parts if part.role != LEGAL for text in part.other.split()]
    telling = [text for text, is_small in words if not is_small]
    if len(telling) < 2:
        return
    initials = "".join(text[0] for text in telling)
    yield f"={initials}"
    yield f"={''.join(text[0] for text, _ in words)}"
    yield from (f"={telling[0][:length]}{initials[1:]}" for length in range(2, _BEGINNING + 1))
