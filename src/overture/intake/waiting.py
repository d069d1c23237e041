"""The Reader in the side bar, on Today, in the palette, and behind the facts that were read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from overture.foundation.access.viewer import Viewer
from overture.foundation.registry import SidebarEntry, Verb, Waiting

from .queries import document_id_of_source, documents_waiting, waiting_rows

READER = SidebarEntry(
    key="reader",
    group="waiting",
    order=20,
    label=_("Reader"),
    url_name="desk:reader",
    icon="reader",
    roles=("coordinator",),
    count=waiting_rows,
)
READ_A_TEXT = Verb(
    label=_("Read a text"),
    note=_("Paste a post, an e-mail or minutes"),
    url_name="desk:reader",
    icon="reader",
    roles=("coordinator",),
    order=10,
)


def documents_that_wait(viewer: Viewer, *, at: dt.datetime) -> Iterable[Waiting]:
    """The texts with drafts that nobody settled yet, newest first."""
    return [
        Waiting(
            title=row.title,
            sentence=ngettext("%(count)s draft waits", "%(count)s drafts wait", row.waiting) % {"count": row.waiting},
            url=reverse("desk:document-review", args=[row.id]),
            icon="reader",
        )
        for row in documents_waiting(viewer)
    ]


def page_of_source(source_id: str) -> str:
    """The review of the text that a source holds; empty when it was no text put in here."""
    document_id = document_id_of_source(source_id)
    return reverse("desk:document-review", args=[document_id]) if document_id else ""
