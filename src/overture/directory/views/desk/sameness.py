"""Same person? Two records side by side; making one of them; taking it apart again."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from overture.foundation.access.views import DeskView
from overture.foundation.history.queries import last_changed_by
from overture.foundation.paging import page_after
from overture.foundation.records import StaleVersion

from ... import operations
from ...errors import CannotMerge, CannotTakeApart
from ...forms.sameness import MergeForm, PairForm
from ...models import Merge, Organisation, PairAnswer, Person
from ...queries.merges import merge_for, merge_plan, merges_seen_by, merges_shown, parting_plan
from ...queries.naming import display_name
from ...queries.sameness import doubts_for, pair_for, pair_shown, parties_beside, party_for

Party = Person | Organisation
WRITERS = ("coordinator",)
PAGES = {"person": "desk:person-page", "organisation": "desk:organisation-page"}


def page_of(kind: str, record_id: Any) -> str:
    """The page of a record."""
    return reverse(PAGES[kind], args=[record_id])


class SamenessView(DeskView):
    """Screens that decide whether two records are one: the coordinators'."""

    roles = WRITERS

    def show(self, request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        return render(request, f"directory/desk/same/{template}.html", context, status=status)


class SameQueue(SamenessView):
    """The likeliest pair that nobody has answered yet, and how many wait."""

    def get(self, request: HttpRequest) -> HttpResponse:
        doubts = doubts_for(self.viewer)
        first = doubts.first()
        if first is None:
            return self.show(request, "none", {})
        pair = pair_shown(self.viewer, first.first, first.second)
        return self.show(request, "pair", {"pair": pair, "waiting": doubts.count(), "is_queue": True})


class SamePair(SamenessView):
    """Two records side by side; the answer is kept for ever."""

    def get(self, request: HttpRequest, kind: str, first: UUID, second: UUID) -> HttpResponse:
        pair = pair_shown(self.viewer, *pair_for(self.viewer, kind, first, second))
        return self.show(request, "pair", {"pair": pair})

    def post(self, request: HttpRequest, kind: str, first: UUID, second: UUID) -> HttpResponse:
        one, other = pair_for(self.viewer, kind, first, second)
        form = PairForm(request.POST)
        if not form.is_valid():
            return redirect("desk:same-pair", kind, first, second)
        form.save(one, other, by=self.viewer)
        if form.cleaned_data["answer"] == PairAnswer.Answer.SAME:
            kept, gone = sorted((one, other), key=lambda party: party.made_at)
            return redirect("desk:merge", kind, kept.pk, gone.pk)
        return redirect("desk:same-queue")


class SameSearch(SamenessView):
    """A record beside any other: those with near names, or those that somebody looks for."""

    def get(self, request: HttpRequest, kind: str, pk: UUID) -> HttpResponse:
        words = " ".join(request.GET.get("q", "").split())[:200]
        party = party_for(self.viewer, kind, pk)
        context = {"party": party, "name": display_name(party, self.viewer.language), "words": words}
        found = parties_beside(self.viewer, party, words)
        return self.show(request, "search", {**context, "found": found, "back_url": page_of(kind, pk)})


class MergeView(SamenessView):
    """What making one record of two will do, then doing it."""

    def get(self, request: HttpRequest, kind: str, kept: UUID, gone: UUID) -> HttpResponse:
        return self.plan(request, *pair_for(self.viewer, kind, kept, gone))

    def plan(self, request: HttpRequest, kept: Party, gone: Party, *, status: int = 200, **more: Any) -> HttpResponse:
        kind = kept.record_kind
        context = {
            "plan": merge_plan(self.viewer, kept, gone),
            "act_url": request.path,
            "swap_url": reverse("desk:merge", args=[kind, gone.pk, kept.pk]),
            "back_url": reverse("desk:same-pair", args=[kind, kept.pk, gone.pk]),
            "taken": request.POST.getlist("taken"),
            **more,
        }
        return self.show(request, "merge", context, status=status)

    def post(self, request: HttpRequest, kind: str, kept: UUID, gone: UUID) -> HttpResponse:
        one, other = pair_for(self.viewer, kind, kept, gone)
        form = MergeForm(request.POST)
        if not form.is_valid():
            return self.plan(request, one, other, status=422)
        try:
            merge = form.save(one, other, by=self.viewer)
        except CannotMerge:
            return self.plan(request, *pair_for(self.viewer, kind, kept, gone), status=409)
        except StaleVersion as stale:
            one, other = pair_for(self.viewer, kind, kept, gone)
            who = last_changed_by(stale.current)
            return self.plan(request, one, other, status=409, is_stale=True, changed_by=who)
        messages.success(request, _("They are one record now. It can be taken apart at any time, under “Made one”."))
        return redirect(page_of(kind, merge.kept_id))


class MergeList(SamenessView):
    """What was made one, newest first."""

    def get(self, request: HttpRequest) -> HttpResponse:
        page = page_after(merges_seen_by(self.viewer), request.GET.get("after", ""))
        rows = merges_shown(self.viewer, page.rows)
        return self.show(request, "merges", {"rows": rows, "next_mark": page.next_mark})


class TakeApart(SamenessView):
    """What taking a merge apart will do, then doing it."""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        return self.plan(request, merge_for(self.viewer, pk))

    def plan(self, request: HttpRequest, merge: Merge, *, status: int = 200) -> HttpResponse:
        context = {
            "plan": parting_plan(self.viewer, merge),
            "act_url": request.path,
            "kept_url": page_of(merge.kind, merge.kept_id),
        }
        return self.show(request, "apart", context, status=status)

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        merge = merge_for(self.viewer, pk)
        try:
            gone = operations.take_apart(merge, by=self.viewer, are_different="different" in request.POST)
        except CannotTakeApart:
            return self.plan(request, merge_for(self.viewer, pk), status=409)
        messages.success(request, _("They are two records again."))
        return redirect(page_of(merge.kind, gone.pk))
