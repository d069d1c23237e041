"""How topics, initiatives and proposals appear in lists and search: by their names in every language."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.urls import reverse

from overture.foundation.registry import ListedRow

from . import rules
from .listed import COORDINATORS, STAFF
from .models import Initiative, Organisation, Proposal, Topic


def scopes_of(whose: Organisation | None) -> frozenset[str]:
    """Who may find what a body put forward: the staff, and coordinators alone while that body is covered."""
    return COORDINATORS if whose is not None and rules.is_covered(whose) else STAFF


class ListedTopic:
    """Topics in search."""

    kind = Topic.record_kind
    model = Topic

    def rows_of(self, ids: Collection[str]) -> Iterable[tuple[str, ListedRow]]:
        for one in Topic.objects.filter(pk__in=ids):
            names = tuple(text for text in one.name.values() if text)
            yield str(one.pk), ListedRow(tier="full", scopes=STAFF, title=str(one), words="", names=names)

    def url(self, record_id: str) -> str:
        return reverse("desk:topic-page", args=[record_id])


class ListedInitiative:
    """Initiatives in search."""

    kind = Initiative.record_kind
    model = Initiative

    def rows_of(self, ids: Collection[str]) -> Iterable[tuple[str, ListedRow]]:
        for one in Initiative.objects.filter(pk__in=ids).select_related("organisation"):
            names = (one.name, *(text for text in one.names.values() if text))
            row = ListedRow(
                tier="full", scopes=scopes_of(one.organisation), title=one.name, words=one.what, names=names
            )
            yield str(one.pk), row

    def url(self, record_id: str) -> str:
        return reverse("desk:initiative-page", args=[record_id])


class ListedProposal:
    """Proposals in search."""

    kind = Proposal.record_kind
    model = Proposal

    def rows_of(self, ids: Collection[str]) -> Iterable[tuple[str, ListedRow]]:
        for one in Proposal.objects.filter(pk__in=ids).select_related("owner"):
            names = (one.title, *(text for text in one.titles.values() if text))
            yield (
                str(one.pk),
                ListedRow(tier="full", scopes=scopes_of(one.owner), title=one.title, words="", names=names),
            )

    def url(self, record_id: str) -> str:
        return reverse("desk:proposal-page", args=[record_id])


LISTED = (ListedTopic(), ListedInitiative(), ListedProposal())
