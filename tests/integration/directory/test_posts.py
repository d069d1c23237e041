"""Posts on a day, with dates as far as they are known."""

from __future__ import annotations

import datetime as dt

import pytest
from tests import personas
from tests.factories import OrganisationFactory, PersonFactory, PostFactory

from overture.directory import queries

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

MAY = dt.date(2023, 5, 10)


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
