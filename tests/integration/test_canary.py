"""A canary in every field of every record, looked for on every address that anybody can ask.

The oracle, `tests.canary_oracle`, is written apart from the views: what it does not name may be read nowhere.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from django.db import transaction
from django.test import Client

from overture.directory.models import Organisation
from overture.newsroom.models import RoundUp
from tests.canaries import SKIPPED, Canary, is_skipped, key_of, models_of_the_house, text_fields
from tests.canary_oracle import EVERYWHERE, Places, public_table
from tests.canary_records import World
from tests.visiting import Answer, addresses, ask, one_id_of_each, routes, slugs, visit

pytestmark = [pytest.mark.integration, pytest.mark.xdist_group("canary")]

BEHIND_THE_DOOR = ("desk/", "my/")
LOADED = re.compile(
    r"<(?:script|img|iframe|source|audio|video|embed|object)\b[^>]*\b(?:src|srcset|data)=[\"']([^\"']*)"
    r"|<link\b(?=[^>]*\brel=[\"'](?:stylesheet|icon|preload|manifest)[\"'])[^>]*\bhref=[\"']([^\"']*)",
    re.IGNORECASE,
)
# A block of data (JSON) is not executed, and the policy does not speak of it.
INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)(?![^>]*type=[\"']application/json[\"'])[^>]*>|<style\b|<[^>]*\s(?:style|on\w+)=[\"']|javascript:",
    re.IGNORECASE,
)
MADE_UP = "nothing-of-that-name"
OURS = re.compile(r"/(?!/)|data:")


@dataclass(frozen=True, slots=True)
class Reading:
    """What the public could read, and of which world.

    Attributes:
        closed: addresses of records that stand on no public page, each with one of the same kind that is made up.
        empty: text fields in which no record of the world carries a word and that are not in `SKIPPED`.
    """

    planted: dict[str, Canary]
    answers: tuple[Answer, ...]
    closed: tuple[tuple[Answer, Answer], ...]
    empty: frozenset[str]

    def places(self) -> dict[str, dict[str, str]]:
        """Where each word was read: the names of the addresses, each with one address as an example."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for answer in self.answers:
            for word in answer.words() & self.planted.keys():
                found[word].setdefault(answer.kind, f"{answer.method} {answer.address}")
        return found


@pytest.fixture(scope="module")
def reading(django_db_setup, django_db_blocker) -> Iterator[Reading]:
    """The world, and what somebody without an account reads of it; made once, and rolled back."""
    with django_db_blocker.unblock(), transaction.atomic():
        world = World()
        yield Reading(world.canaries.planted, tuple(visited()), tuple(closed()), frozenset(empty_fields(world)))
        transaction.set_rollback(True)


def visited() -> list[Answer]:
    """Every address in every language and those that the pages name; with GET, and HEAD where there is something."""
    texts, ids = slugs(), one_id_of_each()
    starts = ["/nothing/", "/en/nothing/", "/en/round-ups/?after=x", "/en/asks/?state=made", "/api/round-ups?after=x"]
    for route in sorted(set(routes())):
        is_open = not route.startswith(BEHIND_THE_DOOR) and "<str:token>" not in route
        starts += addresses(route, texts=texts if is_open else (), known_ids=ids if is_open else ids[:2])
    client = Client()
    answers = visit(client, starts)
    return answers + [ask(client, one.address, "HEAD") for one in answers if one.status == 200]


def closed() -> Iterator[tuple[Answer, Answer]]:
    """Records that the public may not know of, beside an address at which nothing ever was."""
    shown = {"listed_publicly": True, "protection": "none", "public_name_form__in": ("full", "other")}
    bodies = Organisation.objects.exclude(**shown)
    drafts = RoundUp.objects.exclude(state="unpublished").exclude(state="published", texts__is_ready=True)
    for route, records in {"/en/members/{}/": bodies, "/en/round-ups/{}/": drafts, "/api/round-ups/{}": drafts}.items():
        for slug in records.values_list("slug", flat=True):
            yield ask(Client(), route.format(slug)), ask(Client(), route.format(MADE_UP))


def empty_fields(world: World) -> set[str]:
    carried = {canary.key for canary in world.canaries.planted.values()} | NAMES_IN_TWO_PARTS
    return {
        key_of(model, column.name)
        for model in models_of_the_house()
        for column in text_fields(model)
        if not is_skipped(model, column) and key_of(model, column.name) not in carried
    }


