"""Ways to reach somebody: written here, read on their page after a look that is logged."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from overture.foundation.access.views import DeskView

from ... import queries
from ...forms import ContactForm
from .editing import WRITERS


class ContactAdd(DeskView):
    """Keep one more way to reach a person or an organisation."""

    roles = WRITERS
    page_name: ClassVar[str]

    def party(self, pk: UUID) -> Any:
        raise NotImplementedError

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        return self.show(request, self.party(pk), ContactForm())

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        party, form = self.party(pk), ContactForm(request.POST)
        if not form.is_valid():
            return self.show(request, party, form, status=422)
        form.save(party, by=self.viewer)
        messages.success(request, _("Kept, sealed."))
        return redirect(self.page_name, pk)

    def show(self, request: HttpRequest, party: Any, form: ContactForm, status: int = 200) -> HttpResponse:
        name = queries.display_name(party, self.viewer.language)
        context = {"form": form, "name": name, "back_url": reverse(self.page_name, args=[party.pk])}
        return render(request, "directory/desk/contact_form.html", context, status=status)


class PersonContactAdd(ContactAdd):
    page_name = "desk:person-page"

    def party(self, pk: UUID) -> Any:
        return queries.person_for(self.viewer, pk)


class OrganisationContactAdd(ContactAdd):
    page_name = "desk:organisation-page"

    def party(self, pk: UUID) -> Any:
        return queries.organisation_for(self.viewer, pk)
