"""What of the texts that came in leaves with the whole desk: with the sealed values, or not at all."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from overture.engagements.portable import hidden_engagements
from overture.foundation.access.viewer import Viewer
from overture.foundation.evidence.models import Evidence, Source
from overture.foundation.registry import Portable, PortableTable

from .models import Document, Draft, Step
from .operations.taking_in import hash_of_text


def _hidden_sources(viewer: Viewer) -> Collection[Any]:
    """The texts from which an engagement was read that this viewer may not see."""
    drafts = Draft.objects.filter(engagement__in=hidden_engagements(viewer))
    return list(drafts.order_by().values_list("document__source_id", flat=True))


def _hash_anew() -> None:
    """Make the hashes with this desk's own key, by which a text that was read before is known again."""
    for source in Source.objects.order_by("pk").iterator(chunk_size=200):
        source.text_hash = hash_of_text(source.text)
        source.save(update_fields=["text_hash"])


PORTABLE = Portable(
    tables=(
        PortableTable("sources", Source, left_out=("text_hash",), is_sealed=True, hidden_from=_hidden_sources),
        PortableTable("evidence", Evidence, is_sealed=True, about=("record_kind", "record_id")),
        PortableTable("documents", Document, is_sealed=True),
        PortableTable("drafts", Draft, is_sealed=True),
        PortableTable("draft_steps", Step, is_sealed=True),
    ),
    after_import=_hash_anew,
)
