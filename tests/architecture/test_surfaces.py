"""Every address of the house is built on a surface, so that nothing is shown without a viewer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from overture.foundation.access.views import SurfaceView

pytestmark = pytest.mark.unit

# Views of others that are mounted as they are, with the reason.
BORROWED = {
    "allauth.account": "signing in and out; shows no record, and its pages are tested in tests/integration/accounts",
    "allauth.mfa": "a second factor of one's own account",
    "ninja": "the API; each of its operations is checked by test_api_operations_take_a_viewer",
}


def patterns(resolver: URLResolver | None = None, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every pattern of the URLconf with its whole route."""
    for entry in (resolver or get_resolver()).url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from patterns(entry, route)
        else:
            yield route, entry


def surface_of(pattern: URLPattern) -> str | None:
    view_class = getattr(pattern.callback, "view_class", None)
    if view_class is not None and issubclass(view_class, SurfaceView):
        return view_class.surface
    return None


def is_borrowed(pattern: URLPattern) -> bool:
    callback = getattr(pattern.callback, "view_class", None) or pattern.callback
    callback = getattr(callback, "func", callback)
    module = getattr(callback, "__module__", "") or type(callback).__module__
    return any(module == name or module.startswith(f"{name}.") for name in BORROWED)


def test_every_address_is_built_on_a_surface():
    bare = [route for route, pattern in patterns() if not surface_of(pattern) and not is_borrowed(pattern)]

    assert bare == []


@pytest.mark.parametrize(
    ("start", "surfaces"),
    [
        ("desk/", {"desk"}),
        ("my/", {"portal"}),
        ("<lang", {"site"}),
        ("en/", {"site"}),
        ("ar/", {"site"}),
        ("he/", {"site"}),
    ],
)
def test_addresses_stand_on_the_surface_that_their_first_part_names(start, surfaces):
    found = {surface_of(pattern) for route, pattern in patterns() if route.startswith(start)}

    assert found <= surfaces


def test_the_walk_finds_addresses():
    assert len(list(patterns())) > 30


def test_a_view_on_no_surface_is_found():
    bare = URLPattern(next(patterns())[1].pattern, lambda request: None)

    assert surface_of(bare) is None
    assert not is_borrowed(bare)
