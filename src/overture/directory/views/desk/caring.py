"""What is owed to the people in the record: still right, notices, marks, requests to protect less, objections."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from overture.foundation.access.views import DeskView
from overture.foundation.history.queries import last_changed_by
from overture.foundation.records import StaleVersion

from ... import operations, queries, rules
from ...careshapes import lowering_row, objection_row, owed_row, stale_person_row, stale_point_row
from ...errors import DirectoryError
from ...forms import LoweringForm, MarkForm, NoticeForm
from ...models import Notice, Organisation, Person
from .editing import WRITERS

Party = Person | Organisation
PAGE_OF = {"person": "desk:person-page", "organisation": "desk:organisation-page"}
MOST_POINTS = 50


def page_of_party(party: Party) -> str:
    """The desk's address of a party's page."""
    return reverse(PAGE_OF[party.record_kind], args=[party.pk])


def back(request: HttpRequest, party: Party) -> HttpResponseRedirect:
    """To the list that a button stood in, or to the party's page."""
    lists = {"right": "desk:care-right", "notices": "desk:care-notices"}
    name = lists.get(request.POST.get("back", ""))
    return redirect(reverse(name) if name else page_of_party(party))


class CareList(DeskView):
    """One of the four lists of what waits about people, with the number of each on its tab."""

    roles = WRITERS
    tab: ClassVar[str]
    title = gettext_lazy("To check")

    def get(self, request: HttpRequest) -> HttpResponse:
        context = {
            "title": self.title,
            "tab": self.tab,
            "counted": queries.care_counted(self.viewer),
            "here": request.path,
            **self.rows(request.GET.get("page", "")),
        }
        return render(request, f"directory/desk/care_{self.tab}.html", context)

    def rows(self, cursor: str) -> dict[str, Any]:
        raise NotImplementedError

    def beside(self, page: queries.Page[Any]) -> dict[str, str]:
        """The addresses of the pages before and after."""
        here = self.request.path
        return {
            "previous_url": f"{here}?page={page.previous}" if page.previous else "",
            "next_url": f"{here}?page={page.next}" if page.next else "",
        }


class StillRightList(CareList):
    """People and ways to reach somebody that nobody confirmed for a year."""

    tab = "right"

    def rows(self, cursor: str) -> dict[str, Any]:
        page = queries.page_of(queries.stale_people(self.viewer), by=("checked_on", "id"), cursor=cursor)
        points = queries.stale_contact_points(self.viewer)[:MOST_POINTS] if not cursor else []
        return {
            "people": [stale_person_row(one, self.viewer) for one in page.rows],
            "points": [stale_point_row(one, self.viewer) for one in points],
            **self.beside(page),
        }


class NoticeList(CareList):
    """People who were not told yet that they are in the record."""

    tab = "notices"

    def rows(self, cursor: str) -> dict[str, Any]:
        page = queries.page_of(queries.notices_owed(self.viewer), by=("made_at", "id"), cursor=cursor)
        return {"people": [owed_row(one, self.viewer) for one in page.rows], **self.beside(page)}


class LoweringList(CareList):
    """Requests to protect less, for the second person to answer."""

    tab = "requests"

    def rows(self, cursor: str) -> dict[str, Any]:
        waiting = queries.lowerings_waiting(self.viewer)
        page = queries.page_of(waiting, by=("made_at", "id"), cursor=cursor)
        return {"requests": [lowering_row(one, self.viewer) for one in page.rows], **self.beside(page)}


class ObjectionList(CareList):
    """People who objected: they stand in no other list."""

    tab = "objections"

    def rows(self, cursor: str) -> dict[str, Any]:
        page = queries.page_of(queries.objections(self.viewer), by=("objected_at", "id"), cursor=cursor)
        return {"people": [objection_row(one, self.viewer) for one in page.rows], **self.beside(page)}


class PersonStillRight(DeskView):
    """One click: what is kept of a person is still right today."""

    roles = WRITERS
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        person = queries.person_for(self.viewer, pk)
        operations.confirm_still_right(person, by=self.viewer)
        messages.success(request, _("Noted as right today."))
        return back(request, person)


class ContactStillRight(DeskView):
    """One click: a way to reach somebody is still right today."""

    roles = WRITERS
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        point = queries.contact_point_for(self.viewer, pk)
        operations.confirm_still_right(point, by=self.viewer)
        messages.success(request, _("Noted as right today."))
        return back(request, point.person or point.organisation)  # type: ignore[arg-type]


