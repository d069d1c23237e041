"""The labelled sets that `overture_names` is fitted on and measured with.

Every set is made deterministically from the files in `$OVERTURE_SHARED/names` as their README says. Rows are told
apart by a hash of their key: three quarters are for fitting, one quarter is for measuring, and no row is both.
"""

import csv
import hashlib
import os
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from overture_names.parsing import parse_person
from overture_names.sounds import ARABIC, HEBREW, LATIN, Word, word

FIT, MEASURE = "fit", "measure"
Pair = tuple[str, str]
WordPair = tuple[Word, Word]


@dataclass(frozen=True, slots=True)
class Labelled:
    """Two names and whether they are one.

    Attributes:
        a: One name.
        b: The other.
        same: Whether they name the same.
        note: What kind of pair it is.
    """

    a: str
    b: str
    same: bool
    note: str = ""


def folder() -> Path:
    """The folder of the shared name files; it may be absent."""
    return Path(os.environ.get("OVERTURE_SHARED", "../shared")) / "names"


def is_available() -> bool:
    """Says whether the shared name files are there."""
    return (folder() / "wikidata-en-he.tsv").exists()


def part_of(key: str) -> str:
    """Says which part a row belongs to.

    Args:
        key: The key of the row.

    Returns:
        `FIT` or `MEASURE`.
    """
    return FIT if int(hashlib.sha256(f"overture {key}".encode()).hexdigest()[0], 16) < 12 else MEASURE


def _rows(name: str) -> list[list[str]]:
    with (folder() / name).open(encoding="utf-8", newline="") as lines:
        return [line.rstrip("\n").split("\t") for line in lines]


def hebrew_pairs(part: str) -> list[Pair]:
    """English and Hebrew full names of one person."""
    return [(row[0], row[1]) for row in _rows("wikidata-en-he.tsv") if part_of(row[0]) == part]


def arabic_tokens(part: str) -> list[Pair]:
    """English and Arabic spellings of one word of a name, split by the Arabic form."""
    rows = ((row[0], row[1].replace(" ", "")) for row in _rows("wikidata-en-ar.tsv"))
    return [(latin, arabic) for latin, arabic in rows if len(latin) > 1 and part_of(arabic) == part]


def latin_groups(part: str) -> list[list[str]]:
    """Groups of two or more English spellings of one Arabic form."""
    groups: dict[str, list[str]] = defaultdict(list)
    for latin, arabic in arabic_tokens(part):
        groups[arabic].append(latin)
    return [sorted(set(group)) for _, group in sorted(groups.items()) if len(set(group)) > 1]


def hebrew_words(pairs: Iterable[Pair]) -> list[tuple[Word, Word]]:
    """Words that stand in the same place in an English and a Hebrew full name of as many words."""
    found = []
    for latin, hebrew in pairs:
        ours, theirs = parse_person(latin).carrying, parse_person(hebrew).carrying
        if len(ours) == len(theirs):
            for one, other in zip(ours, theirs, strict=True):
                left, right = word(one.text, one.written), word(other.text, other.written)
                if left.script == LATIN and right.script == HEBREW and len(left.text) > 1 and len(right.text) > 1:
                    found.append((left, right))
    return found


def arabic_words(pairs: Iterable[Pair]) -> list[tuple[Word, Word]]:
    """English and Arabic spellings of a word, read as a parsed name reads them."""
    found = []
    for latin, arabic in pairs:
        ours, theirs = parse_person(latin).carrying, parse_person(arabic).carrying
        if len(ours) == len(theirs) == 1:
            left, right = word(ours[0].text), word(theirs[0].text)
            if left.script == LATIN and right.script == ARABIC:
                found.append((left, right))
    return found


def latin_words(groups: Iterable[Sequence[str]]) -> list[tuple[Word, Word]]:
    """Every two neighbouring spellings of one group."""
    found = []
    for group in groups:
        parsed = [parse_person(text).carrying for text in group[:6]]
        words = [word(parts[0].text) for parts in parsed if len(parts) == 1]
        found.extend((words[place], words[place + 1]) for place in range(len(words) - 1))
    return found


def through_latin(arabic: Sequence[WordPair], hebrew: Sequence[WordPair]) -> list[WordPair]:
    """Arabic and Hebrew spellings of one Latin word."""
    by_latin: dict[str, dict[str, Word]] = defaultdict(dict)
    for latin, other in hebrew:
        by_latin[latin.text][other.text] = other
    found = {(one.text, other.text): (one, other) for latin, one in arabic for other in by_latin[latin.text].values()}
    return [found[key] for key in sorted(found)]


def respelt(pairs: Sequence[WordPair]) -> list[WordPair]:
    """Two spellings in one script of one Latin word."""
    by_latin: dict[str, dict[str, Word]] = defaultdict(dict)
    for latin, other in pairs:
        by_latin[latin.text][other.text] = other
    found = []
    for _, spellings in sorted(by_latin.items()):
        words = [spellings[text] for text in sorted(spellings)][:5]
        found.extend((words[place], words[place + 1]) for place in range(len(words) - 1))
    return found


def composed(tokens: Sequence[Pair], chance: random.Random, size: int) -> list[Labelled]:
    """Names of two words, each in two spellings; half of the non-matches share the first word."""
    made = []
    for number in range(size * 3):
        first, last, other, fourth = (chance.choice(tokens) for _ in range(4))
        a = f"{first[0]} {last[0]}"
        if number < size:
            made.append(Labelled(a, f"{first[1]} {last[1]}", True))
        elif number < size * 2:
            made.append(Labelled(a, f"{first[1]} {other[1]}", False, "shares the first name"))
        else:
            made.append(Labelled(a, f"{fourth[1]} {other[1]}", False, "different"))
    return made


