"""An organisation's page."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from overture.directory import queries as directory
from overture.directory import rules
from overture.directory.models import Organisation, Standing
from overture.directory.queries.works import works_of
from overture.engagements import queries as engagements
from overture.foundation.access.viewer import Viewer
from overture.foundation.local_text import in_language
from overture.foundation.ui.shapes import Fact
from overture.voices import queries as voices

from ..bodyshapes import Asked
from ..shapes import MetBefore, OrganisationShown, PartyLink, QuoteLine
from . import parties
from .care import care_of, places_shown
from .dealings import dealings_shown
from .meetings import met_before
from .quotes import quote_lines

FETCHED = ("names", "identifiers")
MOST_ABOVE = 6


def organisation_page(
    viewer: Viewer, organisation_id: UUID, *, at: dt.datetime, asked: Asked | None = None
) -> OrganisationShown:
    """Everything that this viewer may know of an organisation, from every room; `asked` is what the address asks for.

    Raises:
        NotFound: when there is none, or they may not know of it.
    """
    body = directory.organisation_for(viewer, organisation_id)
    prefetch_related_objects([body], *FETCHED)
    name, is_ours = directory.display_name(body, viewer.language), body.standing == Standing.NETWORK
    return OrganisationShown(
        id=str(body.pk),
        name=name,
        names=parties.names_shown(body, name.text),
        kind=body.get_kind_display(),
        public_tag=parties.public_tag(body),
        description=in_language(body.description, viewer.language),
        above=bodies_above(viewer, body),
        parts=parts_shown(viewer, body),
        people=people_shown(viewer, body),
        facts=facts_of(viewer, body, at=at),
        views=directory.stances_of(viewer, body),
        works=works_of(viewer, body),
        met=_took_part(viewer, body, at=at) if is_ours else None,
        dealings=None if is_ours else dealings_shown(viewer, body, at=at, asked=asked or Asked()),
        quotes=quotes_shown(viewer, body, at=at),
        contact_count=parties.contact_count(viewer, body),
        changes=parties.changes_shown(viewer, body),
        can_edit=rules.can_edit_directory(viewer),
        who_sees=parties.who_sees(body),
        is_ours=is_ours,
        care=care_of(viewer, body),
        memberships=places_shown(viewer, body),
        words=parties.words_behind(viewer, body),
    )


def _took_part(viewer: Viewer, body: Organisation, *, at: dt.datetime) -> MetBefore:
    """What one of our organisations took part in."""
    found = engagements.engagements_of_organisation(viewer, body.pk, at=at)
    return met_before(viewer, found, is_ours=True, at=at)


def bodies_above(viewer: Viewer, body: Organisation) -> tuple[PartyLink, ...]:
    """The bodies it is part of, the highest first; the chain ends at one that this viewer may not know of."""
    found: list[PartyLink] = []
    above = body.parent
    while above is not None and len(found) < MOST_ABOVE and rules.can_see_organisation(viewer, above):
        found.insert(0, parties.link_to(above, viewer))
        above = above.parent
    return tuple(found)


def parts_shown(viewer: Viewer, body: Organisation) -> tuple[PartyLink, ...]:
    """What stands directly in it, with how many people are known there."""
    parts = list(directory.organisations_seen_by(viewer).filter(parent=body).prefetch_related("names").order_by("name"))
    counts = directory.people_counts(viewer, parts)
    return tuple(parties.link_to(one, viewer, note=one.get_kind_display(), count=counts[one.pk]) for one in parts)


def people_shown(viewer: Viewer, body: Organisation) -> tuple[PartyLink, ...]:
    """Who holds a post there today, with their role."""
    posts = directory.people_at(viewer, body)
    return tuple(
        parties.link_to(post.person, viewer, note=post.role_translations.get(viewer.language) or post.role)
        for post in posts
    )


def quotes_shown(viewer: Viewer, body: Organisation, *, at: dt.datetime) -> tuple[QuoteLine, ...]:
    """What its people said, where the viewer may know that it was theirs."""
    quotes = voices.quotes_shown(viewer, voices.quotes_seen_by(viewer, at).filter(organisation=body), at=at)
    return quote_lines(one for one in quotes if one.organisation_id == body.pk)


def facts_of(viewer: Viewer, body: Organisation, *, at: dt.datetime) -> tuple[Fact, ...]:
    """Rows of what is known."""
    numbers = ", ".join(str(one) for one in body.identifiers.all())
    link = '<a href="{}" rel="noopener noreferrer" dir="ltr">{}</a>'
    website = format_html(link, body.website, body.website) if body.website else ""
    return (
        fact_or_link(viewer, body, _("Country"), body.country, _("Add the country")),
        fact_or_link(viewer, body, _("Website"), website, _("Add the website")),
        fact_or_link(viewer, body, _("Numbers"), numbers, _("Add a number from a register")),
        Fact(
            _("In public"),
            directory.public_name(body, directory.PUBLIC, at, viewer.language) or _("Not named"),
            why=_("On the members' page") if body.listed_publicly else "",
            tag=parties.public_tag(body),
        ),
    )


def fact_or_link(viewer: Viewer, body: Organisation, label: str, value: str, missing: str) -> Fact:
    """A row of what is known; where nothing is, an invitation for those who may fill it."""
    if value or not rules.can_edit_directory(viewer):
        return Fact(label, value)
    return Fact(label, change_url=reverse("desk:organisation-change", args=[body.pk]), missing=missing)
