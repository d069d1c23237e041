"""The main job: a pasted post becomes records and a public round-up, by keyboard, in English and in Arabic."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.utils import timezone

from overture.engagements.models import Engagement
from overture.sample.posts import sample_posts

from .conftest import PHONE, WIDE, Watched

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]

HEADLINE = {"en": "A week of open doors", "ar": "أسبوع من الأبواب المفتوحة"}
PROSE = {
    "en": "Four members went to Westbridge. Here is where they were and what they asked for.",
    "ar": "ذهب أربعة أعضاء إلى وستبردج. هنا أين كانوا وماذا طلبوا.",
}


def post_text() -> str:
    return sample_posts(timezone.localdate())[0].text


def paste(watched: Watched, text: str) -> None:
    """Put the text in and have it read, by keyboard."""
    watched.goto("/desk/reader/")
    watched.page.fill("textarea[name=text]", text)
    watched.page.keyboard.press("Control+Enter")
    watched.page.wait_for_url(re.compile(r"/desk/reader/[0-9a-f-]{36}/"))


def press(watched: Watched, key: str) -> None:
    """Press one key of the review and wait until the answer has taken the place of the old review."""
    watched.page.evaluate("document.getElementById('review').dataset.old = 'yes'")
    watched.page.keyboard.press(key)
    watched.page.wait_for_selector("#review:not([data-old])")


def answer_questions(watched: Watched) -> int:
    """Say yes to each "Same person?" of the open draft; returns how many there were."""
    answered = 0
    while watched.page.locator(".draft.open .match").count():
        press(watched, "y")
        answered += 1
    return answered


def change_date(watched: Watched, value: str) -> None:
    """Change the date of the open draft, in place."""
    watched.page.evaluate("document.getElementById('review').dataset.old = 'yes'")
    watched.page.locator(".draft.open .fact").first.locator("a[href*='change=when']").first.click()
    watched.page.wait_for_selector("form.change input[name=when]")
    watched.page.fill("form.change input[name=when]", value)
    press(watched, "Control+Enter")
    watched.page.wait_for_selector("form.change", state="detached")


def settle_all(watched: Watched, weekend: str) -> tuple[int, int]:
    """Confirm every draft by keyboard; returns the questions answered and the drafts confirmed."""
    questions = confirmed = 0
    while not watched.page.locator(".done-text").count():
        questions += answer_questions(watched)
        when = watched.page.locator(".draft.open .fact").first
        if confirmed == 1 or when.locator("a[href*='change=when']:not(.btn)").count():
            change_date(watched, weekend)
        press(watched, "a")
        assert watched.page.locator("[data-errors]").count() == 0, watched.page.locator("[data-errors]").inner_text()
        confirmed += 1
        assert confirmed < 9
    return questions, confirmed


def look_at_evidence(watched: Watched, language: str) -> None:
    """Open the second record just made: its facts open the words they came from."""
    page = watched.page
    here = page.url
    page.locator(".done-text li a").nth(1).click()
    page.wait_for_url(re.compile(r"/desk/engagements/"))
    words = page.locator("main details:has(mark)").first
    words.locator("summary").click()
    assert words.locator("mark").first.inner_text() in post_text()
    watched.look(f"evidence-{language}")
    page.goto(here)


def compose(watched: Watched, language: str) -> None:
    """Begin a round-up of the days just confirmed, put everything in that may go out, and write between."""
    page = watched.page
    page.locator(".done-text a.btn.main").click()
    page.fill("input[name=title]", HEADLINE[language])
    page.locator("main form .btn.main").click()
    page.wait_for_url(re.compile(r"/desk/newsroom/[0-9a-f-]{36}/"))
    for kind in ("heading", "prose"):
        page.locator(f"form:has(input[name=kind][value={kind}]) button").click()
        page.wait_for_load_state("networkidle")
    for area in range(page.locator(".pieces textarea, .piece textarea, .piece input[type=text]").count()):
        box = page.locator(".pieces textarea, .piece textarea, .piece input[type=text]").nth(area)
        box.fill(HEADLINE[language] if area == 0 else PROSE[language])
        box.press("Control+Enter")
        page.wait_for_load_state("networkidle")
    for title in ("Briefing: Mediation Support Team",):
        page.locator("form:has(input[value=engagement])").filter(has_text=title).first.locator("button").click()
        page.wait_for_load_state("networkidle")
    page.locator("form:has(input[name=kind][value=contact]) button").click()
    page.wait_for_load_state("networkidle")


def publish(watched: Watched) -> None:
    """Go through the check and publish."""
    page = watched.page
    page.goto(page.url.split("?")[0] + "check/")
    gaps = page.locator("input[name=with_gaps]")
    if gaps.count():
        gaps.check()
    watched.look("publish-check")
    page.locator("main form[method=post] .btn.main").click()
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_pasted_post_becomes_a_public_round_up(language, open_page, sign_in, sample_desk):
    desk = open_page(language=language)
    sign_in(desk)
    before = Engagement.objects.count()
    today = timezone.localdate()
    saturday = today - dt.timedelta(days=(today.weekday() - 5) % 7 or 7)

    paste(desk, post_text())
    assert Engagement.objects.count() == before
    desk.look(f"reader-review-{language}")
    questions, confirmed = settle_all(desk, f"{saturday}/{saturday + dt.timedelta(days=1)}")
    desk.look(f"reader-done-{language}")
    look_at_evidence(desk, language)
    compose(desk, language)
    desk.look(f"composer-{language}")
    publish(desk)

    assert questions >= 1
    assert confirmed >= 3
    assert Engagement.objects.count() == before + confirmed
    public = open_page(language=language, script=False)
    public.goto(f"/{language}/round-ups/")
    assert HEADLINE[language] in public.page.inner_text("main")
    public.page.get_by_role("link", name=HEADLINE[language]).first.click()
    shown = public.page.inner_text("main")
    assert PROSE[language] in shown
    assert "Open Wells" in shown or "الآبار المفتوحة" in shown
    assert "Nobody in our circle" not in public.page.content()
    assert public.page.context.cookies(public.page.url) == [
        cookie for cookie in public.page.context.cookies() if cookie["name"] == "overture_language"
    ]


@pytest.mark.parametrize(("name", "size"), [("wide", WIDE), ("phone", PHONE)])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_screens_look_right(name, size, dark, language, open_page, sign_in):
    """Every screen of the slice: axe-core finds nothing, nothing scrolls sideways, and a picture is kept."""
    desk = open_page(size=size, dark=dark, language=language)
    sign_in(desk)
    look = f"{language}-{name}-{'dark' if dark else 'light'}"
    paste(desk, post_text())
    desk.look(f"review-{look}")
    for screen in ("today", "reader", "engagements", "stakeholders", "network", "voices", "newsroom", "log"):
        desk.goto("/desk/" if screen == "today" else f"/desk/{screen}/")
        desk.look(f"{screen}-{look}")
    for screen, link in (
        ("engagement", "engagements"),
        ("organisation", "network"),
        ("quote", "voices"),
        ("composer", "newsroom"),
    ):
        desk.goto(f"/desk/{link}/")
        desk.page.locator("main table a, main .list a, main article a, main li a").first.click()
        desk.page.wait_for_load_state("load")
        desk.look(f"{screen}-{look}")
    public = open_page(size=size, dark=dark, language=language)
    for screen, path in (
        ("home", ""),
        ("round-ups", "round-ups/"),
        ("members", "members/"),
        ("asks", "asks/"),
        ("meet", "meet/"),
    ):
        public.goto(f"/{language}/{path}")
        public.look(f"public-{screen}-{look}")
    public.goto(f"/{language}/round-ups/")
    public.page.locator("main a[href*='/round-ups/']").first.click()
    public.page.wait_for_load_state("load")
    public.look(f"public-round-up-{look}", whole=True)
