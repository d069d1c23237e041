"""The settings of the desk: who may open them, two people at once, the logo."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.personas import administrator, coordinator, director, editor, sign_in
from tests.unit.accounts.test_logos import png

from overture.accounts.forms import desk_initial
from overture.accounts.models import Desk
from overture.foundation.audit.models import AuditEntry
from overture.foundation.history.models import FieldChange

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


@pytest.fixture
def desk():
    return Desk.objects.create(
        name={"en": "River Alliance"},
        short_name="River",
        languages=["en", "ar", "he"],
        contact_email="hello@desk.example",
    )


def sent(desk, **changes):
    return {**desk_initial(desk), **changes}


@pytest.mark.parametrize("path", ["", "people/", "people/invite/", "api/"])
def test_the_settings_open_for_an_administrator_and_for_nobody_else(desk, path):
    url = f"/desk/settings/{path}"

    assert sign_in(administrator()).get(url).status_code == 200
    assert [sign_in(one()).get(url).status_code for one in (coordinator, editor, director)] == [404, 404, 404]
    assert Client().get(url).status_code == 302


def test_the_side_bar_shows_settings_to_an_administrator_only(desk):
    page = sign_in(administrator()).get("/desk/settings/").content.decode()

    assert page.count('href="/desk/settings/" aria-current="page"') >= 2


def test_a_change_is_saved_audited_and_kept_in_the_history(desk):
    client = sign_in(administrator())

    answer = client.post("/desk/settings/", sent(desk, name_ar="تحالف النهر", country="no", zone="Europe/Oslo"))

    desk.refresh_from_db()
    assert answer.status_code == 302
    assert (desk.name, desk.country, desk.zone) == ({"en": "River Alliance", "ar": "تحالف النهر"}, "NO", "Europe/Oslo")
    assert AuditEntry.objects.filter(verb="change_desk").count() == 1
    assert set(FieldChange.objects.values_list("field", flat=True)) == {"name", "country", "zone"}


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"name_en": ""}, "Write the name in at least one language."),
        ({"accent": "red"}, "Write the colour as # and six digits"),
        ({"languages": ["ar"]}, "Choose one of the languages that are ticked above."),
        ({"country": "N1"}, "Write the country as two letters"),
        ({"zone": "Mars/Base"}, "Select a valid choice"),
        ({"from_address": "desk"}, "Enter a valid email address."),
    ],
)
def test_nonsense_is_refused_in_one_sentence_and_what_was_typed_survives(desk, changes, says):
    answer = sign_in(administrator()).post("/desk/settings/", sent(desk, controller="Typed here", **changes))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page
    assert 'value="Typed here"' in page
    assert Desk.objects.get().controller == ""


def test_two_people_at_once_lose_nothing(desk):
    client, mine = sign_in(administrator()), sent(desk, short_name="Mine", controller="My words")
    client.post("/desk/settings/", sent(desk, short_name="Theirs", country="NO"))

    answer = client.post("/desk/settings/", mine)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert all(word in page for word in ("Theirs", "Mine", "My words", "NO"))
    assert Desk.objects.get().short_name == "Theirs"


def test_after_a_conflict_each_field_is_as_it_was_chosen(desk):
    client = sign_in(administrator())
    client.post("/desk/settings/", sent(desk, short_name="Theirs", country="NO", languages=["en", "he"]))
    choices = {
        "version": Desk.objects.get().version,
        "keep-short_name": "theirs",
        "short_name": "Mine",
        "keep-controller": "mine",
        "controller": "My words",
        "keep-languages": "mine",
        "languages": "en ar",
        "keep-country": "theirs",
        "country": "",
    }

    assert client.post("/desk/settings/", choices).status_code == 302

    now = Desk.objects.get()
    assert (now.short_name, now.controller, now.languages, now.country) == ("Theirs", "My words", ["en", "ar"], "NO")
    assert now.contact_email == "hello@desk.example"


def test_a_logo_is_shown_from_its_own_address(desk):
    client = sign_in(administrator())
    file = SimpleUploadedFile("logo.png", png(), "image/png")

    client.post("/desk/settings/logo/", {"logo": file})

    page = client.get("/desk/settings/").content.decode()
    assert "/logo.png?v=2" in page
    assert "base64" not in page
    answer = Client().get("/logo.png")
    assert (answer["Content-Type"], answer.content) == ("image/png", png())


def test_what_is_no_picture_is_refused_in_one_sentence(desk):
    file = SimpleUploadedFile("logo.png", b"<svg onload='x'/>", "image/png")

    answer = sign_in(administrator()).post("/desk/settings/logo/", {"logo": file})

    assert answer.status_code == 422
    assert "This file is no PNG picture." in answer.content.decode()
    assert Client().get("/logo.png").status_code == 404


def test_a_logo_can_be_taken_away(desk):
    client = sign_in(administrator())
    client.post("/desk/settings/logo/", {"logo": SimpleUploadedFile("logo.png", png())})
    assert Client().get("/logo.png").status_code == 200

    client.post("/desk/settings/logo/", {"remove": "on"})

    assert Client().get("/logo.png").status_code == 404
