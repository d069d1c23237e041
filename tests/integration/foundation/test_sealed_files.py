"""Sealed files: nothing readable on the disk, nothing left behind."""

from __future__ import annotations

import os
import time

import pytest

from overture.foundation.sealing import files
from overture.foundation.sealing.keys import CannotOpen

pytestmark = pytest.mark.integration


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.HOME = tmp_path
    return tmp_path / "media"


def test_a_file_is_read_back_and_its_bytes_are_not_on_the_disk(media):
    name = files.new_name()
    files.store(b"grey heron", name=name)

    assert files.read(name) == b"grey heron"
    assert all(b"heron" not in path.read_bytes() for path in media.rglob("*") if path.is_file())
    assert (media / files.FOLDER / name).stat().st_mode & 0o077 == 0


def test_a_file_under_another_name_does_not_open():
    one, other = files.new_name(), files.new_name()
    files.store(b"words", name=one)
    (files.folder() / one).rename(files.folder() / other)

    with pytest.raises(CannotOpen):
        files.read(other)
    with pytest.raises(files.FileIsGone):
        files.read(one)


def test_the_sweep_takes_what_no_row_knows_once_it_is_old():
    known, lost, young = files.new_name(), files.new_name(), files.new_name()
    for name in (known, lost, young):
        files.store(b"words", name=name)
    for name in (known, lost):
        os.utime(files.folder() / name, (time.time() - 90_000,) * 2)

    assert files.sweep({known}) == 1
    assert {path.name for path in files.folder().iterdir()} == {known, young}
