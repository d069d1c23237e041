"""The desk's screens of voices, through a signed-in client."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from overture.accounts.models import Desk
from overture.foundation.audit.models import AuditEntry
from overture.voices.queries import cleared_quotes
from tests.factories import EngagementFactory, ParticipantFactory, PersonFactory, PostFactory
from tests.integration.voices.words import WORDS, a_quote, a_yes
from tests.personas import account, coordinator, editor, sign_in

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


@pytest.fixture
def desk():
    return sign_in(coordinator())


def address(name, quote, *more):
    return reverse(f"desk:{name}", args=[quote.pk, *more])


def test_the_list_shows_quotes_and_counts_what_waits(desk):
    a_quote()

    page = desk.get(reverse("desk:voices-list")).content.decode()

    assert WORDS[:40] in page
    assert "No consent yet 1" in page


def test_the_list_narrows_by_state_and_says_what_it_did_not_understand(desk):
    a_yes(a_quote("Words with a yes to them."))
    a_quote("Words without any yes so far.")

    cleared = desk.get(reverse("desk:voices-list"), {"state": "cleared", "kind": "song"}).content.decode()

    assert "Words with a yes" in cleared
    assert "Words without any yes" not in cleared
    assert "kind=song" in cleared


def test_an_empty_list_says_what_will_be_here(desk):
    assert "land here" in desk.get(reverse("desk:voices-list")).content.decode()


def test_a_consent_is_noted_until_the_end_of_a_day_in_the_desks_zone(desk):
    Desk.objects.create(name={"en": "Hazelwater"}, zone="Asia/Jerusalem")
    quote, day = a_quote(), timezone.localdate() + dt.timedelta(days=10)
    terms = {"audience": "public", "name_form": "full", "given_by": "self", "how": "phone", "until": day.isoformat()}

    answer = desk.post(address("consent-note", quote, quote.wordings.get().pk), terms)

    assert answer.status_code == 302
    until = quote.wordings.get().consents.get().until
    assert until.astimezone(dt.UTC).time() in (dt.time(21), dt.time(22))
    assert [one.text for one in cleared_quotes("public", timezone.now())] == [WORDS]


def test_a_consent_without_the_other_name_keeps_what_was_typed(desk):
    quote = a_quote()
    terms = {
        "audience": "public",
        "name_form": "other",
        "given_by": "self",
        "how": "phone",
        "proof": "A note in the file",
    }

    answer = desk.post(address("consent-note", quote, quote.wordings.get().pk), terms)

    assert answer.status_code == 422
    assert "A note in the file" in answer.content.decode()
    assert 'href="#id_shown_as"' in answer.content.decode()


def test_a_consent_that_is_over_is_refused_at_its_day(desk):
    quote = a_quote()
    terms = {"audience": "public", "name_form": "full", "given_by": "self", "how": "phone", "until": "2020-01-01"}

    answer = desk.post(address("consent-note", quote, quote.wordings.get().pk), terms)

    assert 'href="#id_until"' in answer.content.decode()


def test_the_public_record_refuses_with_a_sentence(desk):
    quote = a_quote()

    answer = desk.post(
        address("record-put", quote, quote.wordings.get().pk), {"basis": "office_holder", "source": "A speech"}
    )

    assert answer.status_code == 422
    assert "held no public office" in answer.content.decode()


def test_an_office_holders_words_go_on_the_public_record(desk):
    speaker = PersonFactory()
    PostFactory(person=speaker, is_public_office=True)
    quote = a_quote(speaker=speaker)

    desk.post(address("record-put", quote, quote.wordings.get().pk), {"basis": "office_holder", "source": "A speech"})

    assert [one.promise for one in cleared_quotes("public", timezone.now())] == ["public_record"]


def test_withdraw_is_one_press_and_shows_where_it_was(desk):
    quote = a_quote()
    a_yes(quote)
    assert cleared_quotes("public", timezone.now())

    answer = desk.post(address("quote-withdraw", quote), follow=True)

    assert cleared_quotes("public", timezone.now()) == []
    assert "Nobody can read it here any more" in answer.content.decode()


def test_words_at_risk_are_covered_until_somebody_asks_and_that_is_logged(desk):
    quote = a_quote(speaker=PersonFactory(protection="at_risk"))
    assert WORDS not in desk.get(address("quote-open", quote)).content.decode()
    assert WORDS not in desk.get(reverse("desk:voices-list")).content.decode()

    revealed = desk.post(address("quote-reveal", quote))

    assert WORDS in revealed.content.decode()
    assert AuditEntry.objects.filter(verb="reveal", record_id=str(quote.pk)).count() == 1


def test_ending_a_consent_closes_the_words(desk):
    quote = a_quote()
    consent = a_yes(quote)
    assert cleared_quotes("public", timezone.now())

    desk.post(address("consent-end", quote, consent.pk))

    assert cleared_quotes("public", timezone.now()) == []


def test_a_translation_is_kept_beside_the_words(desk):
    quote = a_quote()

    desk.post(address("wording-add", quote), {"text": "מילים אחרות לגמרי", "language": "he", "translator": "R. Segal"})

    added = quote.wordings.get(language="he")
    assert (added.text, added.translated_from.language) == ("מילים אחרות לגמרי", "en")


def test_a_quote_is_kept_from_an_engagements_page(desk):
    engagement = EngagementFactory()
    speaker = ParticipantFactory(engagement=engagement).person
    sent = {"words": WORDS, "language": "en", "speaker": speaker.pk, "organisation": "", "kind": "quote"}

    desk.post(reverse("desk:quote-keep", args=[engagement.pk]), sent)

    assert engagement.quotes.get().speaker == speaker


@pytest.mark.parametrize("name", ["quote-open", "quote-withdraw"])
def test_what_an_editor_may_not_see_is_not_there(desk, name):
    quote = a_quote(engagement=EngagementFactory(confidentiality="off_record"))
    assert desk.get(address(name, quote)).status_code in (200, 302)

    assert sign_in(editor()).get(address(name, quote)).status_code == 404


@pytest.mark.parametrize("role", ["administrator", "representative"])
def test_voices_are_no_screen_of_others(desk, role):
    assert desk.get(reverse("desk:voices-list")).status_code == 200

    assert sign_in(account(role)).get(reverse("desk:voices-list")).status_code == 404


def queries_of_list(desk):
    with CaptureQueriesContext(connection) as asked:
        desk.get(reverse("desk:voices-list"))
    return len(asked)


def test_the_list_takes_the_same_queries_at_any_length(desk):
    a_quote()
    queries_of_list(desk)
    with_one = queries_of_list(desk)
    a_quote()
    a_quote()

    assert queries_of_list(desk) == with_one
