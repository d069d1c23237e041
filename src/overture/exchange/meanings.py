"""Which record each name of a sheet means: one that is there, a new one, or nobody can say before a person answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from overture.directory.models import NameAnswer, Organisation, OrganisationKind, Person
from overture.directory.operations.checks import clean_name, usual_public_form
from overture.foundation.access.viewer import Viewer
from overture_names.comparing import Kind
from overture_names.folding import fold

from .batches import Batch
from .finding import MODELS, Found, Near, about, chunks, find
from .plans import NEW, Choice, Question

MOST_CHOICES = 5
BESIDE: dict[Kind, str] = {"person": "posts", "organisation": "memberships"}
"""What hangs on a record that a row may say again."""


@dataclass(slots=True)
class Mentioned:
    """A name in a sheet: how it is written first, and in which rows."""

    name: str
    rows: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Own:
    """The person or body that a row itself is about."""

    key: str
    kind: Kind
    name: str
    about: str
    row: int
    earlier: Choice | None = None


class Meanings:
    """Gathers names first (`mention`, `own`), asks once (`resolve`), and then answers row by row.

    A name that stands in a row beside others (an employer, a participant) means the one record that has exactly this
    name. What a row itself is about is never taken for a record that is there unless a person said so.
    """

    def __init__(self, answers: Mapping[str, str], *, by: Viewer) -> None:
        self.answers, self.by = answers, by
        self.questions: list[Question] = []
        self._mentioned: dict[tuple[Kind, str], Mentioned] = {}
        self._owned: dict[str, Own] = {}
        self._found: dict[tuple[Kind, str], Found] = {}
        self._meant: dict[tuple[Kind, str], UUID | None] = {}
        self._is: dict[str, str] = {}
        self._records: dict[UUID, Any] = {}
        self._made: dict[tuple[Kind, str], Any] = {}
        self._about: dict[UUID, str] = {}
        self._answered: set[tuple[str, UUID]] = set()

    def mention(self, kind: Kind, name: str, row: int) -> None:
        """A name that stands beside what the row is about."""
        self._mentioned.setdefault((kind, fold(name)), Mentioned(name)).rows.append(row)

    def own(self, own: Own) -> None:
        """What a row itself is about, when no earlier import knows it."""
        self._owned[own.key] = own

    def resolve(self) -> None:
        """Find out what every name means; what nobody can say becomes a question."""
        kinds: tuple[Kind, ...] = ("person", "organisation")
        for kind in kinds:
            names = [one.name for (of, _folded), one in self._mentioned.items() if of == kind]
            names += [one.name for one in self._owned.values() if one.kind == kind]
            self._found.update(((kind, folded), found) for folded, found in find(names, kind).items())
            self._about.update(about([near.id for one in self._found.values() for near in one.near], kind))
        for (kind, folded), mentioned in self._mentioned.items():
            self._resolve_mentioned(kind, folded, mentioned)
        for one in self._owned.values():
            self._resolve_own(one)
        self._fetch(one for one in self._meant.values() if one)

    def _resolve_mentioned(self, kind: Kind, folded: str, mentioned: Mentioned) -> None:
        found = self._found.get((kind, folded), Found())
        exact = [one for one in found.near if one.is_exact]
        key = f"{kind}:{folded}"
        answer = self.answers.get(key, "")
        if found.said is not None:
            self._meant[kind, folded] = found.said
        elif len(exact) == 1:
            self._meant[kind, folded] = exact[0].id
        elif not found.near or answer == NEW:
            self._meant[kind, folded] = None
        elif answer in {str(one.id) for one in found.near}:
            self._meant[kind, folded] = UUID(answer)
        else:
            self._ask(key, kind, mentioned.name, "", mentioned.rows, found.near, None)

    def _resolve_own(self, own: Own) -> None:
        found = self._found.get((own.kind, fold(own.name)), Found())
        key = f"row:{own.key}"
        answer = self.answers.get(key, "")
        choices = {str(one.id) for one in found.near} | ({own.earlier.id} if own.earlier else set())
        if found.said is not None:
            self._is[own.key] = str(found.said)
        elif not choices or answer == NEW:
            self._is[own.key] = NEW
        elif answer in choices:
            self._is[own.key] = answer
        else:
            self._ask(key, own.kind, own.name, own.about, [own.row], found.near, own.earlier)

    def _ask(
        self,
        key: str,
        kind: Kind,
        name: str,
        about: str,
        rows: Iterable[int],
        near: tuple[Near, ...],
        earlier: Choice | None,
    ) -> None:
        offered = (Choice(str(one.id), one.name, self._about.get(one.id, "")) for one in near[:MOST_CHOICES])
        choices = [*([earlier] if earlier else []), *offered]
        is_exact = not earlier and near[0].is_exact and sum(one.is_exact for one in near) == 1
        self.questions.append(Question(key, kind, name, about, tuple(rows), tuple(choices), is_exact))

    def _fetch(self, ids: Iterable[UUID]) -> None:
        wanted = set(ids) - set(self._records)
        for kind, model in MODELS.items():
            for some in chunks(wanted):
                self._records.update(model.objects.prefetch_related(BESIDE[kind]).in_bulk(some))

    def means(self, own_key: str) -> str | None:
        """What a row itself is about: `NEW`, a record's id, an earlier row, or None while that is a question."""
        return self._is.get(own_key)

    def is_open(self, kind: Kind, name: str) -> bool:
        """Whether a name beside others waits for an answer."""
        return (kind, fold(name)) not in self._meant and (kind, fold(name)) not in self._made

    def know(self, kind: Kind, name: str, record: Any) -> None:
        """A record of this very file that a name beside others means, before any that is there."""
        self._made.setdefault((kind, fold(name)), record)

    def record(self, kind: Kind, name: str, *, batch: Batch, standing: str) -> Any:
        """The record that a name beside others means; a new one is made once."""
        at = (kind, fold(name))
        if at in self._made:
            return self._made[at]
        meant = self._meant[at]
        if meant is not None:
            return self._records[meant]
        self._made[at] = batch.make(
            new_person(name, standing) if kind == "person" else new_organisation(name, standing)
        )
        self._keep_answers(kind, name, self._found.get(at, Found()).near, batch)
        return self._made[at]

    def _keep_answers(self, kind: Kind, name: str, near: Iterable[Near], batch: Batch) -> None:
        """That somebody said "somebody else" is kept for ever, as everywhere on the desk."""
        for one in near:
            if (fold(name), one.id) in self._answered:
                continue
            self._answered.add((fold(name), one.id))
            batch.add(
                NameAnswer(
                    spelling=name,
                    folded=fold(name)[:300],
                    is_same=False,
                    answered_by=self.by.user_id or "system",
                    answered_at=timezone.now(),
                    **{f"{kind}_id": one.id},
                )
            )

    def keep_own_answers(self, own_key: str, batch: Batch) -> None:
        """The same for what a row itself is about."""
        own = self._owned.get(own_key)
        if own is not None:
            self._keep_answers(own.kind, own.name, self._found.get((own.kind, fold(own.name)), Found()).near, batch)


def new_person(name: str, standing: str, **more: Any) -> Person:
    """A person as the directory adds one by hand; not written yet."""
    given = {"name": clean_name(name), "standing": standing, "public_name_form": usual_public_form(standing)}
    return Person(**given, **more)


def new_organisation(name: str, standing: str, *, kind: str = OrganisationKind.OTHER, **more: Any) -> Organisation:
    """A body as the directory adds one by hand; not written yet."""
    given = {"name": clean_name(name), "standing": standing, "public_name_form": usual_public_form(standing)}
    return Organisation(**given, kind=kind, **more)


def earlier_row(number: int, key: str, name: str) -> Choice:
    """An earlier row of the same file, as a choice."""
    return Choice(f"row:{key}", name, _("Row %(row)d of this file") % {"row": number})
