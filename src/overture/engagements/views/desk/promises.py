"""The ledger of promises, over all meetings."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from overture.accounts.queries import desk_today
from overture.foundation.listing.filters import FiltersRead, filters_shown

from ... import rules
from ...promisefilters import PROMISE_LIST, STATES, WHOSE, promises_narrowed_by
from ...queries.promises import PromisesFound, bodies_that_promised, promises_listed
from ...tags import promise_tag
from .base import ReadingView, crumbs


class PromiseLedger(ReadingView):
    """What was promised: kept, late, broken, open; theirs and ours; filters in the address."""

    def get(self, request: HttpRequest) -> HttpResponse:
        read = PROMISE_LIST.read(request.GET.dict())
        mark = request.GET.get("after", "")
        found = self.found(read, mark)
        bodies = bodies_that_promised(self.viewer, at=timezone.now())
        names = {"body": next((one.name for one in bodies if one.pk == read.get("body")), "")}
        fits = None if found.rows else lambda other: bool(self.found(other).rows)
        context = {
            "rows": [(one, promise_tag(one.told.state, is_late=one.is_late)) for one in found.rows],
            "totals": found.totals,
            "read": read,
            "here": PROMISE_LIST.address({}),
            "whose": WHOSE,
            "states": STATES,
            "bodies": bodies,
            "filters": filters_shown(self.viewer, read, names=names, fits=fits),
            "next_url": read.address(after=found.next_mark) if found.next_mark else "",
            "previous_url": read.address() if mark else "",
            "can_record": rules.can_record_engagement(self.viewer),
            "crumbs": crumbs(title=_("Promises")),
        }
        return self.show(request, "promises", context)

    def found(self, read: FiltersRead, mark: str = "") -> PromisesFound:
        now = timezone.now()
        return promises_listed(self.viewer, promises_narrowed_by(read), today=desk_today(now), at=now, mark=mark)
