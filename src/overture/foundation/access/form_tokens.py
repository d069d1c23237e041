"""A form on a page without cookies: a token signed over its purpose and time, and the site that it came from."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.http import HttpRequest

LASTS = dt.timedelta(hours=24)
SALT = "overture.form"


def form_token(purpose: str) -> str:
    """A token to put into a form; good for one purpose and for `LASTS`."""
    return signing.TimestampSigner(salt=SALT).sign(purpose)


def is_form_token(token: str, purpose: str) -> bool:
    """Whether the token was made here, for this purpose, not long ago."""
    try:
        return signing.TimestampSigner(salt=SALT).unsign(token, max_age=LASTS) == purpose
    except signing.BadSignature:
        return False


def comes_from_here(request: HttpRequest) -> bool:
    """Whether the form was sent from a page of this site: by Origin, else by what the browser says of the fetch.

    A page that was asked not to tell where it is from sends the Origin ``null``; the browser still says whether the
    form came from the same site. A program that sends neither is taken: it carries nobody's cookies here.
    """
    said = request.headers.get("Sec-Fetch-Site", "")
    if said:
        return said in ("same-origin", "none")
    origin = request.headers.get("Origin", "")
    if origin in ("", "null"):
        return True
    ours = {urlsplit(settings.OVERTURE_BASE_URL).netloc, request.get_host()}
    return urlsplit(origin).netloc in ours
