"""A speaker is asked by a link, answers on a page of their own, and takes words back there."""

from __future__ import annotations

import datetime as dt
import logging
import random
import string

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from overture.foundation.access.form_tokens import form_token
from overture.foundation.links.operations import issue_link, revoke_links
from overture.foundation.links.queries import link_behind
from overture.foundation.links.tokens import token_of
from overture.foundation.outbox.operations import send_due
from overture.voices import errors
from overture.voices.forms import ConsentForm
from overture.voices.models import Consent, ConsentRequest
from overture.voices.operations import (
    add_wording,
    agree,
    ask_speaker,
    decline,
    note_consent,
    put_on_public_record,
    withdraw,
)
from overture.voices.queries import cleared_quotes
from overture.voices.queries.asked import question
from tests.factories import EngagementFactory, PersonFactory, PostFactory
from tests.integration.voices.words import (
    DAY,
    DESK,
    MINUTE,
    NOW,
    WORDS,
    a_quote,
    a_yes,
    asked,
    holder_of,
    link_to,
    own_yes,
    path_of,
)
from tests.personas import coordinator, editor, sign_in, viewer

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


def public_words(at=NOW + MINUTE):
    return [one.text for one in cleared_quotes("public", at)]


def send(client, path, purpose, headers=None, **data):
    return client.post(path, {"form_token": form_token(purpose), **data}, headers=headers)


@pytest.fixture
def open_link():
    """A question that is open now, and the link to it."""
    request = asked(a_quote(), timezone.now())
    return request, link_to("consent", request)


def test_looking_changes_nothing_and_agreeing_opens_the_words(open_link):
    _, link = open_link
    page = Client().get(path_of(link))
    assert page.status_code == 200
    assert WORDS in page.content.decode()
    assert public_words(timezone.now()) == []

    done = send(Client(), path_of(link), "consent", answer="yes", name_form="first")

    assert done.status_code == 200
    told = cleared_quotes("public", timezone.now())
    assert [(one.text, one.shown_name) for one in told] == [(WORDS, "Hadiya")]
    assert Consent.objects.get().how == "link"


def test_the_receipt_holds_a_link_that_takes_the_words_back(open_link):
    request, link = open_link
    send(Client(), path_of(link), "consent", answer="yes", name_form="full")
    back = path_of(link_to("take-back", request.wording.quote))

    receipt = Client().get(path_of(link)).content.decode()
    assert back in receipt

    assert public_words(timezone.now()) == [WORDS]
    assert WORDS in Client().get(back).content.decode()
    gone = send(Client(), back, "take-back")
    assert gone.status_code == 200
    assert WORDS not in gone.content.decode()
    assert public_words(timezone.now() + MINUTE) == []
    assert back not in Client().get(path_of(link)).content.decode()


def test_a_no_is_kept_and_closes_the_question(open_link):
    request, link = open_link

    done = send(Client(), path_of(link), "consent", answer="no")

    request.refresh_from_db()
    assert (done.status_code, request.answer) == (200, "no")
    assert send(Client(), path_of(link), "consent", answer="yes", name_form="full").status_code == 409
    assert not Consent.objects.exists()


def test_neither_button_and_no_name_say_what_to_do_and_keep_what_was_typed(open_link):
    _, link = open_link

    page = send(Client(), path_of(link), "consent", answer="yes", name_form="other", until="2031-05-06")

    assert page.status_code == 422
    assert str(errors.NameNeeded.sentence) in page.content.decode()
    assert "2031-05-06" in page.content.decode()
    assert not Consent.objects.exists()


@pytest.mark.parametrize(
    ("headers", "purpose"),
    [
        ({}, ""),
        ({}, "take-back"),
        ({"Origin": "https://elsewhere.example"}, "consent"),
        ({"Sec-Fetch-Site": "cross-site"}, "consent"),
    ],
    ids=["no token", "another purpose", "another origin", "another site"],
)
def test_a_form_from_elsewhere_is_not_taken(open_link, headers, purpose):
    _, link = open_link
    data = {"answer": "yes", "name_form": "full", "form_token": form_token(purpose) if purpose else ""}

    refused = Client().post(path_of(link), data, headers=headers)

    assert refused.status_code == 403
    assert not Consent.objects.exists()
    assert send(Client(), path_of(link), "consent", answer="yes", name_form="full").status_code == 200
    assert Consent.objects.exists()


