"""Every setting that the outside may make, declared once and refused at start when it is nonsense.

Each setting can also be given as ``NAME_FILE``: a path whose content is the value (for secrets).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


class SettingRefused(ImproperlyConfigured):
    """A setting cannot be used; the message says which, why, and what to write instead."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its name, the words for its type, its default as text, and what it means."""

    name: str
    type: str
    default: str
    meaning: str
    read: Callable[[str], Any]


def _text(value: str) -> str:
    return value.strip()


def _flag(value: str) -> bool:
    known = {"1": True, "yes": True, "true": True, "0": False, "no": False, "false": False, "": False}
    try:
        return known[value.strip().lower()]
    except KeyError:
        raise ValueError("write yes or no") from None


def _positive(value: str) -> int:
    number = int(value)
    if number < 1:
        raise ValueError("write a number above zero")
    return number


def _address(value: str) -> str:
    parts = urlsplit(value.strip())
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("write a whole address such as https://desk.example.org")
    return value.strip().rstrip("/")


def _folder(value: str) -> Path:
    return Path(value).expanduser().resolve()


def _words(value: str) -> tuple[str, ...]:
    return tuple(word for word in value.replace(",", " ").split() if word)


def _database(value: str) -> dict[str, Any]:
    """Turn ``postgres://user:word@host:port/name`` into Django's form; empty means SQLite in OVERTURE_HOME."""
    if not value.strip():
        return {}
    parts = urlsplit(value.strip())
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ValueError("write postgres://user:password@host:5432/name, or leave it empty for SQLite")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
    }


SETTINGS: tuple[Setting, ...] = (
    Setting("OVERTURE_HOME", "folder", "var", "where the database, keys, media and mail files live", _folder),
    Setting("PORT", "number", "8000", "the port that `make run` serves on, loopback only", _positive),
    Setting(
        "OVERTURE_BASE_URL", "address", "", "the desk's own address; the only source of links in mails and feeds", str
    ),
    Setting(
        "OVERTURE_HOSTS",
        "list",
        "",
        "more host names that may be asked for, besides the one in OVERTURE_BASE_URL",
        _words,
    ),
    Setting("OVERTURE_DEBUG", "yes/no", "no", "show errors in full; never on a desk with real records", _flag),
    Setting(
        "OVERTURE_SECRET", "text", "", "signs sessions and links; made and kept in OVERTURE_HOME when empty", _text
    ),
    Setting("OVERTURE_KEY_PATH", "file", "", "the key file of sealed fields; in OVERTURE_HOME/keys when empty", _text),
    Setting("DATABASE_URL", "address", "", "PostgreSQL; SQLite in OVERTURE_HOME when empty", _database),
    Setting(
        "OVERTURE_MAIL",
        "address",
        "",
        "smtp://user:password@host:587 ; mail goes to files in OVERTURE_HOME/mail when empty",
        _text,
    ),
    Setting(
        "OVERTURE_IDLE_MINUTES", "number", "30", "a session ends after this many minutes without a request", _positive
    ),
    Setting(
        "OVERTURE_SECOND_FACTOR",
        "yes/no",
        "yes",
        "whoever works at the desk must have a passkey or an authenticator app; a sample desk is spared",
        _flag,
    ),
    Setting("OVERTURE_SESSION_HOURS", "number", "12", "a session ends this many hours after it began", _positive),
    Setting(
        "OVERTURE_ASK_AGAIN_DAYS",
        "number",
        "365",
        "after so many days the desk asks again whether a person and a way to reach somebody are still right",
        _positive,
    ),
)


def read_environment(environ: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Read all settings.

    Args:
        environ: the environment to read; the process's own when None.

    Returns:
        The value of each setting by its name.

    Raises:
        SettingRefused: when a value cannot be used or both forms of one setting are given.
    """
    environ = os.environ if environ is None else environ
    return {setting.name: _read_one(setting, environ) for setting in SETTINGS}


def _read_one(setting: Setting, environ: Mapping[str, str]) -> Any:
    raw = environ.get(setting.name)
    path = environ.get(f"{setting.name}_FILE")
    if raw is not None and path is not None:
        raise SettingRefused(f"{setting.name} and {setting.name}_FILE are both set: keep one of them.")
    if path is not None:
        try:
            raw = Path(path).read_text(encoding="utf8").strip()
        except OSError as error:
            raise SettingRefused(f"{setting.name}_FILE cannot be read: {error.strerror}.") from error
    value = setting.default if raw is None else raw
    try:
        if setting.name == "OVERTURE_BASE_URL" and value:
            return _address(value)
        return setting.read(value)
    except ValueError as error:
        raise SettingRefused(f"{setting.name} is {value!r}: {error}.") from error
