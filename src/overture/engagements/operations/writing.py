"""Writing an engagement as a person wrote it: whoever and whatever is new is added first, all in one transaction."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from overture.directory.models import Standing
from overture.directory.operations import add_organisation, add_person, find_or_add_initiative, find_or_add_topic
from overture.foundation.access.viewer import Viewer
from overture.foundation.audit.operations import operation

from ..facts import AskFacts, EngagementFacts, ParticipantFacts
from ..given import AskGiven, EngagementGiven, ParticipantGiven
from ..models import Engagement, Side
from .engagements import change_engagement, record_engagement
from .moments import find_or_add_moment

STANDINGS = {Side.OURS: Standing.NETWORK, Side.THEIRS: Standing.STAKEHOLDER, Side.OTHERS: Standing.OTHER}


@operation
def write_engagement(
    given: EngagementGiven, *, engagement: Engagement | None = None, version: int = 0, by: Viewer
) -> Engagement:
    """Record an engagement, or change one; people, bodies, a moment and initiatives that are new are added with it.

    Raises:
        StaleVersion: when somebody saved a newer version; nothing is written, nobody is added.
        EngagementError, DirectoryError: as `record_engagement`, `change_engagement` and the directory refuse.
    """
    facts = facts_of(given, by=by)
    if engagement is None:
        return record_engagement(facts, by=by)
    return change_engagement(engagement, facts, version=version, by=by)


def facts_of(given: EngagementGiven, *, by: Viewer) -> EngagementFacts:
    """The facts with every name turned into a record; call inside an operation."""
    moment = find_or_add_moment(given.moment, language=given.language, by=by) if given.moment else None
    return replace(
        given.facts,
        moment_id=moment.pk if moment else None,
        topics=tuple(find_or_add_topic(name, language=given.language, by=by).pk for name in given.topics),
        initiatives=tuple(find_or_add_initiative(name, by=by).pk for name in given.initiatives),
        participants=tuple(_participant(one, by=by) for one in given.participants),
        asks=tuple(_ask(one, by=by) for one in given.asks),
    )


def _participant(given: ParticipantGiven, *, by: Viewer) -> ParticipantFacts:
    standing = STANDINGS[Side(given.facts.side)]
    if given.new_person:
        person = add_person(name=given.new_person, standing=standing, by=by)
        return replace(given.facts, person_id=person.pk)
    if given.new_body:
        body = add_organisation(name=given.new_body, kind="other", standing=standing, by=by)
        return replace(given.facts, organisation_id=body.pk)
    return given.facts


def _ask(given: AskGiven, *, by: Viewer) -> AskFacts:
    initiative: UUID | None = find_or_add_initiative(given.initiative, by=by).pk if given.initiative else None
    return replace(given.facts, initiative_id=initiative)
