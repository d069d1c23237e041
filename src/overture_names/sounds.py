"""The sounds of a word: units of spelling, and a consonant skeleton shared by Latin, Arabic and Hebrew script."""

import re
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

LATIN, ARABIC, HEBREW = "L", "A", "H"

_LONGEST = 24
"""Letters of one word that are looked at; longer words are cut, so that no input is slow."""

_DIGRAPHS = {
    "tsch": "C", "sch": "S", "tch": "C", "sh": "S", "ch": "C", "kh": "X", "gh": "G", "th": "T", "dh": "D", "ph": "f",
    "zh": "J", "tz": "Z", "ts": "Z", "dj": "j", "ck": "k", "qu": "kw", "wh": "w", "rh": "r", "ou": "u", "oo": "u",
    "ee": "i", "x": "ks", "ce": "se", "ci": "si", "cy": "sy", "c": "k",
}  # fmt: skip
_DIGRAPH = re.compile("|".join(sorted(_DIGRAPHS, key=lambda text: (-len(text), text))))
_DOUBLED = re.compile(r"(.)\1+")
_INITIAL = {
    LATIN: dict(zip("aeiou", "12345", strict=True)),
    ARABIC: {"ا": "1"},
    HEBREW: {"א": "1", "ע": "2", "י": "3", "ו": "5"},
}
_FINAL = {
    LATIN: {**dict(zip("aeiou", "67890", strict=True)), "h": "_", "y": "Y"},
    ARABIC: {"ا": "6", "ه": "7", "ي": "8"},
    HEBREW: {"א": "6", "ה": "7", "י": "8"},
}
_GERESH = {"ג": "j", "ז": "J", "צ": "C", "ח": "X", "ת": "T", "ד": "D", "ע": "G", "ר": "G", "ט": "D"}
_GERESH_PAIR = re.compile("([גזצחתדערטץ])['’‘׳`´]")

