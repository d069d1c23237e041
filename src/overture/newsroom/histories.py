"""The history of a round-up, with its texts and blocks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from overture.foundation.access import Viewer
from overture.foundation.registry import HistoryOf

from .errors import NotFound
from .models import RoundUp, Text
from .queries.rounds import entry_of, round_up_for
from .rules import can_compose


def round_up_to_look_back_at(viewer: Viewer, record_id: str) -> Model:
    """One round-up, for those who compose.

    Raises:
        NotFound: when there is none, or its history is not for this viewer.
    """
    if not can_compose(viewer):
        raise NotFound
    return round_up_for(viewer, record_id)


def _of_round_up(round_up: Any) -> Iterable[tuple[str, str]]:
    yield from ((Text.record_kind, str(text.pk)) for text in round_up.texts.all())


HISTORIES = {
    RoundUp.record_kind: HistoryOf(
        label=_("Round-up"),
        find=round_up_to_look_back_at,
        title=lambda viewer, round_up: str(entry_of(round_up, viewer.language).title),
        url=lambda round_up: reverse("desk:round-up-open", args=[round_up.pk]),
        others=_of_round_up,
        labels=(("blocks", _("blocks")),),
    )
}
