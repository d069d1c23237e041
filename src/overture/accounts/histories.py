"""The history of the desk's own settings, and how accounts are called in other histories."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from overture.foundation.access.refusals import NotThere
from overture.foundation.access.viewer import Viewer
from overture.foundation.local_text import in_language
from overture.foundation.registry import HistoryOf

from .models import Desk, User
from .queries import desks_seen_by


def desk_to_look_back_at(viewer: Viewer, record_id: str) -> Model:
    """The desk, for those who set it.

    Raises:
        NotThere: when it is another one, or its settings are not for this viewer.
    """
    desk = desks_seen_by(viewer).first()
    if desk is None or str(desk.pk) != record_id:
        raise NotThere
    return desk


HISTORIES = {
    Desk.record_kind: HistoryOf(
        label=_("Desk"),
        find=desk_to_look_back_at,
        title=lambda viewer, desk: in_language(desk.name, viewer.language).text,
        url=lambda _desk: reverse("desk:settings"),
    )
}


def _account_names(_viewer: Viewer, ids: Collection[str]) -> dict[str, str]:
    """Whoever reads a history knows the colleagues by name: who changed it stands there as well."""
    return {str(one.pk): str(one) for one in User.objects.filter(pk__in=ids)}


NAMES = {User.record_kind: _account_names}