class CareFormView(DeskView):
    """A small form about one person or organisation."""

    roles = WRITERS
    template: ClassVar[str]
    form_class: ClassVar[type[Any]]
    done_words: ClassVar[Any] = gettext_lazy("Saved.")

    def party(self, pk: UUID) -> Any:
        raise NotImplementedError

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        party = self.party(pk)
        return self.show(request, party, self.form_class(party=party))

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        party = self.party(pk)
        form = self.form_class(request.POST, party=party)
        try:
            is_done = form.is_valid() and form.save(party, by=self.viewer)
        except StaleVersion as error:
            return self.show_newer(request, error.current, request.POST)
        if not is_done:
            return self.show(request, party, form, status=422)
        messages.success(request, self.done_words)
        return back(request, party)

    def show_newer(self, request: HttpRequest, party: Any, sent: Any) -> HttpResponse:
        """Nothing was written: what was typed stays, what stands now is shown above it."""
        again = sent.copy()
        again["version"] = party.version
        form = self.form_class(again, party=party)
        form.is_valid()
        return self.show(request, party, form, status=409, changed_by=last_changed_by(party), stands=party)

    def show(self, request: HttpRequest, party: Any, form: Any, status: int = 200, **more: Any) -> HttpResponse:
        name = queries.display_name(party, self.viewer.language)
        context = {"form": form, "party": party, "name": name, "back_url": page_of_party(party), **more}
        return render(request, self.template, context, status=status)


class PersonCare(CareFormView):
    def party(self, pk: UUID) -> Person:
        return queries.person_for(self.viewer, pk)


class OrganisationCare(CareFormView):
    def party(self, pk: UUID) -> Organisation:
        return queries.organisation_for(self.viewer, pk)


class PersonMark(PersonCare):
    template, form_class = "directory/desk/mark_form.html", MarkForm


class OrganisationMark(OrganisationCare):
    template, form_class = "directory/desk/mark_form.html", MarkForm


class PersonLower(PersonCare):
    template, form_class = "directory/desk/lowering_form.html", LoweringForm
    done_words = gettext_lazy("Asked. Nothing changes until another coordinator agrees.")


class OrganisationLower(OrganisationCare):
    template, form_class = "directory/desk/lowering_form.html", LoweringForm
    done_words = gettext_lazy("Asked. Nothing changes until another coordinator agrees.")


class PersonNotice(PersonCare):
    template, form_class = "directory/desk/notice_form.html", NoticeForm


class NoticeSentToday(DeskView):
    """One click in the list: the notice went out today."""

    roles = WRITERS
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        person = queries.person_for(self.viewer, pk)
        operations.record_notice(person, state=Notice.SENT, on=timezone.localdate(), by=self.viewer)
        messages.success(request, _("Noted as sent today."))
        return back(request, person)


class LoweringPage(DeskView):
    """A request to protect less: what stands, what is wished, why; and the answer of the second person."""

    roles = WRITERS
    verbs: ClassVar[dict[str, tuple[Any, Any]]] = {
        "agree": (operations.agree_to_lower, gettext_lazy("Agreed. It holds from now on.")),
        "decline": (operations.decline_to_lower, gettext_lazy("Declined. Everything stays as it is.")),
    }

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        return self.show(request, pk)

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        asked = queries.lowering_for(self.viewer, pk)
        verb, answer = request.POST.get("verb", ""), request.POST.get("answer", "")[:500]
        try:
            if verb == "take_back":
                operations.take_back_lowering(asked, by=self.viewer)
                words: Any = _("Taken back. Everything stays as it is.")
            elif verb in self.verbs:
                operation, words = self.verbs[verb]
                operation(asked, by=self.viewer, answer=answer)
            else:
                return self.show(request, pk)
        except DirectoryError as error:
            return self.show(request, pk, trouble=str(error), answer=answer, status=422)
        messages.success(request, words)
        return redirect(page_of_party(asked.party))

    def show(self, request: HttpRequest, pk: UUID, *, status: int = 200, **more: Any) -> HttpResponse:
        asked = queries.lowering_for(self.viewer, pk)
        context = {
            "row": lowering_row(asked, self.viewer),
            "may_answer": rules.can_decide_lowering(self.viewer, asked),
            "is_mine": self.viewer.user_id == asked.asked_by,
            "back_url": reverse("desk:care-lowerings"),
            **more,
        }
        return render(request, "directory/desk/lowering.html", context, status=status)
