"""The small forms on an engagement's page. Each `save` is one operation."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, TypeVar

from django import forms
from django.conf import settings
from django.db.models import Model
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from overture.accounts.models import User
from overture.foundation.access.viewer import Viewer
from overture.foundation.partial_dates import PartialDateFormField

from .. import operations
from ..errors import FileRefused
from ..facts import AskFacts, CommitmentFacts
from ..filetypes import MOST_BYTES
from ..models import Ask, Attachment, Commitment, Engagement, FollowUp, Outcome, Part, Side
from ..queries.accounts import those_who_follow_up, those_who_read
from ..queries.choosing import Choices
from .engagement import LEVELS
from .fields import BODIES_LIST, bodies_named, name_field, several_field, text_field, the_one

M = TypeVar("M", bound=Model)


class SmallForm(forms.Form):
    """A form about one engagement; `choices` are the people and bodies it may name."""

    title: ClassVar[Any] = ""
    act: ClassVar[Any] = _("Save")
    css: ClassVar[str] = ""

    def __init__(
        self, data: QueryDict | None = None, *, engagement: Engagement, choices: Choices, **kwargs: Any
    ) -> None:
        self.engagement, self.choices = engagement, choices
        super().__init__(data, **kwargs)

    def save(self, *, by: Viewer) -> Any:
        raise NotImplementedError

    def tell_both(self, current: Any) -> None:
        """Somebody saved a newer version: say so, with what stands there now; what was typed is kept to save again."""
        names = [name for name in self.fields if name != "version" and hasattr(current, name)]
        stands = "; ".join(f"{self.fields[name].label}: {self._said(current, name)}" for name in names)
        sentence = gettext(
            "Somebody else saved this while you were writing. It says now: %(stands)s. Save again to replace it."
        )
        self.add_error(None, forms.ValidationError(sentence % {"stands": stands}, code="stale"))
        self.data = {**dict(self.data.items()), "version": str(current.version)}

    def _said(self, current: Any, name: str) -> str:
        shown = getattr(current, f"get_{name}_display", None)
        value = shown() if shown else getattr(current, name)
        return str(value.in_words() if hasattr(value, "in_words") else value or "–")

    def asks(self) -> list[tuple[str, str]]:
        """The asks of the engagement to choose from, with none first."""
        return [("", "–"), *((str(ask.pk), str(ask)) for ask in self.engagement.asks.all())]


def chosen_of(rows: Iterable[M], wanted: str) -> M | None:
    """The row that a choice names."""
    return next((row for row in rows if str(row.pk) == wanted), None)


class AskForm(SmallForm):
    title, act = _("Add an ask"), _("Add the ask")

    text = text_field(_("What was asked for"))
    to = several_field(_("Asked of"))
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    is_private = forms.BooleanField(label=_("Not for the public"), required=False)

    def clean_to(self) -> Any:
        return bodies_named(self.cleaned_data["to"], self.choices)

    def save(self, *, by: Viewer) -> Ask:
        said = self.cleaned_data
        facts = AskFacts(said["text"], said["language"], to=said["to"], is_public=not said["is_private"])
        return operations.add_ask(self.engagement, facts, by=by)


class AskStateForm(SmallForm):
    """Where an ask stands. `ask` is set by the view before it is shown or saved."""

    title, act = _("Where this ask stands"), _("Save")
    ask: Ask

    state = forms.ChoiceField(label=_("Where it stands"), choices=Ask.State.choices, widget=forms.RadioSelect)
    answer = text_field(_("What they said"), required=False)
    answered = PartialDateFormField(label=_("When"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def save(self, *, by: Viewer) -> Ask:
        said = self.cleaned_data
        return operations.set_ask_state(
            self.ask, said["state"], answer=said["answer"], answered=said["answered"], version=said["version"], by=by
        )


class PromiseForm(SmallForm):
    title, act = _("Add a promise"), _("Add the promise")

    text = text_field(_("What was promised"))
    side = forms.ChoiceField(
        label=_("Whose promise"), choices=Side.choices, initial=Side.THEIRS, widget=forms.RadioSelect
    )
    body = name_field(_("Which body"), list_id=BODIES_LIST)
    due = PartialDateFormField(label=_("Due"), required=False)
    ask = forms.ChoiceField(label=_("Answers the ask"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ask"].choices = self.asks()  # type: ignore[attr-defined]

    def clean_body(self) -> Any:
        typed = self.cleaned_data["body"]
        return the_one(typed, self.choices, "organisation").id if typed else None

    def save(self, *, by: Viewer) -> Commitment:
        said = self.cleaned_data
        facts = CommitmentFacts(
            said["text"], side=said["side"], organisation_id=said["body"], due=said["due"], ask_id=said["ask"] or None
        )
        return operations.add_commitment(self.engagement, facts, by=by)


class SettleForm(SmallForm):
    """Whether a promise was kept. `promise` is set by the view before it is shown or saved."""

    title, act = _("Was it kept?"), _("Save")
    promise: Commitment

    state = forms.ChoiceField(label=_("State"), choices=Commitment.State.choices, widget=forms.RadioSelect)
    settled = PartialDateFormField(label=_("When"), required=False)
    how_known = forms.CharField(label=_("How we know"), max_length=400, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def save(self, *, by: Viewer) -> Commitment:
        said = self.cleaned_data
        return operations.settle_commitment(
            self.promise,
            said["state"],
            settled=said["settled"],
            how_known=said["how_known"],
            version=said["version"],
            by=by,
        )


class FollowUpForm(SmallForm):
    title, act = _("Add a follow-up"), _("Add the follow-up")

    text = text_field(_("What to do"), rows=2)
    owner = forms.ModelChoiceField(
        label=_("Who does it"), queryset=User.objects.none(), required=False, empty_label=_("Nobody yet")
    )
    due_on = forms.DateField(label=_("By"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    ask = forms.ChoiceField(label=_("About the ask"), required=False)
    commitment = forms.ChoiceField(label=_("About the promise"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = those_who_follow_up()  # type: ignore[attr-defined]
        self.fields["ask"].choices = self.asks()  # type: ignore[attr-defined]
        promises = [(str(one.pk), str(one)) for one in self.engagement.commitments.all()]
        self.fields["commitment"].choices = [("", "–"), *promises]  # type: ignore[attr-defined]

    def save(self, *, by: Viewer) -> FollowUp:
        said = self.cleaned_data
        return operations.add_follow_up(
            self.engagement,
            said["text"],
            owner_id=said["owner"].pk if said["owner"] else None,
            due_on=said["due_on"],
            ask=chosen_of(self.engagement.asks.all(), said["ask"]),
            commitment=chosen_of(self.engagement.commitments.all(), said["commitment"]),
            by=by,
        )


class OutcomeForm(SmallForm):
    title, act = _("Add what came of it"), _("Add this")

    what = forms.ChoiceField(label=_("What"), choices=Outcome.What.choices, widget=forms.RadioSelect)
    text = text_field(_("What came of it"))
    ask = forms.ChoiceField(label=_("It answers the ask"), required=False)
    when = PartialDateFormField(label=_("When"), required=False)
    source = forms.CharField(label=_("How we know"), max_length=400, required=False)
    our_part = text_field(_("Our part in it"), rows=2, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ask"].choices = self.asks()  # type: ignore[attr-defined]

    def save(self, *, by: Viewer) -> Outcome:
        said = self.cleaned_data
        ask = chosen_of(self.engagement.asks.all(), said["ask"])
        more = {name: said[name] for name in ("when", "source", "our_part")}
        return operations.add_outcome(self.engagement, said["what"], said["text"], ask=ask, by=by, **more)


class LevelForm(SmallForm):
    title, act = _("What may be told of it"), _("Save this level")

    confidentiality = forms.ChoiceField(
        label=_("Record level"),
        choices=LEVELS,
        widget=forms.RadioSelect,
        help_text=_("A lower level takes it from the public and the network first; share and publish it again after."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def save(self, *, by: Viewer) -> Engagement:
        said = self.cleaned_data
        return operations.set_confidentiality(self.engagement, said["confidentiality"], version=said["version"], by=by)


class RestrictForm(SmallForm):
    title, act = _("Who alone may see it"), _("Save who may see it")

    users = forms.ModelMultipleChoiceField(
        label=_("Only these accounts"),
        queryset=User.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("With nobody chosen, everybody sees what the record level allows. You stay among the chosen."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["users"].queryset = those_who_read()  # type: ignore[attr-defined]

    def save(self, *, by: Viewer) -> Engagement:
        return operations.restrict_to(self.engagement, self.cleaned_data["users"], by=by)


class SignatoriesForm(SmallForm):
    """Many names at once, and those who stand there to take away."""

    title, act = _("Signatories"), _("Save the signatories")
    css = "signatories"

    text = forms.CharField(
        label=_("Who signed"),
        required=False,
        help_text=_("One a line: a name, or a name, a comma and the body or office. Paste a whole list."),
        widget=forms.Textarea(attrs={"rows": 12, "dir": "auto"}),
    )
    side = forms.ChoiceField(label=_("Side"), choices=Side.choices, initial=Side.OURS, widget=forms.RadioSelect)
    gone = forms.MultipleChoiceField(label=_("Take these away"), required=False, widget=forms.CheckboxSelectMultiple)
    version = forms.IntegerField(widget=forms.HiddenInput)
    signed: operations.Signed | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = [row for row in self.engagement.participants.all() if row.part == Part.SIGNATORY]
        if rows:
            self.fields["gone"].choices = [(str(row.pk), str(row)) for row in rows]  # type: ignore[attr-defined]
        else:
            del self.fields["gone"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("text") and not cleaned.get("gone"):
            self.add_error("text", _("Write who signed, or choose whom to take away."))
        return cleaned

    def save(self, *, by: Viewer) -> operations.Signed:
        said = self.cleaned_data
        gone = [int(pk) for pk in said.get("gone", ())]
        self.signed = operations.change_signatories(
            self.engagement, said["text"], side=said["side"], gone=gone, version=said["version"], by=by
        )
        return self.signed


class AttachmentForm(SmallForm):
    title, act = _("Add a file"), _("Seal and keep this file")

    content = forms.FileField(
        label=_("File"),
        help_text=_("Sealed, for coordinators alone. Each look is logged. It is erased with the record."),
    )

    def save(self, *, by: Viewer) -> Attachment:
        file = self.cleaned_data["content"]
        if file.size > MOST_BYTES:
            raise FileRefused.too_large(MOST_BYTES)
        return operations.add_attachment(self.engagement, file.name, file.read(), by=by)


class NotesForm(SmallForm):
    title, act = _("Sealed notes"), _("Seal these notes")

    notes = text_field(_("Notes"), rows=8, required=False, hint=_("For coordinators alone. Each look is logged."))
    version = forms.IntegerField(widget=forms.HiddenInput)

    def save(self, *, by: Viewer) -> Engagement:
        said = self.cleaned_data
        return operations.change_notes(self.engagement, said["notes"], version=said["version"], by=by)
