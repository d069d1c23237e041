"""What the screens of topics, initiatives, proposals, views and ties share, and those of topics and initiatives."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from overture.foundation.ui.shapes import Column

from ... import queries
from ...forms.initiatives import InitiativeForm
from ...forms.rows import FormWithRows
from ...forms.topics import TopicForm
from ...ideashapes import initiative_row, topic_row
from ...models import Initiative
from ...queries.choosing import Choices, choices_for
from .editing import EditView
from .lists import ORDER, ListView

INITIATIVE_COLUMNS = (
    Column(gettext_lazy("Name")),
    Column(gettext_lazy("What it is")),
    Column(gettext_lazy("Whose")),
    Column(gettext_lazy("Where it stands")),
    Column(gettext_lazy("Who stands where")),
)
TOPIC_COLUMNS = (
    Column(gettext_lazy("Name")),
    Column(gettext_lazy("In other languages")),
    Column(gettext_lazy("Who stands where")),
)


class IdeaEdit(EditView):
    """Adding or changing something that people are chosen for by name."""

    list_name: ClassVar[str] = ""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.offered: Choices | None = None

    def parties(self) -> Choices:
        """The people and bodies to choose from, asked for once a request."""
        if self.offered is None:
            self.offered = choices_for(self.viewer)
        return self.offered

    def show(self, request: HttpRequest, form: FormWithRows, *, status: int = 200, **more: Any) -> HttpResponse:
        return super().show(request, form, status=status, offered=self.offered, **more)

    def back_url(self) -> str:
        if self.record is None:
            return reverse(self.list_name)
        return super().back_url()


class TopicList(ListView):
    """What is talked about."""

    template = "directory/desk/topics.html"
    title = gettext_lazy("Topics")
    url_name = "topic-list"

    def rows(self, cursor: str) -> dict[str, Any]:
        topics = queries.topics_listed(self.viewer, text=self.chosen.get("q", ""))
        page = queries.page_of(topics, by=("slug", "pk"), cursor=cursor)
        counts = queries.stance_counts(self.viewer, page.rows)
        rows = [topic_row(one, counts=counts.get(one.pk), language=self.viewer.language) for one in page.rows]
        return {"rows": rows, "columns": TOPIC_COLUMNS, **self.beside(page)}


class InitiativeList(ListView):
    """Programmes, funds, bills, treaties and budget lines, with where they stand and who stands where."""

    template = "directory/desk/initiatives.html"
    title = gettext_lazy("Initiatives")
    url_name = "initiative-list"
    choices: ClassVar[dict[str, dict[str, Any]]] = {"stage": dict(Initiative.Stage.choices)}

    def rows(self, cursor: str) -> dict[str, Any]:
        text, stage = self.chosen.get("q", ""), self.chosen.get("stage", "")
        page = queries.page_of(queries.initiatives_listed(self.viewer, text=text, stage=stage), by=ORDER, cursor=cursor)
        counts = queries.stance_counts(self.viewer, page.rows)
        rows = [initiative_row(one, counts=counts.get(one.pk), viewer=self.viewer) for one in page.rows]
        return {"rows": rows, "columns": INITIATIVE_COLUMNS, **self.beside(page)}


class TopicAdd(IdeaEdit):
    template = "directory/desk/topic_form.html"
    page_name = "desk:topic-page"
    list_name = "desk:topic-list"
    title = gettext_lazy("Add a topic")

    def make(self, data: QueryDict | None = None, **given: Any) -> TopicForm:
        return TopicForm(data, topic=self.record, **given)


class TopicChange(TopicAdd):
    title = gettext_lazy("Rename a topic")

    def fetch(self, pk: UUID | None) -> None:
        self.record = queries.subject_for(self.viewer, "topic", str(pk))


class InitiativeAdd(IdeaEdit):
    template = "directory/desk/initiative_form.html"
    page_name = "desk:initiative-page"
    list_name = "desk:initiative-list"
    title = gettext_lazy("Add an initiative")

    def make(self, data: QueryDict | None = None, **given: Any) -> InitiativeForm:
        return InitiativeForm(data, choices=self.parties(), initiative=self.record, **given)


class InitiativeChange(InitiativeAdd):
    title = gettext_lazy("Change an initiative")

    def fetch(self, pk: UUID | None) -> None:
        self.record = queries.subject_for(self.viewer, "initiative", str(pk))


def removed(request: HttpRequest, url: str) -> HttpResponse:
    """Say that something is gone, on the page that it was on."""
    messages.success(request, _("Removed."))
    return redirect(url)
