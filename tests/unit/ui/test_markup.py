"""Templates carry no inline style or script, know every icon they ask for, and each can be parsed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

from overture.foundation import ui
from overture.foundation.ui.icons import ICONS, OTHER_NAMES

pytestmark = pytest.mark.unit

SOURCE = Path(ui.__file__).resolve().parents[2]
TEMPLATES = sorted(path for path in SOURCE.rglob("templates/**/*.html") if "mail" not in path.parts)
OWN = Path(ui.__file__).parent / "templates"
INLINE = re.compile(
    r"<style\b|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|javascript:|\shx-on|<script(?![^>]*(?:\bsrc=|type=\"application/json\"))[^>]*>"
)
ICON = re.compile(r"{%\s*icon\s+[\"']([\w-]+)[\"']")
STATELESS = re.compile(r"(?<![\w-])class=\"[^\"]*\b(?:left|right)\b")


def named(path: Path) -> str:
    return str(path.relative_to(SOURCE))


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_template_holds_nothing_inline(path):
    assert INLINE.findall(path.read_text()) == []


@pytest.mark.parametrize(
    "guilty",
    [
        '<p style="color:red">',
        "<p onclick='x()'>",
        "<script>x</script>",
        "<style>",
        '<a href="javascript:x">',
        '<p hx-on:click="x">',
    ],
)
def test_what_is_inline_would_be_found(guilty):
    assert INLINE.search(guilty)


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_every_icon_is_drawn(path):
    asked = set(ICON.findall(path.read_text()))

    assert asked - ICONS.keys() - OTHER_NAMES.keys() == set()


@pytest.mark.parametrize("path", sorted(OWN.rglob("*.html")), ids=lambda path: str(path.relative_to(OWN)))
def test_template_can_be_parsed(path):
    assert get_template(str(path.relative_to(OWN)))


@pytest.mark.parametrize("name", ["500.html", "403_csrf.html"])
def test_page_of_last_resort_needs_nothing(name):
    text = (OWN / name).read_text()

    assert "{%" not in text
    assert "{{" not in text
    assert get_template(name).render()


def test_other_names_lead_to_icons():
    assert set(OTHER_NAMES.values()) <= ICONS.keys()
