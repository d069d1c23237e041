"""``/api/``: what rooms offer to scripts, under one description at ``/api/openapi.json``."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from overture.foundation import registry
from overture.foundation.access.api import ApiSurface
from overture.foundation.access.refusals import NotThere


class DeskApi(NinjaAPI):
    """The API. What a token sees is stored by no cache; what the public sees is asked for again each time."""

    def create_response(self, request: HttpRequest, data: Any, **kwargs: Any) -> HttpResponse:
        response = super().create_response(request, data, **kwargs)
        if request.headers.get("Authorization"):
            patch_cache_control(response, no_store=True, private=True)
        else:
            patch_cache_control(response, no_cache=True, public=True)
        response["Vary"] = "Authorization"
        return response


api = DeskApi(
    title="Overture",
    version="1",
    description="What the desk publishes, and with a token what the account behind it may see.",
    docs_url=None,
    openapi_url="/openapi.json",
    urls_namespace="api",
)


def said(request: HttpRequest, status: int, sentence: str) -> HttpResponse:
    """An error as one sentence."""
    return api.create_response(request, {"error": sentence}, status=status)


@api.exception_handler(Http404)
@api.exception_handler(NotThere)
def not_found(request: HttpRequest, _error: Exception) -> HttpResponse:
    return said(request, 404, _("There is nothing at this address."))


@api.exception_handler(HttpError)
def refused(request: HttpRequest, error: HttpError) -> HttpResponse:
    return said(request, error.status_code, str(error))


@api.exception_handler(ValidationError)
def not_understood(request: HttpRequest, error: ValidationError) -> HttpResponse:
    names = ", ".join(sorted({str(one["loc"][-1]) for one in error.errors}))
    return said(request, 422, _("These values are not understood: %(names)s.") % {"names": names})


for _entry in registry.api_routers.all():
    api.add_router(_entry.prefix, _entry.router)

nowhere = ApiSurface()
api.add_router("", nowhere)


@nowhere.get("/{path:rest}", include_in_schema=False)
def nothing(request: HttpRequest, rest: str) -> None:
    """Every other address: a sentence, not a page."""
    raise Http404
