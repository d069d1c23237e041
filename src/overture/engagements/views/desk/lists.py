"""The list of engagements."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from overture.directory.queries import bodies_to_narrow_by
from overture.foundation.listing.filters import FiltersRead, filters_shown
from overture.foundation.listing.searching import search

from ... import rules
from ...filters import ENGAGEMENT_LIST, narrowed_by
from ...queries.choosing import party_with_id
from ...queries.listing import engagements_listed, has_any
from ...rowshapes import engagement_row
from .base import ReadingView


class EngagementList(ReadingView):
    """What was and will be, newest first, with filters in the address."""

    def get(self, request: HttpRequest) -> HttpResponse:
        if typed := request.GET.get("with", "").strip():
            return redirect(self.with_body(request.GET.dict(), typed))
        read = ENGAGEMENT_LIST.read({name: str(value) for name, value in request.GET.items() if name != "with"})
        mark = request.GET.get("after", "")
        found = engagements_listed(self.viewer, narrowed_by(read), at=timezone.now(), mark=mark)
        fits = None if found.rows else self.has_any
        context = {
            "rows": [engagement_row(told) for told in found.rows],
            "totals": found.totals,
            "read": read,
            "here": ENGAGEMENT_LIST.address({}),
            "choices": ENGAGEMENT_LIST.choices(),
            "bodies": bodies_to_narrow_by(self.viewer),
            "filters": filters_shown(self.viewer, read, names=self.names(read), fits=fits),
            "next_url": read.address(after=found.next_mark) if found.next_mark else "",
            "previous_url": read.address() if mark else "",
            "can_record": rules.can_record_engagement(self.viewer),
        }
        return self.show(request, "list", context)

    def with_body(self, sent: dict[str, str], typed: str) -> str:
        """The list narrowed to the body that was typed; to the words, when no body is called so."""
        found = search(self.viewer, typed, kinds=("organisation",), most=1)
        rest = {name: value for name, value in sent.items() if name not in ("with", "after") and value}
        named = {"organisation": found[0].record_id} if found else {"q": typed}
        return ENGAGEMENT_LIST.address(rest | named)

    def has_any(self, read: FiltersRead) -> bool:
        return has_any(self.viewer, narrowed_by(read), at=timezone.now())

    def names(self, read: FiltersRead) -> dict[str, str]:
        """Chips that name a record, as far as this viewer may read its name."""
        parties = {name: party_with_id(self.viewer, read.asked.get(name, "")) for name in ("organisation", "person")}
        return {name: _("With %(body)s") % {"body": party.name} for name, party in parties.items() if party}
