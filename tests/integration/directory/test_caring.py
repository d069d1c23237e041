"""What is owed to people: marks, notices, still right, objections; the lists of what waits, and who may see them."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from tests import personas
from tests.factories import OrganisationFactory, PersonFactory, PostFactory

from overture.directory import operations, queries
from overture.directory.errors import NotAllowed, NoticeIncomplete, ReasonMissing
from overture.directory.models import ContactPoint, Person
from overture.directory.queries.choosing import choices_for
from overture.foundation import registry
from overture.foundation.access import Viewer
from overture.foundation.audit.models import AuditEntry
from overture.foundation.history.queries import changes_of
from overture.foundation.listing.operations import relist
from overture.foundation.listing.queries import record_ids_seen_by
from overture.foundation.records import StaleVersion

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

LISTS = ("care-right", "care-notices", "care-lowerings", "care-objections")
OF_A_PERSON = ("person-mark", "person-notice", "person-lower")


@pytest.fixture
def by() -> Viewer:
    return personas.viewer(personas.coordinator())


@pytest.fixture
def client() -> Client:
    return personas.sign_in(personas.coordinator())


def text_of(response) -> str:
    return response.content.decode()


def page(client: Client, name: str, *args: object) -> str:
    return text_of(client.get(reverse(f"desk:{name}", args=args)))


def long_ago(days: int = 400) -> dt.date:
    return timezone.localdate() - dt.timedelta(days=days)


def test_a_mark_needs_a_reason_and_keeps_who_and_when(by: Viewer) -> None:
    person = PersonFactory()
    with pytest.raises(ReasonMissing):
        operations.set_mark(person, mark="do_not_contact", by=by)
    operations.set_mark(person, mark="do_not_contact", why="Asked us to stop", by=by)
    operations.set_mark(person, mark="", why="Wrote to us again", by=by)
    person.refresh_from_db()
    assert (person.mark, person.mark_why, person.marked_by) == ("", "Wrote to us again", by.name)
    assert [(one.field, one.before, one.after) for one in changes_of(person)][-2:] == [
        ("mark_why", "", "Asked us to stop"),
        ("mark", "", "do_not_contact"),
    ]


def test_a_mark_stands_as_a_word_wherever_somebody_is_listed_or_chosen(client: Client, by: Viewer) -> None:
    body = OrganisationFactory(name="Lantern House", kind="ministry", standing="stakeholder")
    person = PersonFactory(name="Amra Soling", standing="stakeholder")
    PostFactory(person=person, organisation=body, role="Minister")
    operations.set_mark(person, mark="do_not_contact", why="Asked us to stop", by=by)
    operations.set_mark(body, mark="care", why="Through the office", by=by)
    pages = [page(client, name) for name in ("stakeholder-people", "care-notices")]
    pages += [page(client, "organisation-posts", body.pk), page(client, "person-page", person.pk)]
    assert ["Do not contact" in one for one in pages] == [True] * 4
    assert "Handle with care" in page(client, "stakeholder-list")
    labels = choices_for(by).of_kind("person", "organisation")
    assert sorted(labels) == ["Amra Soling (Lantern House – ⊘ Do not contact)", "Lantern House (⚠ Handle with care)"]
    assert choices_for(by).meant_by(labels[0], "person")[0].id == person.pk


def test_why_somebody_is_marked_is_the_coordinators(client: Client, by: Viewer) -> None:
    person = operations.set_mark(PersonFactory(), mark="care", why="Lost a relative", by=by)
    editor = page(personas.sign_in(personas.editor()), "person-page", person.pk)
    assert ("Handle with care" in editor, "Lost a relative" in editor) == (True, False)
    assert "Lost a relative" in page(client, "person-page", person.pk)


@pytest.mark.parametrize(
    "given", [{"state": "sent"}, {"state": "sent", "on": dt.date(2099, 1, 1)}, {"state": "not_needed", "why": " "}]
)
def test_a_notice_says_when_or_why_not(by: Viewer, given: dict) -> None:
    with pytest.raises(NoticeIncomplete):
        operations.record_notice(PersonFactory(), by=by, **given)


def test_a_notice_is_owed_until_it_is_sent_or_not_needed(client: Client, by: Viewer) -> None:
    owed, sent, exempt = (PersonFactory(name=name) for name in ("Amra Soling", "Ilan Torvald", "Wren Calloway"))
    operations.record_notice(exempt, state="not_needed", why="Told in person", by=by)
    assert client.post(reverse("desk:person-notice-sent", args=[sent.pk]), {"back": "notices"}).status_code == 302
    assert list(queries.notices_owed(by)) == [owed]
    sent.refresh_from_db()
    assert (sent.notice, sent.notice_sent) == ("sent", timezone.localdate())
    form = reverse("desk:person-notice", args=[owed.pk])
    refused = client.post(form, {"state": "not_needed", "on": "", "why": "", "version": "1"})
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["why"])


def test_what_nobody_confirmed_for_a_year_is_asked_again_and_one_click_answers(client: Client, by: Viewer) -> None:
    old, fresh = PersonFactory(name="Amra Soling", checked_on=long_ago()), PersonFactory(name="Ilan Torvald")
    point = operations.add_contact_point(fresh, medium="phone", value="0700", by=by)
    ContactPoint.objects.update(checked_on=long_ago())
    assert (list(queries.stale_people(by)), list(queries.stale_contact_points(by))) == ([old], [point])
    shown = page(client, "care-right")
    assert ("Amra Soling" in shown, "Phone" in shown, "0700" in shown) == (True, True, False)
    for name, record in (("person-still-right", old), ("contact-still-right", point)):
        assert client.post(reverse(f"desk:{name}", args=[record.pk]), {"back": "right"}).status_code == 302
    assert (list(queries.stale_people(by)), list(queries.stale_contact_points(by))) == ([], [])
    assert AuditEntry.objects.filter(verb="still_right").count() == 2


def test_how_long_is_a_setting(by: Viewer, settings) -> None:
    person = PersonFactory(checked_on=long_ago(40))
    assert not queries.stale_people(by).exists()
    settings.OVERTURE_ASK_AGAIN_DAYS = 30
    assert list(queries.stale_people(by)) == [person]


def test_a_stale_mark_is_not_saved_and_what_was_typed_stays(client: Client, by: Viewer) -> None:
    person = PersonFactory()
    operations.set_mark(person, mark="care", why="Through the office", by=by)
    sent = {"mark": "do_not_contact", "why": "Asked us to stop", "version": "1"}
    response = client.post(reverse("desk:person-mark", args=[person.pk]), sent)
    assert response.status_code == 409
    assert all(words in text_of(response) for words in ("Asked us to stop", "Through the office"))
    assert Person.objects.get().mark == "care"
    with pytest.raises(StaleVersion):
        operations.set_mark(person, mark="", why="x", version=1, by=by)


def where_told(viewer: Viewer, client: Client, person: Person, body) -> dict[str, bool]:
    """Every place where somebody can be found or is told, and whether they are."""

    def is_on(name: str, *args: object, **words: str) -> bool:
        return str(person.pk) in text_of(client.get(reverse(f"desk:{name}", args=args), words))

    return {
        "list": is_on("stakeholder-people"),
        "list by words": is_on("stakeholder-people", q="soling"),
        "palette": is_on("find", q="amra"),
        "body's page": is_on("organisation-page", body.pk),
        "body's posts": is_on("organisation-posts", body.pk),
        "notices": is_on("care-notices"),
        "search": str(person.pk) in record_ids_seen_by(viewer, "person", text=person.name),
        "choices": any(person.name in label for label in choices_for(viewer).of_kind("person")),
        "count": bool(queries.people_counts(viewer, [body])[body.pk]),
        "public name": queries.public_name(person, "public", timezone.now()) is not None,
        "members' name": queries.public_name(person, "members", timezone.now()) is not None,
    }


def test_an_objection_hides_at_once_everywhere_even_from_coordinators_lists(client: Client, by: Viewer) -> None:
    body = OrganisationFactory(name="Ministry of Bridges", kind="ministry", standing="stakeholder")
    person = PersonFactory(name="Amra Soling", standing="stakeholder", public_name_form="full")
    PostFactory(person=person, organisation=body)
    relist(person)
    assert set(where_told(by, client, person, body).values()) == {True}
    operations.record_objection(person, by=by)
    assert {place for place, is_there in where_told(by, client, person, body).items() if is_there} == set()
    assert "Amra Soling" in page(client, "care-objections")
    assert "objected to being listed" in page(client, "person-page", person.pk)
    assert personas.sign_in(personas.editor()).get(reverse("desk:person-page", args=[person.pk])).status_code == 404


def test_who_objected_is_not_made_anew_under_the_same_name(by: Viewer) -> None:
    person = operations.record_objection(PersonFactory(name="Amra Soling"), by=by)
    assert [one.id for one in choices_for(by).meant_by("Amra Soling", "person")] == [person.pk]
    assert [one.id for one in queries.same_person_candidates("Amra Soling", viewer=by)] == [str(person.pk)]
    assert choices_for(personas.viewer(personas.editor())).meant_by("Amra Soling", "person") == []


@pytest.mark.parametrize("role", ["editor", "director", "administrator", "representative"])
def test_only_coordinators_see_what_waits_and_act_on_it(by: Viewer, role: str) -> None:
    person = PersonFactory()
    asked = operations.ask_to_lower(person, by=by, reason="x", public_name_form="full")
    addresses = [reverse(f"desk:{name}") for name in LISTS]
    addresses += [reverse(f"desk:{name}", args=[person.pk]) for name in OF_A_PERSON]
    addresses.append(reverse("desk:lowering-page", args=[asked.pk]))
    allowed, other = personas.sign_in(personas.coordinator()), personas.account(role)
    assert {allowed.get(one).status_code for one in addresses} == {200}
    refused = personas.sign_in(other)
    assert {refused.get(one).status_code for one in addresses} == {404}
    assert refused.post(addresses[-1], {"verb": "agree"}).status_code == 404
    for act in (operations.confirm_still_right, operations.open_file):
        with pytest.raises(NotAllowed):
            act(person, by=personas.viewer(other))


def test_the_second_coordinator_answers_on_the_page(by: Viewer) -> None:
    one, two = personas.coordinator(), personas.coordinator()
    person = PersonFactory(public_name_form="none")
    asking = personas.sign_in(one)
    form = reverse("desk:person-lower", args=[person.pk])
    wish = {"protection": "none", "public_name_form": "first", "other_public_name": ""}
    refused = asking.post(form, wish | {"reason": ""})
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["reason"])
    assert asking.post(form, wish | {"reason": "She asked for it"}).status_code == 302
    address = reverse("desk:lowering-page", args=[queries.lowerings_waiting(by)[0].pk])
    assert "Another coordinator must answer" in text_of(asking.get(address))
    assert asking.post(address, {"verb": "agree"}).status_code == 422
    waits = [one for ask in registry.waiting.all() for one in ask(personas.viewer(two), at=timezone.now())]
    assert [one.url for one in waits if "less?" in str(one.title)] == [address]
    assert personas.sign_in(two).post(address, {"verb": "agree", "answer": "Yes"}).status_code == 302
    person.refresh_from_db()
    assert person.public_name_form == "first"
    assert not queries.lowerings_waiting(by).exists()


@pytest.mark.parametrize("name", LISTS)
def test_the_lists_ask_a_fixed_number_of_queries(client: Client, by: Viewer, name: str) -> None:
    def fill() -> None:
        for place in range(2):
            person = PersonFactory(checked_on=long_ago())
            PostFactory(person=person)
            operations.add_contact_point(person, medium="phone", value=str(place), by=by)
            operations.ask_to_lower(person, by=by, reason="x", public_name_form="full")
            operations.record_objection(PersonFactory(), by=by)
        ContactPoint.objects.update(checked_on=long_ago())

    counts = []
    for _round in range(2):
        fill()
        with CaptureQueriesContext(
            connection,
        ) as caught:
            assert client.get(reverse(f"desk:{name}")).status_code == 200
        counts.append(len(caught))
    assert counts[0] == counts[1]
