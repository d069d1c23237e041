"""Who stands where: the views that people and bodies declared, the newest standing, the older ones kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, cast
from uuid import UUID

from django.db.models import Q, QuerySet

from overture.foundation import registry
from overture.foundation.access.viewer import Viewer
from overture.foundation.listing.queries import record_ids_seen_by
from overture.foundation.local_text import ShownText
from overture.foundation.partial_dates import PartialDate

from .. import rules
from ..models import Organisation, Person, Stance
from ..scripts import language_of
from ..told import StanceTold
from .calling import Subject, party_named, subject_named
from .ideas import initiatives_seen_by, proposals_seen_by
from .seen import one_of, organisations_seen_by, people_seen_by

Party = Person | Organisation
FETCHED = (
    "person__names",
    "person__posts__organisation__names",
    "organisation__names",
)
POSITIONS = tuple(Stance.Position.values)


def stances_seen_by(viewer: Viewer) -> QuerySet[Stance]:
    """The declared views of those whom a viewer may know of, on what they may know of; none for those who see none."""
    if not rules.can_see_stances(viewer):
        return Stance.objects.none()
    if rules.is_coordinator(viewer):
        return Stance.objects.all()
    whose = Q(person__in=people_seen_by(viewer).values("pk"))
    whose |= Q(organisation__in=organisations_seen_by(viewer).values("pk"))
    on_what = Q(topic__isnull=False) | Q(initiative__in=initiatives_seen_by(viewer).values("pk"))
    on_what |= Q(proposal__in=proposals_seen_by(viewer).values("pk"))
    return Stance.objects.filter(whose, on_what)


def stance_for(viewer: Viewer, stance_id: UUID | str) -> Stance:
    """One declared view.

    Raises:
        NotFound: when there is none, or this viewer may not know of it.
    """
    return one_of(
        stances_seen_by(viewer).select_related("person", "organisation", "topic", "initiative", "proposal"), stance_id
    )


def stances_of(viewer: Viewer, party: Party) -> tuple[StanceTold, ...]:
    """Where a person or body stands: its newest view on each subject, each with what it said before; newest first."""
    return told_stances(viewer, stances_seen_by(viewer).filter(**{party.record_kind: party}))


def stances_on(viewer: Viewer, subject: Subject) -> tuple[StanceTold, ...]:
    """Who stands where on a topic, initiative or proposal: everybody's newest view, by position, then by name."""
    found = told_stances(viewer, stances_seen_by(viewer).filter(**{subject.record_kind: subject}))
    return tuple(sorted(found, key=lambda one: (POSITIONS.index(one.position), one.party.name.text.casefold())))


def told_stances(viewer: Viewer, stances: QuerySet[Stance]) -> tuple[StanceTold, ...]:
    """The newest view of each party on each subject, with the older ones inside; a fixed number of queries."""
    rows = list(
        stances.select_related("person", "organisation", "topic", "initiative", "proposal").prefetch_related(*FETCHED)
    )
    rows.sort(key=newest_last, reverse=True)
    links = source_links(viewer, rows)
    by_place: dict[tuple[Any, ...], list[StanceTold]] = {}
    for row in rows:
        place = (row.person_id, row.organisation_id, row.topic_id, row.initiative_id, row.proposal_id)
        by_place.setdefault(place, []).append(_told(viewer, row, links))
    return tuple(_with_earlier(line) for line in by_place.values())


def newest_last(stance: Stance) -> tuple[PartialDate, dt.datetime]:
    """The order in which views were declared; of those of one day, the one that was written down last is the newest."""
    return cast("PartialDate", stance.declared), stance.made_at


def source_links(viewer: Viewer, stances: Iterable[Stance]) -> dict[UUID, str]:
    """The addresses of the sources: outside ones, and those of our own records that this viewer may see."""
    rows = list(stances)
    found = {row.pk: row.source_url for row in rows if row.source_url}
    for listed in registry.listed.all():
        mine = {row.pk: row.source_id for row in rows if row.source_kind == listed.kind}
        if mine:
            seen = set(record_ids_seen_by(viewer, listed.kind).filter(record_id__in=set(mine.values())))
            found |= {key: listed.url(record_id) for key, record_id in mine.items() if record_id in seen}
    return found


def _told(viewer: Viewer, stance: Stance, links: dict[UUID, str]) -> StanceTold:
    party, subject = party_of(stance), subject_of(stance)
    return StanceTold(
        id=str(stance.pk),
        party=party_named(viewer, party),
        subject=subject_named(viewer, subject),
        position=stance.position,
        position_words=stance.get_position_display(),
        words=ShownText(stance.words, stance.words_language or language_of(stance.words)),
        source=stance.source,
        source_url=links.get(stance.pk, ""),
        declared=cast("PartialDate", stance.declared),
    )


def party_of(stance: Stance) -> Party:
    """Whose view it is; there is always one."""
    return stance.person or stance.organisation  # type: ignore[return-value]


def subject_of(stance: Stance) -> Subject:
    """On what it is; there is always one."""
    return stance.topic or stance.initiative or stance.proposal  # type: ignore[return-value]


def _with_earlier(line: Sequence[StanceTold]) -> StanceTold:
    newest, *earlier = line
    return replace(newest, earlier=tuple(earlier))


def stance_counts(viewer: Viewer, subjects: Sequence[Subject]) -> dict[UUID, dict[str, int]]:
    """How many parties stand in each position on subjects of one kind, by the subject's id; one query."""
    if not subjects:
        return {}
    column = f"{subjects[0].record_kind}_id"
    rows = stances_seen_by(viewer).filter(**{f"{column}__in": [one.pk for one in subjects]})
    newest: dict[tuple[UUID, Any], Stance] = {}
    for row in sorted(rows, key=newest_last):
        newest[getattr(row, column), row.person_id or row.organisation_id] = row
    counts: dict[UUID, dict[str, int]] = {}
    for (subject_id, _party), row in newest.items():
        line = counts.setdefault(subject_id, dict.fromkeys(POSITIONS, 0))
        line[row.position] += 1
    return counts
