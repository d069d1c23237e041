"""Topics, initiatives and proposals: what each verb does, when it refuses, and what it leaves in the history."""

from __future__ import annotations

import datetime as dt

import pytest
from tests import personas
from tests.factories import MembershipFactory, OrganisationFactory, PersonFactory

from overture.accounts.models import Desk
from overture.directory import operations, queries
from overture.directory.errors import (
    NameMissing,
    NotAllowed,
    NoTextToSign,
    SignedAlready,
    SigningClosed,
    SourceMissing,
    TextMissing,
    TiedToThemselves,
    TopicThere,
)
from overture.directory.given import NamePut
from overture.directory.models import Organisation, Stance, Tie
from overture.directory.queries.proposals import (
    members_without_name,
    names_counted,
    signatures_listed,
    signatures_told,
    steps_of,
    text_beside,
    versions_of,
)
from overture.foundation.access import Viewer
from overture.foundation.history.queries import changes_of
from overture.foundation.partial_dates import PartialDate
from overture.foundation.records import StaleVersion

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
SYSTEM = Viewer.system()
DAY = PartialDate.parse("2024-03-04")


@pytest.fixture
def owner():
    return OrganisationFactory(name="Lantern House")


@pytest.fixture
def plan(owner):
    return operations.add_proposal(title="The river plan", owner=owner, by=SYSTEM)


def write(proposal, text, **more):
    proposal.refresh_from_db()
    return operations.write_text(proposal, text=text, version=proposal.version, by=SYSTEM, **more)


def step(proposal, status, day, **more):
    return operations.record_step(proposal, status=status, reached=PartialDate.parse(day), by=SYSTEM, **more)


def sign(proposal, *bodies, day="2024-03-04", **more):
    names = [NamePut(PartialDate.parse(day), body, **more) for body in bodies]
    return operations.put_names(proposal, names, by=SYSTEM)


def test_a_topic_is_renamed_in_three_languages_and_its_old_name_is_kept():
    topic = operations.add_topic(name={"en": "Water"}, by=SYSTEM)
    new = {"en": "Shared water", "ar": "مياه مشتركة", "he": "מים משותפים"}

    operations.rename_topic(topic, name=new, version=1, by=SYSTEM)

    topic.refresh_from_db()
    assert (topic.name, topic.slug, topic.version) == (new, "water", 2)
    assert "Water" in changes_of(topic).get().before


def test_a_topic_that_is_there_in_any_language_is_not_added_twice():
    operations.add_topic(name={"en": "Water", "ar": "مياه"}, by=SYSTEM)
    other = operations.add_topic(name={"en": "Schools"}, by=SYSTEM)

    with pytest.raises(TopicThere):
        operations.add_topic(name={"en": "WATER"}, by=SYSTEM)
    with pytest.raises(TopicThere):
        operations.rename_topic(other, name={"ar": "مياه"}, version=1, by=SYSTEM)
    with pytest.raises(NameMissing):
        operations.add_topic(name={"en": " "}, by=SYSTEM)


def test_an_initiative_is_changed_once_per_version(owner):
    fund = operations.add_initiative(name="River Fund", what="fund", organisation=owner, by=SYSTEM)

    operations.change_initiative(fund, version=1, stage="adopted", stage_reached=DAY, by=SYSTEM)

    assert {change.field for change in changes_of(fund)} == {"stage", "stage_reached"}
    with pytest.raises(StaleVersion):
        operations.change_initiative(fund, version=1, stage="dropped", by=SYSTEM)


def test_a_text_is_written_over_until_somebody_stands_on_it(plan, owner):
    first = write(plan, {"en": "We ask for one seat."})
    assert write(plan, {"en": "We ask for two seats."}) == first

    sign(plan, OrganisationFactory())
    second = write(plan, {"en": "We ask for three seats.", "ar": "نطلب ثلاثة مقاعد."}, what_changed="Three.")

    first.refresh_from_db()
    assert (first.number, first.text["en"], second.number) == (1, "We ask for two seats.", 2)
    assert [row.name_count for row in versions_of(SYSTEM, plan)] == [0, 1]
    with pytest.raises(TextMissing):
        write(plan, {"en": " "})


