"""Reading an export back, into an empty desk: checked whole before a row is written, all or nothing."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any, BinaryIO

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from overture.foundation import registry
from overture.foundation.sealing import files

from .carrying import Carried, Field, all_tables, carried_tables
from .cells import value_of
from .errors import BrokenExport, DeskNotEmpty
from .packing import FILES_FOLDER, FORMAT, MANIFEST
from .writing import insert_rows, reset_sequences

MOST_BYTES = 8 * 1024**3
MOST_IN_A_CELL = 64 * 1024**2
PIECE = 1 << 20
FILE_NAME = re.compile(r"[0-9a-z]{8,64}")
"""Names of sealed files are random letters; none is a path."""


class OpenExport:
    """An export whose files are all there and unchanged since it was made."""

    def __init__(self, file: BinaryIO) -> None:
        """Open it and check every file against the manifest.

        Raises:
            BrokenExport: when it is none, is not whole, or was changed.
        """
        try:
            self.zip = zipfile.ZipFile(file)
            self.manifest = json.loads(self.zip.read(MANIFEST))
        except (zipfile.BadZipFile, KeyError, ValueError) as error:
            raise BrokenExport(_("This is no export of a desk.")) from error
        if not isinstance(self.manifest, dict) or self.manifest.get("format") != FORMAT:
            raise BrokenExport(_("This export has a format that this desk does not read."))
        if sum(entry.file_size for entry in self.zip.infolist()) > MOST_BYTES:
            raise BrokenExport(_("This export is larger than a desk can be."))
        self.names = {told["file"] for told in self.manifest["files"]}
        for told in self.manifest["files"]:
            self._check(told["file"], told["sha256"])

    @property
    def is_sealed(self) -> bool:
        """Whether it holds the sealed values."""
        return bool(self.manifest["sealed"])

    def _check(self, name: str, digest: str) -> None:
        made = sha256()
        try:
            with self.zip.open(name) as member:
                while piece := member.read(PIECE):
                    made.update(piece)
        except (KeyError, zipfile.BadZipFile) as error:
            raise BrokenExport(_("%(file)s is missing or damaged.") % {"file": name}) from error
        if made.hexdigest() != digest:
            raise BrokenExport(_("%(file)s was changed after the export was made.") % {"file": name})

    def columns(self, carried: Carried) -> list[Field]:
        """The columns of a table in this export, in their order.

        Raises:
            BrokenExport: when it has one that this desk does not know.
        """
        known = {one.attname: one for one in carried.fields}
        rows = self._lines(carried)
        names = next(rows, [])
        if unknown := [name for name in names if name not in known]:
            raise BrokenExport(
                _("%(file)s has a column that this desk does not know: %(column)s. Upgrade this desk first.")
                % {"file": carried.file, "column": unknown[0]}
            )
        return [known[name] for name in names]

    def rows(self, carried: Carried, columns: Sequence[Field]) -> Iterator[list[Any]]:
        """The values of a table's rows, each read by its column.

        Raises:
            BrokenExport: naming the row and column of a cell that cannot be read.
        """
        rows = self._lines(carried)
        next(rows)
        for number, cells in enumerate(rows, start=2):
            if len(cells) != len(columns):
                raise BrokenExport(
                    _("%(file)s, row %(row)d: it has more or fewer cells than columns.")
                    % {"file": carried.file, "row": number}
                )
            yield [_read(cell, one, carried.file, number) for cell, one in zip(cells, columns, strict=True)]

    def _lines(self, carried: Carried) -> Iterator[list[str]]:
        csv.field_size_limit(MOST_IN_A_CELL)
        with self.zip.open(carried.file) as member:
            yield from csv.reader(io.TextIOWrapper(member, encoding="utf-8-sig", newline=""))

    def has(self, file: str) -> bool:
        """Whether the export holds this file."""
        return file in self.names


def _read(cell: str, field: Field, file: str, number: int) -> Any:
    try:
        return value_of(cell, field)
    except (ValueError, KeyError, ValidationError) as error:
        raise BrokenExport(
            _("%(file)s, row %(row)d, column %(column)s: this value cannot be read.")
            % {"file": file, "row": number, "column": field.attname}
        ) from error


def check_empty() -> None:
    """Refuse a desk that holds anything.

    Raises:
        DeskNotEmpty: naming what it holds.
    """
    for table in all_tables():
        if count := table.model._base_manager.count():
            raise DeskNotEmpty(
                _("A whole desk goes into an empty one only. This one holds: %(table)s, %(count)d.")
                % {"table": table.name, "count": count}
            )


def write_rows(export: OpenExport) -> int:
    """Write every row of an export, inside the operation that imports it; numbers and ids stay as they were.

    Returns:
        How many rows were written.
    """
    tables = [one for one in carried_tables(sealed=export.is_sealed) if export.has(one.file)]
    known: dict[Any, set[Any]] = {}
    count = 0
    for carried in tables:
        columns = export.columns(carried)
        more = [] if carried.is_link else _missing(carried, columns)
        usual = [one.get_default() for one in more]
        rows = ([*row, *usual] for row in _noted(export.rows(carried, columns), carried, columns, known))
        count += insert_rows(carried.model, [*columns, *more], rows)
    _check_references(export, tables, known)
    for carried in tables:
        _store_files(export, carried)
    reset_sequences(carried.model for carried in tables)
    for room in registry.portable.all():
        if room.after_import is not None:
            room.after_import()
    return count


def _store_files(export: OpenExport, carried: Carried) -> None:
    """Seal the files that the rows of a table name; no other file of the export is looked at."""
    if not carried.table.file:
        return
    columns = export.columns(carried)
    place = next(place for place, one in enumerate(columns) if one.name == carried.table.file)
    for number, row in enumerate(export.rows(carried, columns), start=2):
        if not FILE_NAME.fullmatch(row[place]):
            raise BrokenExport(
                _("%(file)s, row %(row)d, column %(column)s: this value cannot be read.")
                % {"file": carried.file, "row": number, "column": carried.table.file}
            )
        if export.has(f"{FILES_FOLDER}{row[place]}"):
            files.store(export.zip.read(f"{FILES_FOLDER}{row[place]}"), name=row[place])


def _missing(carried: Carried, columns: Sequence[Field]) -> list[Field]:
    """The columns that are not in the export; they get their usual value."""
    there = {one.attname for one in columns}
    return [one for one in carried.model._meta.local_concrete_fields if one.attname not in there and not one.generated]


def _noted(
    rows: Iterator[list[Any]], carried: Carried, columns: Sequence[Field], known: dict[Any, set[Any]]
) -> Iterator[list[Any]]:
    """Pass rows on and remember their ids, against which references are checked."""
    place = next((place for place, one in enumerate(columns) if one.primary_key), None)
    ids = known.setdefault(carried.model, set())
    for row in rows:
        if place is not None:
            ids.add(row[place])
        yield row


def _check_references(export: OpenExport, tables: Sequence[Carried], known: dict[Any, set[Any]]) -> None:
    """Refuse a reference to what is not in the export, before the database does without saying where."""
    for carried in tables:
        columns = export.columns(carried)
        pointing = [(place, one) for place, one in enumerate(columns) if isinstance(one, models.ForeignKey)]
        for number, row in enumerate(export.rows(carried, columns) if pointing else (), start=2):
            for place, one in pointing:
                if row[place] is not None and row[place] not in known.get(one.related_model, set()):
                    raise BrokenExport(
                        _("%(file)s, row %(row)d, column %(column)s: what it points at is not in the export.")
                        % {"file": carried.file, "row": number, "column": one.attname}
                    )
