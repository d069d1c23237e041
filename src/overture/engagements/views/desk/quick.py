"""The quick log, and what its fields offer while a name is typed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from overture.accounts.queries import desk_today

from ... import forms
from ...models import EngagementKind
from ...queries.choosing import choices_for, me, party_with_id
from ...queries.coming import last_place
from ...queries.picking import choices_like
from .base import ReadingView, WritingView, crumbs, page_url
from .editing import EngagementLog

MORE = "more"


class QuickLog(WritingView):
    """With whom, who of ours, when, one sentence, an ask: half filled."""

    def get(self, request: HttpRequest) -> HttpResponse:
        self.choices = choices_for(self.viewer)
        return self.show_form(request, forms.QuickLogForm(choices=self.choices, initial=self.half_filled(request)))

    def post(self, request: HttpRequest) -> HttpResponseBase:
        if MORE in request.POST:
            return EngagementLog.as_view(carried=request.POST)(request)
        self.choices = choices_for(self.viewer)
        form = forms.QuickLogForm(request.POST, choices=self.choices)
        engagement = form.save(by=self.viewer) if form.is_valid() else None
        if engagement is None:
            return self.show_form(request, form, status=422)
        messages.success(request, _("Logged."))
        return redirect(page_url(engagement))

    def half_filled(self, request: HttpRequest) -> dict[str, Any]:
        """Me, today, the last place; whom the address names; and the level that gives nothing away."""
        now = timezone.now()
        return {
            "theirs": self.choices.prefer(party_with_id(self.viewer, request.GET.get("with", ""))),
            "ours": self.choices.prefer(me(self.viewer)),
            "when": str(desk_today(now)),
            "kind": EngagementKind.MEETING,
            "place": last_place(self.viewer, at=now),
            "confidentiality": forms.SAFEST,
        }

    def show_form(self, request: HttpRequest, form: forms.QuickLogForm, *, status: int = 200) -> HttpResponse:
        title = _("Log a meeting")
        context = {
            "form": form,
            "choices": self.choices,
            "back_url": reverse("desk:engagement-list"),
            "crumbs": crumbs(title=title),
        }
        return self.show(request, "quick", context, status)


class Pick(ReadingView):
    """What a field offers for some typed letters: a list that the script of the desk puts under the field."""

    def get(self, request: HttpRequest) -> HttpResponse:
        words = " ".join(request.GET.get("q", "").split())[:120]
        kinds = request.GET.get("kinds", "").split()
        found = choices_like(self.viewer, words, kinds, side=request.GET.get("side", ""))
        may_be_new = bool(words) and request.GET.get("new") == "yes"
        return self.show(request, "_picked", {"found": found, "words": words, "may_be_new": may_be_new})
