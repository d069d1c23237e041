import dataclasses

import pytest

from overture.intake import drafting
from overture.intake.asking import what_is_asked
from overture.intake.changes import answered
from overture.intake.content import read_content
from overture.intake.drafting import draft_from_words, drafts_of, only_selection
from overture.intake.parties import Known, KnownRecord, party_of
from overture_reader.model import DocumentFacts, Participant, Quote
from tests import readings
from tests.readings import TEXT, asked, claim, entity, reading, session, span

pytestmark = pytest.mark.unit
NOBODY = Known()


@dataclasses.dataclass
class Record:
    pk: str
    name: str
    standing: str = "network"


def drafts(found=None, known=NOBODY, **more):
    return drafts_of(found or reading(), text=TEXT, known=known, **more)


def test_each_engagement_becomes_a_draft_in_the_order_of_the_text():
    assert [draft.key for draft in drafts()] == ["E1", "E2"]


def test_a_week_stays_a_week():
    assert drafts()[1].when.value == "2029-W19"


def test_a_date_that_was_worked_out_is_to_be_checked_and_keeps_its_rule():
    when = drafts()[1].when

    assert (when.state, when.why.rule, when.why.param("from")) == ("check", "relative.last_week", "2029-05-15")


def test_every_value_keeps_the_words_it_came_from():
    draft = drafts()[0]

    assert [TEXT[a:b] for a, b in draft.when.spans] == ["On Tuesday"]
    assert [TEXT[a:b] for a, b in draft.participants[1].spans] == ["Imre Castel of Reed House"]
    assert [TEXT[a:b] for a, b in draft.asks[0].spans] == ["urged the Ministry to keep the ferries running"]


def test_a_host_is_a_participant_once_and_sits_at_their_side():
    draft = drafts()[0]

    assert [(one.party, one.part) for one in draft.participants] == [("O2", "host"), ("P1", "speaker")]
    assert (draft.party("O2").side, draft.party("P1").side) == ("theirs", "ours")


def test_content_reads_back_from_its_sealed_form():
    for draft in drafts():
        assert read_content(draft.as_text()) == draft


def test_the_record_level_is_open_until_somebody_decides():
    assert drafts()[0].confidentiality.value == ""


def test_what_we_published_is_on_the_record():
    assert drafts(published_by_us=True)[0].confidentiality.value == "on_record"


@pytest.mark.parametrize("level", ["off_record", "chatham_house"])
def test_what_the_text_says_wins_over_our_publishing_it(level):
    facts = DocumentFacts("post", ("en",), confidentiality=claim(level, "Write to us"))

    draft = drafts(reading(document=facts), published_by_us=True)[0]

    assert (draft.confidentiality.value, draft.confidentiality.why.rule) == (level, "record.said_in_text")


def test_the_stricter_of_two_levels_wins():
    facts = DocumentFacts("post", ("en",), confidentiality=claim("off_record", "Write to us"))
    found = reading(document=facts, engagements=(session(confidentiality=claim("on_record", "spoke at")),))

    assert drafts(found)[0].confidentiality.value == "off_record"


def test_a_name_that_comes_near_is_asked_with_its_spellings():
    record = Record("7", "Imre Kastell")
    found = reading(people=(asked("P1", "Imre Castel", record), entity("P2", "Ana Verel")))
    known = Known({"7": KnownRecord("7", "Imre Kastell", ("Imre Kastell", "ימרה קסטל"), "Reed House", "network")})

    party = drafts(found, known)[0].party("P1")

    assert party.is_asked
    assert party.candidates[0].spellings == ("ימרה קסטל",)
    assert party.candidates[0].organisation == "Reed House"


def test_an_answer_that_somebody_gave_stands_above_the_score():
    record = Record("7", "Imre Kastell")
    found = asked("P1", "Imre Castel", record)
    records = {"7": KnownRecord("7", "Imre Kastell")}

    no = party_of(found, Known(records, {("imre castel", "7"): False}))
    yes = party_of(found, Known(records, {("imre castel", "7"): True}))

    assert (no.link, yes.link, yes.record_id) == ("new", "known", "7")


def test_someone_else_goes_on_to_the_next_candidate_and_then_is_new():
    record = Record("7", "Imre Kastell")
    draft = drafts(reading(people=(asked("P1", "Imre Castel", record), entity("P2", "Ana Verel"))))[0]

    assert answered(draft, "P1", "7", is_same=False).party("P1").link == "new"


def test_a_reported_position_is_no_quote():
    found = reading(quotes=(Quote("Q1", span("She works on"), "She works on", "indirect", engagement="E2"),))

    assert drafts(found)[1].quotes == ()


def test_words_without_a_named_speaker_keep_none():
    found = reading(quotes=(Quote("Q1", span("We row in one boat,"), "We row in one boat,", engagement="E2"),))

    assert drafts(found)[1].quotes[0].speaker == ""


def test_somebody_who_is_unknown_to_the_reading_is_left_out():
    found = reading(engagements=(session(participants=(Participant("P9", "speaker"),)),))

    assert [one.party for one in drafts(found)[0].participants] == ["O4"]


def test_a_selection_keeps_its_place_in_the_text():
    start, end = span("Ana Verel")

    alone = only_selection(TEXT, start, end)

    assert alone[start:end] == "Ana Verel"
    assert alone.strip() == "Ana Verel"


def test_a_draft_by_hand_takes_the_people_and_words_of_the_selection_to_be_checked():
    start, end = readings.span(TEXT.split("\n\n")[2])

    draft = draft_from_words(reading(), start, end, text=TEXT, known=NOBODY, key="S3", title="By hand")

    assert [one.party for one in draft.participants] == ["P2", "O3", "O4"]
    assert draft.quotes[0].words == "We row in one boat"
    assert draft.kind.state == "check"


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("urged the Ministry to keep the ferries running", "Keep the ferries running"),
        ("called on those in the valley to hear both banks", "Hear both banks"),
        ("asked for a seat at every round", "A seat at every round"),
        ("Open the call to paired schools", "Open the call to paired schools"),
        ("لفتح باب التقديم", "لفتح باب التقديم"),
    ],
)
def test_an_ask_says_what_is_asked_for(words, asked):
    assert what_is_asked(words) == asked


def test_two_drafts_of_one_title_are_told_apart_by_whom_they_spoke_for():
    one = drafts()[0]

    first, second = drafting.told_apart([one, one])

    assert first.title.value == f"{one.title.value} (Reed House)"
    assert second.title.value == first.title.value
    assert drafting.told_apart([one])[0].title.value == one.title.value


def test_a_spelling_never_heard_of_is_asked_about_however_near_it_is():
    known = Known({"7": KnownRecord("7", "Imre Castell", ("אימרה קסטל",), standing="network")})
    near = entity("P1", "Imre Castel", proposed_id="7", link_state="known")

    party = party_of(near, known)

    assert (party.link, [one.record_id for one in party.candidates]) == ("ask", ["7"])
    answered_yes = party_of(near, Known(known.records, {("imre castel", "7"): True}))
    assert (answered_yes.link, answered_yes.record_id) == ("known", "7")


@pytest.mark.parametrize("text_name", ["Imre Castel", "Castel"])
def test_a_name_spelt_as_known_is_not_asked_about(text_name):
    known = Known({"7": KnownRecord("7", "Imre Castel", standing="network")})

    assert (
        party_of(
            dataclasses.replace(
                entity("P1", "Imre Castel", proposed_id="7", link_state="known"), name=claim(text_name)
            ),
            known,
        ).link
        == "known"
    )
