"""A desk that is taken out, emptied, and made again."""

from __future__ import annotations

import io
import zipfile

from django.apps import apps
from django.db import connection

from overture.exchange.operations import export_desk, import_desk
from overture.foundation.access import Viewer


def exported(by: Viewer | None = None, *, sealed: bool = True) -> bytes:
    """The bytes of an export."""
    file = io.BytesIO()
    export_desk(file, by=by or Viewer.system(), sealed=sealed)
    return file.getvalue()


def imported(export: bytes) -> int:
    """An export made a desk again."""
    return import_desk(io.BytesIO(export), by=Viewer.system())


def empty_the_desk() -> None:
    """Take every row of ours away, as a fresh database has none."""
    with connection.constraint_checks_disabled(), connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            if model.__module__.startswith("overture.") and model._meta.managed:
                cursor.execute(f'DELETE FROM "{model._meta.db_table}"')


def members(export: bytes) -> dict[str, bytes]:
    """The files of an export by name, for a difference that a person can read."""
    with zipfile.ZipFile(io.BytesIO(export)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}
