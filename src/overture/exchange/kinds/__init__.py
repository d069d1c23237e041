"""What the rows of each kind of sheet become."""

from __future__ import annotations

from collections.abc import Mapping

from ..models import SheetKind
from .engagements import EngagementRows
from .memberships import MembershipRows
from .organisations import OrganisationRows
from .people import PeopleRows
from .posts import PostRows
from .rows import Rows

ROWS: Mapping[str, type[Rows]] = {
    SheetKind.PEOPLE: PeopleRows,
    SheetKind.ORGANISATIONS: OrganisationRows,
    SheetKind.POSTS: PostRows,
    SheetKind.MEMBERSHIPS: MembershipRows,
    SheetKind.ENGAGEMENTS: EngagementRows,
}

__all__ = ["ROWS", "Rows"]
