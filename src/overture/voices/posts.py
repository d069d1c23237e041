"""In which role somebody spoke on a day."""

from __future__ import annotations

import datetime as dt

from overture.directory.models import Person
from overture.directory.queries import posts_on

from .models import PublicRecord


def holds_public_post(person: Person, day: dt.date, *, basis: str) -> bool:
    """Whether a person held a public office on a day, or was a named spokesperson, whichever is claimed."""
    wanted = "is_public_office" if basis == PublicRecord.Basis.OFFICE_HOLDER else "is_spokesperson"
    return any(getattr(post, wanted) for post in posts_on(person, day))
