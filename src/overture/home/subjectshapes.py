"""What the pages of topics, initiatives and proposals show: frozen shapes without a record behind them."""

from __future__ import annotations

from dataclasses import dataclass

from overture.directory.told import NamesCounted, SignatureTold, StanceTold, StepTold, TextBeside, VersionTold
from overture.foundation.local_text import ShownText
from overture.foundation.ui.shapes import Fact, Tag

from .historyshapes import SaveShown
from .shapes import AskShown, MetBefore, NameShown


@dataclass(frozen=True, slots=True)
class SubjectShown:
    """What a topic's, an initiative's and a proposal's page share.

    Attributes:
        kind: topic, initiative or proposal.
        about: what it does, in the reader's language; may be empty.
        state: where it stands, as a word with a shape; None when nobody said.
        sees_stances: whether the reader may know who stands where at all.
        asks: what we asked for about it, newest first.
    """

    kind: str
    id: str
    name: ShownText
    names: tuple[NameShown, ...]
    about: ShownText
    facts: tuple[Fact, ...]
    state: Tag | None
    sees_stances: bool
    stances: tuple[StanceTold, ...]
    met: MetBefore
    asks: tuple[AskShown, ...]
    changes: tuple[SaveShown, ...]
    can_edit: bool
    who_sees: str


@dataclass(frozen=True, slots=True)
class LanguageShown:
    """A language in which a text can be read, with the address that shows it."""

    code: str
    name: str
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class StepShown:
    """A status that a proposal reached, drawn."""

    tag: Tag
    step: StepTold


@dataclass(frozen=True, slots=True)
class PaperShown:
    """What only a proposal's page shows.

    Attributes:
        sentence: what became of it, and how many put their name to it.
        text: the text that is read, beside the one it is compared with; None when there is none yet.
        names: the first names under it.
        newest: the number of the newest text; a name under an older one says so.
        closing: until when names are taken, as a sentence; empty when there is no last day.
    """

    sentence: str
    steps: tuple[StepShown, ...]
    text: TextBeside | None
    versions: tuple[VersionTold, ...]
    languages: tuple[LanguageShown, ...]
    names: tuple[SignatureTold, ...]
    counted: NamesCounted
    newest: int
    closing: str
    facts: tuple[Fact, ...]
