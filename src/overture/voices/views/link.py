"""The speaker's own pages: to say yes or no to their words, and to take them back."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from overture.foundation import registry
from overture.foundation.access import Viewer
from overture.foundation.access.form_tokens import form_token
from overture.foundation.links.models import SignedLink
from overture.foundation.links.queries import address_of

from .. import operations
from ..errors import AlreadyAnswered, VoicesError
from ..forms import AnswerForm
from ..queries.asked import question, question_behind, quote_to_take_back, words_to_take_back
from ..rules import ANSWER, TAKE_BACK


def shown(request: HttpRequest, template: str, link: SignedLink, context: dict[str, Any], status: int) -> HttpResponse:
    """A page behind a link, with its form's token and the choice of language."""
    here = address_of(link).removeprefix(settings.OVERTURE_BASE_URL)
    common = {
        "form_token": form_token(link.purpose),
        "languages": [(code, name, f"{here}?in={code}") for code, name in settings.LANGUAGES],
        "here": here,
    }
    return render(request, f"voices/link/{template}.html", common | context, status=status)


class AnswerPage:
    """Asks for a yes to one wording. The two answers weigh the same; after one, the page is its receipt."""

    def show(
        self, request: HttpRequest, link: SignedLink, viewer: Viewer, *, at: dt.datetime, is_refused: bool = False
    ) -> HttpResponse:
        asked = question(question_behind(link.subject_id), language=viewer.language, at=at)
        form = AnswerForm(request.POST if is_refused else None, asked=asked)
        return self._page(request, link, form, at=at, is_refused=is_refused, language=viewer.language)

    def act(self, request: HttpRequest, link: SignedLink, viewer: Viewer, *, at: dt.datetime) -> HttpResponse:
        subject = question_behind(link.subject_id)
        form = AnswerForm(request.POST, asked=question(subject, language=viewer.language, at=at))
        status = 200
        try:
            if form.says_no:
                operations.decline(subject, link=link, by=viewer, at=at)
            elif form.is_valid():
                form.save(subject, link=link, by=viewer, at=at)
            else:
                status = 422
        except AlreadyAnswered:
            status = 409
        except VoicesError as error:
            form.refuse(error)
            status = 422
        return self._page(request, link, form, at=at, status=status, language=viewer.language)

    def _page(
        self,
        request: HttpRequest,
        link: SignedLink,
        form: AnswerForm,
        *,
        at: dt.datetime,
        language: str,
        is_refused: bool = False,
        status: int = 200,
    ) -> HttpResponse:
        asked = question(question_behind(link.subject_id), language=language, at=at)
        template = "receipt" if asked.answer else "answer"
        context = {"asked": asked, "form": form, "is_refused": is_refused}
        return shown(request, template, link, context, 403 if is_refused else status)


class TakeBackPage:
    """Takes a quote back with one press; before it says where the words are, after it that they are gone."""

    def show(
        self, request: HttpRequest, link: SignedLink, viewer: Viewer, *, at: dt.datetime, is_refused: bool = False
    ) -> HttpResponse:
        page = words_to_take_back(quote_to_take_back(link.subject_id), at=at)
        context = {"page": page, "is_refused": is_refused}
        return shown(request, "take_back", link, context, 403 if is_refused else 200)

    def act(self, request: HttpRequest, link: SignedLink, viewer: Viewer, *, at: dt.datetime) -> HttpResponse:
        operations.withdraw(quote_to_take_back(link.subject_id), through="speaker", by=viewer, at=at)
        return self.show(request, link, viewer, at=at)


PAGES: dict[str, registry.LinkPage] = {ANSWER: AnswerPage(), TAKE_BACK: TakeBackPage()}
