"""Numbers under which registers know people and bodies."""

from __future__ import annotations

from collections.abc import Iterable

from overture.foundation.access.viewer import Viewer
from overture.foundation.history.operations import keep_change

from ..errors import NumberNotKept, NumberTaken, NumberWrong, RegisterOfOthers, RegisterUnknown
from ..given import IdentifierGiven
from ..identifiers import ANY_REGISTER, BODIES, PEOPLE, SCHEMES, clean_code, clean_number
from ..models import Identifier, Organisation, Person, Protection
from .names import owner_of

Party = Person | Organisation


def clean_identifier(given: IdentifierGiven, whom: str) -> IdentifierGiven:
    """A number as it is kept, its form checked.

    A register that the desk does not know is taken when its code has the form of org-id.guide; its number is kept as
    it stands.

    Args:
        given: what somebody wrote.
        whom: `identifiers.BODIES` or `identifiers.PEOPLE`.

    Raises:
        RegisterUnknown: when the code is none.
        RegisterOfOthers: when the register holds the other sort of record.
        NumberWrong: when the number has not the register's form, or its check digit does not fit.
    """
    code = clean_code(given.scheme)
    scheme, number = SCHEMES.get(code), clean_number(code, given.value)
    if scheme is None:
        if not ANY_REGISTER.fullmatch(code):
            raise RegisterUnknown(code)
        return IdentifierGiven(code, " ".join(given.value.split()))
    if whom not in scheme.whom:
        raise RegisterOfOthers(scheme.label)
    if not scheme.is_right(number):
        raise NumberWrong(number, scheme.label, scheme.example)
    return IdentifierGiven(code, number)


def write_identifiers(party: Party, given: Iterable[IdentifierGiven], *, by: Viewer) -> None:
    """Make a party's numbers exactly these, inside another verb; rows that stay keep their ids.

    Raises:
        NumberNotKept: for a person at risk, whom a number would give away.
        NumberTaken: when another record has one of them.
    """
    whom = PEOPLE if isinstance(party, Person) else BODIES
    filled = [one for one in given if one.scheme.strip() and one.value.strip()]
    cleaned = [clean_identifier(one, whom) for one in filled]
    wanted = {(one.scheme, one.value) for one in cleaned}
    before = numbers_in_words(party)
    rows = {(row.scheme, row.value): row for row in Identifier.objects.filter(**owner_of(party))}
    new = wanted - set(rows)
    if new and whom == PEOPLE and party.protection == Protection.AT_RISK:
        raise NumberNotKept
    for scheme, value in sorted(new):
        check_not_taken(scheme, value)
        Identifier.objects.create(**owner_of(party), scheme=scheme, value=value)
    Identifier.objects.filter(pk__in=[row.pk for key, row in rows.items() if key not in wanted]).delete()
    keep_change(party, "identifiers", before=before, after=numbers_in_words(party), by=by)


def check_not_taken(scheme: str, value: str) -> None:
    """Refuse a number that another record has: the two are one, or one of them has it wrongly."""
    row = Identifier.objects.filter(scheme=scheme, value=value).select_related("person", "organisation").first()
    if row is not None:
        raise NumberTaken(str(row), str(row.person or row.organisation))


def numbers_in_words(party: Party) -> str:
    """A party's numbers, for a row of the history."""
    return "\n".join(str(row) for row in Identifier.objects.filter(**owner_of(party)).order_by("scheme", "value"))
