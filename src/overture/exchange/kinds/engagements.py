"""Rows of past engagements, with who took part and what was asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from overture.directory.models import Standing
from overture.engagements.models import Ask, Engagement, Participant, Side
from overture.engagements.queries.seen import engagements_seen_by, with_readers
from overture.engagements.rules import can_edit_engagement
from overture_names.comparing import Kind
from overture_names.folding import fold

from ..finding import chunks
from ..plans import ReadRow
from .rows import Rows

FIELDS = ("title", "when", "kind", "confidentiality", "status", "how", "place", "summary")
COLUMNS: tuple[tuple[str, Kind, str, str], ...] = (
    ("our_people", "person", Side.OURS, Standing.NETWORK),
    ("our_organisations", "organisation", Side.OURS, Standing.NETWORK),
    ("their_people", "person", Side.THEIRS, Standing.STAKEHOLDER),
    ("their_organisations", "organisation", Side.THEIRS, Standing.STAKEHOLDER),
)


class EngagementRows(Rows):
    """A row is an engagement. One that was imported before keeps its people and asks as they are on the desk."""

    model = Engagement

    def mentions(self, row: ReadRow) -> Iterator[tuple[Kind, str]]:
        for column, kind, _side, _standing in COLUMNS:
            for name in row.values.get(column, ()):
                yield kind, name

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.there_already: set[tuple[str, str]] = set()

    def look(self, rows: Iterable[ReadRow]) -> None:
        seen = engagements_seen_by(self.by, at=timezone.now())
        for some in chunks({row.values["when"].first for row in rows}):
            told = seen.filter(starts_on__in=some).values_list("title", "when")
            self.there_already.update((fold(title), str(when)) for title, when in told)

    def unfit(self, row: ReadRow, record: Engagement | None = None) -> Iterator[tuple[str, str]]:
        if record is None and (fold(row.values["title"]), str(row.values["when"])) in self.there_already:
            yield "title", _("An engagement with this title and day is on the desk already.")
        if not row.values.get("confidentiality"):
            yield "confidentiality", _("Say what may be told of it: on the record, Chatham House or off the record.")

    def fetched(self, ids: list[UUID]) -> Mapping[UUID, Any]:
        return with_readers(Engagement.objects.all()).in_bulk(ids)

    def make(self, row: ReadRow) -> Engagement:
        given = {name: row.values[name] for name in FIELDS if name in row.values}
        engagement = Engagement(**given, starts_on=row.values["when"].first)
        self.batch.make(engagement)
        self._add_participants(engagement, row)
        if text := row.values.get("ask"):
            self.batch.add(Ask(engagement=engagement, text=text))
        return engagement

    def change(self, row: ReadRow, record: Engagement) -> bool:
        """Other facts; a record level is never lowered or raised by a sheet.

        What is restricted to others stays as it is, and nothing says so: a sheet is no way to learn of it.
        """
        if not can_edit_engagement(self.by, record):
            return False
        given = {name: row.values[name] for name in FIELDS if name in row.values and name != "confidentiality"}
        return self.batch.change(record, **given, starts_on=row.values["when"].first)

    def _add_participants(self, engagement: Engagement, row: ReadRow) -> None:
        seen = set()
        for column, kind, side, standing in COLUMNS:
            for name in row.values.get(column, ()):
                party = self.meanings.record(kind, name, batch=self.batch, standing=standing)
                if party.pk not in seen:
                    seen.add(party.pk)
                    self.batch.add(Participant(engagement=engagement, side=side, order=len(seen) - 1, **{kind: party}))
