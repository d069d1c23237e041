"""What this room refuses, each with the sentence that tells the person what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from overture.foundation.access.refusals import NotThere

if TYPE_CHECKING:
    from .models import Document


class IntakeError(Exception):
    """The base of every refusal of this room; `str(error)` is the sentence to show."""


class NotAllowed(NotThere):
    """This viewer does not use the Reader; it looks as if there were nothing."""


class CannotRead(IntakeError):
    """What was put in is no text; nothing was kept and what was typed stays in the box."""


class AlreadyRead(IntakeError):
    """The same text was read before.

    Attributes:
        document: where it is.
    """

    def __init__(self, document: Document) -> None:
        super().__init__(_("This text was read before. Open it there, or read it again as a text of its own."))
        self.document = document


class QuestionOpen(IntakeError):
    """Somebody of the draft may be a record or not, and nobody has said."""

    def __init__(self, name: str) -> None:
        sentence = _("Say first whether %(name)s is the same as the one we know. Nothing was saved.")
        super().__init__(sentence % {"name": name})


class RecordUnset(IntakeError):
    """Nobody decided what may be told."""

    def __init__(self) -> None:
        super().__init__(
            _("Choose first what may be told of it: on the record, Chatham House or off the record. Nothing was saved.")
        )


class AlreadySettled(IntakeError):
    """The draft is confirmed or set aside already."""

    def __init__(self) -> None:
        super().__init__(_("This draft is settled already. Undo it first, if it is to be changed."))


class NothingSelected(IntakeError):
    """A new draft needs words."""

    def __init__(self) -> None:
        super().__init__(_("Select the words that tell of the engagement, then start the draft."))


class NothingToUndo(IntakeError):
    """There is no step left."""

    def __init__(self) -> None:
        super().__init__(_("There is nothing to undo."))


class NotTheLastStep(IntakeError):
    """Somebody did something else in between."""

    def __init__(self) -> None:
        super().__init__(_("Somebody went on with this text since. Look at what they did before you undo."))


class ChangedSince(IntakeError):
    """The record was changed after it was confirmed."""

    def __init__(self, title: str) -> None:
        super().__init__(
            _(
                "“%(title)s” was changed after it was confirmed, so it is not undone here. "
                "Change or remove it on its own page."
            )
            % {"title": title}
        )
