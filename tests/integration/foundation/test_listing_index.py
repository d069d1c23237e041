"""The folded index: who finds what, by which words, in which order, and what is left of what was erased."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from django.db import connection
from tests import personas
from tests.factories import EngagementFactory, OrganisationFactory, PersonFactory

from overture.directory import operations
from overture.directory.given import NameGiven
from overture.foundation.access import Viewer
from overture.foundation.listing.index import forget_removed_words, index_is_whole
from overture.foundation.listing.models import ListingEntry
from overture.foundation.listing.numbers import FIRST_DATED, number_of
from overture.foundation.listing.operations import rebuild_listing
from overture.foundation.listing.queries import entries_seen_by, newest_seen_by, out_of_step
from overture.foundation.listing.searching import search
from overture.foundation.listing.tokens import tokens_of
from overture.foundation.registry import ListedRow

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
ONE = "11111111-1111-4111-8111-111111111111"


@pytest.fixture
def by() -> Viewer:
    return personas.viewer(personas.coordinator())


def titles(viewer: Viewer, text: str) -> list[str]:
    return [entry.title for entry in search(viewer, text)]


@pytest.mark.parametrize(
    "text", ["s:role:coordinator", "role coordinator", "kind:person", "public", '" OR "s', "*", "'"]
)
def test_nobody_types_a_scope(by, text):
    operations.add_person(name="Amra Soling", standing="network", by=by)
    assert titles(by, "amra") == ["Amra Soling"]
    assert [titles(viewer, text) for viewer in (by, Viewer.public(), Viewer(frozenset()))] == [[], [], []]
    assert not entries_seen_by(Viewer(frozenset()), text=text)


def test_a_record_is_listed_once_for_whoever_has_two_tellings_of_it():
    full, other = frozenset({"role:coordinator"}), frozenset({"role:editor"})
    for tier, scopes, fuller in (("full", full, ()), ("substance", other, full)):
        row = ListedRow(tier, scopes, f"Briefing {tier}", "river", dt.date(2024, 1, 16))
        number = number_of(ONE, day=row.day, is_full=tier == "full")
        words = tokens_of("engagement", row, fuller)
        ListingEntry.objects.create(
            id=number, kind="engagement", record_id=ONE, tier=tier, title=row.title, words=words
        )

    found = [[entry.tier for entry in entries_seen_by(Viewer(scopes), text="river")] for scopes in (full, other)]
    assert found == [["full"], ["substance"]]
    both = Viewer(full | other)
    assert (
        [entry.tier for entry in entries_seen_by(both)] == [entry.tier for entry in search(both, "river")] == ["full"]
    )


def test_the_newest_come_first_and_a_page_begins_after_another(by):
    days = [dt.date(2020 + number % 3, 5, 1 + number) for number in range(9)]
    made = {str(EngagementFactory(starts_on=day).pk): day for day in days}
    undated = str(EngagementFactory(starts_on=None, when=None).pk)
    rebuild_listing()

    first = newest_seen_by(by, "engagement", text="river", most=4)
    second = newest_seen_by(by, "engagement", text="river", below=first[-1][0], most=9)

    assert first[0][1] == undated
    assert [made[key] for _number, key in (*first[1:], *second)] == sorted(days, reverse=True)


def test_entries_with_one_number_stand_beside_each_other(by):
    first, second = EngagementFactory(pk=ONE), EngagementFactory(pk=ONE[:-1] + "2")
    assert number_of(str(first.pk), day=None, is_full=True) == number_of(str(second.pk), day=None, is_full=True)
    rebuild_listing()
    assert {key for _number, key in newest_seen_by(by, "engagement", most=5)} == {str(first.pk), str(second.pk)}
    assert out_of_step() == 0


def test_what_has_no_day_stands_below_what_has_one():
    days = [None, dt.date(1800, 1, 1), dt.date(2024, 1, 1), dt.date(2024, 1, 2), dt.date.max]
    numbers = [number_of(ONE, day=day, is_full=True) for day in days]
    assert numbers == sorted(numbers)
    assert numbers[0] < FIRST_DATED < numbers[1]


def test_a_name_is_before_what_only_mentions_it_and_a_whole_name_before_a_longer_one(by):
    EngagementFactory(title="Talk at the ford", summary="About the Heron Party")
    for name in ("Heron Party Youth", "Heron Party", "Heronsgate"):
        operations.add_organisation(name=name, kind="party", standing="stakeholder", by=by)
    rebuild_listing()
    assert titles(by, "heron party") == ["Heron Party", "Heron Party Youth", "Talk at the ford"]
    assert titles(by, "heron")[-1] in ("Heronsgate", "Talk at the ford")


def test_a_search_asks_no_more_when_there_is_more_to_find(by, django_assert_max_num_queries):
    for count in (1, 30):
        for _number in range(count):
            EngagementFactory()
            operations.add_person(name="Amra Riverdale", standing="network", by=by)
        rebuild_listing()
        for words in ("river", "riverdale amra", "nothing-like-it"):
            with django_assert_max_num_queries(4):
                search(by, words)


def test_the_index_is_compared_with_its_table(by):
    operations.add_person(name="Amra Soling", standing="network", by=by)
    assert index_is_whole()
    assert out_of_step() == 0
    ListingEntry.objects.update(words="s:public kind:person amra")
    assert out_of_step() == 1
    assert [entry.title for entry in entries_seen_by(Viewer.public(), text="amra")] == ["Amra Soling"]
    rebuild_listing()
    assert (out_of_step(), titles(Viewer.public(), "amra"), titles(by, "amra")) == (0, [], ["Amra Soling"])


@pytest.mark.django_db(transaction=True)
def test_an_erased_word_is_not_in_the_bytes_of_the_database():
    if connection.vendor != "sqlite":
        forget_removed_words()  # PostgreSQL leaves removed rows to its own vacuum
        return
    by = personas.viewer(personas.coordinator())
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete=ON")
    keep = operations.add_person(name="Quillworth Vesperine", standing="network", by=by)
    gone = operations.add_person(
        name="Zephyrina Ombrelle", standing="network", by=by, names=[NameGiven("زفيرينا", language="ar")]
    )
    assert b"zephyrina" in bytes_of_the_database()

    assert operations.remove_unused(gone, by=by)

    left = bytes_of_the_database().lower()
    assert b"quillworth" in left
    assert b"zephyrina" not in left
    assert "زفيرينا".encode() not in left
    assert titles(by, "quillworth") == [keep.name]


def bytes_of_the_database() -> bytes:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    path = Path(connection.settings_dict["NAME"])
    return b"".join(part.read_bytes() for part in path.parent.glob(f"{path.name}*"))


def test_who_may_not_find_somebody_finds_them_by_no_spelling(by):
    person = PersonFactory(name="سلوى المرجاني", protection="at_risk")
    OrganisationFactory(name="Marjan House")
    rebuild_listing()
    others = [personas.viewer(make()) for make in (personas.editor, personas.director, personas.administrator)]
    spellings = ("Marjani", "سلوى", "Salwa al-Marjani", "סלוא מרג'אני", "marjan", "سلوى المرجني")
    assert all(str(person.pk) in {entry.record_id for entry in search(by, text)} for text in spellings)
    found = {entry.record_id for viewer in others for text in spellings for entry in search(viewer, text)}
    assert str(person.pk) not in found
    assert found
