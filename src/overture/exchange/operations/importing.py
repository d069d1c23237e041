"""A file is put in, its columns said, its questions answered; then all of it is imported at once, or nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from django.db import IntegrityError, connection
from django.utils import timezone
from django.utils.translation import gettext as _

from overture.foundation.access.viewer import Viewer
from overture.foundation.audit.operations import note, operation
from overture_names.folding import fold

from ..columns import guessed, missing
from ..errors import ExchangeError, NotAllowed, NotMapped, NotWaiting
from ..models import HeadingMeaning, ImportedRow, ImportJob, SheetKind
from ..planning import plan_import
from ..plans import Counts, Plan, Problem
from ..reading import read_sheet
from ..rules import can_import
from ..sheets import Sheet, sheet_of
from ..vcards import COLUMNS as CARD_COLUMNS
from ..vcards import HEADINGS as CARD_HEADINGS
from ..writing import CHUNK, insert_rows


@operation
def put_in(
    content: bytes, *, file_name: str, kind: str, by: Viewer, usual: Mapping[str, str] | None = None
) -> ImportJob:
    """Take a file in: read it, seal its rows, and guess what its columns mean. Nothing of it is a record yet.

    Raises:
        UnreadableFile: saying why, and at which row.
    """
    _check_may(by)
    sheet = read_sheet(content)
    is_cards = sheet.headings == CARD_HEADINGS
    kind = SheetKind.PEOPLE if is_cards else kind
    job = ImportJob.objects.create(
        kind=kind,
        file_name=file_name[:200],
        sheet=sheet.as_text(),
        row_count=len(sheet.rows),
        columns=list(CARD_COLUMNS) if is_cards else guessed(kind, sheet.headings, remembered(kind)),
        usual=dict(usual or {}),
        put_in_by=by.user_id or "system",
    )
    note("put_in", job, by=by)
    return job


def remembered(kind: str) -> dict[str, str]:
    """What each folded heading meant when a person last said so."""
    return dict(HeadingMeaning.objects.filter(kind=kind).values_list("heading", "column"))


@operation
def map_columns(
    job: ImportJob, *, version: int, keys: Sequence[str], usual: Mapping[str, str], by: Viewer
) -> ImportJob:
    """Say what the columns mean, and what holds for rows that leave one empty; it is remembered for the next file.

    Raises:
        NotMapped: naming a column that every row needs and that none means.
        StaleVersion: when somebody else said something meanwhile.
    """
    _check_waiting(job, by)
    if lacking := missing(job.kind, keys):
        raise NotMapped(_("Say which column holds this: %(column)s.") % {"column": lacking[0].label})
    job.claim_version(version)
    job.columns, job.usual = list(keys), dict(usual)
    job.save(update_fields=["columns", "usual"])
    meant = {fold(heading)[:100]: key for heading, key in zip(sheet_of(job.sheet).headings, keys, strict=False)}
    HeadingMeaning.objects.bulk_create(
        [HeadingMeaning(kind=job.kind, heading=heading, column=key) for heading, key in meant.items() if heading],
        update_conflicts=True,
        unique_fields=["kind", "heading"],
        update_fields=["column"],
    )
    note("map", job, by=by)
    return job


@operation
def answer_questions(job: ImportJob, *, version: int, answers: Mapping[str, str], by: Viewer) -> ImportJob:
    """Keep answers to "Same person?" for this file; an empty one is a question again.

    Raises:
        StaleVersion: when somebody else answered meanwhile.
    """
    _check_waiting(job, by)
    job.claim_version(version)
    kept = answers_of(job) | dict(answers)
    job.answers = json.dumps({key: answer for key, answer in kept.items() if answer}, ensure_ascii=False)
    job.save(update_fields=["answers"])
    note("answer", job, by=by)
    return job


def plan_of(job: ImportJob, *, by: Viewer) -> Plan:
    """What the import would do as things stand now; nothing is written."""
    _check_waiting(job, by)
    return plan_import(
        sheet_of(job.sheet),
        kind=job.kind,
        keys=job.columns,
        usual=job.usual,
        answers=answers_of(job),
        source=job.file_name,
        by=by,
    )


@operation
def import_rows(job: ImportJob, *, version: int, by: Viewer) -> Counts:
    """Import every row that is right and about which nothing is asked, in one transaction; then erase the file.

    New records carry where they are from, and every row is remembered, so that the same file once more changes
    nothing. Rows with problems and open questions stay outside; the report names them by row.

    Raises:
        NotMapped: when a column that every row needs was never said.
        StaleVersion: when somebody else said something meanwhile.
        ExchangeError: when the desk cannot take it as a whole; nothing was imported.
    """
    _check_waiting(job, by)
    if lacking := missing(job.kind, job.columns):
        raise NotMapped(_("Say which column holds this: %(column)s.") % {"column": lacking[0].label})
    plan = plan_of(job, by=by)
    job.claim_version(version)
    try:
        plan.batch.write(by=by)
    except IntegrityError as error:
        raise ExchangeError(
            _("A row contradicts what the desk holds, so nothing was imported. Look at the preview again.")
        ) from error
    _remember_rows(job, plan)
    return _settle(job, plan, by=by)


@operation
def throw_away(job: ImportJob, *, by: Viewer) -> ImportJob:
    """Erase a file that was put in, and the report of one that was imported; the records stay."""
    _check_may(by)
    if job.state == ImportJob.State.WAITING:
        job.state, job.settled_at = ImportJob.State.DROPPED, timezone.now()
    job.sheet = job.answers = ""
    job.save(update_fields=["state", "settled_at", "sheet", "answers"])
    note("throw_away", job, by=by)
    return job


def answers_of(job: ImportJob) -> dict[str, str]:
    """The answers given so far, by the questions' keys."""
    found: dict[str, str] = json.loads(job.answers) if job.answers else {}
    return found


