"""Compiles the tables in `resources/names/*.yml` into the file that ships with the package.

The tables are the source: change them, run `python -m overture_names.build`, commit both. Only this module needs
PyYAML.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from overture_names.folding import fold

RESOURCES = Path(__file__).resolve().parents[2] / "resources" / "names"
COMPILED = Path(__file__).resolve().parent / "tables.json"

Line = dict[str, Any]
Table = dict[str, list[Line]]


class TableError(ValueError):
    """A line of a table that cannot be compiled; the message names the table and the line."""


def _load(path: Path) -> Table:
    import yaml

    table = yaml.safe_load(path.read_text(encoding="utf-8"))
    sources = table.pop("sources", {})
    for section, lines in table.items():
        for line in lines:
            if line.get("source") not in sources:
                raise TableError(f"{path.name}, {section}: {line} has no known source; name one of {sorted(sources)}.")
    return dict(table)


def _words(line: Line) -> Iterator[str]:
    for written in line["words"]:
        folded = fold(str(written))
        if not folded:
            raise TableError(f"{line}: {written!r} folds to nothing; write it with letters or leave it out.")
        yield folded


def _flat(lines: Iterable[Line]) -> list[str]:
    return sorted({word for line in lines for word in _words(line)})


def _grouped(lines: Iterable[Line]) -> dict[str, list[int]]:
    groups: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        for word in dict.fromkeys(_words(line)):
            groups.setdefault(word, []).append(number)
    return groups


def _gendered(lines: Iterable[Line]) -> dict[str, str]:
    return {word: line.get("gender", "") for line in lines for word in _words(line)}


def _first(lines: Iterable[Line]) -> dict[str, str]:
    named: dict[str, str] = {}
    for line in lines:
        words = list(_words(line))
        for word in words:
            named.setdefault(word, words[0])
    return named


def compile_tables(resources: Path = RESOURCES) -> str:
    """Compiles the tables.

    Args:
        resources: The folder of the YAML tables.

    Returns:
        The text of the compiled file, the same for the same tables.

    Raises:
        TableError: A line has no source or a word without letters.
    """
    titles, particles, organisations = (
        _load(resources / f"{name}.yml") for name in ("titles", "particles", "organisations")
    )
    equivalents, nicknames, given = (_load(resources / f"{name}.yml") for name in ("equivalents", "nicknames", "given"))
    compiled = {
        "title_anywhere": _gendered(titles["anywhere"]),
        "title_leading": _gendered(titles["leading"]),
        "ending": _flat(titles["endings"]),
        "particle": {word: role for role, lines in particles.items() for word in _flat(lines)},
        "strong": _grouped(equivalents["strong"]),
        "short": _grouped([*equivalents["short"], *nicknames["short"]]),
        "given": _grouped(given["names"]),
        "legal": _flat(organisations["legal"]),
        "stop": _flat(organisations["stop"]),
        "same": _first(organisations["same"]),
        "place": {word: word for word in _flat(organisations["place"])} | _first(organisations["same_place"]),
        "kind": _flat(organisations["kind"]),
        "number": _first(organisations["number"]),
        "acronym": _grouped(_load(resources / "acronyms.yml")["acronyms"]),
    }
    return json.dumps(compiled, ensure_ascii=False, indent=0, sort_keys=True) + "\n"


def main() -> int:
    """Writes the compiled tables; the command line of this module.

    Returns:
        0.
    """
    COMPILED.write_text(compile_tables(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
