"""The histories of what the directory keeps: who may read them, and what belongs to each."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Any

from django.db.models import Model, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from overture.foundation.access.viewer import Viewer
from overture.foundation.registry import HistoryOf

from . import queries, rules
from .errors import NotFound
from .merging import parts_of
from .models import Initiative, Membership, Organisation, Person, Post, Proposal, Signature, Stance, Tie, Topic
from .queries.calling import subject_name

LABELS = (
    ("names", _("other names")),
    ("posts", _("posts")),
    ("identifiers", _("numbers in registers")),
    ("joined", _("made one with")),
)


def _found(find: Callable[[Viewer, str], Any]) -> Callable[[Viewer, str], Model]:
    """The record, for those who write the directory."""

    def found(viewer: Viewer, record_id: str) -> Model:
        if not rules.can_see_history(viewer):
            raise NotFound
        return find(viewer, record_id)

    return found


def _party_name(viewer: Viewer, party: Any) -> str:
    return queries.display_name(party, viewer.language).text


def _of_party(party: Any) -> Iterable[tuple[str, str]]:
    """What belongs to a party: the records that became part of it, and the rows that say where it stands."""
    kind = party.record_kind
    for part in parts_of(kind, party.pk):
        yield kind, str(part)
    for rows in _rows_of(party):
        for key in rows.values_list("pk", flat=True):
            yield rows.model.record_kind, str(key)


def _rows_of(party: Any) -> Iterable[Any]:
    yield Stance.objects.filter(**{party.record_kind: party})
    yield Signature.objects.filter(**{party.record_kind: party})
    if isinstance(party, Person):
        yield Post.objects.filter(person=party)
        yield Tie.objects.filter(Q(person=party) | Q(other=party))
    else:
        yield Membership.objects.filter(Q(member=party) | Q(network=party))


def _of_proposal(proposal: Any) -> Iterable[tuple[str, str]]:
    for key in Signature.objects.filter(version_signed__proposal=proposal).values_list("pk", flat=True):
        yield Signature.record_kind, str(key)


def _page(name: str) -> Callable[[Any], str]:
    return lambda record: reverse(name, args=[record.pk])


def _subject(label: Any, kind: str) -> HistoryOf:
    return HistoryOf(
        label=label,
        find=_found(lambda viewer, record_id: queries.subject_for(viewer, kind, record_id)),
        title=lambda viewer, subject: subject_name(subject, viewer.language).text,
        url=_page(f"desk:{kind}-page"),
        others=_of_proposal if kind == Proposal.record_kind else None,
        labels=(
            ("versions", _("texts")),
            ("steps", _("steps")),
            ("signatures", _("names under it")),
            ("names", _("other names")),
        ),
    )


HISTORIES = {
    Person.record_kind: HistoryOf(
        _("Person"), _found(queries.person_for), _party_name, _page("desk:person-page"), _of_party, LABELS
    ),
    Organisation.record_kind: HistoryOf(
        _("Organisation"),
        _found(queries.organisation_for),
        _party_name,
        _page("desk:organisation-page"),
        _of_party,
        LABELS,
    ),
    Topic.record_kind: _subject(_("Topic"), Topic.record_kind),
    Initiative.record_kind: _subject(_("Initiative"), Initiative.record_kind),
    Proposal.record_kind: _subject(_("Proposal"), Proposal.record_kind),
}


def _party_names(seen_by: Callable[[Viewer], Any]) -> Callable[[Viewer, Collection[str]], dict[str, str]]:
    def named(viewer: Viewer, ids: Collection[str]) -> dict[str, str]:
        rows = seen_by(viewer).filter(pk__in=ids).prefetch_related("names")
        return {str(one.pk): _party_name(viewer, one) for one in rows}

    return named


def _subject_names(seen_by: Callable[[Viewer], Any]) -> Callable[[Viewer, Collection[str]], dict[str, str]]:
    def named(viewer: Viewer, ids: Collection[str]) -> dict[str, str]:
        return {str(one.pk): subject_name(one, viewer.language).text for one in seen_by(viewer).filter(pk__in=ids)}

    return named


NAMES = {
    Person.record_kind: _party_names(queries.people_seen_by),
    Organisation.record_kind: _party_names(queries.organisations_seen_by),
    Topic.record_kind: _subject_names(queries.topics_seen_by),
    Initiative.record_kind: _subject_names(queries.initiatives_seen_by),
    Proposal.record_kind: _subject_names(queries.proposals_seen_by),
}
