"""Wiring: what must follow when a row goes, by whatever way it went."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete
from django.dispatch import receiver

from .models import Attachment
from .operations.attachments import erase_bytes


@receiver(post_delete, sender=Attachment)
def erase_its_bytes(instance: Attachment, **_told: Any) -> None:
    """A file goes with its row, and the row with its engagement."""
    erase_bytes(instance.stored_as)
