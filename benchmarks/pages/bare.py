"""A page that does nothing but answer with given bytes, beside the desk's own addresses: the yardstick of the pages."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from overture import urls

BODY = b""


def bare(request: HttpRequest) -> HttpResponse:
    """Answer with `BODY`."""
    return HttpResponse(BODY)


urlpatterns = [path("bare/", bare), *urls.urlpatterns]
