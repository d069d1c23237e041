"""Words that were taken back are erased for good after a week; the hashes that keep them out of prose stay."""

from __future__ import annotations

import datetime as dt

from django.db.models import Exists

from overture.foundation.access import Viewer
from overture.foundation.audit.operations import note, operation
from overture.foundation.evidence.models import Evidence
from overture.foundation.links.operations import revoke_links

from ..models import Consent, ConsentRequest, Quote
from ..queries.clearance import standing_withdrawals
from ..rules import ANSWER

KEPT_FOR = dt.timedelta(days=7)
MOST = 200


@operation
def erase_taken_back(*, at: dt.datetime, by: Viewer) -> int:
    """Erase the words, and what shows their consents, of quotes taken back a week ago without a later yes.

    A question about them that was not answered yet ends. The rows stay without words, so that a page still closes its
    gap; the keyed hashes stay, so that the words cannot come in again by hand. At most `MOST` quotes at once.

    Returns:
        How many quotes lost their words.
    """
    due = standing_withdrawals().filter(at__lte=at - KEPT_FOR)
    quotes = Quote.objects.filter(Exists(due), wordings__erased_at__isnull=True).distinct()[:MOST]
    return len([_erase(quote, at=at, by=by) for quote in quotes])


def _erase(quote: Quote, *, at: dt.datetime, by: Viewer) -> Quote:
    for wording in quote.wordings.all():
        wording.text, wording.translator, wording.erased_at = "", "", at
        wording.save(update_fields=["text", "translator", "erased_at"])
    for request in ConsentRequest.objects.filter(wording__quote=quote, answer=""):
        revoke_links(ANSWER, request.pk, by=by, at=at)
    for consent in Consent.objects.filter(wording__quote=quote):
        consent.proof = ""
        consent.save(update_fields=["proof"])
    Evidence.objects.filter(record_kind=Quote.record_kind, record_id=str(quote.pk)).delete()
    note("erase_words", quote, by=by)
    return quote
