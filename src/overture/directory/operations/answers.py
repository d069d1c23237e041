"""A person's answer to "Same person?"."""

from __future__ import annotations

from django.utils import timezone

from overture.foundation.access.viewer import Viewer
from overture.foundation.audit.operations import note, operation
from overture_names.folding import fold

from ..models import Name, NameAnswer, Organisation, Person
from .checks import check_may_edit, clean_name
from .names import add_name, owner_of


@operation
def answer_name(spelling: str, subject: Person | Organisation, *, is_same: bool, by: Viewer) -> NameAnswer:
    """Keep for ever that a spelling is, or is not, this record; a later answer replaces an earlier one.

    "Same" also adds the spelling to the record's names.
    """
    check_may_edit(by)
    spelling = clean_name(spelling)
    answer, _ = NameAnswer.objects.update_or_create(
        folded=fold(spelling)[:300],
        **owner_of(subject),
        defaults={
            "spelling": spelling,
            "is_same": is_same,
            "answered_by": by.user_id or "system",
            "answered_at": timezone.now(),
        },
    )
    if is_same and spelling != subject.name:
        add_name(subject, text=spelling, kind=Name.Kind.SPELLING, by=by)
    note("answer", subject, by=by)
    return answer


@operation
def take_back_answer(answer: NameAnswer, *, by: Viewer) -> None:
    """Forget an answer that was given by mistake; the same question is asked again."""
    check_may_edit(by)
    subject = answer.person or answer.organisation
    if subject is not None:
        note("take_back_answer", subject, by=by)
    answer.delete()
