"""The desk's screens of voices: the list by state, a quote, its consents, and taking it back."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from overture.engagements.queries import engagement_for
from overture.foundation.access.views import DeskView
from overture.foundation.listing.filters import FiltersRead, filters_shown
from overture.foundation.ui.codes import code_to_scan

from .. import operations, rules
from ..errors import NotAllowed, NotFound, VoicesError
from ..filters import VOICES_LIST
from ..forms import AskForm, ConsentForm, PublicRecordForm, QuoteForm, WordingForm
from ..queries import VoicesListing, consent_for, page_of_quote, quote_for, voices_list, who_spoke_at, wording_for


class VoicesView(DeskView):
    """Screens of voices: for those who work with words or read them."""

    roles: ClassVar[tuple[str, ...]] = ("coordinator", "editor", "director")

    def show(self, request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        return render(request, f"voices/desk/{template}.html", context, status=status)


class KeepingView(VoicesView):
    """Screens that change what is kept: the coordinators'."""

    roles = ("coordinator",)


class VoicesList(VoicesView):
    """Quotes and stories by state, newest first."""

    def get(self, request: HttpRequest) -> HttpResponse:
        read = VOICES_LIST.read(request.GET.dict())
        listing = self.found(read, request.GET.get("after", ""))
        if listing.organisation is None and read.get("organisation"):
            read = read.ignoring("organisation")
        names = {"organisation": listing.organisation.label} if listing.organisation else {}
        fits = None if listing.rows else lambda other: bool(self.found(other).rows)
        context = {"listing": listing, "filters": filters_shown(self.viewer, read, names=names, fits=fits)}
        return self.show(request, "list", context)

    def found(self, read: FiltersRead, mark: str = "") -> VoicesListing:
        return voices_list(self.viewer, at=timezone.now(), mark=mark, **read.asked)


class QuoteOpen(VoicesView):
    """One quote: its words, what they allow, and where they are used."""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        return self.show(request, "quote", {"page": page_of_quote(self.viewer, pk, at=timezone.now())})


class QuoteReveal(KeepingView):
    """The same with covered words open; the look is noted before they are shown."""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        return redirect("desk:quote-open", pk)

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        operations.reveal_words(quote_for(self.viewer, pk), by=self.viewer)
        page = page_of_quote(self.viewer, pk, at=timezone.now(), is_revealed=True)
        return self.show(request, "quote", {"page": page})


class WordingFormView(KeepingView):
    """A form about one wording."""

    form_class: Any = None
    template = ""
    done: Any = ""

    def get(self, request: HttpRequest, pk: UUID, wording: UUID) -> HttpResponse:
        return self.show_form(request, pk, wording, self.form_class())

    def post(self, request: HttpRequest, pk: UUID, wording: UUID) -> HttpResponse:
        form = self.form_class(request.POST)
        chosen = wording_for(self.viewer, pk, wording)
        if form.is_valid():
            try:
                form.save(chosen, by=self.viewer, at=timezone.now())
            except VoicesError as error:
                self.refuse(form, error)
            else:
                messages.success(request, self.said())
                return redirect("desk:quote-open", pk)
        return self.show_form(request, pk, wording, form, status=422)

    def refuse(self, form: Any, error: VoicesError) -> None:
        form.add_error(None, str(error))

    def said(self) -> str:
        raise NotImplementedError

    def show_form(self, request: HttpRequest, pk: UUID, wording: UUID, form: Any, status: int = 200) -> HttpResponse:
        wording_for(self.viewer, pk, wording)
        page = page_of_quote(self.viewer, pk, at=timezone.now())
        chosen = next(one for one in page.wordings if one.wording_id == wording)
        return self.show(request, self.template, {"page": page, "wording": chosen, "form": form}, status)


class ConsentNote(WordingFormView):
    """Note the speaker's yes to one wording."""

    form_class = ConsentForm
    template = "consent"

    def refuse(self, form: ConsentForm, error: VoicesError) -> None:
        form.refuse(error)

    def said(self) -> str:
        return _("The consent is noted. The words open for those it names.")


