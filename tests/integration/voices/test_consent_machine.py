"""Consent as a state machine: fifteen verbs in any order, and an account of its own of what may be read after each.

The account knows nothing of the queries: it keeps, for each wording, what was agreed and when, and works out what may
be shown. After every verb the house must show exactly that, to each audience.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

import pytest
from django.db import transaction
from hypothesis import Phase
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from overture.engagements.models import Engagement
from overture.foundation.links.operations import revoke_links
from overture.voices import errors
from overture.voices.models import ConsentRequest
from overture.voices.operations import (
    add_wording,
    agree,
    ask_speaker,
    decline,
    end_consent,
    erase_taken_back,
    note_consent,
    put_on_public_record,
    withdraw,
)
from overture.voices.queries import cleared_quotes
from overture.voices.queries.clearance import cleared_wordings
from tests.factories import EngagementFactory, PersonFactory, PostFactory
from tests.integration.voices.words import DESK, NOW, a_quote, holder_of, link_to

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

WIDE_TO_NARROW = ("public", "members", "named_reader", "desk")
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)
audiences = st.sampled_from(WIDE_TO_NARROW)
waits = st.integers(min_value=1, max_value=60 * 24 * 9).map(lambda minutes: dt.timedelta(minutes=minutes))
ends = st.none() | waits


@dataclass
class Yes:
    """What was agreed to one wording."""

    audience: str
    start: dt.datetime
    end: dt.datetime | None
    own: bool


@dataclass
class Account:
    """What this test knows of one wording."""

    yeses: list[Yes] = field(default_factory=list)
    on_record: bool = False


class ConsentMachine(RuleBasedStateMachine):
    """One quote of a named spokesperson, said at one engagement."""

    def __init__(self) -> None:
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)

    @initialize()
    def begin(self) -> None:
        self.now = NOW
        self.speaker = PersonFactory()
        PostFactory(person=self.speaker, is_spokesperson=True)
        self.engagement = EngagementFactory(confidentiality="on_record")
        self.quote = a_quote(speaker=self.speaker, engagement=self.engagement)
        self.wordings = [self.quote.wordings.get()]
        self.accounts = [Account()]
        self.taken: list[dt.datetime] = []
        self.embargo: dt.datetime | None = None
        self.requests: list[tuple[ConsentRequest, int]] = []

    # what happens

    @rule(wait=waits)
    def time_passes(self, wait: dt.timedelta) -> None:
        self.now += wait

    @precondition(lambda self: len(self.wordings) < 3)
    @rule(language=st.sampled_from(("en", "ar", "he")))
    def translate(self, language: str) -> None:
        text = f"Other words, number {len(self.wordings)}, of the same speaker."
        self.wordings.append(add_wording(self.quote, text=text, language=language, by=DESK))
        self.accounts.append(Account())

    @rule(which=st.integers(0, 2), audience=audiences, lasts=ends)
    def the_desk_notes_a_yes(self, which: int, audience: str, lasts: dt.timedelta | None) -> None:
        which %= len(self.wordings)
        end = self.now + lasts if lasts else None
        try:
            note_consent(
                self.fresh(which), audience=audience, name_form="full", how="phone", until=end, by=DESK, at=self.now
            )
        except errors.TakenBack:
            assert self.is_taken_back()
            return
        assert not self.is_taken_back()
        self.account_of_a_yes(which, Yes(audience, self.now, end, own=False))

    @rule(which=st.integers(0, 2))
    def the_desk_pretends_a_link(self, which: int) -> None:
        with pytest.raises(errors.NotAllowed):
            note_consent(
                self.fresh(which % len(self.wordings)),
                audience="public",
                name_form="full",
                how="link",
                by=DESK,
                at=self.now,
            )

    @rule(which=st.integers(0, 2), audience=st.sampled_from(("public", "members")))
    def the_speaker_is_asked(self, which: int, audience: str) -> None:
        which %= len(self.wordings)
        asked = ask_speaker(self.fresh(which), audience=audience, sent_by="copy", language="en", by=DESK, at=self.now)
        self.requests.append((asked, which))

    @precondition(lambda self: self.requests)
    @rule(lasts=ends)
    def the_speaker_agrees(self, lasts: dt.timedelta | None) -> None:
        asked, which = self.requests.pop()
        link, end = link_to("consent", asked), self.now + lasts if lasts else None
        agree(asked, link=link, name_form="full", until=end, by=holder_of(link), at=self.now)
        self.account_of_a_yes(which, Yes(asked.audience, self.now, end, own=True))

    @precondition(lambda self: self.requests)
    @rule()
    def the_speaker_declines(self) -> None:
        asked, _ = self.requests.pop()
        link = link_to("consent", asked)
        decline(asked, link=link, by=holder_of(link), at=self.now)
        with pytest.raises(errors.AlreadyAnswered):
            agree(asked, link=link, name_form="full", by=holder_of(link), at=self.now)

    @precondition(lambda self: self.requests)
    @rule()
    def the_link_is_cut_off(self) -> None:
        asked, _ = self.requests.pop()
        assert revoke_links("consent", asked.pk, by=DESK, at=self.now) <= 1

    @rule(through=st.sampled_from(("desk", "speaker")))
    def the_words_are_taken_back(self, through: str) -> None:
        withdraw(self.fresh_quote(), through=through, by=DESK, at=self.now)
        if not self.is_taken_back():
            self.taken.append(self.now)

    @rule(which=st.integers(0, 2))
    def a_consent_is_ended(self, which: int) -> None:
        which %= len(self.wordings)
        consent = self.wordings[which].consents.order_by("made_at").last()
        if consent is None:
            return
        end_consent(consent, by=DESK, at=self.now)
        last = self.accounts[which].yeses[-1]
        last.end = last.end if last.end and last.end <= self.now else self.now

    @rule(which=st.integers(0, 2))
    def the_words_are_put_on_record(self, which: int) -> None:
        which %= len(self.wordings)
        try:
            put_on_public_record(self.fresh(which), basis="spokesperson", source="Site", by=DESK, at=self.now)
        except errors.TakenBack:
            assert self.taken
        except (errors.SpeakerProtected, errors.SaidInConfidence):
            assert self.speaker.protection != "none" or self.engagement.confidentiality != "on_record"
        else:
            self.accounts[which].on_record = True

    @rule(protection=st.sampled_from(("none", "no_public_name", "at_risk")))
    def the_speakers_protection_changes(self, protection: str) -> None:
        self.speaker.protection = protection
        self.speaker.save()

    @rule(level=st.sampled_from(("on_record", "chatham_house", "off_record", "")))
    def the_rule_of_the_room_changes(self, level: str) -> None:
        self.engagement.confidentiality = level
        self.engagement.save(update_fields=["confidentiality"])

    @rule(lasts=ends)
    def an_embargo_is_set(self, lasts: dt.timedelta | None) -> None:
        self.embargo = self.now + lasts if lasts else None
        Engagement.objects.filter(pk=self.engagement.pk).update(embargo_until=self.embargo)

    @rule()
    def a_night_passes_and_the_clock_erases(self) -> None:
        self.now += dt.timedelta(hours=12)
        erase_taken_back(at=self.now, by=DESK)

    # what must hold

    @invariant()
    def exactly_this_is_read(self) -> None:
        for audience in WIDE_TO_NARROW:
            read = set(cleared_wordings(audience, self.now).filter(quote=self.quote).values_list("pk", flat=True))
            may = {self.wordings[place].pk for place, one in enumerate(self.accounts) if self.may_read(one, audience)}
            assert read == may, audience

    @invariant()
    def words_taken_back_are_read_by_nobody(self) -> None:
        if self.is_taken_back():
            assert [one for audience in WIDE_TO_NARROW for one in cleared_quotes(audience, self.now)] == []

    # the account

    def fresh_quote(self):
        return type(self.quote).objects.get(pk=self.quote.pk)

    def fresh(self, which: int):
        return type(self.wordings[which]).objects.get(pk=self.wordings[which].pk)

    def account_of_a_yes(self, which: int, yes: Yes) -> None:
        for earlier in self.accounts[which].yeses:
            if earlier.start <= self.now and (earlier.end is None or earlier.end > self.now):
                earlier.end = self.now
        self.accounts[which].yeses.append(yes)

    def is_taken_back(self) -> bool:
        if not self.taken:
            return False
        return not any(yes.own and yes.start > max(self.taken) for one in self.accounts for yes in one.yeses)

    def may_read(self, one: Account, audience: str) -> bool:
        if self.engagement.confidentiality not in ("on_record", "chatham_house"):
            return False
        if self.embargo is not None and self.embargo > self.now:
            return False
        if any(self.holds(yes) and covers(yes.audience, audience) for yes in one.yeses):
            return True
        told_openly = self.engagement.confidentiality == "on_record" and self.speaker.protection == "none"
        return one.on_record and told_openly and not self.taken

    def holds(self, yes: Yes) -> bool:
        if yes.start > self.now or (yes.end is not None and yes.end <= self.now):
            return False
        return not self.taken or (yes.own and yes.start > max(self.taken))


def covers(agreed: str, audience: str) -> bool:
    """A yes for many is a yes for fewer."""
    return WIDE_TO_NARROW.index(agreed) <= WIDE_TO_NARROW.index(audience)


def test_no_order_of_events_shows_what_may_not_be_read():
    examples = hypothesis_settings(max_examples=20, stateful_step_count=14, deadline=None, phases=QUICK)
    run_state_machine_as_test(ConsentMachine, settings=examples)


@pytest.mark.nightly
def test_two_thousand_orders_of_events_show_nothing_that_may_not_be_read():
    examples = hypothesis_settings(max_examples=2000, stateful_step_count=20, deadline=None, phases=QUICK)
    run_state_machine_as_test(ConsentMachine, settings=examples)
