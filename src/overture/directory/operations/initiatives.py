"""Adding and changing initiatives."""

from __future__ import annotations

from typing import Any

from overture.foundation.access.viewer import Viewer
from overture.foundation.audit.operations import note, operation
from overture.foundation.history.operations import keep_changes
from overture.foundation.listing.operations import relist
from overture.foundation.records import values_of

from ..models import Initiative
from .checks import check_may_edit, clean_name, take_over

FIELDS = (
    "name",
    "names",
    "what",
    "organisation",
    "about",
    "website",
    "stage",
    "stage_reached",
    "stage_source",
)


@operation
def add_initiative(*, name: str, by: Viewer, **more: Any) -> Initiative:
    """Add a named programme, fund, bill, treaty or budget line; `more` are other fields of `FIELDS`.

    Raises:
        NameMissing: when there is no letter in the name.
    """
    check_may_edit(by)
    initiative = Initiative()
    take_over(initiative, {"name": clean_name(name), **more}, FIELDS)
    initiative.save()
    note("add", initiative, by=by)
    relist(initiative)
    return initiative


@operation
def change_initiative(initiative: Initiative, *, version: int, by: Viewer, **changes: Any) -> Initiative:
    """Change fields of an initiative.

    Raises:
        NameMissing: when there is no letter in the name.
        StaleVersion: when somebody saved a newer version since.
    """
    check_may_edit(by)
    before = values_of(initiative, FIELDS)
    initiative.claim_version(version)
    if "name" in changes:
        changes["name"] = clean_name(changes["name"])
    take_over(initiative, changes, FIELDS)
    initiative.save(update_fields=FIELDS)
    keep_changes(initiative, before, by=by)
    note("change", initiative, by=by)
    relist(initiative)
    return initiative
