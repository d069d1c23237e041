"""An engagement's page, and the acts on it that need no form."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from overture.accounts.queries import desk_today

from ... import operations
from ...chains import chains_of
from ...errors import EngagementError
from ...models import Engagement
from ...queries.page import engagement_page, one_follow_up, public_preview
from ...rowshapes import engagement_row, fact_rows, side_rows
from ...tags import level_tag
from .base import ReadingView, WritingView, crumbs, page_url


class EngagementPage(ReadingView):
    """One engagement: facts with the words behind them, both sides, asks, promises and what came of it."""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        page = engagement_page(self.viewer, pk, at=timezone.now())
        if page.told.is_restricted:
            operations.note_look(page.engagement, by=self.viewer)
        told, evidence = page.told, page.evidence
        context = {
            "page": page,
            "told": told,
            "facts": fact_rows(told, evidence, here_words=page.here_words),
            "sides": side_rows(told, evidence),
            "chains": chains_of(told, evidence, today=desk_today(timezone.now())),
            "parts": [engagement_row(part) for part in page.parts],
            "level": level_tag(told.record_level),
            "summary_evidence": evidence.get("summary", ()),
            "level_evidence": evidence.get("confidentiality", ()),
            "title_evidence": evidence.get("title", ()),
            "crumbs": [*crumbs(), (told.title, "")],
        }
        return self.show(request, "page", context)


class EngagementPublish(WritingView):
    """Read back what the public would read, then publish it."""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        return self.read_back(request, self.engagement(pk))

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        engagement = self.engagement(pk)
        try:
            operations.publish_engagement(engagement, at=timezone.now(), by=self.viewer)
        except EngagementError as error:
            return self.read_back(request, engagement, refused=str(error), status=422)
        messages.success(request, _("Published. Everybody may read it from now on."))
        return redirect(page_url(engagement))

    def read_back(self, request: HttpRequest, engagement: Engagement, refused: str = "", status: int = 200) -> Any:
        title = _("What the public will read")
        context = {
            "engagement": engagement,
            "told": public_preview(engagement, at=timezone.now()),
            "refused": refused,
            "has_errors": bool(refused),
            "back_url": page_url(engagement),
            "crumbs": crumbs(engagement, title),
        }
        return self.show(request, "publish", context, status)


class ActView(WritingView):
    """A button on the page: one operation, and back to the page."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, pk: UUID, **which: UUID) -> HttpResponse:
        engagement = self.engagement(pk)
        try:
            messages.success(request, self.act(engagement, **which))
        except EngagementError as error:
            messages.error(request, str(error))
        return redirect(page_url(engagement))

    def act(self, engagement: Engagement, **which: UUID) -> str:
        """Do it, and say what was done."""
        raise NotImplementedError


class EngagementUnpublish(ActView):
    def act(self, engagement: Engagement, **which: UUID) -> str:
        operations.unpublish_engagement(engagement, by=self.viewer)
        return _("Taken from the public. Pages that showed it leave it out at the next read.")


class EngagementShare(ActView):
    def act(self, engagement: Engagement, **which: UUID) -> str:
        operations.share_with_network(engagement, by=self.viewer)
        return _("Shared with the network.")


class EngagementUnshare(ActView):
    def act(self, engagement: Engagement, **which: UUID) -> str:
        operations.share_with_network(engagement, shared=False, by=self.viewer)
        return _("No longer shared with the network.")


class FollowUpFinish(ActView):
    def act(self, engagement: Engagement, **which: UUID) -> str:
        operations.finish_follow_up(one_follow_up(engagement, which["follow_up"]), by=self.viewer)
        return _("Done.")
