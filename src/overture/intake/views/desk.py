"""The Reader's screens: putting text in, and going through its drafts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _

from overture.engagements.errors import EngagementError
from overture.foundation import registry
from overture.foundation.access.viewer import Viewer
from overture.foundation.access.views import DeskView
from overture.foundation.records import StaleVersion
from overture.voices.errors import VoicesError
from overture_reader.document import MOST_BYTES

from .. import operations
from ..content import read_content
from ..errors import AlreadyRead, CannotRead, IntakeError
from ..forms import FORMS, ChangeForm, DocumentDateForm, DocumentLanguageForm, TextForm
from ..models import Document, Draft
from ..queries import (
    ReviewedDocument,
    differences,
    differences_since,
    document_for,
    documents_waiting,
    draft_for,
    draft_over,
    last_step,
    next_waiting,
    not_named_yet,
    recognise_for,
    review_for,
)


@dataclass(frozen=True, slots=True)
class RecordLink:
    """A record that came of the text: its title and where it opens."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Overlap:
    """Selected words that a draft stands on already: its number, and where they begin and end."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Most:
    """How much the Reader takes at once."""

    bytes: int
    megabytes: int


MOST = Most(MOST_BYTES, MOST_BYTES // 1_000_000)
REFUSALS = (IntakeError, EngagementError, VoicesError)


class ReaderView(DeskView):
    """Documents, drafts and readings are the coordinators'."""

    roles = ("coordinator",)


class ReaderPage(ReaderView):
    """One box to paste into, and what waits."""

    def get(self, request: HttpRequest) -> HttpResponse:
        chosen = sample_text(request.GET.get("sample", ""))
        return self.show(request, TextForm(initial={"text": chosen.text} if chosen else {}))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = TextForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.show(request, form)
        try:
            document = form.save(by=self.viewer, now=timezone.now())
        except AlreadyRead as error:
            return self.show(request, kept_text(request, form), earlier=error.document, refusal=str(error))
        except CannotRead as error:
            form.add_error("file" if form.cleaned_data["file"] else "text", str(error))
            return self.show(request, form)
        return redirect("desk:document-review", document.pk)

    def show(self, request: HttpRequest, form: TextForm, **more: Any) -> HttpResponse:
        context = {"form": form, "waiting": documents_waiting(self.viewer), "samples": sample_texts(), "most": MOST}
        return render(request, "intake/desk/reader.html", {**context, **more})


def sample_texts() -> list[Any]:
    """The texts to try, on a sample desk."""
    facts = registry.desk_facts.get("desk")
    is_sample = bool(facts and facts().is_sample)
    today = timezone.localdate()
    return [text for give in registry.sample_texts.all() for text in give(today)] if is_sample else []


def sample_text(key: str) -> Any:
    """The text of a key, or None."""
    return next((text for text in sample_texts() if text.key == key), None) if key else None


def kept_text(request: HttpRequest, form: TextForm) -> TextForm:
    """The form again; a file's text moves into the box, because a browser does not send a file twice."""
    given = form.cleaned_data["file"]
    if not given:
        return form
    given.seek(0)
    kept = request.POST.copy()
    kept["text"] = given.read().decode("utf-8", "replace")
    return TextForm(kept)


class DocumentReview(ReaderView):
    """The text on one side, the drafts on the other, one open. `?change=` opens a row in place."""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        number = request.GET.get("draft", "")
        reviewed = review_for(self.viewer, pk, number=int(number) if number.isdigit() else None)
        form = self.form(request, reviewed)
        return show_review(request, reviewed, form=form, changing=request.GET.get("change", ""))

    def form(self, request: HttpRequest, reviewed: ReviewedDocument) -> Any:
        wanted, card = request.GET.get("change", ""), reviewed.review.open_card
        if wanted == "date":
            source = reviewed.document.source
            return DocumentDateForm(initial={"on": source.dated, "version": reviewed.document.version})
        if wanted == "language":
            source = reviewed.document.source
            return DocumentLanguageForm(initial={"language": source.language, "version": reviewed.document.version})
        if wanted in FORMS and card and card.is_waiting and reviewed.content:
            return FORMS[wanted](content=reviewed.content, version=card.version)
        return None


