"""The whole desk leaves, and comes into an empty one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from django.db import connection, transaction
from django.db.models import Model

from overture.accounts.queries import the_desk
from overture.foundation.access.viewer import Viewer
from overture.foundation.audit.operations import note, operation

from .. import packing, unpacking
from ..errors import NotAllowed, TooLargeForAPage
from ..rules import can_export, is_the_desk

MOST_ROWS_ON_A_PAGE = 300_000


def export_desk(file: BinaryIO, *, by: Viewer, sealed: bool = False) -> int:
    """Write the whole desk into a ZIP, as one moment saw it. That it leaves is in the audit before the first byte is.

    Args:
        sealed: with contact points, notes, texts and quotes in plain words.

    Returns:
        How many rows the tables of the export hold.

    Raises:
        NotAllowed: when this viewer may not take everything along.
        TooLargeForAPage: when somebody at a screen would wait too long.
    """
    if not can_export(by):
        raise NotAllowed
    if not is_the_desk(by) and packing.count_of_rows() > MOST_ROWS_ON_A_PAGE:
        raise TooLargeForAPage
    _note_export(the_desk(), by=by, sealed=sealed)
    with _one_moment():
        return packing.write_export(file, viewer=by, sealed=sealed)


@operation
def _note_export(desk: Model, *, by: Viewer, sealed: bool) -> None:
    note("export_with_sealed" if sealed else "export", desk, by=by)


@contextmanager
def _one_moment() -> Iterator[None]:
    """Read all tables as they stand at one moment, without keeping writers out."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    else:
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")


@operation
def import_desk(file: BinaryIO, *, by: Viewer) -> int:
    """Make an empty desk the one that an export was made of. All rows or none.

    Lists, search and name keys are made anew; nobody's password comes along.

    Returns:
        How many rows were written.

    Raises:
        NotAllowed: for everybody but the command line.
        DeskNotEmpty: when this desk holds anything.
        BrokenExport: naming the file and row at fault.
    """
    if not is_the_desk(by):
        raise NotAllowed
    export = unpacking.OpenExport(file)
    unpacking.check_empty()
    count = unpacking.write_rows(export)
    note("import", the_desk(), by=by)
    return count
