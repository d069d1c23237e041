"""The pages of topics, initiatives and proposals."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy

from overture.foundation.access.views import DeskView

from ..queries.papers import paper_shown
from ..queries.subjectpages import subject_page
from ..subjectshapes import SubjectShown
from .desk import READERS


class SubjectPage(DeskView):
    """What the three share: the page, and the list that it stands in."""

    roles = READERS
    kind: ClassVar[str]
    template: ClassVar[str]
    list_name: ClassVar[str]
    list_title: ClassVar[Any]

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        page = subject_page(self.viewer, self.kind, pk, at=timezone.now())
        crumbs = [(self.list_title, reverse(self.list_name)), (page.name.text, "")]
        return render(request, self.template, {"page": page, "kind": self.kind, "crumbs": crumbs, **self.more(page)})

    def more(self, page: SubjectShown) -> dict[str, Any]:
        """What only this kind of subject shows."""
        return {}


class TopicPage(SubjectPage):
    kind = "topic"
    template = "home/desk/topic.html"
    list_name = "desk:topic-list"
    list_title = gettext_lazy("Topics")


class InitiativePage(SubjectPage):
    kind = "initiative"
    template = "home/desk/initiative.html"
    list_name = "desk:initiative-list"
    list_title = gettext_lazy("Initiatives")


class ProposalPage(SubjectPage):
    kind = "proposal"
    template = "home/desk/proposal.html"
    list_name = "desk:proposal-list"
    list_title = gettext_lazy("Proposals")

    def more(self, page: SubjectShown) -> dict[str, Any]:
        return {"paper": paper_shown(self.viewer, UUID(page.id), self.request.GET, at=timezone.now())}
