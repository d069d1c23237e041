"""The rows of an engagement's form, and what the form of a record begins with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.utils.translation import get_language, gettext_lazy

from overture.accounts.queries import the_desk
from overture.directory.forms.rows import MOST_ROWS, RowsGiven, RowValues
from overture.foundation.local_text import in_language

from ..facts import ParticipantFacts
from ..models import Ask, Engagement, Part, Participant, Side
from ..queries.choosing import ORGANISATION, PERSON, Choices
from ..queries.wholes import hidden_whole, whole_label
from .fields import (
    BODIES_LIST,
    EVERYBODY_LIST,
    PEOPLE_LIST,
    SEPARATOR,
    listed_field,
    name_field,
    picked,
    several_field,
    text_field,
)

KNOWN, NEW_PERSON, NEW_BODY, GROUP = "known", "new_person", "new_body", "group"
WHAT = [
    (KNOWN, gettext_lazy("In the directory")),
    (NEW_PERSON, gettext_lazy("A new person")),
    (NEW_BODY, gettext_lazy("A new body")),
    (GROUP, gettext_lazy("A group without names")),
]
AS_THEY_ARE = (
    "title",
    "kind",
    "status",
    "when",
    "summary",
    "confidentiality",
    "how",
    "zone",
    "place",
    "occasion",
    "version",
)
PARTS = sorted(Part.choices, key=lambda choice: choice[0] != Part.ATTENDEE)


def person_row() -> dict[str, forms.Field]:
    """Somebody who took part."""
    return {
        "name": picked(name_field(gettext_lazy("Who"), list_id=EVERYBODY_LIST), f"{PERSON} {ORGANISATION}", what=True),
        "what": forms.ChoiceField(label=gettext_lazy("Who that is"), choices=WHAT),
        "side": forms.ChoiceField(label=gettext_lazy("Side"), choices=Side.choices),
        "part": forms.ChoiceField(label=gettext_lazy("Part"), choices=PARTS),
        "role": forms.CharField(label=gettext_lazy("Role there"), max_length=200),
        "organisation": picked(name_field(gettext_lazy("From"), list_id=BODIES_LIST), ORGANISATION),
        "spoke_for": picked(several_field(gettext_lazy("Spoke for")), ORGANISATION, many=True),
        "mandate": forms.CharField(label=gettext_lazy("By what mandate"), max_length=200),
        "instead_of": picked(
            name_field(
                gettext_lazy("Came instead of"),
                list_id=PEOPLE_LIST,
                hint=gettext_lazy("Who was invited and sent them."),
            ),
            PERSON,
        ),
    }


def ask_row() -> dict[str, forms.Field]:
    """Something that was asked for; its id when it is known already."""
    return {
        "id": forms.CharField(widget=forms.HiddenInput, max_length=36),
        "text": text_field(gettext_lazy("What was asked for"), rows=2),
        "to": picked(several_field(gettext_lazy("Asked of")), ORGANISATION, many=True),
        "initiative": listed_field(gettext_lazy("About the initiative"), list_id="known-initiatives"),
        "language": forms.ChoiceField(label=gettext_lazy("Language"), choices=settings.LANGUAGES),
        "is_private": forms.BooleanField(label=gettext_lazy("Not for the public")),
        "gone": forms.BooleanField(label=gettext_lazy("Noted by mistake: remove it")),
    }


def initial_of(engagement: Engagement, choices: Choices) -> dict[str, Any]:
    """An engagement's own fields as a form begins with them."""
    values = {name: getattr(engagement, name) for name in AS_THEY_ARE}
    language = get_language() or "en"
    moment = engagement.moment
    whole = None if hidden_whole(choices.viewer, engagement) else engagement.part_of
    return values | {
        "time_of_day": f"{engagement.time_of_day:%H:%M}" if engagement.time_of_day else "",
        "moment": in_language(moment.name, language).text if moment else "",
        "part_of": whole_label(whole) if whole else "",
        "topics": _joined(in_language(one.name, language).text for one in engagement.topics.all()),
        "initiatives": _joined(one.name for one in engagement.initiatives.all()),
        "proposals": _joined(one.title for one in engagement.proposals.all()),
        "embargo_on": last_day_of(engagement.embargo_until),
    }


def _joined(names: Iterable[str]) -> str:
    return f"{SEPARATOR} ".join(names)


def rows_of(engagement: Engagement, choices: Choices) -> RowsGiven:
    """Who took part and what was asked, as rows."""
    return {
        "people": [_person_values(row, choices) for row in those_shown(engagement)],
        "asks": [_ask_values(ask, choices) for ask in engagement.asks.all()],
    }


def those_shown(engagement: Engagement) -> list[Participant]:
    """The participants that the form shows: no signatories, who have a page of their own; no more than it holds."""
    return [row for row in engagement.participants.all() if row.part != Part.SIGNATORY][:MOST_ROWS]


def those_not_shown(engagement: Engagement | None) -> list[ParticipantFacts]:
    """The participants that the form leaves as they are."""
    if engagement is None:
        return []
    shown = {row.pk for row in those_shown(engagement)}
    return [_facts_of(row) for row in engagement.participants.all() if row.pk not in shown]


def _facts_of(row: Participant) -> ParticipantFacts:
    mandates = list(row.mandates.all())
    return ParticipantFacts(
        person_id=row.person_id,
        organisation_id=row.organisation_id,
        group=row.group,
        side=row.side,
        part=row.part,
        role=row.role,
        spoke_for=tuple(mandate.organisation_id for mandate in mandates),
        mandate=next((one.mandate for one in mandates if one.mandate), ""),
        instead_of_id=row.instead_of_id,
    )


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
        "spoke_for": _joined(choices.prefer(one.organisation) for one in mandates),
        "mandate": next((one.mandate for one in mandates if one.mandate), ""),
        "instead_of": choices.prefer(row.instead_of),
    }


def _ask_values(ask: Ask, choices: Choices) -> RowValues:
    return {
        "id": str(ask.pk),
        "text": ask.text,
        "to": _joined(choices.prefer(body) for body in ask.to.all()),
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
