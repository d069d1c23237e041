"""Rows that say who works where."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from overture.directory.models import Organisation, Person, Post
from overture_names.comparing import Kind
from overture_names.folding import fold

from ..plans import ReadRow
from .rows import Rows, post_in_words, standing_of

FIELDS = ("role", "started", "ended", "is_public_office", "is_spokesperson")


class PostRows(Rows):
    """A row is a post of a person in an organisation; both are added when nobody knows them."""

    model = Post

    def mentions(self, row: ReadRow) -> Iterator[tuple[Kind, str]]:
        yield "person", row.values["person"]
        yield "organisation", row.values["organisation"]

    def there(self, row: ReadRow) -> Post | None:
        person, organisation = self._ends(row)
        role = fold(row.values.get("role", ""))
        same = (one for one in person.posts.all() if one.organisation_id == organisation.pk and fold(one.role) == role)
        return next(same, None)

    def _ends(self, row: ReadRow) -> tuple[Person, Organisation]:
        person = self.meanings.record("person", row.values["person"], batch=self.batch, standing=standing_of(row))
        return person, self.organisation(row.values["organisation"], row)

    def make(self, row: ReadRow) -> Post:
        person, organisation = self._ends(row)
        given = {name: row.values[name] for name in FIELDS if name in row.values}
        post = Post(person=person, organisation=organisation, **given)
        self.batch.hang(post, on=person, field="posts", words=partial(post_in_words, post))
        return post

    def change(self, row: ReadRow, record: Post) -> bool:
        return self.batch.change(record, **{name: row.values[name] for name in FIELDS if name in row.values})