def show_review(
    request: HttpRequest,
    reviewed: ReviewedDocument,
    *,
    form: Any = None,
    changing: str = "",
    refusal: str = "",
    overlap: Overlap | None = None,
) -> HttpResponse:
    """The review, whole or (for htmx) as the part that changes."""
    document = reviewed.document
    card = reviewed.review.open_card
    context = {
        "document": document,
        "review": reviewed.review,
        "card": card,
        "step": reviewed.step,
        "form": form,
        "changing": changing if form is not None else "",
        "refusal": refusal,
        "overlap": overlap,
        "record_url": record_url(card.engagement_id) if card and card.engagement_id else "",
        "records": [
            RecordLink(one.title, record_url(one.engagement_id)) for one in reviewed.review.cards if one.engagement_id
        ],
        "known_names": known_name_links(reviewed),
        "unnamed": unnamed_links(request, reviewed) if reviewed.review.is_done else [],
        "round_up_url": round_up_url(reviewed) if reviewed.review.is_done else "",
        "crumbs": [(_("Reader"), reverse("desk:reader")), (crumb_of(document), "")],
    }
    template = "intake/desk/_review.html" if is_part(request) else "intake/desk/review.html"
    return at_review(request, render(request, template, context), document.pk, card.number if card else None)


def unnamed_links(request: HttpRequest, reviewed: ReviewedDocument) -> list[RecordLink]:
    """The people of ours who came with the text and will not be named in public until somebody chooses how."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    return [RecordLink(one.name, page_of("person", one.id)) for one in not_named_yet(viewer, reviewed)]


def known_name_links(reviewed: ReviewedDocument) -> list[RecordLink]:
    """The records that a text in a language the Reader does not know names all the same."""
    readable = reviewed.review.readable
    return [RecordLink(one.name, page_of(one.kind, one.record_id)) for one in readable.names] if readable else []


def page_of(kind: str, record_id: str) -> str:
    """The address of a record on the desk; empty when its kind has none."""
    listed = registry.listed.get(kind)
    return listed.url(record_id) if listed and record_id else ""


def at_review(request: HttpRequest, response: HttpResponse, pk: UUID, number: int | None) -> HttpResponse:
    """An answer to a form that did not lead on: the address bar shows the review, which can be read again."""
    if request.method == "POST" and is_part(request):
        response["HX-Push-Url"] = review_url(pk, number)
    return response


def review_url(pk: UUID, number: int | None = None) -> str:
    """The address of the review, with one draft open."""
    url = reverse("desk:document-review", args=[pk])
    return f"{url}?draft={number}" if number else url


def is_part(request: HttpRequest) -> bool:
    """Whether htmx asks for the part that changes; a page restored from its history is asked for whole."""
    headers = request.headers
    return headers.get("HX-Request") == "true" and headers.get("HX-History-Restore-Request") != "true"


def crumb_of(document: Document) -> str:
    """What the text is and when it is dated."""
    dated = document.source.dated
    if dated is None:
        return _("Text without a date")
    return _("Text of %(day)s") % {"day": date_format(dated, "j F Y")}


def record_url(engagement_id: str) -> str:
    """The engagement's address on the desk."""
    return page_of("engagement", engagement_id)


def round_up_url(reviewed: ReviewedDocument) -> str:
    """Where a round-up of the confirmed engagements' days is composed."""
    days = [one for one in reviewed.review.days if one]
    if not days:
        return ""
    try:
        url = reverse("desk:round-up-new")
    except NoReverseMatch:
        return ""
    return f"{url}?from={min(day.first for day in days)}&until={max(day.last for day in days)}"


