import pytest

from overture.intake.quoting import kept_quotes
from overture_reader.model import Claim, Quote
from tests.readings import span

pytestmark = pytest.mark.unit


def quote(words, text, speaker="P1", **more):
    return Quote(words, span(words, text), words, speaker=Claim(speaker) if speaker else None, **more)


def words_of(text, *parts, **more):
    return [one.words for one in kept_quotes([quote(part, text, **more) for part in parts], text)]


@pytest.mark.parametrize(
    ("text", "parts", "kept"),
    [
        ("“We row,” said Ana. “The river is one.”", ("We row,", "The river is one."), "We row. The river is one."),
        ("“We row,” she added, “and we wait.”", ("We row,", "and we wait."), "We row, and we wait."),
        ("“We row”, said Ana, “and we wait.”", ("We row", "and we wait."), "We row, and we wait."),
        ("“We row,” said Ana, “I think.”", ("We row,", "I think."), "We row, I think."),
        ("“Do we row?” asked Ana. “We do.”", ("Do we row?", "We do."), "Do we row? We do."),
        ("“نجدف،” قالت آنا. “النهر واحد.”", ("نجدف،", "النهر واحد."), "نجدف. النهر واحد."),
        ("“חותרים,” אמרה אנה, “ומחכים.”", ("חותרים,", "ומחכים."), "חותרים, ומחכים."),
    ],
)
def test_words_that_only_a_cue_parts_are_one_quote(text, parts, kept):
    assert words_of(text, *parts) == [kept]


def test_both_parts_stay_as_evidence():
    text = "“We row,” said Ana. “The river is one.”"

    kept = kept_quotes([quote("We row,", text), quote("The river is one.", text)], text)[0]

    assert [text[a:b] for a, b in kept.spans] == ["We row", "The river is one."]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("“We row,” said Ana. She went to the ford. “All is one.”", ("We row,", "All is one.")),
        ("“We row” is what Ana calls “the boat song”", ("We row", "the boat song")),
        ("“We row,” said Ana.\n\n“All is one.”", ("We row,", "All is one.")),
        ("“We row,” said Ana of a house in the far north of Lowmarsh near here. “All.”", ("We row,", "All.")),
    ],
)
def test_words_with_more_than_a_cue_between_stay_two(text, parts):
    assert len(words_of(text, *parts)) == 2


def test_words_of_two_speakers_or_of_nobody_stay_two():
    text = "“We row,” said Ana. “We do not,” said Imre."

    both = kept_quotes([quote("We row,", text), quote("We do not,", text, speaker="P2")], text)

    assert [one.speaker for one in both] == ["P1", "P2"]
    assert len(words_of(text, "We row,", "We do not,", speaker=None)) == 2


@pytest.mark.parametrize(("found", "kept"), [("We row,", "We row"), ("We row —", "We row"), ("We row…", "We row…")])
def test_a_comma_or_dash_before_the_cue_is_not_of_the_words(found, kept):
    text = f"“{found}” said Ana."

    one = kept_quotes([quote(found, text)], text)[0]

    assert (one.words, text[one.span[0] : one.span[1]]) == (kept, kept)