_SKELETON = {
    LATIN: {
        **dict.fromkeys("bpfv", "P"), **dict.fromkeys("sS", "S"), "Z": "S", **dict.fromkeys("zJD", "Z"),
        **dict.fromkeys("gjG", "G"), **dict.fromkeys("kqXC", "K"), **dict.fromkeys("tT", "T"), "d": "D",
        "l": "L", "r": "R", "m": "M", "n": "N",
    },
    ARABIC: {
        **dict.fromkeys("بف", "P"), **dict.fromkeys("سصش", "S"), **dict.fromkeys("زذظ", "Z"),
        **dict.fromkeys("جغ", "G"), **dict.fromkeys("كقخ", "K"), **dict.fromkeys("تطث", "T"),
        **dict.fromkeys("دض", "D"), "ل": "L", "ر": "R", "م": "M", "ن": "N",
    },
    HEBREW: {
        **dict.fromkeys("בפ", "P"), **dict.fromkeys("סשצ", "S"), **dict.fromkeys("זJD", "Z"),
        **dict.fromkeys("גjG", "G"), **dict.fromkeys("כקXC", "K"), **dict.fromkeys("תטT", "T"), "ד": "D",
        "ל": "L", "ר": "R", "מ": "M", "נ": "N",
    },
}  # fmt: skip
_HEADS = {
    LATIN: {**dict.fromkeys("12345", "A"), "y": "Y", "h": "H", "w": "W"},
    ARABIC: {"1": "A", "ع": "A", "ي": "Y", "ح": "H", "ه": "H", "و": "W"},
    HEBREW: {"1": "A", "2": "A", "3": "Y", "ח": "H", "ה": "H", "5": "W"},
}
_HEAD_VARIANTS = {"Y": "A", "W": "P"}
_SECOND_READING = {LATIN: {"C": "S", "X": "H"}, ARABIC: {"ق": "G", "ح": "K"}, HEBREW: {"ח": "K"}}


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A word of a name as it sounds; `word` gives the same object for the same word.

    Attributes:
        text: The folded word.
        script: `LATIN`, `ARABIC` or `HEBREW`; any other script is read through its transliteration.
        units: Its units of spelling, one character each ("sh" is one unit).
        skeleton: Its consonants in the alphabet that the three scripts share.
        vowels: Its vowels in three classes (a, i, u), empty where the script does not write them.
    """

    text: str
    script: str
    units: str
    skeleton: str
    vowels: str


def script_of(text: str) -> str:
    """Names the script of a folded word by its first letter.

    Args:
        text: A folded word.

    Returns:
        "A" for Arabic, "H" for Hebrew, else "L".

    Example:
        >>> script_of("רימא"), script_of("ريما"), script_of("rima")
        ('H', 'A', 'L')
    """
    first = text[:1]
    if "\u0590" <= first <= "\u05ff":
        return HEBREW
    if "\u0600" <= first <= "\u06ff":
        return ARABIC
    return LATIN


def _latin(text: str) -> str:
    if not text.isascii():
        text = re.sub(r"[^a-z0-9]", "", anyascii(text).lower())
    text = _DOUBLED.sub(r"\1", text)
    spelt = _DIGRAPH.sub(_digraph, text)
    return spelt if spelt == text else _DOUBLED.sub(r"\1", spelt)


def _digraph(match: re.Match[str]) -> str:
    return _DIGRAPHS[match[0]]


def _units(text: str, script: str, written: str) -> str:
    if script == LATIN:
        spelt = _latin(text)
    elif script == HEBREW and len(written) > len(text):
        spelt = _DOUBLED.sub(r"\1", _GERESH_PAIR.sub(lambda match: _GERESH.get(match[1], match[1]), written))
        spelt = "".join(letter for letter in spelt if letter.isalnum())
    else:
        spelt = _DOUBLED.sub(r"\1", text)
    if len(spelt) < 2:
        return spelt
    return _INITIAL[script].get(spelt[0], spelt[0]) + spelt[1:-1] + _FINAL[script].get(spelt[-1], spelt[-1])


class _Only(dict[int, str]):
    """For `str.translate`: the letters of a table, and nothing for every other."""

    def __init__(self, letters: dict[str, str]) -> None:
        super().__init__({ord(letter): other for letter, other in letters.items()})

    def __missing__(self, codepoint: int) -> str:
        self[codepoint] = ""
        return ""


_CONSONANTS = {script: _Only(table) for script, table in _SKELETON.items()}
_VOWELS = _Only({**dict.fromkeys("a16", "a"), **dict.fromkeys("ei2378yY", "i"), **dict.fromkeys("ou4590w", "u")})


def _skeleton(units: str, script: str) -> str:
    table = _CONSONANTS[script]
    head = _HEADS[script].get(units[:1])
    body = head + units[1:].translate(table) if head else units.translate(table)
    return body or units[:4]


def _vowels(units: str, script: str) -> str:
    return units.translate(_VOWELS) if script == LATIN else ""


@lru_cache(maxsize=1 << 16)
def word(text: str, written: str = "") -> Word:
    """Reads a folded word as sounds.

    Args:
        text: The folded word.
        written: The word as written, for marks that the fold drops (geresh).

    Returns:
        The word with its units, skeleton and vowels.

    Example:
        >>> word("rima").skeleton, word("רימא").skeleton, word("ريما").skeleton
        ('RM', 'RM', 'RM')
        >>> word("hassan").vowels, word("hussein").vowels
        ('aa', 'uii')
    """
    text = text[:_LONGEST]
    script = script_of(text)
    units = _units(text, script, written[: 2 * _LONGEST])
    return Word(text, script, units, _skeleton(units, script), _vowels(units, script))


@lru_cache(maxsize=1 << 16)
def skeletons(text: str, written: str = "") -> tuple[str, ...]:
    """Gives every skeleton that a folded word may be found under, the likeliest first.

    Some letters are read in two ways across scripts (ch, kh, ח, ق); each reading is a key of its own.

    Args:
        text: The folded word.
        written: The word as written, for marks that the fold drops.

    Returns:
        One to four skeletons.

    Example:
        >>> skeletons("חיימ"), skeletons("chaim")
        (('HM', 'KM'), ('KM', 'SM'))
    """
    main = word(text, written)
    found = [main.skeleton]
    other = _SECOND_READING[main.script]
    if any(unit in other for unit in main.units):
        head = {**_HEADS[main.script], **other}
        table = {**_SKELETON[main.script], **other}
        second = head.get(main.units[0]) or table.get(main.units[0], "")
        second += "".join(table.get(unit, "") for unit in main.units[1:] if table.get(unit) != "H")
        found.append(second)
    if main.skeleton[:1] in _HEAD_VARIANTS:
        found.append(_HEAD_VARIANTS[main.skeleton[0]] + main.skeleton[1:])
    return tuple(dict.fromkeys(key for key in found if key))[:4]
