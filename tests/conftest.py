"""What all tests share: one migrated template database, copied for each worker, and the personas."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from hypothesis import settings as settings_of_hypothesis

settings_of_hypothesis.register_profile("nightly", max_examples=2_000, deadline=None)
settings_of_hypothesis.register_profile("usual", max_examples=60, deadline=None)
settings_of_hypothesis.load_profile("usual")

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build" / "test-templates"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long tests to `make nightly`, which asks for them by their marker."""
    if "nightly" not in config.getoption("-m"):
        long = [item for item in items if item.get_closest_marker("nightly")]
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if item not in long]


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Under CI a skip fails, but for what only a developer's extra samples can show."""
    outcome = yield
    report = outcome.get_result()
    if report.skipped and os.environ.get("OVERTURE_CI") and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        if "shared" not in reason:
            report.outcome, report.longrepr = "failed", f"Under CI nothing is skipped: {reason}"


def migrations_digest() -> str:
    """One word for the migrations, the settings and the models as they stand: a change makes a new template."""
    digest = hashlib.sha256()
    for path in sorted((ROOT / "src" / "overture").rglob("migrations/*.py")):
        digest.update(path.read_bytes())
    digest.update((ROOT / "requirements" / "base.txt").read_bytes())
    return digest.hexdigest()[:16]


@pytest.fixture(scope="session")
def django_db_setup(request: pytest.FixtureRequest, django_db_blocker: pytest.FixtureDef) -> Iterator[None]:
    """Copy the migrated template for this worker instead of migrating again."""
    worker = getattr(request.config, "workerinput", {}).get("workerid", "main")
    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            yield from _sqlite_copy(worker)
        else:
            yield from _postgres_copy(worker)


def _sqlite_copy(worker: str) -> Iterator[None]:
    template = BUILD / f"{migrations_digest()}.sqlite3"
    if not template.exists():
        _make_sqlite_template(template, worker)
    copy = BUILD / f"{worker}-{os.getpid()}.sqlite3"
    shutil.copyfile(template, copy)
    _use_database(str(copy))
    yield
    connections.close_all()
    for path in BUILD.glob(f"{copy.name}*"):
        path.unlink(missing_ok=True)


def _make_sqlite_template(template: Path, worker: str) -> None:
    """Migrate into a file of this worker's own and move it into place, so that two workers do no harm."""
    BUILD.mkdir(parents=True, exist_ok=True)
    making = BUILD / f"making-{worker}-{os.getpid()}.sqlite3"
    _use_database(str(making))
    call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connections.close_all()
    making.replace(template)


def _postgres_copy(worker: str) -> Iterator[None]:
    import psycopg
    from psycopg import sql

    name = settings.DATABASES["default"]["NAME"]
    template, copy = f"overture_template_{migrations_digest()}", f"overture_test_{worker}_{os.getpid()}"
    with _postgres_maintenance() as server:
        server.execute("SELECT pg_advisory_lock(7301)")
        if not server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [template]).fetchone():
            making = f"{template}_making"
            server.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(making)))
            server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(making)))
            _use_database(making)
            call_command("migrate", verbosity=0)
            connections.close_all()
            server.execute(
                sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(making), sql.Identifier(template))
            )
        server.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(copy), sql.Identifier(template)))
    _use_database(copy)
    yield
    connections.close_all()
    _use_database(name)
    with _postgres_maintenance() as server:
        try:
            server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(copy)))
        except psycopg.errors.InsufficientPrivilege:
            server.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(copy)))


def _postgres_maintenance():
    import psycopg

    chosen = settings.DATABASES["default"]
    return psycopg.connect(
        dbname="postgres",
        user=chosen["USER"],
        password=chosen["PASSWORD"],
        host=chosen["HOST"] or None,
        port=chosen["PORT"] or None,
        autocommit=True,
    )


def _use_database(name: str) -> None:
    connections.close_all()
    settings.DATABASES["default"]["NAME"] = name
    connection.settings_dict["NAME"] = name


@pytest.fixture(autouse=True)
def _clear_cache() -> Iterator[None]:
    yield
    from django.core.cache import cache

    cache.clear()
