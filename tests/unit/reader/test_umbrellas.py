"""Umbrella sentences, weekends, offers of contact, and whose people are, as news posts tell them."""

from __future__ import annotations

from datetime import date

import pytest

from overture_reader import Reading, prediction, read

pytestmark = pytest.mark.unit

ON = date(2026, 11, 24)
CONFERENCE = (
    "At the weekend, members spoke in sessions during the Progressive Forum’s annual conference. Ada Quill and Bo Sand "
    "from The Quay Table told a packed room how each lost a boat. “Nobody has to win,” said Ada.\n\n"
    "During another session, Cy Marsh-Bell, co-director of One Shoreline (OSL), set out OSL’s plan.\n\n"
    "Di Karmi-Low and Ed Ullman-Tor from Side by Side closed the day with a session on kitchens.\n"
)


def _read(text: str) -> Reading:
    return read(text, on=ON)


def test_sessions_take_host_and_weekend_from_the_sentence_before_them() -> None:
    found = prediction(_read(CONFERENCE))["engagements"]

    assert [each["kind"] for each in found] == ["conference_session"] * 3
    assert {(each["date"]["start"], each["date"]["end"]) for each in found} == {("2026-11-21", "2026-11-22")}
    assert {tuple(each["hosts"]) for each in found} == {("Progressive Forum",)}
    assert [{each["org"] for each in one["participants"]} for one in found] == [
        {"Quay Table"},
        {"One Shoreline"},
        {"Side by Side"},
    ]


@pytest.mark.parametrize(
    ("words", "saturday"),
    [
        ("At the weekend Ada Quill of River Trust met the Ministry of Water.", date(2026, 11, 21)),
        ("Ada Quill of River Trust met the Ministry of Water last weekend.", date(2026, 11, 21)),
        ("This weekend Ada Quill of River Trust will meet the Ministry of Water.", date(2026, 11, 28)),
        ("Next weekend Ada Quill of River Trust will meet the Ministry of Water.", date(2026, 11, 28)),
    ],
)
def test_a_weekend_is_the_one_before_unless_the_text_looks_ahead(words: str, saturday: date) -> None:
    day = _read(words).engagements[0].date

    assert day is not None
    assert day.start == saturday
    assert (day.end - day.start).days == 1


def test_sessions_have_no_day_where_the_text_gives_none() -> None:
    text = (
        "Last week Ada Quill of River Trust met the Ministry of Water.\n\n"
        "Subsequently, members participated in sessions during the Progressive Forum’s annual conference.\n\n"
        "Bo Sand from Quay Table shared how nets are mended.\n"
    )

    assert [each.date is None for each in _read(text).engagements] == [False, True]


def test_an_offer_of_contact_is_no_letter() -> None:
    text = "To be put in contact with our members, write to Eleanor Marsh: eleanor@river.example"
    reading = _read(text)

    assert reading.engagements == ()
    assert reading.contact is not None


def test_co_founders_share_their_body_and_the_official_keeps_hers() -> None:
    text = (
        "Yesterday Ada Quill and Bo Sand, co-founders of Women of the Bridge, met the chair of the Friends of the "
        "River Group, Petronella Ashby-Khan."
    )
    people = {each["name"]: each["org"] for each in prediction(_read(text))["people"]}

    assert people == {
        "Ada Quill": "Women of the Bridge",
        "Bo Sand": "Women of the Bridge",
        "Petronella Ashby-Khan": "Friends of the River Group",
    }


@pytest.mark.parametrize(
    ("phrase", "day"),
    [
        ("Monday last week", date(2026, 11, 16)),
        ("Friday of last week", date(2026, 11, 20)),
        ("Monday", date(2026, 11, 23)),
    ],
)
def test_a_weekday_of_last_week_is_one_day(phrase: str, day: date) -> None:
    found = _read(f"On {phrase} Ada Quill of River Trust met the Ministry of Water.").engagements[0].date

    assert found is not None
    assert (found.start, found.end) == (day, day)
