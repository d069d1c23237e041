"""Every pair of colours that the tokens promise can be read: text 4.5, edges and graphics 3 (WCAG 2.2)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from overture.foundation.ui import accent
from overture.foundation.ui.accent import contrast

pytestmark = pytest.mark.unit

TOKENS = Path(accent.__file__).parent / "static" / "ui" / "css" / "tokens.css"
BLOCK = re.compile(r"(--[\w-]+):\s*(#[0-9A-Fa-f]{6})\b")
GROUNDS = ("--paper", "--surface", "--surface-2")
TEXT = ("--ink", "--ink-2", "--ink-3", "--brand", "--ok", "--danger", "--wait")
ON_TINT = [
    ("--brand", "--brand-tint"),
    ("--ink-3", "--brand-tint"),
    ("--ok", "--ok-tint"),
    ("--wait", "--wait-tint"),
    ("--danger", "--danger-tint"),
    ("--on-brand", "--brand"),
    ("--on-brand", "--brand-strong"),
    ("--on-danger", "--danger"),
    ("--side-text", "--side"),
    ("--side-dim", "--side"),
    ("--side-text", "--side-on"),
    *[(f"--ev-{kind}", f"--ev-{kind}-tint") for kind in ("who", "org", "when", "ask", "quote")],
    *[("--ink", f"--ev-{kind}-tint") for kind in ("who", "org", "when", "ask", "quote")],
    *[("--ink-2", f"--ev-{kind}-tint") for kind in ("who", "org", "when", "ask", "quote")],
]


def css() -> str:
    return re.sub(r"/\*.*?\*/", "", TOKENS.read_text(), flags=re.S)


def light() -> dict[str, str]:
    return dict(BLOCK.findall(css().split("[data-theme", 1)[0]))


def dark_blocks() -> list[dict[str, str]]:
    text = css()
    chosen = text.split('[data-theme="dark"] {', 1)[1].split("}", 1)[0]
    wished = text.split(':root:not([data-theme="light"]) {', 1)[1].split("}", 1)[0]
    return [dict(re.findall(r"([\w-]+):\s*([^;]+);", block)) for block in (chosen, wished)]


def themes() -> dict[str, dict[str, str]]:
    return {"light": light(), "dark": {**light(), **dict(BLOCK.findall(str(css().split("[data-theme", 1)[1])))}}


def test_both_dark_blocks_hold_the_same_values():
    chosen, wished = dark_blocks()

    assert len(chosen) > 30
    assert chosen == wished


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", TEXT)
def test_text_can_be_read_on_every_ground(theme, ground, ink):
    colours = themes()[theme]

    assert contrast(colours[ink], colours[ground]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), ON_TINT)
def test_text_can_be_read_on_its_tint(theme, ink, ground):
    colours = themes()[theme]

    assert contrast(colours[ink], colours[ground]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("edge", ["--line-strong", "--focus-out"])
def test_edges_of_fields_and_focus_can_be_seen(theme, ground, edge):
    colours = themes()[theme]

    assert contrast(colours[edge], colours[ground]) >= 3


def test_saffron_can_be_seen_on_the_side_bar():
    assert contrast(light()["--saffron"], light()["--side"]) >= 3


def test_accent_knows_the_grounds_of_the_tokens():
    colours = themes()

    assert tuple(colours["light"][name] for name in ("--surface", "--paper", "--surface-2")) == accent.LIGHT_GROUNDS
    assert tuple(colours["dark"][name] for name in GROUNDS) == accent.DARK_GROUNDS
    assert (colours["light"]["--ink-3"], colours["dark"]["--ink-3"]) == (accent.LIGHT_FAINT_INK, accent.DARK_FAINT_INK)
    assert colours["light"]["--brand"] == accent.HOUSE_ACCENT


def test_paper_is_never_dark():
    chosen = css().split('[data-theme="dark"] {')[0].rstrip()
    wished = css().split(':root:not([data-theme="light"]) {')[0].rstrip()

    assert chosen.endswith("@media screen {")
    assert wished.endswith("@media screen and (prefers-color-scheme: dark) {")
