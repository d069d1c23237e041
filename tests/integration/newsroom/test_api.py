"""Round-ups in the API: what the public page shows now, and nothing of what it does not."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from overture.accounts.operations import make_token
from overture.foundation.access import Viewer
from overture.newsroom.models import RoundUp
from overture.voices.operations import withdraw
from tests.integration.newsroom.pages import SLUG, a_meeting, a_round_up, published, with_blocks
from tests.integration.voices.words import DESK, WORDS, a_quote, a_yes
from tests.personas import coordinator

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


def ask(path="", secret="", language="en"):
    headers = {"accept-language": language, **({"authorization": f"Bearer {secret}"} if secret else {})}
    return Client().get(f"/api/round-ups{path}", headers=headers)


def test_the_list_names_what_is_published_and_no_draft():
    published()
    with_blocks(a_round_up(title="Not yet told"), ("prose", "A draft."))

    answer = ask().json()

    assert [(one["slug"], one["title"]) for one in answer["round_ups"]] == [(SLUG, "Members week")]
    assert answer["round_ups"][0]["url"].endswith(f"/en/round-ups/{SLUG}/")
    assert answer["next"] == ""


def test_a_draft_answers_as_what_is_not_there_even_to_a_coordinators_token():
    draft = a_round_up(title="Not yet told")
    secret = make_token(coordinator(), label="Script", by=Viewer.system()).secret

    answers = [ask(path, key) for path in (f"/{draft.slug}", "/nothing") for key in ("", secret)]

    assert [one.status_code for one in answers] == [404] * 4
    assert len({one.content for one in answers}) == 1


def test_a_round_up_is_read_with_its_pieces_in_order():
    published(("heading", "The week"), ("prose", "They went."), ("engagement", a_meeting()))

    blocks = ask(f"/{SLUG}").json()["blocks"]

    assert [(one["kind"], one["text"]) for one in blocks] == [
        ("heading", "The week"),
        ("prose", "They went."),
        ("engagement", "They brought figures."),
    ]


def test_an_engagement_off_the_record_is_in_no_answer():
    meeting = a_meeting()
    published(("engagement", meeting), standfirst="")
    assert "They brought figures." in ask(f"/{SLUG}").content.decode()

    type(meeting).objects.update(confidentiality="off_record")

    assert "They brought figures." not in ask(f"/{SLUG}").content.decode()


def test_a_quote_is_in_the_answer_while_its_consent_lives():
    quote = a_quote()
    published(("quote", quote), ("prose", "Between."), standfirst="")
    seen = [WORDS in ask(f"/{SLUG}").json()["blocks"][0]["text"]]
    a_yes(quote, at=timezone.now() - dt.timedelta(days=1))
    seen.append(WORDS in ask(f"/{SLUG}").json()["blocks"][0]["text"])

    withdraw(quote, through="speaker", by=DESK, at=timezone.now())

    seen.append(WORDS in ask(f"/{SLUG}").json()["blocks"][0]["text"])
    assert seen == [False, True, False]


def test_what_was_taken_down_says_so():
    published()
    RoundUp.objects.update(state=RoundUp.State.UNPUBLISHED)

    answer = ask(f"/{SLUG}")

    assert (answer.status_code, answer.json()) == (410, {"error": "This round-up was taken down."})
    assert ask().json()["round_ups"] == []


def test_the_list_takes_the_same_queries_at_any_length(django_assert_num_queries):
    published()
    ask()
    with django_assert_num_queries(3):
        one = ask().json()
    for number in (2, 3):
        published(title=f"Members week {number}")

    with django_assert_num_queries(3):
        three = ask().json()

    assert (len(one["round_ups"]), len(three["round_ups"])) == (1, 3)
