"""Moments: found by their name in any language, added when they are new."""

from __future__ import annotations

from anyascii import anyascii
from django.utils.text import slugify

from overture.foundation.access.viewer import Viewer
from overture.foundation.audit.operations import note, operation
from overture.foundation.history.operations import keep_changes
from overture.foundation.partial_dates import PartialDate
from overture.foundation.records import values_of
from overture_names import fold

from .. import rules
from ..errors import NotAllowed
from ..models import Moment


@operation
def find_or_add_moment(name: str, *, when: PartialDate | None = None, language: str = "en", by: Viewer) -> Moment:
    """The moment of this name, in whatever language it is known by it; a new one when nobody knows it.

    A moment that has no date yet takes the one that is given.
    """
    if not rules.can_record_engagement(by):
        raise NotAllowed
    wanted = fold(name)
    for moment in Moment.objects.all():
        if any(fold(known) == wanted for known in moment.name.values()):
            return _dated(moment, when, by=by)
    moment = Moment.objects.create(name={language: name.strip()}, slug=free_slug(name), when=when)
    note("moment.add", moment, by=by)
    return moment


@operation
def remove_unused_moment(moment: Moment, *, by: Viewer) -> bool:
    """Remove a moment that no engagement hangs on; the undo of a confirmed draft. Returns whether it was removed."""
    if not rules.can_record_engagement(by):
        raise NotAllowed
    if moment.engagements.exists():
        return False
    note("moment.remove", moment, by=by)
    moment.delete()
    return True


def _dated(moment: Moment, when: PartialDate | None, *, by: Viewer) -> Moment:
    if when is not None and moment.when is None:
        before = values_of(moment, ("when",))
        moment.claim_version(moment.version)
        moment.when = when
        moment.save(update_fields=["when"])
        keep_changes(moment, before, by=by)
        note("moment.date", moment, by=by)
    return moment


def free_slug(name: str) -> str:
    """A readable address that no other moment has, in Latin letters."""
    wanted = slugify(anyascii(name))[:70] or "moment"
    taken = set(Moment.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    if wanted not in taken:
        return wanted
    return next(slug for number in range(2, len(taken) + 3) if (slug := f"{wanted}-{number}") not in taken)
