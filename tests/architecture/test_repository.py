"""What must not stand in the repository, and what the documents must name."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from overture.settings.env import SETTINGS

pytestmark = pytest.mark.unit

ROOT = Path(__file__).resolve().parents[2]


def tracked(*patterns: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", *patterns], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout
    return [ROOT / line for line in listed.splitlines() if (ROOT / line).is_file()]


def test_requirements_name_no_host():
    assert [path.name for path in (ROOT / "requirements").iterdir() if "://" in path.read_text()] == []


def test_requirements_are_hashed():
    for path in (ROOT / "requirements").glob("*.txt"):
        text = path.read_text()
        assert text.count("--hash=sha256:") >= len(re.findall(r"^[\w.\[\]-]+==", text, re.M)) > 0


def test_every_setting_is_documented():
    text = (ROOT / "docs" / "reference" / "settings.md").read_text()

    assert [setting.name for setting in SETTINGS if f"`{setting.name}`" not in text] == []


def test_every_command_is_documented():
    from overture.cli import COMMANDS

    text = (ROOT / "docs" / "reference" / "commands.md").read_text()

    assert [name for name in COMMANDS if f"overture {name}" not in text] == []


def test_every_make_target_is_documented():
    targets = re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(), re.M)
    text = (ROOT / "docs" / "reference" / "commands.md").read_text() + (ROOT / "README.md").read_text()

    assert [target for target in targets if f"make {target}" not in text] == []


def test_no_key_and_no_path_of_a_machine_is_tracked():
    words = re.compile(r"BEGIN [A-Z ]*PRIVATE KEY|(?<![\w.])/(?:home|root)/[a-z]+/")
    text_files = [
        path for path in tracked() if path.suffix in {".py", ".md", ".toml", ".yml", ".html", ".js", ".css", ".txt", ""}
    ]

    guilty = [str(path.relative_to(ROOT)) for path in text_files if words.search(path.read_text(errors="ignore"))]

    assert [name for name in guilty if name != "tests/architecture/test_repository.py"] == []


def test_every_decision_is_one_page():
    pages = list((ROOT / "docs" / "decisions").glob("[0-9]*.md"))

    assert pages
    assert [page.name for page in pages if page.read_text().count("\n") > 80] == []
