"""Words come into the house."""

from __future__ import annotations

import unicodedata

from overture.directory.models import Organisation, Person
from overture.engagements.models import Engagement
from overture.foundation.access import Viewer
from overture.foundation.audit.operations import note, operation
from overture.foundation.evidence.models import Evidence

from ..errors import InUse, NotAllowed, NoWords
from ..known_words import digest_of_words, runs_of_wording
from ..models import Consent, KnownRun, PublicRecord, Quote, Wording
from ..rules import can_keep_quotes


@operation
def keep_quote(
    *,
    words: str,
    language: str,
    by: Viewer,
    speaker: Person | None = None,
    organisation: Organisation | None = None,
    engagement: Engagement | None = None,
    kind: str = Quote.Kind.QUOTE,
) -> Quote:
    """Keep what somebody said, without any consent: until one is noted it is shown to nobody outside the desk.

    Raises:
        NotAllowed: when the viewer keeps no quotes.
        NoWords: when the words are empty.
    """
    if not can_keep_quotes(by):
        raise NotAllowed
    quote = Quote.objects.create(kind=kind, speaker=speaker, organisation=organisation, engagement=engagement)
    _keep_wording(quote, text=words, language=language)
    note("keep", quote, by=by)
    return quote


@operation
def forget_quote(quote: Quote, *, by: Viewer) -> None:
    """Take words away that were kept by mistake: the undo of a confirmed draft. Nothing of them stays.

    Raises:
        NotAllowed: when the viewer keeps no quotes.
        InUse: when somebody noted a consent, a withdrawal or a use since.
    """
    if not can_keep_quotes(by):
        raise NotAllowed
    consents = Consent.objects.filter(wording__quote=quote)
    records = PublicRecord.objects.filter(wording__quote=quote)
    if consents.exists() or records.exists() or quote.withdrawals.exists() or quote.uses.exists():
        raise InUse
    note("forget", quote, by=by)
    Evidence.objects.filter(record_kind=quote.record_kind, record_id=str(quote.pk)).delete()
    quote.delete()


@operation
def add_wording(
    quote: Quote, *, text: str, language: str, by: Viewer, translator: str = "", translated_from: Wording | None = None
) -> Wording:
    """Keep other words for the same quote: a translation, or an edited form. It needs a consent of its own.

    Raises:
        NotAllowed: when the viewer keeps no quotes.
        NoWords: when the words are empty.
    """
    if not can_keep_quotes(by):
        raise NotAllowed
    wording = _keep_wording(quote, text=text, language=language, translator=translator, translated_from=translated_from)
    note("add_wording", quote, by=by)
    return wording


def _keep_wording(
    quote: Quote, *, text: str, language: str, translator: str = "", translated_from: Wording | None = None
) -> Wording:
    """Seal the words and keep the hashes by which prose that repeats them is found."""
    text = unicodedata.normalize("NFC", text).strip()
    if not text:
        raise NoWords
    wording = Wording.objects.create(
        quote=quote,
        text=text,
        language=language,
        translator=translator,
        translated_from=translated_from,
        digest=digest_of_words(text),
    )
    KnownRun.objects.bulk_create(
        KnownRun(wording=wording, digest=digest, length=length) for digest, length in runs_of_wording(text).items()
    )
    return wording
