"""Links are made, used up and cut off."""

from __future__ import annotations

import datetime as dt

from django.db import models

from overture.foundation.access.viewer import Viewer
from overture.foundation.audit.operations import note, operation

from .models import SignedLink


@operation
def issue_link(
    purpose: str, subject: models.Model, *, language: str, expires_at: dt.datetime, by: Viewer
) -> SignedLink:
    """Make a link for one purpose on one record. Who may ask for it is decided by the operation that calls this."""
    link = SignedLink.objects.create(
        purpose=purpose,
        subject_id=str(subject.pk),
        language=language,
        expires_at=expires_at,
        made_by=by.user_id or by.name or "public",
    )
    note("issue_link", link, by=by)
    return link


@operation
def use_up(link: SignedLink, *, by: Viewer, at: dt.datetime) -> SignedLink:
    """Mark that the one decision of this link was taken."""
    link.used_at = at
    link.save(update_fields=["used_at"])
    note("use_link", link, by=by)
    return link


@operation
def revoke_links(purpose: str, subject_id: object, *, by: Viewer, at: dt.datetime) -> int:
    """Cut off every link of a purpose on a record; they answer from now on as if they had never been.

    Returns:
        How many were cut off.
    """
    links = SignedLink.objects.filter(purpose=purpose, subject_id=str(subject_id), revoked_at__isnull=True)
    for link in links:
        link.revoked_at = at
        link.save(update_fields=["revoked_at"])
        note("revoke_link", link, by=by)
    return len(links)
