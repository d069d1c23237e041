import pytest
from django.utils import timezone

from overture.accounts.models import Desk
from overture.directory.models import Initiative, Membership, NameAnswer, Organisation, Person
from overture.directory.operations import merge_records
from overture.engagements.errors import DateMissing
from overture.engagements.models import Ask, Engagement, Moment
from overture.foundation.audit.models import AuditEntry
from overture.foundation.evidence.models import Evidence
from overture.foundation.partial_dates import PartialDate
from overture.foundation.records import StaleVersion
from overture.intake.changes import RecordSaid, WhenSaid, WhereSaid
from overture.intake.content import read_content
from overture.intake.errors import (
    AlreadySettled,
    ChangedSince,
    NotAllowed,
    NothingToUndo,
    NotTheLastStep,
    QuestionOpen,
    RecordUnset,
)
from overture.intake.models import Document
from overture.intake.operations import answer_same, change_field, confirm, set_aside, settle, undo
from overture.intake.queries import last_step, not_named_yet, review_for
from overture.voices.queries import cleared_quotes, quotes_of_engagement
from overture_reader.model import DocumentFacts
from tests import personas
from tests.factories import EngagementFactory, OrganisationFactory, PersonFactory
from tests.readings import SYSTEM, TEXT, asked, briefing, claim, document, entity, moment, reading, session

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
RECORDS = (Person, Organisation, Engagement, Ask, Moment, Initiative, Evidence)


def counts():
    return {model.__name__: model.objects.count() for model in RECORDS}


def draft(taken, number=1):
    return taken.drafts.get(number=number)


def settle_draft(taken, number=1, verb=confirm):
    one = draft(taken, number)
    return verb(one, version=one.version, now=timezone.now(), by=SYSTEM)


def take_back(taken, **more):
    return undo(taken, now=timezone.now(), by=SYSTEM, **more)


def test_nothing_is_a_record_before_a_person_confirms():
    before = counts()

    document()

    assert counts() == before == dict.fromkeys(before, 0)


def test_confirming_makes_the_engagement_with_its_people_and_whom_they_spoke_for():
    engagement = settle_draft(document())

    host, speaker = engagement.participants.all()
    assert (engagement.title, engagement.kind, str(engagement.when)) == (
        "Briefing, Ministry of Fords",
        "briefing",
        "2029-05-08",
    )
    assert (str(host.organisation), host.part, host.side) == ("Ministry of Fords", "host", "theirs")
    assert (str(speaker.person), speaker.side) == ("Imre Castel", "ours")
    assert [str(body) for body in speaker.spoke_for.all()] == ["Reed House"]


def test_a_new_person_holds_the_post_that_the_text_tells():
    settle_draft(document())

    post = Person.objects.get(name="Imre Castel").posts.get()
    assert (post.role, str(post.organisation)) == ("director", "Reed House")


def test_a_known_record_is_linked_and_not_made_again():
    known = PersonFactory(name="Imre Castel")
    found = entity("P1", "Imre Castel", link_state="known", proposed_id=str(known.pk), new=False)
    taken = document(reading(people=(found, entity("P2", "Ana Verel"))), known)

    engagement = settle_draft(taken)

    assert Person.objects.filter(name="Imre Castel").count() == 1
    assert engagement.participants.get(part="speaker").person == known


def test_a_person_who_became_part_of_another_record_meanwhile_is_found_there():
    known, kept = PersonFactory(name="Imre Castel"), PersonFactory(name="Imre Kastel")
    found = entity("P1", "Imre Castel", link_state="known", proposed_id=str(known.pk), new=False)
    taken = document(reading(people=(found, entity("P2", "Ana Verel"))), known)
    merge_records(kept, known, versions=(kept.version, known.version), by=SYSTEM)

    engagement = settle_draft(taken)

    assert engagement.participants.get(part="speaker").person == kept


