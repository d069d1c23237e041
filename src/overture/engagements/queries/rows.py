"""The rows of lists: what a list says of each engagement, in a fixed and small number of queries at any length."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db.models import Case, Count, OuterRef, Prefetch, QuerySet, Subquery, Value, When, prefetch_related_objects
from django.db.models.fields import IntegerField
from django.db.models.functions import Coalesce

from overture.directory.models import Post
from overture.directory.queries import fetch_names
from overture.foundation.access.viewer import Viewer

from .. import rules
from ..models import Ask, Commitment, Engagement, Participant, Side, SpokeFor
from ..rules import Telling
from ..told import ToldRow, bodies_before_people
from .fetching import ABOVE
from .naming import organisations_of, people_of
from .pieces import Piece
from .seen import seen_in_full
from .tables import Seat, tables_of
from .wording import row_of, tell_row


def with_what_rows_need(viewer: Viewer, engagements: QuerySet[Engagement], *, at: dt.datetime) -> QuerySet[Engagement]:
    """What `rows_told` reads of the engagements themselves, in the same query; of engagements that the viewer sees."""
    engagements = engagements.defer("notes", "summary")
    if rules.is_coordinator(viewer):
        asks = Ask.objects.filter(engagement=OuterRef("pk")).order_by().values("engagement")
        count = Subquery(asks.annotate(number=Count("pk")).values("number"))
        return engagements.annotate(ask_count=Coalesce(count, Value(0)))
    level = Case(
        When(seen_in_full(viewer, at=at), then=Value(Telling.FULL.value)),
        default=Value(Telling.SUBSTANCE.value),
        output_field=IntegerField(),
    )
    return engagements.annotate(level=level)


def rows_told(viewer: Viewer, engagements: Sequence[Any], *, at: dt.datetime) -> list[ToldRow]:
    """Rows as this viewer may have them; of engagements from `with_what_rows_need`."""
    if rules.is_coordinator(viewer):
        tables = tables_of([one.pk for one in engagements], language=viewer.language)
        return [_whole_row(one, tables.get(one.pk, []), at=at) for one in engagements]
    _fetch_what_names(engagements)
    return [tell_row(Piece.of(viewer, one, at=at, level=Telling(one.level))) for one in engagements]


def _whole_row(engagement: Any, seats: list[Seat], *, at: dt.datetime) -> ToldRow:
    """The row of somebody who reads everything."""
    theirs = (named for seat in seats if seat.side == Side.THEIRS for named in (seat.body, seat.name) if named)
    return row_of(
        engagement,
        at=at,
        title=engagement.title,
        with_whom=bodies_before_people(theirs),
        spoke=tuple((seat.name, seat.spoke_for) for seat in seats if seat.side == Side.OURS),
        ask_count=engagement.ask_count,
    )


def _fetch_what_names(engagements: Sequence[Engagement]) -> None:
    """Everybody whom the words of a row might name, for readers from whom some names are kept."""
    mandates = Prefetch("mandates", SpokeFor.objects.select_related(ABOVE))
    seats = Participant.objects.select_related("person", "instead_of", ABOVE).prefetch_related(mandates)
    asks = Ask.objects.prefetch_related("to", "made_by")
    commitments = Commitment.objects.select_related("person", "organisation")
    prefetch_related_objects(
        engagements, Prefetch("participants", seats), Prefetch("asks", asks), Prefetch("commitments", commitments)
    )
    people = [person for one in engagements for person in people_of(one)]
    prefetch_related_objects(people, Prefetch("posts", Post.objects.select_related(ABOVE)))
    fetch_names([*people, *(body for one in engagements for body in organisations_of(one))])
