"""The key file: one key a line, the newest last; the newest seals, every one opens.

Line: ``<key id>:<32 bytes in URL-safe base64>``. The file is made on first use, readable by its owner alone, and is
kept apart from the database in a backup.
"""

from __future__ import annotations

import base64
import hmac
import os
import secrets
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NONCE_BYTES = 12
ID_BYTES = 4


class CannotOpen(Exception):
    """A sealed value cannot be opened with the keys at hand; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Keyring:
    """The keys of one file.

    Attributes:
        keys: 32-byte keys by their 4-byte id, oldest first.
    """

    keys: dict[bytes, bytes]

    @property
    def newest(self) -> bytes:
        """The id of the key that seals."""
        return next(reversed(self.keys))

    def seal(self, text: str, *, bound_to: str) -> bytes:
        """Encrypt a text (AES-256-GCM).

        Args:
            text: what to seal.
            bound_to: where it stands, such as ``evidence.Source.text``; it opens nowhere else.

        Returns:
            key id (4 bytes) + nonce (12) + ciphertext and tag.
        """
        return self.seal_bytes(text.encode(), bound_to=bound_to)

    def seal_bytes(self, content: bytes, *, bound_to: str) -> bytes:
        """Encrypt bytes, in the same form as a text."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        body = AESGCM(self.keys[self.newest]).encrypt(nonce, content, bound_to.encode())
        return self.newest + nonce + body

    def open(self, sealed: bytes, *, bound_to: str) -> str:
        """Decrypt what `seal` made.

        Raises:
            CannotOpen: when the key is not in the file, or the value was changed or moved.
        """
        return self.open_bytes(sealed, bound_to=bound_to).decode()

    def open_bytes(self, sealed: bytes, *, bound_to: str) -> bytes:
        """Decrypt what `seal_bytes` made.

        Raises:
            CannotOpen: as `open`.
        """
        key = self.keys.get(sealed[:ID_BYTES])
        if key is None:
            raise CannotOpen("The key of this sealed value is not in the key file. Put the desk's own key file back.")
        nonce, body = sealed[ID_BYTES : ID_BYTES + NONCE_BYTES], sealed[ID_BYTES + NONCE_BYTES :]
        try:
            return AESGCM(key).decrypt(nonce, body, bound_to.encode())
        except InvalidTag as error:
            raise CannotOpen("A sealed value was changed outside the desk. Restore it from a backup.") from error

    def is_of_newest(self, sealed: bytes) -> bool:
        """Whether the newest key sealed this."""
        return sealed[:ID_BYTES] == self.newest

    def keyed_hash(self, text: str, *, purpose: str) -> str:
        """A hash that only this desk can make, to find a sealed value again (HMAC-SHA-256, hex).

        The oldest key makes it, so that a rotation does not lose what was hashed before.
        """
        oldest = next(iter(self.keys.values()))
        return hmac.new(oldest, f"{purpose}\0{text}".encode(), sha256).hexdigest()


def new_line() -> str:
    """One fresh line of a key file."""
    return f"{secrets.token_hex(ID_BYTES)}:{base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()}\n"


def read_keyring(path: Path) -> Keyring:
    """Read a key file, making it when it is not there."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        pass
    else:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(new_line())
    lines = path.read_text(encoding="ascii").split()
    pairs = (line.split(":", 1) for line in lines)
    return Keyring({bytes.fromhex(key_id): base64.urlsafe_b64decode(key) for key_id, key in pairs})


@lru_cache(maxsize=4)
def _kept(path: Path, changed_at: int) -> Keyring:
    return read_keyring(path)


def keyring() -> Keyring:
    """The desk's own keys; a key that was added is known at once, in every process."""
    path = Path(settings.OVERTURE_KEY_PATH)
    try:
        changed_at = path.stat().st_mtime_ns
    except FileNotFoundError:
        read_keyring(path)
        changed_at = path.stat().st_mtime_ns
    return _kept(path, changed_at)
