"""Figures that a change may not push over the edge: the length of functions and modules, and names that say nothing."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

pytestmark = pytest.mark.unit

SOURCE = Path(__file__).resolve().parents[2] / "src"
LONGEST_FUNCTION = 60
LONGEST_MODULE = 600
DATA = ("settings/", "sample/", "migrations/")
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "misc", "common", "services", "manager", "stuff"}


def modules() -> list[Path]:
    return [path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts]


def test_no_module_is_longer_than_anybody_reads():
    long = [
        str(path)
        for path in modules()
        if not any(part in str(path) for part in DATA) and path.read_text().count("\n") > LONGEST_MODULE
    ]

    assert long == []


def test_no_function_is_longer_than_a_screen():
    long = []
    for path in modules():
        long += [
            f"{path.relative_to(SOURCE)}:{node.lineno} {node.name}"
            for node in ast.walk(ast.parse(path.read_text()))
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno + 1 > LONGEST_FUNCTION
        ]

    assert long == []


def test_no_module_has_a_name_that_says_nothing():
    assert [str(path) for path in modules() if path.stem in EMPTY_NAMES or path.parent.name in EMPTY_NAMES] == []


def test_views_filter_nothing_and_open_no_transaction():
    guilty = []
    for path in SOURCE.rglob("views/*.py"):
        text = path.read_text()
        guilty += [
            f"{path.relative_to(SOURCE)}: {word}" for word in (".objects.", "transaction.atomic", "Q(") if word in text
        ]

    assert guilty == []


def test_broad_excepts_stand_at_the_edges_only():
    guilty = [
        str(path.relative_to(SOURCE))
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"}))
    ]

    assert set(guilty) <= {"overture/cli/worker.py"}
