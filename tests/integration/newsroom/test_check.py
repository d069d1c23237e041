"""What the check says before a page goes out: empty places, people who are not named, and names that agree."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from overture.newsroom.models import RoundUp
from overture.newsroom.operations import write_text
from tests.factories import EngagementFactory, ParticipantFactory, PersonFactory
from tests.integration.newsroom.pages import a_coordinator, a_round_up, with_blocks
from tests.integration.voices.words import a_quote, a_yes
from tests.personas import coordinator, editor, sign_in

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
YESTERDAY = dt.timedelta(days=1)


def address(round_up):
    return reverse("desk:round-up-check", args=[round_up.pk])


def shown(round_up, user=None):
    return sign_in(user or coordinator()).get(address(round_up)).content.decode()


def published_by(round_up, **sent):
    sent = {"version": RoundUp.objects.get().version, **sent}
    status = sign_in(coordinator()).post(address(round_up), sent).status_code
    return status, RoundUp.objects.get().state


def test_an_empty_page_goes_out_only_when_somebody_says_so():
    round_up = a_round_up()
    assert "Nothing stands on this page yet but its headline." in shown(round_up)

    assert published_by(round_up) == (422, "draft")
    assert published_by(round_up, with_gaps="yes") == (302, "published")


@pytest.mark.parametrize(
    ("kind", "sentence"), [("heading", "A heading is empty."), ("prose", "A piece of text is empty.")]
)
def test_an_empty_piece_is_said_and_goes_out_only_when_somebody_says_so(kind, sentence):
    round_up = with_blocks(a_round_up(), ("prose", "They came by train."))
    assert sentence not in shown(round_up)

    with_blocks(round_up, (kind, "  "))

    assert sentence in shown(round_up)
    assert published_by(round_up) == (422, "draft")


def test_words_in_a_language_that_is_not_ready_leave_the_page_empty():
    round_up = with_blocks(a_round_up(), ("prose", "They came by train."))
    round_up.blocks.update(text={"ar": "جاؤوا بالقطار"})
    assert "Nothing stands on this page yet" in shown(round_up)

    write_text(round_up, language="ar", title="أسبوع", is_ready=True, by=a_coordinator())

    assert "Nothing stands on this page yet" not in shown(round_up)


def a_room(*people, **facts):
    engagement = EngagementFactory(**facts)
    for person in people:
        ParticipantFactory(engagement=engagement, person=person)
    return engagement


def test_people_of_ours_who_are_not_named_are_listed_once_with_the_reason_and_their_form():
    named = PersonFactory(name="Amra Soling", public_name_form="full")
    unnamed = PersonFactory(name="Berin Tolle", public_name_form="none")
    covered = PersonFactory(name="Cadan Wyr", public_name_form="full", protection="at_risk")
    rooms = [a_room(named, unnamed, covered), a_room(unnamed)]
    round_up = with_blocks(a_round_up(), *[("engagement", room) for room in rooms])

    page = shown(round_up)

    assert "2 people of ours will not be named" in page
    listed = page.split("will not be named")[1].split("</ul>")[0]
    assert [listed.count(f"<bdi>{one}") for one in ("Amra Soling", "Berin Tolle", "Cadan Wyr")] == [0, 1, 1]
    assert "has no public name chosen" in listed
    assert reverse("desk:person-change", args=[unnamed.pk]) in listed


def test_an_editor_hears_of_nobody_at_risk_and_opens_no_form():
    covered = PersonFactory(name="Cadan Wyr", protection="at_risk")
    unnamed = PersonFactory(name="Berin Tolle", public_name_form="none")
    round_up = with_blocks(a_round_up(), ("engagement", a_room(covered, unnamed, public_from=timezone.now())))
    assert "Cadan Wyr" in shown(round_up)

    page = shown(round_up, editor())

    assert "1 person of ours will not be named" in page
    assert "Cadan Wyr" not in page
    assert reverse("desk:person-change", args=[unnamed.pk]) not in page


def test_under_the_rule_of_the_room_nobody_is_listed_as_unnamed():
    round_up = with_blocks(a_round_up(), ("engagement", a_room(PersonFactory(), confidentiality="chatham_house")))

    assert "will not be named" not in shown(round_up)


def test_the_check_says_who_is_named_more_narrowly_for_their_words():
    speaker = PersonFactory(name="Hadiya Orrin", public_name_form="full")
    quote = a_quote(speaker=speaker)
    round_up = with_blocks(a_round_up(), ("engagement", a_room(speaker)), ("quote", quote))
    a_yes(quote, at=timezone.now() - YESTERDAY, name_form="first")

    sentence = shown(round_up).split("as they agreed to for their words")[1].split("</p>")[0]

    assert [name in sentence for name in ("Hadiya Orrin", "Hadiya</bdi>")] == [True, True]


def test_the_check_takes_the_same_queries_at_any_number_of_people():
    def queries(many):
        speakers = [PersonFactory(public_name_form="full") for _ in range(many)]
        quotes = [a_quote(f"Words of number {number}.", speaker=one) for number, one in enumerate(speakers)]
        for quote in quotes:
            a_yes(quote, at=timezone.now() - YESTERDAY, name_form="first")
        rooms = [("engagement", a_room(PersonFactory(), one)) for one in speakers]
        round_up = with_blocks(a_round_up(), *rooms, *[("quote", one) for one in quotes])
        desk = sign_in(coordinator())
        desk.get(address(round_up))
        with CaptureQueriesContext(connection) as asked:
            assert desk.get(address(round_up)).status_code == 200
        return len(asked)

    assert queries(1) == queries(3)
