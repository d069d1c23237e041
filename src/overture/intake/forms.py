"""Putting text in, and saying something else than the Reader: one form for each row of the review."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from overture.engagements.models import Confidentiality, EngagementKind, Part, Status
from overture.foundation.access.viewer import Viewer
from overture.foundation.partial_dates import PartialDate, PartialDateFormField

from . import operations
from .changes import (
    AskSaid,
    AsksSaid,
    Change,
    InitiativesSaid,
    MomentSaid,
    ParticipantSaid,
    PeopleSaid,
    QuotesSaid,
    RecordSaid,
    TitleSaid,
    WhenSaid,
    WhereSaid,
)
from .content import DraftContent
from .marks import field_of
from .models import Document

LANGUAGES = [
    ("", _("Find out from the text")),
    ("en", _("English")),
    ("ar", _("Arabic")),
    ("he", _("Hebrew")),
    ("und", _("Another language")),
]
ONE_A_LINE = _("One a line.")
MOST_ROWS = 60


class PastedTextField(forms.CharField):
    """Text exactly as it was pasted: nothing stripped, control characters left for the Reader to show."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(strip=False, **kwargs)
        self.validators = []


class TextForm(forms.Form):
    """Paste a text or choose a file; what the Reader would guess may be said."""

    text = PastedTextField(
        label=_("The text"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 10, "dir": "auto", "spellcheck": "false"}),
    )
    file = forms.FileField(
        label=_("Or choose a file"),
        required=False,
        allow_empty_file=True,
        help_text=_("A text or web page: .txt or .html."),
        widget=forms.FileInput(attrs={"accept": ".txt,.html,.htm,text/plain,text/html"}),
    )
    on = forms.DateField(
        label=_("Dated"),
        required=False,
        help_text=_("Leave it empty when the text says so itself."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES, required=False)
    published_by_us = forms.BooleanField(label=_("We published this text ourselves"), required=False)
    again = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def save(self, *, by: Viewer, now: dt.datetime) -> Document:
        """Read it, by one operation; a file wins over the box."""
        said = self.cleaned_data
        content: str | bytes = said["file"].read() if said["file"] else said["text"]
        return operations.take_in(
            content,
            name=said["file"].name if said["file"] else "",
            on=said["on"],
            language=said["language"],
            published_by_us=said["published_by_us"] or None,
            again=said["again"],
            by=by,
            now=now,
        )


class DocumentDateForm(forms.Form):
    """When the text was written."""

    on = forms.DateField(label=_("Dated"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    version = forms.IntegerField(widget=forms.HiddenInput)


class DocumentLanguageForm(forms.Form):
    """Which language the text is in."""

    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES[1:])
    version = forms.IntegerField(widget=forms.HiddenInput)


class ChangeForm(forms.Form):
    """A row of the review, being changed. `said` is what the operation takes."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, content: DraftContent, version: int) -> None:
        self.content = content
        super().__init__(data, initial={**self.values_of(content), "version": version}, auto_id="change_%s")
        self.add_rows(data)
        first = next((field for field in self.fields.values() if not field.widget.is_hidden), None)
        if first is not None:
            first.widget.attrs["autofocus"] = True

    def values_of(self, content: DraftContent) -> dict[str, Any]:
        """The values as the draft has them."""
        return {}

    def add_rows(self, data: Any) -> None:
        """Fields that depend on the draft."""

    def said(self) -> Change:
        """What the person says now."""
        raise NotImplementedError

    @property
    def groups(self) -> list[list[BoundField]]:
        """The fields in the groups in which they are shown."""
        return [[field] for field in self.visible_fields()]


class WhatForm(ChangeForm):
    """Title, kind and status."""

    title = forms.CharField(label=_("Title"), max_length=300)
    kind = forms.ChoiceField(label=_("Kind"), choices=EngagementKind.choices)
    status = forms.ChoiceField(label=_("Status"), choices=Status.choices)

    def values_of(self, content: DraftContent) -> dict[str, Any]:
        return {"title": content.title.value, "kind": content.kind.value, "status": content.status.value}

    def said(self) -> Change:
        return TitleSaid(**{name: self.cleaned_data[name] for name in ("title", "kind", "status")})


class WhenForm(ChangeForm):
    """The date as far as it is known, and the time."""

    when = PartialDateFormField(
        label=_("When"),
        required=False,
        help_text=_(
            "A day 2024-01-16, days on end 2024-01-13/2024-01-14, a week 2024-W02, a month 2024-01 or a year 2024."
        ),
    )
    time = forms.TimeField(
        label=_("Time"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )

    def values_of(self, content: DraftContent) -> dict[str, Any]:
        when = PartialDate.parse(content.when.value) if content.when.value else None
        return {"when": when, "time": content.time.value or None}

    def said(self) -> Change:
        return WhenSaid(self.cleaned_data["when"], self.cleaned_data["time"])


class WhereForm(ChangeForm):
    """Host, occasion and place."""

    hosts = forms.CharField(
        label=_("Host"), required=False, help_text=ONE_A_LINE, widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"})
    )
    occasion = forms.CharField(
        label=_("Occasion"), required=False, max_length=300, help_text=_("The conference or event it was part of.")
    )
    place = forms.CharField(label=pgettext_lazy("field of an engagement", "Place"), required=False, max_length=300)

    def values_of(self, content: DraftContent) -> dict[str, Any]:
        hosts = "\n".join(content.named(one.party) for one in content.participants_in("host"))
        return {"hosts": hosts, "occasion": content.occasion.value, "place": content.place.value}

    def said(self) -> Change:
        said = self.cleaned_data
        return WhereSaid(said["place"], said["occasion"], lines_of(said["hosts"]))


class PeopleForm(ChangeForm):
    """Who was there on one side, a group of fields for each, and one more to fill."""

    field = "who"

    def add_rows(self, data: Any) -> None:
        here = [one for one in self.content.participants if field_of(self.content, one.party, one.part) == self.field]
        self.row_count = _row_count(data, "name", len(here) + 1)
        for number in range(self.row_count):
            self._add_row(number, here[number] if number < len(here) else None)

    def _add_row(self, number: int, one: Any) -> None:
        party = self.content.party(one.party) if one else None
        bodies = one.spoke_for or ((party.organisation,) if party and party.organisation else ()) if one else ()
        kinds = [("person", _("Person")), ("organisation", _("Organisation")), ("group", _("Unnamed group"))]
        if self.field == "who":
            kinds = kinds[:2]
        usual = "speaker" if self.field == "who" else "attendee"
        parts = [choice for choice in Part.choices if choice[0] != Part.HOST]
        self.fields[f"key_{number}"] = forms.CharField(
            required=False, widget=forms.HiddenInput, initial=party.key if party else ""
        )
        self.fields[f"name_{number}"] = forms.CharField(
            label=_("Name"),
            required=False,
            max_length=300,
            initial=party.name if party else "",
            help_text=_("Empty it to take the row out.") if party else _("One more, if somebody is missing."),
        )
        self.fields[f"kind_{number}"] = forms.ChoiceField(
            label=_("Kind"), choices=kinds, required=False, initial=party.kind if party else "person"
        )
        self.fields[f"part_{number}"] = forms.ChoiceField(
            label=_("Part"), choices=parts, required=False, initial=one.part if one else usual
        )
        self.fields[f"spoke_for_{number}"] = forms.CharField(
            label=_("Spoke for"),
            required=False,
            help_text=ONE_A_LINE,
            initial="\n".join(self.content.named(key) for key in bodies),
            widget=forms.Textarea(attrs={"rows": 1, "dir": "auto"}),
        )
        self.fields[f"role_{number}"] = forms.CharField(
            label=_("Role"), required=False, max_length=200, initial=party.role if party else ""
        )

    def said(self) -> Change:
        return PeopleSaid(tuple(self._row(number) for number in range(self.row_count)), self.field)

    def _row(self, number: int) -> ParticipantSaid:
        said = self.cleaned_data
        return ParticipantSaid(
            key=said[f"key_{number}"],
            name=said[f"name_{number}"],
            kind=said[f"kind_{number}"] or "person",
            part=said[f"part_{number}"] or "attendee",
            role=said[f"role_{number}"],
            spoke_for=lines_of(said[f"spoke_for_{number}"]),
        )

    @property
    def groups(self) -> list[list[BoundField]]:
        names = ("name", "kind", "part", "spoke_for", "role")
        return [[self[f"{name}_{number}"] for name in names] for number in range(self.row_count)]


class TheirPeopleForm(PeopleForm):
    """The other side."""

    field = "whom"


class AsksForm(ChangeForm):
    """What was asked for, of whom; one more to fill."""

    def add_rows(self, data: Any) -> None:
        self.row_count = _row_count(data, "text", len(self.content.asks) + 1)
        for number in range(self.row_count):
            ask = self.content.asks[number] if number < len(self.content.asks) else None
            self.fields[f"text_{number}"] = forms.CharField(
                label=_("Asked for"),
                required=False,
                initial=ask.text if ask else "",
                help_text=_("Empty it to take the row out.") if ask else _("One more, if something is missing."),
                widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
            )
            self.fields[f"to_{number}"] = forms.CharField(
                label=_("Asked of"),
                required=False,
                help_text=ONE_A_LINE,
                initial="\n".join(self.content.named(key) for key in ask.to) if ask else "",
                widget=forms.Textarea(attrs={"rows": 1, "dir": "auto"}),
            )

    def said(self) -> Change:
        said = self.cleaned_data
        rows = (
            AskSaid(
                number if number < len(self.content.asks) else None,
                said[f"text_{number}"],
                lines_of(said[f"to_{number}"]),
            )
            for number in range(self.row_count)
        )
        return AsksSaid(tuple(rows))

    @property
    def groups(self) -> list[list[BoundField]]:
        return [[self[f"text_{number}"], self[f"to_{number}"]] for number in range(self.row_count)]


class QuotesForm(ChangeForm):
    """Which quotes to keep and who said them. Their words are the text's own and are not changed."""

    def add_rows(self, data: Any) -> None:
        people = [(party.key, party.name) for party in self.content.parties if party.kind == "person"]
        choices = [("", _("The text names nobody")), *people]
        for number, quote in enumerate(self.content.quotes):
            self.fields[f"keep_{number}"] = forms.BooleanField(label=quote.words, required=False, initial=True)
            self.fields[f"speaker_{number}"] = forms.ChoiceField(
                label=_("Who said it"), choices=choices, required=False, initial=quote.speaker
            )

    def said(self) -> Change:
        said = self.cleaned_data
        numbers = range(len(self.content.quotes))
        return QuotesSaid(tuple((number, said[f"speaker_{number}"]) for number in numbers if said[f"keep_{number}"]))

    @property
    def groups(self) -> list[list[BoundField]]:
        return [[self[f"keep_{number}"], self[f"speaker_{number}"]] for number in range(len(self.content.quotes))]


class MomentForm(ChangeForm):
    """The political moment it hangs on."""

    name = forms.CharField(
        label=_("Moment"), required=False, max_length=200, help_text=_("An election, a budget, a conference season.")
    )

    def values_of(self, content: DraftContent) -> dict[str, Any]:
        return {"name": content.moment.value}

    def said(self) -> Change:
        return MomentSaid(self.cleaned_data["name"])


class InitiativesForm(ChangeForm):
    """Named plans, funds, bills."""

    names = forms.CharField(
        label=_("Initiative"),
        required=False,
        help_text=ONE_A_LINE,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )

    def values_of(self, content: DraftContent) -> dict[str, Any]:
        return {"names": "\n".join(each.value for each in content.initiatives)}

    def said(self) -> Change:
        return InitiativesSaid(lines_of(self.cleaned_data["names"]))


class RecordForm(ChangeForm):
    """What may be told of it."""

    level = forms.ChoiceField(
        label=_("What may be told"),
        choices=[choice for choice in Confidentiality.choices if choice[0]],
        widget=forms.RadioSelect,
    )
    everywhere = forms.BooleanField(label=_("For every waiting draft of this text"), required=False, initial=True)

    def values_of(self, content: DraftContent) -> dict[str, Any]:
        return {"level": content.confidentiality.value}

    def said(self) -> Change:
        return RecordSaid(self.cleaned_data["level"])


FORMS: dict[str, type[ChangeForm]] = {
    "what": WhatForm,
    "when": WhenForm,
    "where": WhereForm,
    "who": PeopleForm,
    "whom": TheirPeopleForm,
    "asks": AsksForm,
    "quotes": QuotesForm,
    "moment": MomentForm,
    "initiative": InitiativesForm,
    "record": RecordForm,
}


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text that hold something, each once."""
    return tuple(dict.fromkeys(line for raw in text.splitlines() if (line := " ".join(raw.split()))))


def _row_count(data: Any, name: str, usual: int) -> int:
    """How many rows a form has: those that were sent, when something was."""
    if not data:
        return usual
    return min(
        MOST_ROWS, sum(1 for key in _keys(data) if key.startswith(f"{name}_") and key[len(name) + 1 :].isdigit())
    )


def _keys(data: Any) -> Iterable[str]:
    return data.keys()
