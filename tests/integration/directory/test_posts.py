"""Posts on a day, with dates as far as they are known."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from tests import personas
from tests.factories import OrganisationFactory, PersonFactory, PostFactory

from overture.directory import operations, queries
from overture.directory.errors import EndsBeforeItBegins
from overture.directory.given import PostGiven
from overture.foundation.access import Viewer
from overture.foundation.partial_dates import PartialDate

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

MAY = dt.date(2023, 5, 10)


@pytest.fixture
def by() -> Viewer:
    return personas.viewer(personas.coordinator())


@pytest.mark.parametrize(
    ("started", "ended", "held"),
    [
        (None, None, True),
        ("2023-05", None, True),
        ("2023-06", None, False),
        ("2020", "2023", True),
        ("2020", "2023-04", False),
        ("2020", "2023-05-10", True),
        ("2023-W19", "2023-W19", True),
    ],
)
def test_a_post_is_held_as_far_as_its_dates_say(started: str | None, ended: str | None, held: bool) -> None:
    post = PostFactory(started=started, ended=ended)
    post.refresh_from_db()
    assert queries.posts_on(post.person, MAY) == ([post] if held else [])


def test_office_holder_or_spokesperson_on_the_day_only() -> None:
    person = PersonFactory()
    PostFactory(person=person, is_public_office=True, ended="2022")
    assert queries.is_office_holder_or_spokesperson(person, dt.date(2022, 3, 1))
    assert not queries.is_office_holder_or_spokesperson(person, MAY)
    PostFactory(person=person, is_spokesperson=True, started="2023")
    assert queries.is_office_holder_or_spokesperson(person, MAY)


def test_people_at_leaves_out_the_hidden_and_those_who_left() -> None:
    body = OrganisationFactory()
    here = PostFactory(organisation=body)
    PostFactory(organisation=body, ended="2001")
    at_risk = PostFactory(organisation=body, person__protection="at_risk")
    assert queries.people_at(personas.viewer(personas.editor()), body) == [here]
    assert set(queries.people_at(personas.viewer(personas.coordinator()), body)) == {here, at_risk}


def test_who_held_a_role_on_a_day(by: Viewer) -> None:
    body, other = OrganisationFactory(), OrganisationFactory()
    first = PostFactory(organisation=body, role="Minister", started="2021", ended="2023-04")
    then = PostFactory(organisation=body, role="MINISTER", started="2023-05", ended="2024-07-05")
    PostFactory(organisation=body, role="Deputy", started="2020")
    both = PostFactory(person=then.person, organisation=other, role="Member")
    assert queries.who_held(by, body, on=dt.date(2022, 1, 1), role="minister") == [first]
    assert queries.who_held(by, body, on=MAY, role="Minister ") == [then]
    assert queries.who_held(by, body, on=dt.date(2025, 1, 1), role="Minister") == []
    assert set(queries.posts_on(then.person, MAY)) == {then, both}


def test_the_history_of_each_role_of_a_body(by: Viewer) -> None:
    body = OrganisationFactory()
    first = PostFactory(organisation=body, role="Minister", started="2021", ended="2023-04")
    then = PostFactory(organisation=body, role="minister", started="2023-05")
    old = PostFactory(organisation=body, role="Clerk", started="2001", ended="2002")
    PostFactory(organisation=body, role="Clerk", person__protection="at_risk")
    editor = personas.viewer(personas.editor())
    roles = [(one.role, one.held, one.others) for one in queries.roles_in(editor, body, on=MAY)]
    assert roles == [("minister", (then,), (first,)), ("Clerk", (), (old,))]


@pytest.mark.parametrize("count", [1, 3])
def test_the_history_asks_a_fixed_number_of_queries(by: Viewer, count: int, django_assert_num_queries) -> None:
    body = OrganisationFactory()
    PostFactory.create_batch(count, organisation=body)
    with django_assert_num_queries(2):
        assert [str(post.person) for role in queries.roles_in(by, body, on=MAY) for post in role.held]


def test_a_post_that_ends_before_it_begins_is_refused_whoever_writes_it(by: Viewer) -> None:
    dates = {"started": PartialDate.parse("2024-06"), "ended": PartialDate.parse("2024-05")}
    person, body = PersonFactory(), OrganisationFactory()
    for write in (
        lambda: operations.add_post(person, organisation=body, by=by, **dates),
        lambda: operations.change_post(PostFactory(), version=1, by=by, **dates),
        lambda: operations.change_person(person, version=1, posts=[PostGiven(body, **dates)], by=by),
    ):
        with pytest.raises(EndsBeforeItBegins):
            write()


def test_the_page_says_who_held_it_on_the_day_of_the_address() -> None:
    body = OrganisationFactory(name="Ministry of Bridges")
    PostFactory(organisation=body, role="Minister", person__name="Amra Soling", started="2021", ended="2023-04")
    PostFactory(organisation=body, role="Minister", person__name="Ilan Torvald", started="2023-05")
    client = personas.sign_in(personas.editor())
    address = reverse("desk:organisation-posts", args=[body.pk])
    for asked, held, other in (
        ("2022-01-01", "Amra Soling", "Ilan Torvald"),
        ("2023-05-10", "Ilan Torvald", "Amra Soling"),
    ):
        [role] = client.get(address, {"on": asked}).context["roles"]
        assert [held in role.held[0].name, other in role.others[0].name, len(role.held)] == [True, True, 1]
    page = client.get(address, {"on": "yesterday"})
    assert (page.status_code, page.context["is_no_day"]) == (200, True)
