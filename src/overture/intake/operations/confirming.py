"""A draft becomes a record: only here, and only because a person says so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from overture.accounts.queries import the_desk
from overture.directory.given import MembershipGiven, PostGiven
from overture.directory.merging import as_it_is_now
from overture.directory.models import Initiative, Organisation, Person
from overture.directory.operations import add_organisation, add_person, find_or_add_initiative
from overture.engagements.facts import AskFacts, EngagementFacts, ParticipantFacts
from overture.engagements.models import Ask, Engagement, Moment, Participant
from overture.engagements.operations import find_or_add_moment, record_engagement
from overture.foundation.access.viewer import Viewer
from overture.foundation.audit.operations import note, operation
from overture.foundation.evidence.models import Evidence
from overture.foundation.partial_dates import PartialDate
from overture.voices.operations import keep_quote

from ..changes import linked, needed_keys
from ..content import DraftContent, DraftParticipant, Finding, Party, Span, Why, read_content
from ..errors import QuestionOpen, RecordUnset
from ..kept import KeptDraft, Made
from ..models import Document, Draft
from ..queries.documents import document_for
from .steps import bump, check_may_use, claim, keep_step, settle_when_done, write_content

STANDINGS = {"ours": "network", "theirs": "stakeholder", "others": "other"}
LONGEST_REASON = 400


@dataclass(frozen=True, slots=True)
class Linked:
    """The records behind the keys of a draft, and which of them were made for it."""

    people: dict[str, Person]
    organisations: dict[str, Organisation]
    made: list[Made]

    def organisation_ids(self, keys: Iterable[str]) -> tuple[UUID, ...]:
        """Ids of the bodies of some keys, each once."""
        return tuple(dict.fromkeys(self.organisations[key].pk for key in keys if key in self.organisations))

    def person_ids(self, keys: Iterable[str]) -> tuple[UUID, ...]:
        """Ids of the people of some keys, each once."""
        return tuple(dict.fromkeys(self.people[key].pk for key in keys if key in self.people))


@operation
def confirm(draft: Draft, *, version: int, now: dt.datetime, by: Viewer) -> Engagement:
    """Make the record that a draft proposes: people and bodies that are new, the engagement with its asks, its quotes
    without any consent, and the words behind each fact. Other waiting drafts of the text know the new records then.

    Raises:
        StaleVersion, AlreadySettled: when somebody was quicker.
        QuestionOpen: when a "Same person?" waits.
        RecordUnset: when nobody decided what may be told.
        EngagementError: when the engagement cannot be a record, such as one that was held and has no date.
    """
    check_may_use(by)
    before = claim(draft, version)
    content = before.content
    check_can_be_confirmed(content)
    document = document_for(by, draft.document_id)
    known = _records(content, document, by=by)
    moment = _moment(content, document, known, by=by)
    initiatives = _initiatives(content, known, by=by)
    facts = engagement_facts(content, known, moment, initiatives, language=document.source.language or "en")
    engagement = record_engagement(facts, by=by)
    known.made.insert(0, Made("engagement", str(engagement.pk), engagement.version))
    keep_evidence(content, engagement, known, document)
    _keep_quotes(content, engagement, known, document, by=by)
    write_content(draft, _linked_to(content, content, known))
    draft.engagement, draft.state = engagement, Draft.State.CONFIRMED
    draft.settled_by, draft.settled_at = by.user_id or "system", now
    draft.save(update_fields=["engagement", "state", "settled_by", "settled_at"])
    others = _tell_others(draft, content, known)
    keep_step("confirm", draft, [before, *others], known.made)
    note("draft.confirm", draft, by=by)
    settle_when_done(draft.document, now=now)
    return engagement


def check_can_be_confirmed(content: DraftContent) -> None:
    """Refuse a draft that leaves a question to nobody.

    Raises:
        QuestionOpen, RecordUnset: as their sentences say.
    """
    asked = next(iter(content.open_questions), None)
    if asked is not None:
        raise QuestionOpen(asked.name)
    if not content.confidentiality.value:
        raise RecordUnset


def _records(content: DraftContent, document: Document, *, by: Viewer) -> Linked:
    """Find or make the records of everybody the draft speaks of; bodies first, because people belong to them."""
    known = Linked({}, {}, [])
    needed = [party for party in content.parties if party.key in needed_keys(content)]
    for party in needed:
        if party.kind == "organisation":
            known.organisations[party.key] = _organisation(party, known, by=by)
    for party in needed:
        if party.kind == "person":
            known.people[party.key] = _person(party, known, document, by=by)
    return known


def _organisation(party: Party, known: Linked, *, by: Viewer) -> Organisation:
    if party.link == "known":
        return as_it_is_now(Organisation, party.record_id)
    joins = party.is_new_member and the_desk().organisation_id is not None
    body = add_organisation(
        name=party.name,
        kind=party.organisation_kind,
        standing=STANDINGS[party.side],
        membership=MembershipGiven() if joins else None,
        by=by,
    )
    known.made.append(Made("organisation", str(body.pk), body.version))
    return body


def _person(party: Party, known: Linked, document: Document, *, by: Viewer) -> Person:
    if party.link == "known":
        return as_it_is_now(Person, party.record_id)
    body = known.organisations.get(party.organisation)
    person = add_person(
        name=party.name,
        standing=STANDINGS[party.side],
        source_note=document.source.title[:300],
        post=PostGiven(body, role=party.role[:200]) if body else None,
        by=by,
    )
    known.made.append(Made("person", str(person.pk), person.version))
    return person


def _moment(content: DraftContent, document: Document, known: Linked, *, by: Viewer) -> Moment | None:
    if not content.moment.value:
        return None
    had = set(Moment.objects.values_list("pk", flat=True))
    moment = find_or_add_moment(content.moment.value, language=document.source.language or "en", by=by)
    if moment.pk not in had:
        known.made.append(Made("moment", str(moment.pk), moment.version))
    return moment


def _initiatives(content: DraftContent, known: Linked, *, by: Viewer) -> tuple[Initiative, ...]:
    had = set(Initiative.objects.values_list("pk", flat=True)) if content.initiatives else set()
    found = tuple(find_or_add_initiative(each.value, by=by) for each in content.initiatives)
    known.made.extend(Made("initiative", str(each.pk), each.version) for each in found if each.pk not in had)
    return found


def engagement_facts(
    content: DraftContent, known: Linked, moment: Moment | None, initiatives: tuple[Initiative, ...], *, language: str
) -> EngagementFacts:
    """The draft as the engagements' room takes it."""
    return EngagementFacts(
        title=content.title.value[:300],
        kind=content.kind.value or "meeting",
        status=content.status.value or "held",
        when=PartialDate.parse(content.when.value) if content.when.value else None,
        time_of_day=dt.time.fromisoformat(content.time.value) if content.time.value else None,
        confidentiality=content.confidentiality.value,
        how="in_writing" if content.kind.value == "letter" else "in_person",
        place=content.place.value[:300],
        occasion=content.occasion.value[:300],
        moment_id=moment.pk if moment else None,
        initiatives=tuple(dict.fromkeys(each.pk for each in initiatives)),
        participants=_participants(content, known),
        asks=tuple(
            AskFacts(ask.text, language, known.organisation_ids(_bodies(content, ask.to)), known.person_ids(ask.by))
            for ask in content.asks
        ),
    )


