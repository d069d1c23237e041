"""What waits about people, as rows of its lists: frozen, so that a template cannot ask for more."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from overture.foundation.access.viewer import Viewer
from overture.foundation.ui.shapes import Tag

from . import queries
from .models import ContactPoint, Lowering, Organisation, Person, Protection, PublicNameForm
from .rowshapes import BREAK, in_bdi, mark_tag, post_in_words, seen_posts

Party = Person | Organisation
PAGES = {"person": "desk:person-page", "organisation": "desk:organisation-page"}
STATES = {
    Lowering.State.WAITING: "wait",
    Lowering.State.AGREED: "ok",
    Lowering.State.DECLINED: "refused",
    Lowering.State.TAKEN_BACK: "line",
}


@dataclass(frozen=True, slots=True)
class CareRow:
    """Somebody about whom something waits.

    Attributes:
        id: the id of what the row's button is about: a person, or a way to reach somebody.
        what: where they work, or which sort of way it is.
        day: since when it waits.
    """

    id: str
    name: SafeString
    url: str
    what: Any
    day: dt.date
    mark: Tag | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a request would change: what stands there, and what is wished."""

    label: Any
    stands: Any
    wished: Any


@dataclass(frozen=True, slots=True)
class LoweringRow:
    """A request to protect less, as its page and its list show it."""

    id: str
    url: str
    name: SafeString
    plain_name: str
    party_url: str
    changes: tuple[Change, ...]
    reason: str
    asked_by: str
    asked_at: dt.datetime
    state: Tag
    is_waiting: bool
    decided_by: str
    decided_at: dt.datetime | None
    answer: str


def page_url(party: Party) -> str:
    """The desk's address of a party's page."""
    return reverse(PAGES[party.record_kind], args=[party.pk])


def _person_row(person: Person, viewer: Viewer, day: dt.date) -> CareRow:
    posts = seen_posts(viewer, queries.posts_on(person, timezone.localdate()))
    where = format_html_join(BREAK, "{}", ((post_in_words(post, viewer.language),) for post in posts))
    name = in_bdi(queries.display_name(person, viewer.language))
    return CareRow(str(person.pk), name, page_url(person), where, day, mark_tag(person))


def stale_person_row(person: Person, viewer: Viewer) -> CareRow:
    """A person whose facts nobody confirmed since that day."""
    return _person_row(person, viewer, person.checked_on)


def owed_row(person: Person, viewer: Viewer) -> CareRow:
    """A person who is in the record since that day and was not told."""
    return _person_row(person, viewer, timezone.localdate(person.made_at))


def objection_row(person: Person, viewer: Viewer) -> CareRow:
    """A person who objected on that day."""
    name = in_bdi(queries.display_name(person, viewer.language))
    day = timezone.localdate(person.objected_at) if person.objected_at else timezone.localdate()
    return CareRow(str(person.pk), name, page_url(person), "", day)


def stale_point_row(point: ContactPoint, viewer: Viewer) -> CareRow:
    """A way to reach somebody that nobody confirmed since that day: which sort, not the words."""
    party: Party = point.person or point.organisation  # type: ignore[assignment]
    name = in_bdi(queries.display_name(party, viewer.language))
    return CareRow(str(point.pk), name, page_url(party), point.get_medium_display(), point.checked_on, mark_tag(party))


def lowering_row(asked: Lowering, viewer: Viewer) -> LoweringRow:
    """A request with what it would change."""
    name = queries.display_name(asked.party, viewer.language)
    return LoweringRow(
        id=str(asked.pk),
        url=reverse("desk:lowering-page", args=[asked.pk]),
        name=in_bdi(name),
        plain_name=name.text,
        party_url=page_url(asked.party),
        changes=changes_wished(asked),
        reason=asked.reason,
        asked_by=asked.asked_by_name,
        asked_at=asked.made_at,
        state=Tag(STATES[Lowering.State(asked.state)], asked.get_state_display()),
        is_waiting=asked.state == Lowering.State.WAITING,
        decided_by=asked.decided_by_name,
        decided_at=asked.decided_at,
        answer=asked.answer,
    )


def changes_wished(asked: Lowering) -> tuple[Change, ...]:
    """What would be otherwise, in words."""
    stood = asked.stood
    rows = [
        Change(_("Protection"), _words(Protection, stood.get("protection")), asked.get_protection_display()),
        Change(
            _("Named in public"),
            _words(PublicNameForm, stood.get("public_name_form")),
            asked.get_public_name_form_display(),
        ),
        Change(_("Name to use in public"), stood.get("other_public_name", ""), asked.other_public_name),
    ]
    if asked.lifts_objection:
        rows.append(Change(_("Objection"), _("Objected"), _("Taken back")))
    return tuple(row for row in rows if row.stands != row.wished)


def _words(choices: Any, value: Any) -> Any:
    return dict(choices.choices).get(value, value or "")
