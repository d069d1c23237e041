import dataclasses

import pytest

from overture.intake.asking import group_of
from overture.intake.belonging import homes
from overture.intake.changes import AskSaid, AsksSaid, Recognised
from overture.intake.drafting import drafts_of
from overture.intake.parties import Known
from overture_reader.model import Ask, Initiative, Quote
from tests.readings import TEXT, claim, reading, session, span

pytestmark = pytest.mark.unit

UMBRELLA = (
    "Members went to the Tide Party’s day to show their work and urge ministers and supporters to champion ferries."
)
LONG = TEXT.replace("Write to us if you like boats.", UMBRELLA + "\n\nFar from here.\n\nAna Verel took the floor.")
URGE = "urge ministers and supporters to champion ferries"


def ask(words=URGE, text=LONG, **more):
    return Ask("A9", span(words, text), words, **more)


def hosted_later(host="Tide Party"):
    """A session at the end of the text, whose host the umbrella sentence may name."""
    body = claim("O4" if host == "Tide Party" else "O2")
    return session(scope=(span("Ana Verel took the floor.", LONG),), hosts=(body,), quotes=())


def with_mention(found):
    bodies = [
        dataclasses.replace(one, mentions=(*one.mentions, span("Tide Party", LONG, 1))) if one.key == "O4" else one
        for one in found.organisations
    ]
    return dataclasses.replace(found, organisations=tuple(bodies))


def test_an_ask_before_the_sessions_goes_to_the_first_with_a_host_of_its_paragraph():
    found = with_mention(reading(engagements=(hosted_later(),), asks=(ask(),), quotes=()))

    offered = drafts_of(found, text=LONG, known=Known())[0].asks

    assert [(one.text, one.state, one.why.rule) for one in offered] == [("Champion ferries", "check", "offered")]
    assert [LONG[a:b] for a, b in offered[0].spans] == [URGE]


def test_an_ask_that_fits_nowhere_has_no_home():
    found = with_mention(
        reading(engagements=(hosted_later("Ministry of Fords"),), asks=(ask(),), quotes=(), initiatives=())
    )

    assert homes(found, LONG) == {}


def test_an_ask_goes_to_the_engagement_of_the_next_paragraph():
    text = f"{UMBRELLA}\n\n{TEXT}"
    later = session(scope=(span("A week in Lowmarsh", text),), hosts=(), quotes=())
    found = reading(engagements=(later,), asks=(ask(text=text),), quotes=(), initiatives=())

    assert homes(found, text) == {"A9": "E2"}


def test_a_quote_and_an_initiative_within_the_passage_of_a_draft_are_offered_to_it():
    quote = Quote("Q1", span("We row in one boat,"), "We row in one boat,", engagement="E7")
    loose = Initiative("I9", claim("Tide Party", "Tide Party"), span("Tide Party"))

    draft = drafts_of(reading(quotes=(quote,), initiatives=(loose,)), text=TEXT, known=Known())[1]

    assert [one.words for one in draft.quotes] == ["We row in one boat"]
    assert [(one.value, one.state) for one in draft.initiatives] == [("Tide Party", "check")]


@pytest.mark.parametrize(
    ("words", "group"),
    [
        ("called on shadow ministers to write it into policy", "shadow ministers"),
        ("urge Labour ministers and supporters to champion it", "Labour ministers and supporters"),
        ("asked the members of the town to wait", "members of the town"),
        ("urged them to wait", None),
        ("called on those in the valley to hear", None),
        ("asked for a seat at every round", None),
        ("Open the call to paired schools", None),
    ],
)
def test_the_group_that_an_ask_names(words, group):
    found = group_of(Ask("A1", (0, len(words)), words))

    assert (found and found[0]) == group
    assert found is None or words[slice(*found[1])] == group


def test_an_ask_of_a_named_body_names_no_group():
    assert group_of(ask(to=("O2",))) is None


def test_the_group_is_offered_on_their_side_and_stays_when_the_ask_is_changed():
    found = with_mention(reading(engagements=(hosted_later(),), asks=(ask(),), quotes=()))
    draft = drafts_of(found, text=LONG, known=Known())[0]

    group = draft.party(draft.asks[0].to[0])
    assert (group.kind, group.name, group.side) == ("group", "ministers and supporters", "theirs")
    assert [one.state for one in draft.participants if one.party == group.key] == ["check"]

    said = AsksSaid((AskSaid(0, "Champion boats", ("ministers and supporters",)),))
    assert said.applied(draft, lambda name, kind: Recognised()).asks[0].to == (group.key,)
