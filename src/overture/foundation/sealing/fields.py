"""The model field of sealed text."""

from __future__ import annotations

from typing import Any

from django.db import models

from .keys import keyring


class SealedTextField(models.Field):
    """Text that is encrypted in the database; it is in no index and cannot be filtered on.

    The ciphertext is bound to its model and field, so a value copied into another column does not open.
    """

    description = "Sealed text"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def get_internal_type(self) -> str:
        return "BinaryField"

    @property
    def bound_to(self) -> str:
        return f"{self.model._meta.label}.{self.name}"

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> str:
        return keyring().open(bytes(value), bound_to=self.bound_to) if value else ""

    def to_python(self, value: Any) -> str:
        return value or ""

    def get_prep_value(self, value: Any) -> bytes:
        return keyring().seal(str(value), bound_to=self.bound_to) if value else b""

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        if not prepared:
            value = self.get_prep_value(value)
        return connection.Database.Binary(value)

    def value_to_string(self, obj: Any) -> str:
        return str(self.value_from_object(obj))

    def get_lookup(self, lookup_name: str) -> Any:
        return None if lookup_name != "isnull" else super().get_lookup(lookup_name)

    def formfield(self, **kwargs: Any) -> Any:
        return models.TextField(blank=self.blank, verbose_name=self.verbose_name).formfield(**kwargs)
