"""Who may see how much of an engagement, and who may change it. The only place that decides.

Table 4 of the architecture, once: `scopes_of` turns an engagement into the scopes that may read it in full and those
that may read its substance. The listing, the rule and (in SQL, proved to agree by a test) `queries` all stand on it.

Predicates read `participants`, their `mandates` and `restricted_to` of the engagement; fetch them before with
`queries.with_readers`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import IntEnum

from django.utils import timezone

from overture.foundation.access.viewer import PUBLIC, Viewer

from .models import NOT_THERE, Ask, Confidentiality, Engagement, Side

COORDINATOR = "role:coordinator"
DESK = "system"
EDITOR = "role:editor"
DIRECTOR = "role:director"
REPRESENTATIVE = "role:representative"
WORKING_ROLES = ("coordinator", "editor", "director", "representative")


class Telling(IntEnum):
    """How much of an engagement somebody may read; more is greater."""

    NONE = 0
    SUBSTANCE = 1
    FULL = 2


@dataclass(frozen=True, slots=True)
class Readers:
    """The scopes that may read an engagement in full, and those that may read what was said but not by whom."""

    full: frozenset[str] = frozenset()
    substance: frozenset[str] = frozenset()


def telling(viewer: Viewer, engagement: Engagement, *, at: dt.datetime | None = None) -> Telling:
    """How much the viewer may read of it at that moment (now, when none is given)."""
    restricted = restricted_ids(engagement)
    if restricted:
        named = viewer.has_role(*WORKING_ROLES) and not viewer.ids("user").isdisjoint(restricted)
        return Telling.FULL if named else Telling.NONE
    readers = scopes_of(engagement, at=at or timezone.now())
    if viewer.sees_any(readers.full):
        return Telling.FULL
    return Telling.SUBSTANCE if viewer.sees_any(readers.substance) else Telling.NONE


def scopes_of(engagement: Engagement, *, at: dt.datetime) -> Readers:
    """The readers of an engagement that is not restricted to named accounts."""
    full = {COORDINATOR, DESK} | present_scopes(engagement)
    substance: set[str] = set()
    if is_under_embargo(engagement, at=at):
        return Readers(frozenset(full))
    if engagement.confidentiality == Confidentiality.ON_RECORD:
        full |= {EDITOR, DIRECTOR} | own_scopes(engagement)
        full |= _opened(engagement, at=at)
    elif engagement.confidentiality == Confidentiality.CHATHAM_HOUSE:
        full |= {DIRECTOR} | own_scopes(engagement)
        substance |= {EDITOR} | _opened(engagement, at=at)
    return Readers(frozenset(full), frozenset(substance))


def _opened(engagement: Engagement, *, at: dt.datetime) -> set[str]:
    """The scopes that publishing and sharing open; a published engagement is open to everybody, so to members too."""
    opened = {PUBLIC, REPRESENTATIVE} if is_published(engagement, at=at) else set()
    return opened | ({REPRESENTATIVE} if engagement.shared_with_network else set())


def restricted_ids(engagement: Engagement) -> frozenset[str]:
    """The accounts that it is restricted to; empty when it is not restricted."""
    return frozenset(str(user.pk) for user in engagement.restricted_to.all())


def own_scopes(engagement: Engagement) -> set[str]:
    """``org:…`` of the organisations somebody spoke for there, and of ours that took part as a body."""
    found: set[str] = set()
    for participant in engagement.participants.all():
        found |= {f"org:{mandate.organisation_id}" for mandate in participant.mandates.all()}
        if participant.side == Side.OURS and participant.person_id is None and participant.organisation_id:
            found.add(f"org:{participant.organisation_id}")
    return found


def present_scopes(engagement: Engagement) -> set[str]:
    """``person:…`` of the people who were there; who was only invited or sent somebody else was not."""
    return {
        f"person:{participant.person_id}"
        for participant in engagement.participants.all()
        if participant.person_id and participant.part not in NOT_THERE
    }


def is_under_embargo(engagement: Engagement, *, at: dt.datetime) -> bool:
    return engagement.embargo_until is not None and engagement.embargo_until > at


def is_published(engagement: Engagement, *, at: dt.datetime) -> bool:
    """Whether `public_from` has come; what the public then reads is still decided by `telling`."""
    return engagement.public_from is not None and engagement.public_from <= at


def can_see_engagement(viewer: Viewer, engagement: Engagement, *, at: dt.datetime | None = None) -> bool:
    return telling(viewer, engagement, at=at) is not Telling.NONE


def is_coordinator(viewer: Viewer) -> bool:
    """A coordinator, or the desk itself at work."""
    return viewer.sees_any((COORDINATOR, DESK))


def can_record_engagement(viewer: Viewer) -> bool:
    """Coordinators make records; the desk itself does when it imports or makes a sample."""
    return is_coordinator(viewer)


def can_edit_engagement(viewer: Viewer, engagement: Engagement, *, at: dt.datetime | None = None) -> bool:
    """Who records may change, as long as the record is not restricted to others."""
    if DESK in viewer.scopes:
        return True
    return can_record_engagement(viewer) and telling(viewer, engagement, at=at) is Telling.FULL


def can_publish_engagement(viewer: Viewer, engagement: Engagement) -> bool:
    """What the public reads of a meeting is a coordinator's decision."""
    return can_edit_engagement(viewer, engagement)


def can_see_notes(viewer: Viewer, engagement: Engagement) -> bool:
    """Sealed notes are for coordinators who may see the engagement; each look is logged."""
    return is_coordinator(viewer) and telling(viewer, engagement) is Telling.FULL


def can_see_attachments(viewer: Viewer, engagement: Engagement) -> bool:
    """Files are sealed like notes: for coordinators who may see the engagement; each look is logged."""
    return can_see_notes(viewer, engagement)


def can_see_follow_ups(viewer: Viewer, engagement: Engagement) -> bool:
    """What we do next stays at the desk."""
    return viewer.has_role("coordinator", "editor", "director") and telling(viewer, engagement) is Telling.FULL


def can_see_history(viewer: Viewer, engagement: Engagement) -> bool:
    """Who changed what: for coordinators. Editors see it of what they may change, which is no engagement."""
    return is_coordinator(viewer) and telling(viewer, engagement) is Telling.FULL


def can_see_ask(viewer: Viewer, ask: Ask, *, at: dt.datetime | None = None) -> bool:
    """Asks of what one may see: those for the public; a coordinator sees the others as well."""
    told = can_see_engagement(viewer, ask.engagement, at=at)
    return told and (ask.is_public or can_see_private_asks(viewer))


def can_see_private_asks(viewer: Viewer) -> bool:
    """Asks that are not for the public: table 4 gives them to coordinators alone."""
    return is_coordinator(viewer)
