"""``overture import``: a spreadsheet, address cards, or the export of a whole desk."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from . import DID_NOT_WORK, DONE, WRONG_USAGE
from .desk import on_the_desk, parser_of, prepare

KINDS = ("people", "organisations", "posts", "memberships", "engagements")


def parser() -> argparse.ArgumentParser:
    made = parser_of(
        "import",
        "Import a sheet (CSV, .xlsx), address cards (.vcf), or the export of a whole desk (.zip) into an empty one. "
        "Without --yes it only says what would happen.",
    )
    made.add_argument("file", type=Path)
    made.add_argument("--kind", choices=KINDS, default="people", help="what the rows are (default: people)")
    made.add_argument(
        "--column", action="append", default=[], metavar="HEADING=MEANING", help="what a column means; may be repeated"
    )
    made.add_argument("--side", choices=("network", "stakeholder", "other"), default="stakeholder")
    made.add_argument("--record", choices=("on_record", "chatham_house", "off_record"), help="of past engagements")
    made.add_argument("--yes", action="store_true", help="import the rows that are right")
    made.add_argument("--json", action="store_true", help="answer in JSON")
    return made


@on_the_desk
def main(arguments: Sequence[str]) -> int:
    chosen = parser().parse_args(arguments)
    if not chosen.file.is_file():
        print(f"overture: there is no file {chosen.file}.", file=sys.stderr)
        return WRONG_USAGE
    prepare()
    from django.db import transaction

    from overture.exchange.errors import ExchangeError

    try:
        with transaction.atomic():
            return bring_in(chosen) if chosen.file.suffix.lower() != ".zip" else make_desk(chosen.file)
    except ExchangeError as error:
        print(f"overture: {error}", file=sys.stderr)
        return DID_NOT_WORK


def make_desk(file: Path) -> int:
    """Make an empty desk the one that an export was made of."""
    from overture.exchange.operations import import_desk
    from overture.foundation.access import Viewer

    with file.open("rb") as opened:
        count = import_desk(opened, by=Viewer.system())
    print(f"{count} rows. Nobody's password came along: everybody sets a new one with “Forgotten your password?”.")
    return DONE


def bring_in(chosen: argparse.Namespace) -> int:
    """Plan the import of a sheet, and do it when it was said so; else leave no trace of it."""
    from django.db import transaction

    from overture.exchange import operations
    from overture.foundation.access import Viewer

    by = Viewer.system()
    usual = {"standing": chosen.side} if chosen.kind in ("people", "organisations", "posts") else {}
    if chosen.kind == "engagements" and chosen.record:
        usual["confidentiality"] = chosen.record
    content = chosen.file.read_bytes()
    job = operations.put_in(content, file_name=chosen.file.name, kind=chosen.kind, by=by, usual=usual)
    keys = mapped(job, chosen.column, by)
    operations.map_columns(job, version=job.version, keys=keys, usual=usual, by=by)
    plan = operations.plan_of(job, by=by)
    counts = operations.import_rows(job, version=job.version, by=by) if chosen.yes else plan.counts
    tell(plan, counts, chosen)
    transaction.set_rollback(not chosen.yes)
    return DONE if not (plan.problems or plan.questions) else DID_NOT_WORK


def mapped(job: Any, said: Sequence[str], by: Any) -> list[str]:
    """What the columns mean: as guessed, and as said on the command line.

    Raises:
        ExchangeError: when a heading or a meaning is unknown.
    """
    from overture.exchange.columns import COLUMNS
    from overture.exchange.errors import ExchangeError
    from overture.exchange.operations import sheet_in

    headings, keys = list(sheet_in(job, by=by).headings), list(job.columns)
    known = [one.key for one in COLUMNS[job.kind]]
    for one in said:
        heading, _equals, key = one.rpartition("=")
        if heading not in headings or (key and key not in known):
            raise ExchangeError(
                f"--column {one}: the columns are {', '.join(headings)}; they can mean {', '.join(known)}."
            )
        keys[headings.index(heading)] = key
    return keys


def tell(plan: Any, counts: Any, chosen: argparse.Namespace) -> None:
    """Say what happened, or what would."""
    if chosen.json:
        told = {"imported": chosen.yes, "counts": asdict(counts), "problems": [asdict(one) for one in plan.problems]}
        told["questions"] = [{"name": one.name, "rows": one.rows} for one in plan.questions]
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return
    for one in plan.problems:
        place = f", column {one.column} ({one.heading})" if one.column else ""
        print(f"row {one.row}{place}: {one.sentence}")
    for question in plan.questions:
        names = ", ".join(choice.name for choice in question.choices)
        print(f"row {question.rows[0]}: is “{question.name}” the same as {names}? Answer it on the desk.")
    words = ", ".join(f"{count} {what}" for what, count in asdict(counts).items())
    print(words if chosen.yes else f"Nothing was imported yet; --yes would import: {words}")
