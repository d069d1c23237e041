import dataclasses

import pytest

from overture.intake.adding import left_over, with_found
from overture.intake.drafting import drafts_of
from overture.intake.parties import Known
from overture_reader.model import Ask, Initiative
from tests.readings import TEXT, claim, reading, span

pytestmark = pytest.mark.unit
LOOSE_ASK = Ask("A9", span("Write to us if you like boats."), "Write to us", ("P2",), ("O4",))


def added(found, content=None):
    whole = reading()
    content = content or drafts_of(whole, text=TEXT, known=Known())[0]
    return with_found(content, found, reading=whole, text=TEXT, known=Known())


def test_what_every_draft_holds_is_not_left_over():
    drafts = drafts_of(reading(), text=TEXT, known=Known())

    assert left_over(reading(), drafts) == ()
    assert {one.key for one in left_over(reading(), [])} == {"A1", "Q1", "I1"}


def test_an_ask_brings_whom_it_names_with_their_bodies():
    draft = added(LOOSE_ASK)

    ask = draft.asks[-1]
    assert (ask.state, draft.named(ask.by[0]), draft.named(ask.to[0])) == ("said", "Ana Verel", "Tide Party")
    assert draft.named(draft.party(ask.by[0]).organisation) == "Willow Bank"


def test_a_key_that_means_somebody_else_in_the_draft_is_not_mixed_up():
    content = drafts_of(reading(), text=TEXT, known=Known())[0]
    other = dataclasses.replace(content.party("P1"), key="P2", name="Vela Moor")
    content = dataclasses.replace(content, parties=(*content.parties, other))

    draft = added(LOOSE_ASK, content)

    assert draft.named("P2") == "Vela Moor"
    assert draft.named(draft.asks[-1].by[0]) == "Ana Verel"


def test_an_initiative_is_added_with_its_words():
    draft = added(Initiative("I9", claim("Tide Party", "Tide Party"), span("Tide Party")))

    assert [(one.value, one.spans) for one in draft.initiatives][-1] == ("Tide Party", (span("Tide Party"),))


def test_an_initiative_that_a_person_typed_is_not_left_over():
    draft = drafts_of(reading(), text=TEXT, known=Known())[0]
    typed = dataclasses.replace(draft, initiatives=(dataclasses.replace(draft.initiatives[0], spans=()),))

    assert "I1" not in {one.key for one in left_over(reading(), [typed])}
