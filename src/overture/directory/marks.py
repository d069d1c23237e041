"""Do not contact, handle with care: how a mark reads where only words can stand, such as in a list to choose from."""

from __future__ import annotations

from .models import Mark, Organisation, Person

SHAPES = {Mark.CARE: "\u26a0", Mark.DO_NOT_CONTACT: "\u2298"}
"""A sign before the words; the words alone say all."""


def mark_in_words(party: Person | Organisation) -> str:
    """The mark with its sign; empty when there is none."""
    return f"{SHAPES[Mark(party.mark)]} {party.get_mark_display()}" if party.mark else ""
