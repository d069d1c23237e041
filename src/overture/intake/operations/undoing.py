"""Taking back the last steps on a text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from overture.directory.models import Initiative, Name, NameAnswer, Organisation, Person
from overture.directory.operations import remove_name, remove_unused, take_back_answer
from overture.engagements.models import Engagement, Moment
from overture.engagements.operations import remove_engagement, remove_unused_moment
from overture.foundation.access.viewer import Viewer
from overture.foundation.audit.operations import note, operation
from overture.voices.operations import forget_quote
from overture.voices.queries import quote_for

from ..errors import ChangedSince, NothingToUndo, NotTheLastStep
from ..kept import KeptDraft, Made, made_by, step_before
from ..models import Document, Draft, Step
from ..queries.documents import last_step
from .steps import check_may_use, settle_when_done

DIRECTORY_MODELS: dict[str, Any] = {"person": Person, "organisation": Organisation, "initiative": Initiative}


@operation
def undo(document: Document, *, step_id: int | None = None, now: dt.datetime, by: Viewer) -> Document:
    """Take the last step back. A confirmed draft waits again; its record goes, with what was made for it alone.

    A person, body, moment or initiative that something else uses by now stays. An answer to "Same person?" is forgotten
    with the spelling that it added, and asked again.

    Args:
        step_id: the step that the person saw as the last one.

    Raises:
        NothingToUndo: when there is no step.
        NotTheLastStep: when somebody went on since.
        ChangedSince: when the record was changed after it was confirmed.
    """
    check_may_use(by)
    step = last_step(document)
    if step is None:
        raise NothingToUndo
    if step_id is not None and step.pk != step_id:
        raise NotTheLastStep
    draft, before = step.draft, step_before(step)
    _unmake(step, by=by)
    for kept in before.values():
        _restore(document, kept)
    note("draft.undo", draft, by=by)
    if step.verb == "new":
        draft.delete()
    else:
        step.delete()
    settle_when_done(document, now=now)
    return document


def _restore(document: Document, kept: KeptDraft) -> None:
    draft = document.drafts.filter(number=kept.number).first()
    if draft is None:
        return
    draft.claim_version(draft.version)
    draft.state, draft.content = kept.state, kept.content.as_text()
    if kept.state == Draft.State.WAITING:
        draft.engagement, draft.settled_by, draft.settled_at = None, "", None
    draft.save(update_fields=["state", "content", "engagement", "settled_by", "settled_at"])


def _unmake(step: Step, *, by: Viewer) -> None:
    """Remove what a step made: quotes before their engagement, people before their bodies."""
    made = made_by(step)
    engagement = next((_engagement(one) for one in made if one.kind == "engagement"), None)
    for one in made:
        if one.kind == "quote":
            forget_quote(quote_for(by, one.record_id), by=by)
        if one.kind == "answer":
            _forget(NameAnswer, one, take_back_answer, by=by)
        if one.kind == "name":
            _forget(Name, one, remove_name, by=by)
    if engagement is not None:
        remove_engagement(engagement, by=by)
    for kind in ("person", "organisation", "initiative", "moment"):
        for one in made:
            if one.kind == kind:
                _remove_unused(one, by=by)


def _forget(model: Any, made: Made, forget: Callable[..., None], *, by: Viewer) -> None:
    row = model.objects.filter(pk=made.record_id).first()
    if row is not None:
        forget(row, by=by)


def _engagement(made: Made) -> Engagement | None:
    engagement = Engagement.objects.filter(pk=made.record_id).first()
    if engagement is not None and engagement.version != made.version:
        raise ChangedSince(engagement.title)
    return engagement


def _remove_unused(made: Made, *, by: Viewer) -> None:
    """Remove a record that was made for the draft, unless somebody changed it or something else uses it by now."""
    model, remove = _place(made.kind)
    record = model.objects.filter(pk=made.record_id, version=made.version).first()
    if record is not None:
        remove(record, by=by)


def _place(kind: str) -> tuple[Any, Callable[..., bool]]:
    return (Moment, remove_unused_moment) if kind == "moment" else (DIRECTORY_MODELS[kind], remove_unused)
