"""Whom have we met there, and what did we ask? From three letters in the palette to the answer and its lists."""

from __future__ import annotations

import re

import pytest

from .conftest import PHONE, WIDE, Watched

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]

NAME = {"en": "External Relations Office", "ar": "مكتب العلاقات الخارجية", "he": "משרד קשרי החוץ"}
PAGE = re.compile(r"/desk/organisations/[0-9a-f-]{36}/")


def open_by_palette(watched: Watched) -> None:
    """Three letters and Enter."""
    page = watched.page
    watched.goto("/desk/")
    page.keyboard.press("Control+k")
    page.keyboard.type("ero")
    page.wait_for_selector("dialog[open] [role=option]")
    page.wait_for_load_state("networkidle")
    page.locator("dialog[open] [role=option]", has_text=NAME["en"]).first.click()
    page.wait_for_url(PAGE)


def test_three_letters_open_the_answer_and_each_number_its_list(open_page, sign_in):
    desk = open_page()
    sign_in(desk)
    open_by_palette(desk)
    page = desk.page

    assert page.locator("h1").inner_text() == NAME["en"]
    assert "we have met them" in page.locator("p.answer").inner_text()
    desk.look("stakeholder-en-wide-light")

    page.locator("p.answer a", has_text="open").click()
    page.wait_for_url(re.compile("show=open"))
    assert page.locator(".chips, .chip").first.is_visible()
    assert page.locator("#happened").is_visible()

    page.locator(".figures summary").first.click()
    assert page.locator(".figures table").first.is_visible()
    desk.look("a-chart-as-a-table")

    page.keyboard.press("l")
    page.wait_for_url(re.compile(r"/desk/log/\?with="))


SCREENS = (
    ("stakeholder-en-phone-light", "en", {"size": PHONE}),
    ("stakeholder-ar-wide-dark", "ar", {"dark": True}),
    ("stakeholder-ar-phone-light", "ar", {"size": PHONE}),
    ("stakeholder-he-wide-light", "he", {"size": WIDE}),
)


def test_the_page_stands_on_every_screen_and_time_runs_from_where_one_begins_to_read(open_page, sign_in):
    for name, language, options in SCREENS:
        desk = open_page(language=language, **options)
        sign_in(desk)
        desk.goto("/desk/stakeholders/")
        desk.page.locator("a[data-open]", has_text=NAME[language]).first.click()
        desk.page.wait_for_url(PAGE)

        chart = desk.page.locator(".chart.wide .viz").first
        words = chart.evaluate("one => [...one.querySelectorAll('text.b')].map(text => text.getBoundingClientRect().x)")
        axis = chart.evaluate("one => one.querySelector('.rule').getBoundingClientRect().x")
        assert all((x > axis) == (language in ("ar", "he")) for x in words)
        desk.look(name)
