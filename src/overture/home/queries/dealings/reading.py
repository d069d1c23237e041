"""One reading of a stakeholder's page: who looks, at which body, with what in the address; and its addresses."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from overture.directory.models import Organisation
from overture.directory.queries.tree import body_with_parts
from overture.engagements.queries.dealings import Dealings, Unsaid, dealings_with, unsaid_in
from overture.foundation.access.viewer import Viewer

from ...bodyshapes import Asked


@dataclass(frozen=True, slots=True)
class Reading:
    """What every part of the page is made from.

    Attributes:
        bodies: the body and its parts by id, the body first.
        here: the address of the page with nothing asked for.
    """

    viewer: Viewer
    at: dt.datetime
    body: Organisation
    bodies: dict[UUID, Organisation]
    dealings: Dealings
    unsaid: Unsaid
    asked: Asked
    here: str

    @property
    def today(self) -> dt.date:
        return self.dealings.today

    def url(self, anchor: str = "", **more: Any) -> str:
        """This page with other words in its address; an empty value takes one out."""
        now = {name: getattr(self.asked, name) for name in ("show", "team", "person", "period")}
        words = {name: str(value) for name, value in {**now, **more}.items() if value}
        return f"{self.here}{f'?{urlencode(words)}' if words else ''}{f'#{anchor}' if anchor else ''}"

    def only(self, anchor: str = "", **more: Any) -> str:
        """This page narrowed to one thing alone."""
        return self.url(anchor, **{"show": "", "team": "", "person": "", **more})


def reading_of(viewer: Viewer, body: Organisation, *, at: dt.datetime, asked: Asked) -> Reading:
    """Find the body's parts and which engagements count."""
    bodies = {one.pk: one for one in body_with_parts(viewer, body)}
    dealings = dealings_with(viewer, list(bodies), at=at)
    here = reverse("desk:organisation-page", args=[body.pk])
    return Reading(viewer, at, body, bodies, dealings, unsaid_in(dealings), asked, here)
