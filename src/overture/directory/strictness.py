"""Which of two records' rules holds when they are made one: the stricter, so that nobody reads more than before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .models import Mark, Notice, Organisation, Person, Protection, PublicNameForm

Party = Person | Organisation

PROTECTIONS: Sequence[str] = (Protection.NONE, Protection.NO_PUBLIC_NAME, Protection.AT_RISK)
FORMS: Sequence[str] = (PublicNameForm.FULL, PublicNameForm.FIRST, PublicNameForm.NONE)
MARKS: Sequence[str] = ("", Mark.CARE, Mark.DO_NOT_CONTACT)
NOTICES: Sequence[str] = (Notice.NOT_NEEDED, Notice.SENT, Notice.OWED)
"""Each from the weakest to the strictest. Another public name is no step between two others."""

MARKED = ("mark", "mark_why", "marked_by", "marked_at")
TOLD = ("notice", "notice_sent", "notice_why")
RESTRICTING: dict[str, tuple[str, ...]] = {
    "person": ("protection", "public_name_form", "other_public_name", *MARKED, "objected_at", *TOLD, "checked_on"),
    "organisation": ("protection", "public_name_form", "other_public_name", *MARKED, "listed_publicly"),
}
"""The fields that nobody chooses."""


def stricter_of(one: Party, other: Party) -> dict[str, Any]:
    """The values of the fields `RESTRICTING` as they hold for both together; the first one's when both agree."""
    protection = max(one.protection, other.protection, key=PROTECTIONS.index)
    form, name = _narrower_form(one, other)
    found: dict[str, Any] = {"protection": protection, "public_name_form": form, "other_public_name": name}
    found |= _together(MARKED, max(one, other, key=lambda party: MARKS.index(party.mark)))
    if isinstance(one, Person) and isinstance(other, Person):
        found["objected_at"] = min(filter(None, (one.objected_at, other.objected_at)), default=None)
        found["checked_on"] = min(one.checked_on, other.checked_on)
        found |= _together(TOLD, max(one, other, key=lambda person: NOTICES.index(person.notice)))
    if isinstance(one, Organisation) and isinstance(other, Organisation):
        found["listed_publicly"] = one.listed_publicly and other.listed_publicly
    return found


def _together(names: tuple[str, ...], party: Party) -> dict[str, Any]:
    return {name: getattr(party, name) for name in names}


def _narrower_form(one: Party, other: Party) -> tuple[str, str]:
    """Two different public names leave the one record without any: one in the other's place would tell who it is."""
    forms = {one.public_name_form, other.public_name_form}
    if PublicNameForm.OTHER in forms:
        is_same = len(forms) == 1 and one.other_public_name == other.other_public_name
        return (PublicNameForm.OTHER, one.other_public_name) if is_same else (PublicNameForm.NONE, "")
    return max(forms, key=FORMS.index), ""
