"""Every sentence of a screen stands in Arabic and Hebrew, and the compiled files are what the sources make."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.unit

LOCALE = Path(__file__).resolve().parents[2] / "src" / "overture" / "locale"
ENTRY = re.compile(
    r'^msgid ((?:"[^\n]*"\n)+)(?:msgid_plural ((?:"[^\n]*"\n)+))?((?:msgstr(?:\[\d\])? (?:"[^\n]*"\n?)+)+)', re.M
)
PLACE = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}")


def source(language: str) -> str:
    return (LOCALE / language / "LC_MESSAGES" / "django.po").read_text(encoding="utf8")


def untranslated(text: str) -> list[str]:
    """The sentences whose translation is empty, in part or whole."""
    found = []
    for entry in ENTRY.finditer(text):
        sentence = "".join(re.findall(r'"(.*)"', entry[1]))
        parts = re.split(r"^msgstr(?:\[\d\])? ", entry[3], flags=re.M)[1:]
        if sentence and any(not "".join(re.findall(r'"(.*)"', part)) for part in parts):
            found.append(sentence)
    return found


@pytest.mark.parametrize("language", ["ar", "he"])
def test_every_sentence_is_translated(language):
    text = source(language)

    assert len(ENTRY.findall(text)) > 100
    assert untranslated(text) == []
    assert "#, fuzzy" not in text.split("\n\n", 1)[1]


def test_an_empty_translation_is_found():
    assert untranslated('msgid "A day"\nmsgstr ""\n\nmsgid "Two"\nmsgstr "اثنان"\n') == ["A day"]


@pytest.mark.parametrize("language", ["ar", "he"])
def test_placeholders_survive_translation(language):
    lost = []
    for entry in ENTRY.finditer(source(language)):
        names = set(PLACE.findall(entry[1] + (entry[2] or "")))
        parts = re.split(r"^msgstr(?:\[\d\])? ", entry[3], flags=re.M)[1:]
        lost += [entry[1] for part in parts if not set(PLACE.findall(part)) <= names]
        lost += [entry[1] for part in parts[-1:] if set(PLACE.findall(part)) != names]

    assert lost == []


@pytest.mark.parametrize("language", ["ar", "he"])
def test_compiled_file_is_what_the_source_makes(language, tmp_path):
    if not shutil.which("msgfmt"):
        pytest.skip("gettext is not installed: whether the compiled translations are in step is not checked.")
    made = tmp_path / "django.mo"
    folder = LOCALE / language / "LC_MESSAGES"

    subprocess.run(["msgfmt", "--check-format", "-o", made, folder / "django.po"], check=True)

    assert made.read_bytes() == (folder / "django.mo").read_bytes()


def sentences(text: str) -> set[str]:
    """The sentences of a translation file, each as it stands in the sources."""
    return {"".join(re.findall(r'"(.*)"', entry[1])) for entry in ENTRY.finditer(text)}


def test_no_sentence_of_the_sources_is_missing(tmp_path):
    if not shutil.which("xgettext"):
        pytest.skip("gettext is not installed: whether every sentence is collected is not checked.")
    apart = tmp_path / "overture"
    shutil.copytree(LOCALE.parent, apart, ignore=shutil.ignore_patterns("static", "locale", "__pycache__", "*.mo"))
    (apart / "locale").mkdir()
    collect = [sys.executable, "-m", "django", "makemessages", "-l", "ar", "--no-location", "-v", "0"]
    without_settings = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}

    subprocess.run(collect, cwd=apart, env=without_settings, check=True)

    collected = sentences((apart / "locale" / "ar" / "LC_MESSAGES" / "django.po").read_text(encoding="utf8"))
    assert len(collected) > 100
    for language in ("ar", "he"):
        assert collected - sentences(source(language)) == set(), f"run scripts/messages and translate ({language})"
