"""Who is asking. A Viewer is made once a request, by the surface's base view, and handed to every query and rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Viewer:
    """Opaque scopes of whoever asks, and the language they read.

    Attributes:
        scopes: tokens such as ``public``, ``role:coordinator``, ``org:<id>``, ``user:<id>``, ``link:<id>``.
            Only the room that gives a token knows what it means.
        user_id: the account's id as text, or None when nobody is signed in.
        name: how the person is called on screen; empty for the public.
        language: the language they read, a code of ``settings.LANGUAGES``.
    """

    scopes: frozenset[str] = field(default_factory=lambda: frozenset({PUBLIC}))
    user_id: str | None = None
    name: str = ""
    language: str = "en"

    @classmethod
    def public(cls, language: str = "en") -> Viewer:
        """The viewer of a public page: nobody in particular."""
        return cls(language=language)

    @classmethod
    def system(cls) -> Viewer:
        """The desk itself, for work that no person asked for (a worker, a rebuild). Never made from a request."""
        return cls(scopes=frozenset({PUBLIC, "system"}), name="Overture")

    def has_role(self, *roles: str) -> bool:
        """Whether the viewer holds one of these roles."""
        return any(f"role:{role}" in self.scopes for role in roles)

    def ids(self, prefix: str) -> frozenset[str]:
        """The ids of the scopes of one kind: ``viewer.ids("org")`` are the organisations the viewer speaks for."""
        start = f"{prefix}:"
        return frozenset(scope[len(start) :] for scope in self.scopes if scope.startswith(start))

    def sees_any(self, scopes: Iterable[str]) -> bool:
        """Whether one of these scopes is the viewer's."""
        return not self.scopes.isdisjoint(scopes)