def _bodies(content: DraftContent, keys: Iterable[str]) -> list[str]:
    """The bodies that were asked; a person who was asked stands for the body they belong to."""
    parties = content.parties_of(keys)
    return [party.organisation if party.kind == "person" else party.key for party in parties]


def _participants(content: DraftContent, known: Linked) -> tuple[ParticipantFacts, ...]:
    """Everybody once, also when two names turned out to be one record."""
    rows: dict[tuple[object, object, str], ParticipantFacts] = {}
    for one in content.participants:
        party = content.party(one.party)
        if party is not None:
            row = _participant(one, party, known)
            rows.setdefault((row.person_id, None if row.person_id else row.organisation_id, row.group), row)
    return tuple(rows.values())


def _participant(one: DraftParticipant, party: Party, known: Linked) -> ParticipantFacts:
    person = known.people.get(party.key)
    body = known.organisations.get(party.organisation if party.kind == "person" else party.key)
    return ParticipantFacts(
        person_id=person.pk if person else None,
        organisation_id=body.pk if body else None,
        group=party.name if party.kind == "group" else "",
        side=party.side,
        part=one.part,
        role=party.role[:200],
        spoke_for=known.organisation_ids(one.spoke_for),
    )


def keep_evidence(content: DraftContent, engagement: Engagement, known: Linked, document: Document) -> None:
    """Keep the words behind each fact: fields of the engagement, ``participant:<id>`` for who took part, and asks."""
    rows = [
        _evidence(document, engagement, field, finding.spans, finding.why)
        for field, finding in _findings(content)
        if finding.spans
    ]
    rows += [
        _evidence(document, engagement, f"participant:{row.pk}", spans, one.why)
        for one, row in _rows_of(content, engagement, known)
        if (spans := one.spans or _mentions(content, one))
    ]
    asks = {ask.text: ask for ask in engagement.asks.all()}
    for ask in content.asks:
        if ask.spans and ask.text in asks:
            rows.append(_evidence(document, asks[ask.text], "text", ask.spans, ask.why))
    Evidence.objects.bulk_create(rows)


