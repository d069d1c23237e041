"""Writing who took part: rows that stayed keep their place in the database, so that nothing loses its ground."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from overture.foundation.access.viewer import Viewer
from overture.foundation.history.operations import keep_change

from ..errors import NamedTwice, NobodyTookPart
from ..facts import ParticipantFacts
from ..models import Engagement, Part, Participant, SpokeFor

AS_GIVEN = ("person_id", "organisation_id", "side", "part", "role", "instead_of_id")
Key = tuple[UUID | None, UUID | None, str]


def save_participants(engagement: Engagement, facts: Iterable[ParticipantFacts]) -> None:
    """Make the participants of an engagement those of the facts, in their order.

    Raises:
        NobodyTookPart: when a row names nobody.
        NamedTwice: when one person stands in two rows.
    """
    wanted = list(facts)
    _check(wanted)
    known = {_key(row): row for row in engagement.participants.prefetch_related("mandates")}
    for row in [row for key, row in known.items() if key not in {_key(fact) for fact in wanted}]:
        row.delete()
    for order, fact in enumerate(wanted):
        row = known.get(_key(fact)) or Participant(engagement=engagement)
        _write(row, fact, order=order)


def _key(of: Participant | ParticipantFacts) -> Key:
    """What makes a row the same row: the person, else the body, else the words for the group.

    Two who signed under one name are told apart by what stands behind it.
    """
    if of.person_id:
        return (of.person_id, None, "")
    return (None, of.organisation_id, f"{of.group} {of.role}" if of.part == Part.SIGNATORY else of.group)


def _check(wanted: list[ParticipantFacts]) -> None:
    seen: set[Key] = set()
    for fact in wanted:
        if not (fact.person_id or fact.organisation_id or fact.group.strip()):
            raise NobodyTookPart
        if _key(fact) in seen:
            raise NamedTwice(_name_of(fact))
        seen.add(_key(fact))


def _name_of(fact: ParticipantFacts) -> str:
    from overture.directory.models import Organisation, Person

    if fact.person_id:
        return str(Person.objects.get(pk=fact.person_id))
    return str(Organisation.objects.get(pk=fact.organisation_id)) if fact.organisation_id else fact.group


def _write(row: Participant, fact: ParticipantFacts, *, order: int) -> None:
    if _is_written(row, fact, order=order):
        return
    for name in AS_GIVEN:
        setattr(row, name, getattr(fact, name))
    row.group, row.order = fact.group.strip(), order
    row.save()
    row.mandates.exclude(organisation_id__in=fact.spoke_for).delete()
    for organisation_id in fact.spoke_for:
        SpokeFor.objects.update_or_create(
            participant=row, organisation_id=organisation_id, defaults={"mandate": fact.mandate.strip()}
        )


def _is_written(row: Participant, fact: ParticipantFacts, *, order: int) -> bool:
    """Whether a row says all that already, so that a text with hundreds of signatories is not written anew."""
    if row.pk is None or row.order != order:
        return False
    plain = all(getattr(row, name) == getattr(fact, name) for name in AS_GIVEN)
    mandates = {(mandate.organisation_id, mandate.mandate) for mandate in row.mandates.all()}
    return plain and mandates == {(body, fact.mandate.strip()) for body in fact.spoke_for}


def participants_in_words(engagement: Engagement) -> str:
    """Who took part and who spoke for whom, one a line, for the history."""
    rows = engagement.participants.select_related("person", "organisation", "instead_of")
    rows = rows.prefetch_related("mandates__organisation")
    return "\n".join(_in_words(row) for row in rows)


def _in_words(row: Participant) -> str:
    spoke_for = ", ".join(str(mandate.organisation) for mandate in row.mandates.all())
    parts = [str(row), row.role, str(row.organisation) if row.person and row.organisation else "", spoke_for]
    parts += [f"← {row.instead_of}"] if row.instead_of else []
    return " · ".join(part for part in (row.get_side_display(), row.get_part_display(), *parts) if part)


def keep_participant_change(engagement: Engagement, before: str, *, by: Viewer) -> None:
    """Keep the old list of people when it changed."""
    after = participants_in_words(Engagement(pk=engagement.pk))
    keep_change(engagement, "participants", before=before, after=after, by=by)
