"""The canaries in the index: what a viewer may not read is under no word by which they find anything."""

from __future__ import annotations

import pytest

from overture.foundation.access import Viewer
from overture.foundation.listing.models import ListingEntry
from overture.foundation.listing.operations import rebuild_listing
from overture.foundation.listing.queries import entries_seen_by
from tests import personas
from tests.canaries import words_in
from tests.canary_records import World
from tests.integration.test_canary_staff import UNTOLD, WRONG, is_kept_from_staff

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

IN_NO_INDEX = ("voices.", "intake.", "foundation.", "accounts.", "directory.ContactPoint.", "directory.Tie.",
               "engagements.Engagement.notes", "engagements.Attachment")  # fmt: skip
FIND = "/desk/find/"


@pytest.fixture
def world() -> World:
    made = World()
    rebuild_listing()
    return made


def findable(world: World, viewer: Viewer) -> set[tuple[str, str]]:
    """The records and fields whose words are tokens or titles of what this viewer finds."""
    texts = (f"{entry.title} {entry.words}" for entry in entries_seen_by(viewer))
    words = {word for text in texts for word in words_in(text)} & world.canaries.planted.keys()
    return {(world.canaries.planted[word].record, world.canaries.planted[word].key) for word in words}


def test_words_of_speakers_texts_and_sealed_values_are_in_the_index_for_nobody(world):
    words = {word for entry in ListingEntry.objects.all() for word in words_in(f"{entry.title} {entry.words}")}
    keys = {world.canaries.planted[word].key for word in words & world.canaries.planted.keys()}
    assert "engagements.Engagement.summary" in keys
    assert sorted(key for key in keys if key.startswith(IN_NO_INDEX)) == []


def test_editors_and_directors_find_nothing_by_what_is_the_coordinators(world):
    everything = findable(world, personas.viewer(personas.coordinator()))
    assert {record for record, _key in everything} >= {"off record", "embargoed", "person at risk"}

    for user in (personas.editor(), personas.director()):
        found = findable(world, personas.viewer(user))
        assert ("published", "engagements.Engagement.summary") in found
        kept = {(record, key) for record, key in found if is_kept_from_staff(record.removesuffix(WRONG), key)}
        assert sorted(kept) == []


def test_members_administrators_and_the_public_find_what_they_may(world):
    member = world.member("mine")
    rebuild_listing()
    rep = findable(world, personas.viewer(personas.member_rep(member)))
    assert ("mine", "directory.Organisation.name") in rep
    silent = sorted(one for one in rep if one[0] in ("person at risk", "body at risk"))
    untold = sorted(one for one in rep if one[0].partition(":")[0] in UNTOLD and one[1].startswith("engagements."))
    assert (silent, untold) == ([], [])
    administrator = findable(world, personas.viewer(personas.administrator()))
    assert {key.partition(".")[0] for _record, key in administrator - findable(world, Viewer.public())} == set()


def test_the_page_of_the_search_finds_a_marker_for_whom_it_is_and_for_nobody_else(world):
    markers = {one.record: word for word, one in world.canaries.planted.items() if one.key.endswith("Engagement.title")}
    hidden = markers["off record"]
    for make, is_found in ((personas.coordinator, True), (personas.editor, False), (personas.director, False)):
        page = personas.sign_in(make()).get(FIND, {"q": hidden}).content.decode()
        assert (f"/desk/engagements/{world.engagements['off record'].pk}/" in page) is is_found
