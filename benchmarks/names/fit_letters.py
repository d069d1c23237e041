"""Fits the letter tables (`letters.json`) on the fitting part of the shared names.

Expectation by the best alignment: align every pair of spellings with the table so far, count which units stand
opposite each other, take the logarithm of the odds against chance, and repeat. Deterministic.
"""

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from benchmarks.names import sets
from overture_names.letters import GAP, Costs
from overture_names.sounds import Word

ROUNDS = 6
SMOOTHING = 0.4
LOWEST, HIGHEST = -4.5, 4.5
PRIOR = 600
TRANSLITERATION = {
    "ا": "א", "1": "12", "6": "67", "ب": "בפ", "ت": "ת", "ث": "Tת", "ج": "jג", "ح": "ח", "خ": "Xחכ",
    "د": "ד", "ذ": "Dד", "ر": "ר", "ز": "ז", "س": "סש", "ش": "ש", "ص": "צס", "ض": "דצ", "ط": "ט",
    "ظ": "טז", "ع": "ע2", "غ": "Gעג", "ف": "פ", "ق": "ק", "ك": "כק", "ل": "ל", "م": "מ", "ن": "נ",
    "ه": "ה", "7": "76", "و": "ו5", "ي": "י3", "8": "867",
}  # fmt: skip
"""Arabic units and the Hebrew ones that stand for them, the usual first (Academy of the Hebrew Language, rules for
transliteration from Arabic; everyday use for the others)."""
UnitPair = tuple[str, str]
Counts = Counter[UnitPair]


def _steps(left: str, right: str, odds: Costs) -> list[UnitPair]:
    """The pairs of units on the best alignment of two words."""
    height, width = len(left), len(right)
    score = [[0.0] * (width + 1) for _ in range(height + 1)]
    step = [[0] * (width + 1) for _ in range(height + 1)]
    for row in range(height + 1):
        for column in range(width + 1):
            ways = []
            if row and column:
                ways.append((score[row - 1][column - 1] + _odds(odds, left[row - 1], right[column - 1]), 0))
            if row:
                ways.append((score[row - 1][column] + _odds(odds, left[row - 1], GAP), 1))
            if column:
                ways.append((score[row][column - 1] + _odds(odds, GAP, right[column - 1]), 2))
            if ways:
                score[row][column], step[row][column] = max(ways)
    return _walk_back(left, right, step)


def _odds(odds: Costs, left: str, right: str) -> float:
    return odds.get(left, {}).get(right, LOWEST)


def _walk_back(left: str, right: str, step: list[list[int]]) -> list[UnitPair]:
    row, column = len(left), len(right)
    path = []
    while row or column:
        move = step[row][column]
        path.append((left[row - 1] if move != 2 else GAP, right[column - 1] if move != 1 else GAP))
        row -= move != 2
        column -= move != 1
    return path


def _odds_of(counts: Counts) -> Costs:
    """Log odds of every pair of units against chance; gaps against the rate of gaps as a whole."""
    total = sum(counts.values())
    left: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for (one, other), count in counts.items():
        left[one] += count
        right[other] += count
    odds: Costs = defaultdict(dict)
    for one in left:
        for other in right:
            if not one and not other:
                continue
            seen = counts[one, other] + SMOOTHING
            if one and other:
                chance = (left[one] + SMOOTHING) * (right[other] + SMOOTHING) / total
                value = math.log(seen / chance)
            else:
                value = math.log(seen / ((left[one] if one else right[other]) + 2.0))
            odds[one][other] = max(LOWEST, min(HIGHEST, value))
    return odds


def _start(pairs: Sequence[UnitPair], hint: dict[UnitPair, float]) -> Costs:
    odds: Costs = defaultdict(dict)
    lefts = {unit for left, _ in pairs for unit in left}
    rights = {unit for _, right in pairs for unit in right}
    for one in lefts:
        odds[one][GAP] = -0.4 if one in "aeiou1234567890yw_hYואיעה" else -2.0
        for other in rights:
            odds[one][other] = hint.get((one, other), -2.0)
    for other in rights:
        odds[GAP][other] = -0.4 if other in "aeiou1234567890yw_hYויאה" else -2.0
    return odds