def test_an_adopted_text_stays_as_it_is(plan, owner):
    write(plan, {"en": "Adopted words."})
    step(plan, "adopted", "2024-03", organisation=owner, how="By the board")

    assert write(plan, {"en": "Other words."}).number == 2
    [adopted] = steps_of(SYSTEM, plan)
    assert (adopted.status, adopted.organisation.name.text, adopted.version) == ("adopted", "Lantern House", 1)


def test_a_proposal_has_the_status_of_its_latest_step(plan):
    step(plan, "delivered", "2024-05-01")
    step(plan, "adopted", "2024-02")

    plan.refresh_from_db()
    assert plan.status == "delivered"
    assert [one.status for one in steps_of(SYSTEM, plan)] == ["delivered", "adopted"]


def test_texts_stand_side_by_side_in_each_language_with_what_changed(plan):
    write(plan, {"en": "We ask for one seat.", "he": "מושב אחד"})
    write(plan, {"en": "We ask for two seats."}, as_next=True)
    rows = versions_of(SYSTEM, plan)

    english, hebrew = text_beside(rows), text_beside(rows, language="he")

    assert [piece.text for piece in english.pairs[0].newer if piece.is_changed] == ["two seats"]
    assert (english.newer.number, english.older.number, english.languages) == (2, 1, ("en", "he"))
    assert (hebrew.missing, hebrew.pairs[0].older[0].text, hebrew.pairs[0].newer) == (2, "מושב אחד", ())
    alone = text_beside(rows, number=1)
    assert (alone.older, alone.pairs[0].newer[0].text) == (None, "We ask for one seat.")


def test_it_says_which_text_each_signed_and_on_which_day(plan):
    write(plan, {"en": "First."})
    early, late = OrganisationFactory(name="Early House"), OrganisationFactory(name="Late House")
    operations.put_names(plan, [NamePut(DAY, early, PersonFactory(name="Amra Soling"))], by=SYSTEM)
    write(plan, {"en": "Second."})
    sign(plan, late, day="2024-04-01")

    rows = signatures_told(SYSTEM, signatures_listed(SYSTEM, plan).order_by("sort_name"))

    assert [(one.party.name.text, one.version, str(one.signed)) for one in rows] == [
        ("Early House", 1, "2024-03-04"),
        ("Late House", 2, "2024-04-01"),
    ]
    assert rows[0].signer.name.text == "Amra Soling"
    assert names_counted(SYSTEM, plan).by_version == ((2, 1), (1, 1))


def test_names_are_taken_until_the_end_of_the_closing_day(plan):
    write(plan, {"en": "First."})
    plan.refresh_from_db()
    operations.change_proposal(plan, version=plan.version, signing_until=dt.date(2024, 3, 4), by=SYSTEM)

    sign(plan, OrganisationFactory(), day="2024-03-04")
    with pytest.raises(SigningClosed, match="4 March 2024"):
        sign(plan, OrganisationFactory(), OrganisationFactory(), day="2024-03-05")

    assert names_counted(SYSTEM, plan).count == 1


def test_a_body_signs_a_text_once_and_the_next_one_again(plan):
    body, person = OrganisationFactory(), PersonFactory()
    with pytest.raises(NoTextToSign):
        sign(plan, body)
    write(plan, {"en": "First."})
    sign(plan, body)
    operations.put_names(plan, [NamePut(DAY, person=person)], by=SYSTEM)

    for again in (NamePut(DAY, body), NamePut(DAY, person=person)):
        with pytest.raises(SignedAlready):
            operations.put_names(plan, [again], by=SYSTEM)
    write(plan, {"en": "Second."})
    sign(plan, body)

    counted = names_counted(SYSTEM, plan)
    assert (counted.count, counted.by_version) == (2, ((2, 1), (1, 2)))
    last = signatures_listed(SYSTEM, plan, once=True).order_by("sort_name")
    assert sorted((str(one.organisation or one.person), one.version_signed.number) for one in last) == sorted(
        [(str(body), 2), (str(person), 1)]
    )


def test_a_name_that_is_taken_off_stays_in_the_record_and_counts_no_more(plan):
    write(plan, {"en": "First."})
    [row] = sign(plan, OrganisationFactory())

    operations.change_signature(row, version=1, taken_off=PartialDate.parse("2024-06"), by=SYSTEM)

    counted = names_counted(SYSTEM, plan)
    assert (counted.count, counted.taken_off) == (0, 1)
    assert "2024-06" in changes_of(plan).filter(field="signatures").first().after


