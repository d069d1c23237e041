"""What the voices hold on a person, for their file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from overture.directory.rules import can_see_file
from overture.foundation.access.viewer import Viewer
from overture.foundation.registry import Held, HeldFact, HeldRow

from .models import Quote, Wording


class VoicesHold:
    """Fills ``registry.personal_data``. An anonymous voice points at nobody, so it is in no file."""

    covers = ("voices.Quote.speaker",)

    def held_on(self, viewer: Viewer, person: Any, *, at: dt.datetime) -> Iterable[Held]:
        """The person's words in every wording, what was agreed, and what was taken back."""
        if not can_see_file(viewer):
            return
        quotes = Quote.objects.filter(speaker=person).prefetch_related("wordings__consents", "withdrawals", "uses")
        rows = [row for quote in quotes.order_by("made_at", "pk") for row in _rows(quote)]
        why = _("Said to us or with us; shown to others only with a live consent.")
        until = _("Words that were taken back are erased; the others stay until the speaker takes them back.")
        yield Held("quotes", _("Words"), why, until, tuple(rows))


def _rows(quote: Quote) -> list[HeldRow]:
    url = reverse("desk:quote-open", args=[quote.pk])
    taken = [HeldFact("taken_back", _("Taken back"), _day(one.at)) for one in quote.withdrawals.all()]
    if not quote.wordings.all():
        return [HeldRow(_("No words are kept."), tuple(taken), url)]
    return [HeldRow(wording.text, (*_facts(wording), *taken), url) for wording in quote.wordings.all()]


def _facts(wording: Wording) -> list[HeldFact]:
    facts = [
        HeldFact("language", _("Language"), wording.language),
        HeldFact("kept_since", _("Kept since"), _day(wording.made_at)),
    ]
    for consent in wording.consents.all():
        until = _day(consent.until) if consent.until else _("no end")
        words = _("%(audience)s, %(name)s, until %(until)s")
        given = {"audience": consent.get_audience_display(), "name": consent.get_name_form_display(), "until": until}
        facts.append(HeldFact("consent", _("Agreed"), words % given))
    return facts


def _day(at: dt.datetime) -> str:
    return formats.date_format(timezone.localtime(at), "j F Y")
