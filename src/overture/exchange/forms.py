"""Putting a file in, saying what its columns mean, answering its questions, and taking everything out."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from overture.directory.models import Standing
from overture.engagements.models import Confidentiality
from overture.foundation.access.viewer import Viewer

from . import operations
from .columns import IGNORED, choices
from .models import ImportJob, SheetKind
from .plans import NEW, Question
from .sheets import MOST_BYTES, Sheet, letter_of

EXAMPLES = 3
WITH_SIDE = (SheetKind.PEOPLE, SheetKind.ORGANISATIONS, SheetKind.POSTS)


class PutInForm(forms.Form):
    """A file, and what its rows are."""

    kind = forms.ChoiceField(
        label=_("What are the rows?"), choices=SheetKind.choices, initial=SheetKind.PEOPLE, widget=forms.RadioSelect
    )
    file = forms.FileField(
        label=_("The file"),
        allow_empty_file=True,
        help_text=_("CSV, an Excel workbook (.xlsx), or address cards (.vcf). At most 10 MB and 50,000 rows."),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx,.vcf,text/csv,text/vcard"}),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_now("This file is larger than 10 MB. Cut it into several files."))
        return file

    def save(self, *, by: Viewer) -> ImportJob:
        file = self.cleaned_data["file"]
        return operations.put_in(file.read(), file_name=file.name, kind=self.cleaned_data["kind"], by=by)


class ColumnsForm(forms.Form):
    """What each column means, with the first values under it; and what holds where a row says nothing."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    standing = forms.ChoiceField(
        label=_("On which side are they?"),
        choices=Standing.choices,
        initial=Standing.STAKEHOLDER,
        widget=forms.RadioSelect,
        help_text=_("For rows that do not say so themselves."),
    )
    confidentiality = forms.ChoiceField(
        label=_("What may be told of them?"),
        choices=[choice for choice in Confidentiality.choices if choice[0]],
        widget=forms.RadioSelect,
        help_text=_("For rows that do not say so themselves."),
    )

    def __init__(self, job: ImportJob, sheet: Sheet, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.job = job
        self.fields["version"].initial = job.version
        if job.kind not in WITH_SIDE:
            del self.fields["standing"]
        if job.kind != SheetKind.ENGAGEMENTS:
            del self.fields["confidentiality"]
        for name in ("standing", "confidentiality"):
            if name in self.fields and job.usual.get(name):
                self.fields[name].initial = job.usual[name]
        for place, heading in enumerate(sheet.headings):
            self.fields[f"column-{place}"] = forms.ChoiceField(
                label=heading or _now("Column %(letter)s") % {"letter": letter_of(place)},
                choices=choices(job.kind),
                required=False,
                initial=job.columns[place] if place < len(job.columns) else IGNORED,
            )
        self.examples = [
            [row.cells[place] for row in sheet.rows if row.cells[place]][:EXAMPLES]
            for place in range(len(sheet.headings))
        ]

    def columns(self) -> list[tuple[str, Any, list[str]]]:
        """Each column's letter, its field, and the first values under it."""
        fields = [self[f"column-{place}"] for place in range(len(self.examples))]
        return [(letter_of(place), *one) for place, one in enumerate(zip(fields, self.examples, strict=True))]

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        seen: dict[str, str] = {}
        for place in range(len(self.examples)):
            name = f"column-{place}"
            key = found.get(name)
            if key and key in seen:
                told = _now("Column %(letter)s means this already. Leave one of the two out.")
                self.add_error(name, told % {"letter": seen[key]})
            elif key:
                seen[key] = letter_of(place)
        return found

    def save(self, *, by: Viewer) -> ImportJob:
        given = self.cleaned_data
        keys = [given[f"column-{place}"] for place in range(len(self.examples))]
        usual: dict[str, str] = {name: given[name] for name in ("standing", "confidentiality") if name in given}
        return operations.map_columns(self.job, version=given["version"], keys=keys, usual=usual, by=by)


class AnswersForm(forms.Form):
    """One "Same person?" after another; what is left open stays outside."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    all_exact = forms.BooleanField(
        label=_("Where exactly one record has exactly this name, it is that one"), required=False
    )

    def __init__(self, job: ImportJob, questions: list[Question], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.job, self.questions = job, questions
        self.fields["version"].initial = job.version
        if not any(one.is_exact for one in questions):
            del self.fields["all_exact"]
        for question in questions:
            self.fields[question.key] = forms.ChoiceField(
                label=question.name,
                required=False,
                choices=[
                    *((one.id, f"{one.name} ({one.about})" if one.about else one.name) for one in question.choices),
                    (NEW, _("Somebody or something else: add it")),
                    ("", _("Leave it open")),
                ],
                widget=forms.RadioSelect,
            )

    def asked(self) -> list[tuple[Question, Any]]:
        """Each question with its field."""
        return [(one, self[one.key]) for one in self.questions]

    def save(self, *, by: Viewer) -> ImportJob:
        given = self.cleaned_data
        answers = {one.key: given[one.key] for one in self.questions}
        if given.get("all_exact"):
            exact = {one.key: one.choices[0].id for one in self.questions if one.is_exact}
            answers |= {key: choice for key, choice in exact.items() if not answers[key]}
        return operations.answer_questions(self.job, version=given["version"], answers=answers, by=by)


class ExportForm(forms.Form):
    """Whether the sealed values go along."""

    sealed = forms.BooleanField(
        label=_("With contact details, sealed notes, texts and quotes, in plain words"),
        required=False,
        help_text=_(
            "Whoever has such a file can read them. Keep it encrypted, and erase it when it has done its work."
        ),
    )
