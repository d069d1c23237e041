"""Records by the name their reader reads, for lists and tables that point at them."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from overture.foundation.access.viewer import Viewer
from overture.foundation.local_text import ShownText, in_language

from .. import rules
from ..models import Initiative, Organisation, Person, Post, Proposal, Topic
from ..scripts import language_of
from ..told import Named
from .naming import display_name
from .posts import posts_on

Subject = Topic | Initiative | Proposal


def person_named(viewer: Viewer, person: Person) -> Named:
    """A person with their post of today, where this viewer may know of it. Fetch ``names`` and ``posts`` for many."""
    posts = posts_on(person, timezone.localdate())
    seen = [post for post in posts if rules.can_see_organisation(viewer, post.organisation)]
    note = post_said(viewer, seen[0]) if seen else ""
    name = display_name(person, viewer.language)
    return Named(person.record_kind, str(person.pk), name, reverse("desk:person-page", args=[person.pk]), note)


def post_said(viewer: Viewer, post: Post) -> str:
    """A role and where, as plain words."""
    role = post.role_translations.get(viewer.language) or post.role
    body = display_name(post.organisation, viewer.language).text
    return _("%(role)s, %(organisation)s") % {"role": role, "organisation": body} if role else body


def organisation_named(viewer: Viewer, organisation: Organisation) -> Named:
    """A body with its kind. Fetch ``names`` for many."""
    url = reverse("desk:organisation-page", args=[organisation.pk])
    name = display_name(organisation, viewer.language)
    return Named(organisation.record_kind, str(organisation.pk), name, url, organisation.get_kind_display())


def party_named(viewer: Viewer, party: Person | Organisation) -> Named:
    """A person or a body."""
    return person_named(viewer, party) if isinstance(party, Person) else organisation_named(viewer, party)


def subject_named(viewer: Viewer, subject: Subject) -> Named:
    """A topic, initiative or proposal in the reader's language, else as it was first written."""
    url = reverse(f"desk:{subject.record_kind}-page", args=[subject.pk])
    return Named(subject.record_kind, str(subject.pk), subject_name(subject, viewer.language), url)


def subject_name(subject: Subject, language: str) -> ShownText:
    """What a topic, initiative or proposal is called in a language."""
    if isinstance(subject, Topic):
        return in_language(subject.name, language)
    main, others = (subject.name, subject.names) if isinstance(subject, Initiative) else (subject.title, subject.titles)
    if others.get(language):
        return ShownText(others[language], language)
    return ShownText(main, language_of(main))
