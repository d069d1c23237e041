"""Words are taken back."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from overture.foundation.access import Viewer
from overture.foundation.audit.operations import note, operation

from ..errors import NotAllowed
from ..models import Quote, Withdrawal
from ..rules import can_withdraw, is_taken_back


@operation
def withdraw(quote: Quote, *, through: Literal["speaker", "desk"], by: Viewer, at: dt.datetime) -> Withdrawal:
    """Close every wording of a quote, everywhere, in this transaction: each place asks again at its next read.

    Nobody on the desk can undo it. Taking back what was taken back changes nothing.

    Raises:
        NotAllowed: when the viewer may not take this quote down.
    """
    if not can_withdraw(by, quote):
        raise NotAllowed
    earlier = quote.withdrawals.order_by("-at").first()
    if earlier is not None and is_taken_back(quote):
        return earlier
    withdrawal = Withdrawal.objects.create(quote=quote, at=at, through=through)
    note("withdraw", quote, by=by)
    return withdrawal
