"""Keeping words, opening them, and taking them back."""

import datetime as dt

import pytest
from django.db import connection

from overture.foundation.access import Viewer
from overture.foundation.audit.models import AuditEntry
from overture.foundation.partial_dates import PartialDate
from overture.voices import errors
from overture.voices.models import KnownRun, Wording
from overture.voices.operations import (
    add_wording,
    end_consent,
    keep_quote,
    note_use,
    note_uses_of_place,
    put_on_public_record,
    reveal_words,
    withdraw,
)
from overture.voices.queries import known_wording_in
from tests.factories import EngagementFactory, PersonFactory, PostFactory
from tests.integration.voices.words import DAY, DESK, NOW, WORDS, a_quote, a_yes
from tests.personas import coordinator, editor, viewer

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


def test_words_are_sealed_in_the_database():
    quote = a_quote()
    assert quote.wordings.get().text == WORDS

    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM voices_wording")
        stored = bytes(cursor.fetchone()[0])

    assert b"circle" not in stored


def test_who_may_not_keep_quotes_keeps_none():
    with pytest.raises(errors.NotAllowed):
        keep_quote(words=WORDS, language="en", by=viewer(editor()))

    assert not Wording.objects.exists()


def test_empty_words_are_refused():
    with pytest.raises(errors.NoWords):
        a_quote("  \n ")


def test_every_act_is_in_the_audit_chain_without_words():
    quote = a_quote()
    consent = a_yes(quote)
    add_wording(quote, text="Other words of the same quote", language="en", by=DESK)
    end_consent(consent, by=DESK, at=NOW)
    withdraw(quote, through="desk", by=DESK, at=NOW)

    verbs = AuditEntry.objects.filter(record_id=str(quote.pk)).values_list("verb", flat=True)
    assert list(verbs) == ["keep", "consent", "add_wording", "end_consent", "withdraw"]


def test_a_look_at_covered_words_is_logged():
    quote, who = a_quote(speaker=PersonFactory(protection="at_risk")), coordinator()

    words = reveal_words(quote, by=viewer(who))

    assert [one.text for one in words] == [WORDS]
    assert AuditEntry.objects.filter(actor=str(who.pk), verb="reveal", record_id=str(quote.pk)).count() == 1


def test_nobody_but_a_coordinator_uncovers_words():
    quote = a_quote()

    with pytest.raises(errors.NotAllowed):
        reveal_words(quote, by=viewer(editor()))


def test_a_consent_under_another_name_needs_the_name():
    with pytest.raises(errors.NameNeeded):
        a_yes(a_quote(), name_form="other")


def test_a_consent_that_would_be_over_is_refused():
    with pytest.raises(errors.EndsBeforeItStarts):
        a_yes(a_quote(), at=NOW, until=NOW)


def test_after_a_withdrawal_the_desk_notes_no_consent():
    quote = a_quote()
    withdraw(quote, through="speaker", by=DESK, at=NOW)

    with pytest.raises(errors.TakenBack):
        a_yes(quote)


def test_taking_back_twice_keeps_the_first():
    quote = a_quote()
    first = withdraw(quote, through="speaker", by=DESK, at=NOW)

    assert withdraw(quote, through="desk", by=DESK, at=NOW + DAY) == first


def test_a_stranger_takes_nothing_down():
    with pytest.raises(errors.NotAllowed):
        withdraw(a_quote(), through="desk", by=Viewer.public(), at=NOW)


def office_holder(**facts):
    person = PersonFactory(**facts)
    PostFactory(person=person, is_public_office=True, ended="2024-01")
    return person


def put(quote, basis="office_holder", at=NOW):
    return put_on_public_record(quote.wordings.get(), basis=basis, source="A speech", by=DESK, at=at)


def test_words_of_an_office_holder_stand_on_the_public_record():
    assert put(a_quote(speaker=office_holder())).source == "A speech"


@pytest.mark.parametrize(
    ("facts", "basis", "error"),
    [
        (lambda: {"speaker": office_holder(protection="at_risk")}, "office_holder", errors.SpeakerProtected),
        (lambda: {"speaker": office_holder(protection="no_public_name")}, "office_holder", errors.SpeakerProtected),
        (lambda: {"speaker": office_holder(), "kind": "story"}, "office_holder", errors.StoryNeedsConsent),
        (lambda: {"speaker": PersonFactory()}, "office_holder", errors.SpokeForThemselves),
        (lambda: {"speaker": None}, "office_holder", errors.SpokeForThemselves),
        (lambda: {"speaker": office_holder()}, "spokesperson", errors.SpokeForThemselves),
        (
            lambda: {"speaker": office_holder(), "engagement": EngagementFactory(when=PartialDate.parse("2024-02-01"))},
            "office_holder",
            errors.SpokeForThemselves,
        ),
        (
            lambda: {"speaker": office_holder(), "engagement": EngagementFactory(confidentiality="chatham_house")},
            "office_holder",
            errors.SaidInConfidence,
        ),
    ],
)
def test_what_may_not_stand_on_the_public_record(facts, basis, error):
    quote = a_quote(**facts())

    with pytest.raises(error):
        put(quote, basis)


@pytest.mark.parametrize(
    ("text", "repeats"),
    [
        ("She said: nobody in our circle has to win, we only, and smiled.", True),
        ("NOBODY in our circle… has to win: we only!", True),
        ("Nobody in our circle has to win.", False),
        ("In our circle has to win we only have to see.", True),
        ("Our circle met again in the spring.", False),
    ],
)
def test_eight_words_in_a_row_are_known_again(text, repeats):
    a_quote()

    assert bool(known_wording_in(text)) is repeats


@pytest.mark.parametrize(
    ("words", "text", "repeats"),
    [
        ("We stay at the table.", "They say “we stay at the table” every time.", True),
        ("We stay at the table.", "We stay at a table.", False),
        ("We stay.", "We stay. We stay.", False),
        ("نبقى معًا حول هذه الطاولة", "قالت: نبقى معا حول هذه الطاولة دائمًا", True),
    ],
)
def test_a_short_wording_is_known_as_a_whole(words, text, repeats):
    a_quote(words)

    assert bool(known_wording_in(text)) is repeats


def test_known_words_are_kept_as_hashes():
    a_quote()

    assert not [run for run in KnownRun.objects.all() if "circle" in run.digest or len(run.digest) != 64]


def test_a_place_shows_exactly_the_quotes_that_were_noted_last():
    kept, dropped, added = a_quote(), a_quote(), a_quote()
    terms = {"place_kind": "round_up", "place_id": "7", "audience": "public", "by": DESK}
    note_use(kept, at=NOW, **terms)
    note_use(dropped, at=NOW, **terms)

    note_uses_of_place([kept.pk, added.pk], at=NOW + DAY, **terms)

    assert [one.since for one in kept.uses.all()] == [NOW]
    assert [one.ended_at for one in dropped.uses.all()] == [NOW + DAY]
    assert [one.ended_at for one in added.uses.all()] == [None]


def test_a_text_of_two_thousand_words_is_checked_quickly():
    a_quote()
    began = dt.datetime.now()

    assert known_wording_in("word " * 2000 + WORDS)

    assert dt.datetime.now() - began < dt.timedelta(seconds=2)
