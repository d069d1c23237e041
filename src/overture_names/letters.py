"""How likely two words are one name, letter by letter.

For every pair of scripts a table says how much more often two units of spelling stand opposite each other in two
spellings of one name than by chance, as a logarithm of odds; the best alignment adds them up. The tables are
fitted by `benchmarks/names/fit.py` and shipped in `letters.json`.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Final

from overture_names.sounds import ARABIC, HEBREW, Word

GAP = ""
"""Key of a unit that stands opposite nothing."""

Costs = dict[str, dict[str, float]]
LEAST = -4.0
"""Log odds below this say no more than this."""
_NOTHING: dict[str, float] = {}


@dataclass(frozen=True, slots=True)
class Letters:
    """The table of one pair of scripts, both ways round.

    Attributes:
        odds: For a unit of the first script, the log odds of each unit of the second, and of a gap.
        gaps: For a unit of the second script, the log odds of a gap.
        lowest: The log odds of two units never seen together.
        best: For a unit of the first script, the highest of its log odds.
    """

    odds: Costs
    gaps: dict[str, float]
    lowest: float
    best: dict[str, float]


def _turned(costs: Mapping[str, Mapping[str, float]]) -> Costs:
    turned: Costs = {}
    for left, row in costs.items():
        for right, odds in row.items():
            turned.setdefault(right, {})[left] = odds
    return turned


def _letters(costs: Costs, turned: Costs, lowest: float) -> Letters:
    best = {unit: max(row.values()) for unit, row in costs.items() if unit}
    return Letters(costs, dict(costs.get(GAP, {})), lowest, best)


def read_letters(text: str) -> dict[str, Letters]:
    """Reads the shipped tables.

    Args:
        text: The text of `letters.json`.

    Returns:
        For each ordered pair of scripts, such as "LH", its table.
    """
    tables: dict[str, Letters] = {}
    for pair, shipped in json.loads(text).items():
        costs: Costs = shipped["odds"]
        tables[pair] = _letters(costs, costs, shipped["lowest"])
        if pair[0] != pair[1]:
            turned = _turned(costs)
            tables[pair[::-1]] = _letters(turned, costs, shipped["lowest"])
    return tables


_SHIPPED = Path(__file__).resolve().parent / "letters.json"
TABLES: Final = read_letters(_SHIPPED.read_text(encoding="utf-8")) if _SHIPPED.exists() else {}


def align(left: str, right: str, table: Letters, *, least: float = -1e9) -> float:
    """Adds up the log odds of the best alignment of two words.

    Args:
        left: Units of the first word.
        right: Units of the second word.
        table: The table of their scripts, in this order.
        least: Below this the result does not matter; it is then given up early.

    Returns:
        The log odds that they are two spellings of one name, above 0 speaks for it; -1e9 when given up.
    """
    lowest, gaps, rows = table.lowest, table.gaps, table.odds
    skips = [gaps.get(unit, lowest) for unit in right]
    above = [0.0, *accumulate(skips)]
    opposite = list(zip(right, skips, strict=True))
    best = table.best
    hoped = sum([best.get(unit, 1.0) for unit in left])
    for unit in left:
        if max(above) + hoped < least:
            return -1e9
        hoped -= best.get(unit, 1.0)
        odds = rows.get(unit, _NOTHING)
        drop = odds.get(GAP, lowest)
        diagonal = above[0]
        value = diagonal + drop
        row = [value]
        for place, (other, skip) in enumerate(opposite, start=1):
            value += skip
            match = diagonal + odds.get(other, lowest)
            diagonal = above[place]
            if match > value:
                value = match
            if diagonal + drop > value:
                value = diagonal + drop
            row.append(value)
        above = row
    return above[-1]


@lru_cache(maxsize=1 << 16)
def ceiling(units: str, pair: str) -> float:
    """Adds up the best log odds that each unit of a word could have.

    Args:
        units: Units of the word.
        pair: Its script and that of the other word.

    Returns:
        The highest score that `likeness` divides by.
    """
    best = TABLES[pair].best
    return sum(best.get(unit, 1.0) for unit in units) or 1.0


def likeness(left: Word, right: Word) -> tuple[float, float]:
    """Compares two words letter by letter.

    Args:
        left: One word.
        right: The other.

    Returns:
        The log odds that they spell one name, and the same as a share of what a perfect spelling would reach
        (1.0), down to 0.0.

    Example:
        >>> from overture_names.sounds import word
        >>> odds, share = likeness(word("hardal"), word("חרדל"))
        >>> odds > 5, share > 0.7
        (True, True)
    """
    pair = left.script + right.script
    turned = pair[::-1]
    top = 0.5 * (ceiling(left.units, pair) + ceiling(right.units, turned))
    if (left.script, left.units) > (right.script, right.units):
        odds = align(right.units, left.units, TABLES[turned], least=LEAST)
    else:
        odds = align(left.units, right.units, TABLES[pair], least=LEAST)
    return max(LEAST, odds), min(1.0, max(0.0, odds / top))


def _likeliest(pair: str) -> dict[str, str]:
    """For each unit of a script the Latin unit that stands opposite it most surely, none for a silent one."""
    if pair not in TABLES:
        return {}
    return {unit: max(row, key=lambda other: (row[other], other)) for unit, row in TABLES[pair].odds.items() if unit}


_LIKELIEST: Final = {script: _likeliest(f"{script}L") for script in (ARABIC, HEBREW)}


def in_latin(word: Word) -> str:
    """Writes a word in Latin units by the likeliest letter for each of its own; for a rough look at many words.

    Args:
        word: The word.

    Returns:
        Latin units.

    Example:
        >>> from overture_names.sounds import word
        >>> in_latin(word("הרדל"))
        'hrdl'
    """
    table = _LIKELIEST.get(word.script)
    return word.units if table is None else "".join([table.get(unit, unit) for unit in word.units])