def test_every_fact_keeps_the_words_it_came_from():
    engagement = settle_draft(document())

    rows = Evidence.objects.filter(record_kind="engagement", record_id=str(engagement.pk))
    words = {row.field: [TEXT[a:b] for a, b in row.spans] for row in rows}
    speaker = engagement.participants.get(part="speaker")
    assert words["when"] == ["On Tuesday"]
    assert words["kind"] == ["briefed"]
    assert words["initiatives"] == ["Ferry Fund"]
    assert words[f"participant:{speaker.pk}"] == ["Imre Castel of Reed House"]
    assert rows.get(field="when").rule == "relative.weekday"
    assert rows.get(field="kind").reason == "Because the text says so."


def test_an_ask_keeps_its_words_and_whom_it_was_made_to():
    engagement = settle_draft(document())

    ask = engagement.asks.get()
    row = Evidence.objects.get(record_kind="ask", record_id=str(ask.pk))
    assert (ask.text, [str(body) for body in ask.to.all()], [str(one) for one in ask.made_by.all()]) == (
        "Keep the ferries running",
        ["Ministry of Fords"],
        ["Imre Castel"],
    )
    assert [TEXT[a:b] for a, b in row.spans] == ["urged the Ministry to keep the ferries running"]


def test_a_value_that_a_person_gave_has_no_words_of_the_text():
    taken = document()
    one = draft(taken)
    change_field(one, WhenSaid(PartialDate.parse("2029-05")), version=one.version, by=SYSTEM)

    engagement = settle_draft(taken)

    assert str(engagement.when) == "2029-05"
    assert not Evidence.objects.filter(record_id=str(engagement.pk), field="when").exists()


def test_a_quote_lands_with_its_words_and_speaker_and_without_consent():
    taken = document()

    engagement = settle_draft(taken, 2)

    quote = quotes_of_engagement(SYSTEM, engagement)[0]
    assert (quote.text, quote.speaker, quote.organisation, quote.state) == (
        "We row in one boat",
        "Ana Verel",
        "Willow Bank",
        "no_consent",
    )
    assert cleared_quotes("public", timezone.now()) == []


def test_a_moment_is_found_or_added():
    taken = document(reading(moments=(moment("the river vote", "A week in Lowmarsh"),)))

    engagement = settle_draft(taken)

    assert str(engagement.moment) == "the river vote"


def test_a_draft_with_an_open_question_is_refused():
    known = PersonFactory(name="Imre Kastell")
    taken = document(reading(people=(asked("P1", "Imre Castel", known), entity("P2", "Ana Verel"))), known)

    with pytest.raises(QuestionOpen, match="Imre Castel"):
        settle_draft(taken)

    assert Engagement.objects.count() == 0


def test_a_draft_without_a_record_level_is_refused():
    taken = document(published_by_us=False)

    with pytest.raises(RecordUnset):
        settle_draft(taken)

    assert counts() == dict.fromkeys(counts(), 0)


def test_one_answer_about_the_record_can_hold_for_every_draft():
    taken = document(published_by_us=False)
    one = draft(taken)

    change_field(one, RecordSaid("chatham_house"), version=one.version, by=SYSTEM, everywhere=True)

    assert [settle_draft(taken, number).confidentiality for number in (1, 2)] == ["chatham_house", "chatham_house"]


def test_something_held_without_a_date_is_refused_and_leaves_nothing():
    taken = document(reading(engagements=(briefing(date=None),)))

    with pytest.raises(DateMissing):
        settle_draft(taken)

    assert counts() == dict.fromkeys(counts(), 0)


def test_the_answer_same_is_kept_for_ever_and_taken_by_every_draft():
    known = PersonFactory(name="Imre Kastell")
    both = (briefing(), session(participants=briefing().participants))
    taken = document(reading(people=(asked("P1", "Imre Castel", known),), engagements=both), known)
    one = draft(taken)

    answer_same(one, "P1", str(known.pk), is_same=True, version=one.version, by=SYSTEM)

    answer = NameAnswer.objects.get()
    links = {read_content(each.content).party("P1").record_id for each in taken.drafts.all()}
    assert (answer.spelling, answer.person, answer.is_same) == ("Imre Castel", known, True)
    assert links == {str(known.pk)}
    assert [name.text for name in known.names.all()] == ["Imre Castel"]


