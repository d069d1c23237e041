"""The list of engagements at any length: the same rows by every way, few queries, and an index under each of them."""

from __future__ import annotations

import datetime as dt
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from overture.bench.casting import add_cast
from overture.bench.rows import Maker
from overture.bench.seeding import list_the_others, write
from overture.bench.words import SOUGHT
from overture.directory.queries import lists as directory_lists
from overture.engagements.models import Engagement
from overture.engagements.queries import engagements_seen_by, listing, wordpages
from overture.engagements.queries.fetching import engagements_to_tell
from overture.engagements.queries.listing import EngagementFilters, engagements_listed
from overture.engagements.queries.pieces import Piece
from overture.engagements.queries.rows import rows_told, with_what_rows_need
from overture.engagements.queries.wording import tell_row
from overture.foundation.access.viewer import Viewer
from overture.foundation.listing.operations import rebuild_listing
from tests import personas
from tests.factories import AskFactory, EngagementFactory, ParticipantFactory, PersonFactory, StakeholderFactory

from .cases import NOW, STATES, Room

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
LIST = "/desk/engagements/"
MOST_QUERIES = {"coordinator": 13, "editor": 19, "director": 19}
"""The desk's own: session, account, roles, whom one speaks for, umbrella, side bar, saved filters, choice of bodies."""


@pytest.fixture
def made_desk():
    with translation.override("en"):
        cast = add_cast(Random(3), stakeholders=9, members=3)
        list_the_others()
        write(Maker(cast, Random(3)).make(250))
    return cast


def everything_listed(viewer: Viewer, filters: EngagementFilters) -> list[str]:
    """The ids of all pages, in their order."""
    found, mark = [], ""
    while True:
        page = engagements_listed(viewer, filters, at=NOW, mark=mark, size=40)
        found += [row.id for row in page.rows]
        mark = page.next_mark
        if not mark:
            return found


def test_each_row_says_what_a_whole_telling_says_to_every_reader_in_every_state():
    room = Room()
    for state in STATES[::3]:
        made = room.engagement(state)
        AskFactory(engagement=made)
        AskFactory(engagement=made, is_public=False)
        body = StakeholderFactory(name="وزارة الجسور")
        body.names.create(text="Ministry of Bridges", script="latin", language="en", kind="translation")
        ParticipantFactory(engagement=made, person=None, organisation=body, side="theirs")
        ParticipantFactory(engagement=made, person=None, group="three deputies", side="theirs")
        ParticipantFactory(engagement=made, person=PersonFactory(protection="at_risk"), side="ours")
        room.engagement(state, restricted=True)

    for name, viewer in room.viewers.items():
        rows = list(with_what_rows_need(viewer, engagements_seen_by(viewer, at=NOW), at=NOW))
        whole = engagements_to_tell([row.pk for row in rows])
        expected = [tell_row(Piece.of(viewer, whole[str(row.pk)], at=NOW)) for row in rows]
        assert [as_read(row) for row in rows_told(viewer, rows, at=NOW)] == [as_read(row) for row in expected], name


def as_read(row):
    """A row without the public address of its names, which no list shows."""
    whom = [(one.text, one.language, one.kind, one.id) for one in row.with_whom]
    spoke = [(str(one), [str(body) for body in bodies]) for one, bodies in row.spoke]
    return row.id, row.title, row.when_words, whom, spoke, row.ask_count, row.is_published, row.record_level


def test_the_pages_hold_what_the_rule_lets_in_once_and_in_order(made_desk):
    for role in MOST_QUERIES:
        viewer = personas.viewer(personas.account(role))
        expected = engagements_seen_by(viewer, at=NOW).order_by("-sorted_on", "-pk").values_list("pk", flat=True)
        assert everything_listed(viewer, EngagementFilters()) == [str(pk) for pk in expected], role


def test_the_pages_of_a_word_hold_all_that_has_it_newest_first(made_desk, monkeypatch):
    monkeypatch.setattr(wordpages, "MOST_COUNTED", 9)
    monkeypatch.setattr(wordpages, "FURTHEST_LOOK", 8)
    viewer = personas.viewer(personas.coordinator())
    seen = list(engagements_seen_by(viewer, at=NOW).values_list("pk", "kind", "summary", "title"))
    days = {str(pk): day for pk, day in Engagement.objects.values_list("pk", "sorted_on")}
    for word, least in zip(SOUGHT.values(), (12, 2, 2), strict=True):
        having = {str(pk): kind for pk, kind, *said in seen if word.lower() in " ".join(said).lower()}
        assert len(having) > least

        found = everything_listed(viewer, EngagementFilters(text=word))
        narrowed = everything_listed(viewer, EngagementFilters(text=word, kind="meeting"))

        assert set(found) >= set(having)
        assert set(narrowed) == {pk for pk in found if kind_of(pk) == "meeting"}
        assert len(found) == len(set(found))
        assert [days[pk] for pk in found] == sorted((days[pk] for pk in found), reverse=True)


