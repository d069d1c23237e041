"""Finding a speaker's words again in other text, by keyed hashes alone.

A wording is known by each run of eight words in it, or by all its words when it has fewer. Four words are the least:
shorter ones stand in anybody's sentence.
"""

from __future__ import annotations

from functools import lru_cache

from overture.foundation.sealing.keys import keyring
from overture_names.folding import fold

RUN = 8
LEAST = 4


def digest_of_words(text: str) -> str:
    """The keyed hash of a whole wording, as it stands."""
    return keyring().keyed_hash(text, purpose="voices.wording")


def runs_of_wording(text: str) -> dict[str, int]:
    """The runs under which a wording is known: keyed hash to number of words. None for a wording under four words."""
    words = fold(text).split()
    return {} if len(words) < LEAST else _runs(words, min(RUN, len(words)))


def runs_of_prose(text: str) -> frozenset[str]:
    """Every run in a text that could be a known one: of four to eight words, from each word on."""
    return _runs_of_prose(text, next(iter(keyring().keys)))


@lru_cache(maxsize=512)
def _runs_of_prose(text: str, _key: bytes) -> frozenset[str]:
    """Public pages ask for the same prose at each read; another key makes other hashes."""
    words = fold(text).split()
    return frozenset(run for length in range(LEAST, RUN + 1) for run in _runs(words, length))


def _runs(words: list[str], length: int) -> dict[str, int]:
    hashed = keyring().keyed_hash
    return {
        hashed(" ".join(words[start : start + length]), purpose="voices.run"): length
        for start in range(len(words) - length + 1)
    }
