"""What of the voices leaves with the whole desk: everything or nothing, with the sealed values or not at all.

Words that were taken back do not leave; that they were taken back does, and holds at the other desk.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from overture.engagements.portable import hidden_engagements
from overture.foundation.access.viewer import Viewer
from overture.foundation.registry import Portable, PortableTable

from . import models
from .known_words import digest_of_words, runs_of_prose, runs_of_wording
from .rules import is_taken_back


def hidden_quotes(viewer: Viewer) -> Collection[Any]:
    """The quotes from conversations that this viewer may not see."""
    hidden = hidden_engagements(viewer)
    return list(models.Quote.objects.filter(engagement__in=hidden).order_by().values_list("pk", flat=True))


def taken_back_wordings() -> Collection[Any]:
    """The wordings of every quote that was taken back and not opened again by its speaker."""
    quotes = models.Quote.objects.filter(withdrawals__isnull=False).distinct()
    fetched = quotes.prefetch_related("withdrawals", "wordings__consents")
    return [wording.pk for quote in fetched if is_taken_back(quote) for wording in quote.wordings.all()]


def repeating_taken_back(texts: Iterable[str]) -> frozenset[str]:
    """Those of the texts that repeat words which were taken back; the other desk could not know them again."""
    runs_of = {text: runs_of_prose(text) for text in texts}
    gone = models.KnownRun.objects.filter(wording__in=taken_back_wordings())
    known = set(gone.values_list("digest", flat=True))
    return frozenset(text for text, runs in runs_of.items() if not known.isdisjoint(runs))


def _hash_anew() -> None:
    """Make the hashes with this desk's own key, by which words are known again."""
    for wording in models.Wording.objects.order_by("pk").iterator():
        if wording.text:
            wording.digest = digest_of_words(wording.text)
            wording.save(update_fields=["digest"])
            runs = runs_of_wording(wording.text).items()
            models.KnownRun.objects.bulk_create(
                models.KnownRun(wording=wording, digest=digest, length=length) for digest, length in runs
            )


PORTABLE = Portable(
    tables=(
        PortableTable("quotes", models.Quote, is_sealed=True, hidden_from=hidden_quotes),
        PortableTable(
            "wordings",
            models.Wording,
            left_out=("digest",),
            is_sealed=True,
            emptied={"text": taken_back_wordings},
        ),
        PortableTable("consents", models.Consent, is_sealed=True),
        PortableTable("consent_requests", models.ConsentRequest, is_sealed=True),
        PortableTable("withdrawals", models.Withdrawal, is_sealed=True),
        PortableTable("public_records", models.PublicRecord, is_sealed=True),
        PortableTable("uses", models.Use, is_sealed=True),
    ),
    stays={"voices.KnownRun": "Hashes with this desk's key; made anew from the words."},
    after_import=_hash_anew,
)
