"""Everything held on a person, as a page that prints and as a file; each look is logged before anything is shown."""

from __future__ import annotations

import json
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from overture.directory import operations
from overture.directory import queries as directory
from overture.foundation.access.views import DeskView

from .. import queries


class PersonFile(DeskView):
    """A person's file. It is shown in answer to a POST only, so that no link, prefetch or history opens it."""

    roles = ("coordinator",)
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        person = operations.open_file(directory.person_for(self.viewer, pk), by=self.viewer)
        shown = queries.person_file(self.viewer, person, at=timezone.now())
        if request.POST.get("as") == "json":
            return self.download(shown)
        crumbs = [(shown.name.text, reverse("desk:person-page", args=[pk])), (_("File"), "")]
        return render(request, "home/desk/person_file.html", {"file": shown, "crumbs": crumbs})

    def download(self, shown: queries.FileShown) -> HttpResponse:
        """The same as a JSON file."""
        words = json.dumps(queries.file_as_json(shown), ensure_ascii=False, indent=2)
        name = slugify(shown.name.text) or "person"
        disposition = f'attachment; filename="file-{name}.json"'
        return HttpResponse(words, content_type="application/json", headers={"Content-Disposition": disposition})
