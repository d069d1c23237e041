"""What every verb on a draft does first and last: check, claim, and remember how it was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from overture.foundation.access.viewer import Viewer

from ..content import DraftContent
from ..errors import AlreadySettled, NotAllowed
from ..kept import KeptDraft, Made, kept_as_text
from ..models import Document, Draft, Step
from ..queries.documents import MOST_UNDONE
from ..rules import can_use_reader


def check_may_use(by: Viewer) -> None:
    """Refuse everybody who does not use the Reader."""
    if not can_use_reader(by):
        raise NotAllowed


def claim(draft: Draft, version: int) -> KeptDraft:
    """Take a waiting draft for a change.

    Returns:
        The draft as it was.

    Raises:
        StaleVersion: when somebody else was quicker.
        AlreadySettled: when it is confirmed or set aside.
    """
    before = KeptDraft.of(draft)
    draft.claim_version(version)
    if draft.state != Draft.State.WAITING:
        raise AlreadySettled
    return before


def write_content(draft: Draft, content: DraftContent) -> None:
    """Seal a draft's content as it is now."""
    draft.content = content.as_text()
    draft.save(update_fields=["content"])


def bump(draft: Draft) -> None:
    """Take the next version of a draft that changes along with another one of its text."""
    draft.claim_version(draft.version)


def keep_step(verb: str, draft: Draft, before: Iterable[KeptDraft], made: Iterable[Made] = ()) -> Step:
    """Remember a step; only the last ten stay."""
    step = Step.objects.create(
        document_id=draft.document_id,
        draft=draft,
        verb=verb,
        before=kept_as_text(list(before)),
        made=[[one.kind, one.record_id, one.version] for one in made],
    )
    old = Step.objects.filter(document_id=draft.document_id).order_by("-id").values_list("pk", flat=True)[MOST_UNDONE:]
    Step.objects.filter(pk__in=list(old)).delete()
    return step


def settle_when_done(document: Document, *, now: dt.datetime) -> None:
    """Settle a document whose last draft was just settled; wait again when one was taken back."""
    waiting = document.drafts.filter(state=Draft.State.WAITING).exists()
    state = Document.State.WAITING if waiting else Document.State.SETTLED
    if document.state != state:
        document.state = state
        document.settled_at = None if waiting else now
        document.claim_version(document.version)
        document.save(update_fields=["state", "settled_at"])
