"""Names found again by keys, at any size, and the keys in step with the names."""

from __future__ import annotations

import random
import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests import personas
from tests.factories import OrganisationFactory, PersonFactory

from overture.directory import operations, queries
from overture.directory.given import NameGiven
from overture.directory.models import Name, NameKey, Person
from overture.foundation.access import Viewer
from overture.home.queries.finding import records_found

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

SYLLABLES = ("bel", "ru", "mil", "ken", "to", "sha", "dor", "lin", "ga", "vem", "zu", "har")


@pytest.fixture
def by() -> Viewer:
    return personas.viewer(personas.coordinator())


def keys_of(party: Person) -> set[str]:
    return set(party.name_keys.values_list("key", flat=True))


def found(name: str, by: Viewer) -> list[str]:
    return [one.name for one in queries.same_person_candidates(name, viewer=by)]


def crowd(size: int) -> None:
    chance = random.Random(size)
    names = ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))).capitalize() for _ in range(2 * size)]
    Person.objects.bulk_create(
        Person(name=f"{given} {family}", standing="network")
        for given, family in zip(names[:size], names[size:], strict=True)
    )
    operations.rebuild_name_keys()


def test_a_person_is_found_by_every_name_from_the_moment_it_is_written(by: Viewer) -> None:
    person = operations.add_person(
        name="Rima Hardal", standing="network", names=[NameGiven(text="Samira Odeh", kind="former")], by=by
    )
    assert found("רימא הרדל", by) == ["Rima Hardal"]
    assert found("Sameera Odeh", by) == ["Rima Hardal"]
    operations.add_name(person, text="Yael Goldman", by=by)
    assert found("יעל גולדמן", by) == ["Rima Hardal"]


def test_a_name_taken_away_or_changed_is_no_longer_a_key(by: Viewer) -> None:
    person = operations.add_person(name="Rima Hardal", standing="network", by=by)
    name = operations.add_name(person, text="Yael Goldman", by=by)
    operations.remove_name(name, by=by)
    assert found("Yael Goldman", by) == []
    person = Person.objects.get(pk=person.pk)
    operations.change_person(person, version=person.version, name="Tamsin Aldermoor", by=by)
    assert found("Rima Hardal", by) == []
    assert found("Tamsin Aldermor", by) == ["Tamsin Aldermoor"]


def test_relisting_makes_the_keys_anew(by: Viewer) -> None:
    person = PersonFactory(name="Rima Hardal")
    body = OrganisationFactory(name="Harbour Women's Forum")
    before = keys_of(person), keys_of(body)
    NameKey.objects.all().delete()
    assert found("Rima Hardal", by) == []
    assert operations.rebuild_name_keys() == {"person": 1, "organisation": 1}
    assert (keys_of(person), keys_of(body)) == before
    assert found("Rima Hardal", by) == ["Rima Hardal"]


def test_a_body_is_found_by_its_acronym(by: Viewer) -> None:
    for name in ("Harbour Women's Forum", "Alliance for Marlham East Peace", "Tamarind Trust"):
        OrganisationFactory(name=name)
    for acronym, name in (("HWF", "Harbour Women's Forum"), ("ALMEP", "Alliance for Marlham East Peace")):
        assert [one.name for one in queries.same_organisation_candidates(acronym, viewer=by)] == [name]


def test_an_answer_is_heard_without_any_key(by: Viewer) -> None:
    person = PersonFactory(name="Rima Hardal")
    operations.answer_name("The Chair", person, is_same=True, by=by)
    NameKey.objects.all().delete()
    assert found("the chair", by) == ["Rima Hardal"]


def test_a_person_with_keys_may_still_be_removed(by: Viewer) -> None:
    person = operations.add_person(name="Rima Hardal", standing="network", by=by)
    assert keys_of(person)
    assert operations.remove_unused(person, by=by)
    assert not NameKey.objects.exists()


def test_ten_thousand_names_take_as_many_queries_as_one_and_little_time(by: Viewer) -> None:
    person = PersonFactory(name="Rima Hardal")
    Name.objects.create(person=person, text="Rima Odeh", script="latin", kind="former")
    with CaptureQueriesContext(connection) as alone:
        assert found("ريما هردل", by) == ["Rima Hardal"]
    crowd(10_000)
    found("Warm Up", by)
    started = time.process_time()
    with CaptureQueriesContext(connection) as among_many:
        assert found("ريما هردل", by)[0] == "Rima Hardal"
    assert time.process_time() - started < 0.5
    assert len(among_many) == len(alone) == 4


def test_a_list_finds_another_spelling_and_hides_what_it_hides(by: Viewer) -> None:
    PersonFactory(name="Rima Hardal", protection="at_risk")
    OrganisationFactory(name="Harbour Women's Forum", standing="stakeholder")
    PersonFactory(name="Joost Wexley")

    def listed(viewer: Viewer) -> list[str]:
        return [one.name for one in queries.people_listed(viewer, standings=queries.NETWORK, text="רימא הרדל")]

    assert listed(by) == ["Rima Hardal"]
    assert listed(personas.viewer(personas.editor())) == []
    assert [one.name for one in queries.bodies_listed(by, text="HWF")] == ["Harbour Women's Forum"]


def test_the_palette_finds_another_spelling_once(by: Viewer) -> None:
    person = operations.add_person(name="Rima Hardal", standing="network", by=by)

    def labels(words: str, viewer: Viewer = by) -> list[str]:
        return [entry.label for entry in records_found(viewer, words)]

    assert labels("Reema Hadal") == labels("rima") == labels("Rima Hardal") == ["Rima Hardal"]
    operations.raise_protection(person, to="at_risk", by=by)
    assert labels("Reema Hadal") == ["Rima Hardal"]
    assert labels("Reema Hadal", personas.viewer(personas.editor())) == []
