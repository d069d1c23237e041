"""A proposal, its texts, the statuses it reaches, and the names put under it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from overture.foundation.access.viewer import Viewer
from overture.foundation.partial_dates import PartialDateFormField

from .. import operations
from ..errors import DirectoryError, NameMissing, TextMissing
from ..models import Organisation, Proposal, ProposalStep, ProposalVersion
from ..queries.choosing import Choices
from .languages import add_local_fields, local_bound, local_initial, local_value
from .naming import BODIES_LIST, body_meant, name_field
from .rows import FormWithRows, RowsGiven

MOST_LETTERS = 60_000


class ProposalForm(FormWithRows):
    """A proposal's titles, whose it is, and until when names are taken."""

    title = forms.CharField(label=_("Title"), max_length=300)
    owner = name_field(_("Whose text"), list_id=BODIES_LIST, hint=_("A member, or the network itself."))
    signing_until = forms.DateField(
        label=_("Names are taken until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("The end of that day, in the time zone of the desk. Empty: no last day."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        choices: Choices,
        proposal: Proposal | None = None,
        initial: dict[str, Any] | None = None,
        rows: RowsGiven | None = None,
    ) -> None:
        self.proposal, self.choices = proposal, choices
        values: dict[str, Any] = {}
        if proposal is not None:
            values = {name: getattr(proposal, name) for name in ("title", "signing_until", "version")}
            values |= {"owner": choices.prefer(proposal.owner), **local_initial("titles", proposal.titles)}
        super().__init__(data, rows=rows, initial=values | (initial or {}))
        self.fields["owner"].required = True
        add_local_fields(self, "titles", _("Title in %(language)s"))

    @property
    def titles_by_language(self) -> Iterable[forms.BoundField]:
        return local_bound(self, "titles")

    def clean_owner(self) -> Organisation | None:
        return body_meant(self.cleaned_data["owner"], self.choices)

    def save(self, *, by: Viewer) -> Proposal | None:
        """Add or change the proposal; None when it was refused, with the reason at its field.

        Raises:
            StaleVersion: when somebody saved a newer version since.
        """
        values = {name: self.cleaned_data[name] for name in ("title", "owner", "signing_until")}
        values["titles"] = local_value(self.cleaned_data, "titles")
        try:
            if self.proposal is None:
                return operations.add_proposal(**values, by=by)
            version = self.cleaned_data["version"] or 0
            return operations.change_proposal(self.proposal, version=version, by=by, **values)
        except DirectoryError as error:
            self.add_error("title" if isinstance(error, NameMissing) else None, str(error))
            return None


class TextForm(FormWithRows):
    """A proposal's text in each language, as the next version when somebody stands on the last one."""

    written = PartialDateFormField(label=_("Date of the text"), required=False)
    what_changed = forms.CharField(label=_("What changed"), max_length=300, required=False)
    as_next = forms.BooleanField(label=_("Keep the last version, and make this the next one"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        proposal: Proposal,
        last: ProposalVersion | None,
        is_stood_on: bool = False,
        initial: dict[str, Any] | None = None,
        rows: RowsGiven | None = None,
    ) -> None:
        self.proposal, self.last = proposal, last
        values: dict[str, Any] = {"version": proposal.version}
        if last is not None:
            values |= local_initial("text", last.text)
            values |= {} if is_stood_on else {"written": last.written, "what_changed": last.note}
        super().__init__(data, rows=rows, initial=values | (initial or {}))
        self.asks_for_next = last is not None and not is_stood_on
        add_local_fields(self, "text", _("Text in %(language)s"), rows=14, most=MOST_LETTERS)

    @property
    def texts(self) -> Iterable[forms.BoundField]:
        return local_bound(self, "text")

    def save(self, *, by: Viewer) -> ProposalVersion | None:
        """Write the text; None when it was refused, with the reason at its field.

        Raises:
            StaleVersion: when somebody saved a newer version of the proposal since.
        """
        cleaned = self.cleaned_data
        try:
            return operations.write_text(
                self.proposal,
                text=local_value(cleaned, "text"),
                version=cleaned["version"] or 0,
                written=cleaned["written"],
                what_changed=cleaned["what_changed"],
                as_next=cleaned["as_next"],
                by=by,
            )
        except TextMissing as error:
            self.add_error(next(name for name in self.fields if name.startswith("text_")), str(error))
            return None


class StepForm(forms.Form):
    """A status that a proposal reached."""

    status = forms.ChoiceField(label=_("Status"), choices=Proposal.Status.choices, widget=forms.RadioSelect)
    reached = PartialDateFormField(label=_("When"))
    organisation = name_field(
        _("Who decided"), list_id=BODIES_LIST, hint=_("For an adoption: the body that adopted it.")
    )
    how = forms.CharField(
        label=_("How it was decided"), max_length=300, required=False, help_text=_("By the board, by a vote of members")
    )

    def __init__(self, data: QueryDict | None = None, *, choices: Choices, proposal: Proposal) -> None:
        self.proposal, self.choices = proposal, choices
        super().__init__(data, initial={"status": proposal.status, "reached": str(timezone.localdate())})

    def clean_organisation(self) -> Organisation | None:
        return body_meant(self.cleaned_data["organisation"], self.choices)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        is_adopted = cleaned.get("status") == Proposal.Status.ADOPTED
        if is_adopted and not cleaned.get("organisation") and "organisation" not in self.errors:
            self.add_error("organisation", ValidationError(_("Say who adopted it.")))
        return cleaned

    def save(self, *, by: Viewer) -> ProposalStep:
        """Note the status."""
        return operations.record_step(self.proposal, by=by, **self.cleaned_data)
