"""What waits in the directory, for Today: requests that need a second person, and what nobody confirmed for a year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from overture.foundation.access.viewer import Viewer
from overture.foundation.registry import Waiting

from . import queries, rules
from .models import Lowering

MOST = 10


def lowerings_to_answer(viewer: Viewer, *, at: dt.datetime) -> Iterable[Waiting]:
    """The requests that this coordinator may answer, and one line for everything to confirm."""
    asked = [one for one in queries.lowerings_waiting(viewer)[:MOST] if rules.can_decide_lowering(viewer, one)]
    found = [_request(one, viewer) for one in asked]
    stale = queries.care_counted(viewer).stale if rules.can_edit_directory(viewer) else 0
    if stale:
        title = ngettext("%(number)d fact to confirm", "%(number)d facts to confirm", stale) % {"number": stale}
        found.append(Waiting(title, _("Nobody confirmed them for a year."), reverse("desk:care-right"), icon="clock"))
    return found


def _request(asked: Lowering, viewer: Viewer) -> Waiting:
    name = queries.display_name(asked.party, viewer.language).text
    day = date_format(asked.made_at, "j F Y")
    return Waiting(
        title=_("Protect %(name)s less?") % {"name": name},
        sentence=_("%(who)s asked on %(day)s. It takes two people.") % {"who": asked.asked_by_name, "day": day},
        url=reverse("desk:lowering-page", args=[asked.pk]),
        icon="shield",
    )
