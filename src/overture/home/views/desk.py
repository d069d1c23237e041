"""Today, and the pages that gather rooms."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from overture.directory import operations, rules
from overture.directory import queries as directory
from overture.foundation.access.views import DeskView

from .. import queries
from ..addresses import asked_in
from ..shapes import ContactsShown

READERS = ("coordinator", "editor", "director")


class Today(DeskView):
    """The desk's first page."""

    def get(self, request: HttpRequest) -> HttpResponse:
        now = timezone.now()
        return render(
            request,
            "home/desk/today.html",
            {"today": queries.today_page(self.viewer, at=now), "day": timezone.localdate(now)},
        )


class PersonPage(DeskView):
    """A person, gathered from every room."""

    roles = READERS

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        page = queries.person_page(self.viewer, pk, at=timezone.now())
        lists = (
            (_("Network"), "desk:network-people") if page.is_ours else (_("Stakeholders"), "desk:stakeholder-people")
        )
        crumbs = [(lists[0], reverse(lists[1])), (page.name.text, "")]
        return render(request, "home/desk/person.html", {"page": page, "crumbs": crumbs})


class OrganisationPage(DeskView):
    """An organisation, gathered from every room."""

    roles = READERS

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        page = queries.organisation_page(self.viewer, pk, at=timezone.now(), asked=asked_in(request.GET))
        lists = (_("Network"), "desk:member-list") if page.is_ours else (_("Stakeholders"), "desk:stakeholder-list")
        above = [(one.name.text, one.url) for one in page.above]
        crumbs = [(lists[0], reverse(lists[1])), *above, (page.name.text, "")]
        context = {"page": page, "crumbs": crumbs, "log_url": page.dealings.log_url if page.dealings else ""}
        return render(request, "home/desk/organisation.html", context)


class Contacts(DeskView):
    """Ways to reach somebody. They are shown in answer to a POST only, and the look is logged before."""

    roles = READERS
    http_method_names = ["post", "options"]
    page_name = ""

    def party(self, pk: UUID) -> Any:
        raise NotImplementedError

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        party = self.party(pk)
        points = operations.reveal_contact_points(party, by=self.viewer)
        name = directory.display_name(party, self.viewer.language)
        shown = ContactsShown(name, points, queries.mark_shown(self.viewer, party))
        can_edit = rules.can_edit_directory(self.viewer)
        context = {"shown": shown, "can_edit": can_edit, "back_url": reverse(self.page_name, args=[pk])}
        return render(request, "home/desk/contacts.html", context)


class PersonContacts(Contacts):
    page_name = "desk:person-page"

    def party(self, pk: UUID) -> Any:
        return directory.person_for(self.viewer, pk)


class OrganisationContacts(Contacts):
    page_name = "desk:organisation-page"

    def party(self, pk: UUID) -> Any:
        return directory.organisation_for(self.viewer, pk)
