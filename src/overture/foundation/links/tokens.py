"""The secret part of a signed link's address: the row's id and a code that only this desk's key can make."""

from __future__ import annotations

import base64
import binascii
import hmac
from uuid import UUID

from overture.foundation.sealing.keys import keyring

CODE_BYTES = 16
LENGTH = 43
"""Characters of a token: 16 bytes of id and 16 of code in URL-safe base64 without padding."""


def token_of(link_id: UUID, purpose: str) -> str:
    """The token of a link. The desk can make it again, so that a mail is composed when it is sent."""
    return base64.urlsafe_b64encode(link_id.bytes + _code(link_id, purpose)).decode().rstrip("=")


def id_in(token: str) -> UUID | None:
    """The id that a token claims, or None when it is no token."""
    if len(token) != LENGTH:
        return None
    try:
        raw = base64.b64decode(f"{token}=", altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    return UUID(bytes=raw[:16]) if len(raw) == 16 + CODE_BYTES else None


def is_token_of(token: str, link_id: UUID, purpose: str) -> bool:
    """Whether the token is this link's, whole and in its one spelling; takes the same time for any."""
    return hmac.compare_digest(token.encode(), token_of(link_id, purpose).encode())


def _code(link_id: UUID, purpose: str) -> bytes:
    return bytes.fromhex(keyring().keyed_hash(f"{purpose}\0{link_id}", purpose="signed link"))[:CODE_BYTES]
