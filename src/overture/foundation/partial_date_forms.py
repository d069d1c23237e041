"""The form field of a partial date: people type the ISO form or a plain day, week, month or year."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .partial_dates import NOT_A_DATE, PartialDate

DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")


class PartialDateFormField(forms.CharField):
    """Reads `PartialDate`; understands 16.1.2024 and 16/1/2024 as day first as well."""

    default_error_messages = {"invalid": NOT_A_DATE}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("A day 2024-01-16, a week 2024-W02, a month 2024-01 or a year 2024."))
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
