"""What every verb of the directory checks first."""

from __future__ import annotations

import unicodedata
from typing import Any

from overture.foundation.access.viewer import Viewer
from overture_names.folding import fold

from .. import rules
from ..errors import NameMissing, NotAllowed, ProtectionNotLowered, PublicNameNotWidened
from ..models import Organisation, Person, Protection, PublicNameForm, Standing

Party = Person | Organisation

STRICTNESS = (Protection.NONE, Protection.NO_PUBLIC_NAME, Protection.AT_RISK)
TELLING = (PublicNameForm.NONE, PublicNameForm.OTHER, PublicNameForm.FIRST, PublicNameForm.FULL)


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


def clean_local(text: dict[str, str]) -> dict[str, str]:
    """A name by language as it is kept, without the languages in which there is none.

    Raises:
        NameMissing: when there is one in no language.
    """
    kept = {code: clean_name(words) for code, words in text.items() if words.strip()}
    if not kept:
        raise NameMissing
    return kept


def check_not_lowered(party: Party, changes: dict[str, Any]) -> None:
    """Refuse to protect less, or to tell more in public: that takes two people (`lowering`).

    Raises:
        ProtectionNotLowered: when the wanted protection is weaker than the one in force.
        PublicNameNotWidened: when more of the name would be told than now.
    """
    if is_weaker(party.protection, changes.get("protection", party.protection)):
        raise ProtectionNotLowered
    form, other = changes.get("public_name_form", party.public_name_form), changes.get("other_public_name")
    if tells_more(party.public_name_form, form) or _unmasks(party, form, other):
        raise PublicNameNotWidened


def is_weaker(stands: str, wanted: str) -> bool:
    """Whether a protection is weaker than the one that stands."""
    return STRICTNESS.index(Protection(wanted)) < STRICTNESS.index(Protection(stands))


def tells_more(stands: str, wanted: str) -> bool:
    """Whether a way to be named in public tells more than the one that stands."""
    return TELLING.index(PublicNameForm(wanted)) > TELLING.index(PublicNameForm(stands))


def _unmasks(party: Party, form: str, other: str | None) -> bool:
    """Whether the name that stands for the own one in public would become the own one."""
    if other is None or form != PublicNameForm.OTHER or other == party.other_public_name:
        return False
    return fold(other) == fold(party.name)


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
