"""What the public reads: only what consent and confidentiality allow at the moment of reading."""

import datetime as dt
from xml.etree import ElementTree

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from overture.engagements.models import Engagement
from overture.newsroom.models import Block, RoundUp
from overture.newsroom.operations import unpublish_round_up, write_text
from overture.voices.operations import end_consent, withdraw
from overture.voices.queries import where_used
from tests.factories import AskFactory
from tests.integration.newsroom.pages import (
    SLUG,
    a_coordinator,
    a_meeting,
    a_round_up,
    published,
    read,
    read_feed,
)
from tests.integration.voices.words import DESK, WORDS, a_quote, a_yes

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
SAID = WORDS[:40]
YESTERDAY = dt.timedelta(days=1)


def everywhere() -> list[bool]:
    """Whether the words are on the page, in the feed, and on the share card."""
    page = read()
    card = page.split("</head>")[0]
    return [SAID in page.split("</head>")[1], SAID in read_feed(), SAID in card]


def a_cleared_quote(**facts):
    quote = a_quote(**facts)
    return quote, a_yes(quote, at=timezone.now() - YESTERDAY)


def test_a_quote_without_consent_is_on_no_page_feed_or_card():
    quote = a_quote()
    published(("quote", quote), ("prose", "Between the words."), standfirst="")
    assert everywhere() == [False, False, False]

    a_yes(quote, at=timezone.now() - YESTERDAY)

    assert everywhere() == [True, True, True]


def test_a_quote_whose_consent_ended_a_minute_ago_is_on_no_page_feed_or_card():
    quote = a_quote()
    until = timezone.now() + dt.timedelta(hours=1)
    a_yes(quote, at=timezone.now() - YESTERDAY, until=until)
    published(("quote", quote), standfirst="")
    with time_machine.travel(until - dt.timedelta(minutes=1), tick=False):
        assert everywhere() == [True, True, True]

    with time_machine.travel(until + dt.timedelta(minutes=1), tick=False):
        assert everywhere() == [False, False, False]


def test_an_ended_consent_empties_every_place():
    quote, consent = a_cleared_quote()
    published(("quote", quote), standfirst="")
    assert everywhere() == [True, True, True]

    end_consent(consent, by=DESK, at=timezone.now())

    assert everywhere() == [False, False, False]


def test_a_withdrawal_empties_every_place_at_the_next_reading():
    quote, _ = a_cleared_quote()
    published(("quote", quote), standfirst="")
    assert everywhere() == [True, True, True]

    withdraw(quote, through="speaker", by=DESK, at=timezone.now())

    assert everywhere() == [False, False, False]


def test_a_closed_quote_leaves_no_hole_and_no_empty_heading():
    quote, _ = a_cleared_quote()
    published(("heading", "In their words"), ("quote", quote), ("heading", "And then"), ("prose", "They went home."))
    assert "In their words" in read()

    withdraw(quote, through="speaker", by=DESK, at=timezone.now())

    page = read()
    assert "In their words" not in page
    assert 'class="voice"' not in page
    assert "And then" in page


def test_the_rule_of_the_room_shows_words_without_anybody():
    quote, _ = a_cleared_quote()
    published(("quote", quote))
    assert "Hadiya Orrin" in read()

    Engagement.objects.filter(pk=quote.engagement_id).update(confidentiality="chatham_house")

    page, feed = read(), read_feed()
    assert SAID in page
    assert [name in page + feed for name in ("Hadiya Orrin", "Lantern House")] == [False, False]


@pytest.mark.parametrize(
    "change",
    [
        {"confidentiality": "off_record"},
        {"confidentiality": ""},
        {"embargo_until": dt.datetime(2100, 1, 1, tzinfo=dt.UTC)},
        {"public_from": None},
    ],
)
def test_an_engagement_that_may_not_be_told_closes_its_place(change):
    engagement = a_meeting()
    ask = AskFactory(engagement=engagement, text="Keep the river fund open.")
    published(("engagement", engagement), ("ask", ask))
    shown = ("Briefing on the river fund", "They brought figures.", "Amra Soling", "Keep the river fund open.")
    assert [words in read() and words in read_feed() for words in shown] == [True] * 4

    Engagement.objects.filter(pk=engagement.pk).update(**change)

    assert [words in read() or words in read_feed() for words in shown] == [False] * 4


