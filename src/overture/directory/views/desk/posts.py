"""Who held which post in a body, and when."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from overture.foundation.access.views import DeskView

from ... import queries, rules
from ...rowshapes import in_bdi, role_shown
from .lists import READERS


class OrganisationPosts(DeskView):
    """Every role in a body with those who held it, and who held it on a day that the address names."""

    roles = READERS

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        body = queries.organisation_for(self.viewer, pk)
        asked = request.GET.get("on", "").strip()
        day = day_in(asked)
        on = day or timezone.localdate()
        name = queries.display_name(body, self.viewer.language)
        roles = [role_shown(role, self.viewer) for role in queries.roles_in(self.viewer, body, on=on)]
        page = reverse("desk:organisation-page", args=[pk])
        context = {
            "name": in_bdi(name),
            "title": _("Posts in %(organisation)s") % {"organisation": name.text},
            "roles": roles,
            "held_count": sum(len(role.held) for role in roles),
            "on": on,
            "on_in_words": formats.date_format(on, "j F Y"),
            "is_today": on == timezone.localdate(),
            "asked": asked,
            "is_no_day": bool(asked) and day is None,
            "add_url": f"{reverse('desk:person-add')}?organisation={pk}"
            if rules.can_edit_directory(self.viewer)
            else "",
            "crumbs": [(_("Stakeholders"), reverse("desk:stakeholder-list")), (name.text, page), (_("Posts"), "")],
        }
        return render(request, "directory/desk/organisation_posts.html", context)


def day_in(text: str) -> dt.date | None:
    """A day of an address; None when it is none."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
