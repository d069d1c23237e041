"""Whom a page of ours does not name, or names more narrowly than usual, and why: for whoever publishes it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from overture.directory.models import Person, Protection
from overture.directory.queries import PUBLIC, names_shown_to, public_name
from overture.directory.rules import can_edit_directory
from overture.engagements.models import Confidentiality, Participant, Side
from overture.engagements.queries import NameLimit
from overture.foundation.access import Viewer


@dataclass(frozen=True, slots=True)
class NotNamed:
    """Somebody of ours who took part and is not named, why, and where their public name is chosen.

    Attributes:
        url: their form, for those who may write in it; else empty.
    """

    name: str
    reason: str
    url: str


@dataclass(frozen=True, slots=True)
class NamedNarrowly:
    """Somebody whom the page names only as they agreed to for their words on it."""

    name: str
    shown_as: str


def not_named(
    viewer: Viewer, engagement_ids: Iterable[str], *, limits: Mapping[str, NameLimit], at: dt.datetime
) -> tuple[NotNamed, ...]:
    """Those of ours in engagements on the record who are not named on the page, as far as the viewer knows of them."""
    rows = Participant.objects.filter(
        engagement__in=list(engagement_ids), engagement__confidentiality=Confidentiality.ON_RECORD, side=Side.OURS
    )
    people = list(Person.objects.filter(pk__in=rows.values("person")))
    shown = names_shown_to(viewer, people)
    reasons = {str(one.pk): _reason(one, limits.get(str(one.pk)), at) for one in people}
    found = [
        NotNamed(name.text, reasons[key], _name_form(viewer, key))
        for key, name in shown.items()
        if name is not None and reasons[key]
    ]
    return tuple(sorted(found, key=lambda one: one.name.casefold()))


def named_narrowly(viewer: Viewer, limits: Mapping[str, NameLimit]) -> tuple[NamedNarrowly, ...]:
    """Those whom the whole page names as they agreed to for their words, as far as the viewer knows who they are."""
    shown = names_shown_to(viewer, Person.objects.filter(pk__in=[key for key, one in limits.items() if one.text]))
    return tuple(NamedNarrowly(name.text, limits[key].text) for key, name in shown.items() if name is not None)


def _reason(person: Person, limit: NameLimit | None, at: dt.datetime) -> str:
    """Why a public page does not name a person; empty when it does."""
    if person.objected_at is not None and person.objected_at <= at:
        return _("asked not to be listed")
    if person.protection == Protection.AT_RISK:
        return _("is at risk")
    if person.protection == Protection.NO_PUBLIC_NAME:
        return _("is protected: no public name")
    if public_name(person, PUBLIC, at) is None:
        return _("has no public name chosen")
    return _("agreed to their words without a name") if limit and not limit.text else ""


def _name_form(viewer: Viewer, person_id: str) -> str:
    return reverse("desk:person-change", args=[person_id]) if can_edit_directory(viewer) else ""
