"""A document laid out for the person who goes through its drafts."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from overture.accounts.queries import the_desk
from overture.directory.models import Person, PublicNameForm
from overture.foundation.access.viewer import Viewer

from ..content import DraftContent, read_content
from ..facts import draft_in_words
from ..models import Document, Draft, Step
from ..readings import reading_of
from ..review import DraftRow, Review, review_of
from ..rules import can_use_reader
from .documents import document_with_text, draft_seen_at, last_step


@dataclass(frozen=True, slots=True)
class ReviewedDocument:
    """A document, what the screen shows of it, the content of the draft in hand, and the step that Undo takes back."""

    document: Document
    review: Review
    content: DraftContent | None
    step: Step | None


@dataclass(frozen=True, slots=True)
class Unnamed:
    """Somebody of ours who came into the record with a text and is not named in public yet."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A row in which two versions of a draft differ."""

    field: str
    label: str
    theirs: str
    mine: str


def review_for(viewer: Viewer, document_id: UUID | str, *, number: int | None = None) -> ReviewedDocument:
    """A document with its drafts, one of them open: the one of the number, or the first that waits.

    Four queries at any number of drafts.

    Raises:
        NotAllowed: when there is no such document for this viewer.
    """
    document = document_with_text(viewer, document_id)
    drafts = list(document.drafts.order_by("number"))
    rows = [_row(draft) for draft in drafts]
    numbers = {row.number for row in rows}
    waiting = next((row.number for row in rows if row.state == Draft.State.WAITING), None)
    opened = number if number in numbers else waiting
    review = review_of(
        document.source.text,
        reading_of(document),
        rows,
        dated=document.source.dated,
        open_number=opened,
        language=document.source.language,
        has_network=the_desk().organisation_id is not None,
    )
    content = next((row.content for row in rows if row.number == opened), None)
    return ReviewedDocument(document, review, content, last_step(document))


def _row(draft: Draft) -> DraftRow:
    content = read_content(draft.content)
    return DraftRow(draft.number, draft.version, draft.state, content, str(draft.engagement_id or ""))


def not_named_yet(viewer: Viewer, reviewed: ReviewedDocument) -> list[Unnamed]:
    """The people of ours whom confirming a text's drafts made and whose name form nobody has chosen; one query."""
    if not can_use_reader(viewer) or not reviewed.review.people_of_ours:
        return []
    people = Person.objects.filter(
        pk__in=reviewed.review.people_of_ours,
        made_at__gte=reviewed.document.made_at,
        public_name_form=PublicNameForm.NONE,
    )
    return [Unnamed(str(one.pk), one.name) for one in people.order_by("name", "pk")]


def differences_since(draft: Draft, version: int) -> list[Difference]:
    """In which rows a draft differs now from what somebody had in front of them; none when nobody knows any more."""
    seen = draft_seen_at(draft, version)
    if seen is None:
        return []
    return differences(seen, read_content(draft.content))


def differences(mine: DraftContent, theirs: DraftContent) -> list[Difference]:
    """The rows in which two versions of a draft differ."""
    my_rows, their_rows = draft_in_words(mine), draft_in_words(theirs)
    return [
        Difference(field, label, their_rows[field][1], words)
        for field, (label, words) in my_rows.items()
        if words != their_rows[field][1]
    ]