class DocumentAct(ReaderView):
    """A verb on a whole document; a refusal is shown on the review."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, pk: UUID, **kwargs: Any) -> HttpResponse:
        document = document_for(self.viewer, pk)
        try:
            return self.act(request, document)
        except StaleVersion:
            sentence = _(
                "Somebody changed this text while you were writing. "
                "This is how it stands now; nothing was saved over it."
            )
            return show_review(request, review_for(self.viewer, pk), refusal=sentence)
        except REFUSALS as error:
            return show_review(request, review_for(self.viewer, pk), refusal=str(error))

    def act(self, request: HttpRequest, document: Document) -> HttpResponse:
        raise NotImplementedError


class DocumentDate(DocumentAct):
    """When the text was written; it is read again."""

    def act(self, request: HttpRequest, document: Document) -> HttpResponse:
        form = DocumentDateForm(request.POST)
        if not form.is_valid():
            return show_review(request, review_for(self.viewer, document.pk), form=form, changing="date")
        said = form.cleaned_data
        operations.change_date_of_document(document, said["on"], version=said["version"], by=self.viewer)
        messages.success(request, _("Read again with this date. What you confirmed or changed stayed."))
        return redirect("desk:document-review", document.pk)


class DocumentLanguage(DocumentAct):
    """Which language the text is in."""

    def act(self, request: HttpRequest, document: Document) -> HttpResponse:
        form = DocumentLanguageForm(request.POST)
        if not form.is_valid():
            return show_review(request, review_for(self.viewer, document.pk), form=form, changing="language")
        said = form.cleaned_data
        operations.change_language_of_document(document, said["language"], version=said["version"], by=self.viewer)
        return redirect("desk:document-review", document.pk)


class DocumentUndo(DocumentAct):
    """Take the last step back."""

    def act(self, request: HttpRequest, document: Document) -> HttpResponse:
        step = request.POST.get("step", "")
        before = reviewed_number(self.viewer, document)
        operations.undo(document, step_id=int(step) if step.isdigit() else None, now=timezone.now(), by=self.viewer)
        messages.success(request, _("Undone."))
        return to_draft(document.pk, before)


def reviewed_number(viewer: Any, document: Document) -> int | None:
    """The number of the draft that the last step was about."""
    step = last_step(document)
    return step.draft.number if step and step.verb != "new" else None


class DocumentSettle(DocumentAct):
    """Be done with the text."""

    def act(self, request: HttpRequest, document: Document) -> HttpResponse:
        version = request.POST.get("version", "")
        operations.settle(
            document, version=int(version) if version.isdigit() else 0, now=timezone.now(), by=self.viewer
        )
        messages.success(request, _("Done with this text. What waited is set aside."))
        return redirect("desk:reader")


class DraftNew(DocumentAct):
    """Start a draft from selected words, or from a whole paragraph where no words can be selected."""

    def act(self, request: HttpRequest, document: Document) -> HttpResponse:
        start, end = selected(request)
        taken = draft_over(self.viewer, document, start, end)
        if taken and request.POST.get("anyway") != "on":
            number = request.POST.get("draft", "")
            reviewed = review_for(self.viewer, document.pk, number=int(number) if number.isdigit() else None)
            return show_review(request, reviewed, overlap=Overlap(taken, start, end))
        draft = operations.draft_from_selection(document, start, end, now=timezone.now(), by=self.viewer)
        messages.success(request, _("A draft was started from these words."))
        return to_draft(document.pk, draft.number)


def selected(request: HttpRequest) -> tuple[int, int]:
    """The two places of a selection: ``start`` and ``end``, or one ``passage`` of both."""
    given = request.POST.get("passage", "").split("-") if not request.POST.get("end") else []
    start, end = given if len(given) == 2 else (request.POST.get("start", ""), request.POST.get("end", ""))
    return (int(start), int(end)) if start.isdigit() and end.isdigit() else (0, 0)


def to_draft(pk: UUID, number: int | None = None) -> HttpResponseRedirect:
    """Back to the review, with one draft open."""
    return HttpResponseRedirect(review_url(pk, number))


class DraftAct(ReaderView):
    """A verb on one draft. Who comes second sees both versions."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, pk: UUID, number: int, **kwargs: Any) -> HttpResponse:
        draft = draft_for(self.viewer, pk, number)
        version = self.version(request)
        try:
            return self.act(request, draft, version, **kwargs)
        except StaleVersion:
            return self.show_both(request, draft, version, **kwargs)
        except REFUSALS as error:
            return show_review(request, review_for(self.viewer, pk, number=number), refusal=str(error))

    def version(self, request: HttpRequest) -> int:
        given = request.POST.get("version", "")
        return int(given) if given.isdigit() else 0

    def act(self, request: HttpRequest, draft: Draft, version: int, **kwargs: Any) -> HttpResponse:
        raise NotImplementedError

    def show_both(self, request: HttpRequest, draft: Draft, version: int, **kwargs: Any) -> HttpResponse:
        return show_conflict(
            request, draft_for(self.viewer, draft.document_id, draft.number), differences_since(draft, version)
        )


