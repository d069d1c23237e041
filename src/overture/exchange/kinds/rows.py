"""What the kinds of rows share."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import partial
from typing import Any, ClassVar
from uuid import UUID

from overture.directory.models import ContactPoint, Name, Organisation, Person, Post, Standing
from overture.directory.operations.checks import clean_name
from overture.directory.scripts import script_of
from overture.foundation.access.viewer import Viewer
from overture_names.comparing import Kind

from ..batches import Batch
from ..finding import chunks
from ..meanings import Meanings, Own
from ..plans import ReadRow

Party = Person | Organisation


class Rows:
    """Turns read rows into records, unwritten. One object plans one sheet.

    Args:
        records: those that earlier imports made of these rows, by id.
        source: what is noted as the source of a new record, without the row's number.
    """

    model: ClassVar[type[Any]]
    owned: ClassVar[Kind | None] = None

    def __init__(self, *, meanings: Meanings, batch: Batch, source: str, by: Viewer) -> None:
        self.meanings, self.batch, self.source, self.by = meanings, batch, source, by
        self.records: dict[UUID, Any] = {}

    def mentions(self, row: ReadRow) -> Iterator[tuple[Kind, str]]:
        """The names that stand beside what the row is about."""
        yield from ()

    def own(self, row: ReadRow) -> Own | None:
        """The person or body that the row itself is about."""
        if self.owned is None:
            return None
        return Own(row.key, self.owned, row.values["name"], str(row.values.get("organisation", "")), row.number)

    def fetch(self, ids: Collection[UUID]) -> None:
        """Get the records that rows mean, with what hangs on them, in a few queries."""
        for some in chunks(ids):
            self.records.update(self.fetched(some))

    def existing(self, ids: Iterable[UUID]) -> set[UUID]:
        """Those of the ids whose record is still there."""
        found: set[UUID] = set()
        for some in chunks(ids):
            found.update(self.model.objects.filter(pk__in=some).order_by().values_list("pk", flat=True))
        return found

    def fetched(self, ids: list[UUID]) -> Mapping[UUID, Any]:
        """Records by id."""
        return self.model.objects.in_bulk(ids)

    def look(self, rows: Iterable[ReadRow]) -> None:
        """Fetch what `unfit` compares rows with, in a few queries."""

    def unfit(self, row: ReadRow, record: Any = None) -> Iterator[tuple[str, str]]:
        """Why the desk cannot take a row: a column and a sentence."""
        yield from ()

    def there(self, row: ReadRow) -> Any:
        """What a new row says again and the desk holds already."""
        return None

    def make(self, row: ReadRow) -> Any:
        """The new record of a row."""
        raise NotImplementedError

    def change(self, row: ReadRow, record: Any) -> bool:
        """What a row says otherwise than its record; says whether anything differs."""
        raise NotImplementedError

    def ready(self, row: ReadRow) -> bool:
        """Whether every name beside is settled."""
        return not any(self.meanings.is_open(kind, name) for kind, name in self.mentions(row))

    def organisation(self, name: str, row: ReadRow) -> Organisation:
        """The organisation of a name beside."""
        found: Organisation = self.meanings.record("organisation", name, batch=self.batch, standing=standing_of(row))
        return found

    def source_of(self, row: ReadRow) -> str:
        """Where a new record is from."""
        return f"{self.source}, {row.number}"[:300]

    def add_names(self, party: Party, names: Iterable[str], known: Collection[str]) -> bool:
        """Give a party the names that it has not."""
        there = {party.name, *known}
        wanted = [one for one in dict.fromkeys(clean_name(name) for name in names) if one not in there]
        for text in wanted:
            name = Name(**{party.record_kind: party}, text=text, script=script_of(text), kind=Name.Kind.SPELLING)
            self.batch.hang(name, on=party, field="names", words=partial(str, text))
        return bool(wanted)

    def add_contacts(self, party: Party, row: ReadRow, known: Collection[tuple[str, str]]) -> bool:
        """Give a party the ways to reach it that it has not, sealed."""
        wanted = [
            (medium, value)
            for column, medium in (("email", ContactPoint.Medium.EMAIL), ("phone", ContactPoint.Medium.PHONE))
            for value in row.values.get(column, ())
            if (medium, value) not in known
        ]
        for medium, value in wanted:
            point = ContactPoint(**{party.record_kind: party}, medium=medium, value=value)
            self.batch.hang(point, on=party, field="contact_points", words=partial(str, point))
        return bool(wanted)


def standing_of(row: ReadRow) -> str:
    """On which side a row's people and bodies stand."""
    return str(row.values.get("standing", Standing.OTHER))


def contacts_of(party: Party) -> set[tuple[str, str]]:
    """The ways to reach a party that are there; fetch `contact_points` before."""
    return {(one.medium, one.value) for one in party.contact_points.all()}


def post_in_words(post: Post) -> str:
    """A post, for a row of the history."""
    return f"{post.role}, {post.organisation} ({post.started or '?'} – {post.ended or ''})"
