"""A topic by its names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from overture.foundation.access.viewer import Viewer

from .. import operations
from ..errors import DirectoryError
from ..models import Topic
from .languages import add_local_fields, local_bound, local_initial, local_value
from .rows import FormWithRows, RowsGiven


class TopicForm(FormWithRows):
    """A topic's name in each language of the desk."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        topic: Topic | None = None,
        initial: dict[str, Any] | None = None,
        rows: RowsGiven | None = None,
    ) -> None:
        self.topic = topic
        values = {**local_initial("name", topic.name), "version": topic.version} if topic else {}
        super().__init__(data, rows=rows, initial=values | (initial or {}))
        add_local_fields(self, "name", _("Name in %(language)s"), most=120)

    @property
    def names(self) -> Iterable[forms.BoundField]:
        return local_bound(self, "name")

    def save(self, *, by: Viewer) -> Topic | None:
        """Add or rename the topic; None when it was refused, with the reason on top.

        Raises:
            StaleVersion: when somebody saved a newer version since.
        """
        name = local_value(self.cleaned_data, "name")
        try:
            if self.topic is None:
                return operations.add_topic(name=name, by=by)
            return operations.rename_topic(self.topic, name=name, version=self.cleaned_data["version"] or 0, by=by)
        except DirectoryError as error:
            self.add_error(next(iter(self.fields)) if not name else None, str(error))
            return None