def _hint(pairs: Sequence[UnitPair], scripts: str) -> dict[UnitPair, float]:
    """Units with one skeleton letter are likely to stand opposite each other."""
    from overture_names.sounds import _SKELETON

    first, second = _SKELETON[scripts[0]], _SKELETON[scripts[1]]
    hint = {(one, other): 2.0 for one in first for other in second if first[one] == second[other]}
    vowels = {("w", "و"): 2.0, ("w", "ו"): 2.0, ("y", "ي"): 2.0, ("y", "י"): 2.0, ("h", "ح"): 2.0, ("h", "ه"): 2.0,
              ("h", "ה"): 2.0, ("h", "ח"): 2.0, ("v", "ו"): 1.0}  # fmt: skip
    same = {(unit, unit): 3.0 for pair in pairs for text in pair for unit in text} if scripts[0] == scripts[1] else {}
    return {**hint, **vowels, **same}


def fit_pair(pairs: Sequence[UnitPair], scripts: str) -> tuple[Costs, Counts]:
    """Fits the table of one pair of scripts.

    Args:
        pairs: Units of two spellings of one word.
        scripts: The two scripts, such as "LH".

    Returns:
        The log odds, and the counts of the last round.
    """
    odds, counts = _start(pairs, _hint(pairs, scripts)), Counter[UnitPair]()
    for _ in range(ROUNDS):
        counts = Counter()
        for left, right in pairs:
            steps = _steps(left, right, odds)
            counts.update(steps)
            if scripts[0] == scripts[1]:
                counts.update((other, one) for one, other in steps)
        odds = _odds_of(counts)
    return odds, counts


def _transliterated(counts: Counts) -> Counts:
    """Adds the letters that writers of Hebrew use for Arabic names; the mined pairs are mostly of Western names."""
    counts = Counter(counts)
    for arabic, opposite in TRANSLITERATION.items():
        for place, hebrew in enumerate(opposite):
            counts[arabic, hebrew] += PRIOR if place == 0 else PRIOR // 4
    for arabic, hebrew in (("ا", GAP), (GAP, "ו"), (GAP, "י")):
        counts[arabic, hebrew] += PRIOR // 3
    return counts


def _units(pairs: Iterable[tuple[Word, Word]]) -> list[UnitPair]:
    return [(left.units, right.units) for left, right in pairs if left.units and right.units]


def fit_letters(part: str = sets.FIT) -> str:
    """Fits every table.

    Args:
        part: The part of the rows to fit on.

    Returns:
        The text of `letters.json`.
    """
    hebrew, arabic = sets.hebrew_words(sets.hebrew_pairs(part)), sets.arabic_words(sets.arabic_tokens(part))
    latin = sets.latin_words(sets.latin_groups(part))
    tables = {
        "LH": fit_pair(_units(hebrew), "LH")[0],
        "LA": fit_pair(_units(arabic), "LA")[0],
        "LL": fit_pair(_units(latin), "LL")[0],
        "AH": _odds_of(_transliterated(fit_pair(_units(sets.through_latin(arabic, hebrew)), "AH")[1])),
        "AA": fit_pair(_units(sets.respelt(arabic)), "AA")[0],
        "HH": fit_pair(_units(sets.respelt(hebrew)), "HH")[0],
    }
    shipped = {pair: {"lowest": LOWEST, "odds": _rounded(odds)} for pair, odds in tables.items()}
    return json.dumps(shipped, ensure_ascii=False, sort_keys=True, indent=0) + "\n"


def _rounded(odds: Costs) -> Costs:
    return {one: {other: round(value, 2) for other, value in sorted(row.items())} for one, row in sorted(odds.items())}
