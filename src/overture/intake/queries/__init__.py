"""Asking about documents and drafts. Coordinators only; for everybody else there is nothing."""

from .documents import (
    WaitingDocument,
    document_for,
    document_id_of_source,
    document_with_text,
    documents_waiting,
    draft_for,
    draft_over,
    draft_seen_at,
    last_step,
    next_waiting,
    steps_left,
    waiting_rows,
)
from .knowledge import ReaderKnowledge, known_for, reader_directory, reader_knowledge, recognise_for
from .reviewing import (
    Difference,
    ReviewedDocument,
    Unnamed,
    differences,
    differences_since,
    not_named_yet,
    review_for,
)

__all__ = [
    "Difference",
    "ReaderKnowledge",
    "ReviewedDocument",
    "Unnamed",
    "WaitingDocument",
    "differences",
    "differences_since",
    "document_for",
    "document_id_of_source",
    "document_with_text",
    "documents_waiting",
    "draft_for",
    "draft_over",
    "draft_seen_at",
    "known_for",
    "last_step",
    "next_waiting",
    "not_named_yet",
    "reader_directory",
    "reader_knowledge",
    "recognise_for",
    "review_for",
    "steps_left",
    "waiting_rows",
]
