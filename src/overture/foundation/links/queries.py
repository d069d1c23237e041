"""Opening a signed link."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.conf import settings

from .models import SignedLink
from .tokens import id_in, is_token_of, token_of


def link_behind(token: str, *, at: dt.datetime) -> SignedLink | None:
    """The link that a token opens now; None when it was changed, made up, cut off or has ended."""
    link_id = id_in(token)
    link = SignedLink.objects.filter(pk=link_id).first() if link_id else None
    if link is None or not is_token_of(token, link.pk, link.purpose):
        return None
    if link.revoked_at is not None or link.expires_at <= at:
        return None
    return link


def address_of(link: SignedLink) -> str:
    """The whole address, for a mail, a printed letter or another channel."""
    return f"{settings.OVERTURE_BASE_URL}/l/{token_of(link.pk, link.purpose)}/"


def links_to(purpose: str, subject_ids: Iterable[object], *, at: dt.datetime) -> dict[str, SignedLink]:
    """The newest link of a purpose that still opens, by the id of its record."""
    links = SignedLink.objects.filter(
        purpose=purpose, subject_id__in=[str(one) for one in subject_ids], revoked_at__isnull=True, expires_at__gt=at
    ).order_by("made_at")
    return {link.subject_id: link for link in links}
