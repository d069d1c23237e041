"""Making, changing and removing the record of an engagement."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from overture.foundation import registry
from overture.foundation.access.viewer import Viewer
from overture.foundation.audit.operations import note, operation
from overture.foundation.evidence.models import Evidence
from overture.foundation.history.operations import forget_history, keep_changes
from overture.foundation.listing.operations import relist, unlist
from overture.foundation.records import values_of

from .. import rules
from ..errors import DateMissing, GoesInCircles, NotAllowed, OthersStandOnIt, TitleMissing, UnsetConfidentiality
from ..facts import EngagementFacts
from ..models import Confidentiality, Engagement, Status
from .asks import delete_ask, save_ask
from .levels import apply_level
from .participants import keep_participant_change, participants_in_words, save_participants
from .results import save_commitment

PLAIN_FIELDS = (
    "title",
    "kind",
    "status",
    "how",
    "place",
    "occasion",
    "time_of_day",
    "zone",
    "moment_id",
    "campaign_id",
    "part_of_id",
    "when",
    "summary",
    "notes",
    "embargo_until",
)
LINKED = ("topics", "initiatives", "proposals")
LEAVE_WITH_IT = ("participants", "asks", "commitments", "follow_ups", "outcomes", "attachments", "drafts")


@operation
def record_engagement(facts: EngagementFacts, *, by: Viewer) -> Engagement:
    """Make a record of an engagement, with its people, asks and promises; it is neither shared nor published.

    Raises:
        NotAllowed: when the viewer makes no records.
        UnsetConfidentiality: when nobody decided what may be told of it.
        DateMissing: when it was held and has no date.
    """
    if not rules.can_record_engagement(by):
        raise NotAllowed
    check_facts(facts)
    engagement = Engagement(confidentiality=facts.confidentiality)
    _take_facts(engagement, facts)
    engagement.save(force_insert=True)
    _save_linked(engagement, facts)
    save_participants(engagement, facts.participants)
    _save_promises(engagement, facts, by=by)
    note("engagement.record", engagement, by=by)
    relist(engagement)
    return engagement


@operation
def change_engagement(engagement: Engagement, facts: EngagementFacts, *, version: int, by: Viewer) -> Engagement:
    """Write new facts over a record: all fields, all participants; asks are added, changed or removed one by one.

    An ask without `ask_id` is new, one that is not mentioned stays, one in `removed_asks` goes. A commitment whose
    words stand there already is not added twice. A lower record level than before unpublishes and unshares it.

    Raises:
        StaleVersion: when somebody saved a newer version; nothing is written.
        SourceConflict: when the level would become lower than that of the text it was read from.
    """
    if not rules.can_edit_engagement(by, engagement):
        raise NotAllowed
    check_facts(facts)
    check_whole(engagement, facts.part_of_id)
    engagement.claim_version(version)
    before = values_of(engagement, (*PLAIN_FIELDS, "confidentiality"))
    people = participants_in_words(engagement)
    if facts.confidentiality != engagement.confidentiality:
        apply_level(engagement, facts.confidentiality)
    _take_facts(engagement, facts)
    engagement.save()
    _save_linked(engagement, facts)
    save_participants(engagement, facts.participants)
    _save_promises(engagement, facts, by=by)
    keep_changes(engagement, before, by=by)
    keep_participant_change(engagement, people, by=by)
    note("engagement.change", engagement, by=by)
    relist(engagement)
    return engagement


@operation
def remove_engagement(engagement: Engagement, *, by: Viewer) -> None:
    """Erase a record with its people, asks, evidence, history and listing; the undo of a confirmed draft.

    Raises:
        OthersStandOnIt: naming what stands on it: follow-ups, outcomes, quotes, parts, pages.
    """
    if not rules.can_edit_engagement(by, engagement):
        raise NotAllowed
    if names := standing_on(engagement):
        raise OthersStandOnIt(names)
    note("engagement.remove", engagement, by=by)
    records: list[Any] = [engagement, *engagement.asks.all(), *engagement.commitments.all()]
    for record in records:
        Evidence.objects.filter(record_kind=record.record_kind, record_id=str(record.pk)).delete()
        forget_history(record)
        unlist(record.record_kind, record.pk)
    engagement.delete()


def standing_on(engagement: Engagement) -> list[str]:
    """What would lose its ground with this record, in words."""
    found = [str(row) for row in (*engagement.follow_ups.all(), *engagement.outcomes.all())]
    for relation in engagement._meta.related_objects:
        name = relation.get_accessor_name() or ""
        if name in LEAVE_WITH_IT:
            continue
        count = getattr(engagement, name).count()
        if count:
            found.append(f"{relation.related_model._meta.verbose_name_plural}: {count}")
    objections = [objection(engagement) for objection in registry.removal_objections.all()]
    return found + [sentence for sentence in objections if sentence]


@operation
def change_notes(engagement: Engagement, notes: str, *, version: int, by: Viewer) -> Engagement:
    """Write the sealed notes; the history keeps only that they changed.

    Raises:
        StaleVersion: when somebody saved a newer version of the record.
    """
    if not rules.can_edit_engagement(by, engagement):
        raise NotAllowed
    engagement.claim_version(version)
    before = values_of(engagement, ("notes",))
    engagement.notes = notes.strip()
    engagement.save(update_fields=["notes"])
    keep_changes(engagement, before, by=by)
    note("engagement.change_notes", engagement, by=by)
    return engagement


@operation
def note_look(engagement: Engagement, *, by: Viewer) -> None:
    """Log that somebody looks at a restricted engagement; call before it is shown."""
    note("engagement.look", engagement, by=by)


@operation
def read_notes(engagement: Engagement, *, by: Viewer) -> str:
    """The sealed notes, after the look was logged.

    Raises:
        NotAllowed: when the notes are not for this viewer.
    """
    if not rules.can_see_notes(by, engagement):
        raise NotAllowed
    note("engagement.read_notes", engagement, by=by)
    return engagement.notes


def check_facts(facts: EngagementFacts) -> None:
    """Refuse what cannot be a record.

    Raises:
        UnsetConfidentiality, DateMissing: as their sentences say.
    """
    if facts.confidentiality not in Confidentiality.values or facts.confidentiality == Confidentiality.UNSET:
        raise UnsetConfidentiality
    if facts.status == Status.HELD and facts.when is None:
        raise DateMissing
    if not facts.title.strip():
        raise TitleMissing


def check_whole(engagement: Engagement, whole_id: UUID | None) -> None:
    """Refuse that an engagement becomes a part of itself, at whatever depth.

    Raises:
        GoesInCircles: naming the whole that is itself a part of it.
    """
    chosen = Engagement.objects.get(pk=whole_id) if whole_id else None
    above = chosen
    while chosen is not None and above is not None:
        if above.pk == engagement.pk:
            raise GoesInCircles(chosen.title)
        above = above.part_of


def _take_facts(engagement: Engagement, facts: EngagementFacts) -> None:
    for name in PLAIN_FIELDS:
        setattr(engagement, name, getattr(facts, name))
    engagement.title = facts.title.strip()
    engagement.starts_on = facts.when.first if facts.when else None


def _save_linked(engagement: Engagement, facts: EngagementFacts) -> None:
    for name in LINKED:
        getattr(engagement, name).set(getattr(facts, name))


def _save_promises(engagement: Engagement, facts: EngagementFacts, *, by: Viewer) -> None:
    for ask in facts.asks:
        save_ask(engagement, ask, by=by)
    for removed in engagement.asks.filter(pk__in=facts.removed_asks):
        delete_ask(removed, by=by)
    for commitment in facts.commitments:
        save_commitment(engagement, commitment, by=by)
