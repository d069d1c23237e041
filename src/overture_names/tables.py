"""The tables that ship with the package, as `overture_names.build` compiled them."""

import json
from pathlib import Path
from typing import Any, Final

_FOLDER: Final = Path(__file__).resolve().parent
_TABLES: Final[dict[str, Any]] = json.loads((_FOLDER / "tables.json").read_text(encoding="utf-8"))

TITLE_ANYWHERE: Final[dict[str, str]] = _TABLES["title_anywhere"]
TITLE_LEADING: Final[dict[str, str]] = _TABLES["title_leading"]
ENDING: Final[frozenset[str]] = frozenset(_TABLES["ending"])
PARTICLE: Final[dict[str, str]] = _TABLES["particle"]
STRONG: Final[dict[str, frozenset[int]]] = {word: frozenset(groups) for word, groups in _TABLES["strong"].items()}
SHORT: Final[dict[str, frozenset[int]]] = {word: frozenset(groups) for word, groups in _TABLES["short"].items()}
LEGAL: Final[frozenset[str]] = frozenset(_TABLES["legal"])
STOP: Final[frozenset[str]] = frozenset(_TABLES["stop"])
SAME: Final[dict[str, str]] = _TABLES["same"]
PLACE: Final[dict[str, str]] = _TABLES["place"]
KIND: Final[frozenset[str]] = frozenset(_TABLES["kind"])
NUMBER: Final[dict[str, str]] = _TABLES["number"]
ACRONYM: Final[dict[str, frozenset[int]]] = {name: frozenset(groups) for name, groups in _TABLES["acronym"].items()}
