"""The table of a run, and what the command refuses."""

from __future__ import annotations

import pytest

from overture.bench.telling import desk, growth
from overture.cli.bench import main

pytestmark = pytest.mark.unit


def rows(first: float, *, admin: float) -> list[dict]:
    """A first page and a last page of one desk, asked for three times each."""
    pages = {"first page": first, "last page": first * 1.5}
    who = {"coordinator": 1, "editor": 2, "director": 3, "lean": 4}
    return [
        {"key": key, "who": name, "times": [ms * times, ms * times + 9, ms * times - 9], "queries": 12, "size": 50_000}
        for key, ms in pages.items()
        for name, times in [*who.items(), ("admin", admin / ms)]
    ]


def test_the_table_gives_medians_ratios_and_the_growth():
    small, large = rows(20, admin=60), rows(30, admin=1500)

    last = desk("sqlite", "1m", large).splitlines()[-1]
    said = growth({("sqlite", "10k"): small, ("sqlite", "1m"): large})

    assert last.split()[2:] == ["45.0", "90.0", "135.0", "1500.0", "180.0", "33.3", "4.0", "1.50", "12", "50"]
    assert said == ["sqlite: a first page at 1m takes 1.50 times what it takes at 10k"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [(["--size", "2k"], "write sizes"), (["--db", "oracle"], "write sizes"), (["--db", "pg"], "set DATABASE_URL")],
)
def test_what_cannot_be_measured_is_refused(monkeypatch, capsys, asked, said):
    monkeypatch.delenv("DATABASE_URL", raising=False)

    assert main(asked) == 2
    assert said in capsys.readouterr().err
