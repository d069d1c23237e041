"""How engagements appear in lists and search, and the scope of those who were there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from typing import Any

from django.urls import reverse
from django.utils import timezone, translation

from overture.directory.models import Representation
from overture.foundation.registry import ListedRow

from . import rules
from .models import Engagement
from .queries import with_readers
from .queries.fetching import engagements_to_tell
from .queries.telling import outside_telling, whole_telling
from .queries.wording import searchable

FULL = frozenset({rules.COORDINATOR, rules.DESK})
LISTED_IN = "en"


class ListedEngagement:
    """Two tellings of each engagement: all of it for coordinators, and what anybody outside may read for the others.

    The second holds no name that the public may not be told, and under Chatham House none at all. Who finds it is what
    `rules.scopes_of` says; of a restricted one, the named accounts.
    """

    kind = Engagement.record_kind
    model = Engagement

    def rows_of(self, ids: Collection[str]) -> Iterable[tuple[str, ListedRow]]:
        now = timezone.now()
        found = engagements_to_tell(ids)
        for record in with_readers(Engagement.objects.filter(pk__in=ids)):
            with translation.override(LISTED_IN):
                for row in _rows(record, found[str(record.pk)], at=now):
                    yield str(record.pk), row

    def url(self, record_id: str) -> str:
        return reverse("desk:engagement-page", args=[record_id])


def _rows(record: Engagement, found: Engagement, *, at: dt.datetime) -> Iterable[ListedRow]:
    tell = {"full": whole_telling, "substance": outside_telling}
    day = record.starts_on or dt.date.max
    for tier, scopes in finders(record, at=at).items():
        told = tell[tier](found, at=at)
        yield ListedRow(tier, scopes, told.title, searchable(told), day)


def finders(record: Engagement, *, at: dt.datetime) -> dict[str, frozenset[str]]:
    """Who finds which telling; a telling that nobody finds is left out."""
    if rules.restricted_ids(record):
        found = {"full": named_readers(record, "coordinator"), "substance": named_readers(record, *rules.WORKING_ROLES)}
        found["substance"] -= found["full"]
    else:
        readers = rules.scopes_of(record, at=at)
        found = {"full": FULL, "substance": (readers.full | readers.substance) - FULL}
    return {tier: scopes for tier, scopes in found.items() if scopes}


def named_readers(record: Engagement, *roles: str) -> frozenset[str]:
    """The accounts that a restricted engagement is open to and that hold one of these roles."""
    users = record.restricted_to.all()
    return frozenset(f"user:{user.pk}" for user in users if any(grant.role in roles for grant in user.grants.all()))


def person_scopes(user: Any) -> Iterable[str]:
    """``person:…`` for whom an account is in the record: it opens what they took part in."""
    live = Representation.objects.filter(user=user, ended_at__isnull=True, person__isnull=False)
    return [f"person:{person_id}" for person_id in live.values_list("person_id", flat=True)]
