"""The one form of an engagement: facts, people and asks. Logging a meeting is the same form, half filled."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, ClassVar, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from overture.accounts.queries import the_desk
from overture.directory.errors import DirectoryError
from overture.directory.forms.rows import FormWithRows, RowsGiven, RowValues
from overture.foundation.access.viewer import Viewer
from overture.foundation.local_text import in_language
from overture.foundation.partial_dates import PartialDateFormField

from .. import errors
from ..facts import AskFacts, EngagementFacts, ParticipantFacts
from ..given import AskGiven, EngagementGiven, ParticipantGiven
from ..models import Ask, Confidentiality, Engagement, EngagementKind, How, Part, Participant, Side, Status
from ..operations import write_engagement
from ..queries.choosing import ORGANISATION, PERSON, Choices
from .fields import (
    BODIES_LIST,
    EVERYBODY_LIST,
    SEPARATOR,
    bodies_named,
    name_field,
    names_in,
    several_field,
    text_field,
    the_one,
)

FIELD_OF_ERROR: dict[type[Exception], str] = {
    errors.DateMissing: "when",
    errors.UnsetConfidentiality: "confidentiality",
    errors.SourceConflict: "confidentiality",
    errors.TitleMissing: "title",
}
KNOWN, NEW_PERSON, NEW_BODY, GROUP = "known", "new_person", "new_body", "group"
WHAT = [
    (KNOWN, gettext_lazy("In the directory")),
    (NEW_PERSON, gettext_lazy("A new person")),
    (NEW_BODY, gettext_lazy("A new body")),
    (GROUP, gettext_lazy("A group without names")),
]
PARTS = sorted(Part.choices, key=lambda choice: choice[0] != Part.ATTENDEE)
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
    place = forms.CharField(label=gettext_lazy("Where"), max_length=300, required=False)
    occasion = forms.CharField(
        label=gettext_lazy("Occasion"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("The conference or event it was part of."),
    )
    moment = forms.CharField(
        label=gettext_lazy("Moment"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("An election, a budget, a conference season."),
        widget=forms.TextInput(attrs={"list": "known-moments", "autocomplete": "off"}),
    )
    initiatives = forms.CharField(
        label=gettext_lazy("Initiatives"),
        max_length=900,
        required=False,
        help_text=gettext_lazy("Several: put ; between them."),
        widget=forms.TextInput(attrs={"list": "known-initiatives", "autocomplete": "off"}),
    )
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
        values, standing = (initial_of(engagement), rows_of(engagement, choices)) if engagement else ({}, {})
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

    def _collect(self, read: Any, prefix: str, row: RowValues) -> None:
        try:
            read(row)
        except FieldProblem as problem:
            self.add_error(f"{prefix}-{problem.field}", problem.error)

    def _read_person(self, row: RowValues) -> None:
        name = row.get("name", "")
        if not name:
            if any(row.get(field) for field in ("role", "organisation", "spoke_for", "mandate")):
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
            instead_of_id=self._instead_of(chosen.id if chosen else None),
        )
        new_person, new_body = name if what == NEW_PERSON else "", name if what == NEW_BODY else ""
        self.participants.append(ParticipantGiven(facts, new_person=new_person, new_body=new_body))

    def _instead_of(self, person_id: UUID | None) -> UUID | None:
        """Whom somebody stood in for is not on the form, and stays as it is."""
        rows = self.engagement.participants.all() if self.engagement and person_id else []
        return next((row.instead_of_id for row in rows if row.person_id == person_id), None)

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
            zone=record.zone if record else "",
            campaign_id=record.campaign_id if record else None,
            part_of_id=record.part_of_id if record else None,
            topics=tuple(topic.pk for topic in record.topics.all()) if record else (),
            proposals=tuple(proposal.pk for proposal in record.proposals.all()) if record else (),
            summary=said["summary"],
            notes=record.notes if record else "",
            embargo_until=end_of(said["embargo_on"], keep=record.embargo_until if record else None),
            removed_asks=tuple(self.removed_asks),
        )
        return EngagementGiven(
            facts,
            moment=said["moment"],
            initiatives=tuple(names_in(said["initiatives"])),
            participants=tuple(self.participants),
            asks=tuple(self.asks),
            language=self.choices.viewer.language,
        )

    def _made_title(self) -> str:
        kind = EngagementKind(self.cleaned_data["kind"]).label
        rows = [row for _number, row in self.cleaned_rows("people") if row.get("side") == Side.THEIRS]
        with_whom = next((row.get("organisation") or row["name"] for row in rows if row.get("name")), "")
        return _("%(kind)s with %(body)s") % {"kind": kind, "body": with_whom} if with_whom else str(kind)

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


def person_row() -> dict[str, forms.Field]:
    """Somebody who took part."""
    return {
        "name": name_field(gettext_lazy("Who"), list_id=EVERYBODY_LIST),
        "what": forms.ChoiceField(label=gettext_lazy("Who that is"), choices=WHAT),
        "side": forms.ChoiceField(label=gettext_lazy("Side"), choices=Side.choices),
        "part": forms.ChoiceField(label=gettext_lazy("Part"), choices=PARTS),
        "role": forms.CharField(label=gettext_lazy("Role there"), max_length=200),
        "organisation": name_field(gettext_lazy("From"), list_id=BODIES_LIST),
        "spoke_for": several_field(gettext_lazy("Spoke for")),
        "mandate": forms.CharField(label=gettext_lazy("By what mandate"), max_length=200),
    }


def ask_row() -> dict[str, forms.Field]:
    """Something that was asked for; its id when it is known already."""
    initiative = forms.TextInput(attrs={"list": "known-initiatives", "autocomplete": "off"})
    return {
        "id": forms.CharField(widget=forms.HiddenInput, max_length=36),
        "text": text_field(gettext_lazy("What was asked for"), rows=2),
        "to": several_field(gettext_lazy("Asked of")),
        "initiative": forms.CharField(label=gettext_lazy("About the initiative"), max_length=300, widget=initiative),
        "language": forms.ChoiceField(label=gettext_lazy("Language"), choices=settings.LANGUAGES),
        "is_private": forms.BooleanField(label=gettext_lazy("Not for the public")),
        "gone": forms.BooleanField(label=gettext_lazy("Noted by mistake: remove it")),
    }


def initial_of(engagement: Engagement) -> dict[str, Any]:
    """An engagement's own fields as a form begins with them."""
    plain = ("title", "kind", "status", "when", "summary", "confidentiality", "how", "place", "occasion", "version")
    values = {name: getattr(engagement, name) for name in plain}
    moment = engagement.moment
    return values | {
        "time_of_day": f"{engagement.time_of_day:%H:%M}" if engagement.time_of_day else "",
        "moment": in_language(moment.name, get_language() or "en").text if moment else "",
        "initiatives": f"{SEPARATOR} ".join(one.name for one in engagement.initiatives.all()),
        "embargo_on": last_day_of(engagement.embargo_until),
    }


