"""The base view of each surface. Every address of the house is built on one of them; a test walks the URLconf.

A surface decides three things before its view runs: who is asking (`viewer`), whether they may come in at all, and what
caches may keep. What a person may see of a record is decided by `rules` and `queries`, never here.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.cache import add_never_cache_headers, patch_cache_control, patch_vary_headers
from django.views import View

from overture.foundation import registry

from .refusals import MovedTo, NotThere
from .viewer import Viewer


class SurfaceView(View):
    """What the surfaces share: the viewer, made once before the view runs."""

    surface: ClassVar[str] = ""
    viewer: Viewer

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.viewer = self.make_viewer(request)
        request.viewer = self.viewer  # type: ignore[attr-defined]
        request.surface = self.surface  # type: ignore[attr-defined]

    def make_viewer(self, request: HttpRequest) -> Viewer:
        return Viewer.public(translation.get_language() or "en")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return super().dispatch(request, *args, **kwargs)
        except MovedTo as moved:
            if request.method not in ("GET", "HEAD"):
                raise Http404 from moved
            return redirect(address_under(moved, request, kwargs))
        except NotThere as error:
            raise Http404 from error


def address_under(moved: MovedTo, request: HttpRequest, kwargs: dict[str, Any]) -> str:
    """The address that was asked for, with the id under which its record is found now."""
    if request.resolver_match is None:
        raise Http404
    there = {name: moved.new_id if str(value) == moved.old_id else value for name, value in kwargs.items()}
    if there == kwargs:
        raise Http404
    return reverse(request.resolver_match.view_name, kwargs=there)


class SiteView(SurfaceView):
    """A public page: no session, no cookie, nobody in particular; a shared cache must ask again each time."""

    surface = "site"
    http_method_names = ["get", "head", "options"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = super().dispatch(request, *args, **kwargs)
        if not response.has_header("Cache-Control"):
            patch_cache_control(response, no_cache=True, public=True)
        return response


class SignedInView(SurfaceView):
    """Behind the door: a signed-in, active account; nothing is stored by any cache."""

    def make_viewer(self, request: HttpRequest) -> Viewer:
        return registry.viewer_of(request.user, language=translation.get_language() or "en")

    def may_enter(self) -> bool:
        """Whether this viewer may use the surface at all."""
        raise NotImplementedError

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.viewer.user_id is None:
            response: HttpResponseBase = redirect_to_login(request.get_full_path())
        elif not self.may_enter():
            raise Http404
        else:
            response = super().dispatch(request, *args, **kwargs)
        add_never_cache_headers(response)
        patch_cache_control(response, no_store=True, private=True)
        patch_vary_headers(response, ["Cookie"])
        return response


class DeskView(SignedInView):
    """A screen of the desk. `roles` says which roles may open it; the whole staff when it is not narrowed.

    A viewer without the role gets what a missing page gives: existence is hidden as well.
    """

    surface = "desk"
    roles: ClassVar[tuple[str, ...]] = ("coordinator", "editor", "director", "administrator")

    def may_enter(self) -> bool:
        return self.viewer.has_role(*self.roles)


class PortalView(SignedInView):
    """A screen of the members' portal: for accounts that represent a member organisation."""

    surface = "portal"

    def may_enter(self) -> bool:
        return self.viewer.has_role("representative")


class DoorView(SurfaceView):
    """An address that is nobody's screen: health, language choice, the accent's stylesheet. It shows no record."""

    surface = "door"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = super().dispatch(request, *args, **kwargs)
        if isinstance(response, HttpResponse) and not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
        return response
