"""How engagements appear in lists and search."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation

from overture.directory.models import Name, Organisation, Person
from overture.foundation.registry import ListedRow

from . import rules
from .models import Engagement, EngagementKind
from .queries import with_readers
from .queries.fetching import engagements_to_tell
from .queries.naming import organisations_of, people_of
from .queries.telling import outside_telling, whole_telling
from .queries.wording import searchable
from .told import ToldEngagement

FULL = frozenset({rules.COORDINATOR, rules.DESK})
LISTED_IN = "en"
NAMES_OF_ITS_OWN = frozenset({Name.Kind.OFFICIAL, Name.Kind.TRANSLATION, Name.Kind.ACRONYM})


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
        mentions = mentioned(told)
        more = also_called(found, mentions, is_whole=tier == "full")
        words = " ".join([searchable(told), in_every_language(told), *more])
        yield ListedRow(tier, scopes, told.title, words, day, mentions=mentions)


def in_every_language(told: ToldEngagement) -> str:
    """Kind and date as a reader of each language writes them: “letter 2025” is asked in three."""
    words = [told.kind]
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            words += [str(EngagementKind(told.kind).label), told.when.in_words() if told.when else ""]
    return " ".join(words)


def mentioned(told: ToldEngagement) -> tuple[str, ...]:
    """The names in a telling, which are found in other scripts as well."""
    people = (*told.ours, *told.theirs, *told.others)
    named = [*(one.name for one in people), *(one.organisation for one in people if one.organisation), *told.spoke_for]
    return tuple(dict.fromkeys(one.text for one in named))


def also_called(found: Engagement, mentions: Collection[str], *, is_whole: bool) -> list[str]:
    """The other names of those whom a telling names; wrong and former ones for the whole telling alone."""
    parties: list[Person | Organisation] = [*people_of(found), *organisations_of(found)]
    named = [one for one in parties if one.name in mentions]
    return [row.text for one in named for row in one.names.all() if is_whole or row.kind in NAMES_OF_ITS_OWN]


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
