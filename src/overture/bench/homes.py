"""Where made desks are kept: one a size and database, under the hash of all that they are made by."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from overture.settings.env import read_environment

SOURCE = Path(__file__).resolve().parent.parent
MADE_BY = (
    *(f"bench/{name}.py" for name in ("words", "casting", "rows", "writing", "seeding")),
    "**/migrations/*.py",
    "engagements/listed.py",
    "foundation/listing/tokens.py",
)
DONE = "made"


@dataclass(frozen=True, slots=True)
class BenchHome:
    """A made desk: its folder, and the address of its database on PostgreSQL, empty on SQLite."""

    size: str
    engine: str
    folder: Path
    database_url: str

    @property
    def environment(self) -> dict[str, str]:
        """The environment under which this desk is opened."""
        rest = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "DATABASE_URL_FILE")}
        settings = {"OVERTURE_HOME": str(self.folder), "DJANGO_SETTINGS_MODULE": "overture.bench.settings"}
        return rest | settings | ({"DATABASE_URL": self.database_url} if self.database_url else {})

    @property
    def is_made(self) -> bool:
        return (self.folder / DONE).exists()

    def note_made(self) -> None:
        """Say that it is complete."""
        (self.folder / DONE).touch()


def home_of(size: str, engine: str) -> BenchHome:
    """The home of a made desk; ``pg`` is a database of its own on the server that `DATABASE_URL` names."""
    name = f"{size}-{engine}-{made_by()}"
    url = ""
    if engine == "pg":
        parts = urlsplit(os.environ["DATABASE_URL"])
        url = urlunsplit(parts._replace(path=f"/overture_bench_{name.replace('-', '_')}"))
    return BenchHome(size, engine, kept_in() / name, url)


def kept_in() -> Path:
    """The folder of all made desks."""
    folder: Path = read_environment()["OVERTURE_HOME"] / "bench"
    return folder


def made_by() -> str:
    """A word for everything that a made desk depends on: a change there makes another desk."""
    digest = sha256()
    for path in sorted(path for pattern in MADE_BY for path in SOURCE.glob(pattern)):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:10]


def forget_others(home: BenchHome) -> None:
    """Remove desks of the same size and database that were made by something else."""
    for folder in kept_in().glob(f"{home.size}-{home.engine}-*"):
        if folder != home.folder:
            shutil.rmtree(folder)
