"""A form with rows of further fields, which buttons of the form itself add and take away: no script is needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

from django import forms
from django.forms import BoundField
from django.http import QueryDict

BUTTON = "row"
MOST_ROWS = 40

RowValues = dict[str, Any]
RowsGiven = dict[str, list[RowValues]]


class RowFields(Protocol):
    """Makes the fields of one row, by name."""

    def __call__(self) -> dict[str, forms.Field]: ...


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row as the template shows it: its fields by name, its number for people, and what its button says."""

    number: int
    drop: str
    fields: dict[str, BoundField]


class FormWithRows(forms.Form):
    """A form with groups of rows.

    Which rows a request holds is written in one hidden field a group (``names-rows``: ``0 1 3``), so that rows keep
    their numbers, and errors their places, when one between them is taken away.
    """

    groups: ClassVar[tuple[str, ...]] = ()
    titles: ClassVar[dict[str, Any]] = {}
    sent: QueryDict

    def __init__(self, data: QueryDict | None = None, *, rows: RowsGiven | None = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.sent = QueryDict() if data is None else data
        self.numbers: dict[str, list[int]] = {}
        for group in self.groups:
            given = (rows or {}).get(group, [])
            self.numbers[group] = list(range(len(given))) if data is None else numbers_in(data, group)
            self._add_fields(group, given)

    def fields_of(self, group: str) -> dict[str, forms.Field]:
        """The fields of one row of a group."""
        raise NotImplementedError

    def _add_fields(self, group: str, given: list[RowValues]) -> None:
        numbers = self.numbers[group]
        mark = forms.CharField(required=False, widget=forms.HiddenInput)
        self.fields[f"{group}-rows"] = mark
        self.initial[f"{group}-rows"] = " ".join(str(number) for number in numbers)
        for place, number in enumerate(numbers):
            values = given[place] if place < len(given) else {}
            for name, field in self.fields_of(group).items():
                field.required = False
                self.fields[f"{group}-{number}-{name}"] = field
                self.initial[f"{group}-{number}-{name}"] = values.get(name, "")

    def shown(self, group: str) -> Iterator[ShownRow]:
        """The rows of a group for the template."""
        for place, number in enumerate(self.numbers[group], start=1):
            names = self.fields_of(group)
            yield ShownRow(place, f"drop:{group}:{number}", {name: self[f"{group}-{number}-{name}"] for name in names})

    def cleaned_rows(self, group: str) -> list[tuple[int, RowValues]]:
        """The clean values of each row of a group, with its number; a field with an error is left out."""
        return [
            (
                number,
                {
                    name: self.cleaned_data[f"{group}-{number}-{name}"]
                    for name in self.fields_of(group)
                    if f"{group}-{number}-{name}" in self.cleaned_data
                },
            )
            for number in self.numbers[group]
        ]

    def is_in_row(self, name: str) -> bool:
        """Whether a field belongs to a row or says which rows there are."""
        return any(name.startswith(f"{group}-") for group in self.groups)


def numbers_in(data: Mapping[str, Any], group: str) -> list[int]:
    """The numbers of the rows that a request holds, each once and not too many."""
    words = str(data.get(f"{group}-rows", "")).split()
    return list(dict.fromkeys(int(word) for word in words if word.isdecimal() and len(word) < 4))[:MOST_ROWS]


def pressed(data: QueryDict) -> QueryDict | None:
    """What was sent, with a row more or less when a row's button was pressed; None when another button was."""
    if BUTTON not in data:
        return None
    verb, group, *rest = [*str(data[BUTTON]).split(":"), "", ""]
    numbers = numbers_in(data, group)
    if verb == "add":
        numbers.append(max(numbers, default=-1) + 1)
    elif rest[0].isdecimal():
        numbers = [number for number in numbers if number != int(rest[0])]
    changed = data.copy()
    changed[f"{group}-rows"] = " ".join(str(number) for number in numbers)
    return changed
