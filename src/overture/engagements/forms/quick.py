"""The quick log: with whom, who of ours, when, one sentence and what was asked; half filled, saved in half a minute.

Names stand in one line, apart by semicolons. A name that nobody bears is asked about on the same page; with the script
of the desk that question is answered while it is typed. Everything typed can be taken along into the fuller form.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from overture.directory.errors import DirectoryError
from overture.directory.forms.rows import RowsGiven, RowValues
from overture.foundation.access.viewer import Viewer
from overture.foundation.partial_dates import PartialDateFormField
from overture_names import fold

from .. import errors
from ..facts import AskFacts, EngagementFacts, ParticipantFacts
from ..given import AskGiven, EngagementGiven, ParticipantGiven
from ..models import Confidentiality, Engagement, EngagementKind, Part, Side
from ..operations import write_engagement
from ..queries.choosing import ORGANISATION, PERSON, Choice, Choices
from ..queries.workplaces import Workplaces, workplaces_of
from .engagement import FIELD_OF_ERROR, LEVELS, made_title
from .fields import SEPARATOR, names_in, text_field, the_one
from .rows import GROUP, KNOWN, NEW_BODY, NEW_PERSON

SAFEST = Confidentiality.OFF_RECORD
WHO_THAT_IS = (
    (NEW_PERSON, gettext_lazy("A new person")),
    (NEW_BODY, gettext_lazy("A new body")),
    (GROUP, gettext_lazy("A group without names")),
)


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name that nobody bears, and what it can be said to be: pairs of a value to send and its words."""

    name: str
    answers: tuple[tuple[str, Any], ...]


def picked_field(label: Any, *, side: str, hint: Any) -> forms.CharField:
    """Names of people and bodies, apart by semicolons; the desk offers those that are known while one is typed."""
    attributes = {"data-pick": f"{PERSON} {ORGANISATION}", "data-pick-many": "", "data-pick-side": side}
    widget = forms.TextInput(attrs=attributes | {"autocomplete": "off"})
    return forms.CharField(label=label, max_length=4000, required=False, help_text=hint, widget=widget)


