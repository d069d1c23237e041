"""A person is named alike on one page: under their words and among those who took part."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from overture.accounts.models import Desk
from overture.voices.operations import end_consent
from tests.factories import (
    EngagementFactory,
    MembershipFactory,
    OrganisationFactory,
    ParticipantFactory,
    PersonFactory,
    SpokeForFactory,
)
from tests.integration.newsroom.pages import published, read, read_feed
from tests.integration.voices.words import DESK, WORDS, a_quote, a_yes

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
SAID, FULL = WORDS[:40], "Hadiya Orrin"


@pytest.fixture
def house():
    return OrganisationFactory(name="Lantern House", listed_publicly=True, slug="lantern-house")


@pytest.fixture
def speaker():
    return PersonFactory(name=FULL, public_name_form="full")


@pytest.fixture
def meeting(speaker, house):
    engagement = EngagementFactory(title="Briefing on the river fund", summary=f"{FULL} brought figures.")
    row = ParticipantFactory(engagement=engagement, person=speaker, organisation=house, role="director")
    SpokeForFactory(participant=row, organisation=house)
    return engagement


def said_by(speaker, house, words=WORDS, **terms):
    quote = a_quote(words, speaker=speaker, organisation=house)
    return quote, a_yes(quote, at=timezone.now() - dt.timedelta(days=1), **terms)


def test_whoever_agreed_to_the_first_name_is_named_so_on_the_whole_page_until_the_words_go(speaker, house, meeting):
    quote, consent = said_by(speaker, house, name_form="first")
    published(("engagement", meeting), ("quote", quote))

    page, feed = read(), read_feed()
    assert [SAID in text and "Hadiya" in text for text in (page, feed)] == [True, True]
    assert [FULL in text or "Orrin" in text for text in (page, feed)] == [False, False]
    assert "Lantern House" in page

    end_consent(consent, by=DESK, at=timezone.now())

    assert SAID not in read()
    assert f"{FULL} brought figures." in read()


def test_whoever_agreed_without_a_name_is_not_named_in_the_engagement_beside(speaker, house, meeting):
    quote, _ = said_by(speaker, house, name_form="none")
    published(("engagement", meeting), ("quote", quote))

    page = read()

    assert SAID in page
    assert "Hadiya" not in page


def test_another_name_stands_alone_beside_the_words_and_at_the_table(speaker, house, meeting):
    quote, _ = said_by(speaker, house, name_form="other", shown_as="A boat builder")
    published(("engagement", meeting), ("quote", quote))

    page = read()

    assert page.count("A boat builder") == 2
    assert [name in page for name in ("Hadiya", "Lantern House", "director")] == [False, False, False]


def test_a_full_consent_does_not_widen_the_public_name(speaker, house, meeting):
    type(speaker).objects.filter(pk=speaker.pk).update(public_name_form="none")
    quote, _ = said_by(speaker, house, name_form="full")
    published(("engagement", meeting), ("quote", quote))

    page = read()

    assert FULL in page
    assert FULL not in page.split('class="met"')[1].split("</section>")[0]


def test_two_quotes_of_one_person_stand_under_the_narrower_name(speaker, house):
    first, _ = said_by(speaker, house, name_form="full")
    second, _ = said_by(speaker, house, words="We mend the pump ourselves, every single spring.", name_form="first")
    published(("quote", first))
    assert FULL in read()

    published(("quote", first), ("quote", second), title="Both")

    page = read("both")
    assert page.count("Hadiya") == 2
    assert FULL not in page


def test_the_members_page_names_nobody_more_fully_than_under_their_words(speaker, house, meeting):
    network = OrganisationFactory(kind="network")
    Desk.objects.create(organisation_id=network.pk)
    MembershipFactory(member=house, network=network)
    type(meeting).objects.filter(pk=meeting.pk).update(title=f"{FULL} at the briefing", public_from=timezone.now())
    address = "/en/members/lantern-house/"
    assert f"{FULL} at the briefing" in Client().get(address).content.decode()

    said_by(speaker, house, name_form="first")

    page = Client().get(address).content.decode()
    assert SAID in page
    assert "Orrin" not in page
