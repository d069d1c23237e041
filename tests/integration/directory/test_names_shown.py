"""Wrong names are found by and never shown; former ones are shown where they are marked, as former ones."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from tests import personas

from overture.directory import operations, queries
from overture.directory.given import NameGiven
from overture.directory.models import Name, Person
from overture.foundation.access import Viewer
from overture.foundation.listing.queries import record_ids_seen_by

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

WRONG, FORMER, MARKED = "Amra Solvig", "Amra Fenwick", "Amra Torvald"


@pytest.fixture
def by() -> Viewer:
    return personas.viewer(personas.coordinator())


@pytest.fixture
def client() -> Client:
    return personas.sign_in(personas.coordinator())


@pytest.fixture
def person(by: Viewer) -> Person:
    names = [NameGiven(WRONG, "wrong"), NameGiven(FORMER, "former"), NameGiven(MARKED, "former", may_be_shown=True)]
    names.append(NameGiven("Amra", "nickname", may_be_shown=True))
    return operations.add_person(name="Amra Soling", standing="stakeholder", by=by, names=names)


@pytest.mark.parametrize("name", [WRONG, FORMER, MARKED])
def test_each_is_found_by_what_it_is(by: Viewer, client: Client, person: Person, name: str) -> None:
    assert list(record_ids_seen_by(by, "person", text=name)) == [str(person.pk)]
    page = client.get(reverse("desk:stakeholder-people"), {"q": name}).content.decode()
    assert str(person.pk) in page
    [candidate] = queries.same_person_candidates(name, viewer=by)
    assert (candidate.id, candidate.spelling) == (str(person.pk), name if name == MARKED else "Amra Soling")


def test_the_page_shows_the_marked_former_name_as_one_and_no_other(client: Client, person: Person) -> None:
    page = client.get(reverse("desk:person-page", args=[person.pk])).content.decode()
    assert [name in page for name in (MARKED, WRONG, FORMER)] == [True, False, False]
    assert "Former name" in page
    assert page.count("Wrong spelling seen") == 1  # the history says that there is one, not which


def test_who_writes_them_sees_them_all_and_their_kinds_come_back(client: Client, person: Person) -> None:
    address = reverse("desk:person-change", args=[person.pk])
    form = client.get(address).context["form"]
    kinds = {form.initial[f"names-{number}-text"]: form.initial[f"names-{number}-kind"] for number in range(4)}
    assert kinds == {WRONG: "wrong", FORMER: "former", MARKED: "former_shown", "Amra": "nickname"}
    sent = {name: form[name].initial or "" for name in form.fields if form[name].initial not in (None, False)}
    assert client.post(address, sent).status_code == 302
    rows = {row.text: (row.kind, row.may_be_shown) for row in person.names.all()}
    assert rows == {
        WRONG: ("wrong", False),
        FORMER: ("former", False),
        MARKED: ("former", True),
        "Amra": ("nickname", False),
    }


def test_no_other_output_names_any_of_them(person: Person) -> None:
    for language in ("en", "ar", "he"):
        told = {
            queries.public_name(person, audience, timezone.now(), language)
            for audience in ("public", "members", "desk")
        }
        assert told == {"Amra Soling"}
        assert queries.display_name(person, language).text == "Amra Soling"
    assert queries.names_to_show(person) == [person.names.get(text=MARKED), person.names.get(text="Amra")]


@pytest.mark.parametrize("language", ["en", "ar", "he"])
def test_a_history_row_keeps_the_kind_and_hides_the_name_in_each_language(language: str) -> None:
    with translation.override(language):
        told = f"{WRONG} ({Name.Kind.WRONG.label})\nAmra (Amri) ({Name.Kind.NICKNAME.label})"
        hidden = f"… ({Name.Kind.WRONG.label})\nAmra (Amri) ({Name.Kind.NICKNAME.label})"
    assert queries.without_hidden_names(told) == hidden
