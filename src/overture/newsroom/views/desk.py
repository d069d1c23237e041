"""The desk's newsroom: the list, the composer, the preview, and the check before publishing."""

from __future__ import annotations

from typing import Any, ClassVar, Literal
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from overture.accounts.merging import conflicts_of, with_choices
from overture.foundation.access.views import DeskView
from overture.foundation.records import StaleVersion

from .. import operations
from ..errors import GapsUndecided, NewsroomError, NotReady
from ..forms import AddForm, BlockForm, PeriodForm, RoundUpForm, TextForm, form_of, period_initial, text_initial
from ..models import Block, RoundUp
from ..queries import block_for, composer_page, desk_round_ups, preview_page, publish_check, round_up_for
from ..queries.rounds import entry_of
from .site import round_up_context


class NewsroomView(DeskView):
    """Screens of the newsroom that read."""

    roles: ClassVar[tuple[str, ...]] = ("coordinator", "editor", "director")

    def show(self, request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        return render(request, f"newsroom/desk/{template}.html", context, status=status)

    def language(self, request: HttpRequest) -> str:
        """The language that is worked on: from the address, else the reader's own."""
        wanted = request.GET.get("language", "") or self.viewer.language
        return wanted if wanted in dict(settings.LANGUAGES) else "en"


class ComposingView(NewsroomView):
    """Screens that change a round-up."""

    roles = ("coordinator", "editor")

    def composer(self, pk: UUID, language: str, anchor: str = "") -> HttpResponse:
        """Back to the composer, to the place that was worked on."""
        url = reverse("desk:round-up-open", args=[pk])
        return redirect(f"{url}?language={language}{'#' if anchor else ''}{anchor}")


class RoundUpList(NewsroomView):
    """Every round-up, newest first."""

    def get(self, request: HttpRequest) -> HttpResponse:
        mark = request.GET.get("after", "")
        entries, next_mark = desk_round_ups(self.viewer, mark=mark)
        context = {"round_ups": entries, "next_mark": next_mark, "is_first_page": not mark}
        return self.show(request, "list", {**context, "may_compose": self.viewer.has_role("coordinator", "editor")})


class RoundUpNew(ComposingView):
    """Begin a round-up; the Reader hands the period of what was confirmed."""

    def get(self, request: HttpRequest) -> HttpResponse:
        period = {"first_day": request.GET.get("from", ""), "last_day": request.GET.get("until", "")}
        return self.show(request, "new", {"form": RoundUpForm(initial=period)})

    def post(self, request: HttpRequest) -> HttpResponse:
        form = RoundUpForm(request.POST)
        if form.is_valid():
            try:
                round_up = form.save(by=self.viewer)
            except NewsroomError as error:
                form.refuse(error)
            else:
                return self.composer(round_up.pk, self.viewer.language)
        return self.show(request, "new", {"form": form}, status=422)


class Composer(ComposingView):
    """The engagements of the period at one side, the page at the other."""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        return self.show_composer(request, pk, self.language(request))

    def show_composer(
        self,
        request: HttpRequest,
        pk: UUID,
        language: str,
        *,
        text_form: TextForm | None = None,
        block_form: tuple[UUID, BlockForm] | None = None,
        status: int = 200,
    ) -> HttpResponse:
        """The whole composer; a form that was refused stands in its place with what was typed."""
        page = composer_page(self.viewer, round_up_for(self.viewer, pk), language=language, at=timezone.now())
        version = page.text.version if page.text else None
        initial = {**text_initial(page.text), "version": version}
        forms = dict([block_form]) if block_form else {}
        pieces = [(block, forms.get(block.block_id) or self.form_for(block)) for block in page.blocks]
        context = {"page": page, "text_form": text_form or TextForm(initial=initial), "pieces": pieces}
        context["add_kinds"] = [
            (Block.Kind.HEADING, _("Heading")),
            (Block.Kind.PROSE, _("Prose")),
            (Block.Kind.CONTACT, _("Contact offer")),
        ]
        refused = text_form or (block_form[1] if block_form else None)
        return self.show(request, "composer", {**context, "refused": refused}, status)

    def form_for(self, block: Any) -> BlockForm | None:
        chosen = form_of(block.kind)
        if chosen is None:
            return None
        initial = {"text": block.words, "version": block.version}
        return chosen(initial=initial, auto_id=f"id_{block.block_id}_%s")

    def show_conflict(
        self, request: HttpRequest, form: Any, current: dict[str, Any], version: int, pk: UUID, language: str
    ) -> HttpResponse:
        """Both versions side by side; choosing sends the form again."""
        context = {
            "conflicts": conflicts_of(form, current),
            "version": version,
            "act_url": request.get_full_path(),
            "back_url": f"{reverse('desk:round-up-open', args=[pk])}?language={language}",
        }
        return self.show(request, "conflict", context, 409)


class TextWrite(Composer):
    """Write headline and first words in a language."""

    def get(self, request: HttpRequest, pk: UUID, language: str = "en") -> HttpResponse:
        return self.composer(pk, language)

    def post(self, request: HttpRequest, pk: UUID, language: str) -> HttpResponse:
        if language not in dict(settings.LANGUAGES):
            raise Http404
        round_up = round_up_for(self.viewer, pk)
        text = next((one for one in round_up.texts.all() if one.language == language), None)
        form = TextForm(with_choices(request.POST, text_initial(text)))
        if form.is_valid():
            try:
                form.save(round_up, language=language, by=self.viewer)
            except StaleVersion as stale:
                current: Any = stale.current
                return self.show_conflict(request, form, text_initial(current), current.version, pk, language)
            except NewsroomError as error:
                form.refuse(error)
            else:
                messages.success(request, _("Saved."))
                return self.composer(pk, language)
        return self.show_composer(request, pk, language, text_form=form, status=422)


class BlockAdd(ComposingView):
    """Put a piece in at the end."""

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        round_up = round_up_for(self.viewer, pk)
        form = AddForm(request.POST)
        if not form.is_valid():
            raise Http404
        block = form.save(round_up, by=self.viewer)
        return self.composer(pk, self.language(request), f"block-{block.pk}")


class BlockWrite(Composer):
    """Write the words of a heading or of prose."""

    def get(self, request: HttpRequest, pk: UUID, block: UUID | None = None) -> HttpResponse:
        return self.composer(pk, self.language(request), f"block-{block}")

    def post(self, request: HttpRequest, pk: UUID, block: UUID) -> HttpResponse:
        piece, language = block_for(self.viewer, pk, block), self.language(request)
        chosen = form_of(piece.kind)
        if chosen is None:
            raise Http404
        standing = {"text": piece.text.get(language, "")}
        form = chosen(with_choices(request.POST, standing), auto_id=f"id_{block}_%s")
        if form.is_valid():
            try:
                form.save(piece, language=language, by=self.viewer)
            except StaleVersion as stale:
                current: Any = stale.current
                now = {"text": current.text.get(language, "")}
                return self.show_conflict(request, form, now, current.version, pk, language)
            except NewsroomError as error:
                form.refuse(error)
            else:
                return self.composer(pk, language, f"block-{block}")
        return self.show_composer(request, pk, language, block_form=(block, form), status=422)


class BlockMove(ComposingView):
    """Move a piece one place."""

    def post(self, request: HttpRequest, pk: UUID, block: UUID) -> HttpResponse:
        step: Literal[-1, 1] = -1 if request.POST.get("step") == "up" else 1
        operations.move_block(block_for(self.viewer, pk, block), step=step, by=self.viewer)
        return self.composer(pk, self.language(request), f"block-{block}")


class BlockRemove(ComposingView):
    """Take a piece out."""

    def post(self, request: HttpRequest, pk: UUID, block: UUID) -> HttpResponse:
        sent = request.POST.get("version", "")
        version = int(sent) if sent.isdecimal() else 0
        try:
            operations.remove_block(block_for(self.viewer, pk, block), version=version, by=self.viewer)
        except StaleVersion:
            messages.warning(request, _("Somebody wrote in this piece since you opened the page. It is still there."))
            return self.composer(pk, self.language(request), f"block-{block}")
        return self.composer(pk, self.language(request))


class RoundUpChange(Composer):
    """Change the period and the public address."""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        round_up = round_up_for(self.viewer, pk)
        form = PeriodForm(initial={**period_initial(round_up), "version": round_up.version})
        form.fix_address(is_fixed=round_up.published_at is not None)
        return self.show(request, "change", {"form": form, "round_up": round_up})

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        round_up = round_up_for(self.viewer, pk)
        form = PeriodForm(with_choices(request.POST, period_initial(round_up)))
        form.fix_address(is_fixed=round_up.published_at is not None)
        if form.is_valid():
            try:
                form.save(round_up, by=self.viewer)
            except StaleVersion as stale:
                current: Any = stale.current
                language = self.viewer.language
                return self.show_conflict(request, form, period_initial(current), current.version, pk, language)
            except NewsroomError as error:
                form.refuse(error)
            else:
                return self.composer(pk, self.viewer.language)
        return self.show(request, "change", {"form": form, "round_up": round_up}, status=422)


class Preview(NewsroomView):
    """The page as the public would read it, made by the same code."""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        round_up, language = round_up_for(self.viewer, pk), self.language(request)
        direction = "rtl" if language in ("ar", "he") else "ltr"
        with override(language):
            page = preview_page(round_up, language=language, at=timezone.now())
            context = {**round_up_context(page), "language": language, "direction": direction, "section": "round-ups"}
            return self.show(request, "preview", {**context, "round_up": round_up})


class Check(ComposingView):
    """What goes where, and what is in the way; then publish."""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        return self.show_check(request, round_up_for(self.viewer, pk))

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        round_up = round_up_for(self.viewer, pk)
        sent = request.POST.get("version", "")
        try:
            operations.publish_round_up(
                round_up,
                at=timezone.now(),
                by=self.viewer,
                with_gaps=request.POST.get("with_gaps") == "yes",
                version=int(sent) if sent.isdecimal() else 0,
            )
        except (NotReady, GapsUndecided) as error:
            return self.show_check(request, round_up, sentence=str(error), status=422)
        except StaleVersion as error:
            return self.show_check(request, round_up_for(self.viewer, pk), sentence=str(error), status=409)
        messages.success(request, _("Published. Everybody can read it now."))
        return redirect("desk:round-up-list")

    def show_check(
        self, request: HttpRequest, round_up: RoundUp, *, sentence: str = "", status: int = 200
    ) -> HttpResponse:
        check = publish_check(self.viewer, round_up, at=timezone.now())
        context = {"round_up": round_up, "check": check, "sentence": sentence}
        return self.show(request, "check", {**context, "has_errors": bool(sentence)}, status)


class RoundUpUnpublish(ComposingView):
    """Take a round-up down in all languages; a page says first what that does."""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        round_up = round_up_for(self.viewer, pk)
        if round_up.state != RoundUp.State.PUBLISHED:
            return redirect("desk:round-up-open", pk)
        return self.show(
            request, "unpublish", {"round_up": round_up, "entry": entry_of(round_up, self.viewer.language)}
        )

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        operations.unpublish_round_up(round_up_for(self.viewer, pk), at=timezone.now(), by=self.viewer)
        messages.success(request, _("Taken down in all languages. Its address says that it is gone."))
        return redirect("desk:round-up-list")
