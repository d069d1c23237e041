"""What every verb of the directory checks first."""

from __future__ import annotations

import unicodedata
from typing import Any

from overture.foundation.access.viewer import Viewer

from .. import rules
from ..errors import NameMissing, NotAllowed, ProtectionNotLowered
from ..models import Organisation, Person, Protection, PublicNameForm, Standing

Party = Person | Organisation

STRICTNESS = (Protection.NONE, Protection.NO_PUBLIC_NAME, Protection.AT_RISK)


def check_may_edit(by: Viewer) -> None:
    """Refuse everybody who does not write the directory."""
    if not rules.can_edit_directory(by):
        raise NotAllowed


def clean_name(text: str) -> str:
    """A name as it is kept: NFC, one space between words.

    Raises:
        NameMissing: when there is no letter or digit in it.
    """
    text = " ".join(unicodedata.normalize("NFC", text).split())
    if not any(letter.isalnum() for letter in text):
        raise NameMissing
    return text


def check_not_lowered(party: Party, wanted: str) -> None:
    """Refuse to lower a protection: that takes two people.

    Raises:
        ProtectionNotLowered: when the wanted protection is weaker than the one in force.
    """
    if STRICTNESS.index(Protection(wanted)) < STRICTNESS.index(Protection(party.protection)):
        raise ProtectionNotLowered


def usual_public_form(standing: str) -> str:
    """How somebody is named in public unless they say otherwise: officials in full, our own side not at all."""
    return PublicNameForm.FULL if standing == Standing.STAKEHOLDER else PublicNameForm.NONE


def take_over(record: Any, changes: dict[str, Any], allowed: tuple[str, ...]) -> None:
    """Set fields of a record.

    Raises:
        TypeError: for a field that this verb does not change; a programming error.
    """
    for name, value in changes.items():
        if name not in allowed:
            raise TypeError(f"{type(record).__name__} is not changed in {name!r} here.")
        setattr(record, name, value)