def test_a_form_token_ends(open_link, time_machine):
    _, link = open_link
    token = form_token("consent")
    time_machine.move_to(timezone.now() + dt.timedelta(hours=25))

    late = Client().post(path_of(link), {"form_token": token, "answer": "yes", "name_form": "full"})

    assert late.status_code == 403


def test_the_page_knows_no_cookie_and_is_kept_by_nobody(open_link):
    _, link = open_link
    client = sign_in(coordinator())

    page = client.get(path_of(link))

    assert "no-store" in page.headers["Cache-Control"]
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert not page.cookies
    assert len(page.content) < 20_000


@pytest.mark.parametrize("language", ["en", "ar", "he"])
def test_the_page_is_in_the_speakers_language(language):
    request = asked(a_quote(), timezone.now(), language=language)

    page = Client().get(path_of(link_to("consent", request))).content.decode()

    assert f'<html lang="{language}" dir="{"ltr" if language == "en" else "rtl"}"' in page


def test_what_is_wrong_with_a_link_is_told_to_nobody(open_link, time_machine):
    request, link = open_link
    token = token_of(link.pk, link.purpose)
    other = token_of(asked(a_quote(), timezone.now()).pk, "consent")
    crossed = token_of(link.pk, "take-back")
    changed = [
        token[:place] + ("A" if token[place] != "A" else "B") + token[place + 1 :] for place in range(len(token))
    ]
    answers = {Client().get(f"/l/{one}/").content for one in [*changed, crossed, other, "x" * 43, token[:-1]]}
    assert Client().get(path_of(link)).status_code == 200

    revoke_links("consent", request.pk, by=DESK, at=timezone.now())
    answers.add(Client().get(path_of(link)).content)
    later = issue_link("consent", request, language="en", expires_at=timezone.now() + DAY, by=DESK)
    time_machine.move_to(timezone.now() + 2 * DAY)
    answers.add(Client().get(path_of(later)).content)

    assert len(answers) == 1


def test_two_thousand_links_that_are_not_right_open_nothing(open_link):
    chance, (request, link) = random.Random(6), open_link
    right, letters = token_of(link.pk, link.purpose), string.ascii_letters + string.digits + "-_"
    wrong = [changed(right, letters, chance) for _ in range(2000)]
    assert link_behind(right, at=timezone.now()) == link

    assert [one for one in wrong if link_behind(one, at=timezone.now())] == []
    for one in wrong[:20]:
        assert send(Client(), f"/l/{one}/", "consent", answer="no").status_code == 404
    request.refresh_from_db()
    assert request.answer == ""


def changed(right: str, letters: str, chance: random.Random) -> str:
    """A token with one to six of its letters changed."""
    wrong = list(right)
    for place in chance.sample(range(len(right)), chance.randint(1, 6)):
        wrong[place] = chance.choice(letters.replace(wrong[place], ""))
    return "".join(wrong)


def test_a_links_address_is_in_no_log(open_link, caplog):
    from overture.foundation.links.logs import WithoutLinks

    _, link = open_link
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, "Not Found: %s", (path_of(link),), None)

    WithoutLinks().filter(record)

    assert record.getMessage() == "Not Found: /l/…/"


def test_the_mail_tells_no_name_and_no_words():
    request = asked(a_quote(), timezone.now(), sent_by="mail", recipient="speaker@lantern.example")

    send_due()

    told = f"{mail.outbox[0].subject} {mail.outbox[0].body}"
    assert path_of(link_to("consent", request)) in told
    assert "Hadiya" not in told
    assert "Nobody in our" not in told


def test_a_mail_about_a_question_that_was_answered_is_not_sent():
    request = asked(a_quote(), timezone.now(), sent_by="mail", recipient="speaker@lantern.example")
    link = link_to("consent", request)
    decline(request, link=link, by=holder_of(link), at=timezone.now())

    send_due()

    assert mail.outbox == []


def test_asking_again_closes_the_question_before():
    quote = a_quote()
    first = link_to("consent", asked(quote, timezone.now()))
    asked(quote, timezone.now())

    assert Client().get(path_of(first)).status_code == 404


def test_nobody_on_the_desk_answers_for_a_speaker():
    request = asked(a_quote())
    link = link_to("consent", request)

    for who in (viewer(coordinator()), viewer(editor()), DESK, holder_of(link_to("consent", asked(a_quote())))):
        with pytest.raises(errors.NotAllowed):
            agree(request, link=link, name_form="full", by=who, at=NOW)
    with pytest.raises(errors.NotAllowed):
        a_yes(request.wording.quote, how="link")
    assert "link" not in [value for value, _ in ConsentForm().fields["how"].choices]


