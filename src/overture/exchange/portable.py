"""What of this room, and of what stands under all rooms, leaves with the whole desk."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from overture.foundation.access.viewer import Viewer
from overture.foundation.history.models import FieldChange
from overture.foundation.listing.models import SavedFilter
from overture.foundation.listing.operations import rebuild_listing
from overture.foundation.registry import Portable, PortableTable

from .models import HeadingMeaning, ImportedRow, ImportJob


def _listing() -> None:
    rebuild_listing()


def _unfinished(viewer: Viewer) -> Collection[Any]:
    """The files that wait: their rows are sealed here, and nothing of them is a record yet."""
    return list(ImportJob.objects.filter(state=ImportJob.State.WAITING).order_by().values_list("pk", flat=True))


PORTABLE = Portable(
    tables=(
        PortableTable("imports", ImportJob, left_out=("sheet", "answers"), hidden_from=_unfinished),
        PortableTable("imported_rows", ImportedRow, about=("record_kind", "record_id")),
        PortableTable("heading_meanings", HeadingMeaning),
    ),
)
FOUNDATION = Portable(
    tables=(
        PortableTable("history", FieldChange, about=("record_kind", "record_id")),
        PortableTable("saved_filters", SavedFilter),
    ),
    stays={
        "audit.AuditEntry": "Each desk has its own chain; a copy could be taken for one that nobody changed.",
        "audit.ChainHead": "Each desk has its own chain.",
        "listing.ListingEntry": "Made anew from the records.",
        "outbox.Message": "A message that waits would be sent twice.",
        "links.SignedLink": "A right that only this desk's key opens.",
    },
    after_import=_listing,
)
