"""Those who signed a text under names, by the hundred."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from overture.directory.models import Organisation, Person
from overture.foundation.access.viewer import Viewer
from overture.foundation.audit.operations import note, operation
from overture.foundation.listing.operations import relist
from overture_names import fold

from .. import rules
from ..errors import NotAllowed
from ..models import Engagement, Part, Participant, Side
from ..queries.signing import Party, parties_named
from .participants import keep_participant_change, participants_in_words

NAME_ENDS = (",", "،", ";", "\t", " – ", " — ")
BATCH = 200


@dataclass(frozen=True, slots=True)
class Signed:
    """What became of a pasted list.

    Attributes:
        added: how many signatories are new.
        known: how many of those are in the directory.
        there: how many stood there already.
        unclear: names that several in the directory bear; they stand as they were written.
    """

    added: int
    known: int
    there: int
    unclear: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list: a name, and what stands behind it, such as a body or an office."""

    name: str
    rest: str


@operation
def change_signatories(
    engagement: Engagement, text: str, *, side: str, gone: Collection[int] = (), version: int, by: Viewer
) -> Signed:
    """Take some signatories away, then add those of a list; see `remove_signatories` and `add_signatories`."""
    if gone:
        remove_signatories(engagement, gone, version=version, by=by)
        version = engagement.version
    if not text.strip():
        return Signed(0, 0, 0, ())
    return add_signatories(engagement, text, side=side, version=version, by=by)


@operation
def add_signatories(engagement: Engagement, text: str, *, side: str, version: int, by: Viewer) -> Signed:
    """Note those who signed, one a line: ``name``, or ``name, body or office``.

    Who is in the directory by exactly one record is linked to it; everybody else stands as written and is not added to
    the directory. Who stands in the record already is passed over.

    Raises:
        StaleVersion: when somebody saved a newer version of the record.
    """
    if not rules.can_edit_engagement(by, engagement):
        raise NotAllowed
    engagement.claim_version(version)
    before = participants_in_words(engagement)
    lines = lines_of(text)
    found = parties_named(by, [part for line in lines for part in (line.name, line.rest) if part])
    standing = list(engagement.participants.all())
    rows = [_row(engagement, line, found, side=side, order=len(standing) + place) for place, line in enumerate(lines)]
    fresh = _without_those_there(rows, standing)
    Participant.objects.bulk_create(fresh, batch_size=BATCH)
    keep_participant_change(engagement, before, by=by)
    note("engagement.add_signatories", engagement, by=by)
    relist(engagement)
    known = sum(1 for row in fresh if not row.group)
    unclear = tuple(line.name for line in lines if len(found.get(_key(line.name), ())) > 1)
    return Signed(len(fresh), known, len(rows) - len(fresh), unclear)


@operation
def remove_signatories(engagement: Engagement, ids: Collection[int], *, version: int, by: Viewer) -> int:
    """Take signatories away; returns how many.

    Raises:
        StaleVersion: when somebody saved a newer version of the record.
    """
    if not rules.can_edit_engagement(by, engagement):
        raise NotAllowed
    engagement.claim_version(version)
    before = participants_in_words(engagement)
    gone = engagement.participants.filter(part=Part.SIGNATORY, pk__in=list(ids))
    count = gone.count()
    gone.delete()
    keep_participant_change(engagement, before, by=by)
    note("engagement.remove_signatories", engagement, by=by)
    relist(engagement)
    return count


def lines_of(text: str) -> list[Line]:
    """The lines of a list, each name once; numbers and bullets before a name are left out."""
    lines: dict[str, Line] = {}
    for written in text.splitlines():
        words = written.strip().lstrip("-•*–·0123456789.)").strip()
        if words:
            line = _split(words)
            lines.setdefault(f"{_key(line.name)}|{_key(line.rest)}", line)
    return list(lines.values())


def _split(words: str) -> Line:
    places = [(words.find(end), end) for end in NAME_ENDS if end in words]
    if not places:
        return Line(words[:200], "")
    place, end = min(places)
    return Line(words[:place].strip()[:200], words[place + len(end) :].strip()[:200])


def _key(name: str) -> str:
    return fold(name).strip()


def _row(engagement: Engagement, line: Line, found: dict[str, list[Party]], *, side: str, order: int) -> Participant:
    party, body = _only(found.get(_key(line.name), [])), _only(found.get(_key(line.rest), []))
    person = party if isinstance(party, Person) else None
    where = body if isinstance(body, Organisation) and person else None
    return Participant(
        engagement=engagement,
        person=person,
        organisation=where or (party if isinstance(party, Organisation) else None),
        group="" if party else line.name,
        side=Side(side),
        part=Part.SIGNATORY,
        role="" if where else line.rest,
        order=order,
    )


def _only(parties: list[Party]) -> Party | None:
    return parties[0] if len(parties) == 1 else None


def _without_those_there(rows: list[Participant], standing: list[Participant]) -> list[Participant]:
    seen = {_same(row) for row in standing}
    fresh = []
    for row in rows:
        if _same(row) not in seen:
            seen.add(_same(row))
            fresh.append(row)
    return fresh


def _same(row: Participant) -> tuple[UUID | None, UUID | None, str]:
    if row.person_id:
        return (row.person_id, None, "")
    return (None, row.organisation_id, _key(f"{row.group} {row.role}") if row.group else "")
