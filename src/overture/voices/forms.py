"""What the desk writes about somebody's words."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from overture.directory.models import Organisation, Person
from overture.foundation.access import Viewer
from overture.foundation.links.models import SignedLink

from . import operations
from .days import desk_zone, end_of_day
from .errors import AddressNeeded, EndsBeforeItStarts, NameNeeded, VoicesError
from .models import Audience, Consent, ConsentRequest, NameForm, PublicRecord, Quote, Wording
from .queries.asked import Question

DATE = {"type": "date"}
REFUSED_AT: dict[type[VoicesError], str] = {EndsBeforeItStarts: "until", NameNeeded: "shown_as"}


class ConsentForm(forms.Form):
    """The speaker's yes: for whom, under which name, until when; how it was given and what shows it."""

    audience = forms.ChoiceField(
        label=_("Who may read these words?"), choices=Audience.choices, widget=forms.RadioSelect
    )
    name_form = forms.ChoiceField(
        label=_("How does the speaker want to be named?"), choices=NameForm.choices, widget=forms.RadioSelect
    )
    shown_as = forms.CharField(
        label=_("Name to show"),
        max_length=200,
        required=False,
        help_text=_("For another name, or a first name that is written otherwise."),
    )
    until = forms.DateField(
        label=_("Last day"),
        required=False,
        widget=forms.DateInput(attrs=DATE),
        help_text=_("The words close at the end of this day. Leave it empty when the speaker named no end."),
    )
    given_by = forms.ChoiceField(label=_("Who said yes?"), choices=Consent.GivenBy.choices, initial="self")
    how = forms.ChoiceField(
        label=_("How?"), choices=[choice for choice in Consent.How.choices if choice[0] != Consent.How.LINK]
    )
    proof = forms.CharField(
        label=_("What shows it"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Where the message or paper is kept, or who was there. It is sealed."),
    )

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if found.get("name_form") == NameForm.OTHER and not (found.get("shown_as") or "").strip():
            self.add_error("shown_as", NameNeeded.sentence)
        return found

    def save(self, wording: Wording, *, by: Viewer, at: dt.datetime) -> Consent:
        """Note the consent.

        Raises:
            VoicesError: what `operations.note_consent` refuses.
        """
        terms = dict(self.cleaned_data)
        day = terms.pop("until")
        return operations.note_consent(
            wording, until=end_of_day(day, desk_zone()) if day else None, by=by, at=at, **terms
        )

    def refuse(self, error: VoicesError) -> None:
        """Show a refusal of the operation where its reason was written."""
        field = REFUSED_AT.get(type(error))
        self.add_error(field, str(error))


class AskForm(forms.Form):
    """How the speaker is asked for their yes: for whom, what for, in which language, by which way."""

    audience = forms.ChoiceField(
        label=_("Who would read these words?"),
        choices=[choice for choice in Audience.choices if choice[0] in (Audience.PUBLIC, Audience.MEMBERS)],
        initial=Audience.PUBLIC,
        widget=forms.RadioSelect,
    )
    purpose = forms.CharField(
        label=_("What are they wanted for?"),
        max_length=300,
        required=False,
        help_text=_("The speaker reads it, such as: our round-up of the members' week."),
    )
    language = forms.ChoiceField(label=_("Language of the page"), choices=settings.LANGUAGES)
    sent_by = forms.ChoiceField(
        label=_("How does the question reach them?"),
        choices=ConsentRequest.SentBy.choices,
        initial=ConsentRequest.SentBy.COPY,
        widget=forms.RadioSelect,
    )
    recipient = forms.EmailField(label=_("E-mail address"), required=False, help_text=_("Only when it goes by e-mail."))

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if found.get("sent_by") == ConsentRequest.SentBy.MAIL and not found.get("recipient") and not self.errors:
            self.add_error("recipient", AddressNeeded.sentence)
        return found

    def save(self, wording: Wording, *, by: Viewer, at: dt.datetime) -> ConsentRequest:
        """Ask.

        Raises:
            VoicesError: what `operations.ask_speaker` refuses.
        """
        return operations.ask_speaker(wording, by=by, at=at, **self.cleaned_data)


class AnswerForm(forms.Form):
    """The speaker's own answer. What is not theirs to choose is not asked: no name where none may stand."""

    name_form = forms.ChoiceField(label=_("How shall we name you?"), widget=forms.RadioSelect)
    shown_as = forms.CharField(label=_("The other name"), max_length=200, required=False)
    until = forms.DateField(
        label=_("Until when?"),
        required=False,
        widget=forms.DateInput(attrs=DATE),
        help_text=_("Leave it empty for: until I take it back."),
    )

    def __init__(self, *args: Any, asked: Question, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(NameForm.NONE, _("Without my name")), (NameForm.OTHER, _("With another name, which I write below"))]
        if asked.may_be_named:
            full = format_lazy(_("With my full name: {name}"), name=asked.speaker)
            first = format_lazy(_("With my first name only: {name}"), name=asked.first_name_only)
            choices = [(NameForm.FULL, full), (NameForm.FIRST, first), *choices]
        self.fields["name_form"].choices = choices  # type: ignore[attr-defined]

    @property
    def says_no(self) -> bool:
        """Whether the other of the two buttons was pressed; a no needs nothing else."""
        return self.data.get("answer") == ConsentRequest.Answer.NO

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if self.data.get("answer") != ConsentRequest.Answer.YES:
            raise forms.ValidationError(_("Press one of the two buttons. Nothing was changed."))
        if found.get("name_form") == NameForm.OTHER and not (found.get("shown_as") or "").strip():
            self.add_error("shown_as", NameNeeded.sentence)
        return found

    def save(self, request: ConsentRequest, *, link: SignedLink, by: Viewer, at: dt.datetime) -> Consent:
        """Keep the yes.

        Raises:
            VoicesError: what `operations.agree` refuses.
        """
        terms = dict(self.cleaned_data)
        day = terms.pop("until")
        until = end_of_day(day, desk_zone()) if day else None
        return operations.agree(request, link=link, until=until, by=by, at=at, **terms)

    def refuse(self, error: VoicesError) -> None:
        """Show a refusal of the operation where its reason was written."""
        self.add_error(REFUSED_AT.get(type(error)), str(error))


class PublicRecordForm(forms.Form):
    """Why words may stand without a consent, and where they were said."""

    basis = forms.ChoiceField(
        label=_("In which role did they say it?"), choices=PublicRecord.Basis.choices, widget=forms.RadioSelect
    )
    source = forms.CharField(
        label=_("Where was it said in public?"),
        max_length=400,
        help_text=_("The speech, record or article, with its date. Readers see it under the words."),
    )

    def save(self, wording: Wording, *, by: Viewer, at: dt.datetime) -> PublicRecord:
        """Put the words on the public record.

        Raises:
            VoicesError: what `operations.put_on_public_record` refuses.
        """
        return operations.put_on_public_record(wording, by=by, at=at, **self.cleaned_data)


class WordingForm(forms.Form):
    """Other words for the same quote."""

    text = forms.CharField(label=_("Words"), widget=forms.Textarea(attrs={"rows": 4}))
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    translator = forms.CharField(label=_("Translated by"), max_length=200, required=False)

    def save(self, quote: Quote, *, by: Viewer, translated_from: Wording | None) -> Wording:
        """Keep the wording; in another language than the original it is a translation."""
        is_translation = translated_from is not None and translated_from.language != self.cleaned_data["language"]
        return operations.add_wording(
            quote, by=by, translated_from=translated_from if is_translation else None, **self.cleaned_data
        )


class QuoteForm(forms.Form):
    """What somebody said at an engagement."""

    words = forms.CharField(label=_("Words, as they were said"), widget=forms.Textarea(attrs={"rows": 4}))
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    speaker = forms.ModelChoiceField(label=_("Who said it"), queryset=Person.objects.none(), required=False)
    organisation = forms.ModelChoiceField(
        label=_("For which organisation"), queryset=Organisation.objects.none(), required=False
    )
    kind = forms.ChoiceField(
        label=_("What it is"), choices=Quote.Kind.choices, initial=Quote.Kind.QUOTE, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, speakers: Any, organisations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["speaker"].queryset = speakers  # type: ignore[attr-defined]
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]

    def save(self, engagement: Any, *, by: Viewer) -> Quote:
        """Keep the quote with the engagement."""
        return operations.keep_quote(engagement=engagement, by=by, **self.cleaned_data)
