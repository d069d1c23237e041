"""Changes to a text whose effect on the reading is known without any gold."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from overture_reader import Directory, Reading, prediction, read

pytestmark = pytest.mark.unit

ON = date(2030, 5, 15)
POST = (
    "Two rooms in one week\n\n"
    "Last week, Ada Quill and Bram Oyelaran of member River Trust presented their work to the Ministry of Water. "
    "Ada asked the Ministry to open the dam data by spring. “Water does not wait,” she said.\n\n"
    "Yesterday, Chioma Stent, director of Open Ledger, took part in a session at the Liberal Union's Annual Congress.\n"
)


def _shown(reading: Reading) -> list[tuple[object, ...]]:
    """The engagements without their places."""
    return [
        (
            each["kind"],
            each["status"],
            each["date"] and (each["date"]["start"], each["date"]["end"]),
            each["hosts"],
            [(who["name"], who["org"]) for who in each["participants"]],
        )
        for each in prediction(reading)["engagements"]
    ]


def test_the_post_is_read_as_meant() -> None:
    people = [("Ada Quill", "River Trust"), ("Bram Oyelaran", "River Trust")]

    assert _shown(read(POST, on=ON)) == [
        ("briefing", "held", ("2030-05-06", "2030-05-12"), ["Ministry of Water"], people),
        (
            "conference_session",
            "held",
            ("2030-05-14", "2030-05-14"),
            ["Liberal Union"],
            [("Chioma Stent", "Open Ledger")],
        ),
    ]


def test_people_renamed_everywhere_give_the_same_reading_renamed() -> None:
    new_names = {
        "Ada": "Ximena",
        "Quill": "Tarkett-Boe",
        "Bram": "Jussi",
        "Oyelaran": "Mwale",
        "Chioma": "Petra",
        "Stent": "Lind",
    }
    renamed = POST
    for old, new in new_names.items():
        renamed = renamed.replace(old, new)
    wanted = str(_shown(read(POST, on=ON)))
    for old, new in new_names.items():
        wanted = wanted.replace(old, new)

    assert str(_shown(read(renamed, on=ON))) == wanted


@pytest.mark.parametrize("weeks", [-30, 1, 5, 52])
def test_a_document_dated_weeks_later_moves_every_date_by_as_much(weeks: int) -> None:
    before, after = read(POST, on=ON), read(POST, on=ON + timedelta(weeks=weeks))

    for one, two in zip(before.engagements, after.engagements, strict=True):
        assert one.date is not None
        assert two.date is not None
        assert two.date.start - one.date.start == timedelta(weeks=weeks)


@pytest.mark.parametrize("marks", ['""', "«»", "„“"])
def test_other_quotation_marks_give_the_same_quotation(marks: str) -> None:
    reading = read(POST.replace("“", marks[0]).replace("”", marks[1]), on=ON)

    assert [each.text for each in reading.quotes] == ["Water does not wait,"]
    assert [each.speaker and each.speaker.value for each in reading.quotes] == ["P1"]


def test_characters_nobody_sees_change_nothing_but_places() -> None:
    sprinkled = POST.replace("a", "a\u200b").replace("M", "\u2060M")

    assert _shown(read(sprinkled, on=ON)) == _shown(read(POST, on=ON))
    assert {each.kind for each in read(sprinkled, on=ON).removed} == {"zero_width"}


def test_a_signature_under_it_adds_no_engagement() -> None:
    signed = POST + "\nHugo Marsh\nPress Officer\npress@river.example\n"

    assert _shown(read(signed, on=ON)) == _shown(read(POST, on=ON))


def test_a_longer_directory_of_others_links_nobody() -> None:
    others = Directory.from_json({"people": [{"id": "x", "names": ["Ada Quills"], "org": "Hill Bank"}]})
    ada = read(POST, on=ON, directory=others).people[0]

    assert (ada.link_state, ada.proposed_id) == ("ask", None)
    assert [each.id for each in ada.candidates] == ["x"]
