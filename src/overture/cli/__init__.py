"""``overture COMMAND``: the command line of a desk.

Each command is a module with ``main(arguments) -> int``: 0 done, 1 it did not work and said why, 2 wrong usage. A
command is imported when it is called, so that reading a text needs neither Django nor a database.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass

DONE, DID_NOT_WORK, WRONG_USAGE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Command:
    """One command: the module that does it, and what it does in a few words."""

    module: str
    does: str


COMMANDS: dict[str, Command] = {
    "setup": Command("overture.cli.setup", "make a real desk: database, keys, the umbrella, the first coordinator"),
    "run": Command("overture.cli.run", "serve the desk on this machine; make a sample desk when there is none"),
    "worker": Command("overture.cli.worker", "send what waits in the outbox"),
    "doctor": Command("overture.cli.doctor", "say whether everything is all right, and what is not"),
    "sample": Command("overture.cli.sample", "fill an empty desk with an invented alliance"),
    "relist": Command("overture.cli.relist", "make lists and search anew from the records"),
    "rotate-key": Command("overture.cli.rotate_key", "seal with a new key from now on, and all that is sealed again"),
    "import": Command("overture.cli.importing", "take in a spreadsheet, address cards, or the export of a whole desk"),
    "export": Command("overture.cli.export", "write the whole desk into one ZIP in open formats"),
    "read": Command("overture_reader.command", "read a text: who met whom, when, what was asked; needs no desk"),
    "names": Command("overture_names.command", "compare names in three scripts; needs no desk"),
    "bench": Command("overture.cli.bench", "make a desk of any size and measure its lists beside Django's admin"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: the words after ``overture``; those of this process when None.

    Returns:
        The exit code.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or words[0] in {"-h", "--help", "help"}:
        print(usage())
        return DONE if words else WRONG_USAGE
    command = COMMANDS.get(words[0])
    if command is None:
        print(f"overture: there is no command {words[0]!r}. `overture --help` lists them.", file=sys.stderr)
        return WRONG_USAGE
    return int(importlib.import_module(command.module).main(words[1:]) or 0)


def usage() -> str:
    """What `overture --help` prints."""
    lines = [f"  {name:<10} {command.does}" for name, command in COMMANDS.items()]
    return "\n".join(["usage: overture COMMAND", "", *lines, "", "overture COMMAND --help tells more."])
