"""Files with sealed bytes, in the media folder under random names that tell nothing.

A file is written and synced before its row is committed, and erased after its row is gone for good. What a crash leaves
between the two is found by `sweep`.
"""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Collection
from pathlib import Path

from django.conf import settings

from .keys import keyring

FOLDER = "sealed"
GRACE_SECONDS = 24 * 60 * 60


class FileIsGone(Exception):
    """A sealed file is not in the media folder; restore it from a backup."""


def folder() -> Path:
    """Where the files lie; made, readable by its owner alone, when it is not there."""
    path = Path(settings.HOME) / "media" / FOLDER
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path


def new_name() -> str:
    """A random name (192 bits)."""
    return secrets.token_hex(24)


def store(content: bytes, *, name: str) -> None:
    """Seal bytes into a file of that name; they are on the disk when this returns.

    Args:
        content: what to seal.
        name: from `new_name`; the ciphertext is bound to it and opens under no other.
    """
    part = folder() / f"{name}.part"
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(keyring().seal_bytes(content, bound_to=_bound_to(name)))
        file.flush()
        os.fsync(file.fileno())
    part.rename(folder() / name)
    _sync_folder()


def read(name: str) -> bytes:
    """The bytes of a file.

    Raises:
        FileIsGone: when there is none of that name.
        CannotOpen: when the key is missing or the file was changed.
    """
    try:
        sealed = (folder() / name).read_bytes()
    except FileNotFoundError as error:
        raise FileIsGone("This file is not in the media folder. Restore it from a backup.") from error
    return keyring().open_bytes(sealed, bound_to=_bound_to(name))


def erase(name: str) -> None:
    """Remove a file; nothing when it is gone already."""
    (folder() / name).unlink(missing_ok=True)


def reseal() -> int:
    """Seal again, with the newest key, the files that an older one sealed.

    Returns:
        How many.
    """
    old = [
        path for path in folder().iterdir() if path.suffix != ".part" and not keyring().is_of_newest(path.read_bytes())
    ]
    for path in old:
        path.with_name(f"{path.name}.part").unlink(missing_ok=True)
        store(read(path.name), name=path.name)
    return len(old)


def sweep(known: Collection[str], *, older_than: float = GRACE_SECONDS) -> int:
    """Erase the files that no row knows; young ones may belong to a transaction under way and are left.

    Args:
        known: the names that rows hold.
        older_than: age in seconds from which on a file counts as left behind.

    Returns:
        How many were erased.
    """
    before = time.time() - older_than
    lost = [path for path in folder().iterdir() if path.name not in known and path.stat().st_mtime < before]
    for path in lost:
        path.unlink(missing_ok=True)
    return len(lost)


def _bound_to(name: str) -> str:
    return f"{FOLDER}/{name}"


def _sync_folder() -> None:
    descriptor = os.open(folder(), os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
