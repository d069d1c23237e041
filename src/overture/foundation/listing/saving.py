"""Keeping the filters of a list under a name."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from overture.foundation import registry
from overture.foundation.access.viewer import Viewer
from overture.foundation.audit.operations import note, operation

from .models import SavedFilter

LONGEST_NAME = 80
MOST_SAVED = 100
"""Filters that one person keeps for one list."""


class CannotSave(Exception):
    """Filters that cannot be kept; the message says what to do."""


@operation
def save_filter(name: str, *, list_name: str, asked: str, is_shared: bool, by: Viewer) -> SavedFilter:
    """Keep the filters of a list under a name; the same name again replaces what it stood for.

    Raises:
        CannotSave: without a name or a filter, for a list that the viewer may not open, or beyond `MOST_SAVED`.
    """
    known = registry.filtered_lists.get(list_name)
    name = " ".join(name.split())[:LONGEST_NAME]
    if known is None or by.user_id is None or not by.has_role(*known.roles):
        raise CannotSave(_("There is no such list."))
    if not name:
        raise CannotSave(_("Give the filters a name."))
    read = known.read_text(asked)
    if not read.asked:
        raise CannotSave(_("There is no filter in force to save."))
    owner = UUID(by.user_id)
    mine = SavedFilter.objects.filter(owner_id=owner, list_name=list_name)
    if mine.exclude(name=name).count() >= MOST_SAVED:
        raise CannotSave(_("Remove a saved filter first: no more than %(number)s are kept.") % {"number": MOST_SAVED})
    saved, _made = mine.update_or_create(
        owner_id=owner,
        list_name=list_name,
        name=name,
        defaults={"asked": read.as_text(), "is_shared": is_shared},
    )
    note("filter.save", saved, by=by)
    return saved


@operation
def remove_filter(saved: SavedFilter, *, by: Viewer) -> None:
    """Forget saved filters.

    Raises:
        CannotSave: for anybody but whoever saved them.
    """
    if str(saved.owner_id) != by.user_id:
        raise CannotSave(_("Only whoever saved these filters can forget them."))
    note("filter.remove", saved, by=by)
    saved.delete()
