"""What an import would do, row by row, as a person sees it before they say yes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from overture_names.comparing import Kind

from .batches import Batch

NEW, LEAVE = "new", ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row is not imported: its number beside it in the spreadsheet, the column, and a sentence."""

    row: int
    column: str
    heading: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A record, or an earlier row, that a row may mean."""

    id: str
    name: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """ "Same person?": a name that may mean somebody who is there. Until it is answered its rows stay outside.

    Attributes:
        key: under which it is answered.
        is_exact: whether the first choice has exactly this name.
    """

    key: str
    kind: str
    name: str
    about: str
    rows: tuple[int, ...]
    choices: tuple[Choice, ...]
    is_exact: bool


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row whose cells were all understood.

    Attributes:
        key: what tells it apart from every other row, in this file and later ones.
        said: a hash over all that it says.
        values: by column key; a column that is empty in this row is not there.
    """

    number: int
    key: str
    said: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows will do what."""

    new: int = 0
    changed: int = 0
    same: int = 0
    asked: int = 0
    wrong: int = 0


@dataclass(slots=True)
class Plan:
    """All that an import would do. `batch` holds it, unwritten."""

    batch: Batch = field(default_factory=Batch)
    problems: list[Problem] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    new: list[tuple[ReadRow, UUID]] = field(default_factory=list)
    changed: list[tuple[ReadRow, UUID]] = field(default_factory=list)
    same: list[tuple[ReadRow, UUID]] = field(default_factory=list)
    asked: list[ReadRow] = field(default_factory=list)

    @property
    def counts(self) -> Counts:
        """The numbers of the preview."""
        wrong = len({problem.row for problem in self.problems})
        return Counts(len(self.new), len(self.changed), len(self.same), len(self.asked), wrong)


__all__ = ["LEAVE", "NEW", "Choice", "Counts", "Kind", "Plan", "Problem", "Question", "ReadRow"]
