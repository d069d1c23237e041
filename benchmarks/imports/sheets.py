"""A sheet of invented people, and errors planted in it at known rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

HEADINGS = ("Ref", "Full name", "Organisation", "Job title", "Since", "Until", "E-mail", "Phone", "Side", "Language")
STARTS = (
    "Bar",
    "Cal",
    "Dov",
    "Eli",
    "Fen",
    "Gol",
    "Hal",
    "Ira",
    "Jor",
    "Kel",
    "Lun",
    "Mar",
    "Nel",
    "Ora",
    "Pel",
    "Quin",
    "Ros",
    "Sab",
    "Tal",
    "Uri",
)
ENDS = (
    "ana",
    "bek",
    "dor",
    "elin",
    "fara",
    "gosh",
    "hild",
    "imo",
    "jun",
    "kova",
    "lis",
    "mira",
    "nesh",
    "orin",
    "pia",
    "rast",
    "sune",
    "tove",
    "ulm",
    "vane",
)
BODIES = ("Ministry of Weather", "Harbour Council", "Orchard Party", "Committee on Bridges", "Embassy of Norrland")
ROLES = ("Adviser", "Deputy head", "Member", "Secretary", "Head of team")


@dataclass(frozen=True, slots=True)
class Planted:
    """An error: what it does to a row, by column heading, and the column where it is to be named (empty: the row)."""

    heading: str
    spoil: Callable[[dict[str, str]], None]


def _set(heading: str, value: str) -> Planted:
    return Planted(heading, lambda row: row.update({heading: value}))


def _ends_early(row: dict[str, str]) -> None:
    row.update({"Since": "2024-05", "Until": "2023"})


ERRORS = (
    _set("Full name", ""),
    _set("E-mail", "nobody at nowhere"),
    _set("Since", "last spring"),
    _set("Phone", "call me"),
    _set("Side", "both of them"),
    _set("Language", "the usual one"),
    _set("Full name", "???"),
    _set("Organisation", ""),
    Planted("Until", _ends_early),
    _set("Job title", "Adviser " * 40),
)


@dataclass(frozen=True, slots=True)
class PlantedSheet:
    """A CSV, and the row numbers at which something is wrong, each with the heading of the column."""

    content: bytes
    wrong: dict[int, str]


def people_sheet(count: int, *, wrong: int, seed: int = 5) -> PlantedSheet:
    """A CSV of `count` people, `wrong` of them spoiled; the same for the same numbers."""
    random = Random(seed)
    rows = [_row(number, random) for number in range(count)]
    spoiled = {}
    for place, number in enumerate(sorted(random.sample(range(count), wrong))):
        error = ERRORS[place % len(ERRORS)]
        error.spoil(rows[number])
        spoiled[number + 2] = "Job title" if error.heading == "Organisation" else error.heading
    text = io.StringIO()
    write = csv.DictWriter(text, HEADINGS)
    write.writeheader()
    write.writerows(rows)
    return PlantedSheet(text.getvalue().encode("utf-8-sig"), spoiled)


def _row(number: int, random: Random) -> dict[str, str]:
    digits = [number // 20**place % 20 for place in range(4)]
    name = f"{STARTS[digits[0]]}{ENDS[digits[1]]} {STARTS[digits[2]]}{ENDS[(digits[3] + digits[0]) % 20]}"
    year = random.randint(2012, 2023)
    return {
        "Ref": f"P{number:06}",
        "Full name": name,
        "Organisation": random.choice(BODIES),
        "Job title": random.choice(ROLES),
        "Since": f"{year}-{random.randint(1, 12):02}",
        "Until": "",
        "E-mail": f"p{number}@people.example",
        "Phone": f"+99 555 {number:06}",
        "Side": "Stakeholder",
        "Language": random.choice(("en", "ar", "he")),
    }
