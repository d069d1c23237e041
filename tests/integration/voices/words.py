"""Quotes for tests, kept and opened by a coordinator as the desk does it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from overture.foundation.access import Viewer
from overture.foundation.links.models import SignedLink
from overture.foundation.links.tokens import token_of
from overture.voices.models import ConsentRequest, Quote
from overture.voices.operations import agree, ask_speaker, keep_quote, note_consent
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


def asked(quote: Quote, at: dt.datetime = NOW, **terms: Any) -> ConsentRequest:
    """The speaker is asked for the first wording, for everybody, by a link to copy."""
    terms = {"audience": "public", "sent_by": "copy", "language": "en", **terms}
    return ask_speaker(quote.wordings.order_by("made_at").first(), by=DESK, at=at, **terms)


def link_to(purpose: str, subject: Any) -> SignedLink:
    """The newest link of a purpose on a record."""
    return SignedLink.objects.filter(purpose=purpose, subject_id=str(subject.pk)).latest("made_at")


def path_of(link: SignedLink) -> str:
    """The address of a link on this site."""
    return f"/l/{token_of(link.pk, link.purpose)}/"


def holder_of(link: SignedLink) -> Viewer:
    """Whoever opened the link."""
    return Viewer(scopes=frozenset({"public", f"link:{link.purpose}:{link.subject_id}"}), name="link")


def own_yes(quote: Quote, at: dt.datetime = NOW, **terms: Any) -> Any:
    """The speaker agrees by their own link."""
    request = asked(quote, at)
    link = link_to("consent", request)
    return agree(request, link=link, by=holder_of(link), at=at, **{"name_form": "full", **terms})
