"""The base of every record: a random id, when it was made and changed, and a version against lost updates."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar, Self

from django.db import models
from django.utils import timezone


class StaleVersion(Exception):
    """Somebody saved a newer version of this record; nothing was written.

    Attributes:
        current: the record as it stands now.
    """

    def __init__(self, current: models.Model) -> None:
        super().__init__("Somebody else saved this while you were writing. Nothing of yours is lost: compare both.")
        self.current = current


class Record(models.Model):
    """A thing the desk keeps. Its id is random (122 bits), so that an address tells nothing."""

    record_kind: ClassVar[str] = ""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True

    def claim_version(self, expected: int) -> Self:
        """Take the next version of this row, or refuse; call inside the operation's transaction, before writing.

        Args:
            expected: the version that the person had in front of them.

        Raises:
            StaleVersion: when the row has moved on since.
        """
        now = timezone.now()
        rows = type(self)._default_manager.filter(pk=self.pk, version=expected)
        if not rows.update(version=expected + 1, changed_at=now):
            raise StaleVersion(type(self)._default_manager.get(pk=self.pk))
        self.version, self.changed_at = expected + 1, now
        return self


def values_of(record: models.Model, names: tuple[str, ...]) -> dict[str, Any]:
    """The values of some fields, as they stand on the instance; for history rows."""
    return {name: getattr(record, name) for name in names}
