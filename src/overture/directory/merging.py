"""What two records become when they are made one, why they may not be, and what stands in the way of undoing it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, TypeVar

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from overture.accounts.queries import the_desk
from overture.foundation import registry
from overture.foundation.access.viewer import Viewer

from .models import (
    Lowering,
    Membership,
    Merge,
    MergeStep,
    Organisation,
    PairAnswer,
    Person,
    Representation,
    Tie,
)
from .strictness import RESTRICTING, stricter_of

Party = Person | Organisation
P = TypeVar("P", Person, Organisation)

CHOSEN: dict[str, tuple[str, ...]] = {
    "person": ("name", "standing", "language", "pronoun", "basis", "source_note"),
    "organisation": ("name", "standing", "kind", "parent", "description", "website", "country"),
}
"""The fields of which a person chooses whose value stays."""
STAYS = ("id", "made_at", "changed_at", "version", "slug")
"""What the kept record has of its own."""


def differing(kept: Party, gone: Party) -> list[str]:
    """The fields to choose: both records say something, and not the same."""
    fields = CHOSEN[kept.record_kind]
    return [
        name for name in fields if _says(kept, name) and _says(gone, name) and _value(kept, name) != _value(gone, name)
    ]


def decided(kept: Party, gone: Party, taken: Collection[str]) -> dict[str, Any]:
    """Every field of the one record: what was chosen, what only one of them says, and the stricter of the rules."""
    chosen = {
        name: getattr(gone if name in taken or not _says(kept, name) else kept, name)
        for name in CHOSEN[kept.record_kind]
    }
    return {**chosen, **stricter_of(kept, gone)}


def tightened(kept: Party, gone: Party) -> dict[str, Any]:
    """The rules that become stricter for one of the two, with the value that holds for both."""
    return {
        name: value
        for name, value in stricter_of(kept, gone).items()
        if name in RESTRICTING[kept.record_kind] and not getattr(kept, name) == getattr(gone, name) == value
    }


def _value(party: Party, name: str) -> Any:
    return getattr(party, f"{name}_id" if name == "parent" else name)


def _says(party: Party, name: str) -> bool:
    return _value(party, name) not in (None, "", {}) and (name, _value(party, name)) not in {
        ("standing", "other"),
        ("kind", "other"),
    }


def objections_to(kept: Party, gone: Party, *, viewer: Viewer) -> list[str]:
    """Every reason, from every room, why the two may not be made one; none when they may."""
    found = [object_to(kept, gone, viewer=viewer) for object_to in registry.merge_objections.all()]
    return list(dict.fromkeys(filter(None, found)))


def said_to_be_two(kept: Party, gone: Party, *, viewer: Viewer) -> str | None:
    """Somebody's answer stands above any score, until somebody gives another one."""
    answer = answer_about(kept, gone)
    if answer is None or answer.answer != PairAnswer.Answer.DIFFERENT:
        return None
    return _("Somebody answered that these are two. Change that answer first, if it was wrong.")


def answer_about(one: Party, other: Party) -> PairAnswer | None:
    """The newest answer to whether two records are the same."""
    kind = one.record_kind
    either = Q(**{kind: one.pk, f"other_{kind}": other.pk}) | Q(**{kind: other.pk, f"other_{kind}": one.pk})
    return PairAnswer.objects.filter(either).order_by("-answered_at", "-made_at").first()


def not_itself(kept: Party, gone: Party, *, viewer: Viewer) -> str | None:
    """A record cannot be made one with itself, nor with one of another kind."""
    if type(kept) is type(gone) and kept.pk != gone.pk:
        return None
    return _("Choose two different people, or two different organisations.")


def tied_to_each_other(kept: Party, gone: Party, *, viewer: Viewer) -> str | None:
    """Two people of whom somebody says that they know each other are two."""
    both = Q(person=kept.pk, other=gone.pk) | Q(person=gone.pk, other=kept.pk)
    if isinstance(kept, Person) and Tie.objects.filter(both).exists():
        return _("Somebody says that these two know each other. Remove that first, if they are one person.")
    return None


def above_each_other(kept: Party, gone: Party, *, viewer: Viewer) -> str | None:
    """A body and one that it is a part of, however far above."""
    if not isinstance(kept, Organisation) or not isinstance(gone, Organisation):
        return None
    if kept.pk in _above(gone) or gone.pk in _above(kept):
        return _("One of the two is a part of the other. Move it out of the other first, if they are one body.")
    return None


def _above(body: Organisation) -> set[Any]:
    found: set[Any] = set()
    parent = body.parent_id
    while parent is not None and parent not in found:
        found.add(parent)
        parent = Organisation.objects.filter(pk=parent).values_list("parent_id", flat=True).first()
    return found


