"""What the screens share: who opens them, and the engagement that they are about."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from overture.foundation.access.views import DeskView

from ...models import Engagement
from ...queries.page import engagement_to_change

READERS: tuple[str, ...] = ("coordinator", "editor", "director")
WRITERS: tuple[str, ...] = ("coordinator",)


class ReadingView(DeskView):
    """Screens that show the record."""

    roles = READERS

    def show(self, request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        return render(request, f"engagements/desk/{template}.html", context, status=status)


class WritingView(ReadingView):
    """Screens that change the record: the coordinators'."""

    roles = WRITERS

    def engagement(self, pk: UUID) -> Engagement:
        return engagement_to_change(self.viewer, pk, at=timezone.now())


def page_url(engagement: Engagement) -> str:
    return reverse("desk:engagement-page", args=[engagement.pk])


def crumbs(engagement: Engagement | None = None, title: str = "") -> list[tuple[Any, str]]:
    """Where a screen stands; the last place has no address."""
    found: list[tuple[Any, str]] = [(_("Engagements"), reverse("desk:engagement-list"))]
    if engagement is not None:
        found.append((engagement.title, page_url(engagement)))
    return [*found, (title, "")] if title else found
