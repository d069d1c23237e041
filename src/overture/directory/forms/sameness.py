"""An answer to "Same person?", and what was chosen for one record made of two."""

from __future__ import annotations

from typing import Any

from django import forms

from overture.foundation.access.viewer import Viewer

from .. import operations
from ..merging import CHOSEN
from ..models import Merge, Organisation, PairAnswer, Person

Party = Person | Organisation


class PairForm(forms.Form):
    """Same, different, or later."""

    answer = forms.ChoiceField(choices=PairAnswer.Answer.choices)

    def save(self, first: Party, second: Party, *, by: Viewer) -> PairAnswer:
        return operations.answer_pair(first, second, answer=self.cleaned_data["answer"], by=by)


class MergeForm(forms.Form):
    """The versions of both that were looked at, and for each field of which they differ whose value stays."""

    kept_version = forms.IntegerField()
    gone_version = forms.IntegerField()

    def taken(self, kind: str) -> list[str]:
        """The fields whose value is the one of the record that will be gone."""
        return [name for name in CHOSEN[kind] if self.data.get(f"take-{name}") == "gone"]

    def save(self, kept: Any, gone: Any, *, by: Viewer) -> Merge:
        versions = self.cleaned_data["kept_version"], self.cleaned_data["gone_version"]
        return operations.merge_records(kept, gone, versions=versions, by=by, taken=self.taken(kept.record_kind))
