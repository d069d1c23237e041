"""Which topics, initiatives and proposals a viewer may see, and their lists."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Count, Model, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from overture.foundation.access.viewer import Viewer
from overture.foundation.listing.queries import MOST_COUNTED, record_ids_seen_by

from ..models import Initiative, Proposal, Topic
from .calling import Subject, subject_name
from .proposals import names_seen_by
from .seen import one_of, organisations_seen_by

M = TypeVar("M", bound=Model)
MOST_OFFERED = 400


def topics_seen_by(_viewer: Viewer) -> QuerySet[Topic]:
    """Every topic: what is talked about is no secret; who talked about it is asked for elsewhere."""
    return Topic.objects.all()


def initiatives_seen_by(viewer: Viewer) -> QuerySet[Initiative]:
    """Every initiative but those of a body that this viewer may not know of."""
    return Initiative.objects.filter(
        Q(organisation__isnull=True) | Q(organisation__in=organisations_seen_by(viewer).values("pk"))
    )


def proposals_seen_by(viewer: Viewer) -> QuerySet[Proposal]:
    """The texts of the bodies that this viewer may know of."""
    return Proposal.objects.filter(owner__in=organisations_seen_by(viewer).values("pk"))


def subject_for(viewer: Viewer, kind: str, subject_id: UUID | str) -> Subject:
    """One topic, initiative or proposal, with the body whose it is.

    Raises:
        NotFound: when there is none, or this viewer may not know of it.
    """
    if kind == Topic.record_kind:
        return one_of(topics_seen_by(viewer), subject_id)
    if kind == Initiative.record_kind:
        return one_of(initiatives_seen_by(viewer).select_related("organisation"), subject_id)
    return one_of(proposals_seen_by(viewer).select_related("owner"), subject_id)


def topics_listed(viewer: Viewer, *, text: str = "") -> QuerySet[Topic]:
    """The topics with some words in a name of theirs."""
    return _with_words(topics_seen_by(viewer), viewer, Topic.record_kind, text)


def initiatives_listed(viewer: Viewer, *, text: str = "", stage: str = "") -> QuerySet[Initiative]:
    """The initiatives with some words in a name of theirs, at one stage, with the body whose they are."""
    found = initiatives_seen_by(viewer)
    if stage:
        found = found.filter(stage=stage)
    found = _with_words(found, viewer, Initiative.record_kind, text)
    return found.select_related("organisation").prefetch_related("organisation__names")


def proposals_listed(viewer: Viewer, *, text: str = "", status: str = "") -> QuerySet[Proposal]:
    """The proposals with some words in a title, in one status; `name_count` is of the names they may know."""
    found = proposals_seen_by(viewer)
    if status:
        found = found.filter(status=status)
    found = _with_words(found, viewer, Proposal.record_kind, text)
    names = names_seen_by(viewer).filter(version_signed__proposal=OuterRef("pk"), taken_off__isnull=True).order_by()
    count = names.values("version_signed__proposal").annotate(count=Count("pk")).values("count")
    return found.select_related("owner").prefetch_related("owner__names").annotate(name_count=Subquery(count))


@dataclass(frozen=True, slots=True)
class Subjects:
    """The topics, initiatives and proposals to choose from, by a key of kind and id, and as grouped choices."""

    by_key: dict[str, Subject] = field(default_factory=dict)
    choices: tuple[tuple[Any, tuple[tuple[str, str], ...]], ...] = ()


def subjects_to_choose(viewer: Viewer) -> Subjects:
    """The topics, initiatives and proposals that somebody may have a view on; three queries."""
    groups: list[tuple[Any, QuerySet[Any]]] = [
        (_("Topics"), topics_seen_by(viewer).order_by("slug")),
        (_("Initiatives"), initiatives_seen_by(viewer).order_by("name", "pk")),
        (_("Proposals"), proposals_seen_by(viewer).order_by("title", "pk")),
    ]
    by_key: dict[str, Subject] = {}
    choices = []
    for label, rows in groups:
        found = {f"{one.record_kind}:{one.pk}": one for one in rows[:MOST_OFFERED]}
        by_key |= found
        choices.append((label, tuple((key, subject_name(one, viewer.language).text) for key, one in found.items())))
    return Subjects(by_key, tuple(choices))


def _with_words(rows: QuerySet[M], viewer: Viewer, kind: str, text: str) -> QuerySet[M]:
    return rows.filter(pk__in=list(record_ids_seen_by(viewer, kind, text=text)[:MOST_COUNTED])) if text else rows
