"""A named programme, fund, bill, treaty or budget line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from overture.foundation.access.viewer import Viewer
from overture.foundation.partial_dates import PartialDateFormField

from .. import operations
from ..errors import DirectoryError, NameMissing
from ..models import Initiative, Organisation
from ..queries.choosing import Choices
from .languages import add_local_fields, local_bound, local_initial, local_value
from .naming import BODIES_LIST, body_meant, name_field
from .rows import FormWithRows, RowsGiven

PLAIN = ("name", "what", "website", "stage", "stage_reached", "stage_source")


class InitiativeForm(FormWithRows):
    """Everything about an initiative; its names and what it does in each language of the desk."""

    name = forms.CharField(label=_("Name"), max_length=300, help_text=_("As it is called where it was made."))
    what = forms.CharField(
        label=_("What it is"), max_length=40, required=False, help_text=_("Programme, fund, bill, treaty, budget line")
    )
    organisation = name_field(_("Whose"), list_id=BODIES_LIST, hint=_("The body that runs it or put it forward."))
    website = forms.URLField(label=_("Official page"), required=False, assume_scheme="https")
    stage = forms.ChoiceField(
        label=_("Where it stands"), choices=[("", _("Not known")), *Initiative.Stage.choices], required=False
    )
    stage_reached = PartialDateFormField(label=_("Since"), required=False)
    stage_source = forms.CharField(label=_("Where that is written"), max_length=400, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        choices: Choices,
        initiative: Initiative | None = None,
        initial: dict[str, Any] | None = None,
        rows: RowsGiven | None = None,
    ) -> None:
        self.initiative, self.choices = initiative, choices
        super().__init__(data, rows=rows, initial=initial_of(initiative, choices) | (initial or {}))
        add_local_fields(self, "names", _("Name in %(language)s"))
        add_local_fields(self, "about", _("What it does, in %(language)s"), rows=3, most=4000)

    @property
    def names(self) -> Iterable[forms.BoundField]:
        return local_bound(self, "names")

    @property
    def abouts(self) -> Iterable[forms.BoundField]:
        return local_bound(self, "about")

    def clean_organisation(self) -> Organisation | None:
        return body_meant(self.cleaned_data["organisation"], self.choices)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("stage_reached") and not cleaned.get("stage"):
            self.add_error("stage", ValidationError(_("Say where it stands since then, or empty the date.")))
        return cleaned

    def save(self, *, by: Viewer) -> Initiative | None:
        """Add or change the initiative; None when it was refused, with the reason at its field.

        Raises:
            StaleVersion: when somebody saved a newer version since.
        """
        values = {name: self.cleaned_data[name] for name in (*PLAIN, "organisation")}
        values |= {name: local_value(self.cleaned_data, name) for name in ("names", "about")}
        try:
            if self.initiative is None:
                return operations.add_initiative(**values, by=by)
            version = self.cleaned_data["version"] or 0
            return operations.change_initiative(self.initiative, version=version, by=by, **values)
        except DirectoryError as error:
            self.add_error("name" if isinstance(error, NameMissing) else None, str(error))
            return None


def initial_of(initiative: Initiative | None, choices: Choices) -> dict[str, Any]:
    """An initiative's fields as a form begins with them."""
    if initiative is None:
        return {}
    values = {name: getattr(initiative, name) for name in (*PLAIN, "version")}
    values["organisation"] = choices.prefer(initiative.organisation)
    return {**values, **local_initial("names", initiative.names), **local_initial("about", initiative.about)}
