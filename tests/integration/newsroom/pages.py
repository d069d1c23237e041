"""A round-up for tests, composed and published by a coordinator as the desk does it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.test import Client
from django.utils import timezone

from overture.foundation.access import Viewer
from overture.newsroom.models import RoundUp
from overture.newsroom.operations import add_block, make_round_up, publish_round_up
from tests.factories import EngagementFactory, ParticipantFactory, SpokeForFactory
from tests.personas import coordinator, viewer

SLUG = "members-week"


def a_coordinator() -> Viewer:
    """The viewer of a fresh coordinator."""
    return viewer(coordinator())


def a_round_up(by: Viewer | None = None, **facts: Any) -> RoundUp:
    """A draft with a headline in English."""
    facts = {"title": "Members week", "standfirst": "Three rooms, one request.", "language": "en", **facts}
    return make_round_up(
        first_day=dt.date(2024, 1, 8), last_day=dt.date(2024, 1, 21), by=by or a_coordinator(), **facts
    )


def with_blocks(round_up: RoundUp, *blocks: tuple[str, Any], by: Viewer | None = None) -> RoundUp:
    """Put pieces in: a kind with its words in English, or with the record it stands for."""
    by = by or a_coordinator()
    for kind, given in blocks:
        if isinstance(given, str):
            add_block(round_up, kind=kind, text={"en": given}, by=by)
        else:
            add_block(round_up, kind=kind, record_id=given.pk if given else None, by=by)
    return round_up


def published(*blocks: tuple[str, Any], **facts: Any) -> RoundUp:
    """A public round-up made of these pieces; places that stay closed were decided about."""
    by = a_coordinator()
    round_up = with_blocks(a_round_up(by, **facts), *blocks, by=by)
    return publish_round_up(round_up, at=timezone.now(), by=by, with_gaps=True)


def a_meeting(**facts: Any) -> Any:
    """An engagement with somebody of ours who spoke for a member."""
    facts = {"title": "Briefing on the river fund", "summary": "They brought figures.", **facts}
    engagement = EngagementFactory(**facts)
    SpokeForFactory(
        participant=ParticipantFactory(
            engagement=engagement, person__name="Amra Soling", person__public_name_form="full"
        ),
        organisation__name="Lantern House",
    )
    return engagement


def read(slug: str = SLUG, language: str = "en") -> str:
    """The public page as anybody gets it."""
    return Client().get(f"/{language}/round-ups/{slug}/").content.decode()


def read_feed(language: str = "en") -> str:
    """The feed as anybody gets it."""
    return Client().get(f"/{language}/feed.atom").content.decode()
