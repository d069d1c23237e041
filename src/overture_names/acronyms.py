"""Whether a few letters are the acronym of a name."""

from collections.abc import Sequence
from functools import lru_cache

LetterWord = tuple[str, bool, str]
"""A folded word, whether an acronym may pass over it, and the word as written."""

_LONGEST_PREFIX = 6
_MOST_LETTERS = 12


def _initials(words: Sequence[LetterWord], *, skipping: bool) -> str:
    return "".join(text[0] for text, skippable, _ in words if text and not (skipping and skippable))


def _camel_initials(words: Sequence[LetterWord]) -> str:
    """The capitals of words such as "PricewaterhouseCoopers"."""
    if any(written.isupper() for _, _, written in words):
        return ""
    return "".join(letter for _, _, written in words for letter in written if letter.isupper()).lower()


def acronym_fit(letters: str, words: Sequence[LetterWord]) -> float:
    """Says how well letters fit a name as its acronym.

    Args:
        letters: The folded letters, two to twelve.
        words: The words of the name.

    Returns:
        1.0 for the initials of its words, with or without the small ones; .9 for the beginnings of all its words in
        order (ALL-M-E-P); .75 when one word is passed over; 0.0 otherwise.

    Example:
        >>> small = {"for"}
        >>> allmep = [(word, word in small, word) for word in "alliance for middle east peace".split()]
        >>> acronym_fit("amep", allmep), acronym_fit("allmep", allmep), acronym_fit("xyz", allmep)
        (1.0, 0.9, 0.0)
    """
    if not 2 <= len(letters) <= _MOST_LETTERS or not words or " ".join(text for text, _, _ in words) == letters:
        return 0.0
    if letters == _camel_initials(words) and len(letters) > 2:
        return 0.9
    if sum(not skippable for _, skippable, _ in words) < 2:
        return 0.0
    if letters in (_initials(words, skipping=True), _initials(words, skipping=False)):
        return 1.0
    if len(letters) < 3:
        return 0.0
    chain = tuple((text, skippable) for text, skippable, _ in words)
    if _chain(letters, chain, 0):
        return 0.9
    return 0.75 if len(letters) > 3 and len(words) > 3 and _chain(letters, chain, 1) else 0.0


@lru_cache(maxsize=4096)
def _chain(letters: str, words: tuple[tuple[str, bool], ...], passes: int) -> bool:
    """Whether letters are made of beginnings of the words in order, passing over at most so many telling words."""
    if not words:
        return not letters
    (text, skippable), rest = words[0], words[1:]
    for length in range(min(_LONGEST_PREFIX, len(text), len(letters)), 0, -1):
        if letters.startswith(text[:length]) and _chain(letters[length:], rest, passes):
            return True
    if skippable:
        return _chain(letters, rest, passes)
    return passes > 0 and _chain(letters, rest, passes - 1)
