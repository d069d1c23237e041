"""Logging what happened, by keyboard and by thumb: every key that is no typed word, and every click, is counted."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page

from overture.directory.models import Organisation, Person
from overture.engagements.models import Ask, Engagement, Participant

from .conftest import PHONE, Watched

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]

PAGE_OF_ONE = re.compile(r"/desk/engagements/[0-9a-f-]{36}/$")
OURS = ("Eleanor Mar", "Nabil Tamari", "Ruth Segal")
THEIRS = ("Caspian Dorr", "Odile Farr", "Ingrid Sol", "Piers Ald")


@dataclass(slots=True)
class Hands:
    """Somebody at a page: words are free, every other key and every click is counted."""

    page: Page
    counted: int = 0

    def types(self, words: str) -> None:
        self.page.keyboard.type(words)

    def presses(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.counted += 1

    def picks(self, words: str) -> None:
        """Type some letters of a name and take what is offered."""
        self.types(words)
        self.page.wait_for_selector("[role=option][aria-selected=true]")
        self.presses("Enter")


def parties(side: str) -> set[str]:
    made = Engagement.objects.order_by("-made_at").first()
    return {str(row) for row in Participant.objects.filter(engagement=made, side=side)}


def test_a_briefing_with_three_of_ours_four_of_theirs_and_two_asks_in_25_keys(open_page, sign_in):
    watched: Watched = open_page()
    sign_in(watched)
    watched.goto("/desk/engagements/")
    hands, begun = Hands(watched.page), time.monotonic()

    hands.presses("l")
    watched.page.wait_for_selector("[role=combobox]:focus")
    for name in THEIRS:
        hands.picks(name)
    hands.presses("Enter")
    for name in OURS:
        hands.picks(name)
    hands.presses("Enter", "Tab")
    hands.types("They will look at the permits again before the winter.")
    hands.presses("Tab")
    hands.types("Raise the permits at the next joint committee")
    hands.presses("Enter")
    hands.types("Meet a delegation of members")
    hands.presses("Tab", "b", "Control+Enter")
    watched.page.wait_for_url(PAGE_OF_ONE)

    made = Engagement.objects.get(summary__startswith="They will look")
    assert hands.counted <= 25, hands.counted
    theirs = {"Caspian Dorrell", "Odile Farrant-Boateng", "Ingrid Solberg-Nair", "Piers Alderton-Quaye"}
    assert parties("theirs") == theirs
    assert parties("ours") == {"Eleanor Marsh", "Nabil Tamari-Khour", "Ruth Segal-Amir"}
    assert (made.kind, made.confidentiality) == ("briefing", "off_record")
    assert Ask.objects.filter(engagement=made).count() == 2
    print(f"{hands.counted} keys besides words, {time.monotonic() - begun:.1f} s by machine")
    watched.look("log-done", whole=True)


def test_the_quick_log_on_a_phone_is_saved_in_30_seconds_with_somebody_new(open_page, sign_in):
    watched: Watched = open_page(size=PHONE)
    sign_in(watched)
    begun = time.monotonic()

    watched.page.click("nav a[href='/desk/quick/']")
    watched.page.wait_for_selector("[role=combobox]")
    watched.look("log-phone")
    hands = Hands(watched.page)
    for field in ("#id_theirs", "#id_ours", "#id_when", "#id_summary"):
        assert watched.page.locator(field).bounding_box()["y"] < PHONE["height"], field
    watched.page.locator("#id_theirs").tap()
    hands.types("Wenzel Ostrova")
    watched.page.get_by_text("as a new person").tap()
    watched.page.get_by_label("What happened, in a sentence").fill("A first hello at the station.")
    watched.page.get_by_role("button", name="Save").last.tap()
    watched.page.wait_for_url(PAGE_OF_ONE)

    assert time.monotonic() - begun < 30
    assert Person.objects.get(name="Wenzel Ostrova").standing == "stakeholder"
    assert parties("theirs") == {"Wenzel Ostrova"}
    watched.check_width("log-phone-done")


def test_without_script_names_stand_in_a_line_and_the_page_asks_who_is_new(open_page, sign_in):
    watched: Watched = open_page(script=False)
    sign_in(watched)
    page = watched.page

    watched.goto("/desk/quick/")
    page.fill("input[name=theirs]", "Caspian Dorrell; Board of Millers")
    page.fill("textarea[name=summary]", "Words that must not be lost.")
    page.click("button.main")
    assert page.input_value("textarea[name=summary]") == "Words that must not be lost."
    watched.troubles.clear()  # the browser notes an answer of 422 as an error
    page.select_option("select[name=new]", label="A new body")
    page.click("button.main")
    page.wait_for_url(PAGE_OF_ONE)

    assert parties("theirs") == {"Caspian Dorrell", "Board of Millers"}
    assert Organisation.objects.get(name="Board of Millers").standing == "stakeholder"


def test_a_click_takes_everything_along_into_the_fuller_form(open_page, sign_in):
    watched: Watched = open_page()
    sign_in(watched)
    watched.goto("/desk/quick/")
    hands, page = Hands(watched.page), watched.page

    hands.picks("Caspian Dorr")
    hands.types("Sister Ambrose Tull")
    page.get_by_text("as a new person").click()
    page.fill("textarea[name=asks]", "A hearing")
    page.fill("textarea[name=summary]", "Tea.")
    page.get_by_role("button", name="More fields").click()
    page.wait_for_selector("[name='people-0-name']")

    kept = {
        "people-1-name": "Sister Ambrose Tull",
        "people-1-what": "new_person",
        "asks-0-text": "A hearing",
        "summary": "Tea.",
    }
    assert {name: page.input_value(f"[name='{name}']") for name in kept} == kept
    watched.look("log-fuller", whole=True)
    page.get_by_role("button", name="Save").last.click()
    page.wait_for_url(PAGE_OF_ONE)
    assert parties("theirs") == {"Caspian Dorrell", "Sister Ambrose Tull"}


def test_today_is_walked_by_j_k_and_enter(open_page, sign_in):
    watched: Watched = open_page()
    sign_in(watched)
    watched.goto("/desk/")
    addresses = [one.get_attribute("href") for one in watched.page.locator("[data-item] a[data-open]").all()]
    assert len(addresses) > 2

    hands = Hands(watched.page)
    hands.presses("j", "j", "j", "k", "Enter")
    watched.page.wait_for_url(f"**{addresses[1]}")
