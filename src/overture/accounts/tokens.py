"""Secrets that open something, and the keyed hashes that are kept of them."""

from __future__ import annotations

import uuid

from overture.foundation.sealing.keys import keyring


def invitation_token(invitation_id: uuid.UUID) -> str:
    """The token in an invitation's link: 256 bits that only the holder of the key file can make again."""
    return keyring().keyed_hash(str(invitation_id), purpose="invitation link")


def hash_of_invitation(token: str) -> str:
    """What is kept of an invitation's token."""
    return keyring().keyed_hash(token, purpose="invitation token")


def hash_of_secret(secret: str) -> str:
    """What is kept of an API token's secret."""
    return keyring().keyed_hash(secret, purpose="api token")
