"""Saving the filters of a list under a name, and forgetting them; every list of the desk sends here."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from overture.foundation import registry
from overture.foundation.access.refusals import NotThere
from overture.foundation.access.views import DeskView
from overture.foundation.listing.filters import asked_of
from overture.foundation.listing.queries import saved_filter_of
from overture.foundation.listing.saving import CannotSave, remove_filter, save_filter


class FilterSave(DeskView):
    """Keep the filters of a list."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest) -> HttpResponse:
        known = registry.filtered_lists.get(request.POST.get("list", ""))
        if known is None or not self.viewer.has_role(*known.roles):
            raise NotThere
        asked = request.POST.get("asked", "")
        try:
            saved = save_filter(
                request.POST.get("name", ""),
                list_name=known.key,
                asked=asked,
                is_shared=bool(request.POST.get("shared")),
                by=self.viewer,
            )
            messages.success(request, _("These filters are saved as “%(name)s”.") % {"name": saved.name})
        except CannotSave as refused:
            messages.error(request, str(refused))
        return redirect(known.address(known.read_text(asked).asked))


class FilterRemove(DeskView):
    """Forget saved filters; the list stays as it is."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        saved = saved_filter_of(self.viewer, pk)
        known = registry.filtered_lists.get(saved.list_name)
        remove_filter(saved, by=self.viewer)
        messages.success(request, _("“%(name)s” is forgotten.") % {"name": saved.name})
        return redirect(known.address(asked_of(saved.asked)) if known else "desk:today")
