"""Names inside a sentence of another direction."""

import pytest
from django.utils import translation

from overture.foundation.local_text import apart

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("language", "name", "shown"),
    [
        ("en", "Ada Quill", "Ada Quill"),
        ("en", "حنان عودة", "\u2068حنان عودة\u2069"),
        ("ar", "حنان عودة", "حنان عودة"),
        ("he", "Ada Quill", "\u2068Ada Quill\u2069"),
        ("he", "", ""),
        ("en", "חוף 12", "\u2068חוף 12\u2069"),
    ],
)
def test_a_name_that_runs_the_other_way_is_kept_apart(language, name, shown):
    with translation.override(language):
        assert apart(name) == shown
