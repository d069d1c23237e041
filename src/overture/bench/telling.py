"""The figures as a table: what a page costs, beside the admin's, beside our own first page, and as the desk grows."""

from __future__ import annotations

import statistics
from collections.abc import Mapping
from typing import Any

Rows = list[dict[str, Any]]
FIRST = "first page"


def heading() -> str:
    """What the columns are; milliseconds are medians, a ratio is within one desk and one run."""
    return "\n".join(
        [
            "ms a page, in process, median of rounds in turn; lean is the admin with its slow parts off",
            f"{'':30} {'ours':>8} {'editor':>8} {'director':>8} {'admin':>9} {'lean':>9}"
            f" {'admin/ours':>10} {'lean/ours':>9} {'x page 1':>8} {'queries':>8} {'kB':>5}",
        ]
    )


def desk(engine: str, size: str, rows: Rows) -> str:
    """The figures of one desk."""
    by_key: dict[str, dict[str, dict[str, Any]]] = {}
    for row in rows:
        by_key.setdefault(row["key"], {})[row["who"]] = row
    first = p50(by_key[FIRST]["coordinator"])
    return "\n".join([f"{engine}, {size}", *(_line(key, who, first) for key, who in by_key.items())])


def _line(key: str, who: dict[str, dict[str, Any]], first: float) -> str:
    ours, admin, lean = (p50(who[name]) for name in ("coordinator", "admin", "lean"))
    return (
        f"{key:30} {ours:8.1f} {p50(who['editor']):8.1f} {p50(who['director']):8.1f} {admin:9.1f} {lean:9.1f}"
        f" {admin / ours:10.1f} {lean / ours:9.1f} {ours / first:8.2f} {who['coordinator']['queries']:8}"
        f" {who['coordinator']['size'] / 1000:5.0f}"
    )


def growth(found: Mapping[tuple[str, str], Rows]) -> list[str]:
    """How much longer a first page takes on the largest desk than on the smallest."""
    lines = []
    for engine in dict.fromkeys(engine for engine, _size in found):
        sizes = [size for one, size in found if one == engine]
        small, large = (next(_firsts(found[(engine, size)])) for size in (sizes[0], sizes[-1]))
        if len(sizes) > 1:
            lines.append(
                f"{engine}: a first page at {sizes[-1]} takes {large / small:.2f} times what it takes at {sizes[0]}"
            )
    return lines


def _firsts(rows: Rows) -> Any:
    return (p50(row) for row in rows if row["key"] == FIRST and row["who"] == "coordinator")


def p50(row: dict[str, Any]) -> float:
    return statistics.median(row["times"])