def test_an_engagement_under_the_rule_of_the_room_names_nobody():
    published(("engagement", a_meeting(confidentiality="chatham_house")))

    page = read()

    assert "Chatham House" in page
    assert [name in page for name in ("Amra Soling", "Lantern House")] == [False, False]


def test_an_ask_that_is_not_for_the_public_stays_closed():
    ask = AskFactory(engagement=a_meeting(), text="Keep the river fund open.")
    published(("engagement", ask.engagement), ("ask", ask))
    assert "Keep the river fund open." in read()

    type(ask).objects.filter(pk=ask.pk).update(is_public=False)

    assert "Keep the river fund open." not in read()


def test_taking_a_round_up_down_closes_it_in_every_language_at_once():
    round_up = published(("prose", "They went home."))
    write_text(round_up, language="he", title="שבוע החברים", by=a_coordinator())
    assert [Client().get(f"/{code}/round-ups/{SLUG}/").status_code for code in ("en", "ar", "he")] == [200] * 3

    unpublish_round_up(RoundUp.objects.get(), at=timezone.now(), by=a_coordinator())

    answers = [Client().get(f"/{code}/round-ups/{SLUG}/") for code in ("en", "ar", "he")]
    assert [answer.status_code for answer in answers] == [410] * 3
    assert "They went home." not in answers[0].content.decode()
    assert "Members week" not in read_feed()


def test_a_draft_is_not_there():
    a_round_up()

    assert Client().get(f"/en/round-ups/{SLUG}/").status_code == 404


def test_voices_know_where_a_quote_is_shown_until_the_page_is_taken_down():
    quote, _ = a_cleared_quote()
    round_up = published(("quote", quote))
    assert [(use.title, use.url) for use in where_used(quote)] == [("Members week", f"/en/round-ups/{SLUG}/")]

    unpublish_round_up(round_up, at=timezone.now(), by=a_coordinator())

    assert where_used(quote) == []


def test_the_feed_is_valid_and_carries_what_the_page_carries():
    quote, _ = a_cleared_quote()
    published(("heading", "A & B <there>"), ("quote", quote))

    answer = Client().get("/en/feed.atom")
    feed = ElementTree.fromstring(answer.content)

    atom = "{http://www.w3.org/2005/Atom}"
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert [entry.findtext(f"{atom}title") for entry in feed.iter(f"{atom}entry")] == ["Members week"]
    assert SAID in feed.find(f"{atom}entry/{atom}content").text


def test_a_control_character_in_prose_does_not_break_the_feed():
    round_up = published(("prose", "Plain."))
    Block.objects.filter(round_up=round_up).update(text={"en": "Odd \x08\x1b words"})

    assert "Odd  words" in ElementTree.fromstring(read_feed()).find(".//{*}content").text


@pytest.mark.parametrize("path", ["/en/", "/en/round-ups/", f"/en/round-ups/{SLUG}/", "/en/members/", "/en/asks/",
                                  "/en/meet/", "/en/protect/", "/en/take-back/", "/en/accessibility/",
                                  "/en/feed.atom", "/sitemap.xml", "/robots.txt"])  # fmt: skip
def test_public_pages_set_no_cookie_and_ask_nothing_of_others(path):
    quote, _ = a_cleared_quote()
    published(("quote", quote), ("contact", None))

    answer = Client().get(path)
    page = answer.content.decode()

    assert answer.status_code == 200
    assert not answer.cookies
    assert "Set-Cookie" not in answer.headers
    assert "no-cache" in answer["Cache-Control"]
    assert not [part for part in ("<script", 'src="http', "@import", 'rel="preload"', "<iframe") if part in page]
    assert not [link for link in page.split('<link rel="stylesheet" href="')[1:] if not link.startswith("/")]