def kind_of(pk: str) -> str:
    return Engagement.objects.get(pk=pk).kind


def test_totals_are_counted_for_what_can_be_read_and_not_beyond(monkeypatch, made_desk):
    viewer = personas.viewer(personas.coordinator())
    totals = engagements_listed(viewer, EngagementFilters(kind="visit"), at=NOW).totals
    visits = engagements_seen_by(viewer, at=NOW).filter(kind="visit")
    assert (totals.engagements, totals.is_more) == (visits.count(), False)
    assert totals.held == visits.filter(status="held").count()

    monkeypatch.setattr(listing, "MOST_COUNTED", 5)
    monkeypatch.setattr(wordpages, "MOST_COUNTED", 5)

    assert engagements_listed(viewer, EngagementFilters(), at=NOW).totals.is_more
    assert engagements_listed(viewer, EngagementFilters(text="wells"), at=NOW).totals.is_more
    assert not engagements_listed(viewer, EngagementFilters(text="wells", kind="visit"), at=NOW).totals.is_known


@pytest.mark.parametrize("role", MOST_QUERIES)
def test_a_page_asks_few_queries_however_many_rows_it_has(made_desk, role):
    client = personas.sign_in(personas.account(role))
    client.get(LIST)

    with CaptureQueriesContext(connection) as full:
        assert len(client.get(LIST).context["rows"]) == 30
    with CaptureQueriesContext(connection) as narrowed:
        assert len(client.get(f"{LIST}?kind=other").context["rows"]) < 30

    assert len(full) <= MOST_QUERIES[role]
    assert len(narrowed) <= MOST_QUERIES[role] + 1


FILTERS = (
    EngagementFilters(),
    EngagementFilters(kind="visit"),
    EngagementFilters(status="planned"),
    EngagementFilters(level="chatham_house"),
    EngagementFilters(first=dt.date(2024, 3, 1), last=dt.date(2024, 3, 31)),
    EngagementFilters(text="wells"),
)


@pytest.mark.parametrize("role", ["coordinator", "editor"])
def test_no_query_of_a_page_walks_a_whole_table_or_sorts_one(made_desk, role):
    viewer = personas.viewer(personas.account(role))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    for filters in FILTERS:
        mark = "" if filters.text else "2024-03-20|00000000-0000-0000-0000-000000000000"
        with CaptureQueriesContext(connection) as asked:
            engagements_listed(viewer, filters, at=NOW, mark=mark, size=5)
        queries = [query["sql"] for query in asked.captured_queries]
        # Counting all there is stops at a thousand rows of a long table; what is counted after a filter has its index.
        queries = [sql for sql in queries if filters.narrows or "SELECT COUNT(" not in sql.removeprefix("SELECT (")]
        walks = [(step, sql) for sql in queries for step in walks_in(sql)]
        assert walks == [], filters


def walks_in(sql: str) -> list[str]:
    """The steps of a plan that read a long table from end to end, and those that sort what is not some rows alone."""
    steps = plan_of(sql)
    return [step for step in steps if is_walk(step) or (is_sort(step) and " IN (" not in sql)]


def plan_of(sql: str) -> list[str]:
    explain = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("SET LOCAL enable_sort = off")
        cursor.execute(f"{explain} {sql}")
        return [str(row[-1]) for row in cursor.fetchall()]


LONG = (
    "engagements_engagement",
    "engagements_participant",
    "engagements_ask",
    "engagements_spokefor",
    "listing_listingentry",
)


def is_walk(step: str) -> bool:
    words = step.replace('"', "").split()
    if connection.vendor == "sqlite":
        return step.startswith("SCAN") and "USING" not in step and any(one in LONG for one in words)
    return "Seq Scan" in step and any(one in LONG for one in words)


def is_sort(step: str) -> bool:
    return "USE TEMP B-TREE FOR ORDER BY" in step or ("Sort" in step and "Incremental" not in step)


def test_where_bodies_are_too_many_to_choose_from_a_name_is_typed(monkeypatch):
    rebuild = StakeholderFactory(name="Ministry of Orchards"), StakeholderFactory(name="Harbour Board")
    made = EngagementFactory()
    ParticipantFactory(engagement=made, person=None, organisation=rebuild[0], side="theirs")
    rebuild_listing()
    client = personas.sign_in(personas.coordinator())
    assert 'name="organisation"' in client.get(LIST).content.decode()

    monkeypatch.setattr(directory_lists, "MOST_TO_CHOOSE", 1)
    page = client.get(LIST).content.decode()
    found = client.get(f"{LIST}?with=orchards&kind=briefing&after=x")

    assert ['name="organisation"' in page, 'name="with"' in page] == [False, True]
    assert found.url == f"{LIST}?kind=briefing&organisation={rebuild[0].pk}"
    assert client.get(f"{LIST}?with=nobody+at+all").url == f"{LIST}?q=nobody+at+all"