NAMES_IN_TWO_PARTS = {"directory.Person.name"}
"""Fields whose words are planted by part: a first name may be told where the family's name may not."""


def leaks(reading: Reading) -> list[str]:
    """Each word that was read where the table does not allow it, with its field and an address."""
    table = public_table()
    found = []
    for word, places in reading.places().items():
        canary = reading.planted[word]
        allowed = table.get((canary.record, canary.key), frozenset())
        found += [f"{canary} at {where}" for kind, where in places.items() if not is_allowed(kind, allowed)]
    return sorted(found)


def is_allowed(kind: str, allowed: Places) -> bool:
    return allowed == EVERYWHERE or kind in allowed


def test_nothing_forbidden_is_read_anywhere(reading):
    assert "\n".join(leaks(reading)) == ""


def test_everything_the_public_may_read_is_found(reading):
    places = reading.places()
    read = {(reading.planted[word].record, reading.planted[word].key) for word in places}
    may_be_read = public_table().keys()

    assert sorted(may_be_read - read) == []


def test_every_text_field_of_every_model_carries_a_word_or_a_reason(reading):
    assert sorted(reading.empty) == []


def test_no_reason_to_skip_a_field_outlives_the_field():
    columns = [(model, column) for model in models_of_the_house() for column in text_fields(model)]
    used = {column.name for _model, column in columns} | {key_of(model, column.name) for model, column in columns}

    assert set(SKIPPED) - used == set()


def test_a_leak_that_is_planted_is_found(reading):
    secret = next(one for one in reading.planted.values() if one.key == "engagements.Engagement.notes")
    told = next(one for one in reading.answers if one.kind == "site:feed")
    disguises = (secret.word.upper(), f"%71{secret.word[1:]}", f"&#113;{secret.word[1:]}", "-".join(secret.word))

    for disguise in disguises:
        leaky = replace(reading, answers=(replace(told, body=f"{told.body}{disguise}"),))
        assert [one for one in leaks(leaky) if secret.word in one], disguise


def test_a_leak_in_a_header_is_found(reading):
    secret = next(one for one in reading.planted.values() if one.key == "voices.Consent.proof")
    told = next(one for one in reading.answers if one.method == "HEAD")
    leaky = replace(reading, answers=(replace(told, headers={"X-Speaker": secret.word}),))

    assert len(leaks(leaky)) == 1


def test_what_is_hidden_answers_as_what_does_not_exist(reading):
    assert len(reading.closed) > 30
    for hidden, made_up in reading.closed:
        slug = hidden.address.rstrip("/").rpartition("/")[2]
        assert (hidden.status, hidden.headers.keys()) == (404, made_up.headers.keys())
        assert hidden.body.replace(slug, MADE_UP) == made_up.body


def test_public_answers_set_no_cookie(reading):
    public = [one for one in reading.answers if one.kind.startswith(("site:", "api:")) or not one.kind]

    assert len(public) > 500
    assert [one.address for one in public if one.cookies or "Set-Cookie" in one.headers] == []


def test_no_page_loads_anything_from_elsewhere_or_carries_script_inline(reading):
    pages = [one for one in reading.answers if "text/html" in one.headers.get("Content-Type", "")]
    loaded = {url for one in pages for pair in LOADED.findall(one.body) for url in pair if url}

    assert loaded
    assert [url for url in loaded if not OURS.match(url)] == []
    assert [one.address for one in pages if INLINE.search(one.body)] == []


def test_every_page_carries_the_strict_policy(reading):
    pages = [one for one in reading.answers if one.status != 304]
    without = [
        one.address for one in pages if "script-src 'self'" not in one.headers.get("Content-Security-Policy", "")
    ]

    assert without == []
    assert not [one for one in pages if "unsafe" in one.headers["Content-Security-Policy"]]


def test_no_address_breaks(reading):
    assert [f"{one.method} {one.address}" for one in reading.answers if one.status >= 500] == []


def test_head_tells_no_more_than_get(reading):
    got = {one.address: one for one in reading.answers if one.method == "GET"}
    heads = [one for one in reading.answers if one.method == "HEAD" and one.status != 405]

    assert len(heads) > 100
    assert [one.address for one in heads if one.body or one.status != got[one.address].status] == []
