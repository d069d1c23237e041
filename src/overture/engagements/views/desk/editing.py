"""Recording and changing an engagement, and the small forms of its page."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from overture.directory.forms.merging import conflict_between, typed, with_choices
from overture.directory.forms.rows import pressed
from overture.foundation.history.queries import last_changed_by
from overture.foundation.records import StaleVersion

from ... import forms, operations
from ...errors import EngagementError
from ...models import Engagement
from ...queries.choosing import Choices, choices_for, me, party_with_id, subjects_to_offer
from ...queries.page import one_ask
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

    def half_filled(self, request: HttpRequest) -> dict[str, Any]:
        mine, other = me(self.viewer), party_with_id(self.viewer, request.GET.get("with", ""))
        people = [
            {"name": self.choices.prefer(mine), "side": "ours", "part": "speaker"},
            {"name": self.choices.prefer(other), "side": "theirs", "part": "attendee"},
        ]
        values = {"when": str(timezone.localdate()), "status": "held", "kind": "meeting", "how": "in_person"}
        return {"initial": values, "rows": {"people": people, "asks": [{"language": self.viewer.language}]}}


class SmallFormView(WritingView):
    """A small form about an engagement on a page of its own, so that it works without script."""

    form_class: ClassVar[type[forms.SmallForm]]
    done: ClassVar[Any] = gettext_lazy("Saved.")

    def get(self, request: HttpRequest, pk: UUID, **which: UUID) -> HttpResponse:
        engagement = self.engagement(pk)
        return self.show_form(request, engagement, self.make(engagement, None, **which))

    def post(self, request: HttpRequest, pk: UUID, **which: UUID) -> HttpResponse:
        engagement = self.engagement(pk)
        form = self.make(engagement, request.POST, **which)
        if not form.is_valid():
            return self.show_form(request, engagement, form, status=422)
        try:
            form.save(by=self.viewer)
        except EngagementError as error:
            form.add_error(None, str(error))
        except StaleVersion as stale:
            self.tell_both(form, stale)
        else:
            messages.success(request, self.done)
            return redirect(page_url(engagement))
        return self.show_form(
            request, engagement, form, status=409 if form.has_error(NON_FIELD_ERRORS, "stale") else 422
        )

    def make(self, engagement: Engagement, data: QueryDict | None, **which: UUID) -> forms.SmallForm:
        initial = self.initial(engagement, **which)
        return self.form_class(data, engagement=engagement, choices=choices_for(self.viewer), initial=initial)

    def initial(self, engagement: Engagement, **which: UUID) -> dict[str, Any]:
        """What the form begins with."""
        return {}

    def tell_both(self, form: forms.SmallForm, stale: StaleVersion) -> None:
        """Say what stands in the record now; what was typed stays in the form and can be saved over it."""
        form.tell_both(stale.current)

    def show_form(self, request: HttpRequest, engagement: Engagement, form: Any, *, status: int = 200) -> HttpResponse:
        context = {
            "form": form,
            "engagement": engagement,
            "choices": form.choices,
            "back_url": page_url(engagement),
            "crumbs": crumbs(engagement, form.title),
        }
        return self.show(request, "small_form", context, status)


class AskAdd(SmallFormView):
    form_class = forms.AskForm
    done = gettext_lazy("The ask is noted.")

    def initial(self, engagement: Engagement, **which: UUID) -> dict[str, Any]:
        return {"language": self.viewer.language}


class AskAnswer(SmallFormView):
    form_class = forms.AskStateForm
    done = gettext_lazy("Where the ask stands is noted.")

    def make(self, engagement: Engagement, data: QueryDict | None, **which: UUID) -> forms.SmallForm:
        form = super().make(engagement, data, **which)
        form.ask = one_ask(engagement, which["ask"])  # type: ignore[attr-defined]
        return form

    def initial(self, engagement: Engagement, **which: UUID) -> dict[str, Any]:
        ask = one_ask(engagement, which["ask"])
        return {"state": ask.state, "answer": ask.answer, "answered": ask.answered, "version": ask.version}


class PromiseAdd(SmallFormView):
    form_class = forms.PromiseForm
    done = gettext_lazy("The promise is noted.")


class FollowUpAdd(SmallFormView):
    form_class = forms.FollowUpForm
    done = gettext_lazy("The follow-up is noted.")


class OutcomeAdd(SmallFormView):
    form_class = forms.OutcomeForm
    done = gettext_lazy("What came of it is noted.")


class LevelSet(SmallFormView):
    form_class = forms.LevelForm
    done = gettext_lazy("The record level is saved.")

    def initial(self, engagement: Engagement, **which: UUID) -> dict[str, Any]:
        return {"confidentiality": engagement.confidentiality, "version": engagement.version}


class EngagementRestrict(SmallFormView):
    form_class = forms.RestrictForm
    done = gettext_lazy("Who may see it is saved.")

    def initial(self, engagement: Engagement, **which: UUID) -> dict[str, Any]:
        return {"users": [user.pk for user in engagement.restricted_to.all()]}


class NotesRead(SmallFormView):
    """Sealed notes: a look is logged before they are shown, so they open by a press and not by a link."""

    form_class = forms.NotesForm
    done = gettext_lazy("The notes are sealed.")

    def get(self, request: HttpRequest, pk: UUID, **which: UUID) -> HttpResponse:
        engagement = self.engagement(pk)
        context = {"engagement": engagement, "back_url": page_url(engagement)}
        return self.show(request, "notes", {**context, "crumbs": crumbs(engagement, _("Sealed notes"))})

    def post(self, request: HttpRequest, pk: UUID, **which: UUID) -> HttpResponse:
        if "open" not in request.POST:
            return super().post(request, pk, **which)
        engagement = self.engagement(pk)
        notes = operations.read_notes(engagement, by=self.viewer)
        form = self.form_class(
            engagement=engagement,
            choices=choices_for(self.viewer),
            initial={"notes": notes, "version": engagement.version},
        )
        return self.show_form(request, engagement, form)
