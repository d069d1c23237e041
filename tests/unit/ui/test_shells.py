"""Each shell is a whole page: language, direction, landmarks, one title, and nothing that only script could reach."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.contrib.messages import ERROR, SUCCESS
from django.contrib.messages.storage.base import Message
from django.template import engines
from django.template.loader import render_to_string

pytestmark = pytest.mark.unit

SHELLS = ["ui/desk.html", "ui/site.html", "ui/portal.html", "ui/plain.html"]


def entry(key: str, label: str, *, count: int | None = None, current: bool = False) -> dict[str, object]:
    return {"key": key, "label": label, "url": f"/desk/{key}/", "icon": key, "count": count, "current": current}


def context(**more: object) -> dict[str, object]:
    return {
        "desk": SimpleNamespace(name="Hazelwater Alliance", short_name="Hazelwater", accent="", logo_url=""),
        "sidebar": [
            [
                entry("today", "Today"),
                entry("reader", "Reader", count=3, current=True),
                entry("introductions", "Introductions", count=2),
            ],
            [entry("engagements", "Engagements"), entry("stakeholders", "Stakeholders")],
            [],
            [entry("settings", "Settings"), entry("help", "Help and keys")],
        ],
        "language": "en",
        "direction": "ltr",
        "languages": [("en", "English", "/en/"), ("ar", "العربية", "/ar/"), ("he", "עברית", "/he/")],
        "viewer_name": "Eleanor Marsh",
        "viewer_role": "coordinator",
        "theme": "",
        "single_keys": True,
        **more,
    }


def page(template: str, **more: object) -> BeautifulSoup:
    return BeautifulSoup(render_to_string(template, context(**more)), "html.parser")


def filled(shell: str, **more: object) -> BeautifulSoup:
    blocks = "{% block title %}Engagements{% endblock %}{% block content %}<h2>Held</h2>{% endblock %}"
    source = f'{{% extends "{shell}" %}}{blocks}'
    return BeautifulSoup(engines["django"].from_string(source).render(context(**more)), "html.parser")


@pytest.mark.parametrize("shell", SHELLS)
def test_page_says_its_language_and_direction(shell):
    html = page(shell, language="ar", direction="rtl").html

    assert (html["lang"], html["dir"]) == ("ar", "rtl")


@pytest.mark.parametrize("shell", SHELLS)
def test_first_link_skips_to_the_one_main(shell):
    soup = page(shell)

    assert soup.find("a")["href"] == "#main"
    assert [main["id"] for main in soup.find_all("main")] == ["main"]


@pytest.mark.parametrize("shell", SHELLS)
def test_ids_stand_once(shell):
    ids = [node["id"] for node in page(shell).find_all(id=True)]

    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("shell", SHELLS)
def test_every_navigation_has_a_name(shell):
    assert all(nav.get("aria-label") or nav.get("aria-labelledby") for nav in page(shell).find_all("nav"))


@pytest.mark.parametrize("shell", SHELLS)
def test_title_starts_with_error_when_a_form_has_errors(shell):
    assert filled(shell).title.text.startswith("Engagements · Hazelwater")
    assert filled(shell, has_errors=True).title.text.startswith("Error: Engagements")


@pytest.mark.parametrize("shell", ["ui/desk.html", "ui/portal.html", "ui/plain.html"])
def test_chosen_theme_is_on_the_page(shell):
    assert page(shell, theme="dark").html["data-theme"] == "dark"
    assert not page(shell).html.has_attr("data-theme")


def test_public_page_knows_no_choice_of_a_person():
    assert not page("ui/site.html", theme="dark").html.has_attr("data-theme")


def test_public_page_needs_no_script():
    soup = page("ui/site.html")

    assert soup.find_all("script") == []
    assert [link["href"] for link in soup.select(".langs a")] == ["/en/", "/ar/", "/he/"]


def test_public_page_shares_what_it_was_given():
    soup = page(
        "ui/site.html", og={"title": "Our members", "description": "Three rooms", "image": "https://x.example/i.png"}
    )
    told = {meta["property"]: meta["content"] for meta in soup.find_all("meta", property=True)}

    assert (told["og:title"], told["og:image"], told["og:site_name"]) == (
        "Our members",
        "https://x.example/i.png",
        "Hazelwater Alliance",
    )


def test_side_bar_keeps_its_order_and_counts():
    side = page("ui/desk.html").select_one(".side")
    entries = [link.find(string=True, recursive=False) for link in side.select("li a")]

    assert entries == ["Today", "Reader", "Introductions", "Engagements", "Stakeholders", "Settings", "Help and keys"]
    assert side.select_one("[aria-current=page]").select_one(".n").text == "3 waiting"
    assert [group.text for group in side.select(".grp")] == ["Record"]


def test_side_bar_entries_can_be_jumped_to():
    jumps = {link["data-jump"] for link in page("ui/desk.html").select(".side [data-jump]")}

    assert jumps == {"KeyT", "KeyR", "KeyI", "KeyE", "KeyS"}


def test_every_part_of_the_desk_can_be_reached_on_a_phone():
    listed = {link["href"] for link in page("ui/desk.html").select(".tabs .all a")}

    assert listed == {link["href"] for link in page("ui/desk.html").select(".side li a")}


def test_background_tab_calls_while_something_waits():
    waiting = page("ui/desk.html").find("link", rel="icon")["href"]
    calm = page("ui/desk.html", sidebar=[[entry("today", "Today")], [], [], []]).find("link", rel="icon")["href"]

    assert waiting.endswith("mark-waiting.svg")
    assert calm.endswith("mark.svg")


def test_theme_keys_and_sign_out_are_forms():
    actions = {form["action"] for form in page("ui/desk.html").select(".top form")}

    assert actions == {"/ui/theme/", "/ui/keys/", "/accounts/logout/"}


def test_switched_off_keys_are_told_to_the_page():
    assert page("ui/desk.html", single_keys=False).html["data-keys"] == "off"
    assert not page("ui/desk.html").html.has_attr("data-keys")


def test_messages_are_said_with_a_shape():
    soup = page("ui/desk.html", messages=[Message(SUCCESS, "Saved"), Message(ERROR, "<b>Not sent")])

    assert [item.text for item in soup.select("[role=status] .flash li")] == ["Saved", "<b>Not sent"]
    assert all(item.svg for item in soup.select(".flash li"))


def test_accent_is_asked_for_only_when_there_is_one():
    plain = page("ui/site.html")
    own = page("ui/site.html", desk=SimpleNamespace(name="H", short_name="H", accent="#4B0082", logo_url=""))

    assert plain.find("link", href="/ui/desk.css") is None
    assert own.find("link", href="/ui/desk.css")


@pytest.mark.parametrize("name", ["404.html", "403.html", "410.html"])
def test_error_page_stands_without_any_context(name):
    soup = BeautifulSoup(render_to_string(name), "html.parser")

    assert len(soup.find_all("h1")) == 1


def test_refused_page_looks_like_a_missing_one():
    assert render_to_string("403.html", context()) == render_to_string("404.html", context())


def test_address_is_empty_when_no_room_has_filled_it():
    rendered = (
        engines["django"]
        .from_string(
            '{% load ui %}{% address "nowhere:at-all" as one %}[{{ one }}]{% address "nowhere:x" "ui:theme" %}'
        )
        .render()
    )

    assert rendered == "[]/ui/theme/"


def test_end_of_an_idle_session_is_told_ahead():
    note = page("ui/desk.html", idle_seconds=1800).find(id="session-ends")

    assert (note["data-idle"], note.has_attr("hidden"), note.button.text) == ("1800", True, "Stay signed in")
    assert page("ui/desk.html").find(id="session-ends") is None