def test_unknown_bodies_are_added_with_their_name_or_all_are_refused(plan):
    write(plan, {"en": "First."})
    known = OrganisationFactory()
    sign(plan, known)

    with pytest.raises(SignedAlready):
        operations.put_names(plan, [NamePut(DAY, new_body="Harbour Choir"), NamePut(DAY, known)], by=SYSTEM)
    assert not Organisation.objects.filter(name="Harbour Choir").exists()

    operations.put_names(plan, [NamePut(DAY, new_body="Harbour Choir")], by=SYSTEM)
    assert Organisation.objects.get(name="Harbour Choir").signatures.count() == 1


def test_members_whose_name_is_missing_are_named(plan):
    network = OrganisationFactory(kind="network")
    Desk.objects.update_or_create(pk=1, defaults={"organisation_id": network.pk, "name": "Ours"})
    signed, missing = (MembershipFactory(network=network).member for _number in range(2))
    write(plan, {"en": "First."})
    sign(plan, signed)

    assert list(members_without_name(SYSTEM, plan)) == [missing]


def test_covered_names_are_neither_shown_nor_counted_to_others(plan):
    write(plan, {"en": "First."})
    sign(plan, OrganisationFactory(protection="at_risk"), OrganisationFactory())
    covered = PersonFactory(protection="at_risk")
    operations.put_names(plan, [NamePut(DAY, OrganisationFactory(name="Seen House"), covered)], by=SYSTEM)
    editor = personas.viewer(personas.editor())

    assert names_counted(SYSTEM, plan).count == 3
    assert names_counted(editor, plan).count == 2
    rows = signatures_told(editor, signatures_listed(editor, plan))
    assert [one.signer for one in rows if one.party.name.text == "Seen House"] == [None]


def test_a_view_needs_its_source_and_a_correction_its_version(owner):
    topic = operations.add_topic(name={"en": "Water"}, by=SYSTEM)
    with pytest.raises(SourceMissing):
        operations.declare_stance(owner, on=topic, position="for", declared=DAY, source=" ", by=SYSTEM)

    stance = operations.declare_stance(owner, on=topic, position="for", declared=DAY, source="A speech", by=SYSTEM)
    operations.change_stance(stance, version=1, position="open", by=SYSTEM)

    with pytest.raises(StaleVersion):
        operations.change_stance(stance, version=1, position="against", by=SYSTEM)
    operations.remove_stance(stance, by=SYSTEM)
    assert not Stance.objects.exists()
    assert not changes_of(stance).exists()


def test_a_tie_stands_on_somebodys_word_and_joins_two_people():
    one, other = PersonFactory(), PersonFactory()
    with pytest.raises(TiedToThemselves):
        operations.add_tie(one, other=one, said_by="Amra", by=SYSTEM)
    tie = operations.add_tie(one, other=other, said_by="Amra", by=SYSTEM)

    operations.change_tie(tie, version=1, said_by="", told_by=other, how_well="close", by=SYSTEM)

    assert {(change.field, change.after) for change in changes_of(tie)} == {
        ("how_well", "close"),
        ("said_by", str(other)),
    }
    operations.remove_tie(tie, by=SYSTEM)
    assert not Tie.objects.exists()


def test_only_coordinators_write(plan, owner):
    editor = personas.viewer(personas.editor())
    one, other = PersonFactory(), PersonFactory()
    refused = (
        lambda: operations.add_topic(name={"en": "Water"}, by=editor),
        lambda: operations.add_initiative(name="Fund", by=editor),
        lambda: operations.change_proposal(plan, version=1, title="Other", by=editor),
        lambda: operations.write_text(plan, text={"en": "Words"}, version=1, by=editor),
        lambda: operations.put_names(plan, [NamePut(DAY, owner)], by=editor),
        lambda: operations.add_tie(one, other=other, said_by="Amra", by=editor),
        lambda: operations.declare_stance(one, on=plan, position="for", declared=DAY, source="A", by=editor),
    )
    for act in refused:
        with pytest.raises(NotAllowed):
            act()
    assert queries.proposals_seen_by(editor).get().title == "The river plan"
