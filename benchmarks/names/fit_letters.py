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
from overture_names.parsing import parse_person
from overture_names.sounds import ARABIC, HEBREW, LATIN, Word, word

ROUNDS = 6
SMOOTHING = 0.4
LOWEST, HIGHEST = -4.5, 4.5
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
    same = {(unit, unit): 3.0 for pair in pairs for text in pair for unit in text} if scripts in ("LL",) else {}
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
            if scripts == "LL":
                counts.update((other, one) for one, other in steps)
        odds = _odds_of(counts)
    return odds, counts


def _composed(left: Counts, right: Counts) -> Costs:
    """A table for two scripts that were never seen together, through the Latin letters that both stand opposite."""
    row: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for (latin, other), count in right.items():
        row[latin].append((other, count))
    weight = {latin: sum(count for _, count in opposite) for latin, opposite in row.items()}
    scaled: dict[UnitPair, float] = defaultdict(float)
    for (latin, one), count in left.items():
        for other, opposite in row.get(latin, ()) if latin else [(GAP, weight[GAP])]:
            scaled[one, other] += count * opposite / weight[latin]
    for other, opposite in row[GAP]:
        scaled[GAP, other] += opposite
    shared = Counter({pair: round(count) for pair, count in scaled.items() if pair != (GAP, GAP)})
    return _odds_of(shared)


def _kept_identical(odds: Costs, units: Iterable[str]) -> Costs:
    """Within one script a letter stands for itself first of all."""
    for unit in units:
        if unit:
            odds[unit][unit] = max(odds[unit].get(unit, 0.0), 2.5)
    return odds


def hebrew_words(pairs: Iterable[sets.Pair]) -> list[tuple[Word, Word]]:
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


def _units(pairs: Iterable[tuple[Word, Word]]) -> list[UnitPair]:
    return [(left.units, right.units) for left, right in pairs if left.units and right.units]


def arabic_words(pairs: Iterable[sets.Pair]) -> list[tuple[Word, Word]]:
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


def fit_letters(part: str = sets.FIT) -> str:
    """Fits every table.

    Args:
        part: The part of the rows to fit on.

    Returns:
        The text of `letters.json`.
    """
    hebrew, hebrew_counts = fit_pair(_units(hebrew_words(sets.hebrew_pairs(part))), "LH")
    arabic, arabic_counts = fit_pair(_units(arabic_words(sets.arabic_tokens(part))), "LA")
    latin, _ = fit_pair(_units(latin_words(sets.latin_groups(part))), "LL")
    tables = {
        "LH": hebrew,
        "LA": arabic,
        "LL": latin,
        "AH": _composed(arabic_counts, hebrew_counts),
        "AA": _kept_identical(_composed(arabic_counts, arabic_counts), {unit for _, unit in arabic_counts}),
        "HH": _kept_identical(_composed(hebrew_counts, hebrew_counts), {unit for _, unit in hebrew_counts}),
    }
    shipped = {pair: {"lowest": LOWEST, "odds": _rounded(odds)} for pair, odds in tables.items()}
    return json.dumps(shipped, ensure_ascii=False, sort_keys=True, indent=0) + "\n"


def _rounded(odds: Costs) -> Costs:
    return {one: {other: round(value, 2) for other, value in sorted(row.items())} for one, row in sorted(odds.items())}
