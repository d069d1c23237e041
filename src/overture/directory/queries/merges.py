"""What a merge would do, and what taking one apart would do: told before it is done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from overture.foundation import registry
from overture.foundation.access.viewer import Viewer
from overture.foundation.local_text import ShownText, in_language
from overture.foundation.records import Record

from .. import rules
from ..errors import NotFound
from ..keptrows import as_it_was
from ..merging import blocked_by, differing, objections_to, tightened
from ..models import Merge, MergeStep, Organisation, Person
from ..pointing import Pointer, clashes, pointers_at, twins
from .naming import display_name

Party = Person | Organisation
_MODELS: dict[str, Any] = {one.record_kind: one for one in (Person, Organisation)}


@dataclass(frozen=True, slots=True)
class FieldChoice:
    """A field of which both say something else: what each says, in words."""

    name: str
    label: Any
    kept: str
    gone: str


@dataclass(frozen=True, slots=True)
class RuleShown:
    """A rule that nobody chooses: what each record says, and what holds for the one."""

    label: Any
    kept: str
    gone: str
    holds: str


@dataclass(frozen=True, slots=True)
class MergePlan:
    """What a merge will do.

    Attributes:
        objections: why it may not be done; nothing is done while there is one.
        along: what goes along, by kind and number, as far as the viewer may know of it.
        aside: what both have, so that the second one is laid aside.
    """

    kept: Party
    gone: Party
    kept_name: ShownText
    gone_name: ShownText
    objections: tuple[str, ...]
    choices: tuple[FieldChoice, ...]
    holding: tuple[RuleShown, ...]
    along: tuple[str, ...]
    aside: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartingPlan:
    """What taking a merge apart will do.

    Attributes:
        blocked: the later merges to take apart first.
        back: what goes back to the record that was gone.
        brought: what had been laid aside and is there again.
        stays: what was added to the kept record since, and stays with it.
        changed: how many rows somebody changed or removed since; they stay as they are now.
    """

    merge: Merge
    kept_name: ShownText | None
    gone_name: str
    blocked: tuple[Merge, ...]
    back: tuple[str, ...]
    brought: tuple[str, ...]
    stays: tuple[str, ...]
    changed: int


def merge_plan(viewer: Viewer, kept: Party, gone: Party) -> MergePlan:
    """What making one record of these two will do, for whoever may do it."""
    pointers = pointers_at(type(kept))
    doubled = {pointer: _doubled(pointer, kept, gone) for pointer in pointers}
    moved = [(one, _moved(one, gone, [leaves for _stays, leaves in doubled[one]])) for one in pointers]
    aside = [(one, _rows(one.model, [leaves for _stays, leaves in doubled[one]])) for one in pointers]
    return MergePlan(
        kept=kept,
        gone=gone,
        kept_name=display_name(kept, viewer.language),
        gone_name=display_name(gone, viewer.language),
        objections=tuple(objections_to(kept, gone, viewer=viewer)),
        choices=tuple(_choice(kept, gone, name, viewer) for name in differing(kept, gone)),
        holding=tuple(_rule(kept, gone, name, value) for name, value in tightened(kept, gone).items() if name in TOLD),
        along=tuple(_counted(viewer, moved)),
        aside=tuple(_counted(viewer, aside)),
    )


TOLD = ("protection", "public_name_form", "objected_at", "listed_publicly", "mark", "notice")
"""The rules that a person reads; what hangs on them goes with them."""


def _doubled(pointer: Pointer, kept: Party, gone: Party) -> list[tuple[Any, Any]]:
    """The rows that both have, whose second one is laid aside."""
    ends = {"kept": kept.pk, "gone": gone.pk}
    return list(
        {leaves: (stays, leaves) for find in (clashes, twins) for stays, leaves in find(pointer, **ends)}.values()
    )


def _moved(pointer: Pointer, gone: Party, leaving: list[Any]) -> QuerySet[Any]:
    return pointer.rows(gone.pk).exclude(pk__in=leaving) if leaving else pointer.rows(gone.pk)


def _rows(model: type[Model], keys: Iterable[Any]) -> QuerySet[Any]:
    return model._base_manager.filter(pk__in=list(keys))


def _counted(viewer: Viewer, rows: Iterable[tuple[Pointer, QuerySet[Any]]]) -> Iterator[str]:
    """How many of each kind, in words; a kind of which no room tells is not told."""
    numbers: Counter[str] = Counter()
    for pointer, found in rows:
        if (along := registry.goes_along.get(pointer.label)) is not None:
            numbers[pointer.label] += along.seen(viewer, found.order_by().values_list("pk", flat=True))
    yield from in_numbers(numbers)


def in_numbers(numbers: Counter[str]) -> Iterator[str]:
    """Numbers of rows by label, in words, as the rooms are ordered."""
    for label, along in registry.goes_along.items():
        if numbers[label]:
            yield along.words % {"number": numbers[label]}


def _choice(kept: Party, gone: Party, name: str, viewer: Viewer) -> FieldChoice:
    label = kept._meta.get_field(name).verbose_name  # type: ignore[union-attr]
    return FieldChoice(name, label, value_in_words(kept, name, viewer), value_in_words(gone, name, viewer))


def _rule(kept: Party, gone: Party, name: str, holds: Any) -> RuleShown:
    column = kept._meta.get_field(name)
    says = [_rule_in_words(column, value) for value in (getattr(kept, name), getattr(gone, name), holds)]
    return RuleShown(column.verbose_name, *says)  # type: ignore[union-attr]


def _rule_in_words(column: Any, value: Any) -> str:
    if column.choices:
        return str(dict(column.flatchoices).get(value, "")) or _("no")
    if isinstance(value, bool) or value is None:
        return _("yes") if value else _("no")
    return _("yes")


def value_in_words(party: Party, name: str, viewer: Viewer) -> str:
    """A field as people read it."""
    column: Any = party._meta.get_field(name)
    value = getattr(party, name)
    if column.choices:
        return str(getattr(party, f"get_{name}_display")())
    if name == "language":
        return str(dict(settings.LANGUAGES).get(value, value))
    if isinstance(value, Organisation):
        return display_name(value, viewer.language).text
    return in_language(value, viewer.language).text if isinstance(value, dict) else str(value)


def merges_seen_by(viewer: Viewer) -> QuerySet[Merge]:
    """Every merge, newest first, for those who may take one apart."""
    return Merge.objects.order_by("-made_at", "-id") if rules.can_edit_directory(viewer) else Merge.objects.none()


def merge_for(viewer: Viewer, merge_id: UUID) -> Merge:
    """One merge.

    Raises:
        NotFound: when there is none, or this viewer may not take it apart.
    """
    found = merges_seen_by(viewer).filter(pk=merge_id).first()
    if found is None:
        raise NotFound
    return found


@dataclass(frozen=True, slots=True)
class MergeShown:
    """A merge in the list: what was kept, what became part of it, by whom and when, and whether it still stands."""

    merge: Merge
    kept_name: str
    gone_name: str


def merges_shown(viewer: Viewer, merges: Iterable[Merge]) -> list[MergeShown]:
    """Merges by the names of their records; a fixed number of queries."""
    rows = list(merges)
    gone = names_of_gone(rows)
    kept: dict[Any, str] = {}
    for kind, model in _MODELS.items():
        found = model.objects.filter(pk__in=[one.kept_id for one in rows if one.kind == kind])
        kept |= {one.pk: display_name(one, viewer.language).text for one in found.prefetch_related("names")}
    inner = {str(one.gone_id): gone[one.pk] for one in rows}
    return [MergeShown(one, kept.get(one.kept_id) or inner.get(str(one.kept_id), ""), gone[one.pk]) for one in rows]


def newest_merge(viewer: Viewer, kind: str, record_id: UUID) -> Merge | None:
    """The last merge into a record that still stands, for those who may take it apart."""
    return merges_seen_by(viewer).filter(kind=kind, kept_id=record_id, undone_at__isnull=True).first()


def names_of_gone(merges: Iterable[Merge]) -> dict[Any, str]:
    """What each record that is gone was called, for those who may take it apart; one query."""
    rows = {one.pk: str(one.gone_id) for one in merges}
    steps = MergeStep.objects.filter(merge__in=rows, row__in=rows.values(), what=MergeStep.What.ASIDE)
    names = {step.merge_id: str(as_it_was(apps.get_model(step.model), step.sealed)) for step in steps}
    return {key: names.get(key, "") for key in rows}


def parting_plan(viewer: Viewer, merge: Merge) -> PartingPlan:
    """What taking a merge apart will do, for whoever may do it."""
    kept = _MODELS[merge.kind].objects.filter(pk=merge.kept_id).first()
    back, brought, changed = _steps_back(viewer, merge)
    return PartingPlan(
        merge=merge,
        kept_name=display_name(kept, viewer.language) if kept else None,
        gone_name=names_of_gone([merge])[merge.pk],
        blocked=tuple(blocked_by(merge)),
        back=tuple(in_numbers(back)),
        brought=tuple(in_numbers(brought)),
        stays=tuple(in_numbers(_added_since(viewer, merge))),
        changed=changed,
    )


def _steps_back(viewer: Viewer, merge: Merge) -> tuple[Counter[str], Counter[str], int]:
    back: Counter[str] = Counter()
    brought: Counter[str] = Counter()
    left = 0
    moved: dict[tuple[str, str, str], list[str]] = {}
    for step in merge.steps.only("what", "model", "row", "column", "new").iterator():
        if step.what == MergeStep.What.MOVED:
            moved.setdefault((step.model, step.column, step.new), []).append(step.row)
        elif step.what == MergeStep.What.ASIDE and step.row != str(merge.gone_id):
            brought[step.model] += 1
    for (label, column, new), keys in moved.items():
        rows = apps.get_model(label)._base_manager.filter(pk__in=keys, **{column: new or None})
        found = list(rows.values_list("pk", flat=True))
        left += len(keys) - len(found)
        if (along := registry.goes_along.get(label)) is not None:
            back[label] += along.seen(viewer, found)
    return back, brought, left


def _added_since(viewer: Viewer, merge: Merge) -> Counter[str]:
    """What points at the kept record and was not there when the two were made one."""
    found: Counter[str] = Counter()
    for pointer in pointers_at(_MODELS[merge.kind]):
        along = registry.goes_along.get(pointer.label)
        if along is not None:
            found[pointer.label] += along.seen(viewer, _newer(pointer, merge).order_by().values_list("pk", flat=True))
    return found


def _newer(pointer: Pointer, merge: Merge) -> QuerySet[Any]:
    rows = pointer.rows(merge.kept_id)
    if issubclass(pointer.model, Record):
        return rows.filter(made_at__gt=merge.made_at)
    return rows.filter(pk__gt=merge.marks.get(pointer.label, 0)).exclude(pk__in=_made_by(merge, pointer.label))


def _made_by(merge: Merge, label: str) -> list[str]:
    return list(merge.steps.filter(what=MergeStep.What.MADE, model=label).values_list("row", flat=True))
