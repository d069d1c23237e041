"""Finding a person or body by what somebody typed: the label that was offered, or any of their names."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q

from overture.foundation.access.viewer import Viewer
from overture.foundation.listing.queries import record_ids_seen_by
from overture_names import fold

from ..marks import mark_in_words
from ..models import Name, Organisation, Person
from ..rules import can_see_organisation
from .seen import organisations_seen_by, people_seen_by, people_to_offer

MOST_OFFERED = 400
MOST_LOOKED_AT = 40
PERSON, ORGANISATION = Person.record_kind, Organisation.record_kind


@dataclass(frozen=True, slots=True)
class Choice:
    """A record that may be meant: its kind, its id, the label by which it is offered, and its name alone."""

    kind: str
    id: UUID
    label: str
    name: str = ""


@dataclass(slots=True)
class Choices:
    """The people and bodies that a form offers, and the answer to what was typed; made once for a form."""

    viewer: Viewer
    offered: list[Choice] = field(default_factory=list)
    by_label: dict[str, list[Choice]] = field(default_factory=dict)

    def of_kind(self, *kinds: str) -> list[str]:
        """The labels to offer."""
        return [choice.label for choice in self.offered if choice.kind in kinds]

    def meant_by(self, typed: str, *kinds: str) -> list[Choice]:
        """The records that a text means: one when it is clear, several when it is not, none for an unknown name."""
        exact = [choice for choice in self.by_label.get(fold(typed).strip(), []) if choice.kind in kinds]
        if exact:
            return exact
        return [choice for kind in kinds for choice in _named(self.viewer, typed, kind)]

    def party(self, choice: Choice) -> Person | Organisation:
        """The record that was chosen."""
        if choice.kind == PERSON:
            return people_seen_by(self.viewer).get(pk=choice.id)
        return organisations_seen_by(self.viewer).get(pk=choice.id)

    def prefer(self, party: Person | Organisation | None) -> str:
        """Let a label mean this party, which stands in the record already; gives the label."""
        if party is None:
            return ""
        choice = choice_of(party, viewer=self.viewer)
        self.by_label[fold(choice.label).strip()] = [choice]
        return choice.label


def choices_for(viewer: Viewer) -> Choices:
    """The people and bodies that the viewer may choose from, the first of them ready to be offered; five queries."""
    people = people_to_offer(viewer).prefetch_related("posts__organisation").order_by("name", "pk")[:MOST_OFFERED]
    bodies = organisations_seen_by(viewer).select_related("parent").order_by("name", "pk")[:MOST_OFFERED]
    offered = [choice_of(person, viewer=viewer) for person in people]
    offered += [choice_of(body, viewer=viewer) for body in bodies]
    by_label: dict[str, list[Choice]] = {}
    for choice in offered:
        by_label.setdefault(fold(choice.label).strip(), []).append(choice)
    return Choices(viewer, offered, by_label)


def choice_of(party: Person | Organisation, *, viewer: Viewer) -> Choice:
    """A party with the label that tells it from others of its name: where they work or the body above, and its mark.

    A body that the viewer may not know of tells nothing apart.
    """
    bodies = [post.organisation for post in party.posts.all()] if isinstance(party, Person) else [party.parent]
    above = next((str(body) for body in bodies if body is not None and can_see_organisation(viewer, body)), "")
    told = " – ".join(word for word in (above, mark_in_words(party)) if word)
    return Choice(party.record_kind, party.pk, f"{party.name} ({told})" if told else party.name, party.name)


def party_with_id(viewer: Viewer, party_id: str) -> Person | Organisation | None:
    """A person or body by id, when the viewer may know of it; None for anything else."""
    try:
        wanted = UUID(party_id)
    except ValueError:
        return None
    body = organisations_seen_by(viewer).filter(pk=wanted).select_related("parent").first()
    return body or people_seen_by(viewer).filter(pk=wanted).prefetch_related("posts__organisation").first()


def _named(viewer: Viewer, typed: str, kind: str) -> list[Choice]:
    wanted = fold(typed).strip()
    if not wanted:
        return []
    name = typed.rpartition(" (")[0] or typed
    ids = list(record_ids_seen_by(viewer, kind, text=name)[:MOST_LOOKED_AT])
    rows: list[Person] | list[Organisation]
    if kind == PERSON:
        # Who objected is offered to nobody; but their own name, written out, must not make a second record of them.
        is_meant = Q(pk__in=ids) | Q(objected_at__isnull=False) & (Q(name=name) | Q(names__text=name))
        people = people_seen_by(viewer).filter(is_meant).distinct()
        rows = list(people.prefetch_related("names", "posts__organisation"))
    else:
        rows = list(organisations_seen_by(viewer).filter(pk__in=ids).select_related("parent").prefetch_related("names"))
    labelled = [choice for row in rows if fold((choice := choice_of(row, viewer=viewer)).label).strip() == wanted]
    return labelled or [choice_of(row, viewer=viewer) for row in rows if wanted in _spellings(row)]


def _spellings(party: Person | Organisation) -> set[str]:
    names = [row.text for row in party.names.all() if row.kind != Name.Kind.WRONG]
    return {fold(name).strip() for name in (party.name, *names)}
