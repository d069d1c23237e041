"""The command line: compare two names, or score a file of pairs."""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from overture_names.comparing import Comparison, compare, score


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="overture names",
        description="Compares names of people and organisations in Latin, Arabic and Hebrew script.",
    )
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("compare", help="two names: score, band and reasons")
    one.add_argument("a", metavar="A")
    one.add_argument("b", metavar="B")
    one.add_argument("--json", action="store_true", help="answer in JSON")
    many = commands.add_parser("score", help="a file with two names a line, apart by a tab: adds the score")
    many.add_argument("file", metavar="FILE.tsv", help="the file, or - for standard input")
    for command in (one, many):
        command.add_argument("--kind", choices=("person", "organisation"), default="person")
    return parser


def as_json(found: Comparison) -> str:
    """Writes a comparison in JSON.

    Args:
        found: A comparison.

    Returns:
        One object with score, band and reasons.

    Example:
        >>> as_json(compare("Noa", "Noa")).startswith('{"score": ')
        True
    """
    return json.dumps(asdict(found), ensure_ascii=False)


def _as_text(found: Comparison) -> str:
    lines = [f"{found.score:.3f} {found.band}"]
    lines += [f"{reason.weight:+7.2f}  {reason.sentence}" for reason in found.reasons]
    return "\n".join(lines)


def _score_file(name: str, kind: str) -> int:
    try:
        text = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        print(
            f"{name} cannot be read: {error}. Give a UTF-8 file with two names a line, apart by a tab.", file=sys.stderr
        )
        return 1
    for number, line in enumerate(text.split("\n"), start=1):
        line = line.removesuffix("\r")
        cells = line.split("\t")
        if not line:
            continue
        if len(cells) < 2:
            print(f"{name}, line {number}: two names apart by a tab are needed.", file=sys.stderr)
            return 1
        print(
            f"{cells[0]}\t{cells[1]}\t{score(cells[0], cells[1], 'person' if kind == 'person' else 'organisation'):.4f}"
        )
    return 0


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command line.

    Args:
        argv: The arguments; those of the process when left out.

    Returns:
        0, 1 when it did not work and said why. Wrong usage ends the process with 2.
    """
    options = _parser().parse_args(argv)
    if options.command == "score":
        return _score_file(options.file, options.kind)
    found = compare(options.a, options.b, kind=options.kind)
    print(as_json(found) if options.json else _as_text(found))
    return 0
