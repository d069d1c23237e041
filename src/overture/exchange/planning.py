"""What an import would do: rows read, names settled, every record made in memory and none written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from overture.foundation.access.viewer import Viewer
from overture_names.folding import fold

from .finding import chunks
from .kinds import ROWS
from .kinds.organisations import OrganisationRows
from .meanings import Meanings, earlier_row
from .models import ImportedRow, SheetKind
from .plans import NEW, Plan, ReadRow
from .rowreading import RowReader
from .sheets import Sheet


def plan_import(
    sheet: Sheet,
    *,
    kind: str,
    keys: Sequence[str],
    usual: Mapping[str, str],
    answers: Mapping[str, str],
    source: str,
    by: Viewer,
) -> Plan:
    """Plan the import of a sheet as things stand now.

    Args:
        keys: what each column means.
        usual: values for rows that leave a column empty.
        answers: to the questions of an earlier plan, by their keys.
        source: what is noted as the source of new records.

    Returns:
        What would be written, what is asked, and what is wrong, by row.
    """
    reader = RowReader(kind, sheet.headings, keys, usual)
    plan = Plan()
    rows, plan.problems = reader.read(sheet)
    planner = Planner(plan, reader, answers=answers, source=source, by=by)
    planner.go(rows)
    return plan


class Planner:
    """One plan under way."""

    def __init__(self, plan: Plan, reader: RowReader, *, answers: Mapping[str, str], source: str, by: Viewer) -> None:
        self.plan, self.reader, self.kind = plan, reader, reader.kind
        self.meanings = Meanings(answers, by=by)
        self.rows = ROWS[self.kind](meanings=self.meanings, batch=plan.batch, source=source, by=by)
        self.record_of: dict[str, object] = {}
        self.waiting: set[str] = set()
        self.there: set[UUID] = set()

    def go(self, rows: Sequence[ReadRow]) -> None:
        """Give every row its fate."""
        known = imported_before(self.kind, [row.key for row in rows])
        unsaid = [row for row in rows if row.key in known and known[row.key][1] != row.said]
        self._fetch_known(known, unsaid)
        fresh, said = [], []
        for row in rows:
            record_id, last = known.get(row.key, (None, ""))
            if record_id is None or record_id not in self.there:
                fresh.append(row)
            elif last == row.said:
                self.plan.same.append((row, record_id))
            else:
                said.append((row, self.rows.records[record_id]))
        others = [row for row, _record in said]
        self._gather(fresh, others)
        self.rows.look([*fresh, *others])
        said = [(row, record) for row, record in said if self._fits(row, record)]
        fitting = [row for row in fresh if self._fits(row, None)]
        self._find_waiting([*fresh, *others], {row.key for row in fitting} | {row.key for row, _record in said})
        for row, record in said:
            self._change(row, record)
        for row in fitting:
            self._settle(row)
        self._finish([*fresh, *(row for row, _record in said)])
        self.plan.questions = self.meanings.questions

    def _fetch_known(self, known: Mapping[str, tuple[UUID, str]], unsaid: Iterable[ReadRow]) -> None:
        """The records of rows that say something else than last time; of the others only whether they are there."""
        self.there = self.rows.existing(one[0] for one in known.values())
        wanted = {known[row.key][0] for row in unsaid} & self.there
        if self.kind == SheetKind.ORGANISATIONS:
            wanted = self.there
        self.rows.fetch(wanted)
        for key, (record_id, _said) in known.items():
            if record_id in self.rows.records:
                self.record_of[key] = self.rows.records[record_id]

    def _gather(self, fresh: Sequence[ReadRow], others: Iterable[ReadRow]) -> None:
        """Collect every name, and ask once what they all mean."""
        first: dict[str, ReadRow] = {}
        for row in fresh:
            own = self.rows.own(row)
            if own is not None:
                earlier = first.setdefault(fold(own.name), row)
                if earlier is not row and self.kind == SheetKind.PEOPLE:
                    own.earlier = earlier_row(earlier.number, earlier.key, earlier.values["name"])
                self.meanings.own(own)
        in_file = self._bodies(fresh, others)
        for row in (*fresh, *others):
            for kind, name in self.rows.mentions(row):
                if fold(name) not in in_file:
                    self.meanings.mention(kind, name, row.number)
        self.meanings.resolve()
        meant = [self.meanings.means(row.key) for row in fresh]
        self.rows.fetch([UUID(one) for one in meant if one and one != NEW and not one.startswith("row:")])

    def _fits(self, row: ReadRow, record: object) -> bool:
        """Whether the desk can take a row; why not stands among the problems."""
        wrong = [self.reader.problem(row.number, column, told) for column, told in self.rows.unfit(row, record)]
        self.plan.problems += wrong
        return not wrong

    def _change(self, row: ReadRow, record: object) -> None:
        self.record_of[row.key] = record
        if self.kind == SheetKind.ORGANISATIONS:
            self.meanings.know("organisation", row.values["name"], record)
        if not self._is_ready(row):
            self.plan.asked.append(row)
        elif self.rows.change(row, record):
            self.plan.changed.append((row, record.pk))  # type: ignore[attr-defined]
        else:
            self.plan.same.append((row, record.pk))  # type: ignore[attr-defined]

    def _settle(self, row: ReadRow) -> None:
        """A row that no earlier import knows: a new record, one that a person said it is, or a question."""
        meant = self.meanings.means(row.key) if self.rows.owned else NEW
        if meant is None or not self._is_ready(row):
            self.plan.asked.append(row)
        elif there := self.rows.there(row):
            self._change(row, there)
        elif meant == NEW:
            record = self.rows.make(row)
            self.meanings.keep_own_answers(row.key, self.plan.batch)
            self.record_of[row.key] = record
            self.plan.new.append((row, record.pk))
        else:
            record = self.record_of.get(meant[4:]) if meant.startswith("row:") else self.rows.records.get(UUID(meant))
            if record is None:
                self.plan.asked.append(row)
            else:
                self._change(row, record)

    def _bodies(self, fresh: Iterable[ReadRow], others: Iterable[ReadRow]) -> set[str]:
        """The bodies that are rows of this file themselves: a row that names one means that row."""
        if self.kind != SheetKind.ORGANISATIONS:
            return set()
        for record in self.record_of.values():
            self.meanings.know("organisation", record.name, record)  # type: ignore[attr-defined]
        return {fold(row.values["name"]) for row in (*fresh, *others)}

    def _find_waiting(self, rows: Sequence[ReadRow], fitting: set[str]) -> None:
        """Bodies of this file that stay outside for now, and then those that are part of one of them."""
        if self.kind != SheetKind.ORGANISATIONS:
            return
        above = {fold(row.values["name"]): fold(row.values.get("parent", "")) for row in rows}
        for row in rows:
            parent = row.values.get("parent", "")
            is_open = bool(parent) and fold(parent) not in above and self.meanings.is_open("organisation", parent)
            asked = row.key not in self.record_of and self.meanings.means(row.key) is None
            if is_open or row.key not in fitting or asked:
                self.waiting.add(fold(row.values["name"]))
        while more := {name for name, parent in above.items() if parent in self.waiting} - self.waiting:
            self.waiting |= more

    def _is_ready(self, row: ReadRow) -> bool:
        """Whether the names beside are settled; a body that is a row of this file is when that row is."""
        if self.kind == SheetKind.ORGANISATIONS:
            return fold(row.values["name"]) not in self.waiting
        return self.rows.ready(row)

    def _finish(self, rows: Iterable[ReadRow]) -> None:
        """Set what needs the records of later rows: the body that another one is part of."""
        if isinstance(self.rows, OrganisationRows):
            for row in rows:
                record = self.record_of.get(row.key)
                name = row.values.get("parent")
                if record is not None and name and not self.meanings.is_open("organisation", name):
                    self.rows.settle(row, record)  # type: ignore[arg-type]


def imported_before(kind: str, keys: Iterable[str]) -> dict[str, tuple[UUID, str]]:
    """By row key, the record that an earlier import made of it, and what the row said then."""
    found: dict[str, tuple[UUID, str]] = {}
    for some in chunks(keys):
        rows = ImportedRow.objects.filter(kind=kind, key__in=some)
        found.update(
            (key, (UUID(record_id), said)) for key, record_id, said in rows.values_list("key", "record_id", "said")
        )
    return found
