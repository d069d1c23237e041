"""Any desk comes back: random records in every table that people write, on this database and from another one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from overture.directory.models import Membership, Name, Organisation, Person, Post, Topic
from overture.engagements.models import Ask, Engagement, Participant, SpokeFor
from overture.exchange.writing import insert_objects
from overture.foundation.partial_dates import PartialDate

from .desks import empty_the_desk, exported, imported, members

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

ROOT = Path(__file__).resolve().parents[3]
LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\x00")
TEXT = st.text(LETTERS, min_size=1, max_size=12) | st.sampled_from(
    ["=1+1", "'", "''=x", '"', "a\r\nb", "\ufeff", "، ؛"]
)
DATES = (
    st.none()
    | st.dates().map(PartialDate.day)
    | st.sampled_from(["2024-W02", "2024-01", "2024"]).map(PartialDate.parse)
)


class Undone(Exception):
    """Ends an example, so that nothing of it stays."""


@st.composite
def desks(draw: st.DrawFn) -> list[object]:
    """Unsaved records that hang together."""
    bodies = [Organisation(name=draw(TEXT), slug=draw(st.none() | st.just(f"b-{n}"))) for n in range(3)]
    bodies[1].parent = bodies[0]
    people = [Person(name=draw(TEXT), source_note=draw(TEXT | st.just(""))) for _n in range(2)]
    topic = Topic(name=draw(st.dictionaries(st.sampled_from(["en", "ar", "he"]), TEXT)), slug="t")
    engagement = Engagement(title=draw(TEXT), when=draw(DATES), summary=draw(TEXT), notes=draw(TEXT | st.just("")))
    there = Participant(id=draw(st.integers(1, 2**40)), engagement=engagement, person=people[0], side="ours")
    return [
        *bodies,
        *people,
        topic,
        engagement,
        there,
        Name(person=people[0], text=draw(TEXT), script="latin"),
        Post(person=people[0], organisation=bodies[1], role=draw(TEXT), started=draw(DATES), ended=draw(DATES)),
        Membership(member=bodies[2], network=bodies[0], joined=draw(DATES)),
        Ask(engagement=engagement, text=draw(TEXT), answered=draw(DATES)),
        SpokeFor(participant=there, organisation=bodies[2], mandate=draw(TEXT)),
    ]


def comes_back(records: list[object]) -> None:
    """Write the records, take them out and in and out; then undo all of it."""
    for record in records:
        record.save(force_insert=True)
    topic = next(one for one in records if isinstance(one, Topic))
    next(one for one in records if isinstance(one, Engagement)).topics.add(topic)
    first = exported()
    empty_the_desk()
    imported(first)
    assert members(exported()) == members(first)
    raise Undone


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(desks())
def test_a_random_desk_comes_back_byte_for_byte(records):
    with pytest.raises(Undone), transaction.atomic():
        comes_back(records)


def test_numbers_go_on_after_a_desk_came_in():
    """A sequence that was not moved on would give a number that is taken."""
    person = Person.objects.create(name="Somebody")
    for number in range(3):
        Name.objects.create(person=person, text=f"Name {number}", script="latin")
    export = exported()
    empty_the_desk()
    imported(export)

    Name.objects.create(person=person, text="one more", script="latin")
    assert insert_objects(Name, [Name(person=person, text="and another", script="latin")]) == 1
    assert Name.objects.count() == 5


@pytest.mark.nightly
@pytest.mark.xdist_group("cli")
def test_the_sample_desk_moves_from_another_database_with_another_key(tmp_path):
    """SQLite in a process and home of its own, into the database of this run: SQLite again, or PostgreSQL."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    home = {**kept, "PYTHONPATH": str(ROOT / "src"), "OVERTURE_HOME": str(tmp_path / "home")}
    for words in (["sample", "--size", "small"], ["export", "--sealed", str(tmp_path / "desk.zip")]):
        command = [sys.executable, "-m", "overture.cli", *words]
        done = subprocess.run(command, env=home, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120)
        assert done.returncode == 0, done.stderr
    export = (tmp_path / "desk.zip").read_bytes()

    assert imported(export) > 1000

    assert members(exported()) == members(export)
    assert (tmp_path / "desk.zip").stat().st_mode & 0o077 == 0
