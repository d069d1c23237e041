"""The history of an engagement, with what was asked, promised, done and what came of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Model
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from overture.foundation.access.viewer import Viewer
from overture.foundation.registry import HistoryOf

from . import rules
from .errors import NotAllowed
from .models import Ask, Campaign, Engagement, Moment
from .queries import engagements_seen_in_full_by
from .queries.page import one_engagement

PARTS = ("asks", "commitments", "follow_ups", "outcomes", "attachments")
LABELS = (("participants", _("people")), ("attachments", _("attachments")))


def engagement_to_look_back_at(viewer: Viewer, record_id: str) -> Model:
    """One engagement, for those who may read its history.

    Raises:
        NotAllowed: when there is none, or its history is not for this viewer.
    """
    engagement = one_engagement(viewer, record_id, at=timezone.now())  # type: ignore[arg-type]
    if not rules.can_see_history(viewer, engagement):
        raise NotAllowed
    return engagement


def _of_engagement(engagement: Any) -> Iterable[tuple[str, str]]:
    for name in PARTS:
        rows = getattr(engagement, name)
        for key in rows.values_list("pk", flat=True):
            yield rows.model.record_kind, str(key)


HISTORIES = {
    Engagement.record_kind: HistoryOf(
        label=_("Engagement"),
        find=engagement_to_look_back_at,
        title=lambda _viewer, engagement: str(engagement.title),
        url=lambda engagement: reverse("desk:engagement-page", args=[engagement.pk]),
        others=_of_engagement,
        labels=LABELS,
    )
}


def _engagement_names(viewer: Viewer, ids: Collection[str]) -> dict[str, str]:
    rows = engagements_seen_in_full_by(viewer, at=timezone.now()).filter(pk__in=ids)
    return {str(one.pk): one.title for one in rows}


def _ask_names(viewer: Viewer, ids: Collection[str]) -> dict[str, str]:
    seen = engagements_seen_in_full_by(viewer, at=timezone.now())
    rows = Ask.objects.filter(pk__in=ids, engagement__in=seen).select_related("engagement")
    return {str(one.pk): one.text for one in rows if rules.can_see_ask(viewer, one)}


def _own_names(model: type[Any]) -> Any:
    def named(_viewer: Viewer, ids: Collection[str]) -> dict[str, str]:
        return {str(one.pk): str(one) for one in model._default_manager.filter(pk__in=ids)}

    return named


NAMES = {
    Engagement.record_kind: _engagement_names,
    Ask.record_kind: _ask_names,
    Moment.record_kind: _own_names(Moment),
    Campaign.record_kind: _own_names(Campaign),
}
