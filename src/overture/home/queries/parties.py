"""What a person's and an organisation's page share."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.urls import reverse
from django.utils.translation import gettext as _

from overture.directory import queries as directory
from overture.directory import rules
from overture.directory.models import ContactPoint, Organisation, Person
from overture.directory.rowshapes import mark_tag, public_state
from overture.directory.scripts import language_of
from overture.engagements.queries.evidence import evidence_of_party
from overture.foundation.access.viewer import Viewer
from overture.foundation.ui.shapes import Tag

from ..historyshapes import SaveShown
from ..shapes import NameShown, PartyLink, WordsBehind
from .histories import latest_saves

Party = Person | Organisation


def names_shown(party: Party, main: str) -> tuple[NameShown, ...]:
    """Every name but the one in the title; wrong ones and former ones that are not marked are found, never shown."""
    rows = directory.names_to_show(party)
    found = [NameShown(row.text, row.language or language_of(row.text), row.get_kind_display()) for row in rows]
    if party.name != main:
        found.insert(0, NameShown(party.name, language_of(party.name), _("Main name")))
    return tuple(one for one in found if one.text != main)


def link_to(party: Party, viewer: Viewer, *, note: Any = "", count: int = 0) -> PartyLink:
    """A party with the address of its page."""
    name = "desk:person-page" if isinstance(party, Person) else "desk:organisation-page"
    shown = directory.display_name(party, viewer.language)
    return PartyLink(shown, reverse(name, args=[party.pk]), note, count, mark_tag(party))


def public_tag(party: Party) -> Tag:
    """How the party may be named in public, as a word with a shape."""
    return Tag(*public_state(party))


def who_sees(party: Party) -> str:
    """Who may see this page, as a sentence; the rule itself is the directory's."""
    if rules.is_covered(party):
        return _("Coordinators alone see this page.")
    if party.standing in rules.KNOWN_TO_MEMBERS:
        return _("Coordinators, editors, the director and member representatives see this name and these posts.")
    return _("Coordinators, editors and the director see this page.")


def contact_count(viewer: Viewer, party: Party) -> int | None:
    """How many ways there are to reach somebody; None for those who may not look at them."""
    if not rules.can_see_contact_points(viewer, party):
        return None
    return ContactPoint.objects.filter(**{party.record_kind: party}).count()


def changes_shown(viewer: Viewer, party: Party) -> tuple[SaveShown, ...]:
    """Who changed what lately, newest first, for those who may."""
    return latest_saves(viewer, party) if rules.can_see_history(viewer) else ()


def words_behind(viewer: Viewer, party: Party) -> tuple[WordsBehind, ...]:
    """What is known of a party from texts, field by field, for those who may read the texts."""
    found = evidence_of_party(viewer, party.record_kind, party.pk)
    return tuple(WordsBehind(field_label(party, field), evidence) for field, evidence in found.items())


def field_label(party: Party, field: str) -> Any:
    """A field as people call it."""
    groups = {"names": _("other names"), "posts": _("posts"), "identifiers": _("numbers in registers")}
    if field in groups:
        return groups[field]
    try:
        return getattr(party._meta.get_field(field), "verbose_name", field)
    except FieldDoesNotExist:
        return field
