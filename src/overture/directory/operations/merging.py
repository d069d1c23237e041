"""Making two records of one person or organisation into one, and taking them apart again."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any, TypeVar

from django.db.models import Max, Model, Q
from django.utils import timezone

from overture.foundation.access.viewer import Viewer
from overture.foundation.audit.operations import note, operation
from overture.foundation.history.operations import keep_change, keep_changes
from overture.foundation.listing.operations import unlist
from overture.foundation.records import StaleVersion, values_of
from overture_names.folding import fold

from ..errors import CannotMerge, CannotTakeApart
from ..merging import CHOSEN, RESTRICTING, blocked_by, decided, objections_to
from ..models import Doubt, Merge, MergeStep, Name, NameAnswer, NameKey, Organisation, PairAnswer, Person, Unexamined
from ..pointing import pointers_at
from ..scripts import script_of
from .checks import check_may_edit
from .joining import Journal, join_rows, lay_aside
from .keys import rekey
from .names import names_in_words, next_version
from .parting import changed_field, put_back_rows
from .sameness import answer_pair
from .works import relist_where_named

Party = Person | Organisation
P = TypeVar("P", Person, Organisation)


@operation
def merge_records(kept: P, gone: P, *, versions: tuple[int, int], by: Viewer, taken: Collection[str] = ()) -> Merge:
    """Make one record of two: everything that points at the second points at the first, whose id stays.

    The id of the second keeps answering. Protection, objection and the public name are the stricter of both; the name
    that is not kept as the main one stays as another name. Every row is written down for `take_apart`.

    Args:
        kept: the record that stays.
        gone: the record that becomes part of it.
        versions: the versions of both that the person had in front of them.
        by: who says that they are one.
        taken: the fields whose value is the second one's; the others are the first one's.

    Raises:
        CannotMerge: when a room objects; it says why.
        StaleVersion: when somebody saved one of them since.
    """
    check_may_edit(by)
    kept, gone = _locked(kept, gone)
    if reasons := objections_to(kept, gone, viewer=by):
        raise CannotMerge(reasons)
    if gone.version != versions[1]:
        raise StaleVersion(gone)
    kept.claim_version(versions[0])
    merge = _begin(kept, gone, by=by)
    journal = Journal(merge)
    before, names = values_of(kept, (*CHOSEN[kept.record_kind], *RESTRICTING[kept.record_kind])), names_in_words(kept)
    _set_contradictions_aside(kept, gone, journal=journal)
    _forget_derived(gone)
    join_rows(type(kept), kept=kept.pk, gone=gone.pk, journal=journal)
    _decide(kept, gone, taken, before, journal=journal)
    journal.write()
    keep_changes(kept, before, by=by)
    keep_change(kept, "names", before=names, after=names_in_words(kept), by=by)
    keep_change(kept, "joined", before="", after=gone.name, by=by)
    note("merge", gone, by=by)
    note("merge", kept, by=by)
    unlist(gone.record_kind, gone.pk)
    _follow(kept)
    return merge


@operation
def take_apart(merge: Merge, *, by: Viewer, are_different: bool = False) -> Party:
    """Make two records of one again, as they were: each row goes back unless somebody changed it since.

    Args:
        merge: what is undone.
        by: who undoes it.
        are_different: whether to keep for ever that the two are not the same, so that nobody is asked again.

    Returns:
        The record that had been gone.

    Raises:
        CannotTakeApart: when a later merge stands on this one, or it was taken apart already.
    """
    check_may_edit(by)
    merge = Merge.objects.select_for_update().get(pk=merge.pk)
    if merge.undone_at is not None or blocked_by(merge):
        raise CannotTakeApart
    model = model_of(merge)
    kept = model.objects.select_for_update().get(pk=merge.kept_id)
    before, names = values_of(kept, RESTRICTING[merge.kind] + CHOSEN[merge.kind]), names_in_words(kept)
    put_back_rows(merge)
    _restore_fields(kept, merge)
    next_version(kept)
    gone = model.objects.get(pk=merge.gone_id)
    merge.undone_at, merge.undone_by = timezone.now(), by.user_id or "system"
    merge.save(update_fields=["undone_at", "undone_by"])
    keep_changes(kept, before, by=by)
    keep_change(kept, "names", before=names, after=names_in_words(kept), by=by)
    keep_change(kept, "joined", before=gone.name, after="", by=by)
    if are_different:
        answer_pair(kept, gone, answer=PairAnswer.Answer.DIFFERENT, by=by)
    for party in (kept, gone):
        note("take_apart", party, by=by)
        _follow(party)
    return gone


def model_of(merge: Merge) -> Any:
    """The model of the two records."""
    return {one.record_kind: one for one in (Person, Organisation)}[merge.kind]


def _locked(kept: P, gone: P) -> tuple[P, P]:
    """Both rows as they stand now, held until the end; in the order of their ids, so that two merges do not wait."""
    rows = type(kept).objects.select_for_update().filter(pk__in=[kept.pk, gone.pk]).order_by("pk")
    found = {row.pk: row for row in rows}
    if len(found) < 2:
        raise CannotMerge([])
    return found[kept.pk], found[gone.pk]


def _begin(kept: Party, gone: Party, *, by: Viewer) -> Merge:
    return Merge.objects.create(
        kind=kept.record_kind,
        kept_id=kept.pk,
        gone_id=gone.pk,
        marks=_marks(type(kept)),
        made_by=by.user_id or "system",
        made_by_name=by.name,
    )


def _marks(model: type[Model]) -> dict[str, int]:
    """The highest number of each table that counts its rows; what is above was added later."""
    models = {one.model for one in pointers_at(model)}
    highest = {
        one._meta.label_lower: one._base_manager.aggregate(most=Max("pk"))["most"] for one in models if _counts(one)
    }
    return {label: most or 0 for label, most in highest.items()}


def _counts(model: type[Model]) -> bool:
    return "AutoField" in model._meta.pk.get_internal_type()


def _set_contradictions_aside(kept: Party, gone: Party, *, journal: Journal) -> None:
    """An answer that a spelling is not this record, when it is now one of its names, or the other answer says it is."""
    both = Q(**{f"{kept.record_kind}__in": [kept, gone]})
    said = NameAnswer.objects.filter(both)
    names = [kept.name, gone.name, *Name.objects.filter(both).values_list("text", flat=True)]
    known = {fold(name)[:300] for name in names} | set(said.filter(is_same=True).values_list("folded", flat=True))
    for key in said.filter(is_same=False, folded__in=known).order_by("pk").values_list("pk", flat=True):
        lay_aside(NameAnswer, key, journal=journal)


def _forget_derived(party: Party) -> None:
    """What is made from the record again; it goes without a trace."""
    kind = party.record_kind
    NameKey.objects.filter(**{kind: party}).delete()
    Doubt.objects.filter(Q(**{kind: party}) | Q(**{f"other_{kind}": party})).delete()
    Unexamined.objects.filter(record_kind=kind, record_id=party.pk).delete()


def _decide(kept: P, gone: P, taken: Collection[str], before: dict[str, Any], *, journal: Journal) -> None:
    """Write the fields of the one record, and keep the main name that was not chosen as another name."""
    other = gone.name if "name" not in taken else kept.name
    for name, value in decided(kept, gone, taken).items():
        setattr(kept, name, value)
    changed = [name for name, old in before.items() if getattr(kept, name) != old]
    for name in changed:
        column = kept._meta.get_field(name)
        kept_values = [_as_text(kept, column, before[name]), _as_text(kept, column, getattr(kept, name))]
        journal.note(MergeStep.What.CHANGED, type(kept), kept.pk, column=name, sealed=json.dumps(kept_values))
    kept.save(update_fields=changed)
    owner = {kept.record_kind: kept}
    if other != kept.name and not Name.objects.filter(**owner, text=other).exists():
        row = Name.objects.create(**owner, text=other, script=script_of(other), kind=_kind_of_other(kept.name, other))
        journal.note(MergeStep.What.MADE, Name, row.pk)


def _kind_of_other(main: str, other: str) -> str:
    """In another script it is a name of their own; in the same one it is another spelling."""
    return Name.Kind.SPELLING if script_of(main) == script_of(other) else Name.Kind.OFFICIAL


def _as_text(record: Model, column: Any, value: Any) -> Any:
    return None if value is None else column.value_to_string(_with(record, column, value))


def _with(record: Model, column: Any, value: Any) -> Model:
    return type(record)(**{column.name: value})


def _restore_fields(kept: Party, merge: Merge) -> None:
    """The fields that the merge changed and nobody since."""
    back = []
    for step in merge.steps.filter(what=MergeStep.What.CHANGED):
        column: Any = kept._meta.get_field(step.column)
        before, after = changed_field(step)
        if _as_text(kept, column, getattr(kept, step.column)) == after:
            setattr(kept, column.attname, None if before is None else column.to_python(before))
            back.append(step.column)
    kept.save(update_fields=back)


def _follow(party: Party) -> None:
    """Keys, listing, doubts, and what other rooms keep of a record's names."""
    rekey(party)
    relist_where_named(party)
