"""Files of an engagement: put in, opened by a press that is logged, never shown by the desk itself."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from overture.foundation.sealing.files import FileIsGone

from ... import forms, operations
from ...models import Engagement
from ...queries.choosing import choices_for
from ...queries.page import one_attachment, one_engagement
from .base import WritingView, page_url
from .small import SmallFormView


class AttachmentAdd(SmallFormView):
    form_class = forms.AttachmentForm
    done = gettext_lazy("The file is sealed and kept.")

    def make(self, engagement: Engagement, data: QueryDict | None, **which: UUID) -> forms.SmallForm:
        files = self.request.FILES if data is not None else None
        return self.form_class(data, files=files, engagement=engagement, choices=choices_for(self.viewer))


class AttachmentOpen(WritingView):
    """The bytes, as a download and nothing else: no browser shows or runs them in the name of the desk."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, pk: UUID, attachment: UUID) -> HttpResponse:
        engagement = one_engagement(self.viewer, pk, at=timezone.now())
        row = one_attachment(engagement, attachment)
        try:
            content = operations.read_attachment(row, by=self.viewer)
        except FileIsGone:
            messages.error(request, _("This file is not in the media folder. Restore it from a backup."))
            return redirect(page_url(engagement))
        response = HttpResponse(content, content_type="application/octet-stream")
        response.headers["Content-Disposition"] = content_disposition_header(True, str(row.name)) or "attachment"
        response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response


class AttachmentRemove(WritingView):
    """Erasing a file cannot be undone, so a page states it first."""

    def get(self, request: HttpRequest, pk: UUID, attachment: UUID) -> HttpResponse:
        engagement = self.engagement(pk)
        row = one_attachment(engagement, attachment)
        context = {
            "effect_title": _("Erase this file?"),
            "effect": _("%(name)s is erased from the desk. It cannot be brought back.") % {"name": str(row.name)},
            "act_url": request.path,
            "act_label": _("Erase the file"),
            "back_url": page_url(engagement),
        }
        return self.show(request, "erase", context)

    def post(self, request: HttpRequest, pk: UUID, attachment: UUID) -> HttpResponse:
        engagement = self.engagement(pk)
        operations.remove_attachment(one_attachment(engagement, attachment), by=self.viewer)
        messages.success(request, _("The file is erased."))
        return redirect(page_url(engagement))
