"""The page of a topic, an initiative or a proposal, gathered from every room."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from overture.directory import queries as directory
from overture.directory import rules
from overture.directory.models import Initiative, Organisation, Proposal, Topic
from overture.directory.queries.calling import Subject, organisation_named, subject_name
from overture.directory.states import stage_tag, status_tag
from overture.foundation.access.viewer import Viewer
from overture.foundation.local_text import ShownText, in_language
from overture.foundation.ui.shapes import Fact, Tag

from ..shapes import NameShown
from ..subjectshapes import SubjectShown
from .people import when_in_words
from .subjects import asks_about, changes_shown, what_happened

LANGUAGES = dict(settings.LANGUAGES)


def subject_page(viewer: Viewer, kind: str, subject_id: UUID, *, at: dt.datetime) -> SubjectShown:
    """Everything that this viewer may know of a topic, initiative or proposal.

    Raises:
        NotFound: when there is none, or they may not know of it.
    """
    subject = directory.subject_for(viewer, kind, subject_id)
    name = subject_name(subject, viewer.language)
    return SubjectShown(
        kind=kind,
        id=str(subject.pk),
        name=name,
        names=other_names(subject, name),
        about=in_language(subject.about, viewer.language) if isinstance(subject, Initiative) else ShownText("", ""),
        facts=facts_of(viewer, subject),
        state=state_of(subject),
        sees_stances=rules.can_see_stances(viewer),
        stances=directory.stances_on(viewer, subject),
        met=what_happened(viewer, subject, at=at),
        asks=asks_about(viewer, subject, at=at),
        changes=changes_shown(viewer, subject),
        can_edit=rules.can_edit_directory(viewer),
        who_sees=_("Coordinators, editors and the director see this page."),
    )


def state_of(subject: Subject) -> Tag | None:
    """Where an initiative or proposal stands."""
    if isinstance(subject, Initiative):
        return stage_tag(subject)
    return status_tag(subject.status) if isinstance(subject, Proposal) else None


def other_names(subject: Subject, shown: ShownText) -> tuple[NameShown, ...]:
    """The names in the languages that are not in the title."""
    if isinstance(subject, Topic):
        names, main = subject.name, ""
    elif isinstance(subject, Initiative):
        names, main = subject.names, subject.name
    else:
        names, main = subject.titles, subject.title
    known = [NameShown(text, code, LANGUAGES.get(code, code)) for code, text in names.items() if text]
    if main and main not in {one.text for one in known}:
        known.insert(0, NameShown(main, "", _("Main name")))
    return tuple(one for one in known if one.text != shown.text)


def facts_of(viewer: Viewer, subject: Subject) -> tuple[Fact, ...]:
    """Rows of what is known of an initiative; a topic has none, and a proposal's stand on its own page."""
    if not isinstance(subject, Initiative):
        return ()
    change = reverse("desk:initiative-change", args=[subject.pk]) if rules.can_edit_directory(viewer) else ""
    return (
        Fact(_("What it is"), subject.what, change_url="" if subject.what else change, missing=_("Say what it is")),
        whose_fact(viewer, subject.organisation, change),
        stage_fact(subject, change),
        Fact(_("Official page"), link(subject.website), missing=_("Not known")),
    )


def whose_fact(viewer: Viewer, organisation: Organisation | None, change: str) -> Fact:
    """Whose it is, with the way to that body's page."""
    if organisation is None:
        return Fact(_("Whose"), change_url=change, missing=_("Say whose it is"))
    named = organisation_named(viewer, organisation)
    shown = format_html('<a href="{}" lang="{}">{}</a>', named.url, named.name.language, named.name.text)
    return Fact(_("Whose"), shown, why=named.note)


def stage_fact(initiative: Initiative, change: str) -> Fact:
    """Where it stands, since when, and where that is written."""
    if not initiative.stage:
        return Fact(_("Where it stands"), change_url=change, missing=_("Say where it stands"))
    return Fact(
        _("Where it stands"),
        when_in_words(initiative.stage_reached, None),
        why=initiative.stage_source,
        tag=stage_tag(initiative),
    )


def link(url: str) -> str:
    """An address outside the house; empty for none."""
    return format_html('<a href="{0}" rel="noopener noreferrer" dir="ltr">{0}</a>', url) if url else ""
