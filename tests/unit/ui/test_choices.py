"""Theme, keys and language are kept by the server, and lead back to the page they were chosen on."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from overture.foundation.ui import views
from overture.foundation.ui.context_processors import appearance

pytestmark = pytest.mark.unit


def post(view: type, page: str = "/desk/", **data: str):
    request = RequestFactory().post("/ui/", {**data, "next": page})
    return view.as_view()(request)


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_theme_is_kept(theme):
    response = post(views.ThemeChoice, theme=theme)

    assert response.cookies["overture_theme"].value == theme
    assert response["Location"] == "/desk/"


@pytest.mark.parametrize("theme", ["", "neon"])
def test_any_other_theme_is_the_devices_wish(theme):
    assert post(views.ThemeChoice, theme=theme).cookies["overture_theme"].value == ""


def test_single_keys_can_be_switched_off_and_on():
    assert post(views.KeysChoice, keys="off").cookies["overture_keys"].value == "off"
    assert post(views.KeysChoice, keys="on").cookies["overture_keys"].value == ""


def test_language_is_kept_when_known():
    known = views.LanguageChoice.as_view()(RequestFactory().get("/ui/language/", {"to": "ar"}))
    unknown = views.LanguageChoice.as_view()(RequestFactory().get("/ui/language/", {"to": "xx"}))

    assert known.cookies["overture_language"].value == "ar"
    assert "overture_language" not in unknown.cookies


@pytest.mark.parametrize("elsewhere", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:x", ""])
def test_choice_never_leads_elsewhere(elsewhere):
    assert post(views.ThemeChoice, page=elsewhere, theme="dark")["Location"] == "/"


@pytest.mark.parametrize("path", ["//elsewhere.example/", "///elsewhere.example/", "/\\elsewhere.example/"])
def test_an_address_of_ours_that_begins_with_two_slashes_stays_ours(path):
    request = RequestFactory().get("/ui/language/", {"to": "ar"}, headers={"Referer": f"http://testserver{path}"})

    assert views.LanguageChoice.as_view()(request)["Location"] in ("/elsewhere.example/", "/")


def test_choice_of_theme_is_not_made_by_a_link():
    assert views.ThemeChoice.as_view()(RequestFactory().get("/ui/theme/", {"theme": "dark"})).status_code == 405


def test_appearance_reads_what_was_chosen(settings):
    settings.OVERTURE_IDLE_SECONDS = 1800
    request = RequestFactory().get("/")
    request.COOKIES.update(overture_theme="dark", overture_keys="off")

    assert appearance(request) == {"theme": "dark", "single_keys": False, "idle_seconds": 1800}
    assert appearance(RequestFactory().get("/")) == {"theme": "", "single_keys": True, "idle_seconds": 1800}


@pytest.mark.django_db
def test_accent_is_a_stylesheet():
    response = views.AccentStylesheet.as_view()(RequestFactory().get("/ui/desk.css"))

    assert response["Content-Type"] == "text/css; charset=utf-8"
