"""Two people changed one record: what differs, field by field, and the form again after the second one chose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from overture.foundation.ui.shapes import ConflictField

from .rows import FormWithRows, RowsGiven, RowValues

SAID = "said:"
"""Before the name of a compared field: the component sends its words back, and they are not its value."""
CHOICE = f"keep-{SAID}"
TAKE_THEIRS = "theirs"
NOT_COMPARED = ("version",)


@dataclass(frozen=True, slots=True)
class Conflict:
    """What the conflict page shows: the fields that differ, and everything else of the form to send again unseen."""

    fields: tuple[ConflictField, ...]
    hidden: tuple[tuple[str, str], ...]


def as_sent(form: FormWithRows) -> QueryDict:
    """An unbound form as a browser would send it back untouched."""
    data = QueryDict(mutable=True)
    for name in form.fields:
        data.setlist(name, _sent_values(form, name))
    return data


def _sent_values(form: forms.Form, name: str) -> list[str]:
    bound = form[name]
    value = form.fields[name].prepare_value(bound.initial)
    if isinstance(form.fields[name], forms.BooleanField):
        return ["on"] if value else []
    return ["" if value is None else str(value)]


def conflict_between(mine: FormWithRows, theirs: FormWithRows) -> Conflict:
    """Compare what was sent with the record as it stands.

    Args:
        mine: the form as it was sent.
        theirs: an unbound form of the record as it stands now.
    """
    sent, stands = mine.sent, as_sent(theirs)
    single = [name for name in theirs.fields if not mine.is_in_row(name) and name not in NOT_COMPARED]
    fields = [
        ConflictField(f"{SAID}{name}", mine.fields[name].label, said(theirs, name, stands), said(mine, name, sent))
        for name in single
        if stands.get(name, "") != sent.get(name, "")
    ]
    for group in mine.groups:
        ours, others = group_in_words(mine, group, sent), group_in_words(theirs, group, stands)
        if ours != others:
            fields.append(ConflictField(f"{SAID}{group}", mine.titles[group], others, ours))
    hidden = [(name, value) for name in mine.fields if name not in NOT_COMPARED for value in sent.getlist(name)]
    return Conflict(tuple(fields), tuple(hidden))


def typed(form: FormWithRows) -> tuple[dict[str, Any], RowsGiven]:
    """What was typed into a form, as initial values and rows of a form that is shown again without a judgement."""
    sent = form.sent
    single = {name: sent.get(name, "") for name in form.fields if not form.is_in_row(name)}
    return single, {group: [typed_row(form, group, number) for number in form.numbers[group]] for group in form.groups}


def typed_row(form: FormWithRows, group: str, number: int) -> RowValues:
    """What was typed into one row."""
    return {name: form.sent.get(f"{group}-{number}-{name}", "") for name in form.fields_of(group)}


def said(form: forms.Form, name: str, data: QueryDict) -> Any:
    """A value as people read it: the words of a choice, yes or no."""
    field, value = form.fields[name], data.get(name, "")
    if isinstance(field, forms.BooleanField):
        return _("yes") if value else _("no")
    if isinstance(field, forms.ChoiceField):
        choices: Any = field.choices
        return {str(key): words for key, words in choices}.get(value, value)
    return value


def group_in_words(form: FormWithRows, group: str, data: QueryDict) -> str:
    """The rows of a group, one a line."""
    lines = []
    for number in form.numbers[group]:
        names = [f"{group}-{number}-{name}" for name in form.fields_of(group)]
        shown = [name for name in names if not form.fields[name].widget.is_hidden and data.get(name)]
        if any(isinstance(form.fields[name], forms.CharField) or data.get(name) for name in shown):
            lines.append(", ".join(str(said(form, name, data)) for name in shown))
    return "\n".join(lines)


def with_choices(sent: QueryDict, theirs: FormWithRows) -> QueryDict:
    """The form as it is meant: what was sent, with the fields and groups that were chosen as theirs taken from them."""
    chosen = {name.removeprefix(CHOICE) for name in sent if name.startswith(CHOICE) and sent[name] == TAKE_THEIRS}
    if not chosen:
        return sent
    stands, merged = as_sent(theirs), sent.copy()
    groups = tuple(f"{name}-" for name in chosen if name in theirs.groups)
    for name in [name for name in merged if groups and name.startswith(groups)]:
        del merged[name]
    for name in stands:
        if name in chosen or (groups and name.startswith(groups)):
            merged.setlist(name, stands.getlist(name))
    return merged
