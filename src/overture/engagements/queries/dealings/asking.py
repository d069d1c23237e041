"""What was asked of a body, where it stands, and which of its promises are late."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When

from ...models import Ask, Commitment, Side
from ...rules import can_see_private_asks
from .scope import Dealings, ToldInPart

OPEN_STATES = (Ask.State.MADE, Ask.State.NO_REPLY)
"""Nothing has come back yet."""


@dataclass(frozen=True, slots=True)
class AskSums:
    """How many asks, by the key of `Ask.State`."""

    by_state: dict[str, int]

    @property
    def total(self) -> int:
        return sum(self.by_state.values())

    @property
    def done(self) -> int:
        return self.by_state.get(Ask.State.DONE, 0)

    @property
    def open(self) -> int:
        return sum(self.by_state.get(state, 0) for state in OPEN_STATES)


def asks_of(dealings: Dealings, in_part: ToldInPart) -> QuerySet[Ask]:
    """The asks of the body, or of nobody by name, that this viewer is told.

    An ask that was put to somebody else at the same table is not one of this body.
    """
    to_it = Ask.to.through._default_manager.filter(ask_id=OuterRef("pk"))
    asks = Ask.objects.filter(engagement__in=dealings.engagements.values("pk"))
    asks = asks.filter(Exists(to_it.filter(organisation_id__in=dealings.tree)) | ~Exists(to_it))
    if not can_see_private_asks(dealings.viewer):
        asks = asks.filter(is_public=True)
    if in_part.engagements:
        asks = asks.filter(~Q(engagement__in=in_part.engagements) | Q(pk__in=in_part.asks))
    return asks


def sums_of_asks(asks: QuerySet[Ask]) -> AskSums:
    """Their number by state; one query."""
    rows = asks.order_by().values_list("state").annotate(number=Count("pk"))
    return AskSums(dict(rows))


def most_pressing(asks: QuerySet[Ask], dealings: Dealings, in_part: ToldInPart) -> QuerySet[Ask]:
    """With what is late first, then what is open, then the rest; each newest first."""
    late: Any = Exists(late_promises(dealings, in_part).filter(ask=OuterRef("pk")))
    still = Case(
        When(late, then=Value(0)),
        When(state=Ask.State.PROMISED, then=Value(1)),
        When(state__in=OPEN_STATES, then=Value(2)),
        When(state=Ask.State.ANSWERED, then=Value(3)),
        default=Value(4),
        output_field=IntegerField(),
    )
    return asks.annotate(press=still).order_by("press", "-engagement__sorted_on", "-pk")


def late_promises(dealings: Dealings, in_part: ToldInPart) -> QuerySet[Commitment]:
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
    if in_part.engagements:
        rows = rows.filter(~Q(engagement__in=in_part.engagements) | Q(pk__in=in_part.promises))
    return rows
