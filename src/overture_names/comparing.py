"""Two names compared: a score, a band, and reasons whose weights sum to the score."""

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal

from overture_names.findings import Finding
from overture_names.organisations import compare_organisations
from overture_names.people import compare_people, weigh_people

Kind = Literal["person", "organisation"]
Band = Literal["same", "ask", "no"]

SAME_FROM: Final = 0.85
"""From this score on two names are in band "same"."""
ASK_FROM: Final = 0.55
"""From this score on, up to `SAME_FROM`, a person is to be asked."""

_WEIGHTS: Final = Path(__file__).resolve().parent / "weights.json"

SENTENCES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "start": "Where every comparison starts",
        "no_letters": "A name without letters is like no other",
        "same_word": "{a} is the same in both",
        "same_name": "{a} and {b} are one name in two languages",
        "short_form": "{a} and {b} are a name and its short form",
        "initial": "{a} and {b} agree as far as the initial goes",
        "other_initial": "{a} and {b} do not begin alike",
        "near": "{a} and {b} sound alike",
        "apart": "{a} and {b} differ",
        "other_name": "{a} and {b} are two different names",
        "extra_name": "{b} is in one of the names only",
        "titles_disagree": "The titles are a man's and a woman's",
        "son_and_daughter": "One is a son, the other a daughter of somebody",
        "same_words": "The words are the same",
        "acronym": "{a} is the acronym of {b}",
        "known_acronym": "{a} and {b} are known to be one body",
        "shared_words": "They share {a}",
        "near_word": "{a} and {b} are nearly the same word",
        "missing_word": "{a} is in one of the names only",
        "other_place": "{a} and {b} are different places",
        "place_missing": "{a} names a place in one of the names only",
        "other_number": "The numbers {a} and {b} differ",
        "other_kind": "{a} and {b} are different kinds of body",
        "other_word": "{a} and {b} are different words",
        "written_alike": "How alike the whole names are written",
        "written_together": "They are the same when written together",
    }
)
"""The English sentence of each code, with the words of the names to be put in; keys for translation."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for a score.

    Attributes:
        code: What was seen, a key of `SENTENCES`.
        sentence: The same in English.
        weight: What it adds to the sum whose logistic is the score.
        span_a: Where in the first name, start and end.
        span_b: Where in the second.
        params: The words of the names that fill the sentence.
    """

    code: str
    sentence: str
    weight: float
    span_a: tuple[int, int]
    span_b: tuple[int, int]
    params: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What comparing two names gave.

    Attributes:
        score: 0 to 1, the logistic of the sum of the reasons' weights.
        band: "same", "ask" or "no"; never a reason to merge without asking a person.
        reasons: The reasons, in the order of their weight's size.
    """

    score: float
    band: Band
    reasons: tuple[Reason, ...]


@lru_cache(maxsize=1)
def weights() -> dict[str, dict[str, float]]:
    """The shipped weights, by kind and feature."""
    loaded: dict[str, dict[str, float]] = json.loads(_WEIGHTS.read_text(encoding="utf-8"))
    return loaded


@lru_cache(maxsize=1)
def _weights_of_people() -> dict[str, dict[str, float]]:
    """The weights for people once more, by what stands before the name of the feature."""
    table = weights()["person"]
    found: dict[str, dict[str, float]] = {"": table}
    for before in ("only", "worst", "other"):
        start = f"{before}_"
        found[before] = {name[len(start) :]: value for name, value in table.items() if name.startswith(start)}
    return found


def logistic(total: float) -> float:
    """The logistic function, safe for any size.

    Args:
        total: A sum of weights.

    Returns:
        A number from 0 to 1.

    Example:
        >>> logistic(0.0), logistic(-900.0)
        (0.5, 0.0)
    """
    return 1 / (1 + math.exp(-total)) if total > -700 else 0.0


def band_of(score: float) -> Band:
    """The band of a score.

    Args:
        score: 0 to 1.

    Returns:
        "same" from `SAME_FROM`, "ask" from `ASK_FROM`, else "no".

    Example:
        >>> band_of(0.9), band_of(0.6), band_of(0.2)
        ('same', 'ask', 'no')
    """
    if score >= SAME_FROM:
        return "same"
    return "ask" if score >= ASK_FROM else "no"


def findings(a: str, b: str, kind: Kind) -> list[Finding]:
    """What was seen in two names, before it is weighed.

    Args:
        a: One name.
        b: The other.
        kind: What they name.

    Returns:
        The findings; empty when either name has no letters.
    """
    return compare_people(a, b) if kind == "person" else compare_organisations(a, b)


def _weigh(finding: Finding, table: Mapping[str, float]) -> float:
    return sum(table.get(name, 0.0) * value for name, value in finding.features)


def _reason(
    code: str, weight: float, a: tuple[int, int], b: tuple[int, int], params: Iterable[tuple[str, str]]
) -> Reason:
    words = dict(params)
    sentence = SENTENCES[code].format_map({"a": "", "b": "", **words})
    return Reason(code, sentence, weight, a, b, words)


def score(a: str, b: str, kind: Kind = "person") -> float:
    """The score alone, as `compare` gives it.

    Args:
        a: One name.
        b: The other.
        kind: "person" or "organisation".

    Returns:
        0 to 1.

    Example:
        >>> score("Rima Hardal", "רימא הרדל") > 0.85
        True
    """
    table = weights()[kind]
    if kind == "person":
        weighed = weigh_people(a, b, _weights_of_people())
    else:
        weighed = [_weigh(finding, table) for finding in findings(a, b, kind)]
    return logistic(math.fsum([table["start"], *weighed])) if weighed else 0.0


def compare(a: str, b: str, kind: Kind = "person") -> Comparison:
    """Compares two names in any of the three scripts.

    Args:
        a: One name.
        b: The other.
        kind: "person" or "organisation".

    Returns:
        The score, its band and the reasons; the weights of the reasons sum to the score's logit.

    Raises:
        ValueError: The kind is neither.

    Example:
        >>> found = compare("Hardal, Rima", "ד״ר רימא הרדל")
        >>> found.band
        'same'
        >>> compare("Mohammed Hassan", "Mohammed Hussein").band == "same"
        False
    """
    if kind not in ("person", "organisation"):
        raise ValueError(f'The kind is "person" or "organisation", not {kind!r}.')
    seen = findings(a, b, kind)
    if not seen:
        return Comparison(0.0, "no", (_reason("no_letters", -1000.0, (0, 0), (0, 0), ()),))
    table = weights()[kind]
    reasons = [_reason("start", table["start"], (0, 0), (0, 0), ())]
    reasons += [
        _reason(finding.code, _weigh(finding, table), finding.span_a, finding.span_b, finding.params)
        for finding in seen
    ]
    result = logistic(math.fsum(reason.weight for reason in reasons))
    ordered = sorted(reasons, key=lambda reason: -abs(reason.weight))
    return Comparison(result, band_of(result), tuple(ordered))
