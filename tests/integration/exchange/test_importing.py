from __future__ import annotations

import pytest
from benchmarks.imports.sheets import people_sheet

from overture.directory.models import ContactPoint, Membership, Organisation, Person, Post, Unexamined
from overture.directory.operations import merge_records
from overture.engagements.models import Engagement
from overture.exchange import batches, operations
from overture.exchange.errors import ExchangeError
from overture.exchange.models import ImportedRow, ImportJob, SheetKind
from overture.foundation.audit.operations import check_chain
from overture.foundation.history.queries import changes_of
from overture.foundation.listing.queries import out_of_step
from overture.foundation.records import StaleVersion
from tests import personas
from tests.factories import PersonFactory

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


def put_in(content: bytes | str, by, kind=SheetKind.PEOPLE, name="contacts.csv", **usual) -> ImportJob:
    content = content.encode() if isinstance(content, str) else content
    return operations.put_in(content, file_name=name, kind=kind, by=by, usual=usual)


@pytest.fixture
def by():
    return personas.viewer(personas.coordinator())


def test_a_sheet_with_errors_comes_in_but_for_the_rows_that_are_named(by):
    sheet = people_sheet(1000, wrong=40)
    job = put_in(sheet.content, by)

    counts = operations.import_rows(job, version=job.version, by=by)

    job.refresh_from_db()
    assert (counts.new, counts.wrong, counts.asked) == (960, 40, 0)
    assert {problem.row: problem.heading for problem in operations.report_of(job)} == sheet.wrong
    assert (Person.objects.count(), Post.objects.count(), ContactPoint.objects.count()) == (960, 960, 1920)
    assert out_of_step() == 0
    assert check_chain() > 960

    again = put_in(sheet.content, by)
    counts = operations.import_rows(again, version=again.version, by=by)

    assert (counts.new, counts.changed, counts.same, counts.wrong) == (0, 0, 960, 40)
    assert (Person.objects.count(), ImportedRow.objects.count()) == (960, 960)


def bring_in(content, by, kind=SheetKind.PEOPLE, answers=None, **usual):
    """A file put in and confirmed, its questions answered by name."""
    job = put_in(content, by, kind, **usual)
    plan = operations.plan_of(job, by=by)
    if answers:
        given = {one.key: answers(one) for one in plan.questions}
        operations.answer_questions(job, version=job.version, answers=given, by=by)
    counts = operations.import_rows(job, version=job.version, by=by)
    return counts, operations.report_of(job)


def test_bodies_of_one_file_stand_in_one_another_in_whatever_order(by):
    sheet = (
        "Name,Part of,Type,Registration number\n"
        "Team for Storms,Directorate of Winds,team,\n"
        "Directorate of Winds,Ministry of Weather,department,\n"
        "Ministry of Weather,,ministry,GB-CHC-1234567\n"
        "Harbour Council,,committee,GB-CHC-1234567\n"
    )

    counts, problems = bring_in(sheet, by, SheetKind.ORGANISATIONS, standing="stakeholder")

    assert (counts.new, counts.wrong) == (3, 1)
    assert [(one.row, one.column) for one in problems] == [(5, "D")]
    tree = dict(Organisation.objects.values_list("name", "parent__name"))
    assert tree == {
        "Team for Storms": "Directorate of Winds",
        "Directorate of Winds": "Ministry of Weather",
        "Ministry of Weather": None,
    }
    assert out_of_step() == 0


def test_posts_and_memberships_find_who_is_there_and_add_who_is_not(by):
    person = PersonFactory(name="Tamsin Orrel")

    posts, _ = bring_in("Name,Organisation,Role,From\nTamsin Orrel,Harbour Council,Chair,2021\n", by, SheetKind.POSTS)
    members, _ = bring_in("Member,Network,Since\nHarbour Council,River Alliance,2020-05\n", by, SheetKind.MEMBERSHIPS)

    assert (posts.new, members.new) == (1, 1)
    assert [(str(one.organisation), one.role, str(one.started)) for one in person.posts.all()] == [
        ("Harbour Council", "Chair", "2021")
    ]
    assert Membership.objects.get().network.name == "River Alliance"
    person.refresh_from_db()
    assert person.version == 2
    assert changes_of(person).get(field="posts").after == "Chair, Harbour Council (2021 – )"


def test_past_engagements_come_in_with_who_took_part(by):
    sheet = (
        "Title,Date,Met with,Organisation,Our people,Ask\n"
        "Briefing on harbours,2024-W02,Tamsin Orrel; Davide Costa,Harbour Council,Salma Brae,Keep the ferry\n"
        "Tea,3/5/2099,,Harbour Council,,\n"
    )

    counts, problems = bring_in(sheet, by, SheetKind.ENGAGEMENTS, confidentiality="chatham_house")

    assert (counts.new, [(one.row, one.column) for one in problems]) == (1, [(3, "B")])
    engagement = Engagement.objects.get()
    assert (engagement.confidentiality, str(engagement.when), engagement.public_from) == (
        "chatham_house",
        "2024-W02",
        None,
    )
    assert [(str(one), one.side) for one in engagement.participants.all()] == [
        ("Salma Brae", "ours"),
        ("Tamsin Orrel", "theirs"),
        ("Davide Costa", "theirs"),
        ("Harbour Council", "theirs"),
    ]
    assert engagement.asks.get().text == "Keep the ferry"
    assert out_of_step() == 0
    again, _ = bring_in(sheet, by, SheetKind.ENGAGEMENTS, confidentiality="chatham_house")
    assert (again.new, again.changed, again.same) == (0, 0, 1)


