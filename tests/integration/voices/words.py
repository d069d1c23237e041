"""Quotes for tests, kept and opened by a coordinator as the desk does it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from overture.foundation.access import Viewer
from overture.voices.models import Quote
from overture.voices.operations import keep_quote, note_consent
from tests.factories import EngagementFactory, OrganisationFactory, PersonFactory

NOW = dt.datetime(2024, 2, 1, 12, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)
DAY = dt.timedelta(days=1)
WORDS = "Nobody in our circle has to win, we only have to listen until the end."
DESK = Viewer.system()


def a_quote(words: str = WORDS, **facts: Any) -> Quote:
    """A quote without consent, of a named speaker of a member at an engagement on the record."""
    facts.setdefault("speaker", PersonFactory(name="Hadiya Orrin"))
    facts.setdefault("organisation", OrganisationFactory(name="Lantern House"))
    facts.setdefault("engagement", EngagementFactory())
    return keep_quote(words=words, language="en", by=DESK, **facts)


def a_yes(quote: Quote, at: dt.datetime = NOW - DAY, **terms: Any) -> Any:
    """A consent to the first wording: for everybody, under the full name, without an end."""
    terms = {"audience": "public", "name_form": "full", "how": "in_person", **terms}
    return note_consent(quote.wordings.get(), by=DESK, at=at, **terms)
