"""Opening the desk for a command: settings read, Django ready, folders and database there."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path

from . import DID_NOT_WORK, WRONG_USAGE

FOLDERS = ("keys", "mail", "media", "static")
CommandMain = Callable[[Sequence[str]], int]


class CannotPrepare(Exception):
    """The desk cannot be opened as it stands; the message says what to do."""


def on_the_desk(command: CommandMain) -> CommandMain:
    """Run a command with the desk opened; a setting or a database that cannot be used is told in one sentence."""

    @wraps(command)
    def run(arguments: Sequence[str]) -> int:
        from django.core.exceptions import ImproperlyConfigured

        if {"-h", "--help"} & set(arguments):
            return command(arguments)
        try:
            open_desk()
        except ImproperlyConfigured as error:
            print(f"overture: {error}", file=sys.stderr)
            return WRONG_USAGE
        from django.db import OperationalError

        try:
            return command(arguments)
        except CannotPrepare as error:
            print(f"overture: {error}", file=sys.stderr)
            return DID_NOT_WORK
        except OperationalError as error:
            print(f"overture: the database does not answer: {str(error).strip()}", file=sys.stderr)
            return DID_NOT_WORK

    return run


def open_desk() -> None:
    """Read the settings and make Django ready."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "overture.settings")
    import django

    django.setup()


def prepare() -> None:
    """Make what a desk stands on, each only when it is not there: folders, key file, tables, static files."""
    from django.conf import settings
    from django.core.management import call_command

    from overture.foundation.listing.operations import fill_empty_listing
    from overture.foundation.sealing.keys import keyring

    for folder in FOLDERS:
        (settings.HOME / folder).mkdir(parents=True, exist_ok=True, mode=0o700)
    missing = unapplied_migrations()
    if not missing and not Path(settings.OVERTURE_KEY_PATH).exists() and has_desk():
        raise CannotPrepare(f"{settings.OVERTURE_KEY_PATH} is not there. Put the desk's own key file back first.")
    keyring()
    if missing:
        call_command("migrate", interactive=False, verbosity=0)
        fill_empty_listing()
    call_command("collectstatic", interactive=False, verbosity=0)
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        Path(settings.DATABASES["default"]["NAME"]).chmod(0o600)


def has_desk() -> bool:
    """Whether this database holds a desk."""
    from overture.accounts.models import Desk

    return Desk.objects.exists()


def unapplied_migrations() -> list[str]:
    """The migrations that this database lacks, as ``app.name``."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def is_prepared() -> bool:
    """Whether the desk's tables are there and up to date; says what to do when they are not."""
    missing = unapplied_migrations()
    if missing:
        print(
            "overture: the desk's tables are not ready. Run `overture setup` or `overture run` first.", file=sys.stderr
        )
    return not missing


def parser_of(name: str, description: str) -> argparse.ArgumentParser:
    """The argument parser of a command."""
    return argparse.ArgumentParser(prog=f"overture {name}", description=description)
