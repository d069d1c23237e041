"""A merge and its undo, row by row: whatever points at two records, everything is as it was afterwards."""

from __future__ import annotations

from random import Random

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from overture.directory.merging import objections_to
from overture.directory.models import Merge, Organisation, Person
from overture.directory.operations import rebuild_name_keys
from overture.directory.operations.joining import Journal, join_rows
from overture.directory.operations.merging import merge_records, take_apart
from overture.directory.operations.parting import put_back_rows
from overture.directory.pointing import pointers_at
from overture.foundation.access.viewer import Viewer
from overture.foundation.listing.operations import rebuild_listing

from .merging_desks import differences, every_row, people_and_bodies, pointing_rows

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

DESK = Viewer.system()
random_desks = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))


class RolledBack:
    """A desk of its own for each example."""

    def __enter__(self) -> None:
        self.atomic = transaction.atomic()
        self.atomic.__enter__()

    def __exit__(self, *raised: object) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(*raised)  # type: ignore[arg-type]


@random_desks
@given(st.integers(0, 10**6), st.sampled_from([Person, Organisation]))
def test_every_row_is_put_back_whatever_pointed_at_the_two(seed, model):
    with RolledBack():
        parties = people_and_bodies()
        assert pointing_rows(parties, Random(seed).randrange, rounds=3) > 20
        kept, gone = parties[model][:2]
        before = every_row()
        merge = Merge.objects.create(kind=model.record_kind, kept_id=kept.pk, gone_id=gone.pk)
        journal = Journal(merge)

        gone.name_keys.all().delete()
        join_rows(model, kept=kept.pk, gone=gone.pk, journal=journal)
        journal.write()

        assert not model.objects.filter(pk=gone.pk).exists()
        assert not any(pointer.rows(gone.pk).exists() for pointer in pointers_at(model))
        connection.check_constraints()
        put_back_rows(merge)
        connection.check_constraints()
        assert set(differences(before, every_row())) <= {"directory.NameKey"}


@random_desks
@given(st.integers(0, 10**6), st.sampled_from([Person, Organisation]))
def test_a_merge_taken_apart_leaves_the_desk_as_it_was(seed, model):
    with RolledBack():
        parties = people_and_bodies()
        pointing_rows(parties, Random(seed).randrange, rounds=2)
        rebuild_name_keys()
        rebuild_listing()
        kept, gone = parties[model][:2]
        for party in (kept, gone):
            party.refresh_from_db()
        before = every_row(moved_on=(kept.pk,))
        assume(not objections_to(kept, gone, viewer=DESK))
        merge = merge_records(kept, gone, versions=(kept.version, gone.version), by=DESK, taken=("name", "country"))
        assert not model.objects.filter(pk=gone.pk).exists()
        take_apart(merge, by=DESK)
        assert differences(before, every_row(moved_on=(kept.pk,))) == {}
