"""Under which name words are shown: what the speaker said yes to, narrowed by their protection, never widened."""

from __future__ import annotations

import datetime as dt

from overture.directory.queries import display_name, public_name
from overture_names.parsing import parse_person

from .models import Consent, NameForm, Quote
from .rules import hides_speaker, is_unprotected


def shown_speaker(
    quote: Quote, consent: Consent | None, *, audience: str, at: dt.datetime, language: str
) -> tuple[str, str]:
    """The name and organisation under a cleared wording; empty where they would give somebody away.

    Args:
        quote: with `speaker` and `organisation`, and the names of both, already fetched.
        consent: the consent that opens the words; None when they stand on the public record.
        audience: who reads; it decides about the organisation's name.
        at: now.
        language: in which the names are wanted.
    """
    if hides_speaker(quote):
        return "", ""
    form = NameForm.FULL if consent is None else NameForm(consent.name_form)
    name = _name(quote, form, consent.shown_as if consent else "", language)
    if quote.organisation is None or not _tells_organisation(quote, form):
        return name, ""
    return name, public_name(quote.organisation, audience, at, language) or ""


def _name(quote: Quote, form: NameForm, shown_as: str, language: str) -> str:
    if form == NameForm.OTHER:
        return shown_as
    if form == NameForm.NONE or quote.speaker is None or not is_unprotected(quote):
        return ""
    full = display_name(quote.speaker, language).text
    return full if form == NameForm.FULL else shown_as or parse_person(full).given


def _tells_organisation(quote: Quote, form: NameForm) -> bool:
    """Whoever speaks without their own name is not given away by the name of a small organisation."""
    if quote.speaker_hash or form not in (NameForm.FULL, NameForm.FIRST):
        return False
    return quote.speaker is None or is_unprotected(quote)


def known_name(quote: Quote, language: str) -> tuple[str, str]:
    """The speaker's and the organisation's own names, for those who may know who it is."""
    speaker, organisation = quote.speaker, quote.organisation
    return (
        display_name(speaker, language).text if speaker else "",
        display_name(organisation, language).text if organisation else "",
    )
