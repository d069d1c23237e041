"""The row "quote" of the table "who sees what": rules and queries say the same for every persona."""

import pytest

from overture.foundation.access import Viewer
from overture.voices import rules
from overture.voices.models import Quote
from overture.voices.operations import put_on_public_record, withdraw
from overture.voices.queries import page_of_quote, quotes_of_person, quotes_seen_by, quotes_shown
from overture.voices.waiting import consents_ending
from tests.factories import (
    EngagementFactory,
    OrganisationFactory,
    ParticipantFactory,
    PersonFactory,
    PostFactory,
)
from tests.integration.voices.words import DAY, DESK, NOW, WORDS, a_quote, a_yes, own_yes
from tests.personas import account, administrator, coordinator, director, editor, member_rep, viewer

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

CASES = {
    "no consent": lambda own: a_quote(organisation=own),
    "no consent, others'": lambda own: a_quote(),
    "for everybody": lambda own: opened(a_quote()),
    "for members": lambda own: opened(a_quote(), audience="members"),
    "for the desk": lambda own: opened(a_quote(), audience="desk"),
    "ended": lambda own: opened(a_quote(), until=NOW - DAY / 2),
    "withdrawn": lambda own: taken_back(opened(a_quote())),
    "withdrawn, agreed again": lambda own: agreed_again(taken_back(opened(a_quote()))),
    "at risk": lambda own: a_quote(speaker=PersonFactory(protection="at_risk")),
    "at risk, for everybody": lambda own: opened(
        a_quote(speaker=PersonFactory(protection="at_risk")), name_form="none"
    ),
    "off the record": lambda own: opened(a_quote(engagement=EngagementFactory(confidentiality="off_record"))),
    "embargo": lambda own: opened(a_quote(engagement=EngagementFactory(embargo_until=NOW + DAY))),
    "restricted": lambda own: restricted(opened(a_quote())),
    "public record": lambda own: on_record(),
}
SEEN = {
    "visitor": {"for everybody", "withdrawn, agreed again", "at risk, for everybody", "public record"},
    "representative": {
        "no consent", "for everybody", "for members", "withdrawn, agreed again", "at risk, for everybody",
        "public record",
    },
    "editor": {
        "no consent", "no consent, others'", "for everybody", "for members", "for the desk", "ended",
        "withdrawn, agreed again",
        "at risk, for everybody", "public record",
    },
    "director": {
        "for everybody", "for members", "for the desk", "withdrawn, agreed again", "at risk, for everybody",
        "public record",
    },
    "administrator": set(),
    "coordinator": set(CASES) - {"restricted"},
    "named coordinator": set(CASES),
}  # fmt: skip


def opened(quote, **terms):
    a_yes(quote, **terms)
    return quote


def taken_back(quote):
    withdraw(quote, through="desk", by=DESK, at=NOW - DAY / 2)
    return quote


def agreed_again(quote):
    own_yes(quote, at=NOW - DAY / 4)
    return quote


def restricted(quote):
    quote.engagement.restricted_to.add(account("coordinator", email="named@desk.example"))
    return quote


def on_record():
    speaker = PersonFactory()
    PostFactory(person=speaker, is_spokesperson=True)
    quote = a_quote(speaker=speaker)
    put_on_public_record(quote.wordings.get(), basis="spokesperson", source="Their website", by=DESK, at=NOW)
    return quote


def personas(own):
    from overture.accounts.models import User

    return {
        "visitor": viewer(),
        "representative": viewer(member_rep(own)),
        "editor": viewer(editor()),
        "director": viewer(director()),
        "administrator": viewer(administrator()),
        "coordinator": viewer(coordinator()),
        "named coordinator": viewer(User.objects.get(email="named@desk.example")),
    }


@pytest.fixture
def told():
    """Every case with its quote, and every persona as a viewer."""
    own = OrganisationFactory()
    quotes = {name: make(own) for name, make in CASES.items()}
    return quotes, personas(own)


@pytest.mark.parametrize("who", SEEN)
def test_a_persona_sees_the_quotes_of_the_table(told, who):
    quotes, viewers = told

    seen = set(quotes_seen_by(viewers[who], NOW))

    assert {name for name, quote in quotes.items() if quote in seen} == SEEN[who]


@pytest.mark.parametrize("who", SEEN)
def test_rule_and_query_agree(told, who):
    _, viewers = told
    seen = set(quotes_seen_by(viewers[who], NOW))

    assert {quote for quote in Quote.objects.all() if rules.can_see_quote(viewers[who], quote, at=NOW)} == seen


def test_words_of_a_speaker_at_risk_are_covered_in_lists():
    a_quote(speaker=PersonFactory(protection="at_risk"))
    a_quote()
    seen = viewer(coordinator())

    shown = quotes_shown(seen, quotes_seen_by(seen, NOW), at=NOW)

    assert sorted((one.is_covered, one.text) for one in shown) == [(False, WORDS), (True, "")]


