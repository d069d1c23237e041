"""Adding and changing people and organisations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from overture.foundation.access.views import DeskView
from overture.foundation.history.queries import last_changed_by
from overture.foundation.records import StaleVersion

from ... import operations, queries
from ...forms import OrganisationForm, PersonForm
from ...forms.fields import OrganisationChoices
from ...forms.merging import conflict_between, typed, with_choices
from ...forms.rows import FormWithRows, pressed
from ...models import Organisation, Person

WRITERS = ("coordinator",)
SOMEBODY_ELSE = "somebody_else"
Party = Person | Organisation


class EditView(DeskView):
    """What adding and changing share: rows that buttons add, errors on top, and two versions when two people wrote."""

    roles = WRITERS
    template: ClassVar[str]
    page_name: ClassVar[str]
    title: ClassVar[Any]
    record: Any = None

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.organisations: OrganisationChoices | None = None

    def make(self, data: QueryDict | None = None, **given: Any) -> Any:
        """The form: empty, of the record, or of what was sent."""
        raise NotImplementedError

    def choices(self) -> OrganisationChoices:
        """The organisations to choose from, asked for once a request."""
        if self.organisations is None:
            self.organisations = OrganisationChoices(queries.organisations_to_choose(self.viewer))
        return self.organisations

    def fetch(self, pk: UUID | None) -> None:
        """Fetch the record that is changed; there is none while one is added."""

    def get(self, request: HttpRequest, pk: UUID | None = None) -> HttpResponse:
        self.fetch(pk)
        return self.show(request, self.make())

    def post(self, request: HttpRequest, pk: UUID | None = None) -> HttpResponse:
        self.fetch(pk)
        changed = pressed(request.POST)
        if changed is not None:
            single, rows = typed(self.make(changed))
            return self.show(request, self.make(initial=single, rows=rows))
        form = self.make(with_choices(request.POST, self.make()))
        if not form.is_valid():
            return self.show(request, form, status=422)
        return self.save(request, form)

    def save(self, request: HttpRequest, form: Any) -> HttpResponse:
        try:
            record = form.save(by=self.viewer)
        except StaleVersion:
            return self.show_both(request, form)
        return self.done(request, record) if record is not None else self.show(request, form, status=422)

    def done(self, request: HttpRequest, record: Party) -> HttpResponse:
        messages.success(request, _("Saved."))
        return redirect(self.page_name, record.pk)

    def show(self, request: HttpRequest, form: FormWithRows, *, status: int = 200, **more: Any) -> HttpResponse:
        groups = {group: list(form.shown(group)) for group in form.groups}
        context = {"form": form, "groups": groups, "title": self.title, "record": self.record, **more}
        return render(request, self.template, {**context, "back_url": self.back_url()}, status=status)

    def show_both(self, request: HttpRequest, form: FormWithRows) -> HttpResponse:
        """Nothing was written: both versions side by side, to choose from field by field."""
        self.fetch(self.record.pk)
        conflict = conflict_between(form, self.make())
        context = {
            "conflicts": conflict.fields,
            "hidden": conflict.hidden,
            "version": self.record.version,
            "changed_by": last_changed_by(self.record),
            "act_url": request.path,
            "back_url": self.back_url(),
            "name": str(self.record),
        }
        return render(request, "directory/desk/conflict.html", context, status=409)

    def back_url(self) -> str:
        return reverse(self.page_name, args=[self.record.pk])


class PersonChange(EditView):
    template = "directory/desk/person_form.html"
    page_name = "desk:person-page"
    title = gettext_lazy("Change a person")

    def fetch(self, pk: UUID | None) -> None:
        self.record = queries.person_for(self.viewer, str(pk))

    def make(self, data: QueryDict | None = None, **given: Any) -> PersonForm:
        return PersonForm(data, organisations=self.choices(), person=self.record, **given)


class OrganisationChange(EditView):
    template = "directory/desk/organisation_form.html"
    page_name = "desk:organisation-page"
    title = gettext_lazy("Change an organisation")

    def fetch(self, pk: UUID | None) -> None:
        self.record = queries.organisation_for(self.viewer, str(pk))
        self.membership = queries.membership_of(self.record)

    def make(self, data: QueryDict | None = None, **given: Any) -> OrganisationForm:
        return OrganisationForm(
            data, organisations=self.choices(), organisation=self.record, membership=self.membership, **given
        )


class AddView(EditView):
    """Adding asks first whether a name that nearly matches is the same; the answer is kept."""

    question: ClassVar[Any]

    def candidates(self, name: str) -> Sequence[queries.Candidate]:
        raise NotImplementedError

    def one(self, record_id: str) -> Any:
        """A record that may be the same."""
        raise NotImplementedError

    def save(self, request: HttpRequest, form: Any) -> HttpResponse:
        name = form.cleaned_data["name"]
        if request.POST.get("same"):
            record = self.one(request.POST["same"])
            operations.answer_name(name, record, is_same=True, by=self.viewer)
            messages.success(request, _("Kept as one more spelling. Nobody was added."))
            return redirect(self.page_name, record.pk)
        found = self.candidates(name)
        if found and SOMEBODY_ELSE not in request.POST:
            return self.show(request, form, candidates=found, question=self.question)
        others = [self.one(candidate.id) for candidate in found]
        record = form.save(by=self.viewer, not_the_same=others)
        return self.done(request, record) if record is not None else self.show(request, form, status=422)


class PersonAdd(AddView):
    template = "directory/desk/person_form.html"
    page_name = "desk:person-page"
    title = gettext_lazy("Add a person")
    question = gettext_lazy("Same person?")

    def make(self, data: QueryDict | None = None, **given: Any) -> PersonForm:
        if data is None and "initial" not in given and self.request.GET.get("side") == "network":
            given["initial"] = {"standing": "network", "public_name_form": "none"}
        if data is None and "rows" not in given and self.request.GET.get("organisation"):
            post = {"organisation": self.request.GET["organisation"]}
            given["rows"] = {"names": [], "identifiers": [], "posts": [post]}
        return PersonForm(data, organisations=self.choices(), **given)

    def candidates(self, name: str) -> list[queries.Candidate]:
        return queries.same_person_candidates(name, viewer=self.viewer)

    def one(self, record_id: str) -> Person:
        return queries.person_for(self.viewer, record_id)

    def back_url(self) -> str:
        return reverse("desk:stakeholder-people")


class OrganisationAdd(AddView):
    template = "directory/desk/organisation_form.html"
    page_name = "desk:organisation-page"
    title = gettext_lazy("Add an organisation")
    question = gettext_lazy("Same organisation?")

    def make(self, data: QueryDict | None = None, **given: Any) -> OrganisationForm:
        if data is None and "initial" not in given and self.request.GET.get("side") == "network":
            given["initial"] = {"standing": "network", "kind": "ngo", "is_member": True, "public_name_form": "full"}
        return OrganisationForm(data, organisations=self.choices(), **given)

    def candidates(self, name: str) -> list[queries.Candidate]:
        return queries.same_organisation_candidates(name, viewer=self.viewer)

    def one(self, record_id: str) -> Organisation:
        return queries.organisation_for(self.viewer, record_id)

    def back_url(self) -> str:
        return reverse("desk:stakeholder-list")


class ObjectionRecord(DeskView):
    """Somebody does not want to be listed: one page that says what happens, one button."""

    roles = WRITERS

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        person = queries.person_for(self.viewer, pk)
        context = {
            "person": person,
            "effect_title": _("Note an objection"),
            "act_url": request.path,
            "act_label": _("Note the objection and hide the person"),
            "back_url": reverse("desk:person-page", args=[pk]),
        }
        return render(request, "directory/desk/objection.html", context)

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        operations.record_objection(queries.person_for(self.viewer, pk), by=self.viewer)
        messages.success(request, _("The objection is noted. No list, search or choice holds this person now."))
        return redirect("desk:person-page", pk)