def test_only_a_coordinator_asks():
    with pytest.raises(errors.NotAllowed):
        ask_speaker(
            a_quote().wordings.get(), audience="public", sent_by="copy", language="en", by=viewer(editor()), at=NOW
        )


def test_after_a_withdrawal_only_the_speakers_own_yes_opens_the_words():
    quote = a_quote()
    a_yes(quote)
    assert public_words() == [WORDS]
    withdraw(quote, through="desk", by=DESK, at=NOW)
    assert public_words() == []

    with pytest.raises(errors.TakenBack):
        a_yes(quote, at=NOW + MINUTE)
    with pytest.raises(errors.TakenBack):
        put_on_public_record(quote.wordings.get(), basis="spokesperson", source="Site", by=DESK, at=NOW + MINUTE)
    own_yes(quote, at=NOW + 2 * MINUTE)

    assert public_words(NOW + 3 * MINUTE) == [WORDS]


def test_a_later_yes_opens_one_wording_and_not_what_was_agreed_before():
    quote = a_quote()
    other = add_wording(quote, text="Other words of theirs.", language="en", by=DESK)
    note_consent(other, audience="public", name_form="full", how="phone", by=DESK, at=NOW - DAY)
    a_yes_to_first = quote.wordings.order_by("made_at").first()
    withdraw(quote, through="desk", by=DESK, at=NOW)

    own_yes(quote, at=NOW + MINUTE)

    assert public_words(NOW + 2 * MINUTE) == [a_yes_to_first.text]


def test_words_taken_back_do_not_return_to_the_public_record():
    speaker = PersonFactory()
    PostFactory(person=speaker, is_spokesperson=True)
    quote = a_quote(speaker=speaker)
    put_on_public_record(quote.wordings.get(), basis="spokesperson", source="Site", by=DESK, at=NOW)
    assert public_words() == [WORDS]
    withdraw(quote, through="desk", by=DESK, at=NOW)
    own_yes(quote, at=NOW + MINUTE, until=NOW + DAY)

    assert public_words(NOW + 2 * DAY) == []


def test_words_can_be_taken_back_a_second_time():
    quote = a_quote()
    own_yes(quote, at=NOW)
    withdraw(quote, through="speaker", by=holder_of(link_to("take-back", quote)), at=NOW + MINUTE)
    own_yes(quote, at=NOW + 2 * MINUTE)
    assert public_words(NOW + 3 * MINUTE) == [WORDS]

    withdraw(quote, through="speaker", by=holder_of(link_to("take-back", quote)), at=NOW + 4 * MINUTE)

    assert public_words(NOW + 5 * MINUTE) == []


def test_a_name_is_offered_only_where_one_may_stand():
    at_risk = asked(a_quote(speaker=PersonFactory(protection="at_risk")))
    in_the_room = asked(a_quote(engagement=EngagementFactory(confidentiality="chatham_house")))
    open_one = asked(a_quote())

    offered = [question(one, language="en", at=NOW).may_be_named for one in (at_risk, in_the_room, open_one)]

    assert offered == [False, False, True]


def test_the_desk_makes_the_link_and_prints_it_without_a_name():
    quote = a_quote()
    wording = quote.wordings.get()
    client = sign_in(coordinator())

    done = client.post(
        f"/desk/voices/{quote.pk}/wordings/{wording.pk}/ask/",
        {"audience": "public", "purpose": "Our round-up", "language": "ar", "sent_by": "print"},
    )

    request = ConsentRequest.objects.get()
    address = path_of(link_to("consent", request))
    assert done.status_code == 302
    assert address in client.get(f"/desk/voices/{quote.pk}/").content.decode()
    letter = client.get(f"/desk/voices/{quote.pk}/questions/{request.pk}/letter/").content.decode()
    assert address in letter
    assert "<path" in letter
    assert "Hadiya" not in letter
    assert "Nobody in our" not in letter


def test_a_mail_needs_an_address_and_what_was_typed_stays():
    quote = a_quote()
    page = sign_in(coordinator()).post(
        f"/desk/voices/{quote.pk}/wordings/{quote.wordings.get().pk}/ask/",
        {"audience": "public", "purpose": "Our round-up", "language": "ar", "sent_by": "mail"},
    )

    assert page.status_code == 422
    assert str(errors.AddressNeeded.sentence) in page.content.decode()
    assert "Our round-up" in page.content.decode()
