"""Names for the Reader, and "Same person?"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from django.db.models import Count, QuerySet

from overture.foundation.access.viewer import Viewer
from overture_names import lookup_keys
from overture_names.comparing import Reason, compare, score
from overture_names.folding import fold

from ..models import NameAnswer, NameKey, Organisation, Person
from ..scripts import script_of
from .naming import may_stand
from .seen import organisations_seen_by, people_seen_by

PartyKind = Literal["person", "organisation"]
ASK_FROM = 0.55
"""From this score on a person is asked; the band ``ask`` of `overture_names` begins here."""


@dataclass(frozen=True, slots=True)
class KnownName:
    """One way in which a party is, was or is wrongly called. `kind` is ``main`` or a kind of `Name`."""

    text: str
    kind: str
    script: str


@dataclass(frozen=True, slots=True)
class KnownParty:
    """What the Reader's gazetteer is told of one record.

    Attributes:
        id: the record's id as text.
        kind: ``person`` or ``organisation``.
        names: the main name first; wrong and former ones too, because texts use them.
        organisation_kind: the kind of an organisation, empty for a person.
        standing: ``network``, ``stakeholder`` or ``other``.
        organisation_ids: where a person holds or held a post, latest first; the parent of an organisation.
    """

    id: str
    kind: PartyKind
    names: tuple[KnownName, ...]
    organisation_kind: str
    standing: str
    organisation_ids: tuple[str, ...]


MOST_COMPARED = 200
"""How many parties with near keys are compared in full with one name."""


def all_names() -> list[KnownParty]:
    """Every person and organisation with all their names; for the Reader alone, nothing of it is shown.

    Those who objected are among them: a text that names them must find their record, not make a second one.
    """
    people = Person.objects.prefetch_related("names", "posts").order_by("pk")
    organisations = Organisation.objects.prefetch_related("names").order_by("pk")
    return [_known_person(one) for one in people] + [_known_organisation(one) for one in organisations]


def _known_person(person: Person) -> KnownParty:
    at = tuple(dict.fromkeys(str(post.organisation_id) for post in person.posts.all()))
    return KnownParty(str(person.pk), "person", _known_names(person), "", person.standing, at)


def _known_organisation(organisation: Organisation) -> KnownParty:
    above = (str(organisation.parent_id),) if organisation.parent_id else ()
    return KnownParty(
        str(organisation.pk),
        "organisation",
        _known_names(organisation),
        organisation.kind,
        organisation.standing,
        above,
    )


def _known_names(party: Person | Organisation) -> tuple[KnownName, ...]:
    rows = [KnownName(name.text, name.kind, name.script) for name in party.names.all() if name.text != party.name]
    return (KnownName(party.name, "main", script_of(party.name)), *rows)


def name_answers_for(spellings: Iterable[str]) -> dict[str, list[NameAnswer]]:
    """The answers that people gave about these spellings, by folded spelling (`overture_names.fold`)."""
    answers: dict[str, list[NameAnswer]] = {fold(spelling): [] for spelling in spellings}
    for answer in NameAnswer.objects.filter(folded__in=list(answers)).order_by("pk"):
        answers[answer.folded].append(answer)
    return answers


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that a name may mean.

    Attributes:
        id: the record's id as text.
        name: its main name.
        spelling: the name of it that is nearest; the main one when that is a wrong or former name, which is not shown.
        score: 0 to 1.
        band: ``same`` or ``ask``.
        reasons: why, from `overture_names`; empty when a person has answered, or the nearest name is not shown.
        is_answered: whether a person has said that it is the same.
    """

    id: str
    name: str
    spelling: str
    score: float
    band: str
    reasons: tuple[Reason, ...]
    is_answered: bool = False


def same_person_candidates(name: str, *, viewer: Viewer, most: int = 5) -> list[Candidate]:
    """People whom a name may mean, nearest first; an answer that somebody gave stands above any score."""
    return _candidates(name, people_seen_by(viewer), "person", most)


def same_organisation_candidates(name: str, *, viewer: Viewer, most: int = 5) -> list[Candidate]:
    """Organisations that a name may mean; as `same_person_candidates`."""
    return _candidates(name, organisations_seen_by(viewer), "organisation", most)


def _candidates(
    name: str, parties: QuerySet[Person] | QuerySet[Organisation], kind: PartyKind, most: int
) -> list[Candidate]:
    """Four queries at any size: what people answered, whose keys are near, those parties, and their names."""
    if not fold(name).strip():
        return []
    answers = NameAnswer.objects.filter(folded=fold(name)[:300], **{f"{kind}__isnull": False})
    answered = dict(answers.values_list(f"{kind}_id", "is_same"))
    said_same = [party_id for party_id, is_same in answered.items() if is_same]
    found = []
    for party in parties.filter(pk__in=[*_near_ids(name, parties, kind), *said_same]).prefetch_related("names"):
        if party.pk in answered:
            found += [_answered(party, name)] if answered[party.pk] else []
        elif candidate := _nearest(party, name, kind):
            found.append(candidate)
    return sorted(found, key=lambda one: (not one.is_answered, -one.score, one.name, one.id))[:most]


def _near_ids(name: str, parties: QuerySet[Person] | QuerySet[Organisation], kind: PartyKind) -> list[UUID]:
    """The parties that share the most keys with a name; only they are compared in full."""
    shared = NameKey.objects.filter(key__in=lookup_keys(name, kind), **{f"{kind}__in": parties.order_by()})
    counted = shared.values_list(f"{kind}_id").annotate(hits=Count("pk")).order_by("-hits", f"{kind}_id")
    return [party_id for party_id, _hits in counted[:MOST_COMPARED]]


def _answered(party: Person | Organisation, name: str) -> Candidate:
    return Candidate(str(party.pk), party.name, name, 1.0, "same", (), is_answered=True)


def _nearest(party: Person | Organisation, name: str, kind: PartyKind) -> Candidate | None:
    spellings = [party.name, *(row.text for row in party.names.all())]
    best, spelling = max((score(name, one, kind), one) for one in spellings)
    if best < ASK_FROM:
        return None
    result = compare(name, spelling, kind)
    shown = {party.name, *(row.text for row in party.names.all() if may_stand(row))}
    if spelling not in shown:
        return Candidate(str(party.pk), party.name, party.name, result.score, result.band, ())
    return Candidate(str(party.pk), party.name, spelling, result.score, result.band, result.reasons)
