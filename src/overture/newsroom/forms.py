"""What is written in the newsroom."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import validate_slug
from django.utils.translation import gettext_lazy as _

from overture.foundation.access import Viewer

from . import operations
from .errors import AddressFixed, AddressTaken, NewsroomError, PeriodBackwards, RepeatsWords
from .models import Block, RoundUp, Text

DATE = {"type": "date"}


class RefusingForm(forms.Form):
    """A form that shows a refusal of its operation where its reason was written."""

    refused_at: dict[type[NewsroomError], str] = {}

    def refuse(self, error: NewsroomError) -> None:
        self.add_error(self.refused_at.get(type(error)), str(error))


class RoundUpForm(RefusingForm):
    """A new round-up: the period it tells, and its headline."""

    first_day = forms.DateField(label=_("From"), widget=forms.DateInput(attrs=DATE))
    last_day = forms.DateField(label=_("Until"), widget=forms.DateInput(attrs=DATE))
    title = forms.CharField(
        label=_("Headline"), max_length=200, help_text=_("You can change it until you publish, and after.")
    )
    refused_at = {PeriodBackwards: "last_day", RepeatsWords: "title"}

    def save(self, *, by: Viewer) -> RoundUp:
        """Begin the round-up in the language that its author reads."""
        return operations.make_round_up(language=by.language, by=by, **self.cleaned_data)


class PeriodForm(RefusingForm):
    """The period of a round-up, and its public address."""

    slug = forms.CharField(label=_("Public address"), max_length=80, validators=[validate_slug])
    first_day = forms.DateField(label=_("From"), widget=forms.DateInput(attrs=DATE))
    last_day = forms.DateField(label=_("Until"), widget=forms.DateInput(attrs=DATE))
    version = forms.IntegerField(widget=forms.HiddenInput)
    refused_at = {PeriodBackwards: "last_day", AddressTaken: "slug", AddressFixed: "slug"}

    def fix_address(self, *, is_fixed: bool) -> None:
        """Show an address that was public as it is; the operation refuses another one."""
        self.fields["slug"].widget.attrs["readonly"] = is_fixed

    def save(self, round_up: RoundUp, *, by: Viewer) -> RoundUp:
        """Change the round-up."""
        return operations.change_round_up(round_up, by=by, **self.cleaned_data)


def period_initial(round_up: RoundUp) -> dict[str, Any]:
    """The period and address as they stand."""
    return {"slug": round_up.slug, "first_day": round_up.first_day, "last_day": round_up.last_day}


class TextForm(RefusingForm):
    """Headline and first words in one language."""

    title = forms.CharField(label=_("Headline"), max_length=200)
    standfirst = forms.CharField(
        label=_("First words"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One or two sentences under the headline; share cards say them too."),
    )
    is_ready = forms.BooleanField(label=_("Ready: publish this language with the others"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    refused_at = {RepeatsWords: "title"}

    def save(self, round_up: RoundUp, *, language: str, by: Viewer, translated_from: str = "") -> Text:
        """Write the words of the language."""
        return operations.write_text(
            round_up, language=language, by=by, translated_from=translated_from, **self.cleaned_data
        )


def text_initial(text: Text | None) -> dict[str, Any]:
    """Headline and first words as they stand; a new language begins as not ready."""
    if text is None:
        return {"title": "", "standfirst": "", "is_ready": False}
    return {"title": text.title, "standfirst": text.standfirst, "is_ready": text.is_ready}


class BlockForm(RefusingForm):
    """The words of a heading or of prose in one language."""

    text = forms.CharField(label=_("Words"), required=False, widget=forms.Textarea(attrs={"rows": 5}))
    version = forms.IntegerField(widget=forms.HiddenInput)
    refused_at = {RepeatsWords: "text"}

    def save(self, block: Block, *, language: str, by: Viewer) -> Block:
        """Write the words."""
        return operations.write_block(block, language=language, by=by, **self.cleaned_data)


class HeadingForm(BlockForm):
    """The same on one line."""

    text = forms.CharField(label=_("Heading"), required=False, max_length=200)


class AddForm(forms.Form):
    """A piece to put in: ours, or a reference to a record."""

    kind = forms.ChoiceField(choices=Block.Kind.choices)
    record = forms.UUIDField(required=False)

    def save(self, round_up: RoundUp, *, by: Viewer) -> Block:
        """Put the piece in at the end."""
        return operations.add_block(
            round_up, kind=self.cleaned_data["kind"], record_id=self.cleaned_data["record"], by=by
        )


def form_of(block_kind: str) -> type[BlockForm] | None:
    """The form that writes a kind of block; None for a reference."""
    return {Block.Kind.HEADING: HeadingForm, Block.Kind.PROSE: BlockForm}.get(Block.Kind(block_kind))
