"""What was asked of a body, where it stands, and which of its promises are late."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from ...models import Ask, Commitment, Side
from ...rules import can_see_private_asks
from .scope import Dealings
from .unsaid import Unsaid

OPEN_STATES = (Ask.State.MADE, Ask.State.NO_REPLY)
"""Nothing has come back yet."""


PRESS: dict[str, int] = {Ask.State.PROMISED: 1, Ask.State.MADE: 2, Ask.State.NO_REPLY: 2, Ask.State.ANSWERED: 3}


@dataclass(frozen=True, slots=True)
class AskRow:
    """An ask by its id, where it was made, and where it stands; its words come from the telling."""

    ask: UUID
    engagement: UUID
    state: str


@dataclass(frozen=True, slots=True)
class AskSums:
    """How many asks, by the key of `Ask.State`."""

    by_state: Mapping[str, int]

    @property
    def total(self) -> int:
        return sum(self.by_state.values())

    @property
    def done(self) -> int:
        return self.by_state.get(Ask.State.DONE, 0)

    @property
    def open(self) -> int:
        return sum(self.by_state.get(state, 0) for state in OPEN_STATES)


def asks_of(dealings: Dealings, unsaid: Unsaid) -> QuerySet[Ask]:
    """The asks of the body, or of nobody by name, that this viewer is told.

    An ask that was put to somebody else at the same table is not one of this body.
    """
    to_it = Ask.to.through._default_manager.filter(ask_id=OuterRef("pk"))
    asks = Ask.objects.filter(engagement__in=dealings.engagements.values("pk"))
    asks = asks.filter(Exists(to_it.filter(organisation_id__in=dealings.tree)) | ~Exists(to_it))
    if not can_see_private_asks(dealings.viewer):
        asks = asks.filter(is_public=True)
    return asks.exclude(pk__in=unsaid.asks) if unsaid.asks else asks


def ask_rows(asks: QuerySet[Ask]) -> list[AskRow]:
    """Every ask in few words, the newest first; one query."""
    rows = asks.order_by("-engagement__sorted_on", "-pk").values_list("pk", "engagement_id", "state")
    return [AskRow(*row) for row in rows]


def sums_of_asks(rows: Iterable[AskRow]) -> AskSums:
    """Their number by state."""
    return AskSums(Counter(row.state for row in rows))


def most_pressing(rows: Iterable[AskRow], late: Collection[UUID]) -> list[AskRow]:
    """Those whose promise is late first, then what is promised, then what is open, then the rest; each newest first."""

    def press(row: AskRow) -> int:
        return 0 if row.ask in late else PRESS.get(row.state, 4)

    return sorted(rows, key=press)


def late_promises(dealings: Dealings, unsaid: Unsaid) -> QuerySet[Commitment]:
    """Promises of their side, open, whose last day is over."""
    rows = Commitment.objects.filter(
        Q(organisation__in=dealings.tree) | Q(organisation__isnull=True),
        engagement__in=dealings.engagements.values("pk"),
        side=Side.THEIRS,
        state=Commitment.State.OPEN,
        due_by__lt=dealings.today,
    )
    if not can_see_private_asks(dealings.viewer):
        rows = rows.filter(Q(ask__isnull=True) | Q(ask__is_public=True))
    return rows.exclude(pk__in=unsaid.promises) if unsaid.promises else rows