def sheet_in(job: ImportJob, *, by: Viewer) -> Sheet:
    """The rows of a file that waits."""
    _check_waiting(job, by)
    return sheet_of(job.sheet)


def report_of(job: ImportJob) -> list[Problem]:
    """The problems of the rows that stayed outside, as long as nobody threw the report away."""
    told: list[dict[str, Any]] = json.loads(job.answers) if job.answers else []
    return [Problem(**one) for one in told]


def _settle(job: ImportJob, plan: Plan, *, by: Viewer) -> Counts:
    counts = plan.counts
    problems = [asdict(one) for one in plan.problems]
    for question in plan.questions:
        told = _("It may be somebody or something that is there already; nobody said yes or no.")
        problems += [asdict(Problem(row, "", question.name, told)) for row in question.rows]
    job.state, job.settled_at, job.sheet = ImportJob.State.DONE, timezone.now(), ""
    job.answers = json.dumps(sorted(problems, key=lambda one: one["row"]), ensure_ascii=False)
    job.outcome = asdict(counts)
    job.save(update_fields=["state", "settled_at", "sheet", "answers", "outcome"])
    note("import", job, by=by)
    return counts


def _remember_rows(job: ImportJob, plan: Plan) -> None:
    """Keep which row became which record, and what it said."""
    kind_of = {SheetKind.PEOPLE: "person", SheetKind.ORGANISATIONS: "organisation", SheetKind.POSTS: "post"}
    kind = kind_of.get(SheetKind(job.kind), job.kind.rstrip("s"))
    known: set[str] = set()
    keys = [row.key for row, _id in plan.changed + plan.same]
    for start in range(0, len(keys), 500):
        before = ImportedRow.objects.filter(kind=job.kind, key__in=keys[start : start + 500])
        known.update(before.values_list("key", flat=True))
    fresh = [*plan.new, *((row, pk) for row, pk in plan.changed + plan.same if row.key not in known)]
    names = ("kind", "key", "said", "record_kind", "record_id", "job", "row")
    fields = [ImportedRow._meta.get_field(name) for name in names]
    rows = ([job.kind, row.key, row.said, kind, str(pk), job.pk, row.number] for row, pk in fresh)
    insert_rows(ImportedRow, fields, rows)  # type: ignore[arg-type]
    table = connection.ops.quote_name(ImportedRow._meta.db_table)
    said = [(row.said, str(pk), job.kind, row.key) for row, pk in plan.changed if row.key in known]
    with connection.cursor() as cursor:
        for start in range(0, len(said), CHUNK):
            cursor.executemany(
                f"UPDATE {table} SET said = %s, record_id = %s WHERE kind = %s AND key = %s",  # noqa: S608 - our table
                said[start : start + CHUNK],
            )


def _check_may(by: Viewer) -> None:
    if not can_import(by):
        raise NotAllowed


def _check_waiting(job: ImportJob, by: Viewer) -> None:
    _check_may(by)
    if job.state != ImportJob.State.WAITING:
        raise NotWaiting
