"""The small forms of an engagement's page, each on a page of its own, so that they work without script."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from overture.foundation.records import StaleVersion

from ... import forms, operations
from ...errors import EngagementError
from ...models import Commitment, Engagement, Side
from ...queries.choosing import choices_for
from ...queries.page import one_ask, one_commitment
from .base import WritingView, crumbs, page_url

MOST_NAMED = 5


class SmallFormView(WritingView):
    """A small form about an engagement."""

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
            messages.success(request, self.said(form))
            return redirect(page_url(engagement))
        return self.show_form(
            request, engagement, form, status=409 if form.has_error(NON_FIELD_ERRORS, "stale") else 422
        )

    def make(self, engagement: Engagement, data: QueryDict | None, **which: UUID) -> forms.SmallForm:
        initial = self.initial(engagement, **which)
        return self.form_class(data, engagement=engagement, choices=choices_for(self.viewer), initial=initial)

    def initial(self, engagement: Engagement, **which: UUID) -> dict[str, Any]:
        """What the form begins with; the address may name the ask or promise that it goes on from."""
        named = self.request.GET
        return {"ask": named.get("ask", ""), "commitment": named.get("promise", "")}

    def said(self, form: forms.SmallForm) -> str:
        """What to say when it is saved."""
        return str(self.done)

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


class PromiseSettle(SmallFormView):
    """Whether a promise was kept or broken, when, and how we know."""

    form_class = forms.SettleForm
    done = gettext_lazy("The promise is noted as it stands.")

    def make(self, engagement: Engagement, data: QueryDict | None, **which: UUID) -> forms.SmallForm:
        form = super().make(engagement, data, **which)
        form.promise = one_commitment(engagement, which["promise"])  # type: ignore[attr-defined]
        return form

    def initial(self, engagement: Engagement, **which: UUID) -> dict[str, Any]:
        promise = one_commitment(engagement, which["promise"])
        offered = self.request.GET.get("state", promise.state)
        state = offered if offered in Commitment.State.values else promise.state
        how = {"settled": promise.settled, "how_known": promise.how_known, "version": promise.version}
        return {"state": state, **how}


class FollowUpAdd(SmallFormView):
    form_class = forms.FollowUpForm
    done = gettext_lazy("The follow-up is noted.")


class OutcomeAdd(SmallFormView):
    form_class = forms.OutcomeForm
    done = gettext_lazy("What came of it is noted.")


class SignatoriesAdd(SmallFormView):
    form_class = forms.SignatoriesForm

    def initial(self, engagement: Engagement, **which: UUID) -> dict[str, Any]:
        return {"side": Side.OURS, "version": engagement.version}

    def said(self, form: forms.SmallForm) -> str:
        signed: operations.Signed = form.signed  # type: ignore[attr-defined]
        words = {"added": signed.added, "known": signed.known, "there": signed.there}
        if signed.unclear:
            names = "; ".join(signed.unclear[:MOST_NAMED])
            unclear = _("Several are called so, and they stand as written: %(names)s.") % {"names": names}
            messages.warning(self.request, unclear)
        return _("Added: %(added)s, of whom %(known)s are in the directory. %(there)s stood there already.") % words


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