def test_an_editor_does_not_learn_who_spoke_under_the_rule_of_the_room():
    quote = a_quote(engagement=EngagementFactory(confidentiality="chatham_house"))
    told = {who: quotes_shown(seen, quotes_seen_by(seen, NOW), at=NOW)[0] for who, seen in
            {"editor": viewer(editor()), "coordinator": viewer(coordinator())}.items()}  # fmt: skip

    assert told["coordinator"].speaker_id == quote.speaker_id
    assert (told["editor"].speaker, told["editor"].speaker_id, told["editor"].organisation) == ("", None, "")
    assert told["editor"].engagement_title == ""


def test_a_persons_page_gives_no_unnamed_quote_away():
    quote = a_quote()
    a_yes(quote, name_form="first")
    public, desk = Viewer.public(), viewer(coordinator())
    assert [one.text for one in quotes_of_person(desk, quote.speaker, NOW)] == [WORDS]

    assert quotes_of_person(public, quote.speaker, NOW) == []

    a_yes(quote)
    assert [one.text for one in quotes_of_person(public, quote.speaker, NOW)] == [WORDS]


@pytest.mark.parametrize("who", ["editor", "director", "administrator"])
def test_only_coordinators_keep_quotes(who):
    assert rules.can_keep_quotes(viewer(coordinator()))
    assert not rules.can_keep_quotes(viewer(account(who)))


@pytest.mark.parametrize("many", [1, 3])
def test_a_list_takes_the_same_queries_at_any_length(many, django_assert_num_queries):
    for _ in range(many):
        a_yes(a_quote(engagement=EngagementFactory()))
    seen = viewer(coordinator())

    with django_assert_num_queries(7):
        assert len(quotes_shown(seen, quotes_seen_by(seen, NOW), at=NOW)) == many


def test_states_follow_the_clock():
    plain, record = a_quote(), on_record()
    lasting, ending = opened(a_quote()), opened(a_quote(), until=NOW + DAY)
    ended, gone = opened(a_quote(), until=NOW - DAY / 2), taken_back(opened(a_quote()))

    states = {quote.pk: quote.state for quote in quotes_seen_by(DESK, NOW)}

    assert states == {
        plain.pk: "no_consent",
        record.pk: "public_record",
        lasting.pk: "cleared",
        ending.pk: "ending",
        ended.pk: "ended",
        gone.pk: "withdrawn",
    }


def test_a_consent_that_ends_soon_waits_for_a_coordinator():
    opened(a_quote(), until=NOW + DAY)
    opened(a_quote())

    assert [one.title for one in consents_ending(viewer(coordinator()), at=NOW)] == ["The consent of Hadiya Orrin ends"]
    assert list(consents_ending(viewer(editor()), at=NOW)) == []


@pytest.mark.parametrize("persona", [editor, director])
def test_somebody_who_objected_is_not_named_to_others_than_coordinators(persona):
    quote = a_quote()
    a_yes(quote)
    seen, desk = viewer(persona()), viewer(coordinator())
    named = [quotes_shown(who, quotes_seen_by(who, NOW), at=NOW)[0].speaker for who in (seen, desk)]
    assert named == ["Hadiya Orrin"] * 2

    type(quote.speaker).objects.update(objected_at=NOW - DAY)

    named = [quotes_shown(who, quotes_seen_by(who, NOW), at=NOW)[0].speaker for who in (seen, desk)]
    assert named == ["", "Hadiya Orrin"]


def test_the_name_to_show_is_kept_from_who_may_not_know_the_speaker():
    quote = a_quote(engagement=EngagementFactory(confidentiality="chatham_house"))
    a_yes(quote, name_form="first", shown_as="Hadiya")
    terms = {
        who: page_of_quote(seen, quote.pk, at=NOW).wordings[0].consents[0].shown_as
        for who, seen in {"editor": viewer(editor()), "coordinator": viewer(coordinator())}.items()
    }

    assert terms == {"editor": "", "coordinator": "Hadiya"}


def test_the_title_of_an_engagement_names_nobody_whom_the_reader_may_not_know():
    engagement = EngagementFactory(title="Briefing with Sannah Orlo")
    row = ParticipantFactory(engagement=engagement, person__name="Sannah Orlo")
    quote = a_quote(engagement=engagement)
    seen, desk = viewer(editor()), viewer(coordinator())
    titles = [quotes_shown(who, quotes_seen_by(who, NOW).filter(pk=quote.pk), at=NOW)[0] for who in (seen, desk)]
    assert [one.engagement_title for one in titles] == ["Briefing with Sannah Orlo"] * 2

    type(row.person).objects.filter(pk=row.person_id).update(protection="at_risk")

    titles = [quotes_shown(who, quotes_seen_by(who, NOW).filter(pk=quote.pk), at=NOW)[0] for who in (seen, desk)]
    assert [one.engagement_title for one in titles] == ["Briefing, 16 January 2024", "Briefing with Sannah Orlo"]
