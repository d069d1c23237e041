"""What the desk tells the Reader: the directory with every name, and what people answered about names."""

from __future__ import annotations

from dataclasses import dataclass, replace

from overture.accounts.models import Desk
from overture.accounts.queries import the_desk
from overture.directory.queries import (
    KnownName,
    KnownParty,
    all_names,
    name_answers_for,
    same_organisation_candidates,
    same_person_candidates,
)
from overture.foundation.access.viewer import Viewer
from overture_reader import Directory, KnownOrganisation, KnownPerson
from overture_reader.model import Reading

from ..changes import Recognise, Recognised
from ..content import Candidate, PartyKind
from ..parties import Known, KnownRecord
from ..rules import can_use_reader

READER_KINDS = {
    "network": "umbrella",
    "ngo": "member",
    "ministry": "government",
    "department": "government",
    "team": "government",
    "embassy": "government",
    "committee": "parliament",
    "academic": "other",
}
"""The directory's kinds of bodies as the Reader calls them; the others have one name in both."""


@dataclass(frozen=True, slots=True)
class ReaderKnowledge:
    """The directory for the Reader, and the same records for whoever makes drafts of a reading."""

    directory: Directory
    records: dict[str, KnownRecord]


def reader_directory(viewer: Viewer) -> Directory:
    """Every person and body with all their names; empty for a viewer who does not use the Reader."""
    return reader_knowledge(viewer).directory


def reader_knowledge(viewer: Viewer) -> ReaderKnowledge:
    """The directory in both shapes, from one reading of the tables (six queries at any size).

    The desk's own organisation is known by what the desk calls itself, too.
    """
    if not can_use_reader(viewer):
        return ReaderKnowledge(Directory(), {})
    desk = the_desk()
    parties = [_as_ours(party, desk) if party.id == str(desk.organisation_id) else party for party in all_names()]
    names = {party.id: party.names[0].text for party in parties}
    directory = Directory(
        people=tuple(_person(party, names) for party in parties if party.kind == "person"),
        organisations=tuple(_organisation(party) for party in parties if party.kind == "organisation"),
    )
    return ReaderKnowledge(directory, {party.id: _record(party, names) for party in parties})


def _as_ours(party: KnownParty, desk: Desk) -> KnownParty:
    """The desk's own organisation, with the desk's name in every language and its short name."""
    said = dict.fromkeys((*desk.name.values(), desk.short_name))
    known = {name.text for name in party.names}
    more = tuple(KnownName(text, "short", "") for text in said if text and text not in known)
    return replace(party, names=(*party.names, *more), organisation_kind="network")


def _person(party: KnownParty, names: dict[str, str]) -> KnownPerson:
    at = next(iter(party.organisation_ids), None)
    return KnownPerson(party.id, tuple(name.text for name in party.names), at, names.get(at or ""))


def _organisation(party: KnownParty) -> KnownOrganisation:
    kind = READER_KINDS.get(party.organisation_kind, party.organisation_kind)
    if kind == "member" and party.standing != "network":
        kind = "other"
    return KnownOrganisation(party.id, tuple(name.text for name in party.names), kind)


def _record(party: KnownParty, names: dict[str, str]) -> KnownRecord:
    return KnownRecord(
        record_id=party.id,
        name=party.names[0].text,
        spellings=tuple(name.text for name in party.names if name.kind != "wrong"),
        organisation=names.get(next(iter(party.organisation_ids), ""), ""),
        standing=party.standing,
    )


def known_for(reading: Reading, records: dict[str, KnownRecord]) -> Known:
    """The records, and what people answered about the names of this reading (one query)."""
    entities = (*reading.people, *reading.organisations)
    forms = {form for entity in entities for form in (entity.name.value, *entity.forms)}
    answers = {
        (folded, str(row.person_id or row.organisation_id)): row.is_same
        for folded, rows in (name_answers_for(forms) if forms else {}).items()
        for row in rows
    }
    return Known(records, answers)


def recognise_for(viewer: Viewer) -> Recognise:
    """Looks typed names up for a viewer: linked when one record is surely meant, asked when some come near."""

    def recognise(name: str, kind: PartyKind) -> Recognised:
        look_up = same_person_candidates if kind == "person" else same_organisation_candidates
        found = look_up(name, viewer=viewer)
        sure = [one for one in found if one.is_answered or one.band == "same"]
        if len(sure) == 1:
            return Recognised("known", sure[0].id, sure[0].name)
        near = tuple(Candidate(one.id, one.name, _other(one.spelling, one.name), "", one.score) for one in found)
        return Recognised("ask" if near else "new", candidates=near)

    return recognise


def _other(spelling: str, name: str) -> tuple[str, ...]:
    return (spelling,) if spelling != name else ()
