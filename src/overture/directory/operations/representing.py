"""Which account speaks for which organisation."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from overture.foundation.access.viewer import Viewer
from overture.foundation.audit.operations import note, operation

from .. import rules
from ..errors import NotAllowed
from ..models import Organisation, Person, Representation


@operation
def represent(user: Any, *, organisation: Organisation, by: Viewer, person: Person | None = None) -> Representation:
    """Let an account speak for an organisation; one that does already is left as it is."""
    _check_may_appoint(by)
    live = Representation.objects.filter(user=user, organisation=organisation, ended_at__isnull=True).first()
    if live is not None:
        return live
    row = Representation.objects.create(user=user, organisation=organisation, person=person)
    note("add", row, by=by)
    return row


@operation
def end_representation(row: Representation, *, by: Viewer) -> Representation:
    """An account stops speaking for an organisation, from its next request on."""
    _check_may_appoint(by)
    if row.ended_at is None:
        row.ended_at = timezone.now()
        row.save(update_fields=["ended_at"])
        note("end", row, by=by)
    return row


def _check_may_appoint(by: Viewer) -> None:
    if not (rules.is_coordinator(by) or by.has_role("administrator")):
        raise NotAllowed