def show_conflict(
    request: HttpRequest, draft: Draft, rows: list[Any], form: Any = None, field: str = ""
) -> HttpResponse:
    """Both versions side by side: how the draft stands now, and what was just sent."""
    context = {
        "document": draft.document,
        "draft": draft,
        "rows": rows,
        "form": form,
        "changing": field,
        "record_url": record_url(str(draft.engagement_id or "")),
        "crumbs": [
            (_("Reader"), reverse("desk:reader")),
            (draft.document.source.title, reverse("desk:document-review", args=[draft.document_id])),
        ],
    }
    template = "intake/desk/_conflict.html" if is_part(request) else "intake/desk/conflict.html"
    response = render(request, template, context, status=200 if is_part(request) else 409)
    return at_review(request, response, draft.document_id, draft.number)


class DraftConfirm(DraftAct):
    """Make it a record, and go on to the next."""

    def act(self, request: HttpRequest, draft: Draft, version: int, **kwargs: Any) -> HttpResponse:
        engagement = operations.confirm(draft, version=version, now=timezone.now(), by=self.viewer)
        url = record_url(str(engagement.pk))
        said = _("“%(title)s” is in the record.") % {"title": engagement.title}
        messages.success(request, format_html('<a href="{}">{}</a>', url, said) if url else said)
        return to_draft(draft.document_id, next_waiting(draft))


class DraftSetAside(DraftAct):
    """No engagement to record; go on to the next."""

    def act(self, request: HttpRequest, draft: Draft, version: int, **kwargs: Any) -> HttpResponse:
        operations.set_aside(draft, version=version, now=timezone.now(), by=self.viewer)
        messages.success(request, _("Draft %(number)s is set aside.") % {"number": draft.number})
        return to_draft(draft.document_id, next_waiting(draft))


class DraftAdd(DraftAct):
    """Take something in that was found in the text and is in no draft."""

    def act(self, request: HttpRequest, draft: Draft, version: int, **kwargs: Any) -> HttpResponse:
        operations.add_found(draft, request.POST.get("found", ""), version=version, by=self.viewer)
        messages.success(request, _("Added to draft %(number)s.") % {"number": draft.number})
        return to_draft(draft.document_id, draft.number)


class DraftAnswer(DraftAct):
    """Answer "Same person?"."""

    def act(self, request: HttpRequest, draft: Draft, version: int, **kwargs: Any) -> HttpResponse:
        operations.answer_same(
            draft,
            request.POST.get("party", ""),
            request.POST.get("record", ""),
            is_same=request.POST.get("same") == "yes",
            version=version,
            by=self.viewer,
        )
        return to_draft(draft.document_id, draft.number)


class DraftChange(DraftAct):
    """Say something else than the Reader about one row."""

    def act(self, request: HttpRequest, draft: Draft, version: int, **kwargs: Any) -> HttpResponse:
        form = self.form(request, draft, kwargs["field"], version)
        if not form.is_valid():
            reviewed = review_for(self.viewer, draft.document_id, number=draft.number)
            return show_review(request, reviewed, form=form, changing=kwargs["field"])
        everywhere = bool(form.cleaned_data.get("everywhere"))
        operations.change_field(draft, form.said(), version=version, by=self.viewer, everywhere=everywhere)
        return to_draft(draft.document_id, draft.number)

    def form(self, request: HttpRequest, draft: Draft, field: str, version: int) -> ChangeForm:
        return FORMS[field](request.POST, content=read_content(draft.content), version=version)

    def show_both(self, request: HttpRequest, draft: Draft, version: int, **kwargs: Any) -> HttpResponse:
        draft = draft_for(self.viewer, draft.document_id, draft.number)
        theirs = read_content(draft.content)
        form = self.form(request, draft, kwargs["field"], draft.version)
        if not form.is_valid():
            return show_conflict(request, draft, differences_since(draft, version))
        mine = form.said().applied(theirs, recognise_for(self.viewer))
        return show_conflict(request, draft, differences(mine, theirs), form=form, field=kwargs["field"])
