"""The Reader by hand: dropping a file, what is too large, starting drafts from words, and leaving a form."""

from __future__ import annotations

import re

import pytest
from django.utils import timezone

from overture.sample.posts import sample_posts

from .conftest import PHONE, Watched

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]

DROP = """([name, type, text]) => {
  const data = new DataTransfer();
  data.items.add(new File([text], name, { type }));
  const form = document.getElementById('text-form');
  for (const kind of ['dragenter', 'dragover'])
    form.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
  const seen = form.classList.contains('dropping');
  form.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  return seen && !form.classList.contains('dropping');
}"""


def post_text() -> str:
    return sample_posts(timezone.localdate())[0].text


def reviewed(watched: Watched) -> None:
    watched.page.wait_for_url(re.compile(r"/desk/reader/[0-9a-f-]{36}/"))


def put_in(watched: Watched, text: str) -> None:
    watched.goto("/desk/reader/")
    watched.page.fill("textarea[name=text]", text)
    watched.page.keyboard.press("Control+Enter")
    reviewed(watched)


def test_a_file_is_dropped_and_what_is_too_large_is_said_before_it_is_sent(open_page, sign_in):
    desk = open_page()
    sign_in(desk)
    desk.goto("/desk/reader/")
    page = desk.page
    here = page.url

    assert page.locator("[data-drop-hint]").is_visible()
    assert page.evaluate(DROP, ["photo.png", "image/png", "x"])
    assert "copy the text" in page.locator("[data-put-in-trouble]").inner_text().casefold()

    page.evaluate("document.getElementById('text-form').dataset.most = 4000")
    page.fill("textarea[name=text]", "word " * 1000)
    page.locator("#text-form button.main").click()
    assert "nothing was sent" in page.locator("[data-put-in-trouble]").inner_text()
    assert page.url == here
    assert page.input_value("textarea[name=text]") == "word " * 1000

    page.fill("textarea[name=text]", "")
    assert page.evaluate(DROP, ["post.txt", "text/plain", post_text()])
    assert "post.txt" in page.locator("[data-put-in-said]").inner_text()
    desk.look("reader-dropped")
    page.locator("#text-form button.main").click()
    reviewed(desk)
    assert page.locator(".draft").count() >= 3


def test_a_paragraph_chosen_with_three_clicks_starts_a_draft(open_page, sign_in):
    desk = open_page()
    sign_in(desk)
    put_in(desk, post_text())
    page = desk.page
    drafts = page.locator(".draft").count()

    page.keyboard.press("d")
    assert "Nothing is selected" in page.locator("[data-said]").inner_text()

    page.locator(".doc p[data-n='3']").click(click_count=3, position={"x": 60, "y": 12})
    page.keyboard.press("d")
    page.wait_for_selector(f".draft:nth-of-type({drafts + 1})")
    assert page.locator(".draft").count() == drafts + 1


def test_words_that_a_draft_has_are_said_so_and_can_be_taken(open_page, sign_in):
    desk = open_page()
    sign_in(desk)
    put_in(desk, post_text())
    page = desk.page
    drafts = page.locator(".draft").count()

    page.locator(".doc p[data-n='5']").click(click_count=3, position={"x": 60, "y": 40})
    page.keyboard.press("d")
    page.wait_for_selector("button[name=anyway]")
    desk.look("reader-words-taken")
    page.locator("button[name=anyway]").click()
    page.wait_for_selector("button[name=anyway]", state="detached")

    assert page.locator(".draft").count() == drafts + 1


def test_escape_leaves_the_form_of_a_row(open_page, sign_in):
    desk = open_page()
    sign_in(desk)
    put_in(desk, post_text())
    page = desk.page

    page.locator(".draft.open .fact a[href*='change=when']").first.click()
    page.wait_for_selector("form.change")
    page.keyboard.press("Escape")
    page.wait_for_selector("form.change", state="detached")

    assert page.locator(".draft.open").count() == 1


def test_the_line_after_confirming_is_seen_and_the_log_button_stands_clear(open_page, sign_in):
    desk = open_page(size=PHONE)
    sign_in(desk)
    put_in(desk, post_text())
    page = desk.page

    while page.locator(".draft.open .match").count():
        page.evaluate("document.getElementById('review').dataset.old = 'yes'")
        page.locator(".draft.open .match button").first.click()
        page.wait_for_selector("#review:not([data-old])")
    bar = page.locator(".draft.open .bar .main").bounding_box()
    log = page.locator(".tabs .add span").first.bounding_box()
    page.evaluate("document.getElementById('review').dataset.old = 'yes'")
    page.locator(".draft.open .bar .main").click()
    page.wait_for_selector("#review:not([data-old]) .flash")
    line, top = page.locator(".flash").bounding_box(), page.locator(".top").bounding_box()

    assert bar["y"] + bar["height"] <= log["y"]
    assert top["y"] + top["height"] <= line["y"]
    assert line["y"] + line["height"] <= PHONE["height"]
