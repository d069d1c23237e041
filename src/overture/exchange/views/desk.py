"""The desk's screens: put a file in, say its columns, look at the preview, confirm; and take everything out."""

from __future__ import annotations

import tempfile
from typing import ClassVar
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from overture.foundation.access.views import DeskView
from overture.foundation.paging import page_after
from overture.foundation.records import StaleVersion
from overture.foundation.ui.shapes import Step

from .. import operations
from ..errors import ExchangeError, NotAllowed
from ..forms import AnswersForm, ColumnsForm, ExportForm, PutInForm
from ..models import ImportJob
from ..plans import Plan
from ..queries import import_for, imports_seen_by
from ..rules import can_export
from ..shown import as_csv, as_workbook, engagements_shown

MOST_PROBLEMS, MOST_QUESTIONS, SHOWN_ROWS = 200, 50, 5
FORMS = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "xlsx": (as_workbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
IN_MEMORY = 32 * 1024 * 1024


def crumbs(here: str) -> list[tuple[str, str]]:
    """The way back to where files are put in."""
    return [(_("In and out"), reverse("desk:import-list")), (here, "")]


def steps(now: int, *, done: bool = False) -> list[Step]:
    """The road of a file, and where it stands."""
    labels = [_("Put in"), _("Columns"), _("Preview"), _("Imported")]
    return [
        Step(label, state="ok" if place < now or done else "now" if place == now else "")
        for place, label in enumerate(labels)
    ]


class ImportView(DeskView):
    """Importing writes the record, as coordinators do."""

    roles: ClassVar[tuple[str, ...]] = ("coordinator",)

    def changed_meanwhile(self, request: HttpRequest) -> None:
        """Say that somebody else was quicker."""
        messages.warning(request, _("Somebody else changed this meanwhile. Look at it again; nothing was imported."))


class Imports(ImportView):
    """Put a file in, and see those that were put in."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(request, PutInForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = PutInForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                return redirect("desk:import-columns", form.save(by=self.viewer).pk)
            except ExchangeError as error:
                form.add_error("file", str(error))
        return self.show(request, form)

    def show(self, request: HttpRequest, form: PutInForm) -> HttpResponse:
        page = page_after(imports_seen_by(self.viewer), request.GET.get("after", ""), size=20)
        context = {"form": form, "page": page, "may_export": can_export(self.viewer), "steps": steps(0)}
        return render(request, "exchange/desk/imports.html", context)


class ImportColumns(ImportView):
    """Say what each column means."""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        job = import_for(self.viewer, pk)
        if job.state != ImportJob.State.WAITING:
            return redirect("desk:import-page", pk)
        return self.show(request, job, ColumnsForm(job, operations.sheet_in(job, by=self.viewer)))

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        job = import_for(self.viewer, pk)
        try:
            form = ColumnsForm(job, operations.sheet_in(job, by=self.viewer), request.POST)
            if form.is_valid():
                form.save(by=self.viewer)
                return redirect("desk:import-page", pk)
        except StaleVersion:
            self.changed_meanwhile(request)
            return redirect("desk:import-columns", pk)
        except ExchangeError as error:
            if job.state != ImportJob.State.WAITING:
                messages.error(request, str(error))
                return redirect("desk:import-page", pk)
            form.add_error(None, str(error))
        return self.show(request, job, form)

    def show(self, request: HttpRequest, job: ImportJob, form: ColumnsForm) -> HttpResponse:
        sheet = operations.sheet_in(job, by=self.viewer)
        context = {"job": job, "form": form, "sheet": sheet, "steps": steps(1), "crumbs": crumbs(job.file_name)}
        return render(request, "exchange/desk/columns.html", context)


class ImportPage(ImportView):
    """The preview while a file waits; what came of it afterwards."""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        job = import_for(self.viewer, pk)
        if job.state != ImportJob.State.WAITING:
            return self.show_result(request, job)
        return self.show_preview(request, job, None)

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Answers to the questions."""
        job = import_for(self.viewer, pk)
        try:
            plan = operations.plan_of(job, by=self.viewer)
            form = AnswersForm(job, plan.questions[:MOST_QUESTIONS], request.POST)
            if not form.is_valid():
                return self.show_preview(request, job, form)
            form.save(by=self.viewer)
        except StaleVersion:
            self.changed_meanwhile(request)
        except ExchangeError as error:
            messages.error(request, str(error))
        return redirect("desk:import-page", pk)

    def show_preview(self, request: HttpRequest, job: ImportJob, form: AnswersForm | None) -> HttpResponse:
        plan = operations.plan_of(job, by=self.viewer)
        questions = plan.questions[:MOST_QUESTIONS]
        context = {
            "job": job,
            "form": form or AnswersForm(job, questions),
            "counts": plan.counts,
            "questions": len(plan.questions),
            "problems": plan.problems[:MOST_PROBLEMS],
            "more_problems": max(len(plan.problems) - MOST_PROBLEMS, 0),
            "first": first_rows(job, plan),
            "steps": steps(2),
            "crumbs": crumbs(job.file_name),
        }
        return render(request, "exchange/desk/preview.html", context)

    def show_result(self, request: HttpRequest, job: ImportJob) -> HttpResponse:
        problems = operations.report_of(job)
        context = {
            "job": job,
            "counts": job.outcome,
            "problems": problems[:MOST_PROBLEMS],
            "more_problems": max(len(problems) - MOST_PROBLEMS, 0),
            "steps": steps(3, done=job.state == ImportJob.State.DONE),
            "crumbs": crumbs(job.file_name),
        }
        return render(request, "exchange/desk/result.html", context)


def first_rows(job: ImportJob, plan: Plan) -> list[tuple[int, str, str]]:
    """The first rows that will be imported: number, name, and whether they are new."""
    names = {"posts": "person", "memberships": "member", "engagements": "title"}
    name = names.get(job.kind, "name")
    new = [(row.number, str(row.values[name]), _("New")) for row, _pk in plan.new]
    changed = [(row.number, str(row.values[name]), _("Changed")) for row, _pk in plan.changed]
    return sorted([*new[:SHOWN_ROWS], *changed[:SHOWN_ROWS]])[: 2 * SHOWN_ROWS]


class ImportConfirm(ImportView):
    """One yes for all of it."""

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        job = import_for(self.viewer, pk)
        version = request.POST.get("version", "")
        try:
            operations.import_rows(job, version=int(version) if version.isdigit() else 0, by=self.viewer)
        except StaleVersion:
            self.changed_meanwhile(request)
        except ExchangeError as error:
            messages.error(request, str(error))
        return redirect("desk:import-page", pk)


class ImportThrowAway(ImportView):
    """Erase what was put in."""

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        operations.throw_away(import_for(self.viewer, pk), by=self.viewer)
        messages.success(request, _("What was put in is erased. The records stay."))
        return redirect("desk:import-list")


class Export(DeskView):
    """Take everything out: for somebody who is coordinator and administrator."""

    roles: ClassVar[tuple[str, ...]] = ("coordinator",)

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(request, ExportForm())

    def post(self, request: HttpRequest) -> HttpResponse | FileResponse:
        form = ExportForm(request.POST)
        form.full_clean()
        file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - the response closes it
        try:
            sealed = bool(form.cleaned_data.get("sealed"))
            operations.export_desk(file, by=self.viewer, sealed=sealed)  # type: ignore[arg-type]
        except ExchangeError as error:
            file.close()
            form.add_error(None, str(error))
            return self.show(request, form)
        file.seek(0)
        name = f"overture-{'sealed-' if sealed else ''}{timezone.localdate():%Y-%m-%d}.zip"
        return FileResponse(file, as_attachment=True, filename=name, content_type="application/zip")

    def show(self, request: HttpRequest, form: ExportForm) -> HttpResponse:
        if not can_export(self.viewer):
            raise NotAllowed
        return render(request, "exchange/desk/export.html", {"form": form, "crumbs": crumbs(_("Take everything out"))})


class EngagementDownload(DeskView):
    """The list of engagements as this reader sees it, with the filters of its address."""

    roles: ClassVar[tuple[str, ...]] = ("coordinator", "editor", "director")

    def get(self, request: HttpRequest, form: str) -> HttpResponse:
        make, media_type = FORMS[form]
        rows = engagements_shown(self.viewer, request.GET.dict(), at=timezone.now())
        response = HttpResponse(make(rows), content_type=media_type)
        response["Content-Disposition"] = f'attachment; filename="engagements-{timezone.localdate():%Y-%m-%d}.{form}"'
        return response
