"""The one form of an engagement: facts, people and asks. Logging a meeting is the same form, half filled."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, TypeVar
from uuid import UUID
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from overture.directory.errors import DirectoryError
from overture.directory.forms.rows import FormWithRows, RowsGiven, RowValues
from overture.foundation.access.viewer import Viewer
from overture.foundation.partial_dates import PartialDateFormField

from .. import errors
from ..facts import AskFacts, EngagementFacts, ParticipantFacts
from ..given import AskGiven, EngagementGiven, ParticipantGiven
from ..models import Confidentiality, Engagement, EngagementKind, How, Part, Side, Status
from ..operations import write_engagement
from ..queries.choosing import ORGANISATION, PERSON, Choices
from ..queries.wholes import hidden_whole, proposals_titled, wholes_titled
from .fields import bodies_named, listed_field, names_in, text_field, the_one
from .rows import (
    GROUP,
    KNOWN,
    NEW_BODY,
    NEW_PERSON,
    ask_row,
    end_of,
    initial_of,
    person_row,
    rows_of,
    those_not_shown,
)

FIELD_OF_ERROR: dict[type[Exception], str] = {
    errors.DateMissing: "when",
    errors.UnsetConfidentiality: "confidentiality",
    errors.SourceConflict: "confidentiality",
    errors.TitleMissing: "title",
    errors.GoesInCircles: "part_of",
}
SEVERAL = gettext_lazy("Several: put ; between them.")
R = TypeVar("R")
LEVELS = [choice for choice in Confidentiality.choices if choice[0]]


class EngagementForm(FormWithRows):
    """Everything about an engagement but its sealed notes, promises and results."""

    groups: ClassVar[tuple[str, ...]] = ("people", "asks")
    titles: ClassVar[dict[str, Any]] = {"people": gettext_lazy("People"), "asks": gettext_lazy("Asks")}

    when = PartialDateFormField(label=gettext_lazy("When"), required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=EngagementKind.choices)
    status = forms.ChoiceField(label=gettext_lazy("Status"), choices=Status.choices)
    summary = text_field(gettext_lazy("What was said"), required=False, hint=gettext_lazy("One sentence is enough."))
    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Left empty, it is made of the kind and the body."),
    )
    confidentiality = forms.ChoiceField(
        label=gettext_lazy("What may be told of it"),
        choices=LEVELS,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what may be told of it. Until then it cannot be kept.")},
    )
    how = forms.ChoiceField(label=gettext_lazy("How"), choices=How.choices)
    time_of_day = forms.TimeField(
        label=gettext_lazy("Time"), required=False, widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    )
    zone = listed_field(
        gettext_lazy("Clock of"),
        list_id="known-zones",
        hint=gettext_lazy("Where that time is told, such as Europe/London. Left empty, it is the desk's own."),
    )
    place = forms.CharField(label=gettext_lazy("Where"), max_length=300, required=False)
    occasion = forms.CharField(
        label=gettext_lazy("Occasion"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("The conference or event it was part of."),
    )
    part_of = listed_field(
        gettext_lazy("Part of"),
        list_id="known-wholes",
        hint=gettext_lazy("The delegation, session week or conference that holds it. Who may see it stays apart."),
        pick="engagement",
    )
    moment = listed_field(
        gettext_lazy("Moment"),
        list_id="known-moments",
        hint=gettext_lazy("An election, a budget, a conference season."),
        max_length=200,
    )
    topics = listed_field(gettext_lazy("Topics"), list_id="known-topics", hint=SEVERAL)
    initiatives = listed_field(gettext_lazy("Initiatives"), list_id="known-initiatives", hint=SEVERAL)
    proposals = listed_field(gettext_lazy("Proposals put forward"), list_id="known-proposals", hint=SEVERAL)
    embargo_on = forms.DateField(
        label=gettext_lazy("Under embargo until the end of"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        choices: Choices,
        engagement: Engagement | None = None,
        initial: dict[str, Any] | None = None,
        rows: RowsGiven | None = None,
    ) -> None:
        self.choices, self.engagement = choices, engagement
        self.participants: list[ParticipantGiven] = []
        self.asks: list[AskGiven] = []
        self.removed_asks: list[UUID] = []
        values, standing = (initial_of(engagement, choices), rows_of(engagement, choices)) if engagement else ({}, {})
        super().__init__(data, rows=rows or standing, initial=values | (initial or {}))

    def fields_of(self, group: str) -> dict[str, forms.Field]:
        return person_row() if group == "people" else ask_row()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for number, row in self.cleaned_rows("people"):
            self._collect(self._read_person, f"people-{number}", row)
        for number, row in self.cleaned_rows("asks"):
            self._collect(self._read_ask, f"asks-{number}", row)
        return cleaned

    def clean_zone(self) -> str:
        zone: str = self.cleaned_data["zone"].strip()
        if zone and zone not in available_timezones():
            raise ValidationError(_("Write the clock as a continent and a city, such as Europe/London."))
        return zone

    def clean_proposals(self) -> tuple[UUID, ...]:
        wanted = names_in(self.cleaned_data["proposals"])
        found = proposals_titled(wanted, known=self.engagement)
        if missing := [title for title in wanted if title not in found]:
            raise ValidationError(
                _("No proposal is called %(title)s. Add it under Network first.") % {"title": missing[0]}
            )
        return tuple(dict.fromkeys(found.values()))

    def clean_part_of(self) -> UUID | None:
        typed = self.cleaned_data["part_of"].strip()
        if not typed:
            return hidden_whole(self.choices.viewer, self.engagement)
        found = wholes_titled(self.choices.viewer, typed, known=self.engagement)
        if not found:
            words = _("No engagement is called %(title)s. Choose one that is offered.")
            raise ValidationError(words % {"title": typed})
        if len(found) > 1:
            raise ValidationError(_("Several are called so. Choose the one with its date from those that are offered."))
        return found[0]

    def _collect(self, read: Any, prefix: str, row: RowValues) -> None:
        try:
            read(row)
        except FieldProblem as problem:
            self.add_error(f"{prefix}-{problem.field}", problem.error)

    def _read_person(self, row: RowValues) -> None:
        name = row.get("name", "")
        if not name:
            if any(row.get(field) for field in ("role", "organisation", "spoke_for", "mandate", "instead_of")):
                raise FieldProblem("name", _("Write who this is, or take the row away."))
            return
        what = row.get("what") or KNOWN
        chosen = at_field("name", the_one, name, self.choices, PERSON, ORGANISATION) if what == KNOWN else None
        came_from = row.get("organisation", "")
        body = at_field("organisation", the_one, came_from, self.choices, ORGANISATION) if came_from else None
        is_body = what == NEW_BODY or (chosen is not None and chosen.kind == ORGANISATION)
        facts = ParticipantFacts(
            person_id=chosen.id if chosen and chosen.kind == PERSON else None,
            organisation_id=chosen.id if chosen and is_body else body.id if body and not is_body else None,
            group=name if what == GROUP else "",
            side=row.get("side") or Side.OURS,
            part=row.get("part") or Part.ATTENDEE,
            role=row.get("role", ""),
            spoke_for=at_field("spoke_for", bodies_named, row.get("spoke_for", ""), self.choices),
            mandate=row.get("mandate", ""),
            instead_of_id=self._instead_of(row.get("instead_of", "")),
        )
        new_person, new_body = name if what == NEW_PERSON else "", name if what == NEW_BODY else ""
        self.participants.append(ParticipantGiven(facts, new_person=new_person, new_body=new_body))

    def _instead_of(self, name: str) -> UUID | None:
        return at_field("instead_of", the_one, name, self.choices, PERSON).id if name else None

    def _read_ask(self, row: RowValues) -> None:
        ask_id = UUID(row["id"]) if row.get("id") else None
        if ask_id and row.get("gone"):
            self.removed_asks.append(ask_id)
            return
        if not row.get("text"):
            if ask_id or row.get("to"):
                raise FieldProblem("text", _("Write what was asked for, or tick that this ask goes."))
            return
        known = self._known_ask(ask_id)
        facts = AskFacts(
            text=row["text"],
            language=row.get("language") or settings.LANGUAGE_CODE,
            to=at_field("to", bodies_named, row.get("to", ""), self.choices),
            made_by=tuple(person.pk for person in known.made_by.all()) if known else (),
            proposal_id=known.proposal_id if known else None,
            ask_id=ask_id,
            is_public=not row.get("is_private"),
        )
        self.asks.append(AskGiven(facts, initiative=row.get("initiative", "")))

    def _known_ask(self, ask_id: UUID | None) -> Any:
        asks = self.engagement.asks.all() if self.engagement else []
        return next((ask for ask in asks if ask.pk == ask_id), None)

    def given(self) -> EngagementGiven:
        """What was written, with what is not on the form as it stands in the record."""
        said, record = self.cleaned_data, self.engagement
        facts = EngagementFacts(
            title=said["title"] or self._made_title(),
            kind=said["kind"],
            status=said["status"],
            when=said["when"],
            confidentiality=said["confidentiality"],
            how=said["how"],
            place=said["place"],
            occasion=said["occasion"],
            time_of_day=said["time_of_day"],
            zone=said["zone"],
            campaign_id=record.campaign_id if record else None,
            part_of_id=said["part_of"],
            proposals=said["proposals"],
            summary=said["summary"],
            notes=record.notes if record else "",
            embargo_until=end_of(said["embargo_on"], keep=record.embargo_until if record else None),
            removed_asks=tuple(self.removed_asks),
        )
        return EngagementGiven(
            facts,
            moment=said["moment"],
            topics=tuple(names_in(said["topics"])),
            initiatives=tuple(names_in(said["initiatives"])),
            participants=(*self.participants, *(ParticipantGiven(facts) for facts in those_not_shown(record))),
            asks=tuple(self.asks),
            language=self.choices.viewer.language,
        )

    def _made_title(self) -> str:
        rows = [row for _number, row in self.cleaned_rows("people") if row.get("side") == Side.THEIRS]
        with_whom = next((row.get("organisation") or row["name"] for row in rows if row.get("name")), "")
        return made_title(self.cleaned_data["kind"], with_whom)

    def save(self, *, by: Viewer) -> Engagement | None:
        """Record or change the engagement; None when it was refused, with the reason at its field.

        Raises:
            StaleVersion: when somebody saved a newer version since.
        """
        try:
            return write_engagement(
                self.given(), engagement=self.engagement, version=self.cleaned_data["version"] or 0, by=by
            )
        except (errors.EngagementError, DirectoryError) as error:
            self.add_error(FIELD_OF_ERROR.get(type(error)), str(error))
            return None


def made_title(kind: str, with_whom: str) -> str:
    """A title of the kind and whom it was with, for whoever gives none."""
    label = EngagementKind(kind).label
    return _("%(kind)s with %(body)s") % {"kind": label, "body": with_whom} if with_whom else str(label)


class FieldProblem(Exception):
    """A field of a row that is not right; belongs to the row that is read."""

    def __init__(self, field: str, error: Any) -> None:
        super().__init__(field)
        self.field, self.error = field, error


def at_field(field: str, read: Callable[..., R], *given: Any) -> R:
    """What a reading of a field gives; its refusal carries the field's name.

    Raises:
        FieldProblem: when the reading refuses.
    """
    try:
        return read(*given)
    except ValidationError as error:
        raise FieldProblem(field, error) from error
