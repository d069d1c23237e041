"""What a page tells those who pass it on: share cards, languages, and a feed that is read elsewhere."""

import re
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from overture.accounts.models import Desk
from tests.factories import EngagementFactory, OrganisationFactory, ParticipantFactory, PersonFactory, SpokeForFactory
from tests.integration.newsroom.pages import SLUG, published, read, read_feed

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
ORIGIN = "https://desk.example"


def a_room(house, at=None):
    person = PersonFactory(name="Yotam Regev", public_name_form="full")
    engagement = EngagementFactory(title="Briefing on wells")
    row = ParticipantFactory(engagement=engagement, person=person, organisation=at or house)
    SpokeForFactory(participant=row, organisation=house)
    return engagement


@pytest.fixture
def house():
    return OrganisationFactory(name="Open Wells", slug="open-wells", listed_publicly=True)


def row_of(page):
    row = BeautifulSoup(page, "html.parser").select_one(".table-sides li")
    return re.sub(r"\s+", " ", row.text).strip()


def test_an_organisation_is_named_once_when_it_is_the_one_somebody_spoke_for(house):
    published(("engagement", a_room(house)))

    assert row_of(read()) == "Yotam Regev for Open Wells"


def test_an_organisation_is_named_beside_another_one_that_somebody_spoke_for(house):
    published(("engagement", a_room(house, at=OrganisationFactory(name="Lantern House"))))

    assert row_of(read()) == "Yotam Regev, Lantern House for Open Wells"


def test_links_in_the_feed_are_whole(settings, house):
    settings.OVERTURE_BASE_URL = ORIGIN
    published(("engagement", a_room(house)))
    assert 'href="/en/members/open-wells/"' in read()

    content = ElementTree.fromstring(read_feed()).find(".//{*}content").text

    assert [link["href"] for link in BeautifulSoup(content, "html.parser").select("a")] == [
        f"{ORIGIN}/en/members/open-wells/"
    ]


def card(path=f"/en/round-ups/{SLUG}/"):
    soup = BeautifulSoup(Client().get(path).content, "html.parser")
    metas = soup.find_all("meta", content=True)
    return soup, {one.get("property") or one.get("name"): one["content"] for one in metas}


@pytest.mark.parametrize(("language", "locale"), [("en", "en_GB"), ("he", "he_IL"), ("ar", None)])
def test_a_card_names_language_and_territory_or_neither(language, locale):
    assert card(f"/{language}/members/")[1].get("og:locale") == locale


def test_a_card_stands_for_other_networks_too():
    published(("prose", "They came by train."), standfirst="Three rooms, one request.")

    told = card()[1]

    assert [told[f"twitter:{name}"] for name in ("card", "title", "description")] == [
        "summary", "Members week", "Three rooms, one request."
    ]  # fmt: skip
    assert [name for name in told if "image" in (name or "")] == []


def test_a_card_shows_the_logo_by_its_whole_address(settings):
    settings.OVERTURE_BASE_URL = ORIGIN
    Desk.objects.create(name={"en": "River Alliance"}, logo=b"\x89PNG")

    told = card("/en/members/")[1]

    assert told["og:image"].startswith(f"{ORIGIN}/")
    assert (told["twitter:image"], told["og:image:alt"]) == (told["og:image"], "River Alliance")


@pytest.mark.parametrize("path", ["/he/members/", f"/en/round-ups/{SLUG}/"])
def test_a_reader_of_no_language_of_ours_is_led_to_one(path):
    published(("prose", "They came by train."))

    links = {link["hreflang"]: link["href"] for link in card(path)[0].select("link[hreflang]")}

    assert links["x-default"] == links["en"]
    assert links["x-default"].endswith(path.replace("/he/", "/en/"))
