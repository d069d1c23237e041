"""Dates as far as they are known: a day, a week, a month, a year, or a span of days.

Written as ISO 8601 writes them: ``2024-01-16``, ``2024-W02``, ``2024-01``, ``2024``, ``2024-01-13/2024-01-14``.
A date that is only known as a week is stored as a week and shown as one.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import formats
from django.utils.translation import gettext, gettext_lazy

Precision = Literal["day", "week", "month", "year", "range"]


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date with its precision; sorts by its first day.

    Attributes:
        first: the first day it may be.
        last: the last day it may be, included.
        precision: ``day``, ``week`` (ISO, Monday to Sunday), ``month``, ``year`` or ``range``.
    """

    first: dt.date
    last: dt.date
    precision: Precision = "day"

    @classmethod
    def day(cls, day: dt.date) -> PartialDate:
        """A known day."""
        return cls(day, day, "day")

    @classmethod
    def between(cls, first: dt.date, last: dt.date) -> PartialDate:
        """A span of days; one day when both are the same, a week, month or year when it is exactly one."""
        if first == last:
            return cls.day(first)
        for text in (f"{first:%G-W%V}", f"{first:%Y-%m}", f"{first:%Y}"):
            whole = cls.parse(text)
            if (whole.first, whole.last) == (first, last):
                return whole
        return cls(first, last, "range")

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read the ISO form.

        Raises:
            ValueError: when the text is no date in one of the five forms.
        """
        text = text.strip()
        if "/" in text:
            first, last = (dt.date.fromisoformat(part) for part in text.split("/", 1))
            if last < first:
                raise ValueError("the last day comes before the first")
            return cls(first, last, "range") if first != last else cls.day(first)
        if re.fullmatch(r"\d{4}", text):
            year = int(text)
            return cls(dt.date(year, 1, 1), dt.date(year, 12, 31), "year")
        if re.fullmatch(r"\d{4}-\d{2}", text):
            year, month = int(text[:4]), int(text[5:])
            return cls(dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1]), "month")
        if match := re.fullmatch(r"(\d{4})-W(\d{2})", text):
            monday = dt.date.fromisocalendar(int(match[1]), int(match[2]), 1)
            if monday > dt.date.max - dt.timedelta(days=6):
                raise ValueError("the week ends after the last day that there is")
            return cls(monday, monday + dt.timedelta(days=6), "week")
        return cls.day(dt.date.fromisoformat(text))

    def __str__(self) -> str:
        """The ISO form; `PartialDate.parse` reads it back."""
        if self.precision == "week":
            return f"{self.first:%G-W%V}"
        if self.precision == "month":
            return f"{self.first:%Y-%m}"
        if self.precision == "year":
            return f"{self.first:%Y}"
        if self.precision == "range":
            return f"{self.first.isoformat()}/{self.last.isoformat()}"
        return self.first.isoformat()

    def in_words(self) -> str:
        """The date as a reader of the active language writes it; a week is called a week."""
        if self.precision == "year":
            return str(self.first.year)
        if self.precision == "month":
            return formats.date_format(self.first, "F Y")
        if self.precision == "week":
            return gettext("week of %(span)s") % {"span": self._span_in_words()}
        if self.precision == "range":
            return self._span_in_words()
        return formats.date_format(self.first, "j F Y")

    def _span_in_words(self) -> str:
        last = formats.date_format(self.last, "j F Y")
        if (self.first.year, self.first.month) == (self.last.year, self.last.month):
            return f"{self.first.day}–{last}"
        pattern = "j F" if self.first.year == self.last.year else "j F Y"
        return f"{formats.date_format(self.first, pattern)} – {last}"


if TYPE_CHECKING:
    _StoredAsText = models.CharField["PartialDate | str | None", "PartialDate | None"]
else:
    _StoredAsText = models.CharField


NOT_A_DATE = gettext_lazy(
    "Write a day (2024-01-16), a week (2024-W02), a month (2024-01), a year (2024) or two days (2024-01-13/2024-01-14)."
)
DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")


class PartialDateFormField(forms.CharField):
    """Reads `PartialDate`; understands 16.1.2024 and 16/1/2024 as day first as well."""

    default_error_messages = {"invalid": NOT_A_DATE}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "help_text", gettext_lazy("A day 2024-01-16, a week 2024-W02, a month 2024-01 or a year 2024.")
        )
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        return str(value) if isinstance(value, PartialDate) else value

    def to_python(self, value: Any) -> PartialDate | None:  # type: ignore[override]
        if isinstance(value, PartialDate) or value in (None, ""):
            return value or None
        text = str(value).strip()
        try:
            if match := DAY_FIRST.fullmatch(text):
                day, month, year = (int(part) for part in match.groups())
                return PartialDate.day(dt.date(year, month, day))
            return PartialDate.parse(text)
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error

    def has_changed(self, initial: Any, data: Any) -> bool:
        return str(initial or "") != str(data or "").strip()


class PartialDateField(_StoredAsText):
    """Stores a `PartialDate` in its ISO form; sorts by first day within one precision."""

    description = "A date as far as it is known"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 21)
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> PartialDate | None:
        return PartialDate.parse(value) if value else None

    def to_python(self, value: Any) -> PartialDate | None:
        if value in (None, ""):
            return None
        if isinstance(value, PartialDate):
            return value
        if isinstance(value, dt.date):
            return PartialDate.day(value)
        try:
            return PartialDate.parse(value)
        except ValueError as error:
            raise ValidationError(NOT_A_DATE) from error

    def get_prep_value(self, value: Any) -> str | None:
        read = self.to_python(value)
        return None if read is None else str(read)

    def value_to_string(self, obj: Any) -> str:
        return str(self.value_from_object(obj) or "")

    def formfield(self, **kwargs: Any) -> Any:
        return PartialDateFormField(
            required=not self.blank, label=kwargs.get("label", self.verbose_name), help_text=self.help_text
        )
