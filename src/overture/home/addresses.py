"""The address of a stakeholder's page: what it asks for, read; what is not understood is left out."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from overture.engagements.queries.dealings.sums import SHOWN

from .bodyshapes import PERIODS, Asked


def asked_in(sent: Mapping[str, str]) -> Asked:
    """Read an address."""
    show, period = sent.get("show", ""), sent.get("period", "")
    return Asked(
        show=show if show in SHOWN else "",
        team=_id_in(sent.get("team", "")),
        person=_id_in(sent.get("person", "")),
        period=period if period in PERIODS else "",
        before=sent.get("before", "")[:80],
    )


def _id_in(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
