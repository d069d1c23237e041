"""Promise 2: words without a live consent are shown to nobody, and the clock is part of the question."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from overture.engagements.models import Engagement
from overture.voices.operations import add_wording, end_consent, note_consent, put_on_public_record, withdraw
from overture.voices.queries import cleared_quotes
from tests.factories import EngagementFactory, OrganisationFactory, PersonFactory, PostFactory
from tests.integration.voices.words import DAY, DESK, MINUTE, NOW, WORDS, a_quote, a_yes
from tests.personas import coordinator

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


def words(audience: str = "public", at: dt.datetime = NOW, **narrowed) -> list[str]:
    return [quote.text for quote in cleared_quotes(audience, at, **narrowed)]


def names(audience: str = "public") -> list[tuple[str, str]]:
    return [(quote.shown_name, quote.shown_organisation) for quote in cleared_quotes(audience, NOW)]


def test_a_quote_needs_a_consent():
    quote = a_quote()
    assert words() == []

    a_yes(quote)

    assert words() == [WORDS]


def test_a_consent_ends_with_the_clock_alone():
    a_yes(a_quote(), until=NOW)

    assert words(at=NOW - MINUTE) == [WORDS]
    assert words(at=NOW) == []


def test_a_consent_begins_with_the_clock_alone():
    a_yes(a_quote(), at=NOW)

    assert words(at=NOW - MINUTE) == []
    assert words(at=NOW) == [WORDS]


def test_a_consent_covers_one_wording():
    quote = a_quote()
    add_wording(quote, text="לא צריך לנצח", language="he", translator="R. Segal", by=DESK)
    a_yes_to(quote, "en")

    assert words(language="he") == [WORDS]

    a_yes_to(quote, "he")
    assert words(language="he") == ["לא צריך לנצח"]


def a_yes_to(quote, language):
    wording = quote.wordings.get(language=language)
    note_consent(wording, audience="public", name_form="full", how="phone", by=DESK, at=NOW - DAY)


@pytest.mark.parametrize(
    ("given", "opens"),
    [
        ("public", ["public", "members", "named_reader", "desk"]),
        ("members", ["members", "named_reader", "desk"]),
        ("named_reader", ["named_reader", "desk"]),
        ("desk", ["desk"]),
    ],
)
def test_a_wider_audience_covers_the_narrower_ones(given, opens):
    a_yes(a_quote(), audience=given)

    found = [one for one in ("public", "members", "named_reader", "desk") if words(one)]

    assert found == opens


def test_a_withdrawal_closes_every_wording_for_good():
    quote = a_quote()
    a_yes(quote)
    assert words() == [WORDS]

    withdraw(quote, through="desk", by=DESK, at=NOW)

    assert [words(one) for one in ("public", "members", "named_reader", "desk")] == [[], [], [], []]


def test_an_ended_consent_closes_the_words():
    consent = a_yes(a_quote())
    assert words() == [WORDS]

    end_consent(consent, by=DESK, at=NOW)

    assert words() == []


@pytest.mark.parametrize(
    ("rule", "shown"),
    [
        ({"confidentiality": "off_record"}, []),
        ({"confidentiality": ""}, []),
        ({"confidentiality": "chatham_house"}, [WORDS]),
        ({"embargo_until": NOW + MINUTE}, []),
        ({"embargo_until": NOW}, [WORDS]),
    ],
)
def test_the_conversations_own_rule_holds_whatever_the_consent(rule, shown):
    quote = a_quote()
    a_yes(quote)
    assert words() == [WORDS]

    Engagement.objects.filter(pk=quote.engagement_id).update(**rule)

    assert words() == shown
    assert words("desk") == shown


def test_a_restricted_conversation_lets_no_words_out():
    quote = a_quote()
    a_yes(quote)
    assert words() == [WORDS]

    quote.engagement.restricted_to.add(coordinator())

    assert words() == []


def test_the_rule_of_the_room_hides_name_and_organisation():
    quote = a_quote()
    a_yes(quote)
    assert names() == [("Hadiya Orrin", "Lantern House")]

    Engagement.objects.filter(pk=quote.engagement_id).update(confidentiality="chatham_house")

    assert names() == [("", "")]


@pytest.mark.parametrize(
    ("terms", "shown"),
    [
        ({"name_form": "full"}, ("Hadiya Orrin", "Lantern House")),
        ({"name_form": "first"}, ("Hadiya", "Lantern House")),
        ({"name_form": "other", "shown_as": "A teacher"}, ("A teacher", "")),
        ({"name_form": "none"}, ("", "")),
    ],
)
def test_the_speaker_is_named_as_they_said(terms, shown):
    a_yes(a_quote(), **terms)

    assert names() == [shown]


@pytest.mark.parametrize("protection", ["no_public_name", "at_risk"])
def test_a_protection_wins_over_the_name_in_the_consent(protection):
    quote = a_quote()
    a_yes(quote)
    assert names() == [("Hadiya Orrin", "Lantern House")]

    quote.speaker.protection = protection
    quote.speaker.save()

    assert names() == [("", "")]


def test_an_objection_takes_the_name_away():
    quote = a_quote()
    a_yes(quote)
    assert names() == [("Hadiya Orrin", "Lantern House")]

    quote.speaker.objected_at = NOW - MINUTE
    quote.speaker.save()

    assert names() == [("", "")]


def test_the_newest_consent_says_how_to_name_the_speaker():
    quote = a_quote()
    a_yes(quote)
    a_yes(quote, name_form="none")

    assert names() == [("", "")]


def test_an_organisation_that_is_not_named_in_public_is_not_named_under_words():
    a_yes(a_quote(organisation=OrganisationFactory(public_name_form="none")))

    assert names() == [("Hadiya Orrin", "")]


def test_words_on_the_public_record_need_no_consent_and_say_where_they_were_said():
    put_on_record(an_official_quote())

    found = cleared_quotes("public", NOW)

    assert [(one.promise, one.source, one.shown_name) for one in found] == [
        ("public_record", "Hansard, 16 January 2024", "Hadiya Orrin")
    ]


@pytest.mark.parametrize(
    "change", [{"protection": "at_risk"}, {"protection": "no_public_name"}, {"objected_at": NOW - DAY}]
)
def test_a_later_protection_closes_the_public_record(change):
    quote = an_official_quote()
    put_on_record(quote)
    assert words() == [WORDS]

    type(quote.speaker).objects.filter(pk=quote.speaker_id).update(**change)

    assert words() == []


def an_official_quote(**facts):
    speaker = PersonFactory(name="Hadiya Orrin")
    PostFactory(person=speaker, is_public_office=True)
    return a_quote(speaker=speaker, **facts)


def put_on_record(quote):
    put_on_public_record(
        quote.wordings.get(), basis="office_holder", source="Hansard, 16 January 2024", by=DESK, at=NOW
    )


def test_ids_narrow_the_question():
    first, second = a_quote("One two three four."), a_quote("Five six seven eight.")
    a_yes(first)
    a_yes(second)

    assert words(ids=[second.pk]) == ["Five six seven eight."]
    assert words(ids=[]) == []


@pytest.mark.parametrize("many", [1, 3])
def test_any_number_of_quotes_takes_four_queries(many):
    for number in range(many):
        a_yes(a_quote(f"One two three four {number}.", engagement=EngagementFactory()))

    with CaptureQueriesContext(connection) as asked:
        assert len(cleared_quotes("public", NOW)) == many

    assert len(asked) == 4


def test_a_narrower_yes_narrows_at_once():
    quote = a_quote()
    a_yes(quote, at=NOW - 2 * DAY)
    assert words("public", NOW - DAY) == [WORDS]

    a_yes(quote, at=NOW - MINUTE, audience="members", until=NOW + DAY)

    assert words("public") == []
    assert words("members") == [WORDS]
    assert words("members", NOW + 2 * DAY) == []
