"""A record of the desk as a source: by its address, and back."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from django.conf import settings

from overture.foundation import registry
from overture.foundation.access.viewer import Viewer
from overture.foundation.listing.queries import record_ids_seen_by

RECORD_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def record_at(viewer: Viewer, address: str) -> tuple[str, str] | None:
    """The kind and id of the record whose page has this address; None for an outside one or what may not be seen."""
    parts = urlsplit(address.strip())
    if parts.netloc and parts.netloc != urlsplit(settings.OVERTURE_BASE_URL).netloc:
        return None
    found = RECORD_ID.search(parts.path)
    if found is None:
        return None
    for listed in registry.listed.all():
        if listed.url(found[0]) == parts.path and found[0] in record_ids_seen_by(viewer, listed.kind).filter(
            record_id=found[0]
        ):
            return listed.kind, found[0]
    return None


def record_url(kind: str, record_id: str) -> str:
    """The desk's address of a record; empty for none."""
    listed = registry.listed.get(kind)
    return listed.url(record_id) if listed and record_id else ""
