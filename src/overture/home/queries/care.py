"""What is owed to a person or body, and the memberships on a body's page."""

from __future__ import annotations

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from overture.directory import queries as directory
from overture.directory import rules
from overture.directory.careshapes import lowering_row
from overture.directory.models import Membership, Organisation, OrganisationKind, Person
from overture.directory.rowshapes import mark_tag, when_in_words
from overture.foundation.access.viewer import Viewer
from overture.foundation.ui.shapes import Fact, Tag

from ..careshapes import CareShown, MarkShown, PlaceShown, PlacesShown, StillRight

Party = Person | Organisation

WITH_MEMBERS = frozenset(
    {
        OrganisationKind.NETWORK,
        OrganisationKind.COALITION,
        OrganisationKind.WORKING_GROUP,
        OrganisationKind.OFFICIAL_BODY,
        OrganisationKind.COMMITTEE,
        OrganisationKind.INTERGOVERNMENTAL,
    }
)
"""Kinds of bodies that others are usually members of; any other has members when somebody says so."""
STATUS_TAGS = {Membership.Status.SUSPENDED: "wait", Membership.Status.LEFT: "line"}


def care_of(viewer: Viewer, party: Party) -> CareShown:
    """The mark, the request that waits, and whether it is still right; each for those who may know."""
    can_edit = rules.can_edit_directory(viewer)
    waiting = directory.lowerings_waiting(viewer).filter(**{party.record_kind: party}).first() if can_edit else None
    checked = party.checked_on if isinstance(party, Person) and can_edit else None
    return CareShown(
        id=str(party.pk),
        kind=party.record_kind,
        mark=mark_shown(viewer, party),
        asked=lowering_row(waiting, viewer) if waiting else None,
        still_right=StillRight(checked, directory.is_stale(checked)) if checked else None,
        can_edit=can_edit,
    )


def mark_shown(viewer: Viewer, party: Party) -> MarkShown | None:
    """The mark; with its reason for those who may read notes."""
    found = mark_tag(party)
    if found is None:
        return None
    if not rules.can_see_notes(viewer):
        return MarkShown(found)
    return MarkShown(found, party.mark_why, party.marked_by, party.marked_at)


def kept_facts(viewer: Viewer, person: Person) -> tuple[Fact, ...]:
    """How a person is treated and why they are in the record, each with where it is changed; for coordinators."""
    if not rules.can_see_notes(viewer):
        return ()
    change = reverse("desk:person-change", args=[person.pk])
    return (
        _mark_fact(person),
        Fact(_("Why kept"), person.basis, change_url=change, missing=_("Say why this is kept")),
        Fact(_("Where from"), person.source_note, change_url=change, missing=_("Say where it is from")),
        _notice_fact(person),
        Fact(_("Last confirmed"), date_format(person.checked_on, "j F Y")),
    )


def _mark_fact(person: Person) -> Fact:
    url, found = reverse("desk:person-mark", args=[person.pk]), mark_tag(person)
    return Fact(_("Mark"), found.text if found else "", change_url=url, missing=_("Set a mark"))


def _notice_fact(person: Person) -> Fact:
    day = date_format(person.notice_sent, "j F Y") if person.notice_sent else ""
    state = person.get_notice_display()
    words = _("%(state)s on %(day)s") % {"state": state, "day": day} if day else state
    return Fact(_("Notice"), words, why=person.notice_why, change_url=reverse("desk:person-notice", args=[person.pk]))


def places_shown(viewer: Viewer, body: Organisation) -> PlacesShown:
    """The memberships of a body, from both ends; four queries."""
    members = directory.members_of(viewer, body)
    can_edit = rules.can_edit_directory(viewer)
    return PlacesShown(
        id=str(body.pk),
        places=tuple(_place(row, row.network, viewer) for row in directory.places_of(viewer, body)),
        members=tuple(_place(row, row.member, viewer, side="members") for row in members),
        sentence=members_sentence(members),
        can_have_members=bool(members) or body.kind in WITH_MEMBERS,
        can_edit=can_edit,
    )


def _place(row: Membership, other: Organisation, viewer: Viewer, *, side: str = "") -> PlaceShown:
    status = Membership.Status(row.status)
    change = reverse("desk:membership-change", args=[row.pk]) + (f"?side={side}" if side else "")
    return PlaceShown(
        name=directory.display_name(other, viewer.language),
        url=reverse("desk:organisation-page", args=[other.pk]),
        member_class=row.get_member_class_display(),
        status=Tag(STATUS_TAGS[status], row.get_status_display()) if status in STATUS_TAGS else None,
        when=when_in_words(row.joined, row.left) if row.joined or row.left else "",
        is_live=status != Membership.Status.LEFT,
        change_url=change if rules.can_edit_directory(viewer) else "",
    )


def members_sentence(members: list[Membership]) -> str:
    """How many members a body has, in words."""
    if not members:
        return ""
    counted = directory.members_counted(members)
    words = ngettext("%(number)d member", "%(number)d members", counted.live) % {"number": counted.live}
    if not counted.suspended:
        return words
    return _("%(members)s, %(suspended)d of them suspended") % {"members": words, "suspended": counted.suspended}
