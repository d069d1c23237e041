"""What can be done with somebody's words."""

from .asking import agree, ask_speaker, decline
from .consenting import end_consent, note_consent, put_on_public_record
from .erasing import erase_taken_back
from .keeping import add_wording, forget_quote, keep_quote
from .revealing import reveal_words
from .using import end_use, note_use, note_uses_of_place
from .withdrawing import withdraw

__all__ = [
    "add_wording",
    "agree",
    "ask_speaker",
    "decline",
    "end_consent",
    "end_use",
    "erase_taken_back",
    "forget_quote",
    "keep_quote",
    "note_consent",
    "note_use",
    "note_uses_of_place",
    "put_on_public_record",
    "reveal_words",
    "withdraw",
]
