"""The composer, the preview and the check before publishing, through a signed-in client."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from overture.engagements.models import Engagement
from overture.newsroom.models import Block, RoundUp
from overture.newsroom.operations import write_block, write_text
from overture.voices.operations import withdraw
from tests.factories import AskFactory, EngagementFactory
from tests.integration.newsroom.pages import SLUG, a_coordinator, a_meeting, a_round_up, published, read, with_blocks
from tests.integration.voices.words import DESK, WORDS, a_quote, a_yes
from tests.personas import account, coordinator, director, sign_in

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
SAID = WORDS[:40]


@pytest.fixture
def desk():
    return sign_in(coordinator())


def address(name, round_up, *more):
    return reverse(f"desk:{name}", args=[round_up.pk, *more])


def content(answer):
    return answer.content.decode()


def a_cleared_quote(**facts):
    quote = a_quote(**facts)
    a_yes(quote, at=timezone.now() - dt.timedelta(days=1))
    return quote


def test_the_whole_way_from_a_period_to_the_public(desk):
    engagement = a_meeting()
    begun = {"first_day": "2024-01-08", "last_day": "2024-01-21", "title": "Members week"}
    desk.post(reverse("desk:round-up-new"), begun)
    round_up = RoundUp.objects.get()
    desk.post(address("block-add", round_up), {"kind": "engagement", "record": engagement.pk})
    desk.post(address("block-add", round_up), {"kind": "prose"})
    prose = round_up.blocks.get(kind="prose")
    desk.post(address("block-write", round_up, prose.pk), {"text": "They came by train.", "version": prose.version})

    answer = desk.post(address("round-up-check", round_up), {"version": RoundUp.objects.get().version}, follow=True)

    assert "Everybody can read it now" in content(answer)
    assert [words in read() for words in ("Briefing on the river fund", "They came by train.")] == [True, True]


def test_the_period_of_the_reader_is_taken_over(desk):
    page = content(desk.get(reverse("desk:round-up-new"), {"from": "2024-01-08", "until": "2024-01-21"}))

    assert 'value="2024-01-08"' in page
    assert 'value="2024-01-21"' in page


def test_a_period_that_runs_backwards_is_refused_at_its_field(desk):
    sent = {"first_day": "2024-01-21", "last_day": "2024-01-08", "title": "Members week"}

    answer = desk.post(reverse("desk:round-up-new"), sent)

    assert answer.status_code == 422
    assert 'href="#id_last_day"' in content(answer)


def test_the_composer_offers_the_engagements_of_the_period_with_asks_and_quotes(desk):
    engagement = a_meeting()
    AskFactory(engagement=engagement, text="Keep the river fund open.")
    a_quote(engagement=engagement)
    a_meeting(title="Long before", starts_on=dt.date(2023, 1, 1))

    page = content(desk.get(address("round-up-open", a_round_up())))

    assert [words in page for words in ("Briefing on the river fund", "Keep the river fund open.", SAID[:20])] == [
        True
    ] * 3
    assert "Long before" not in page
    assert "has no consent yet" in page


def test_a_quote_that_lost_its_consent_is_greyed_with_the_reason(desk):
    quote = a_cleared_quote()
    round_up = with_blocks(a_round_up(), ("quote", quote))
    assert "took this quote back" not in content(desk.get(address("round-up-open", round_up)))

    withdraw(quote, through="speaker", by=DESK, at=timezone.now())

    assert "took this quote back" in content(desk.get(address("round-up-open", round_up)))


def test_pieces_move_and_leave(desk):
    round_up = with_blocks(a_round_up(), ("heading", "First"), ("prose", "Second"))
    first, second = round_up.blocks.order_by("order")

    desk.post(address("block-move", round_up, second.pk), {"step": "up"})
    assert [block.kind for block in Block.objects.order_by("order")] == ["prose", "heading"]

    desk.post(address("block-remove", round_up, first.pk), {"version": first.version})
    assert [block.kind for block in Block.objects.all()] == ["prose"]


def test_a_piece_that_somebody_wrote_in_is_not_taken_out(desk):
    round_up = with_blocks(a_round_up(), ("prose", "Mine"))
    block = round_up.blocks.get()
    write_block(block, language="en", text="Theirs", version=1, by=a_coordinator())

    desk.post(address("block-remove", round_up, block.pk), {"version": 1})

    assert Block.objects.get().text == {"en": "Theirs"}


def test_two_people_writing_one_piece_lose_nothing(desk):
    round_up = with_blocks(a_round_up(), ("prose", "Before"))
    block = round_up.blocks.get()
    write_block(block, language="en", text="Their words", version=1, by=a_coordinator())

    answer = desk.post(address("block-write", round_up, block.pk), {"text": "My words", "version": 1})
    assert answer.status_code == 409
    assert ["Their words" in content(answer), "My words" in content(answer)] == [True, True]

    desk.post(address("block-write", round_up, block.pk), {"text": "My words", "keep-text": "mine", "version": 2})
    assert Block.objects.get().text == {"en": "My words"}


def test_two_people_writing_one_headline_lose_nothing(desk):
    round_up = a_round_up()
    write_text(round_up, language="en", title="Their headline", version=1, by=a_coordinator())

    answer = desk.post(address("text-write", round_up, "en"), {"title": "My headline", "version": 1})

    assert answer.status_code == 409
    assert ["Their headline" in content(answer), "My headline" in content(answer)] == [True, True]
    assert round_up.texts.get().title == "Their headline"


def test_another_language_is_written_and_what_is_missing_is_said(desk):
    round_up = with_blocks(a_round_up(), ("prose", "They came by train."))

    desk.post(address("text-write", round_up, "ar"), {"title": "أسبوع الأعضاء", "is_ready": "on", "version": ""})
    page = content(desk.get(address("round-up-open", round_up), {"language": "ar"}))

    assert round_up.texts.get(language="ar").is_ready
    assert "1 piece missing" in page
    assert "They came by train." in page


@pytest.mark.parametrize("name", ["text-write", "block-write"])
def test_prose_that_repeats_somebodys_words_is_refused_and_what_was_typed_is_there(desk, name):
    a_quote()
    round_up = with_blocks(a_round_up(), ("prose", "Before"))
    more = ["en"] if name == "text-write" else [round_up.blocks.get().pk]
    typed = f"She said that {WORDS}"

    answer = desk.post(address(name, round_up, *more), {"title": typed, "text": typed, "version": 1})

    assert answer.status_code == 422
    assert "Put the quote in as a reference" in content(answer)
    assert typed in content(answer)
    assert SAID not in str(list(Block.objects.values())) + str(list(round_up.texts.values()))


def test_a_wording_kept_after_the_prose_keeps_the_page_from_going_out(desk):
    round_up = with_blocks(a_round_up(), ("prose", WORDS))
    assert "To mend first" not in content(desk.get(address("round-up-check", round_up)))

    a_quote()

    assert "To mend first" in content(desk.get(address("round-up-check", round_up)))
    assert desk.post(address("round-up-check", round_up), {"version": 1, "with_gaps": "yes"}).status_code == 422
    assert RoundUp.objects.get().state == "draft"


def test_a_record_that_repeats_somebodys_words_keeps_the_page_from_going_out(desk):
    round_up = with_blocks(a_round_up(), ("engagement", a_meeting(summary=WORDS)))
    a_quote()

    assert "repeats what somebody said" in content(desk.get(address("round-up-check", round_up)))


def test_publishing_waits_for_a_decision_on_a_gap(desk):
    round_up = with_blocks(a_round_up(), ("quote", a_quote()))
    version = RoundUp.objects.get().version
    answer = desk.post(address("round-up-check", round_up), {"version": version})
    assert (answer.status_code, RoundUp.objects.get().state) == (422, "draft")

    desk.post(address("round-up-check", round_up), {"version": version, "with_gaps": "yes"})

    assert RoundUp.objects.get().state == "published"
    assert SAID not in read()


@pytest.mark.parametrize("level", ["off_record", ""])
def test_an_engagement_that_may_not_be_told_is_a_gap_and_is_not_opened(desk, level):
    engagement = a_meeting(confidentiality=level)
    round_up = with_blocks(a_round_up(), ("engagement", engagement))
    assert "Places that stay closed" in content(desk.get(address("round-up-check", round_up)))

    desk.post(address("round-up-check", round_up), {"version": RoundUp.objects.get().version, "with_gaps": "yes"})

    assert Engagement.objects.get(pk=engagement.pk).public_from is None
    assert "Briefing on the river fund" not in read()


def test_the_check_says_where_it_goes_and_what_allows_each_name(desk):
    round_up = with_blocks(a_round_up(), ("engagement", a_meeting()), ("quote", a_cleared_quote()))

    page = content(desk.get(address("round-up-check", round_up)))

    expected = (
        f"/en/round-ups/{SLUG}/",
        "Amra Soling",
        "Hadiya Orrin",
        "consent until taken back",
        "becomes public now",
    )
    assert [words in page for words in expected] == [True] * len(expected)


def test_an_editor_publishes_but_opens_no_engagement(desk):
    round_up = with_blocks(a_round_up(), ("engagement", a_meeting()), ("prose", "They came by train."))
    editing = sign_in(account("editor"))

    editing.post(address("round-up-check", round_up), {"version": RoundUp.objects.get().version, "with_gaps": "yes"})

    assert "They came by train." in read()
    assert "Briefing on the river fund" not in read()


def test_the_preview_is_what_the_public_reads_afterwards(desk):
    round_up = with_blocks(
        a_round_up(),
        ("engagement", a_meeting()),
        ("quote", a_cleared_quote()),
        ("quote", a_quote("Other words that nobody may read.")),
    )
    preview = content(desk.get(address("round-up-preview", round_up)))

    desk.post(address("round-up-check", round_up), {"version": RoundUp.objects.get().version, "with_gaps": "yes"})

    story = read().split('<div class="story">')[1].split("<aside")[0]
    assert preview.split('<div class="story">')[1].split("<aside")[0] == story
    assert SAID in story
    assert "nobody may read" not in preview


def test_publishing_an_older_version_is_refused(desk):
    round_up = with_blocks(a_round_up(), ("prose", "They came by train."))
    desk.post(
        address("round-up-change", round_up),
        {"slug": "other", "first_day": "2024-01-08", "last_day": "2024-01-21", "version": round_up.version},
    )

    assert desk.post(address("round-up-check", round_up), {"version": round_up.version}).status_code == 409


def test_an_address_that_was_public_stays(desk):
    round_up = published(("prose", "They came by train."))
    sent = {"slug": "other", "first_day": "2024-01-08", "last_day": "2024-01-21", "version": round_up.version}

    assert desk.post(address("round-up-change", round_up), sent).status_code == 422


def test_an_address_that_was_public_cannot_be_typed_over(desk):
    def slug_of(round_up):
        page = content(desk.get(address("round-up-change", round_up)))
        return page.split('name="slug"')[1].split(">")[0]

    assert "readonly" not in slug_of(a_round_up(title="A draft"))
    assert "readonly" in slug_of(published(("prose", "They came by train.")))


def test_taking_down_says_first_what_it_does(desk):
    round_up = published(("prose", "They came by train."))
    assert "Members week" in content(desk.get(address("round-up-unpublish", round_up)))
    assert "in every language at once" in content(desk.get(address("round-up-unpublish", round_up)))

    desk.post(address("round-up-unpublish", round_up))

    assert Client().get(f"/en/round-ups/{SLUG}/").status_code == 410


@pytest.mark.parametrize("name", ["round-up-open", "round-up-check", "round-up-change"])
def test_a_director_reads_but_composes_nothing(desk, name):
    round_up = a_round_up()
    assert desk.get(address(name, round_up)).status_code == 200
    reading = sign_in(director())

    assert reading.get(address(name, round_up)).status_code == 404
    assert reading.get(reverse("desk:round-up-list")).status_code == 200
    assert reading.get(address("round-up-preview", round_up)).status_code == 200


@pytest.mark.parametrize("role", ["administrator", "representative"])
def test_the_newsroom_is_no_screen_of_others(desk, role):
    assert desk.get(reverse("desk:round-up-list")).status_code == 200

    assert sign_in(account(role)).get(reverse("desk:round-up-list")).status_code == 404


def test_the_composer_shows_an_editor_nothing_off_the_record(desk):
    a_meeting(title="A talk in confidence", confidentiality="off_record")
    round_up = a_round_up()
    assert "A talk in confidence" in content(desk.get(address("round-up-open", round_up)))

    assert "A talk in confidence" not in content(sign_in(account("editor")).get(address("round-up-open", round_up)))


def queries_of(desk, url):
    with CaptureQueriesContext(connection) as asked:
        assert desk.get(url).status_code == 200
    return len(asked)


def pieces(many):
    for number in range(many):
        engagement = EngagementFactory(title=f"Meeting {number}")
        yield ("engagement", engagement)
        yield ("ask", AskFactory(engagement=engagement))
        yield ("quote", a_cleared_quote(engagement=engagement))


@pytest.mark.parametrize("name", ["round-up-open", "round-up-preview"])
def test_a_screen_takes_the_same_queries_at_any_number_of_pieces(desk, name):
    round_up = with_blocks(a_round_up(), *pieces(1))
    queries_of(desk, address(name, round_up))
    with_one = queries_of(desk, address(name, round_up))
    with_blocks(round_up, *pieces(2))

    assert queries_of(desk, address(name, round_up)) == with_one


def test_the_list_takes_the_same_queries_at_any_length(desk):
    url = reverse("desk:round-up-list")
    a_round_up()
    queries_of(desk, url)
    with_one = queries_of(desk, url)
    a_round_up()
    a_round_up()

    assert queries_of(desk, url) == with_one
