"""The command line: ``overture read`` and ``python -m overture_reader``."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from overture_reader.directory import Directory
from overture_reader.document import Unreadable, open_document
from overture_reader.prediction import prediction
from overture_reader.reading import read, read_document


def main(argv: list[str] | None = None) -> int:
    """Run the command.

    Args:
        argv: the arguments after the command's name; None takes those of the process.

    Returns:
        0, 1 (did not work, said why) or 2 (wrong usage).
    """
    parser = _parser()
    try:
        options = parser.parse_args(argv)
        if bool(options.cases) != bool(options.out) or bool(options.cases) == bool(options.files):
            parser.error("give FILE…, or --cases DIR with --out DIR")
    except SystemExit as stop:
        return int(stop.code or 0)
    try:
        if options.cases:
            return _read_cases(Path(options.cases), Path(options.out))
        return _read_files(options)
    except (OSError, ValueError) as error:
        print(f"overture read: {error}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="overture read", description="Read text into drafts, without a database.")
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help="text, e-mail, calendar or HTML file; - for standard input"
    )
    parser.add_argument("--on", type=date.fromisoformat, metavar="DATE", help="the day the text is dated (YYYY-MM-DD)")
    parser.add_argument("--directory", metavar="FILE.json", help="people and organisations already known")
    parser.add_argument("--json", action="store_true", help="answer as JSON (reader-gold/1 prediction, more keys)")
    parser.add_argument("--full", action="store_true", help="with --json: the whole reading, with evidence and reasons")
    parser.add_argument("--cases", metavar="DIR", help="read every NN.txt that has an NN.json")
    parser.add_argument("--out", metavar="DIR", help="where the answers to --cases go")
    return parser


def _read_files(options: argparse.Namespace) -> int:
    directory = _directory(options.directory)
    answers, failed = [], False
    for name in options.files:
        try:
            data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
            document = open_document(data, name=name)
        except (OSError, Unreadable) as error:
            print(f"{name}: {_sentence(error)}", file=sys.stderr)
            failed = True
            continue
        reading = read_document(document, on=options.on, directory=directory)
        answer = reading.as_json() if options.full else prediction(reading)
        answers.append(answer)
        for notice in reading.warnings:
            print(f"{name}: {notice.sentence}", file=sys.stderr)
        if not options.json:
            _print_plainly(name, prediction(reading))
    if options.json and answers:
        print(json.dumps(answers[0] if len(options.files) == 1 else answers, ensure_ascii=False, indent=1))
    return int(failed)


def _sentence(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file."
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)


def _directory(name: str | None) -> Directory:
    if name is None:
        return Directory()
    try:
        return Directory.from_json(json.loads(Path(name).read_text(encoding="utf-8")))
    except json.JSONDecodeError as error:
        raise ValueError(f"{name} is not JSON: {error}") from error


def _print_plainly(name: str, answer: dict[str, Any]) -> None:
    print(f"{name}: {len(answer['people'])} people, {len(answer['organisations'])} organisations")
    for engagement in answer["engagements"]:
        day = engagement["date"]
        when = (
            f"{day['start']}–{day['end']}" if day and day["start"] != day["end"] else day["start"] if day else "no date"
        )
        who = ", ".join(
            f"{each['name']} ({each['org']})" if each["org"] else each["name"] for each in engagement["participants"]
        )
        print(
            f"  {engagement['kind']}, {engagement['status']}, {when}; host: {', '.join(engagement['hosts']) or '–'}"
            f"; {who or '–'}"
        )
    for quote in answer["quotes"]:
        print(f"  “{quote['text']}” – {quote['speaker'] or 'unnamed'}")
    for ask in answer["asks"]:
        print(f"  ask: {ask['text']}")


def _read_cases(cases: Path, out: Path) -> int:
    names = sorted(path for path in cases.glob("*.txt") if path.with_suffix(".json").exists())
    if not names:
        raise ValueError(f"no NN.txt with its NN.json in {cases}")
    out.mkdir(parents=True, exist_ok=True)
    for path in names:
        given = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        on = date.fromisoformat(given["document_date"]) if given.get("document_date") else None
        text = path.read_bytes().decode("utf-8")
        answer = prediction(read(text, on=on, directory=Directory.from_json(given.get("directory") or {})))
        target = out / path.with_suffix(".json").name
        target.write_text(json.dumps(answer, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{len(names)} cases read into {out}")
    return 0
