"""Members as the public reads them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from overture.directory.models import Organisation
from overture.directory.queries import display_name, public_members, public_name, public_website
from overture.engagements.queries import engagements_of_organisation, told_many
from overture.engagements.told import ToldEngagement
from overture.foundation.access import Viewer
from overture.foundation.local_text import ShownText, in_language
from overture.voices.queries import ClearedQuote, cleared_quotes_of_organisation, named_alike

from ..errors import NotFound

MOST_MEETINGS = 10
MOST_QUOTES = 6


@dataclass(frozen=True, slots=True)
class MemberEntry:
    """A member in the public list."""

    slug: str
    name: ShownText
    description: ShownText
    country: str
    website: str


@dataclass(frozen=True, slots=True)
class MemberPage:
    """A member's public page: what it does, whom it met in public, and its people's words."""

    member: MemberEntry
    engagements: tuple[ToldEngagement, ...]
    quotes: tuple[ClearedQuote, ...]


def member_entries(*, at: dt.datetime, language: str) -> list[MemberEntry]:
    """The members that a public page may list."""
    named = (_entry(one, at, language) for one in public_members())
    return sorted((one for one in named if one), key=lambda one: one.name.text)


def member_page(slug: str, *, at: dt.datetime, language: str) -> MemberPage:
    """One member's public page.

    Raises:
        NotFound: when no member that may be listed stands at this address.
    """
    organisation = public_members().filter(slug=slug).first() if slug else None
    entry = _entry(organisation, at, language) if organisation else None
    if organisation is None or entry is None:
        raise NotFound
    viewer = Viewer.public(language)
    met = engagements_of_organisation(viewer, organisation.pk, at=at).order_by("-starts_on", "-pk")[:MOST_MEETINGS]
    cleared = cleared_quotes_of_organisation("public", at, organisation, language=language)
    quotes, limits = named_alike(cleared[:MOST_QUOTES])
    return MemberPage(entry, tuple(told_many(viewer, met, at=at, limits=limits)), tuple(quotes))


def _entry(organisation: Organisation, at: dt.datetime, language: str) -> MemberEntry | None:
    name = public_name(organisation, "public", at, language)
    if name is None:
        return None
    shown = display_name(organisation, language)
    return MemberEntry(
        slug=organisation.slug or "",
        name=ShownText(name, shown.language if shown.text == name else ""),
        description=in_language(organisation.description, language),
        country=organisation.country,
        website=public_website(organisation),
    )