class SpeakerAsk(WordingFormView):
    """Ask the speaker for their yes by a link: by mail, on paper, or through another channel."""

    form_class = AskForm
    template = "ask"

    def said(self) -> str:
        return _("The question is ready. Below is its link; it is open for 30 days.")


class AskLetter(KeepingView):
    """A sheet to print: the link as a code to scan and to type. It holds no name and no words."""

    def get(self, request: HttpRequest, pk: UUID, asked: UUID) -> HttpResponse:
        page = page_of_quote(self.viewer, pk, at=timezone.now())
        chosen = next((one for one in page.requests if one.request_id == asked and one.link), None)
        if chosen is None:
            raise NotFound
        return self.show(request, "letter", {"asked": chosen, "code": code_to_scan(chosen.link)})


class RecordPut(WordingFormView):
    """Put words of an office holder or named spokesperson on the public record."""

    form_class = PublicRecordForm
    template = "record"

    def said(self) -> str:
        return _("The words stand on the public record, with their source.")


class ConsentEnd(KeepingView):
    """End a consent now."""

    def post(self, request: HttpRequest, pk: UUID, consent: UUID) -> HttpResponse:
        operations.end_consent(consent_for(self.viewer, pk, consent), by=self.viewer, at=timezone.now())
        messages.success(request, _("The consent has ended. The words are closed for those it named."))
        return redirect("desk:quote-open", pk)


class WordingAdd(KeepingView):
    """Add a translation or an edited form of a quote."""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        return self.show_form(request, pk, WordingForm())

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        form = WordingForm(request.POST)
        quote = quote_for(self.viewer, pk)
        if not form.is_valid():
            return self.show_form(request, pk, form, status=422)
        form.save(quote, by=self.viewer, translated_from=quote.wordings.order_by("made_at").first())
        messages.success(request, _("The wording is kept. It needs a consent of its own."))
        return redirect("desk:quote-open", pk)

    def show_form(self, request: HttpRequest, pk: UUID, form: WordingForm, status: int = 200) -> HttpResponse:
        page = page_of_quote(self.viewer, pk, at=timezone.now())
        return self.show(request, "wording", {"page": page, "form": form}, status)


class QuoteWithdraw(VoicesView):
    """Take a quote back with one press, then say where it was."""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        page = page_of_quote(self.viewer, pk, at=timezone.now())
        if page.withdrawn_at is None:
            return redirect("desk:quote-open", pk)
        return self.show(request, "withdrawn", {"page": page})

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        quote = quote_for(self.viewer, pk)
        if not rules.can_withdraw(self.viewer, quote):
            raise NotAllowed
        operations.withdraw(quote, through="desk", by=self.viewer, at=timezone.now())
        if self.viewer.has_role("coordinator"):
            return redirect("desk:quote-withdraw", pk)
        messages.success(request, _("Withdrawn. Nobody can read it here any more."))
        return redirect("desk:voices-list")


class QuoteKeep(KeepingView):
    """Keep what somebody said at an engagement."""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        return self.show_form(request, pk)

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        engagement = self.engagement(pk)
        form = QuoteForm(request.POST, **who_spoke_at(engagement))
        if not form.is_valid():
            return self.show_form(request, pk, form, status=422)
        quote = form.save(engagement, by=self.viewer)
        messages.success(request, _("The words are kept. Nobody outside the desk reads them without a consent."))
        return redirect("desk:quote-open", quote.pk)

    def engagement(self, pk: UUID) -> Any:
        engagement = engagement_for(self.viewer, pk, at=timezone.now())
        if engagement is None:
            raise NotFound
        return engagement

    def show_form(
        self, request: HttpRequest, pk: UUID, form: QuoteForm | None = None, status: int = 200
    ) -> HttpResponse:
        engagement = self.engagement(pk)
        form = form or QuoteForm(**who_spoke_at(engagement))
        crumbs = [(_("Engagements"), reverse("desk:voices-list")), (engagement.title, "")]
        return self.show(request, "keep", {"form": form, "engagement": engagement, "crumbs": crumbs}, status)
