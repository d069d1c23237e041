"""The names under a proposal: all of them by name, adding, correcting and removing one."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from overture.foundation.access.views import DeskView
from overture.foundation.ui.shapes import Chip

from ... import operations, queries, rules
from ...forms.signatures import NamesForm, SignatureForm
from ...models import Proposal
from ...queries.calling import organisation_named, subject_name
from ...queries.proposals import (
    members_without_name,
    names_counted,
    signature_for,
    signatures_listed,
    signatures_told,
    versions_of,
)
from .editing import WRITERS
from .ideas import IdeaEdit, removed
from .lists import READERS

PAGE = 100


def proposal_of(view: Any, pk: UUID) -> Proposal:
    """The proposal that a screen is about."""
    return queries.subject_for(view.viewer, Proposal.record_kind, pk)  # type: ignore[return-value]


class Names(DeskView):
    """Every name under a proposal's texts, by name, a hundred a page; those of one text, or with some words in them."""

    roles = READERS

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        proposal = proposal_of(self, pk)
        text, version = " ".join(request.GET.get("q", "").split())[:200], request.GET.get("version", "")
        number = int(version) if version.isdecimal() and len(version) < 5 else None
        rows = signatures_listed(self.viewer, proposal, text=text, version=number)
        page = queries.page_of(rows, by=("sort_name", "pk"), cursor=request.GET.get("page", ""), size=PAGE)
        chosen = {name: value for name, value in (("q", text), ("version", number)) if value}
        context = {
            **names_context(self, proposal, shown="names"),
            "rows": signatures_told(self.viewer, page.rows),
            "chosen": chosen,
            "chips": chips(request.path, chosen),
            "previous_url": address(request.path, {**chosen, "page": page.previous}) if page.previous else "",
            "next_url": address(request.path, {**chosen, "page": page.next}) if page.next else "",
        }
        return render(request, "directory/desk/names.html", context)


class NamesMissing(DeskView):
    """The members whose name is under none of the texts."""

    roles = READERS

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        proposal = proposal_of(self, pk)
        missing = members_without_name(self.viewer, proposal)
        page = queries.page_of(missing, by=("name", "pk"), cursor=request.GET.get("page", ""), size=PAGE)
        context = {
            **names_context(self, proposal, shown="missing"),
            "rows": [organisation_named(self.viewer, one) for one in page.rows],
            "previous_url": address(request.path, {"page": page.previous}) if page.previous else "",
            "next_url": address(request.path, {"page": page.next}) if page.next else "",
        }
        return render(request, "directory/desk/names_missing.html", context)


def names_context(view: DeskView, proposal: Proposal, *, shown: str) -> dict[str, Any]:
    """What the two lists of names share."""
    name = subject_name(proposal, view.viewer.language)
    page_url = reverse("desk:proposal-page", args=[proposal.pk])
    return {
        "proposal": proposal,
        "name": name,
        "counted": names_counted(view.viewer, proposal),
        "shown": shown,
        "can_edit": rules.can_edit_directory(view.viewer),
        "crumbs": [(_("Proposals"), reverse("desk:proposal-list")), (name.text, page_url), (_("Names"), "")],
    }


def address(path: str, words: dict[str, Any]) -> str:
    return f"{path}?{urlencode(words)}" if words else path


def chips(path: str, chosen: dict[str, Any]) -> list[Chip]:
    """The filters in force, each with the address without it."""
    said = {"q": _("With the words: %(words)s"), "version": _("Version %(words)s")}
    return [
        Chip(said[name] % {"words": value}, address(path, {key: kept for key, kept in chosen.items() if key != name}))
        for name, value in chosen.items()
    ]


class NamesAdd(IdeaEdit):
    """Put one name under a text, or many at once."""

    template = "directory/desk/names_form.html"
    page_name = "desk:proposal-names"

    def form(self, data: QueryDict | None = None) -> NamesForm:
        versions = versions_of(self.viewer, self.record)
        return NamesForm(data, choices=self.parties(), proposal=self.record, versions=versions)

    def get(self, request: HttpRequest, pk: UUID | None = None) -> HttpResponse:
        self.record = proposal_of(self, pk)  # type: ignore[arg-type]
        if not versions_of(self.viewer, self.record):
            messages.info(request, _("There is no text to sign yet. Write it first."))
            return redirect("desk:proposal-text", self.record.pk)
        return self.show_form(request, self.form())

    def post(self, request: HttpRequest, pk: UUID | None = None) -> HttpResponse:
        self.record = proposal_of(self, pk)  # type: ignore[arg-type]
        form = self.form(request.POST)
        put = form.save(by=self.viewer) if form.is_valid() else None
        if put is None:
            return self.show_form(request, form, status=422)
        words = ngettext("%(count)s name is put under it.", "%(count)s names are put under it.", len(put))
        messages.success(request, words % {"count": len(put)})
        return redirect(self.page_name, self.record.pk)

    def show_form(self, request: HttpRequest, form: NamesForm, status: int = 200) -> HttpResponse:
        context = {"form": form, "offered": self.offered, "title": _("Add names"), "back_url": self.back_url()}
        return render(request, self.template, {**context, "proposal": self.record}, status=status)


class SignatureChange(IdeaEdit):
    """Correct a name under a text, or say that it was taken off again."""

    template = "directory/desk/signature_form.html"
    title = gettext_lazy("Correct a name")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.signature_id: UUID = kwargs["signature"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        return super().dispatch(request, kwargs["pk"])

    def fetch(self, pk: UUID | None) -> None:
        self.proposal = proposal_of(self, self.kwargs["pk"])
        self.record = signature_for(self.viewer, self.proposal, self.signature_id)

    def make(self, data: QueryDict | None = None, **_given: Any) -> SignatureForm:
        return SignatureForm(data, choices=self.parties(), signature=self.record)

    def done(self, request: HttpRequest, record: Any) -> HttpResponse:
        messages.success(request, _("Saved."))
        return redirect(self.back_url())

    def back_url(self) -> str:
        return reverse("desk:proposal-names", args=[self.proposal.pk])


class SignatureRemove(DeskView):
    """Remove a name that was noted by mistake."""

    roles = WRITERS
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, pk: UUID, signature: UUID) -> HttpResponse:
        proposal = proposal_of(self, pk)
        operations.remove_signature(signature_for(self.viewer, proposal, signature), by=self.viewer)
        return removed(request, reverse("desk:proposal-names", args=[pk]))