def rows_of(engagement: Engagement, choices: Choices) -> RowsGiven:
    """Who took part and what was asked, as rows."""
    return {
        "people": [_person_values(row, choices) for row in engagement.participants.all()],
        "asks": [_ask_values(ask, choices) for ask in engagement.asks.all()],
    }


def _person_values(row: Participant, choices: Choices) -> RowValues:
    party = row.person or (row.organisation if not row.group else None)
    mandates = list(row.mandates.all())
    return {
        "name": choices.prefer(party) or row.group,
        "what": KNOWN if party else GROUP,
        "side": row.side,
        "part": row.part,
        "role": row.role,
        "organisation": choices.prefer(row.organisation) if row.person else "",
        "spoke_for": f"{SEPARATOR} ".join(choices.prefer(one.organisation) for one in mandates),
        "mandate": next((one.mandate for one in mandates if one.mandate), ""),
    }


def _ask_values(ask: Ask, choices: Choices) -> RowValues:
    return {
        "id": str(ask.pk),
        "text": ask.text,
        "to": f"{SEPARATOR} ".join(choices.prefer(body) for body in ask.to.all()),
        "initiative": ask.initiative.name if ask.initiative else "",
        "language": ask.language,
        "is_private": not ask.is_public,
        "gone": False,
    }


def end_of(day: dt.date | None, *, keep: dt.datetime | None = None) -> dt.datetime | None:
    """The end of a day in the desk's zone; `keep` when that is on the same day."""
    if day is None or (keep is not None and last_day_of(keep) == day):
        return keep if day else None
    return dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), tzinfo=ZoneInfo(the_desk().zone))


def last_day_of(instant: dt.datetime | None) -> dt.date | None:
    """The last day, in the desk's zone, that is over before an instant."""
    if instant is None:
        return None
    return (instant.astimezone(ZoneInfo(the_desk().zone)) - dt.timedelta(microseconds=1)).date()
