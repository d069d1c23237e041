"""The surface of the API: each answer is given to a viewer, who is the public or whoever a token acts as.

A room makes an `ApiSurface`, adds operations to it and fills it into ``registry.api_routers``. An operation reads
``request.viewer`` and hands it to a query, as a view does.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Router
from ninja.errors import HttpError
from ninja.security.http import HttpAuthBase

from overture.foundation import registry

from .viewer import Viewer

SURFACE = "api"


class TokenOrPublic(HttpAuthBase):
    """A bearer token's viewer; the public when no token is sent. A token of no use is refused, never ignored."""

    openapi_scheme = "bearer"
    is_token_needed: ClassVar[bool] = False

    def __call__(self, request: HttpRequest) -> Viewer | None:
        header = request.headers.get("Authorization", "")
        if not header:
            if self.is_token_needed:
                raise HttpError(401, _("Send an API token: Authorization: Bearer followed by the token."))
            request.viewer = Viewer.public(request.LANGUAGE_CODE)  # type: ignore[attr-defined]
        else:
            request.viewer = viewer_behind(header)  # type: ignore[attr-defined]
        request.surface = SURFACE  # type: ignore[attr-defined]
        return request.viewer  # type: ignore[attr-defined]


class TokenNeeded(TokenOrPublic):
    """A bearer token's viewer, and nobody else."""

    is_token_needed = True


def viewer_behind(header: str) -> Viewer:
    """The viewer of an ``Authorization`` header.

    Raises:
        HttpError: 401 when the header holds no token, or one that was revoked, is too old or was never given.
    """
    scheme, _space, secret = header.partition(" ")
    if scheme.lower() == "bearer" and secret:
        for read in registry.token_readers.all():
            if viewer := read(secret.strip(), at=timezone.now()):
                return viewer
    raise HttpError(401, _("This API token does not open anything: it is unknown, revoked or older than 90 days."))


class ApiSurface(Router):
    """A router whose operations each carry the mark of the surface, so that the walk over all addresses knows them."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(auth=kwargs.pop("auth", TokenOrPublic()), **kwargs)

    def add_api_operation(self, path: str, methods: Any, view_func: Any, **kwargs: Any) -> Any:
        view_func.surface = SURFACE
        return super().add_api_operation(path, methods, view_func, **kwargs)
