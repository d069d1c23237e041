"""Noting what somebody declared, from their page or from the subject's."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from overture.foundation.access.views import DeskView

from ... import operations, queries
from ...forms.stances import StanceForm
from ...models import Organisation, Person, Stance
from ...queries.calling import Subject, party_named, subject_named
from ...queries.ideas import subjects_to_choose
from ...queries.stances import party_of, subject_of
from ...told import Named
from .editing import WRITERS
from .ideas import IdeaEdit, removed


class StanceAdd(IdeaEdit):
    """Note a view. The page that it is noted from gives the party or the subject; the form asks for the other."""

    template = "directory/desk/stance_form.html"
    title = gettext_lazy("Note a view")
    kind: ClassVar[str] = ""
    party: Person | Organisation | None = None
    subject: Subject | None = None

    def fetch(self, pk: UUID | None) -> None:
        if self.kind == Person.record_kind:
            self.party = queries.person_for(self.viewer, str(pk))
        elif self.kind == Organisation.record_kind:
            self.party = queries.organisation_for(self.viewer, str(pk))
        else:
            self.subject = queries.subject_for(self.viewer, self.kind, str(pk))

    def make(self, data: QueryDict | None = None, **given: Any) -> StanceForm:
        subjects = subjects_to_choose(self.viewer) if self.subject is None else None
        return StanceForm(
            data,
            choices=self.parties(),
            viewer=self.viewer,
            subjects=subjects,
            party=self.party,
            subject=self.subject,
            **given,
        )

    def show(self, request: HttpRequest, form: Any, *, status: int = 200, **more: Any) -> HttpResponse:
        return super().show(request, form, status=status, named=self.named(), **more)

    def named(self) -> list[Named]:
        """Whose view on what this is, as far as it is known yet."""
        party = [party_named(self.viewer, self.party)] if self.party else []
        return [*party, *([subject_named(self.viewer, self.subject)] if self.subject else [])]

    def about(self) -> Named:
        """Whose page, or which subject's, this was opened from."""
        if self.party is not None:
            return party_named(self.viewer, self.party)
        return subject_named(self.viewer, self.subject)  # type: ignore[arg-type]

    def done(self, request: HttpRequest, record: Any) -> HttpResponse:
        messages.success(request, _("Saved."))
        return redirect(self.back_url())

    def back_url(self) -> str:
        return self.about().url


class StanceChange(StanceAdd):
    """Correct a view that was noted wrongly; a new view is noted beside it."""

    title = gettext_lazy("Correct a view")
    record: Stance

    def fetch(self, pk: UUID | None) -> None:
        self.record = queries.stance_for(self.viewer, str(pk))
        self.party, self.subject = party_of(self.record), subject_of(self.record)

    def make(self, data: QueryDict | None = None, **given: Any) -> StanceForm:
        return StanceForm(data, choices=self.parties(), viewer=self.viewer, stance=self.record, **given)

    def about(self) -> Named:
        """The party, unless the subject's page was left for this."""
        if self.request.GET.get("from") == "subject":
            return subject_named(self.viewer, subject_of(self.record))
        return party_named(self.viewer, party_of(self.record))


class StanceRemove(DeskView):
    """Remove a view that was noted by mistake."""

    roles = WRITERS
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        stance = queries.stance_for(self.viewer, pk)
        url = reverse(f"desk:{subject_of(stance).record_kind}-page", args=[subject_of(stance).pk])
        operations.remove_stance(stance, by=self.viewer)
        return removed(request, url)
