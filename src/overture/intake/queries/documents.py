"""Documents that were put in, and their drafts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Count, Q, QuerySet

from overture.foundation.access.viewer import Viewer

from ..content import DraftContent, read_content
from ..errors import NotAllowed
from ..kept import step_before
from ..models import Document, Draft, Step
from ..rules import can_use_reader

MOST_WAITING = 50
MOST_UNDONE = 10


@dataclass(frozen=True, slots=True)
class WaitingDocument:
    """A document that waits: how it is called, when it is dated, and how many of its drafts are settled."""

    id: UUID
    title: str
    dated: dt.date | None
    put_in_at: dt.datetime
    drafts: int
    settled: int

    @property
    def waiting(self) -> int:
        """How many drafts wait."""
        return self.drafts - self.settled


def _documents(viewer: Viewer) -> QuerySet[Document]:
    documents = Document.objects.select_related("source")
    return documents if can_use_reader(viewer) else documents.none()


def documents_waiting(viewer: Viewer) -> list[WaitingDocument]:
    """The documents that wait for a person, newest first, at most fifty; one query, and nothing sealed is opened."""
    waiting = (
        _documents(viewer)
        .filter(state=Document.State.WAITING)
        .defer("reading", "source__text")
        .annotate(all_drafts=Count("drafts"), settled=Count("drafts", filter=~Q(drafts__state=Draft.State.WAITING)))
        .order_by("-made_at")[:MOST_WAITING]
    )
    return [
        WaitingDocument(row.pk, row.source.title, row.source.dated, row.made_at, row.all_drafts, row.settled)
        for row in waiting
    ]


def waiting_rows(viewer: Viewer) -> QuerySet[Document]:
    """The documents that wait for this viewer, to be counted."""
    return _documents(viewer).filter(state=Document.State.WAITING)


def document_for(viewer: Viewer, document_id: UUID | str) -> Document:
    """The document of an id, without its sealed text and reading.

    Raises:
        NotAllowed: when there is none for this viewer.
    """
    return _one(_documents(viewer).defer("reading", "source__text"), document_id)


def document_with_text(viewer: Viewer, document_id: UUID | str) -> Document:
    """The document with its text and reading.

    Raises:
        NotAllowed: when there is none for this viewer.
    """
    return _one(_documents(viewer), document_id)


def _one(documents: QuerySet[Document], document_id: UUID | str) -> Document:
    try:
        return documents.get(pk=document_id)
    except (Document.DoesNotExist, ValidationError, ValueError) as error:
        raise NotAllowed from error


def draft_for(viewer: Viewer, document_id: UUID | str, number: int) -> Draft:
    """A draft of a document by its number.

    Raises:
        NotAllowed: when there is none for this viewer.
    """
    document = document_for(viewer, document_id)
    draft = document.drafts.filter(number=number).select_related("engagement", "document__source").first()
    if draft is None:
        raise NotAllowed
    return draft


def draft_over(viewer: Viewer, document: Document, start: int, end: int) -> int | None:
    """The number of the first draft of a text that stands on words of a selection; one set aside does not count."""
    if not can_use_reader(viewer):
        return None
    for draft in document.drafts.exclude(state=Draft.State.ASIDE).order_by("number"):
        if any(start < scope[1] and scope[0] < end for scope in read_content(draft.content).scope):
            return draft.number
    return None


def last_step(document: Document) -> Step | None:
    """The step that Undo takes back."""
    return document.steps.order_by("-id").first()


def steps_left(document: Document) -> int:
    """How many steps can be undone."""
    return min(document.steps.count(), MOST_UNDONE)


def draft_seen_at(draft: Draft, version: int) -> DraftContent | None:
    """The draft as somebody had it in front of them at a version, while the steps since can still tell."""
    for step in draft.document.steps.order_by("-id")[:MOST_UNDONE]:
        kept = step_before(step).get(draft.number)
        if kept and kept.version == version:
            return kept.content
    return None


def next_waiting(draft: Draft) -> int | None:
    """The number of the next draft of the text that waits, after this one or from the start."""
    waiting = list(
        Draft.objects.filter(document_id=draft.document_id, state=Draft.State.WAITING)
        .order_by("number")
        .values_list("number", flat=True)
    )
    return next((number for number in waiting if number > draft.number), next(iter(waiting), None))


def document_id_of_source(source_id: UUID | str) -> UUID | None:
    """The document of a source. It tells an id alone; the page behind it answers coordinators only."""
    return Document.objects.filter(source_id=source_id).values_list("pk", flat=True).first()
