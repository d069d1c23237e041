"""Nothing is overwritten in silence: an operation that writes over a record keeps what stood there.

Read from the code: every verb of every room, what it calls, whether that writes over something and is kept.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2] / "src" / "overture"
ROOMS = ("accounts", "directory", "engagements", "voices", "intake", "newsroom", "exchange")
KEEPS = {"keep_change", "keep_changes"}
WRITES = {"save", "update", "bulk_update", "update_or_create"}
NEW = {"create", "get_or_create", "bulk_create"}

WITHOUT_HISTORY = {
    "exchange": "a file put in is no record; what it writes goes through the verbs of the other rooms",
    "intake": "a draft is no record; each decision is a step that can be undone, kept sealed with what stood before",
    "accounts.accept_invitation": "an invitation is used up; it holds nothing else",
    "accounts.change_logo": "a picture is no text to set side by side; the audit tells who changed it",
    "accounts.deactivate": "an account is open or ended; the audit tells who did it",
    "accounts.invite": "a new link takes the place of the one before, of which only a hash was there",
    "accounts.reactivate": "an account is open or ended; the audit tells who did it",
    "accounts.revoke_token": "its end is told by the row itself",
    "accounts.withdraw_invitation": "its end is told by the row itself",
    "directory.answer_pair": "an answer replaces an answer; the audit tells who gave it",
    "directory.declare_stance": "saves what it has just made",
    "directory.decline_to_lower": "a request and its answer stand in one row, with both names and both days",
    "directory.end_representation": "its end is told by the row itself",
    "directory.take_back_lowering": "a request and its answer stand in one row, with both names and both days",
    "newsroom.move_block": "a piece has another place; what it says is as it was",
    "voices.decline": "a question and its answer stand in one row, which is answered once",
    "voices.end_use": "a use is told by its own rows, from and until",
    "voices.erase_taken_back": "words that were taken back are erased; to keep them would be to break that",
}
"""Rooms and verbs that need no history, each with the reason."""


def functions(room: str) -> dict[str, ast.FunctionDef]:
    """Every function of a room's operations, by name."""
    paths = [ROOT / room / "operations.py", *sorted((ROOT / room / "operations").glob("*.py"))]
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in paths if path.exists()]
    return {node.name: node for tree in trees for node in tree.body if isinstance(node, ast.FunctionDef)}


def calls(node: ast.AST) -> Iterator[str]:
    """The names of what is called in a function, and of the functions it hands on."""
    for one in ast.walk(node):
        if isinstance(one, ast.Call):
            called = one.func
            yield called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
        elif isinstance(one, ast.Name):
            yield one.id


def reached(name: str, known: dict[str, ast.FunctionDef], seen: set[str] | None = None) -> set[str]:
    """The names of everything that a function calls, directly or through others of its room."""
    seen = set() if seen is None else seen
    for called in calls(known[name]):
        if called not in seen:
            seen.add(called)
            if called in known:
                reached(called, known, seen)
    return seen


def is_verb(node: ast.FunctionDef) -> bool:
    return any(getattr(one, "id", "") == "operation" for one in node.decorator_list)


def writes_over(name: str, known: dict[str, ast.FunctionDef]) -> bool:
    """Whether a verb, or what it calls, saves or updates; saving what it has just made is no overwriting."""
    return bool(WRITES & reached(name, known)) and not name.startswith(("add_", "put_", "note_", "keep_quote"))


def silent(room: str) -> list[str]:
    """The verbs of a room that write over something and keep nothing of it."""
    known = functions(room)
    verbs = [name for name, node in known.items() if is_verb(node) and writes_over(name, known)]
    return [f"{room}.{name}" for name in verbs if not KEEPS & reached(name, known)]


@pytest.mark.parametrize("room", ROOMS)
def test_every_verb_that_writes_over_a_record_keeps_what_stood_there(room: str) -> None:
    assert functions(room), room
    found = [name for name in silent(room) if room not in WITHOUT_HISTORY and name not in WITHOUT_HISTORY]
    assert found == []


def test_what_is_let_off_is_there_and_needs_it() -> None:
    verbs = {name for room in ROOMS for name in silent(room)}
    assert {name for name in WITHOUT_HISTORY if "." in name} <= verbs
