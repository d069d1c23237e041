"""Names on screens, and names that go out."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone
from tests import personas
from tests.factories import OrganisationFactory, PersonFactory

from overture.directory import queries
from overture.directory.models import Name, Person

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

NOW = dt.datetime(2024, 5, 1, 12, tzinfo=dt.UTC)


def named(**fields: object) -> Person:
    person = PersonFactory(name="Amra Soling", **fields)
    Name.objects.create(person=person, text="عمرة سولنغ", script="arabic", language="ar", kind="official")
    Name.objects.create(person=person, text="אמרה סולינג", script="hebrew", language="he", kind="spelling")
    Name.objects.create(person=person, text="Amra Solling", script="latin", kind="wrong")
    return person


@pytest.mark.parametrize(
    ("language", "shown"),
    [("en", ("Amra Soling", "en")), ("ar", ("عمرة سولنغ", "ar")), ("he", ("Amra Soling", "en"))],
)
def test_display_name_takes_an_own_name_in_the_script_and_never_a_spelling(language: str, shown: tuple) -> None:
    found = queries.display_name(named(), language)
    assert (found.text, found.language) == shown


def test_display_name_of_a_body_takes_its_translation() -> None:
    body = OrganisationFactory(name="مكتب الجسور")
    Name.objects.create(organisation=body, text="Office of Bridges", script="latin", kind="translation", language="en")
    assert queries.display_name(body, "en").text == "Office of Bridges"
    assert queries.display_name(body, "ar").text == "مكتب الجسور"


FORMS = [
    ("none", None, None),
    ("first", "Amra", "عمرة"),
    ("other", "Nightjar", "Nightjar"),
    ("full", "Amra Soling", "عمرة سولنغ"),
]


@pytest.mark.parametrize(("form", "english", "arabic"), FORMS)
def test_public_name_by_form(form: str, english: str | None, arabic: str | None) -> None:
    person = named(public_name_form=form, other_public_name="Nightjar")
    assert queries.public_name(person, "public", NOW, "en") == english
    assert queries.public_name(person, "public", NOW, "ar") == arabic


@pytest.mark.parametrize("form", ["none", "first", "other", "full"])
@pytest.mark.parametrize("audience", ["public", "members", "named_reader", "desk", "nobody we know"])
def test_at_risk_is_named_to_nobody(form: str, audience: str) -> None:
    safe = named(public_name_form=form, other_public_name="Nightjar")
    assert queries.public_name(safe, "desk", NOW) == "Amra Soling"
    safe.protection = "at_risk"
    assert queries.public_name(safe, audience, NOW) is None


@pytest.mark.parametrize(
    ("audience", "name"), [("public", None), ("members", None), ("named_reader", None), ("desk", "Amra Soling")]
)
def test_no_public_name_is_for_the_desk_alone(audience: str, name: str | None) -> None:
    person = named(public_name_form="full", protection="no_public_name")
    assert queries.public_name(person, audience, NOW) == name


def test_members_are_told_the_names_of_the_network_but_not_of_others() -> None:
    assert queries.public_name(named(public_name_form="none"), "members", NOW) == "Amra Soling"
    assert queries.public_name(named(public_name_form="none", standing="other"), "members", NOW) is None


def test_an_objection_takes_the_name_away_from_its_moment_on() -> None:
    person = named(public_name_form="full", objected_at=NOW)
    assert queries.public_name(person, "public", NOW - dt.timedelta(seconds=1)) == "Amra Soling"
    assert queries.public_name(person, "public", NOW) is None


def test_public_names_asks_the_same_number_of_queries_for_one_and_for_three(django_assert_num_queries) -> None:
    for count in (1, 3):
        people = [PersonFactory(public_name_form="full") for _ in range(count)]
        with django_assert_num_queries(1):
            assert len(queries.public_names(people, "public", timezone.now(), "ar")) == count


def test_public_names_of_organisations() -> None:
    body, silent = OrganisationFactory(name="Lantern House"), OrganisationFactory(public_name_form="none")
    found = queries.public_names([body, silent], "public", NOW)
    assert found == {str(body.pk): "Lantern House", str(silent.pk): None}


def test_names_shown_to_leaves_out_whom_the_viewer_may_not_know() -> None:
    hidden = PersonFactory(protection="at_risk", name="Amra Soling")
    for user, name in ((personas.coordinator(), "Amra Soling"), (personas.editor(), None)):
        shown = queries.names_shown_to(personas.viewer(user), [hidden])[str(hidden.pk)]
        assert (shown.text if shown else None) == name