def _findings(content: DraftContent) -> Iterable[tuple[str, Finding]]:
    for name in ("title", "kind", "status", "when", "place", "occasion", "confidentiality", "moment"):
        yield name, getattr(content, name)
    yield "time_of_day", content.time
    for each in content.initiatives:
        yield "initiatives", each


def _rows_of(
    content: DraftContent, engagement: Engagement, known: Linked
) -> Iterator[tuple[DraftParticipant, Participant]]:
    """Each participant of the draft with its row in the record."""
    by_person = {row.person_id: row for row in engagement.participants.all() if row.person_id}
    by_body = {row.organisation_id: row for row in engagement.participants.all() if not row.person_id}
    by_group = {row.group: row for row in engagement.participants.all() if row.group}
    for one in content.participants:
        person, body = known.people.get(one.party), known.organisations.get(one.party)
        group = content.named(one.party)
        row = by_person.get(person.pk) if person else by_body.get(body.pk) if body else by_group.get(group)
        if row is not None:
            yield one, row


def _mentions(content: DraftContent, one: DraftParticipant) -> tuple[Span, ...]:
    party = content.party(one.party)
    within = content.scope
    return tuple(span for span in party.spans if any(a <= span[0] and span[1] <= b for a, b in within)) if party else ()


def _evidence(document: Document, record: Engagement | Ask, field: str, spans: tuple[Span, ...], why: Why) -> Evidence:
    return Evidence(
        source_id=document.source_id,
        record_kind=record.record_kind,
        record_id=str(record.pk),
        field=field,
        spans=[list(span) for span in spans],
        rule=why.rule[:80],
        reason=why.sentence[:LONGEST_REASON],
    )


def _keep_quotes(
    content: DraftContent, engagement: Engagement, known: Linked, document: Document, *, by: Viewer
) -> None:
    """Keep the words exactly as they stand in the text; nobody has agreed to anything yet."""
    for each in content.quotes:
        speaker = content.party(each.speaker)
        body = speaker.organisation if speaker and speaker.kind == "person" else each.speaker
        quote = keep_quote(
            words=each.words,
            language=document.source.language or "en",
            speaker=known.people.get(each.speaker),
            organisation=known.organisations.get(body) or _spoken_for(content, each.speaker, known),
            engagement=engagement,
            by=by,
        )
        known.made.append(Made("quote", str(quote.pk), quote.version))
        Evidence.objects.create(
            source_id=document.source_id,
            record_kind=quote.record_kind,
            record_id=str(quote.pk),
            field="words",
            spans=[list(span) for span in each.spans],
        )


def _spoken_for(content: DraftContent, speaker: str, known: Linked) -> Organisation | None:
    """The body that a speaker spoke for, when the text does not say where they belong."""
    keys = [key for one in content.participants if one.party == speaker for key in one.spoke_for]
    return next((known.organisations[key] for key in keys if key in known.organisations), None)


def _linked_to(target: DraftContent, source: DraftContent, known: Linked) -> DraftContent:
    for key, record in (*known.organisations.items(), *known.people.items()):
        party = source.party(key)
        if party is not None:
            target = linked(target, party, str(record.pk), record.name)
    return target


def _tell_others(draft: Draft, content: DraftContent, known: Linked) -> list[KeptDraft]:
    """The other waiting drafts know the new records; returns them as they were."""
    kept = []
    for other in Draft.objects.filter(document_id=draft.document_id, state=Draft.State.WAITING).order_by("number"):
        before = read_content(other.content)
        after = _linked_to(before, content, known)
        if after != before:
            kept.append(KeptDraft.of(other))
            bump(other)
            write_content(other, after)
    return kept