def test_the_answer_someone_else_makes_a_new_person():
    known = PersonFactory(name="Imre Kastell")
    taken = document(reading(people=(asked("P1", "Imre Castel", known), entity("P2", "Ana Verel"))), known)
    one = draft(taken)

    answer_same(one, "P1", str(known.pk), is_same=False, version=one.version, by=SYSTEM)
    engagement = settle_draft(taken)

    assert engagement.participants.get(part="speaker").person != known
    assert NameAnswer.objects.get().is_same is False


def test_the_next_draft_knows_who_was_made_for_the_one_before():
    both = (briefing(), session(participants=briefing().participants))
    taken = document(reading(engagements=both))

    settle_draft(taken, 1)
    settle_draft(taken, 2)

    assert Person.objects.filter(name="Imre Castel").count() == 1
    assert Organisation.objects.filter(name="Reed House").count() == 1


def test_the_last_draft_settles_the_text():
    taken = document()

    settle_draft(taken, 1)
    settle_draft(taken, 2, set_aside)

    assert Document.objects.get(pk=taken.pk).state == "settled"


def test_done_with_a_text_sets_the_rest_aside():
    taken = document()

    settle(taken, version=taken.version, now=timezone.now(), by=SYSTEM)

    assert {each.state for each in taken.drafts.all()} == {"aside"}
    assert Document.objects.get(pk=taken.pk).state == "settled"


def test_the_second_of_two_people_is_refused():
    taken = document()
    first, second = draft(taken), draft(taken)
    confirm(first, version=first.version, now=timezone.now(), by=SYSTEM)

    with pytest.raises(StaleVersion):
        confirm(second, version=second.version, now=timezone.now(), by=SYSTEM)

    assert Engagement.objects.count() == 1


def test_a_settled_draft_is_not_settled_again():
    taken = document()
    settle_draft(taken)

    with pytest.raises(AlreadySettled):
        settle_draft(taken)


@pytest.mark.parametrize("role", ["editor", "director", "administrator"])
def test_others_than_coordinators_find_no_draft(role):
    taken = document()
    one = draft(taken)
    by = personas.viewer(personas.account(role))

    with pytest.raises(NotAllowed):
        confirm(one, version=one.version, now=timezone.now(), by=by)


def test_every_act_is_in_the_audit_chain():
    settle_draft(document())

    assert {"draft.confirm", "engagement.record", "add"} <= set(AuditEntry.objects.values_list("verb", flat=True))


def test_undoing_a_confirmed_draft_removes_the_record_and_what_was_made_for_it_alone():
    taken = document(reading(moments=(moment("the river vote", "A week in Lowmarsh"),)))
    before = counts()
    settle_draft(taken, 1)
    settle_draft(taken, 2)
    assert counts()["Engagement"] == 2

    take_back(taken)
    take_back(taken)

    assert counts() == before
    assert {each.state for each in taken.drafts.all()} == {"waiting"}
    assert Document.objects.get(pk=taken.pk).state == "waiting"


def test_undo_leaves_whoever_something_else_uses_by_now():
    taken = document()
    settle_draft(taken)
    speaker = Person.objects.get(name="Imre Castel")
    EngagementFactory().participants.create(person=speaker, side="ours")

    take_back(taken)

    assert Person.objects.filter(pk=speaker.pk).exists()
    assert not Engagement.objects.filter(title="Briefing, Ministry of Fords").exists()


def test_undo_is_refused_when_the_record_was_changed_since():
    taken = document()
    engagement = settle_draft(taken)
    engagement.claim_version(engagement.version)

    with pytest.raises(ChangedSince, match="Briefing"):
        take_back(taken)

    assert Engagement.objects.filter(pk=engagement.pk).exists()


