"""One stylesheet for both directions, short files, nothing from elsewhere, and a light load."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from overture.foundation import ui

pytestmark = pytest.mark.unit

SOURCE = Path(ui.__file__).resolve().parents[2]
STATIC = Path(ui.__file__).parent / "static" / "ui"
SHEETS = sorted(SOURCE.rglob("*.css"))
PHYSICAL = re.compile(
    r"\b(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right|top|bottom)\b"
    r"|(?:^|[;{\s])(?:left|right|top|bottom|width|height|min-width|max-width|min-height|max-height)\s*:"
    r"|\b(?:text-align|float|clear)\s*:\s*(?:left|right)\b"
    r"|border-(?:top|bottom)-(?:left|right)-radius"
)


def rules(path: Path) -> str:
    """A stylesheet without its comments and the conditions of its media queries."""
    text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.S)
    return re.sub(r"@media[^{]*", "@media", text)


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_no_physical_direction(path):
    assert PHYSICAL.findall(rules(path)) == []


def test_a_physical_direction_would_be_found():
    assert PHYSICAL.findall("a { margin-left: 1px; text-align: right; left: 0 }") == [
        "margin-left",
        "text-align: right",
        " left:",
    ]


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_sheet_is_short_enough_to_read(path):
    assert path.read_text().count("\n") < 400


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_sheet_asks_nobody_else(path):
    assert re.findall(r"@import|https?:|//", rules(path)) == []


@pytest.mark.parametrize("path", sorted(STATIC.glob("css/*.css")), ids=lambda path: path.name)
def test_braces_are_balanced(path):
    assert rules(path).count("{") == rules(path).count("}")


def sent(*names: str) -> int:
    """Bytes of static files as they travel, compressed one by one."""
    return sum(len(gzip.compress((STATIC / name).read_bytes())) for name in names)


def test_public_page_is_light():
    assert sent("css/tokens.css", "css/base.css", "css/forms.css", "css/public.css", "js/public.js") < 20_000


def test_desk_scripts_are_under_60_kilobytes():
    scripts = [f"js/{path.name}" for path in STATIC.glob("js/*.js")]

    assert sent("vendor/htmx-2.0.11.min.js", *scripts) < 60_000


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("static/**/js/*.js")), ids=lambda path: path.name)
def test_script_keeps_to_the_policy(path):
    text = path.read_text()

    assert (
        re.findall(
            r"\beval\(|new Function|\.innerHTML|\.style\b|setAttribute\(['\"]style|localStorage|sessionStorage|https?://(?!www\.w3\.org)",
            text,
        )
        == []
    )