def test_an_engagement_that_nobody_may_tell_of_is_never_imported_undecided(by):
    counts, problems = bring_in("Title,Date\nTea,2024-05-03\n", by, SheetKind.ENGAGEMENTS)

    assert counts.new == 0
    assert "Say what may be told of it" in problems[0].sentence


def test_a_row_that_says_something_new_changes_its_record_and_nothing_else(by):
    sheet = "Ref,Name,Organisation,Role,E-mail\n7,Tamsin Orrel,Harbour Council,Clerk,t@harbour.example\n"
    bring_in(sheet, by)
    person = Person.objects.get()

    counts, _ = bring_in(
        "Ref,Name,Organisation,Role,E-mail\n7,Tamsin Orrel-Bey,Harbour Council,Chair,t@harbour.example\n", by
    )

    person.refresh_from_db()
    assert (counts.new, counts.changed) == (0, 1)
    assert (person.name, person.version, person.posts.get().role) == ("Tamsin Orrel-Bey", 2, "Chair")
    assert person.contact_points.count() == 1
    assert changes_of(person).get(field="name").before == "Tamsin Orrel"
    assert out_of_step() == 0


def test_what_was_changed_by_hand_is_not_undone_by_the_same_file_once_more(by):
    sheet = "Name,Organisation,Role\nTamsin Orrel,Harbour Council,Clerk\n"
    bring_in(sheet, by)
    Post.objects.update(role="Chair")

    counts, _ = bring_in(sheet, by)

    assert (counts.changed, counts.same, Post.objects.get().role) == (0, 1, "Chair")


def test_a_name_that_may_be_somebody_is_put_together_only_when_a_person_says_so(by):
    there = PersonFactory(name="Eleanor Marsh")
    sheet = "Name,E-mail\nElinor Marsh,e@marsh.example\n"

    open_, problems = bring_in(sheet, by)
    assert (open_.asked, Person.objects.count(), [one.row for one in problems]) == (1, 1, [2])

    counts, _ = bring_in(sheet, by, answers=lambda question: question.choices[0].id)

    assert (counts.changed, Person.objects.count()) == (1, 1)
    assert {name.text for name in there.names.all()} == {"Elinor Marsh"}
    assert there.contact_points.get().value == "e@marsh.example"


def test_two_rows_of_one_name_are_a_question_too(by):
    sheet = "Name,Organisation\nTamsin Orrel,Harbour Council\nTamsin Orrel,Orchard Party\n"

    counts, _ = bring_in(sheet, by)
    assert (counts.new, counts.asked) == (1, 1)

    bring_in(sheet, by, answers=lambda question: question.choices[0].id)
    assert sorted(Person.objects.get().posts.values_list("organisation__name", flat=True)) == [
        "Harbour Council",
        "Orchard Party",
    ]


def test_nothing_is_imported_when_one_row_cannot_be_written(by, monkeypatch):
    job = put_in("Name\nTamsin Orrel\nDavide Costa\n", by)
    monkeypatch.setattr(batches.Batch, "_write_keys", lambda self: Person.objects.create(pk=self.made[0].pk, name="x"))

    with pytest.raises(ExchangeError, match="nothing was imported"):
        operations.import_rows(job, version=job.version, by=by)

    job.refresh_from_db()
    assert (Person.objects.count(), job.state) == (0, "waiting")


def test_an_import_that_somebody_changed_meanwhile_waits(by):
    job = put_in("Name\nTamsin Orrel\n", by)
    operations.map_columns(ImportJob.objects.get(), version=job.version, keys=["name"], usual={}, by=by)

    with pytest.raises(StaleVersion):
        operations.import_rows(job, version=job.version, by=by)

    assert not Person.objects.exists()


def test_address_cards_become_people_with_an_organisation(by):
    cards = (
        "BEGIN:VCARD\nVERSION:4.0\nUID:a1\nFN:Tamsin Orrel\nORG:Harbour Council\nEMAIL:t@harbour.example\nEND:VCARD\n"
    )

    counts, _ = bring_in(cards, by, SheetKind.ORGANISATIONS, standing="stakeholder")

    assert counts.new == 1
    assert Person.objects.get().posts.get().organisation.name == "Harbour Council"
    assert ImportedRow.objects.get().key == "id:a1"


def test_what_comes_in_is_compared_by_the_worker_and_told_as_one_act(by):
    bring_in("Ref,Name,Organisation,Role\n7,Tamsin Orrel,Harbour Council,Clerk\n", by)
    assert Unexamined.objects.count() == 2

    bring_in("Ref,Name,Organisation,Role\n7,Tamsin Orrel-Bey,Orchard Party,Clerk\n", by)

    rows = changes_of(Person.objects.get())
    assert {row.field for row in rows} == {"name", "posts"}
    assert len({row.act for row in rows}) == 1
    assert rows[0].act


def test_a_row_follows_its_record_into_a_merge(by):
    bring_in("Name\nTamsin Orrel\n", by)
    gone, kept = Person.objects.get(), PersonFactory(name="T. Orrel")

    merge_records(kept, gone, versions=(kept.version, gone.version), by=by)

    counts, _ = bring_in("Name\nTamsin Orrel\n", by)
    assert (counts.new, counts.same, Person.objects.count()) == (0, 1, 1)
