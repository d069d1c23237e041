"""What can be done with a text and its drafts. Import the verbs from here."""

from .confirming import confirm
from .deciding import add_found, answer_same, change_field, draft_from_selection, set_aside, settle
from .taking_in import change_date_of_document, change_language_of_document, take_in
from .undoing import undo

__all__ = [
    "add_found",
    "answer_same",
    "change_date_of_document",
    "change_field",
    "change_language_of_document",
    "confirm",
    "draft_from_selection",
    "set_aside",
    "settle",
    "take_in",
    "undo",
]