def test_undo_of_an_answer_asks_again():
    known = PersonFactory(name="Imre Kastell")
    taken = document(reading(people=(asked("P1", "Imre Castel", known), entity("P2", "Ana Verel"))), known)
    one = draft(taken)
    answer_same(one, "P1", str(known.pk), is_same=True, version=one.version, by=SYSTEM)
    assert not read_content(draft(taken).content).open_questions
    assert known.names.count() == 1

    take_back(taken)

    assert [party.name for party in read_content(draft(taken).content).open_questions] == ["Imre Castel"]
    assert (NameAnswer.objects.count(), known.names.count()) == (0, 0)


def test_undo_of_another_persons_step_is_refused():
    taken = document()
    settle_draft(taken, 1, set_aside)
    seen = last_step(taken).pk
    settle_draft(taken, 2, set_aside)

    with pytest.raises(NotTheLastStep):
        take_back(taken, step_id=seen)


def test_undo_without_a_step_says_so():
    with pytest.raises(NothingToUndo):
        take_back(document())


def test_only_the_last_ten_steps_are_kept():
    taken = document()
    for _ in range(12):
        one = draft(taken)
        change_field(one, RecordSaid("on_record"), version=one.version, by=SYSTEM)

    assert taken.steps.count() == 10


def test_a_draft_inherits_what_the_text_says_of_its_confidence():
    facts = DocumentFacts("post", ("en",), confidentiality=claim("off_record", "Write to us"))

    engagement = settle_draft(document(reading(document=facts)))

    assert engagement.confidentiality == "off_record"


def test_a_typed_body_that_we_know_is_linked():
    known = OrganisationFactory(name="Ministry of Weirs", kind="ministry", standing="stakeholder")
    taken = document()
    one = draft(taken)

    change_field(one, WhereSaid("Lowmarsh", "", ("Ministry of Weirs",)), version=one.version, by=SYSTEM)
    engagement = settle_draft(taken)

    assert engagement.participants.get(part="host").organisation == known
    assert engagement.place == "Lowmarsh"


@pytest.fixture
def network():
    """The desk's own organisation, called otherwise in the directory than on the desk."""
    own = OrganisationFactory(name="Hazel River Alliance of Members", kind="network")
    Desk.objects.create(name={"en": "Hazel Desk"}, short_name="Hazel", organisation_id=own.pk)
    return own


def test_a_new_member_joins_the_network_of_the_desk(network):
    settle_draft(document())

    row = Membership.objects.get(member__name="Reed House")
    assert (row.network, row.status, row.member_class) == (network, "active", "full")
    assert not Membership.objects.filter(member__name="Ministry of Fords").exists()


def test_without_an_organisation_of_the_desk_nobody_joins():
    settle_draft(document())

    assert Organisation.objects.filter(name="Reed House").exists()
    assert Membership.objects.count() == 0


def test_undoing_takes_the_new_member_with_its_membership_away(network):
    taken = document()
    settle_draft(taken)

    take_back(taken)

    assert Membership.objects.count() == 0
    assert list(Organisation.objects.all()) == [network]


def test_the_people_of_ours_who_were_made_are_told_until_a_name_form_is_chosen(network):
    PersonFactory(name="Vela Moor", public_name_form="none")
    taken = document()
    settle_draft(taken)
    settle_draft(taken, 2)

    reviewed = review_for(SYSTEM, taken.pk)
    assert [one.name for one in not_named_yet(SYSTEM, reviewed)] == ["Ana Verel", "Imre Castel"]
    assert not_named_yet(personas.viewer(personas.account("editor")), reviewed) == []
    Person.objects.filter(name="Ana Verel").update(public_name_form="full")
    assert [one.name for one in not_named_yet(SYSTEM, reviewed)] == ["Imre Castel"]
