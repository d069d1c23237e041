"""The verbs: what they write, what they refuse, and what stays behind."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from overture.engagements import errors, operations
from overture.engagements.facts import AskFacts, CommitmentFacts, EngagementFacts, ParticipantFacts
from overture.engagements.models import Ask, Engagement, Moment, Participant
from overture.foundation.access import Viewer
from overture.foundation.audit.models import AuditEntry
from overture.foundation.evidence.models import Evidence, Source
from overture.foundation.history.models import FieldChange
from overture.foundation.listing.models import ListingEntry
from overture.foundation.partial_dates import PartialDate
from overture.foundation.records import StaleVersion
from tests import personas
from tests.factories import (
    AskFactory,
    EngagementFactory,
    OrganisationFactory,
    ParticipantFactory,
    PersonFactory,
)

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

DAY = PartialDate.parse("2024-01-16")
COORDINATOR = Viewer(scopes=frozenset({"public", "role:coordinator"}), user_id="c", name="Co Ordinator")
EDITOR = Viewer(scopes=frozenset({"public", "role:editor"}), user_id="e")


def facts(**given) -> EngagementFacts:
    return EngagementFacts(**{"title": "Briefing", "when": DAY, "confidentiality": "on_record", **given})


def test_an_engagement_is_recorded_with_people_asks_and_promises():
    person, body = PersonFactory(), OrganisationFactory()
    given = facts(
        participants=(ParticipantFacts(person_id=person.pk, spoke_for=(body.pk,), mandate="by vote"),),
        asks=(AskFacts("Keep the fund open", to=(body.pk,), made_by=(person.pk,)),),
        commitments=(CommitmentFacts("To look at it"),),
    )

    made = operations.record_engagement(given, by=COORDINATOR)

    row = made.participants.get()
    assert (row.person, row.mandates.get().organisation, row.mandates.get().mandate) == (person, body, "by vote")
    assert made.asks.get().to.get() == body
    assert made.commitments.get().text == "To look at it"
    assert made.starts_on == dt.date(2024, 1, 16)
    assert AuditEntry.objects.filter(verb="engagement.record", record_id=str(made.pk)).exists()
    assert ListingEntry.objects.filter(kind="engagement", record_id=str(made.pk), tier="full").exists()
    assert (made.public_from, made.shared_with_network) == (None, False)


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"confidentiality": ""}, errors.UnsetConfidentiality),
        ({"confidentiality": "loud"}, errors.UnsetConfidentiality),
        ({"when": None}, errors.DateMissing),
        ({"title": " "}, errors.TitleMissing),
        ({"participants": (ParticipantFacts(),)}, errors.NobodyTookPart),
        ({"asks": (AskFacts(" "),)}, errors.WordsMissing),
    ],
)
def test_what_cannot_be_a_record_is_refused_and_nothing_is_written(given, error):
    with pytest.raises(error):
        operations.record_engagement(facts(**given), by=COORDINATOR)

    assert Engagement.objects.count() == 0


def test_what_is_planned_needs_no_date():
    assert operations.record_engagement(facts(status="planned", when=None), by=COORDINATOR).starts_on is None


@pytest.mark.parametrize("viewer", [EDITOR, Viewer.public()])
def test_others_than_coordinators_record_and_change_nothing(viewer):
    made = EngagementFactory()

    for act in (
        lambda: operations.record_engagement(facts(), by=viewer),
        lambda: operations.change_engagement(made, facts(), version=1, by=viewer),
        lambda: operations.remove_engagement(made, by=viewer),
        lambda: operations.publish_engagement(made, at=timezone.now(), by=viewer),
        lambda: operations.share_with_network(made, by=viewer),
        lambda: operations.set_confidentiality(made, "off_record", by=viewer),
        lambda: operations.restrict_to(made, [], by=viewer),
        lambda: operations.add_ask(made, AskFacts("An ask"), by=viewer),
        lambda: operations.add_commitment(made, CommitmentFacts("A promise"), by=viewer),
        lambda: operations.add_follow_up(made, "Write", by=viewer),
        lambda: operations.add_outcome(made, "reply", "They wrote", by=viewer),
        lambda: operations.read_notes(made, by=viewer),
        lambda: operations.find_or_add_moment("Election", by=viewer),
    ):
        with pytest.raises(errors.NotAllowed):
            act()


def test_a_change_keeps_the_row_of_who_stayed_and_the_old_values():
    made, stays, goes = EngagementFactory(title="Old"), PersonFactory(name="Amra Soling"), PersonFactory()
    row = ParticipantFactory(engagement=made, person=stays)
    ParticipantFactory(engagement=made, person=goes)
    new = facts(title="New", participants=(ParticipantFacts(person_id=stays.pk, role="chair"),))

    operations.change_engagement(made, new, version=1, by=COORDINATOR)

    assert Participant.objects.get(engagement=made).pk == row.pk
    changes = FieldChange.objects.filter(record_id=str(made.pk))
    assert changes.get(field="title").before == "Old"
    assert "Amra Soling" in changes.get(field="participants").before


def test_a_change_of_an_older_version_writes_nothing():
    made = EngagementFactory(title="Old")
    operations.change_engagement(made, facts(title="First"), version=1, by=COORDINATOR)

    with pytest.raises(StaleVersion):
        operations.change_engagement(made, facts(title="Second"), version=1, by=COORDINATOR)

    assert Engagement.objects.get().title == "First"


def test_asks_that_a_change_does_not_mention_stay():
    made = EngagementFactory()
    stays, goes = AskFactory(engagement=made, text="Stays"), AskFactory(engagement=made)
    given = facts(asks=(AskFacts("New"),), removed_asks=(goes.pk,))

    operations.change_engagement(made, given, version=1, by=COORDINATOR)

    assert sorted(made.asks.values_list("text", flat=True)) == ["New", "Stays"]
    assert Ask.objects.filter(pk=stays.pk).exists()


def test_removing_takes_evidence_history_and_listing_with_it():
    made = operations.record_engagement(facts(asks=(AskFacts("An ask"),)), by=COORDINATOR)
    source = Source.objects.create(text="words", text_hash="h")
    for record in (made, made.asks.get()):
        Evidence.objects.create(source=source, record_kind=record.record_kind, record_id=str(record.pk), field="title")

    operations.remove_engagement(made, by=COORDINATOR)

    assert (Engagement.objects.count(), Evidence.objects.count(), FieldChange.objects.count()) == (0, 0, 0)
    assert not ListingEntry.objects.filter(kind="engagement").exists()


def test_removing_is_refused_by_the_name_of_what_stands_on_it():
    made = EngagementFactory()
    operations.add_outcome(made, "reply", "A letter came", by=COORDINATOR)
    EngagementFactory(part_of=made)

    with pytest.raises(errors.OthersStandOnIt, match="A letter came") as refusal:
        operations.remove_engagement(made, by=COORDINATOR)

    assert len(refusal.value.names) == 2
    assert Engagement.objects.filter(pk=made.pk).exists()


@pytest.mark.parametrize("level", ["on_record", "chatham_house"])
def test_publishing_says_from_when(level):
    made, now = EngagementFactory(confidentiality=level), timezone.now()

    operations.publish_engagement(made, at=now, by=COORDINATOR)

    assert Engagement.objects.get().public_from == now
    operations.unpublish_engagement(made, by=COORDINATOR)
    assert Engagement.objects.get().public_from is None


@pytest.mark.parametrize(
    "given",
    [
        {"confidentiality": "off_record"},
        {"confidentiality": ""},
        {"embargo_until": timezone.now() + dt.timedelta(days=4000)},
    ],
)
def test_what_may_not_leave_the_desk_is_neither_published_nor_shared(given):
    made = EngagementFactory(**given)

    with pytest.raises(errors.NotPublishable):
        operations.publish_engagement(made, at=timezone.now(), by=COORDINATOR)
    with pytest.raises(errors.NotPublishable):
        operations.share_with_network(made, by=COORDINATOR)

    assert not Engagement.objects.filter(public_from__isnull=False).exists()


def test_restricting_unpublishes_and_names_who_restricted():
    user, other = personas.coordinator(), personas.editor()
    made = EngagementFactory(public_from=timezone.now(), shared_with_network=True)

    operations.restrict_to(made, [other], by=personas.viewer(user))

    made.refresh_from_db()
    assert set(made.restricted_to.all()) == {user, other}
    assert (made.public_from, made.shared_with_network) == (None, False)
    with pytest.raises(errors.NotAllowed):
        operations.publish_engagement(Engagement.objects.get(), at=timezone.now(), by=COORDINATOR)


@pytest.mark.parametrize(("before", "after"), [("chatham_house", "on_record"), ("on_record", "off_record")])
def test_a_new_level_takes_it_from_the_public_first(before, after):
    made = EngagementFactory(confidentiality=before, public_from=timezone.now(), shared_with_network=True)

    operations.set_confidentiality(made, after, by=COORDINATOR)

    made.refresh_from_db()
    assert (made.confidentiality, made.public_from, made.shared_with_network) == (after, None, False)


def test_a_level_below_that_of_the_source_names_the_conflict_and_stops():
    made = EngagementFactory(confidentiality="off_record")
    source = Source.objects.create(title="Minutes of the board", text="words", text_hash="h")
    Evidence.objects.create(source=source, record_kind="engagement", record_id=str(made.pk), field="title")

    with pytest.raises(errors.SourceConflict, match="Minutes of the board"):
        operations.set_confidentiality(made, "on_record", by=COORDINATOR)
    assert Engagement.objects.get().confidentiality == "off_record"

    Source.objects.update(on_record=True)
    operations.set_confidentiality(Engagement.objects.get(), "on_record", by=COORDINATOR)
    assert Engagement.objects.get().confidentiality == "on_record"


def test_the_state_of_an_ask_is_kept_with_what_it_was_before():
    ask = AskFactory()

    operations.answer_ask(ask, "In spring", state="promised", answered=DAY, by=COORDINATOR)

    ask.refresh_from_db()
    assert (ask.state, ask.answer, ask.answered) == ("promised", "In spring", DAY)
    assert FieldChange.objects.get(record_kind="ask", field="state").before == "made"
    with pytest.raises(StaleVersion):
        operations.set_ask_state(ask, "done", version=1, by=COORDINATOR)


def test_promises_are_settled_and_follow_ups_finished():
    made = EngagementFactory()
    promise = operations.add_commitment(made, CommitmentFacts("To write"), by=COORDINATOR)
    follow_up = operations.add_follow_up(made, "Send the paper", due_on=dt.date(2024, 2, 1), by=COORDINATOR)

    operations.settle_commitment(promise, "kept", by=COORDINATOR)
    operations.finish_follow_up(follow_up, by=COORDINATOR)

    promise.refresh_from_db()
    follow_up.refresh_from_db()
    assert promise.state == "kept"
    assert follow_up.done_at is not None


def test_a_moment_is_found_in_any_language_and_made_once():
    first = operations.find_or_add_moment("Local elections", by=COORDINATOR)
    Moment.objects.filter(pk=first.pk).update(name={"en": "Local elections", "ar": "الانتخابات المحلية"})

    assert operations.find_or_add_moment("LOCAL  elections", by=COORDINATOR) == first
    assert operations.find_or_add_moment("الإنتخابات المحلية", when=DAY, by=COORDINATOR).when == DAY
    assert Moment.objects.count() == 1


def test_notes_are_read_only_after_the_look_is_logged():
    made = EngagementFactory(notes="between us")

    assert operations.read_notes(made, by=COORDINATOR) == "between us"
    assert AuditEntry.objects.filter(verb="engagement.read_notes", record_id=str(made.pk)).count() == 1
    operations.change_notes(made, "new words", version=1, by=COORDINATOR)
    assert "words" not in FieldChange.objects.get(field="notes").after


def test_search_follows_the_clock_when_it_is_asked_to():
    made = operations.record_engagement(facts(title="River fund"), by=COORDINATOR)
    then = timezone.now() + dt.timedelta(hours=1)
    Engagement.objects.filter(pk=made.pk).update(public_from=then)

    assert operations.relist_those_due(since=timezone.now(), now=then, by=Viewer.system()) == 1
    assert operations.relist_those_due(since=then, now=then + dt.timedelta(hours=1), by=Viewer.system()) == 0


def test_a_person_named_twice_is_refused():
    person = PersonFactory(name="Amra Soling")
    rows = (ParticipantFacts(person_id=person.pk), ParticipantFacts(person_id=person.pk, role="chair"))

    with pytest.raises(errors.NamedTwice, match="Amra Soling"):
        operations.record_engagement(facts(participants=rows), by=COORDINATOR)
