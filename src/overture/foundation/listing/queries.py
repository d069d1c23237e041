"""Asking the listing. Every question takes the viewer; the permission is part of the query, never applied after it."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet

from overture.foundation import registry
from overture.foundation.access.refusals import NotThere
from overture.foundation.access.viewer import Viewer

from .affixes import stems
from .index import IsFound, Question, Sought, Token, index_is_whole, newest
from .models import ListingEntry, SavedFilter
from .numbers import ABOVE_ALL, FIRST_DATED
from .operations import entries_of
from .tokens import FULLER, KIND, NAME, TITLE, scope_token, words_of

MOST_COUNTED = 1000
LEAST_BEGINNING = 4
"""Letters from which on the beginning of a word finds it; the index knows beginnings of so many letters."""
LEAST_OF_A_NAME = 2
"""The same for a word of what the record is called."""


def entries_seen_by(viewer: Viewer, *, kinds: Iterable[str] = (), text: str = "") -> QuerySet[ListingEntry]:
    """The entries this viewer may find, newest first; the fullest telling they may have of each record.

    Args:
        viewer: who asks.
        kinds: only these kinds; all when empty.
        text: words to find, in any order and any script, whole or with what is fixed to them; the beginnings of words
            when nothing has them whole.
    """
    return ListingEntry.objects.filter(IsFound(seen_by(viewer, kinds=kinds, text=text))).order_by("-pk")


def record_ids_seen_by(viewer: Viewer, kind: str, *, text: str = "") -> QuerySet[ListingEntry, str]:
    """The ids (as text) of the records of one kind that the viewer may find."""
    return entries_seen_by(viewer, kinds=(kind,), text=text).order_by().values_list("record_id", flat=True)


def newest_seen_by(
    viewer: Viewer, kind: str, *, text: str = "", below: int = ABOVE_ALL, most: int
) -> list[tuple[int, str]]:
    """The newest records of a kind that the viewer may find, as pairs of number and id: a page of a list.

    It stops as soon as it has enough, whatever the length of the list; a page after another begins `below` its last
    number. At most four queries.
    """
    question = Question(seen_by(viewer, kinds=(kind,), text=text), below=below)
    numbers = [number for _place, number in newest([question], most=most)]
    found = ListingEntry.objects.filter(pk__in=numbers).order_by("-pk")
    return list(found.values_list("pk", "record_id"))


def seen_by(viewer: Viewer, *, kinds: Iterable[str] = (), text: str = "") -> Sought:
    """What an entry must have for this viewer to find it with all words of a text; two queries at most, for words."""
    seen = permission(viewer, kinds=kinds)
    words = list(dict.fromkeys(words_of(text)))
    if not words:
        return seen
    whole = seen.with_groups(exact(word) for word in words)
    if newest([Question(whole)], most=1):
        return whole
    mark = TITLE if newest([Question(seen, first=FIRST_DATED)], most=1) else NAME
    return seen.with_groups((*begun(word), *begun(word, mark, least=LEAST_OF_A_NAME)) for word in words)


def permission(viewer: Viewer, *, kinds: Iterable[str] = ()) -> Sought:
    """What an entry must have for this viewer to find it at all."""
    scopes = sorted(viewer.scopes) or [""]
    groups = [tuple(Token(scope_token(scope)) for scope in scopes)]
    if kinds:
        groups.append(tuple(Token(KIND + kind) for kind in kinds))
    return Sought(tuple(groups), tuple(Token(scope_token(scope, FULLER)) for scope in scopes))


def exact(word: str, mark: str = "") -> tuple[Token, ...]:
    """A folded word, and what it is without what is fixed to it."""
    return tuple(Token(mark + form) for form in (word, *stems(word)))


def begun(word: str, mark: str = "", *, least: int = LEAST_BEGINNING) -> tuple[Token, ...]:
    """The same, and every word that begins with it."""
    return (Token(mark + word, len(word) >= least), *exact(word, mark))


def saved_filters_of(viewer: Viewer, *lists: str) -> QuerySet[SavedFilter]:
    """What a viewer saved for some lists, and what others share; whether a list may be opened is for its own view."""
    mine = Q(is_shared=True) | Q(owner__in=[UUID(one) for one in viewer.ids("user")])
    return SavedFilter.objects.filter(mine, list_name__in=lists).order_by("name", "pk")


def saved_filter_of(viewer: Viewer, saved_id: UUID) -> SavedFilter:
    """One's own saved filters; anybody else's are not found."""
    saved = SavedFilter.objects.filter(owner__in=[UUID(one) for one in viewer.ids("user")], pk=saved_id).first()
    if saved is None:
        raise NotThere
    return saved


def out_of_step(*, most: int = 500) -> int:
    """How many records are listed otherwise than they should be: up to `most` of each kind are compared in full.

    Entries whose record is gone are counted as well, and an index that does not fit its table as one.
    """
    return sum(_out_of_step(listed, most) for listed in registry.listed.all()) + (not index_is_whole())


def _out_of_step(listed: registry.Listed, most: int) -> int:
    ids = [str(pk) for pk in listed.model._default_manager.order_by("pk").values_list("pk", flat=True)[:most]]
    entries = ListingEntry.objects.filter(kind=listed.kind)
    found, wanted = _told(entries.filter(record_id__in=ids)), _told(entries_of(listed, ids))
    wrong = sum(found.get(one, set()) != wanted.get(one, set()) for one in ids)
    orphans = entries.values("record_id").distinct().count() - listed.model._default_manager.count()
    return wrong + max(orphans, 0)


def _told(entries: Iterable[ListingEntry]) -> dict[str, set[tuple[str, str, str]]]:
    told: dict[str, set[tuple[str, str, str]]] = {}
    for entry in entries:
        told.setdefault(entry.record_id, set()).add((entry.tier, entry.title, entry.words))
    return told