def member_of_each_other(kept: Party, gone: Party, *, viewer: Viewer) -> str | None:
    """A network or coalition and its member."""
    both = Q(member=kept.pk, network=gone.pk) | Q(member=gone.pk, network=kept.pk)
    if isinstance(kept, Organisation) and Membership.objects.filter(both).exists():
        return _("One of the two is a member of the other. Remove that membership first, if they are one body.")
    return None


def members_in_two_ways(kept: Party, gone: Party, *, viewer: Viewer) -> str | None:
    """Two live memberships of one network that say different things."""
    live = Membership.objects.exclude(status=Membership.Status.LEFT)
    if isinstance(kept, Organisation) and _differ(live, "member", "network", kept, gone, "member_class", "status"):
        return _("Both are members of the same network, in different ways. Make the two memberships alike first.")
    if isinstance(kept, Organisation) and _differ(live, "network", "member", kept, gone, "member_class", "status"):
        return _("Both have the same member, in different ways. Make the two memberships alike first.")
    return None


def _differ(rows: QuerySet[Any], end: str, by: str, kept: Party, gone: Party, *names: str) -> bool:
    """Whether the two records' rows about the same third one say different things."""
    theirs = rows.filter(**{end: gone.pk, by: OuterRef(by)})
    same = theirs.filter(**{name: OuterRef(name) for name in names})
    return rows.filter(Exists(theirs), ~Exists(same), **{end: kept.pk}).exists()


def the_desk_itself(kept: Party, gone: Party, *, viewer: Viewer) -> str | None:
    """The organisation that the desk belongs to is kept, never made a part of another record."""
    if isinstance(gone, Organisation) and the_desk().organisation_id == gone.pk:
        return _("This desk belongs to that organisation. Keep its record, and make the other one a part of it.")
    return None


def spoken_for_by_others(kept: Party, gone: Party, *, viewer: Viewer) -> str | None:
    """Accounts that speak for both: each would read the other's record."""
    live = Representation.objects.filter(ended_at__isnull=True)
    ours, theirs = (
        set(live.filter(**{kept.record_kind: one.pk}).values_list("user", flat=True)) for one in (kept, gone)
    )
    if not ours or not theirs or ours == theirs:
        return None
    return _("Different accounts stand behind the two, and each would read what is the other's. End one of them first.")


def lowering_waits(kept: Party, gone: Party, *, viewer: Viewer) -> str | None:
    """What a second person agrees to must be what the first one asked for."""
    waiting = Lowering.objects.filter(state=Lowering.State.WAITING, **{f"{kept.record_kind}__in": [kept.pk, gone.pk]})
    if waiting.exists():
        return _("Somebody asked to lower what protects one of the two. Let that be decided first.")
    return None


OBJECTIONS = {
    "itself": not_itself,
    "answer": said_to_be_two,
    "ties": tied_to_each_other,
    "above": above_each_other,
    "membership": member_of_each_other,
    "memberships": members_in_two_ways,
    "desk": the_desk_itself,
    "accounts": spoken_for_by_others,
    "lowering": lowering_waits,
}


def blocked_by(merge: Merge) -> list[Merge]:
    """The later merges that have to be taken apart first, the newest first: they moved what this one would put back."""
    later = Merge.objects.filter(undone_at__isnull=True, made_at__gt=merge.made_at)
    touched = MergeStep.objects.filter(merge=merge, model=OuterRef("model"), row=OuterRef("row"))
    sharing = MergeStep.objects.filter(Exists(touched), merge__in=later).values("merge")
    took_the_kept = later.filter(gone_id=merge.kept_id).values("pk")
    return list(later.filter(Q(pk__in=sharing) | Q(pk__in=took_the_kept)).order_by("-made_at"))


def kept_id(kind: str, record_id: Any) -> Any | None:
    """The id under which a record that was made part of another is found now; None when it never was."""
    found, seen = None, {record_id}
    while (merge := Merge.objects.filter(kind=kind, gone_id=record_id, undone_at__isnull=True).first()) is not None:
        record_id = found = merge.kept_id
        if record_id in seen:
            break
        seen.add(record_id)
    return found


def as_it_is_now(model: type[P], record_id: Any) -> P:
    """The record with an id that was kept elsewhere: it, or the one that it became a part of since.

    Raises:
        DoesNotExist: when there is neither.
    """
    found = model._default_manager.filter(pk=record_id).first()
    return found or model._default_manager.get(pk=kept_id(model.record_kind, record_id) or record_id)


def parts_of(kind: str, record_id: Any) -> Iterator[Any]:
    """The ids of all records that were made part of one, directly or through another."""
    waiting: list[Any] = [record_id]
    while waiting:
        found = Merge.objects.filter(kind=kind, kept_id__in=waiting, undone_at__isnull=True)
        waiting = list(found.values_list("gone_id", flat=True))
        yield from waiting
