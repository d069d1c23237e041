"""Who may see and do what in the directory: the rows of the table "who sees what" that speak of people and bodies.

`queries` says the same for lists; a test proves that the two agree.
"""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from overture.foundation.access.viewer import Viewer

from .models import Lowering, Organisation, Person, Post, Protection, PublicNameForm, Standing
from .tenure import is_held_on

KNOWN_TO_MEMBERS = (Standing.NETWORK, Standing.STAKEHOLDER)
PUBLIC_FORMS_OF_PERSON = (PublicNameForm.FULL, PublicNameForm.FIRST)
PUBLIC_FORMS_OF_ORGANISATION = (PublicNameForm.FULL,)


def is_coordinator(viewer: Viewer) -> bool:
    """Whether the viewer is a coordinator, or the desk itself at work."""
    return viewer.has_role("coordinator") or "system" in viewer.scopes


def is_covered(party: Person | Organisation) -> bool:
    """Whether a party is kept to the coordinators: at risk, or somebody who objected to being listed."""
    return party.protection == Protection.AT_RISK or getattr(party, "objected_at", None) is not None


def is_named_in_public(party: Person | Organisation) -> bool:
    """Whether a public page may name the party at all; protection and objection win over the chosen form."""
    if is_covered(party) or party.protection != Protection.NONE:
        return False
    if party.public_name_form == PublicNameForm.OTHER:
        return bool(party.other_public_name)
    forms = PUBLIC_FORMS_OF_PERSON if isinstance(party, Person) else PUBLIC_FORMS_OF_ORGANISATION
    return party.public_name_form in forms


def can_see_person(viewer: Viewer, person: Person) -> bool:
    """Staff see people; representatives those of the network and the officials; the public whom it may hear named."""
    return _can_see_party(viewer, person)


def can_see_organisation(viewer: Viewer, organisation: Organisation) -> bool:
    """As people; a representative always sees the organisation they speak for."""
    return str(organisation.pk) in viewer.ids("org") or _can_see_party(viewer, organisation)


def _can_see_party(viewer: Viewer, party: Person | Organisation) -> bool:
    if is_coordinator(viewer):
        return True
    if is_covered(party):
        return False
    if viewer.has_role("editor", "director"):
        return True
    if viewer.has_role("representative"):
        return party.standing in KNOWN_TO_MEMBERS
    if viewer.has_role("administrator") and isinstance(party, Person):
        return False
    return is_named_in_public(party)


def can_edit_directory(viewer: Viewer) -> bool:
    """Coordinators write the directory."""
    return is_coordinator(viewer)


def can_see_contact_points(viewer: Viewer, party: Person | Organisation, *, on: dt.date | None = None) -> bool:
    """Coordinators, and a representative for the people in a post at their own organisation and for that itself."""
    if is_coordinator(viewer):
        return True
    own = viewer.ids("org")
    if not own or not viewer.has_role("representative"):
        return False
    if isinstance(party, Organisation):
        return str(party.pk) in own
    return can_see_person(viewer, party) and any(_is_own_post(post, own, on) for post in party.posts.all())


def _is_own_post(post: Post, own: frozenset[str], on: dt.date | None) -> bool:
    return str(post.organisation_id) in own and is_held_on(post, on or timezone.localdate())


def can_see_stances(viewer: Viewer) -> bool:
    """Declared views: coordinators, editors and the director."""
    return is_coordinator(viewer) or viewer.has_role("editor", "director")


def can_see_notes(viewer: Viewer) -> bool:
    """Ties and notes on people: coordinators."""
    return is_coordinator(viewer)


def can_see_history(viewer: Viewer) -> bool:
    """Who changed what: those who may change it."""
    return can_edit_directory(viewer)


def can_decide_lowering(viewer: Viewer, asked: Lowering) -> bool:
    """Whether a viewer may answer a request to protect less: a coordinator with an account, other than who asked."""
    return viewer.has_role("coordinator") and viewer.user_id is not None and viewer.user_id != asked.asked_by


def can_see_file(viewer: Viewer) -> bool:
    """Everything held on a person, in one piece: coordinators."""
    return viewer.has_role("coordinator")
