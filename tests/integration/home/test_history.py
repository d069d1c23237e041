"""Who changed what, side by side: for whom, in which words, and what is never told."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from overture.accounts.models import Desk
from overture.directory import operations
from overture.directory.models import Name, Topic
from overture.engagements.models import Moment
from overture.foundation import registry
from overture.foundation.access.viewer import Viewer
from overture.foundation.audit.operations import operation
from overture.foundation.history.models import FieldChange
from overture.foundation.history.operations import keep_changes
from overture.foundation.history.queries import saves_of
from overture.foundation.records import values_of
from overture.home.queries.histories import history_page
from overture.newsroom.models import Block, RoundUp
from overture.newsroom.operations import remove_block, write_block
from overture.voices.models import Quote
from overture.voices.operations import keep_quote
from tests import personas
from tests.factories import AskFactory, EngagementFactory, OrganisationFactory, PersonFactory, StakeholderFactory

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


@pytest.fixture
def account():
    return personas.coordinator()


@pytest.fixture
def by(account) -> Viewer:
    return personas.viewer(account)


@pytest.fixture
def client(account) -> Client:
    return personas.sign_in(account)


def address(record: Any) -> str:
    return reverse("desk:history", args=[record.record_kind, record.pk])


def read(client: Client, record: Any) -> str:
    response = client.get(address(record))
    assert response.status_code == 200
    return response.content.decode()


@operation
def change(record: Any, *, by: Viewer, **values: Any) -> None:
    """A change as the operations of the rooms keep it."""
    before = values_of(record, tuple(values))
    for name, value in values.items():
        setattr(record, name, value)
    record.save()
    keep_changes(record, before, by=by)


def test_before_and_after_stand_side_by_side_with_the_words_that_differ(client: Client, by: Viewer) -> None:
    engagement = EngagementFactory(summary="We asked for one seat at the table.")
    change(engagement, by=by, summary="We asked for two seats at the table.")
    page = read(client, engagement)
    assert "<del>one seat</del>" in page
    assert "<ins>two seats</ins>" in page
    assert "taken out:" in page
    assert "put in:" in page
    assert by.name in page


def test_what_one_operation_changed_is_one_save(by: Viewer) -> None:
    person = PersonFactory(name="Salim Haddad")
    operations.change_person(person, version=1, by=by, name="Salim Hadad", basis="Asked us", language="ar")
    operations.change_person(person, version=2, by=by, basis="Speaks for a member")
    page = history_page(by, "person", str(person.pk))
    assert [len(save.fields) for save in page.saves] == [1, 3]


def test_changes_from_before_acts_were_named_belong_together_by_time_and_person(by: Viewer) -> None:
    person, now = PersonFactory(), timezone.now()
    for field, seconds, who in (("name", 0, "a"), ("basis", 1, "a"), ("language", 1, "b"), ("pronoun", 30, "b")):
        FieldChange.objects.create(
            at=now + timezone.timedelta(seconds=seconds),
            by_id=who,
            record_kind="person",
            record_id=str(person.pk),
            field=field,
            after="x",
        )
    saves = saves_of([("person", str(person.pk))]).saves
    assert [[one.field for one in save.changes] for save in saves] == [["pronoun"], ["language"], ["name", "basis"]]


def test_values_are_told_in_words_and_records_by_name(client: Client, by: Viewer) -> None:
    parent = StakeholderFactory(name="Ministry of Wells")
    body = StakeholderFactory(name="Wells Team")
    change(body, by=by, parent=parent, kind="team", description={"en": "Digs wells", "ar": "تحفر الآبار"})
    page = read(client, body)
    assert "Ministry of Wells" in page
    assert f"<ins>{parent.pk}" not in page
    assert "Team" in page
    assert "English: Digs wells" in page
    assert FieldChange.objects.get(field="parent").after == str(parent.pk)


def test_a_record_is_not_named_to_whom_it_is_hidden(by: Viewer) -> None:
    whole = EngagementFactory(title="Closed delegation")
    whole.restricted_to.add(personas.account("coordinator", name="only reader"))
    part = EngagementFactory(title="Open briefing")
    change(part, by=by, part_of=whole)
    [save] = history_page(by, "engagement", str(part.pk)).saves
    told = " ".join(piece.text for pair in save.fields[0].pairs for piece in pair.newer)
    assert told == "(not shown to you)"


def test_sealed_values_are_told_to_have_changed_and_nothing_more(client: Client, by: Viewer) -> None:
    engagement = EngagementFactory(notes="whispered before")
    change(engagement, by=by, notes="whispered after")
    page = read(client, engagement)
    assert "What stood there is sealed" in page
    assert "whispered" not in page


def test_wrong_names_are_found_but_never_shown_in_a_history_either(client: Client, by: Viewer) -> None:
    person = PersonFactory(name="Salim Haddad")
    operations.add_name(person, text="Salem Hadat", kind=Name.Kind.WRONG, by=by)
    operations.add_name(person, text="Abu Karim", kind=Name.Kind.NICKNAME, by=by)
    page = read(client, person)
    assert "Abu Karim" in page
    assert "Salem Hadat" not in page


def test_the_asks_of_an_engagement_are_in_its_history(client: Client, by: Viewer) -> None:
    ask = AskFactory()
    change(ask, by=by, state="promised")
    page = read(client, ask.engagement)
    assert "<ins>Promised</ins>" in page
    assert "<bdi>ask</bdi>" in page


def test_what_became_part_of_a_record_keeps_its_history_there(client: Client, by: Viewer) -> None:
    kept, gone = PersonFactory(name="Salim Haddad"), PersonFactory(name="Selim Hadad")
    operations.change_person(gone, version=1, by=by, basis="Named by a colleague")
    merge = operations.merge_records(kept, gone, versions=(kept.version, gone.version), by=by)
    assert "Named by a colleague" in read(client, kept)
    operations.take_apart(merge, by=by)
    assert "Named by a colleague" in read(client, gone)
    assert client.get(address(kept)).content.decode().count("Named by a colleague") == 2, "basis came and went"


def records() -> dict[str, Any]:
    made = RoundUp.objects.create(slug="week", first_day=timezone.now(), last_day=timezone.now(), made_by="x")
    return {
        "person": PersonFactory(),
        "organisation": OrganisationFactory(),
        "topic": Topic.objects.create(slug="wells", name={"en": "Wells"}),
        "initiative": operations.find_or_add_initiative("River fund", by=Viewer.system()),
        "proposal": operations.find_or_add_proposal("A seat", owner=OrganisationFactory(), by=Viewer.system()),
        "engagement": EngagementFactory(),
        "quote": Quote.objects.create(speaker=PersonFactory()),
        "round_up": made,
        "desk": Desk.objects.create(name={"en": "Hazel"}, languages=["en"]),
    }


READERS = {"round_up": {"coordinator", "editor"}, "desk": {"administrator"}}


@pytest.mark.parametrize("role", ["coordinator", "editor", "director", "administrator", "representative"])
def test_each_history_opens_for_those_who_may_change_the_record(role: str) -> None:
    found = records()
    assert set(found) == set(dict(registry.histories.items()))
    visitor = personas.sign_in(personas.account(role))
    for kind, record in found.items():
        is_open = visitor.get(address(record)).status_code == 200
        assert is_open == (role in READERS.get(kind, {"coordinator"})), kind


def test_a_history_that_is_not_there_looks_like_one_that_is_hidden(client: Client) -> None:
    hidden = EngagementFactory()
    hidden.restricted_to.add(personas.account("coordinator", name="only reader"))
    for kind, key in (("engagement", hidden.pk), ("person", hidden.pk), ("user", hidden.pk), ("nothing", hidden.pk)):
        assert client.get(reverse("desk:history", args=[kind, key])).status_code == 404


def test_words_of_a_round_up_are_kept_but_not_those_that_repeat_a_speaker(client: Client, by: Viewer) -> None:
    round_up = records()["round_up"]
    block = Block.objects.create(round_up=round_up, kind="prose", order=1, text={"en": "We met them twice."})
    write_block(block, language="en", text="We met them in three rooms.", version=1, by=by)
    remove_block(block, version=2, by=by)
    page = read(client, round_up)
    assert "<ins>in three rooms</ins>" in page
    assert page.count("We met them in three rooms.") == 1
    keep_quote(words="We met them in three rooms.", language="en", by=by, speaker=PersonFactory())
    page = read(client, round_up)
    assert "three rooms" not in page
    assert page.count("What stood there is sealed") == 2


def test_a_long_history_comes_in_pages_without_a_gap_or_a_double(by: Viewer) -> None:
    person = PersonFactory(basis="step 0")
    for number in range(1, 46):
        change(person, by=by, basis=f"step {number}", language=f"l{number}")
    pages, mark = [], ""
    for _page in range(3):
        page = history_page(by, "person", str(person.pk), mark=mark)
        pages.append([len(save.fields) for save in page.saves])
        mark = page.next_mark
    assert pages == [[2] * 20, [2] * 20, [2] * 5]
    assert mark == ""


def test_a_history_asks_as_often_for_one_save_as_for_three(client: Client, by: Viewer) -> None:
    body, moment = EngagementFactory(), Moment.objects.create(name={"en": "Budget"}, slug="budget")
    change(body, by=by, moment=moment)
    read(client, body)
    with CaptureQueriesContext(connection) as once:
        read(client, body)
    for title in ("One", "Two"):
        change(body, by=by, title=title)
    with CaptureQueriesContext(connection) as more:
        read(client, body)
    assert len(more) == len(once)
