"""A person's page."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.conf import settings
from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext as _

from overture.directory import queries as directory
from overture.directory import rules
from overture.directory.models import Person, Post, Standing
from overture.directory.queries.routes import routes_to
from overture.directory.rowshapes import seen_posts, when_in_words
from overture.directory.tenure import is_held_on
from overture.engagements import queries as engagements
from overture.foundation.access.viewer import Viewer
from overture.foundation.ui.shapes import Fact, Tag
from overture.voices import queries as voices

from ..shapes import PersonShown, PostShown
from . import parties
from .care import care_of, kept_facts
from .meetings import met_before
from .quotes import quote_lines

FETCHED = (
    "names",
    "identifiers",
    "posts__organisation__names",
)


def person_page(viewer: Viewer, person_id: UUID, *, at: dt.datetime) -> PersonShown:
    """Everything that this viewer may know of a person, from every room.

    Raises:
        NotFound: when there is none, or they may not know of them.
    """
    person = directory.person_for(viewer, person_id)
    prefetch_related_objects([person], *FETCHED)
    name, is_ours = directory.display_name(person, viewer.language), person.standing == Standing.NETWORK
    return PersonShown(
        id=str(person.pk),
        name=name,
        names=parties.names_shown(person, name.text),
        side=person.get_standing_display(),
        public_tag=parties.public_tag(person),
        posts=posts_shown(viewer, person),
        facts=facts_of(viewer, person, at=at),
        views=directory.stances_of(viewer, person),
        ties=directory.ties_of(viewer, person),
        routes=routes_to(viewer, person),
        met=met_before(viewer, engagements.engagements_of_person(viewer, person, at=at), is_ours=is_ours, at=at),
        quotes=quote_lines(voices.quotes_of_person(viewer, person, at)),
        contact_count=parties.contact_count(viewer, person),
        changes=parties.changes_shown(viewer, person),
        can_edit=rules.can_edit_directory(viewer),
        who_sees=parties.who_sees(person),
        is_ours=is_ours,
        is_objected=person.objected_at is not None,
        care=care_of(viewer, person),
        kept=kept_facts(viewer, person),
        words=parties.words_behind(viewer, person),
    )


def posts_shown(viewer: Viewer, person: Person) -> tuple[PostShown, ...]:
    """A person's posts, those of today first, then the latest; those in bodies that are hidden are left out."""
    today = timezone.localdate()
    posts = sorted(seen_posts(viewer, person.posts.all()), key=lambda post: _first_day(post), reverse=True)
    posts.sort(key=lambda post: not is_held_on(post, today))
    return tuple(
        PostShown(
            role=post.role_translations.get(viewer.language) or post.role,
            organisation=parties.link_to(post.organisation, viewer),
            when=when_in_words(post.started, post.ended),
            is_now=is_held_on(post, today),
            tags=_tags_of(post),
        )
        for post in posts
    )


def _first_day(post: Post) -> dt.date:
    return post.started.first if post.started else dt.date.min


def _tags_of(post: Post) -> tuple[Tag, ...]:
    office = (Tag("line", _("Public office")),) if post.is_public_office else ()
    return (*office, Tag("line", _("Spokesperson"))) if post.is_spokesperson else office


def facts_of(viewer: Viewer, person: Person, *, at: dt.datetime) -> tuple[Fact, ...]:
    """Rows of what is known."""
    public = directory.public_name(person, directory.PUBLIC, at, viewer.language)
    numbers = ", ".join(str(one) for one in person.identifiers.all())
    found = (
        Fact(_("Language"), dict(settings.LANGUAGES).get(person.language, person.language)),
        Fact(_("In public"), public or _("Not named"), tag=parties.public_tag(person)),
    )
    return (*found, Fact(_("Numbers"), numbers)) if numbers else found