def test_the_page_carries_its_tag_and_a_reader_who_has_it_is_told_so():
    quote, _ = a_cleared_quote()
    published(("quote", quote))
    tag = Client().get(f"/en/round-ups/{SLUG}/")["ETag"]
    assert Client().get(f"/en/round-ups/{SLUG}/", headers={"If-None-Match": tag}).status_code == 304

    withdraw(quote, through="speaker", by=DESK, at=timezone.now())

    assert Client().get(f"/en/round-ups/{SLUG}/", headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize(("wanted", "found"), [("he,en;q=0.5", "/he/"), ("ar", "/ar/"), ("fr", "/en/"), ("", "/en/")])
def test_the_front_leads_to_the_readers_language(wanted, found):
    answer = Client().get("/", headers={"Accept-Language": wanted} if wanted else {})

    assert (answer.status_code, answer["Location"]) == (302, found)
    assert "Accept-Language" in answer["Vary"]


def test_a_page_in_another_language_says_so_and_names_the_language_of_the_words():
    published(("prose", "They went home."))

    page = read(language="ar")

    assert 'lang="ar" dir="rtl"' in page
    assert '<h1 itemprop="headline" lang="en" dir="auto">Members week</h1>' in page
    assert 'role="note"' in page


def queries_of(path):
    with CaptureQueriesContext(connection) as asked:
        assert Client().get(path).status_code == 200
    return len(asked)


def test_a_page_takes_the_same_queries_at_any_number_of_blocks():
    def pieces(many):
        for number in range(many):
            engagement = a_meeting(title=f"Meeting {number}")
            yield ("engagement", engagement)
            yield ("ask", AskFactory(engagement=engagement))
            yield ("quote", a_cleared_quote()[0])

    published(*pieces(1), title="One")
    published(*pieces(3), title="Three")
    queries_of("/en/round-ups/one/")

    assert queries_of("/en/round-ups/one/") == queries_of("/en/round-ups/three/")


def test_lists_and_feed_take_the_same_queries_at_any_length():
    published(("quote", a_cleared_quote()[0]), title="One")
    paths = ("/en/", "/en/round-ups/", "/en/feed.atom")
    with_one = [queries_of(path) for path in paths]
    published(("quote", a_cleared_quote()[0]), title="Two")
    published(("quote", a_cleared_quote()[0]), title="Three")

    assert [queries_of(path) for path in paths] == with_one


def test_no_words_and_no_names_are_kept_in_the_newsrooms_tables():
    quote, _ = a_cleared_quote()
    published(("quote", quote), ("engagement", a_meeting()))
    assert SAID in read()

    kept = [str(list(model.objects.values())) for model in (RoundUp, Block, *[RoundUp.texts.rel.related_model])]

    assert [words in text for text in kept for words in (SAID, "Hadiya Orrin", "Amra Soling")] == [False] * 9


def test_script_in_prose_is_shown_as_text():
    published(("prose", "Look: <script>alert(1)</script>"))

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in read()
    assert "<script" not in read()


def test_what_is_written_in_a_language_that_is_not_ready_is_not_read():
    words = {"en": "They brought figures.", "ar": "مسوّدة لم تُراجع"}
    round_up = published(("prose", "Before."))
    write_text(round_up, language="ar", title="أسبوع", is_ready=False, by=a_coordinator())
    round_up.blocks.update(text=words)
    assert words["en"] in read(language="ar")
    assert words["ar"] not in read(language="ar") + read_feed("ar")

    write_text(round_up, language="ar", title="أسبوع", is_ready=True, version=1, by=a_coordinator())

    assert words["ar"] in read(language="ar")


def test_a_round_up_that_is_ready_in_no_language_any_more_is_nowhere():
    round_up = published(("prose", "Between."))
    pages = ("/en/", "/en/round-ups/", "/en/feed.atom", f"/en/round-ups/{SLUG}/", "/sitemap.xml", "/api/round-ups")
    assert all("members-week" in Client().get(page).content.decode() for page in pages)

    write_text(round_up, language="en", title="Members week", is_ready=False, by=a_coordinator(), version=1)

    assert Client().get(pages[3]).status_code == 404
    assert not [page for page in pages if page != pages[3] and SLUG in Client().get(page).content.decode()]


def test_typed_words_close_when_they_turn_out_to_be_somebodys():
    engagement = a_meeting(summary=f"They said: {WORDS}")
    ask = AskFactory(engagement=engagement, text=f"We ask. {WORDS}")
    published(("engagement", engagement), ("ask", ask), ("prose", f"She said: {WORDS}"), standfirst=f"So: {WORDS}")
    pages = ("/en/round-ups/", "/en/asks/", "/en/feed.atom", f"/en/round-ups/{SLUG}/", f"/api/round-ups/{SLUG}")
    assert all(SAID in Client().get(page).content.decode() for page in pages)

    a_quote()

    assert [page for page in pages if SAID in Client().get(page).content.decode()] == []
    assert "Briefing on the river fund" in read()
