"""Words that were taken back are gone for good after a week, and do not come in again by hand."""

import pytest

from overture.foundation.links.queries import link_behind
from overture.foundation.links.tokens import token_of
from overture.voices import errors
from overture.voices.models import Consent, Wording
from overture.voices.operations import erase_taken_back, withdraw
from overture.voices.queries import known_wording_in, page_of_quote
from tests.integration.voices.words import DAY, DESK, NOW, WORDS, a_quote, a_yes, asked, link_to, own_yes
from tests.personas import coordinator, sign_in

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


@pytest.fixture
def taken_back():
    quote = a_quote()
    a_yes(quote, proof="A letter in the drawer")
    withdraw(quote, through="desk", by=DESK, at=NOW)
    return quote


def test_words_are_erased_a_week_after_they_were_taken_back(taken_back):
    assert erase_taken_back(at=NOW + 6 * DAY, by=DESK) == 0
    assert Wording.objects.get().text == WORDS

    assert erase_taken_back(at=NOW + 7 * DAY, by=DESK) == 1

    assert (Wording.objects.get().text, Consent.objects.get().proof) == ("", "")
    assert erase_taken_back(at=NOW + 8 * DAY, by=DESK) == 0
    assert page_of_quote(DESK, taken_back.pk, at=NOW + 8 * DAY).wordings[0].text == ""


def test_erased_words_are_still_known_in_prose(taken_back):
    prose = f"As somebody said: {WORDS}"
    assert known_wording_in(prose)

    erase_taken_back(at=NOW + 7 * DAY, by=DESK)

    assert known_wording_in(prose)


def test_words_that_their_speaker_opened_again_stay(taken_back):
    own_yes(taken_back, at=NOW + DAY)

    assert erase_taken_back(at=NOW + 30 * DAY, by=DESK) == 0
    assert Wording.objects.get().text == WORDS


def test_words_that_nobody_took_back_stay():
    a_yes(a_quote())

    assert erase_taken_back(at=NOW + 400 * DAY, by=DESK) == 0


def test_nobody_is_asked_about_words_that_are_erased(taken_back):
    pending = asked(taken_back, NOW + DAY)
    link = link_to("consent", pending)
    assert link_behind(token_of(link.pk, link.purpose), at=NOW + 2 * DAY) == link

    erase_taken_back(at=NOW + 7 * DAY, by=DESK)

    assert link_behind(token_of(link.pk, link.purpose), at=NOW + 7 * DAY) is None
    with pytest.raises(errors.NoWords):
        asked(taken_back, NOW + 8 * DAY)


def test_the_quotes_page_says_that_its_words_are_erased_and_offers_no_question(taken_back):
    client, page = sign_in(coordinator()), f"/desk/voices/{taken_back.pk}/"
    assert "/ask/" in client.get(page).content.decode()

    erase_taken_back(at=NOW + 7 * DAY, by=DESK)

    told = client.get(page).content.decode()
    assert "The words were taken back and are erased." in told
    assert "/ask/" not in told
