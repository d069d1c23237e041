"""Words as the index knows them: one place for what is written into it and for what is looked up there.

A token is a folded word, or a mark and what it marks. A folded word holds no colon, so no text that somebody types can
be taken for a scope.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from hashlib import sha256

from overture.foundation.registry import ListedRow
from overture_names import fold, lookup_keys
from overture_names.sounds import skeletons

from .affixes import stems

SCOPE, FULLER, KIND = "s:", "f:", "kind:"
"""Who may find an entry; who may find a fuller telling of the same record, so not this one; what it is."""
TITLE, NAME, WHOLE, SOUND = "t:", "c:", "n:", "k:"
"""A word of the title of what has a day; of a name of what has none; a whole name; how a name in it sounds.

Titles and names stand apart, so that the beginning of a name is looked up among a few thousand, not among a million.
"""
LONGEST_WORD = 60
LONGEST_NAME = 120
_SAFE = re.compile(r"[a-z0-9:_-]{1,80}")


def scope_token(scope: str, mark: str = SCOPE) -> str:
    """A scope as one token; what a tokeniser would cut stands as its hash."""
    return mark + (scope if _SAFE.fullmatch(scope) else sha256(scope.encode()).hexdigest())


def words_of(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return [word[:LONGEST_WORD] for word in fold(text).split()]


def whole_name(text: str) -> str:
    """A name as one token."""
    return WHOLE + fold(text).replace(" ", "_")[:LONGEST_NAME]


def tokens_of(kind: str, row: ListedRow, fuller: Collection[str] = ()) -> str:
    """Everything under which an entry is found, each token once, in a steady order.

    Args:
        kind: the record's kind.
        row: one telling of it.
        fuller: scopes that find a fuller telling of the same record.
    """
    names = [name for name in (row.title, *row.names) if fold(name)]
    called = [word for name in names for word in _with_stems(words_of(name))]
    tokens = [KIND + kind]
    tokens += [scope_token(scope) for scope in sorted(row.scopes)]
    tokens += [scope_token(scope, FULLER) for scope in sorted(fuller)]
    tokens += [whole_name(name) for name in names]
    tokens += [(NAME if row.day is None else TITLE) + word for word in called]
    tokens += [*called, *_with_stems(words_of(row.words))]
    tokens += [SOUND + key for name in row.names for key in keys_of_name(name)]
    tokens += [SOUND + key for name in row.mentions for word in words_of(name) for key in sounds_of(word)]
    return " ".join(dict.fromkeys(tokens))


def keys_of_name(name: str) -> list[str]:
    """The keys of a whole name, of a person's and of an organisation's kind, as tokens keep them."""
    keys = [*lookup_keys(name, "person"), *lookup_keys(name, "organisation")]
    return list(dict.fromkeys(plain_key(key) for key in keys))


def sounds_of(word: str) -> list[str]:
    """The skeletons of one folded word that say enough to be looked for."""
    return [plain_key(key) for key in skeletons(word) if len(key) > 1]


def plain_key(key: str) -> str:
    """A key in the letters that every tokeniser leaves together."""
    return key.lower().replace("=", "_").replace("#", "-")


def _with_stems(words: Iterable[str]) -> list[str]:
    return [form for word in words for form in (word, *stems(word))]
