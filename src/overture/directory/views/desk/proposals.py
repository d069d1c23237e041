"""The screens of proposals: the list, their texts, and the statuses that they reach."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from overture.foundation.ui.shapes import Column

from ... import operations, queries
from ...forms.proposals import ProposalForm, StepForm, TextForm
from ...forms.rows import FormWithRows
from ...ideashapes import proposal_row
from ...models import Proposal, ProposalVersion
from ...queries.proposals import versions_of
from .ideas import IdeaEdit
from .lists import ListView

PROPOSAL_COLUMNS = (
    Column(gettext_lazy("Title")),
    Column(gettext_lazy("Whose")),
    Column(gettext_lazy("Status")),
    Column(gettext_lazy("Names taken until")),
    Column(gettext_lazy("Names under it"), numeric=True),
)


class ProposalList(ListView):
    """The texts of the members and of the network, with their status and how many put their name to them."""

    template = "directory/desk/proposals.html"
    title = gettext_lazy("Proposals")
    url_name = "proposal-list"
    choices: ClassVar[dict[str, dict[str, Any]]] = {"state": dict(Proposal.Status.choices)}

    def rows(self, cursor: str) -> dict[str, Any]:
        found = queries.proposals_listed(
            self.viewer, text=self.chosen.get("q", ""), status=self.chosen.get("state", "")
        )
        page = queries.page_of(found, by=("title", "pk"), cursor=cursor)
        rows = [proposal_row(one, viewer=self.viewer) for one in page.rows]
        return {"rows": rows, "columns": PROPOSAL_COLUMNS, **self.beside(page)}


class ProposalAdd(IdeaEdit):
    template = "directory/desk/proposal_form.html"
    page_name = "desk:proposal-page"
    list_name = "desk:proposal-list"
    title = gettext_lazy("Add a proposal")

    def make(self, data: QueryDict | None = None, **given: Any) -> ProposalForm:
        return ProposalForm(data, choices=self.parties(), proposal=self.record, **given)


class ProposalChange(ProposalAdd):
    title = gettext_lazy("Change a proposal")

    def fetch(self, pk: UUID | None) -> None:
        self.record = queries.subject_for(self.viewer, "proposal", str(pk))


class ProposalText(IdeaEdit):
    """Write the text: over the last version while nobody stands on it, else as the next one."""

    template = "directory/desk/text_form.html"
    page_name = "desk:proposal-page"
    title = gettext_lazy("Write the text")

    def fetch(self, pk: UUID | None) -> None:
        self.record = queries.subject_for(self.viewer, "proposal", str(pk))
        self.last = next(iter(versions_of(self.viewer, self.record)), None)
        self.is_stood_on = self.last is not None and operations.is_stood_on(self.last)

    def make(self, data: QueryDict | None = None, **given: Any) -> TextForm:
        return TextForm(data, proposal=self.record, last=self.last, is_stood_on=self.is_stood_on, **given)

    def show(self, request: HttpRequest, form: FormWithRows, *, status: int = 200, **more: Any) -> HttpResponse:
        number = self.last.number if self.last else 0
        more |= {"last_number": number, "next_number": number + 1, "is_stood_on": self.is_stood_on}
        return super().show(request, form, status=status, **more)

    def done(self, request: HttpRequest, record: ProposalVersion) -> HttpResponse:  # type: ignore[override]
        messages.success(request, _("Version %(number)s is written.") % {"number": record.number})
        return redirect(self.page_name, self.record.pk)


class ProposalStep(IdeaEdit):
    """Note that a proposal reached a status."""

    template = "directory/desk/step_form.html"
    page_name = "desk:proposal-page"

    def fetch(self, pk: UUID | None) -> None:
        self.record = queries.subject_for(self.viewer, "proposal", str(pk))

    def get(self, request: HttpRequest, pk: UUID | None = None) -> HttpResponse:
        self.fetch(pk)
        return self.show_step(request, StepForm(choices=self.parties(), proposal=self.record))

    def post(self, request: HttpRequest, pk: UUID | None = None) -> HttpResponse:
        self.fetch(pk)
        form = StepForm(request.POST, choices=self.parties(), proposal=self.record)
        if not form.is_valid():
            return self.show_step(request, form, status=422)
        form.save(by=self.viewer)
        messages.success(request, _("Saved."))
        return redirect(self.page_name, self.record.pk)

    def show_step(self, request: HttpRequest, form: StepForm, status: int = 200) -> HttpResponse:
        context = {
            "form": form,
            "title": _("What became of it"),
            "offered": self.offered,
            "back_url": reverse(self.page_name, args=[self.record.pk]),
        }
        return render(request, self.template, context, status=status)
