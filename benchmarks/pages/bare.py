"""A Django page that does nothing but answer with given bytes: the yardstick of the pages."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

BODY = b""


def bare(request: HttpRequest) -> HttpResponse:
    """Answer with `BODY`."""
    return HttpResponse(BODY)


urlpatterns = [path("bare/", bare)]
