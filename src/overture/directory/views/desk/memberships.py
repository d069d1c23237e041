"""Memberships: begun from either end, changed and ended by their two dates and their status."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from overture.foundation.access.views import DeskView

from ... import operations, queries
from ...forms import MembershipForm
from ...models import Membership, Organisation
from .editing import WRITERS, EditView


class MembershipEdit(EditView):
    """What adding and changing share: the organisation on whose page it began, and to which it goes back."""

    template = "directory/desk/membership_form.html"
    page_name = "desk:organisation-page"
    home: Organisation
    membership: Membership | None = None
    is_of_members = False

    def make(self, data: QueryDict | None = None, **given: Any) -> MembershipForm:
        return MembershipForm(
            data,
            organisation=self.home,
            organisations=self.choices(),
            membership=self.membership,
            is_of_members=self.is_of_members,
            **given,
        )

    def done(self, request: HttpRequest, record: Any) -> HttpResponse:
        messages.success(request, _("Saved."))
        return redirect(self.back_url())

    def show(self, request: HttpRequest, form: Any, *, status: int = 200, **more: Any) -> HttpResponse:
        name = queries.display_name(self.home, self.viewer.language)
        return super().show(request, form, status=status, home=name, membership=self.membership, **more)

    def back_url(self) -> str:
        return reverse(self.page_name, args=[self.home.pk])


class MembershipAdd(MembershipEdit):
    title = gettext_lazy("Add a membership")

    def fetch(self, pk: UUID | None) -> None:
        self.home = queries.organisation_for(self.viewer, str(pk))
        self.is_of_members = self.request.GET.get("side") == "members"


class MembershipChange(MembershipEdit):
    title = gettext_lazy("Change a membership")

    def fetch(self, pk: UUID | None) -> None:
        self.record = self.membership = queries.membership_for(self.viewer, str(pk))
        self.is_of_members = self.request.GET.get("side") == "members"
        self.home = self.membership.network if self.is_of_members else self.membership.member


class MembershipRemove(DeskView):
    """A membership that was written by mistake is taken away; one that ended has a day and stays."""

    roles = WRITERS

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        row = queries.membership_for(self.viewer, pk)
        context = {
            "row": row,
            "effect_title": _("Take a membership away"),
            "act_url": request.path,
            "act_label": _("Take it away"),
            "back_url": reverse("desk:membership-change", args=[pk]),
        }
        return render(request, "directory/desk/membership_remove.html", context)

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        row = queries.membership_for(self.viewer, pk)
        home = row.member_id
        operations.remove_membership(row, by=self.viewer)
        messages.success(request, _("The membership is taken away."))
        return redirect("desk:organisation-page", home)
