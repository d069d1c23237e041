"""Words that should not have been kept leave again."""

from __future__ import annotations

from overture.foundation.access import Viewer
from overture.foundation.audit.operations import note, operation
from overture.foundation.history.operations import forget_history

from ..errors import AnsweredAlready, NotAllowed
from ..models import Consent, PublicRecord, Quote
from ..rules import can_keep_quotes


@operation
def forget_quote(quote: Quote, *, by: Viewer) -> None:
    """Erase a quote that was kept by mistake, with its words and the hashes of them.

    Raises:
        NotAllowed: when the viewer keeps no quotes.
        AnsweredAlready: when somebody has said yes or taken it back, or it was used: that is part of the record.
    """
    if not can_keep_quotes(by):
        raise NotAllowed
    if _has_a_past(quote):
        raise AnsweredAlready
    note("forget", quote, by=by)
    forget_history(quote)
    quote.delete()


def _has_a_past(quote: Quote) -> bool:
    answered = Consent.objects.filter(wording__quote=quote).exists()
    stands = PublicRecord.objects.filter(wording__quote=quote).exists()
    return answered or stands or quote.withdrawals.exists() or quote.uses.exists()
