"""The tables that ship with the package, as `overture_names.build` compiled them."""

import json
from pathlib import Path
from typing import Any, Final

_FOLDER: Final = Path(__file__).resolve().parent
_TABLES: Final[dict[str, Any]] = json.loads((_FOLDER / "tables.json").read_text(encoding="utf-8"))


def _section(name: str) -> Any:
    """A section of the compiled tables; empty while the compiler, which needs this package, is making a new one."""
    return _TABLES.get(name, {})


TITLE_ANYWHERE: Final[dict[str, str]] = _section("title_anywhere")
TITLE_LEADING: Final[dict[str, str]] = _section("title_leading")
ENDING: Final[frozenset[str]] = frozenset(_section("ending"))
PARTICLE: Final[dict[str, str]] = _section("particle")
STRONG: Final[dict[str, frozenset[int]]] = {word: frozenset(groups) for word, groups in _section("strong").items()}
SHORT: Final[dict[str, frozenset[int]]] = {word: frozenset(groups) for word, groups in _section("short").items()}
GIVEN: Final[dict[str, frozenset[int]]] = {word: frozenset(groups) for word, groups in _section("given").items()}
LEGAL: Final[frozenset[str]] = frozenset(_section("legal"))
STOP: Final[frozenset[str]] = frozenset(_section("stop"))
SAME: Final[dict[str, str]] = _section("same")
PLACE: Final[dict[str, str]] = _section("place")
KIND: Final[frozenset[str]] = frozenset(_section("kind"))
NUMBER: Final[dict[str, str]] = _section("number")
ACRONYM: Final[dict[str, frozenset[int]]] = {name: frozenset(groups) for name, groups in _section("acronym").items()}
