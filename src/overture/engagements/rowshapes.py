"""The rows of the list and of an engagement's page, ready for a template."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from overture.foundation.ui.shapes import Tag

from .models import How, Part, Status
from .queries.evidence import EvidenceByField, FactEvidence
from .tags import level_tag
from .told import Named, ToldEngagement, ToldParticipant, ToldRow

MOST_NAMED = 3
STATUS_STATES = {
    Status.PLANNED.value: "wait",
    Status.TENTATIVE.value: "wait",
    Status.HELD.value: "ok",
    Status.POSTPONED.value: "line",
    Status.CANCELLED.value: "line",
    Status.DECLINED.value: "refused",
}


@dataclass(frozen=True, slots=True)
class EngagementRow:
    """One row of the list.

    Attributes:
        whom: the other side, the first few of them.
        more_whom: how many more there are.
        spoke: pairs of a name and those it spoke for; the name is empty when the reader may not have it.
        status: a tag when it was not simply held.
    """

    told: ToldEngagement | ToldRow
    whom: tuple[Named, ...]
    more_whom: int
    spoke: tuple[tuple[Named, tuple[Named, ...]], ...]
    more_spoke: int
    status: Tag | None
    level: Tag


def engagement_row(told: ToldEngagement | ToldRow) -> EngagementRow:
    """An engagement as a row of the list."""
    whom = bodies_first(told)
    return EngagementRow(
        told=told,
        whom=whom[:MOST_NAMED],
        more_whom=max(0, len(whom) - MOST_NAMED),
        spoke=told.spoke[:MOST_NAMED],
        more_spoke=max(0, len(told.spoke) - MOST_NAMED),
        status=None if told.status == Status.HELD else status_tag(told),
        level=level_tag(told.record_level),
    )


def bodies_first(told: ToldEngagement | ToldRow) -> tuple[Named, ...]:
    """The other side: the bodies when there are any, else the people and groups."""
    bodies = tuple(named for named in told.with_whom if named.kind == "organisation")
    return bodies or told.with_whom


def status_tag(told: ToldEngagement | ToldRow) -> Tag:
    return Tag(STATUS_STATES[told.status], told.status_label)


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact with the words behind it. `missing` invites whoever may fill it in."""

    key: str
    label: Any
    value: Any = ""
    values: tuple[Named, ...] = ()
    tag: Tag | None = None
    missing: Any = ""
    evidence: tuple[FactEvidence, ...] = ()


def fact_rows(told: ToldEngagement, evidence: EvidenceByField, *, here_words: str = "") -> list[FactRow]:
    """The facts of an engagement; what nobody knows is left out unless it should be known."""
    rows = [
        FactRow("when", _("When"), told.when_words, missing=_("Add the date")),
        FactRow("time_of_day", _("Time"), told.time_words),
        FactRow("time_here", _("By our clock"), here_words),
        FactRow("status", _("Status"), tag=status_tag(told)),
        FactRow("kind", _("Kind"), told.kind_label),
        FactRow("how", _("How"), told.how_label),
        FactRow(
            "place",
            _("Where"),
            told.place,
            missing=_("Add the place") if told.is_in_full and told.how == How.IN_PERSON else "",
        ),
        FactRow("occasion", _("Occasion"), told.occasion),
        FactRow("part_of", _("Part of"), values=_one(told.part_of)),
        FactRow("moment", _("Moment"), values=_one(told.moment)),
        FactRow("campaign", _("Campaign"), values=_one(told.campaign)),
        FactRow("initiatives", _("Initiatives"), values=told.initiatives),
        FactRow("proposals", _("Proposals"), values=told.proposals),
        FactRow("topics", _("Topics"), values=told.topics),
    ]
    kept = [row for row in rows if row.value or row.values or row.tag or row.missing]
    return [_with_evidence(row, evidence) for row in kept]


def _one(named: Named | None) -> tuple[Named, ...]:
    return (named,) if named else ()


def _with_evidence(row: FactRow, evidence: EvidenceByField) -> FactRow:
    found = evidence.get(row.key, ())
    return FactRow(row.key, row.label, row.value, row.values, row.tag, row.missing, found) if found else row


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody at the table with the words behind it."""

    told: ToldParticipant
    evidence: tuple[FactEvidence, ...]


@dataclass(frozen=True, slots=True)
class SideRows:
    """One side of the table; signatories stand apart, since there may be hundreds."""

    key: str
    label: Any
    rows: tuple[PersonRow, ...]
    signed: tuple[ToldParticipant, ...] = ()


def side_rows(told: ToldEngagement, evidence: EvidenceByField) -> list[SideRows]:
    """The sides of the table that somebody sat on."""
    sides = (("ours", _("Ours"), told.ours), ("theirs", _("Theirs"), told.theirs), ("others", _("Others"), told.others))
    return [
        SideRows(
            key,
            label,
            tuple(
                PersonRow(one, evidence.get(f"participant:{one.row_id}", ()))
                for one in people
                if one.part != Part.SIGNATORY
            ),
            tuple(one for one in people if one.part == Part.SIGNATORY),
        )
        for key, label, people in sides
        if people
    ]
