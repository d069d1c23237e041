"""The ledger of promises, over all meetings."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from overture.accounts.queries import desk_today

from ... import rules
from ...filters import address
from ...promisefilters import STATES, WHOSE, promise_chips, read_promise_filters
from ...queries.promises import bodies_that_promised, promises_listed
from ...tags import promise_tag
from .base import ReadingView, crumbs


class PromiseLedger(ReadingView):
    """What was promised: kept, late, broken, open; theirs and ours; filters in the address."""

    def get(self, request: HttpRequest) -> HttpResponse:
        now, here = timezone.now(), reverse("desk:promise-list")
        read = read_promise_filters(request.GET)
        mark = request.GET.get("after", "")
        found = promises_listed(self.viewer, read.filters, today=desk_today(now), at=now, mark=mark)
        bodies = bodies_that_promised(self.viewer, at=now)
        named = next((one.name for one in bodies if one.pk == read.filters.body), "")
        context = {
            "rows": [(one, promise_tag(one.told.state, is_late=one.is_late)) for one in found.rows],
            "totals": found.totals,
            "read": read,
            "here": here,
            "whose": WHOSE,
            "states": STATES,
            "bodies": bodies,
            "chips": promise_chips(read, here, body=named),
            "clear_url": here if len(read.asked) > 1 else "",
            "next_url": address(here, {**read.asked, "after": found.next_mark}) if found.next_mark else "",
            "previous_url": address(here, read.asked) if mark else "",
            "can_record": rules.can_record_engagement(self.viewer),
            "crumbs": crumbs(title=_("Promises")),
        }
        return self.show(request, "promises", context)
