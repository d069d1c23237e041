"""The model field of sealed text."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models.query_utils import DeferredAttribute

from .keys import CannotOpen, keyring


class Sealed:
    """A sealed value as the database keeps it, not opened yet. It shows nothing of what it holds."""

    __slots__ = ("ciphertext",)

    def __init__(self, ciphertext: bytes) -> None:
        self.ciphertext = ciphertext

    def __str__(self) -> str:
        return "(sealed)"


class WrittenWithoutItsRecord(TypeError):
    """A query was to write or seek a sealed value; it is bound to its row, so only a saved record writes it."""


class SealedAttribute(DeferredAttribute):
    """Opens a sealed value the first time that it is read."""

    field: SealedTextField

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        value = super().__get__(instance, cls)
        if isinstance(value, Sealed):
            value = self.field.opened(value, instance)
            instance.__dict__[self.field.attname] = value
        return value

    def __set__(self, instance: Any, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


class SealedTextField(models.Field):
    """Text that is encrypted in the database; it is in no index and cannot be filtered on.

    The ciphertext is bound to its model, row and field, so a value copied into another row or column does not open. A
    row whose id the database gives, and which is therefore not known when it is sealed, is bound to model and field.
    """

    description = "Sealed text"
    descriptor_class = SealedAttribute

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def get_internal_type(self) -> str:
        return "BinaryField"

    @property
    def column_bound_to(self) -> str:
        """What every value of the column is bound to."""
        return f"{self.model._meta.label}.{self.name}"

    def bound_to(self, instance: models.Model) -> str:
        """What the value of one row is bound to."""
        if isinstance(self.model._meta.pk, models.AutoField):
            return self.column_bound_to
        return f"{self.column_bound_to}:{instance.pk}"

    def opened(self, value: Sealed, instance: models.Model) -> str:
        """The text of a row's value.

        Raises:
            CannotOpen: when the key is not at hand, or the value was changed or moved.
        """
        try:
            return keyring().open(value.ciphertext, bound_to=self.bound_to(instance))
        except CannotOpen:
            # A value from before rows were bound; `overture rotate-key` binds it.
            return keyring().open(value.ciphertext, bound_to=self.column_bound_to)

    def is_sealed_as_it_should_be(self, value: Sealed, instance: models.Model) -> bool:
        """Whether the newest key sealed the value, for this very row."""
        if not keyring().is_of_newest(value.ciphertext):
            return False
        try:
            keyring().open(value.ciphertext, bound_to=self.bound_to(instance))
        except CannotOpen:
            return False
        return True

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Sealed | str:
        return Sealed(bytes(value)) if value else ""

    def to_python(self, value: Any) -> Any:
        return value or ""

    def pre_save(self, model_instance: models.Model, add: bool) -> Sealed | str:
        value = model_instance.__dict__.get(self.attname, "")
        if isinstance(value, Sealed) or not value:
            return value or ""
        return Sealed(keyring().seal(str(value), bound_to=self.bound_to(model_instance)))

    def get_prep_value(self, value: Any) -> bytes:
        if isinstance(value, Sealed):
            return value.ciphertext
        if value:
            raise WrittenWithoutItsRecord(f"{self.column_bound_to} is written by saving its record.")
        return b""

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        if not prepared:
            value = self.get_prep_value(value)
        return connection.Database.Binary(value)

    def value_to_string(self, obj: Any) -> str:
        return str(getattr(obj, self.attname))

    def get_lookup(self, lookup_name: str) -> Any:
        return None if lookup_name != "isnull" else super().get_lookup(lookup_name)

    def formfield(self, **kwargs: Any) -> Any:
        return models.TextField(blank=self.blank, verbose_name=self.verbose_name).formfield(**kwargs)