def _sharing(pairs: Sequence[Pair], chance: random.Random, count: int) -> list[Labelled]:
    """Different people who share a given name or a surname."""
    by_word: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        words = pair[0].split()
        for each in {words[0], words[-1]}:
            by_word[each].append(pair)
    found: list[Labelled] = []
    while len(found) < count:
        one = chance.choice(pairs)
        words = one[0].split()
        other = chance.choice(by_word[chance.choice((words[0], words[-1]))])
        if other[0] != one[0] and other[1] != one[1]:
            found.append(Labelled(one[0], other[1], False, "shares a name"))
    return found


def english_hebrew(part: str, size: int = 2000) -> list[Labelled]:
    """Matches, and about twice as many non-matches of which half share a given name or a surname."""
    chance = random.Random(f"en-he {part}")
    pairs = hebrew_pairs(part)
    same = [Labelled(a, b, True) for a, b in chance.sample(pairs, size)]
    apart = []
    while len(apart) < size:
        one, other = chance.choice(pairs), chance.choice(pairs)
        if one[0] != other[0]:
            apart.append(Labelled(one[0], other[1], False, "different"))
    return [*same, *apart, *_sharing(pairs, chance, size)]


def english_arabic(part: str, size: int = 2000) -> list[Labelled]:
    """Names composed of two real words; half of the non-matches share the first."""
    chance = random.Random(f"en-ar {part}")
    tokens = arabic_tokens(part)
    return composed(tokens, chance, size)


def _texts(pairs: Sequence[WordPair]) -> list[Pair]:
    return [(one.text, other.text) for one, other in pairs]


def arabic_hebrew(part: str, size: int = 700) -> list[Labelled]:
    """Arabic and Hebrew names composed through Latin words that both spell."""
    words = through_latin(arabic_words(arabic_tokens(part)), hebrew_words(hebrew_pairs(part)))
    return composed(_texts(words), random.Random(f"ar-he {part}"), size)


def one_script(part: str, size: int = 300) -> list[Labelled]:
    """Hebrew names in two Hebrew spellings, Arabic names in two Arabic ones."""
    chance = random.Random(f"one script {part}")
    arabic, hebrew = respelt(arabic_words(arabic_tokens(part))), respelt(hebrew_words(hebrew_pairs(part)))
    return [*composed(_texts(arabic), chance, size), *composed(_texts(hebrew), chance, size)]


def latin_variants(part: str, size: int = 2000) -> list[Labelled]:
    """Names of two words in two English spellings; in non-matches the other word begins with the same two letters."""
    chance = random.Random(f"latin {part}")
    groups = latin_groups(part)
    by_start: dict[str, list[list[str]]] = defaultdict(list)
    for group in groups:
        for start in {text[:2] for text in group}:
            by_start[start].append(group)
    made: list[Labelled] = []
    while len(made) < size * 3:
        first, last = chance.choice(groups), chance.choice(groups)
        (f1, f2), (l1, l2) = chance.sample(first, 2), chance.sample(last, 2)
        alike = chance.choice(by_start[l1[:2]])
        other = chance.choice([text for text in alike if text[:2] == l1[:2]])
        if len(made) < size:
            made.append(Labelled(f"{f1} {l1}", f"{f2} {l2}", True))
        elif alike is not last and len(made) < size * 2:
            made.append(Labelled(f"{f1} {l1}", f"{f2} {other}", False, "shares the first name"))
        elif alike is not last:
            made.append(Labelled(f"{f1} {l1}", f"{chance.choice(chance.choice(groups))} {other}", False, "alike"))
    return made


_ORGANISATIONS = frozenset(("Company", "Organization", "LegalEntity"))


def name_bench(kind: str) -> list[Labelled]:
    """The pairs of name_bench for people or for organisations; small, so measured by folds and not by parts."""
    with (folder() / "name-bench.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    wanted = frozenset(("Person",)) if kind == "person" else _ORGANISATIONS
    return [
        Labelled(row["name1"], row["name2"], row["is_match"] == "true", row["category"])
        for row in rows
        if row["schema"] in wanted
    ]


def fold_of(pair: Labelled, folds: int) -> int:
    """The fold that a pair belongs to, by a hash of its first name so that one case stays together."""
    return int(hashlib.sha256(pair.b.lower().encode()).hexdigest()[:8], 16) % folds


SEED = Path(__file__).resolve().parent / "seed.tsv"


def seed(kind: str) -> list[Labelled]:
    """The pairs that we wrote: kind, label, group, name, name."""
    rows = [line.split("\t") for line in SEED.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [Labelled(a, b, label == "same", group) for k, label, group, a, b in rows if k == kind]


PEOPLE: dict[str, Callable[[str], list[Labelled]]] = {
    "en-he": english_hebrew,
    "en-ar": english_arabic,
    "latin-variants": latin_variants,
}


EXTRA: dict[str, Callable[[str], list[Labelled]]] = {"ar-he": arabic_hebrew, "one-script": one_script}
"""Sets that are fitted on and shown, but that no target is set for."""


def everything(pairs: Iterable[Labelled]) -> tuple[list[Pair], list[bool]]:
    """Splits labelled pairs into names and labels."""
    listed = list(pairs)
    return [(pair.a, pair.b) for pair in listed], [pair.same for pair in listed]
