"""What a form or another room hands to the operations: values as they were given, without a row behind them yet."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from overture.foundation.partial_dates import PartialDate

from .models import Membership, Name, Organisation, Person


@dataclass(frozen=True, slots=True)
class NameGiven:
    """One more name of a party; its script is found from its letters.

    `may_be_shown` lets a former name stand on the desk's page, marked as one; other kinds do not need it.
    """

    text: str
    kind: str = Name.Kind.OFFICIAL
    language: str = ""
    may_be_shown: bool = False


@dataclass(frozen=True, slots=True)
class PostGiven:
    """A post of a person. With the `id` of one that they hold already, that one is changed."""

    organisation: Organisation
    role: str = ""
    started: PartialDate | None = None
    ended: PartialDate | None = None
    is_public_office: bool = False
    is_spokesperson: bool = False
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class MembershipGiven:
    """An organisation's place in the desk's own network, or in another body."""

    member_class: str = Membership.Class.FULL
    status: str = Membership.Status.ACTIVE
    joined: PartialDate | None = None
    left: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class IdentifierGiven:
    """A number under which a register knows a body or person."""

    scheme: str
    value: str


@dataclass(frozen=True, slots=True)
class NamePut:
    """A name put to a text: of an organisation, with the person who signed for it, or of a person on their own.

    `new_body` is the name of an organisation that is not in the record yet and is added with its name under the text.
    """

    signed: PartialDate
    organisation: Organisation | None = None
    person: Person | None = None
    source: str = ""
    new_body: str = ""
