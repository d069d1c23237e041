"""Files kept with an engagement: sealed when they come in, logged when they are looked at, erased with their record."""

from __future__ import annotations

import datetime as dt
from functools import partial

from django.db import transaction

from overture.foundation.access.viewer import Viewer
from overture.foundation.audit.operations import note, operation
from overture.foundation.sealing import files

from .. import rules
from ..errors import NotAllowed
from ..filetypes import media_type_of, plain_name
from ..models import Attachment, Engagement


@operation
def add_attachment(engagement: Engagement, name: str, content: bytes, *, by: Viewer) -> Attachment:
    """Seal a file into the media folder and keep its name, kind and size with the engagement.

    Raises:
        FileRefused: when it is too large, empty, of a kind that is not kept, or not what its name says.
    """
    if not rules.can_edit_engagement(by, engagement):
        raise NotAllowed
    media_type = media_type_of(name, content)
    stored_as = files.new_name()
    files.store(content, name=stored_as)
    attachment = Attachment.objects.create(
        engagement=engagement, name=plain_name(name), media_type=media_type, size=len(content), stored_as=stored_as
    )
    note("attachment.add", attachment, by=by)
    return attachment


@operation
def read_attachment(attachment: Attachment, *, by: Viewer) -> bytes:
    """The bytes of a file, after the look was logged.

    Raises:
        NotAllowed: when the files of this engagement are not for this viewer.
    """
    if not rules.can_see_attachments(by, attachment.engagement):
        raise NotAllowed
    note("attachment.read", attachment, by=by)
    return files.read(attachment.stored_as)


@operation
def remove_attachment(attachment: Attachment, *, by: Viewer) -> None:
    """Erase a file and its row."""
    if not rules.can_edit_engagement(by, attachment.engagement):
        raise NotAllowed
    note("attachment.remove", attachment, by=by)
    attachment.delete()


def erase_bytes(stored_as: str) -> None:
    """Erase the bytes of a file once the row is gone for good."""
    transaction.on_commit(partial(files.erase, stored_as))


def sweep_attachments(*, at: dt.datetime, by: Viewer) -> int:
    """Erase the files that a crash left behind without a row a day ago or earlier; the worker calls it every hour.

    Returns:
        How many were erased.
    """
    return files.sweep(set(Attachment.objects.values_list("stored_as", flat=True)))
