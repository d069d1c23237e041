"""What others wrote is carried byte for byte, with its licence."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

import pytest

pytestmark = pytest.mark.unit

ROOT = Path(__file__).resolve().parents[3]
LIST = ROOT / "src" / "overture" / "foundation" / "ui" / "vendor.toml"
CARRIED = ("src/overture/foundation/ui/static/ui/vendor", "src/overture/foundation/ui/static/ui/fonts", "tests/vendor")
FILES = tomllib.loads(LIST.read_text())["file"]


@pytest.mark.parametrize("entry", FILES, ids=lambda entry: entry["name"])
def test_carried_file_has_the_listed_bytes(entry):
    assert hashlib.sha256((ROOT / entry["path"]).read_bytes()).hexdigest() == entry["sha256"]


@pytest.mark.parametrize("entry", FILES, ids=lambda entry: entry["name"])
def test_carried_file_comes_with_its_licence(entry):
    assert entry["version"]
    assert entry["licence"] in {"0BSD", "OFL-1.1", "MPL-2.0"}
    assert len((ROOT / entry["licence_file"]).read_text()) > 500


def test_every_carried_file_is_listed():
    listed = {entry["path"] for entry in FILES}
    found = {
        str(path.relative_to(ROOT))
        for folder in CARRIED
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".js", ".woff2", ".css"}
    }

    assert found == listed
