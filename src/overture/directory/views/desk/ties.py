"""Noting who knows whom, from the page of one of the two."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from overture.foundation.access.views import DeskView

from ... import operations, queries
from ...forms.ties import TieForm
from ...models import Person, Tie
from ...queries.calling import person_named
from .editing import WRITERS
from .ideas import IdeaEdit, removed


class TieAdd(IdeaEdit):
    """Say whom a person knows."""

    template = "directory/desk/tie_form.html"
    page_name = "desk:person-page"
    title = gettext_lazy("Say whom they know")
    person: Person
    tie: Tie | None = None

    def fetch(self, pk: UUID | None) -> None:
        self.person = self.record = queries.person_for(self.viewer, str(pk))

    def make(self, data: QueryDict | None = None, **given: Any) -> TieForm:
        return TieForm(data, choices=self.parties(), person=self.person, tie=self.tie, **given)

    def show(self, request: HttpRequest, form: Any, *, status: int = 200, **more: Any) -> HttpResponse:
        ends = (self.tie.person, self.tie.other) if self.tie else (self.person,)
        named = [person_named(self.viewer, one) for one in ends]
        return super().show(request, form, status=status, ends=named, tie=self.tie, **more)

    def done(self, request: HttpRequest, record: Any) -> HttpResponse:
        messages.success(request, _("Saved."))
        return redirect(self.back_url())

    def back_url(self) -> str:
        return reverse(self.page_name, args=[self.person.pk])


class TieChange(TieAdd):
    """Change a tie: how well, since when, and who says so."""

    title = gettext_lazy("Change who knows whom")

    def fetch(self, pk: UUID | None) -> None:
        self.tie = self.record = queries.tie_for(self.viewer, str(pk))
        is_other = self.request.GET.get("from") == str(self.tie.other_id)
        self.person = self.tie.other if is_other else self.tie.person


class TieRemove(DeskView):
    """Forget a tie."""

    roles = WRITERS
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        tie = queries.tie_for(self.viewer, pk)
        operations.remove_tie(tie, by=self.viewer)
        return removed(request, reverse("desk:person-page", args=[tie.person_id]))
