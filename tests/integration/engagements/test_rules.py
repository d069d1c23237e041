"""Table 4: what each persona is told of an engagement in each state, and that rule, queries and listing agree."""

from __future__ import annotations

import datetime as dt

import pytest

from overture.engagements import rules
from overture.engagements.models import Engagement
from overture.engagements.queries import engagements_seen_by, engagements_seen_in_full_by, tellings, with_readers
from overture.engagements.rules import Telling
from overture.foundation.listing.operations import rebuild_listing
from overture.foundation.listing.queries import entries_seen_by

from .cases import NOW, STATES, Room

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

FULL, SUBSTANCE, NONE = Telling.FULL, Telling.SUBSTANCE, Telling.NONE
UNPUBLISHED, PUBLISHED = None, NOW
BEFORE = NOW - dt.timedelta(days=1)

ALL = {"public": FULL, "own": FULL, "other": FULL, "editor": FULL, "director": FULL, "administrator": FULL}
STAFF = {"own": FULL, "editor": FULL, "director": FULL}
UNTOLD = {"own": FULL, "editor": SUBSTANCE, "director": FULL}
SAID = UNTOLD | {"public": SUBSTANCE, "other": SUBSTANCE, "administrator": SUBSTANCE}
LATER = NOW + dt.timedelta(days=1)

# level, public_from, embargo_until, shared -> what each of the columns is told
TABLE = [
    ("on_record", PUBLISHED, None, False, ALL),
    ("on_record", PUBLISHED, BEFORE, False, ALL),
    ("on_record", UNPUBLISHED, None, False, STAFF),
    ("on_record", UNPUBLISHED, None, True, STAFF | {"other": FULL}),
    ("chatham_house", PUBLISHED, None, False, SAID),
    ("chatham_house", UNPUBLISHED, None, False, UNTOLD),
    ("chatham_house", UNPUBLISHED, None, True, UNTOLD | {"other": SUBSTANCE}),
    ("off_record", PUBLISHED, None, True, {}),
    ("", PUBLISHED, None, True, {}),
    ("on_record", PUBLISHED, LATER, True, {}),
    ("chatham_house", PUBLISHED, LATER, True, {}),
]
COLUMNS = {
    "public": "public",
    "own": "own representative",
    "other": "other representative",
    "editor": "editor",
    "director": "director",
    "administrator": "administrator",
}


@pytest.mark.parametrize(("level", "public_from", "embargo", "shared", "expected"), TABLE)
def test_each_cell_of_the_table(level, public_from, embargo, shared, expected):
    room = Room()
    engagement = room.engagement((level, public_from, embargo, shared))

    found = {column: rules.telling(room.viewers[name], engagement, at=NOW) for column, name in COLUMNS.items()}

    assert found == {column: expected.get(column, NONE) for column in COLUMNS}
    assert rules.telling(room.viewers["coordinator"], engagement, at=NOW) is FULL


@pytest.mark.parametrize("level", ["off_record", "", "on_record"])
def test_who_was_there_reads_what_is_kept_at_the_desk_and_who_sent_apologies_does_not(level):
    room = Room()
    engagement = room.engagement((level, None, NOW + dt.timedelta(days=1), False))

    assert rules.telling(room.viewers["representative who was there"], engagement, at=NOW) is FULL
    assert rules.telling(room.viewers["representative who sent apologies"], engagement, at=NOW) is NONE


@pytest.mark.parametrize("level", ["on_record", "chatham_house", "off_record"])
def test_a_restriction_wins_over_everything(level):
    room = Room()
    engagement = room.engagement((level, NOW, None, True), restricted=True)

    seen = {name for name, viewer in room.viewers.items() if rules.can_see_engagement(viewer, engagement, at=NOW)}

    assert seen == {"named coordinator", "named editor"}


def test_rule_and_queries_agree_for_every_persona_in_every_state():
    room = Room()
    for state in STATES:
        room.engagement(state)
        room.engagement(state, restricted=True)
    engagements = list(with_readers(Engagement.objects.all()))
    assert len(engagements) == 2 * len(STATES)

    for name, viewer in room.viewers.items():
        by_rule = {one.pk: rules.telling(viewer, one, at=NOW) for one in engagements}
        seen = {pk for pk, told in by_rule.items() if told is not NONE}
        in_full = {pk for pk, told in by_rule.items() if told is FULL}
        assert set(engagements_seen_by(viewer, at=NOW).values_list("pk", flat=True)) == seen, name
        assert set(engagements_seen_in_full_by(viewer, at=NOW).values_list("pk", flat=True)) == in_full, name


def test_the_telling_has_what_the_rule_gives_and_nothing_of_what_it_refuses():
    room = Room()
    engagements = [room.engagement(state) for state in STATES]

    for name, viewer in room.viewers.items():
        told = tellings(viewer, [one.pk for one in engagements], at=NOW)
        expected = {str(one.pk): rules.telling(viewer, one, at=NOW) for one in engagements}
        assert {key: one.telling for key, one in told.items()} == {k: v for k, v in expected.items() if v}, name


def test_the_listing_finds_what_the_rule_tells(time_machine):
    time_machine.move_to(NOW, tick=False)
    room = Room()
    for state in STATES:
        room.engagement(state)
        room.engagement(state, restricted=True)
    rebuild_listing()
    engagements = list(with_readers(Engagement.objects.all()))

    for name, viewer in room.viewers.items():
        seen = {str(one.pk) for one in engagements if rules.can_see_engagement(viewer, one, at=NOW)}
        found = list(entries_seen_by(viewer, kinds=["engagement"]).values_list("record_id", flat=True))
        assert sorted(found) == sorted(seen), name
