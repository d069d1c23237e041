"""Rows of people, with one post and the ways to reach them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, ClassVar
from uuid import UUID

from overture.directory.models import Organisation, Person, Post
from overture_names.comparing import Kind

from ..meanings import new_person
from ..plans import ReadRow
from .rows import Rows, contacts_of, post_in_words, standing_of

FIELDS = ("language", "source_note")
POST_FIELDS = ("role", "started", "ended")


class PeopleRows(Rows):
    """A row is a person; with an organisation it is a post as well."""

    model = Person
    owned: ClassVar[Kind | None] = "person"

    def mentions(self, row: ReadRow) -> Iterator[tuple[Kind, str]]:
        if name := row.values.get("organisation"):
            yield "organisation", name

    def fetched(self, ids: list[UUID]) -> Mapping[UUID, Any]:
        return Person.objects.prefetch_related("names", "posts", "contact_points").in_bulk(ids)

    def make(self, row: ReadRow) -> Person:
        values = row.values
        person = new_person(
            values["name"],
            standing_of(row),
            language=values.get("language", ""),
            source_note=values.get("source_note") or self.source_of(row),
        )
        self.batch.make(person)
        self.add_names(person, values.get("other_names", ()), ())
        self.add_contacts(person, row, ())
        if name := values.get("organisation"):
            self._add_post(person, self.organisation(name, row), row)
        return person

    def change(self, row: ReadRow, record: Person) -> bool:
        values = {name: row.values[name] for name in FIELDS if name in row.values}
        if row.key.startswith("id:"):
            values["name"] = row.values["name"]
        differs = self.batch.change(record, **values)
        differs |= (
            self.add_names(
                record,
                [row.values["name"], *row.values.get("other_names", ())],
                [one.text for one in record.names.all()],
            )
            if "name" not in values
            else False
        )
        differs |= self.add_contacts(record, row, contacts_of(record))
        if name := row.values.get("organisation"):
            differs |= self._change_post(record, self.organisation(name, row), row)
        return differs

    def _change_post(self, person: Person, organisation: Organisation, row: ReadRow) -> bool:
        post = next((one for one in person.posts.all() if one.organisation_id == organisation.pk), None)
        if post is None:
            self._add_post(person, organisation, row)
            return True
        return self.batch.change(post, **{name: row.values[name] for name in POST_FIELDS if name in row.values})

    def _add_post(self, person: Person, organisation: Organisation, row: ReadRow) -> None:
        given = {name: row.values[name] for name in POST_FIELDS if name in row.values}
        post = Post(person=person, organisation=organisation, **given)
        self.batch.hang(post, on=person, field="posts", words=partial(post_in_words, post))
