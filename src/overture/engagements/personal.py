"""What the engagements hold on a person, for their file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from overture.directory.rules import can_see_file
from overture.foundation.access.viewer import Viewer
from overture.foundation.registry import Held, HeldFact, HeldRow

from .models import Ask, Commitment, Engagement, Participant
from .queries import engagements_seen_in_full_by


class EngagementsHold:
    """Fills ``registry.personal_data``. What is restricted to named accounts is told to them alone."""

    covers = (
        "engagements.Participant.person",
        "engagements.Participant.instead_of",
        "engagements.Ask.made_by",
        "engagements.Ask_made_by.person",
        "engagements.Commitment.person",
    )

    def held_on(self, viewer: Viewer, person: Any, *, at: dt.datetime) -> Iterable[Held]:
        """Where the person was, what they asked for, what they promised."""
        if not can_see_file(viewer):
            return
        why = _("The record of who met whom, on what, and what came of it.")
        until = _("As long as the engagement is in the record.")
        seen = engagements_seen_in_full_by(viewer, at=at).values("pk")
        yield Held("participations", _("Engagements"), why, until, _seats(person, seen))
        yield Held("asks", _("What they asked for"), why, until, _asks(person, seen))
        yield Held("commitments", _("What they promised"), why, until, _promises(person, seen))


def _url(engagement: Engagement) -> str:
    return reverse("desk:engagement-page", args=[engagement.pk])


def _facts(*facts: tuple[str, Any, Any]) -> tuple[HeldFact, ...]:
    return tuple(HeldFact(key, label, value) for key, label, value in facts if value)


def _seats(person: Any, seen: Any) -> tuple[HeldRow, ...]:
    rows = Participant.objects.filter(Q(person=person) | Q(instead_of=person), engagement__in=seen)
    rows = rows.select_related("engagement", "person", "instead_of").prefetch_related("mandates__organisation")
    return tuple(_seat(row, person) for row in rows.order_by("engagement__starts_on", "pk"))


def _seat(row: Participant, person: Any) -> HeldRow:
    engagement = row.engagement
    mandates = [
        f"{one.organisation.name} ({one.mandate})" if one.mandate else one.organisation.name
        for one in row.mandates.all()
    ]
    own = row.person_id == person.pk
    return HeldRow(
        engagement.title,
        _facts(
            ("when", _("When"), engagement.when.in_words() if engagement.when else ""),
            ("side", _("Side"), row.get_side_display() if own else ""),
            ("part", _("Part"), row.get_part_display() if own else _("Somebody else came for them")),
            ("role", _("Role there"), row.role if own else ""),
            ("spoke_for", _("Spoke for"), ", ".join(mandates) if own else ""),
            ("instead_of", _("Came for"), str(row.instead_of) if own and row.instead_of else ""),
            ("confidentiality", _("Rule of the room"), engagement.get_confidentiality_display()),
        ),
        _url(engagement),
    )


def _asks(person: Any, seen: Any) -> tuple[HeldRow, ...]:
    rows = Ask.objects.filter(made_by=person, engagement__in=seen).select_related("engagement")
    return tuple(
        HeldRow(ask.text, _facts(("state", _("Where it stands"), ask.get_state_display())), _url(ask.engagement))
        for ask in rows.order_by("made_at", "pk")
    )


def _promises(person: Any, seen: Any) -> tuple[HeldRow, ...]:
    rows = Commitment.objects.filter(person=person, engagement__in=seen).select_related("engagement")
    return tuple(
        HeldRow(
            one.text,
            _facts(
                ("due", _("Due"), one.due.in_words() if one.due else ""),
                ("state", _("State"), one.get_state_display()),
            ),
            _url(one.engagement),
        )
        for one in rows.order_by("made_at", "pk")
    )
