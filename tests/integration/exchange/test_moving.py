from __future__ import annotations

import pytest

from overture.sample.loading import load

from .desks import empty_the_desk, exported, imported, members

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


@pytest.mark.parametrize("sealed", [True, False], ids=["sealed", "without-sealed"])
def test_the_sample_desk_comes_back_byte_for_byte(sealed):
    load(size="small")
    first = exported(sealed=sealed)
    empty_the_desk()
    imported(first)

    second = exported(sealed=sealed)

    assert members(second) == members(first)
    assert second == first