class QuickLogForm(forms.Form):
    """Four fields, an ask, and what is filled in already."""

    act: ClassVar[Any] = gettext_lazy("Save")

    theirs = picked_field(
        gettext_lazy("With whom"),
        side=Side.THEIRS,
        hint=gettext_lazy("Enter takes a name. Without script, put ; between several."),
    )
    ours = picked_field(
        gettext_lazy("Who of ours"),
        side=Side.OURS,
        hint=gettext_lazy("They speak for where they work."),
    )
    summary = text_field(gettext_lazy("What happened, in a sentence"), rows=2, required=False)
    asks = text_field(
        gettext_lazy("What we asked for"), rows=2, required=False, hint=gettext_lazy("One ask a line. It goes to them.")
    )
    when = PartialDateFormField(
        label=gettext_lazy("When"), required=False, help_text=gettext_lazy("As far as you know: 2024-01-16 or 2024-01.")
    )
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=EngagementKind.choices)
    place = forms.CharField(label=gettext_lazy("Where"), max_length=300, required=False)
    confidentiality = forms.ChoiceField(
        label=gettext_lazy("What may be told of it"), choices=LEVELS, widget=forms.RadioSelect
    )

    def __init__(self, data: QueryDict | None = None, *, choices: Choices, **kwargs: Any) -> None:
        self.choices = choices
        self.said_new = _said_new(data.getlist("new") if data is not None else ())
        self.unknown: list[Unknown] = []
        self.sides: dict[str, list[ParticipantGiven]] = {Side.OURS: [], Side.THEIRS: []}
        super().__init__(data, **kwargs)

    def clean_theirs(self) -> list[tuple[str, Choice | None]]:
        return self._chosen("theirs")

    def clean_ours(self) -> list[tuple[str, Choice | None]]:
        return self._chosen("ours")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("theirs") and "theirs" not in self.errors and not cleaned.get("summary"):
            self.add_error("theirs", _("Write with whom it was, or what happened."))
        return cleaned

    def _chosen(self, field: str) -> list[tuple[str, Choice | None]]:
        """Each name with the record it means; None for one that is said to be new."""
        found: list[tuple[str, Choice | None]] = []
        problems = []
        for name in names_in(self.cleaned_data[field]):
            try:
                is_new = fold(name) in self.said_new
                found.append((name, None if is_new else the_one(name, self.choices, PERSON, ORGANISATION)))
            except ValidationError as problem:
                problems.append(problem)
                if not self.choices.meant_by(name, PERSON, ORGANISATION):
                    self.unknown.append(Unknown(name, tuple((f"{what}:{name}", words) for what, words in WHO_THAT_IS)))
        if problems:
            raise ValidationError(problems)
        return found

    def answers(self) -> list[str]:
        """What was said of new names, to be sent along again."""
        return [f"{what}:{name}" for name, what in self.said_new.values()]

    def given(self) -> EngagementGiven:
        """What was written; everybody comes from where they work, and those of ours speak for it."""
        said = self.cleaned_data
        known = [choice for side in ("theirs", "ours") for _name, choice in said[side] if choice]
        workplaces = workplaces_of([choice.id for choice in known if choice.kind == PERSON])
        theirs = [self._participant(name, choice, Side.THEIRS, workplaces) for name, choice in said["theirs"]]
        ours = [self._participant(name, choice, Side.OURS, workplaces) for name, choice in said["ours"]]
        facts = EngagementFacts(
            title=made_title(said["kind"], self._first_body(workplaces)),
            kind=said["kind"],
            when=said["when"],
            confidentiality=said["confidentiality"],
            place=said["place"],
            summary=said["summary"],
        )
        bodies = tuple(dict.fromkeys(one.facts.organisation_id for one in theirs if one.facts.organisation_id))
        language = self.choices.viewer.language
        asks = [AskGiven(AskFacts(text=text, language=language, to=bodies)) for text in lines_in(said["asks"])]
        return EngagementGiven(facts, participants=(*theirs, *ours), asks=tuple(asks), language=language)

    def _participant(self, name: str, choice: Choice | None, side: str, workplaces: Workplaces) -> ParticipantGiven:
        facts = ParticipantFacts(side=side, part=Part.ATTENDEE)
        if choice is None:
            what = self.said_new[fold(name)][1]
            return ParticipantGiven(
                replace(facts, group=name if what == GROUP else ""),
                new_person=name if what == NEW_PERSON else "",
                new_body=name if what == NEW_BODY else "",
            )
        if choice.kind == ORGANISATION:
            return ParticipantGiven(replace(facts, organisation_id=choice.id))
        place = workplaces.get(choice.id)
        speaks = (place.id,) if place and side == Side.OURS and place.is_ours else ()
        return ParticipantGiven(
            replace(facts, person_id=choice.id, organisation_id=place.id if place else None, spoke_for=speaks)
        )

    def _first_body(self, workplaces: Workplaces) -> str:
        """What the title names: the first body, else the first person's, else the first name at all."""
        named = self.cleaned_data["theirs"]
        bodies = [choice.name for _name, choice in named if choice and choice.kind == ORGANISATION]
        bodies += [name for name, choice in named if choice is None and self.said_new[fold(name)][1] == NEW_BODY]
        bodies += [place.name for _name, choice in named if choice and (place := workplaces.get(choice.id))]
        return next(iter([*bodies, *(choice.name if choice else name for name, choice in named)]), "")

    def save(self, *, by: Viewer) -> Engagement | None:
        """Record the engagement; None when it was refused, with the reason at its field."""
        try:
            return write_engagement(self.given(), by=by)
        except (errors.EngagementError, DirectoryError) as error:
            field = FIELD_OF_ERROR.get(type(error))
            self.add_error(field if field in self.fields else None, str(error))
            return None


def _said_new(answers: Iterable[str]) -> dict[str, tuple[str, str]]:
    """The names that are said to be new, by the folded name: as they are written, and what they are."""
    told = [answer.partition(":") for answer in answers]
    kinds = {what for what, _words in WHO_THAT_IS}
    return {fold(name): (name.strip(), what) for what, _colon, name in told if what in kinds and name.strip()}


def lines_in(text: str) -> list[str]:
    """The lines of a text that say something, each once."""
    return list(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))


def carried_over(data: QueryDict, choices: Choices) -> tuple[dict[str, Any], RowsGiven]:
    """What was typed into the quick log, as the fuller form begins with it; nothing is checked and nothing is lost."""
    said_new = _said_new(data.getlist("new"))
    sides = {Side.THEIRS: names_in(data.get("theirs", "")), Side.OURS: names_in(data.get("ours", ""))}
    people: list[RowValues] = [
        {"name": name, "side": side, "part": Part.ATTENDEE, "what": said_new.get(fold(name), ("", KNOWN))[1]}
        for side, names in sides.items()
        for name in names
    ]
    bodies = [name for name in sides[Side.THEIRS] if len(choices.meant_by(name, ORGANISATION)) == 1]
    to = f"{SEPARATOR} ".join(name for name in bodies if fold(name) not in said_new)
    asks: list[RowValues] = [{"text": text, "to": to} for text in lines_in(data.get("asks", ""))]
    single = {name: data.get(name, "") for name in ("when", "kind", "place", "summary", "confidentiality")}
    return {**single, "status": "held", "how": "in_person"}, {"people": people, "asks": asks}
