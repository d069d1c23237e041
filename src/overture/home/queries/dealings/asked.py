"""What we asked for and where it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from overture.engagements.models import Ask
from overture.engagements.queries.dealings import (
    AskSums,
    ask_rows,
    asks_of,
    late_promises,
    most_pressing,
    sums_of_asks,
)
from overture.engagements.queries.dealings.asking import OPEN_STATES
from overture.foundation.ui.charts import Chart, StackPart, stack_drawn
from overture.foundation.ui.shapes import Column, Tag

from ...bodyshapes import AskedFor, AskStands
from ..meetings import address
from .reading import Reading
from .telling import AskLine

MOST_ASKS = 6
PARTS = (
    (gettext_lazy("Done"), (Ask.State.DONE,), 0),
    (gettext_lazy("Promised"), (Ask.State.PROMISED,), 1),
    (gettext_lazy("Answered"), (Ask.State.ANSWERED,), 3),
    (gettext_lazy("Open"), OPEN_STATES, 2),
    (gettext_lazy("Refused or dropped"), (Ask.State.REFUSED, Ask.State.DROPPED), 4),
)


@dataclass(frozen=True, slots=True)
class AsksFound:
    """The asks of a body before they are told.

    Attributes:
        pressing: the ids of the most pressing ones with their engagements, in their order.
        late: for each ask with a late promise, the day that it was due by.
        late_count: how many promises are late, those that hang on no ask among them.
        flags: for each engagement with an ask, a key of `charts.lanes.FLAGS`.
    """

    sums: AskSums
    pressing: dict[str, str]
    late: Mapping[UUID, dt.date]
    late_count: int
    flags: dict[UUID, str]


def asks_found(reading: Reading) -> AsksFound:
    """Two queries."""
    rows = ask_rows(asks_of(reading.dealings, reading.unsaid))
    late_rows = list(late_promises(reading.dealings, reading.unsaid).values_list("ask_id", "engagement_id", "due_by"))
    late = {ask: day for ask, _engagement, day in late_rows if ask}
    flags: dict[UUID, str] = {}
    for row in rows:
        flags[row.engagement] = "open" if row.state in OPEN_STATES else flags.get(row.engagement, "done")
    flags |= {engagement: "late" for _ask, engagement, _day in late_rows if engagement in flags}
    return AsksFound(
        sums=sums_of_asks(rows),
        pressing={str(row.ask): str(row.engagement) for row in most_pressing(rows, late)[:MOST_ASKS]},
        late=late,
        late_count=len(late_rows),
        flags=flags,
    )


def asked_shown(reading: Reading, found: AsksFound, told: Mapping[str, AskLine]) -> AskedFor:
    """The most pressing asks as the viewer is told them, and where all of them stand."""
    asks = tuple(_stands(reading, told[key], found.late.get(UUID(key))) for key in found.pressing if key in told)
    return AskedFor(
        asks=asks,
        chart=_bar(found.sums) if found.sums.total > 1 else None,
        all_url=reading.only("happened", show="asks"),
        total=found.sums.total,
    )


def _stands(reading: Reading, ask: AskLine, due_by: dt.date | None) -> AskStands:
    words = {"date": ask.when_words, "answer": ask.answered_words}
    note = _("Asked %(date)s, answered %(answer)s") if ask.answered_words else _("Asked %(date)s")
    state = ask.state
    if due_by:
        days = (reading.today - due_by).days
        state = Tag("late", ngettext("%(count)s day late", "%(count)s days late", days) % {"count": days})
    url = address("engagement", ask.engagement)
    return AskStands(ask.text, ask.language, url, note % words if ask.when_words else "", state)


def _bar(sums: AskSums) -> Chart:
    parts = tuple(
        StackPart(label, sum(sums.by_state.get(state, 0) for state in states), colour)
        for label, states, colour in PARTS
    )
    words = ngettext(
        "Where %(count)s ask stands. The table has the same facts.",
        "Where %(count)s asks stand. The table has the same facts.",
        sums.total,
    )
    return Chart(
        key="asks-bar",
        label=_("Where our asks stand"),
        drawing=stack_drawn(words % {"count": sums.total}, parts),
        columns=(Column(_("Where it stands")), Column(_("Asks"), numeric=True)),
        rows=[(part.label, part.count) for part in parts],
        room="any",
    )
