"""The people and bodies of a reading as a draft knows them: linked to the directory, and on whose side they sit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from overture_names import fold
from overture_reader.model import Entity, Reading

from .content import Candidate, DraftParticipant, Party, Side

OUR_STANDING, THEIR_STANDING = "network", "stakeholder"
OUR_KINDS = ("umbrella", "member")
THEIR_KINDS = ("government", "parliament", "party", "party_affiliate", "intergovernmental", "funder", "media")
DIRECTORY_KINDS = {"umbrella": "network", "member": "ngo", "government": "ministry"}
"""The Reader's kinds of bodies as the directory calls them; the others have one name in both."""


@dataclass(frozen=True, slots=True)
class KnownRecord:
    """What the desk knows of one person or body: how it is called, whose it is, and where it stands."""

    record_id: str
    name: str
    spellings: tuple[str, ...] = ()
    organisation: str = ""
    standing: str = "other"


@dataclass(frozen=True, slots=True)
class Known:
    """What the desk knows when a text is read.

    Attributes:
        records: the directory's records by id.
        answers: what people answered to "Same person?": whether a folded spelling is a record. Above any score.
    """

    records: Mapping[str, KnownRecord] = field(default_factory=dict)
    answers: Mapping[tuple[str, str], bool] = field(default_factory=dict)

    def answer(self, entity: Entity, record_id: str) -> bool | None:
        """What somebody answered about a spelling of the text and a record; None when nobody did."""
        said = (self.answers.get((fold(form), record_id)) for form in (entity.name.value, *entity.forms))
        return next((answer for answer in said if answer is not None), None)


def parties_of(reading: Reading, known: Known) -> dict[str, Party]:
    """Every person and body of a reading by its key."""
    return {entity.key: party_of(entity, known) for entity in (*reading.people, *reading.organisations)}


def party_of(entity: Entity, known: Known) -> Party:
    """A person or body of the text, linked to the directory as far as the Reader was sure and nobody said otherwise.

    A person whose name was never spelt so before is asked about once, however near the spelling: a wrong name hurts
    somebody. The answer is kept with the spelling.
    """
    near = [each for each in entity.candidates if known.answer(entity, each.id) is not False]
    sure = entity.proposed_id or "" if entity.link_state == "known" else ""
    if sure and known.answer(entity, sure) is False:
        sure = ""
    said = next((one for one in (*(each.id for each in near), sure) if one and known.answer(entity, one)), "")
    spelt = known.records.get(sure)
    is_unheard = not said and spelt is not None and entity.kind == "person" and not is_spelt_as(entity, spelt)
    record = None if is_unheard else known.records.get(said or sure)
    candidates = tuple(_candidate(each.id, each.name, each.score, known.records) for each in near)
    if is_unheard and all(each.record_id != sure for each in candidates):
        candidates = (_candidate(sure, "", 1.0, known.records), *candidates)
    asked = record is None and (is_unheard or entity.link_state == "ask") and bool(candidates)
    return Party(
        key=entity.key,
        kind="person" if entity.kind == "person" else "organisation",
        name=entity.name.value,
        spans=entity.mentions or entity.name.evidence,
        role=entity.role.value if entity.role else "",
        organisation=entity.organisation.value if entity.organisation else "",
        organisation_kind=DIRECTORY_KINDS.get(entity.kind, entity.kind) if entity.kind != "person" else "other",
        side=_side_of(entity, record),
        link="known" if record else "ask" if asked else "new",
        record_id=record.record_id if record else "",
        record_name=record.name if record else "",
        candidates=candidates if asked else (),
    )


def is_spelt_as(entity: Entity, record: KnownRecord) -> bool:
    """Whether the text's name is one that the record is known by, or a part of one ("Eleanor", "Marsh")."""
    words = set(fold(entity.name.value).split())
    return any(words <= set(fold(spelling).split()) for spelling in (record.name, *record.spellings))


def _candidate(record_id: str, name: str, score: float, records: Mapping[str, KnownRecord]) -> Candidate:
    record = records.get(record_id)
    if record is None:
        return Candidate(record_id, name, (), "", score)
    spellings = tuple(spelling for spelling in record.spellings if spelling != record.name)
    return Candidate(record_id, record.name, spellings, record.organisation, score)


def _side_of(entity: Entity, record: KnownRecord | None) -> Side:
    if record and record.standing == OUR_STANDING:
        return "ours"
    if record and record.standing == THEIR_STANDING:
        return "theirs"
    if entity.kind in OUR_KINDS:
        return "ours"
    return "theirs" if entity.kind in THEIR_KINDS else "others"


def gathered(keys: Iterable[str], parties: Mapping[str, Party]) -> tuple[Party, ...]:
    """The parties of some keys and the bodies they belong to, each once."""
    gathered: dict[str, Party] = {}
    for key in keys:
        party = parties.get(key)
        if party is None:
            continue
        gathered.setdefault(key, party)
        if party.organisation in parties:
            gathered.setdefault(party.organisation, parties[party.organisation])
    return tuple(gathered.values())


def with_sides(parties: tuple[Party, ...], participants: tuple[DraftParticipant, ...]) -> tuple[Party, ...]:
    """Whoever has no side yet takes that of the body they spoke for or belong to; a host sits at their side."""
    by_key = {party.key: party for party in parties}
    hosts = {one.party for one in participants if one.part == "host"}
    spoke = {one.party: one.spoke_for for one in participants}

    def side(party: Party) -> Side:
        if party.side != "others":
            return party.side
        bodies = [by_key[key] for key in (*spoke.get(party.key, ()), party.organisation) if key in by_key]
        sides = [body.side for body in bodies if body.side != "others"]
        if sides:
            return sides[0]
        if party.key in hosts:
            return "theirs"
        return "ours" if bodies or any(party.key in keys for keys in spoke.values()) else "others"

    return tuple(replace(party, side=side(party)) for party in parties)
