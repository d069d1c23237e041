"""Who speaks for whom, as the room of accounts asks for it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from overture.foundation.access.viewer import Viewer
from overture.foundation.registry import Represented

from . import operations, queries
from .models import Organisation


class DirectoryRepresentations:
    """Fills the registry's slot ``representations``."""

    def choices(self) -> Iterable[Represented]:
        """The members of our network."""
        members = queries.members(Viewer.system()).prefetch_related("names").order_by("name", "pk")
        return [_represented(one) for one in members]

    def start(self, user: Any, *, organisation_id: str, by: Viewer) -> None:
        """Let an account speak for an organisation."""
        operations.represent(user, organisation=queries.organisation_for(by, organisation_id), by=by)

    def held_by(self, user_id: str) -> Iterable[Represented]:
        """The organisations an account speaks for now."""
        held = Organisation.objects.filter(representations__user=UUID(user_id), representations__ended_at__isnull=True)
        return [_represented(one) for one in held.prefetch_related("names").order_by("name", "pk").distinct()]


def _represented(organisation: Organisation) -> Represented:
    return Represented(str(organisation.pk), queries.display_name(organisation).text)
