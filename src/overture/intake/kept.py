"""What a step remembers, so that it can be undone: each draft it touched as it was, and what it made."""

from __future__ import annotations

import json
from dataclasses import dataclass

from overture_reader.serial import from_plain, to_plain

from .content import DraftContent, read_content
from .models import Draft, Step


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A draft as it was before a step."""

    number: int
    version: int
    state: str
    content: DraftContent

    @classmethod
    def of(cls, draft: Draft) -> KeptDraft:
        """The draft as it is now."""
        return cls(draft.number, draft.version, draft.state, read_content(draft.content))


@dataclass(frozen=True, slots=True)
class Made:
    """A record that a step made: its kind, id, and the version it had then."""

    kind: str
    record_id: str
    version: int


def kept_as_text(drafts: list[KeptDraft]) -> str:
    """The drafts as the step seals them."""
    rows = [[one.number, one.version, one.state, to_plain(one.content)] for one in drafts]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def step_before(step: Step) -> dict[int, KeptDraft]:
    """The drafts as they were before a step, by number."""
    rows = json.loads(step.before or "[]")
    kept = [
        KeptDraft(number, version, state, from_plain(DraftContent, plain)) for number, version, state, plain in rows
    ]
    return {one.number: one for one in kept}


def made_by(step: Step) -> list[Made]:
    """The records that a step made, in the order of making."""
    return [Made(*row) for row in step.made]
