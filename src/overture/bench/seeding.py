"""Filling an empty desk with as many engagements as one likes: the same ones for the same size."""

from __future__ import annotations

import time
from collections.abc import Callable
from random import Random
from uuid import UUID

from django.db import connection, transaction
from django.utils import translation

from overture.engagements.models import Ask, Commitment, Engagement, FollowUp, Participant, SpokeFor
from overture.foundation import registry
from overture.foundation.listing.models import ListingEntry
from overture.foundation.listing.numbers import number_of
from overture.foundation.listing.operations import entries_of, in_batches
from overture.foundation.listing.tokens import tokens_of

from .casting import add_cast
from .rows import MadeRows, Maker
from .writing import Table, indexes_put_off, made_fast

SIZES = {"10k": 10_000, "100k": 100_000, "1m": 1_000_000}
SEED = 1106
CHUNK = 20_000
WRITTEN_TO = (Engagement, Participant, SpokeFor, Ask, Commitment, FollowUp, ListingEntry)

ENGAGEMENTS = Table(
    Engagement,
    (
        "id",
        "title",
        "kind",
        "status",
        "how",
        "when",
        "starts_on",
        "place",
        "summary",
        "confidentiality",
        "embargo_until",
        "shared_with_network",
        "public_from",
    ),
)
PARTICIPANTS = Table(Participant, ("id", "engagement_id", "person_id", "organisation_id", "side", "part", "order"))
MANDATES = Table(SpokeFor, ("participant_id", "organisation_id"))
ASKS = Table(Ask, ("id", "engagement_id", "text", "language", "state", "is_public", "made_at", "changed_at"))
ASKED_OF = Table(Ask.to.through, ("ask_id", "organisation_id"))
COMMITMENTS = Table(Commitment, ("id", "engagement_id", "side", "text", "due", "state"))
FOLLOW_UPS = Table(FollowUp, ("id", "engagement_id", "text", "owner_id", "due_on", "done_at"))
TOPICS = Table(Engagement.topics.through, ("engagement_id", "topic_id"))
RESTRICTED = Table(Engagement.restricted_to.through, ("engagement_id", "user_id"))
LISTING = Table(ListingEntry, ("id", "kind", "record_id", "tier", "title", "words"))


def seed(count: int, *, say: Callable[[str], None] = lambda _line: None) -> None:
    """Write `count` engagements with their people, asks and listing into an empty, migrated database."""
    start = time.perf_counter()
    rng = Random(SEED)  # noqa: S311 (the same each time is what it is for)
    with translation.override("en"), made_fast():
        with transaction.atomic():
            cast = add_cast(rng, stakeholders=max(40, count // 250), members=max(12, min(120, count // 2500)))
            list_the_others()
        say(f"people and bodies {time.perf_counter() - start:.0f} s")
        through = (Ask.to.through, Engagement.topics.through, Engagement.restricted_to.through)
        with transaction.atomic(), indexes_put_off([*WRITTEN_TO, *through]):
            maker = Maker(cast, rng)
            for done in range(0, count, CHUNK):
                write(maker.make(min(CHUNK, count - done)))
                if done % 100_000 == 0:
                    say(f"{done} engagements {time.perf_counter() - start:.0f} s")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    say(f"all {count} engagements {time.perf_counter() - start:.0f} s")


def write(rows: MadeRows) -> None:
    """Write the rows of some engagements."""
    ENGAGEMENTS.write(rows.engagements)
    PARTICIPANTS.write(rows.participants)
    MANDATES.write(rows.mandates)
    ASKS.write(rows.asks)
    ASKED_OF.write(rows.asked_of)
    COMMITMENTS.write(rows.commitments)
    FOLLOW_UPS.write(rows.follow_ups)
    TOPICS.write(rows.topics)
    RESTRICTED.write(rows.restricted)
    LISTING.write(sorted(_entry(pk, row, fuller) for pk, row, fuller in rows.listing))


def _entry(pk: str, row: registry.ListedRow, fuller: frozenset[str]) -> tuple[int, str, str, str, str, str]:
    record_id = str(UUID(pk))
    number = number_of(record_id, day=row.day, is_full=row.tier == "full")
    return number, "engagement", record_id, row.tier, row.title[:300], tokens_of("engagement", row, fuller)


def list_the_others() -> None:
    """Write the listing of everything that is there but engagements: people, bodies, topics."""
    for listed in registry.listed.all():
        if listed.model is Engagement:
            continue
        ids = [str(pk) for pk in listed.model._default_manager.values_list("pk", flat=True)]
        for some in in_batches(ids):
            ListingEntry.objects.bulk_create(entries_of(listed, some))


def size_on_disk() -> int:
    """Bytes of the database."""
    statement = {
        "sqlite": "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()",
        "postgresql": "SELECT pg_database_size(current_database())",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return int(cursor.fetchone()[0])
