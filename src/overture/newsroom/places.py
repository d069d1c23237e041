"""Round-ups as places where a quote can be read, and an engagement is told."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Model
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from overture.engagements.models import Engagement
from overture.foundation.registry import PlaceFound

from .addresses import site_path
from .models import Block, RoundUp
from .queries.rounds import entry_of


class RoundUpPlace:
    """A published round-up, at one address a language, and the feeds that carry it."""

    kind = RoundUp.record_kind

    def find(self, record_id: str) -> Iterable[PlaceFound]:
        """Where the round-up can be read; nowhere when it is a draft or was taken down."""
        published = RoundUp.objects.filter(pk=record_id, state=RoundUp.State.PUBLISHED).prefetch_related("texts")
        return [
            PlaceFound(text.title, site_path("roundup", text.language, round_up.slug), text.language)
            for round_up in published
            for text in round_up.texts.all()
            if text.is_ready
        ]


def round_ups_that_tell(record: Model) -> str | None:
    """The published round-ups that tell an engagement, itself or through an ask, in words; None when none does."""
    if not isinstance(record, Engagement):
        return None
    shown = [record.pk, *record.asks.values_list("pk", flat=True)]
    references = Block.objects.filter(kind__in=(Block.Kind.ENGAGEMENT, Block.Kind.ASK), record_id__in=shown)
    telling = RoundUp.objects.filter(state=RoundUp.State.PUBLISHED, pk__in=references.values("round_up"))
    entries = [entry_of(one, get_language() or "en") for one in telling.prefetch_related("texts")]
    return "; ".join(_("the public round-up “%(title)s”") % {"title": one.title.text} for one in entries) or None
