"""Recording and changing an engagement, and the small forms of its page."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from overture.accounts.queries import desk_today
from overture.directory.forms.merging import conflict_between, typed, with_choices
from overture.directory.forms.rows import pressed
from overture.foundation.history.queries import last_changed_by
from overture.foundation.records import StaleVersion

from ... import forms
from ...models import Engagement
from ...queries.choosing import Choices, choices_for, me, party_with_id, subjects_to_offer
from ...queries.wholes import wholes_to_offer
from .base import WritingView, crumbs, page_url


class EngagementWriting(WritingView):
    """The one form: rows that buttons add, errors on top, and two versions when two people wrote."""

    title: ClassVar[Any] = ""
    record: Engagement | None = None

    def get(self, request: HttpRequest, pk: UUID | None = None) -> HttpResponse:
        self.begin(pk)
        return self.show_form(request, self.make(**self.half_filled(request)))

    def post(self, request: HttpRequest, pk: UUID | None = None) -> HttpResponse:
        self.begin(pk)
        changed = pressed(request.POST)
        if changed is not None:
            single, rows = typed(self.make(changed))
            return self.show_form(request, self.make(initial=single, rows=rows))
        form = self.make(with_choices(request.POST, self.make()))
        if not form.is_valid():
            return self.show_form(request, form, status=422)
        return self.save(request, form)

    def begin(self, pk: UUID | None) -> None:
        self.choices: Choices = choices_for(self.viewer)
        self.record = self.engagement(pk) if pk else None

    def make(self, data: QueryDict | None = None, **given: Any) -> forms.EngagementForm:
        return forms.EngagementForm(data, choices=self.choices, engagement=self.record, **given)

    def half_filled(self, request: HttpRequest) -> dict[str, Any]:
        """What the form begins with besides the record."""
        return {}

    def save(self, request: HttpRequest, form: forms.EngagementForm) -> HttpResponse:
        try:
            engagement = form.save(by=self.viewer)
        except StaleVersion:
            return self.show_both(request, form)
        if engagement is None:
            return self.show_form(request, form, status=422)
        messages.success(request, _("Saved."))
        return redirect(page_url(engagement))

    def show_form(self, request: HttpRequest, form: forms.EngagementForm, *, status: int = 200) -> HttpResponse:
        context = {
            "form": form,
            "groups": {group: list(form.shown(group)) for group in form.groups},
            "title": self.title,
            "choices": self.choices,
            "subjects": subjects_to_offer(self.viewer.language),
            "wholes": wholes_to_offer(self.viewer),
            "act_url": reverse("desk:engagement-change", args=[self.record.pk])
            if self.record
            else reverse("desk:engagement-log"),
            "back_url": self.back_url(),
            "crumbs": crumbs(self.record, self.title),
            "is_new": self.record is None,
        }
        return self.show(request, "form", context, status)

    def show_both(self, request: HttpRequest, form: forms.EngagementForm) -> HttpResponse:
        """Nothing was written: both versions side by side, to choose from field by field."""
        if self.record is None:
            raise LookupError
        self.record = self.engagement(self.record.pk)
        conflict = conflict_between(form, self.make())
        context = {
            "conflicts": conflict.fields,
            "hidden": conflict.hidden,
            "version": self.record.version,
            "changed_by": last_changed_by(self.record),
            "act_url": request.path,
            "back_url": self.back_url(),
            "crumbs": crumbs(self.record, _("Two versions")),
            "has_errors": True,
        }
        return self.show(request, "conflict", context, 409)

    def back_url(self) -> str:
        return page_url(self.record) if self.record else reverse("desk:engagement-list")


class EngagementChange(EngagementWriting):
    title = gettext_lazy("Change an engagement")


class EngagementLog(EngagementWriting):
    """Log a meeting: the same form, with today, me, and whom the address names."""

    title = gettext_lazy("Log a meeting")
    carried: QueryDict | None = None

    def post(self, request: HttpRequest, pk: UUID | None = None) -> HttpResponse:
        """What the quick log carried over is shown to go on with; everything else is what the form itself sent."""
        if self.carried is None:
            return super().post(request, pk)
        self.begin(pk)
        single, rows = forms.carried_over(self.carried, self.choices)
        return self.show_form(request, self.make(initial=single, rows=rows))

    def half_filled(self, request: HttpRequest) -> dict[str, Any]:
        mine, other = me(self.viewer), party_with_id(self.viewer, request.GET.get("with", ""))
        people = [
            {"name": self.choices.prefer(mine), "side": "ours", "part": "speaker"},
            {"name": self.choices.prefer(other), "side": "theirs", "part": "attendee"},
        ]
        values = {"when": str(desk_today(timezone.now())), "status": "held", "kind": "meeting", "how": "in_person"}
        return {"initial": values, "rows": {"people": people, "asks": [{"language": self.viewer.language}]}}
