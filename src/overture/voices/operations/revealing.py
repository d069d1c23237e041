"""Covered words are looked at."""

from __future__ import annotations

from overture.foundation.access import Viewer
from overture.foundation.audit.operations import note, operation

from ..errors import NotAllowed
from ..models import Quote, Wording
from ..rules import is_the_desks


@operation
def reveal_words(quote: Quote, *, by: Viewer) -> list[Wording]:
    """The words of a speaker at risk, once the look is in the audit chain.

    Raises:
        NotAllowed: when the viewer is no coordinator.
    """
    if not is_the_desks(by):
        raise NotAllowed
    note("reveal", quote, by=by)
    return list(quote.wordings.order_by("made_at"))
