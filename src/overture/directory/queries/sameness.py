"""Two records side by side: what speaks for their being one, and what against it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal
from uuid import UUID

from django.conf import settings
from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Value, When
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from overture.foundation.access.viewer import Viewer
from overture.foundation.local_text import ShownText
from overture_names.comparing import Comparison, compare, score

from .. import rules
from ..errors import NotFound
from ..merging import answer_about
from ..models import ContactPoint, Doubt, Name, NameKey, Organisation, PairAnswer, Person
from ..reasons import ReasonShown, reasons_in_words
from ..scripts import language_of, script_of
from ..told import Named
from .calling import party_named, post_said
from .matching import ASK_FROM, same_organisation_candidates, same_person_candidates
from .naming import display_name
from .seen import organisation_for, person_for

Party = Person | Organisation


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a cell: words, the language they are in, and what they are."""

    text: str
    language: str = ""
    note: Any = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """One thing about both, side by side; `state` is ``same``, ``differs``, or empty where one says nothing."""

    label: Any
    first: tuple[Line, ...]
    second: tuple[Line, ...]
    state: str = ""


@dataclass(frozen=True, slots=True)
class PairShown:
    """Two records that may be one.

    Attributes:
        band: what the names alone say: ``same``, ``ask`` or ``no``. Nothing is ever merged by it.
        reasons: why, sentences for their being one first.
        shared: facts that both have, as sentences.
        answered: the answer that stands, empty when there is none.
    """

    kind: str
    first: Party
    second: Party
    names: tuple[ShownText, ShownText]
    band: str
    reasons: tuple[ReasonShown, ...]
    shared: tuple[str, ...]
    rows: tuple[Compared, ...]
    answered: str


def doubts_for(viewer: Viewer, *, later: bool = True) -> QuerySet[Doubt]:
    """The pairs that wait for an answer, the likeliest first. For coordinators.

    Args:
        viewer: who asks.
        later: whether to tell those that were put off to later as well; they come last.
    """
    put_off = Exists(_answers(PairAnswer.Answer.LATER))
    doubts = Doubt.objects.annotate(waits=Case(When(put_off, then=Value(1)), default=Value(0)))
    doubts = doubts if later else doubts.filter(waits=0)
    return doubts.order_by("waits", "-score", "pk") if rules.can_edit_directory(viewer) else doubts.none()


def _answers(answer: str) -> QuerySet[PairAnswer]:
    either = Q()
    for kind in ("person", "organisation"):
        either |= Q(**{kind: OuterRef(kind), f"other_{kind}": OuterRef(f"other_{kind}")})
        either |= Q(**{kind: OuterRef(f"other_{kind}"), f"other_{kind}": OuterRef(kind)})
    return PairAnswer.objects.filter(either, answer=answer)


def pair_for(viewer: Viewer, kind: str, first_id: UUID | str, second_id: UUID | str) -> tuple[Party, Party]:
    """Two records of one kind.

    Raises:
        NotFound: when there are not both, or this viewer may not write the directory.
    """
    if str(first_id) == str(second_id):
        raise NotFound
    return party_for(viewer, kind, first_id), party_for(viewer, kind, second_id)


def party_for(viewer: Viewer, kind: str, record_id: UUID | str) -> Party:
    """A person or organisation, by its kind.

    Raises:
        NotFound: when there is none, or this viewer may not write the directory.
    """
    finders: dict[str, Callable[[Viewer, UUID | str], Party]] = {
        "person": person_for,
        "organisation": organisation_for,
    }
    find = finders.get(kind)
    if find is None or not rules.can_edit_directory(viewer):
        raise NotFound
    return find(viewer, record_id)


def parties_beside(viewer: Viewer, party: Party, words: str = "") -> list[Named]:
    """The records that one may be compared with: by some words, or those whose names come near; nearest first."""
    if words:
        near = same_person_candidates if isinstance(party, Person) else same_organisation_candidates
        ids = [one.id for one in near(words, viewer=viewer, most=MOST_BESIDE) if one.id != str(party.pk)]
    else:
        scored = sorted(near_parties(party).values(), key=lambda pair: -pair[1])
        ids = [str(other.pk) for other, _score in scored[:MOST_BESIDE]]
    rows = type(party)._default_manager.filter(pk__in=ids).prefetch_related("names")
    found = {str(one.pk): party_named(viewer, one) for one in rows}
    return [found[one] for one in ids if one in found]


MOST_BESIDE = 20


def pair_shown(viewer: Viewer, first: Party, second: Party) -> PairShown:
    """Two records side by side, with the reasons for and against their being one."""
    nearest = nearest_names(first, second)
    answer = answer_about(first, second)
    return PairShown(
        kind=first.record_kind,
        first=first,
        second=second,
        names=(display_name(first, viewer.language), display_name(second, viewer.language)),
        band=nearest.band,
        reasons=reasons_in_words(nearest.reasons),
        shared=tuple(shared_facts(viewer, first, second)),
        rows=tuple(row for row in _rows(viewer, first, second) if row.first or row.second),
        answered=answer.get_answer_display() if answer else "",
    )


def near_parties(party: Party) -> dict[Any, tuple[Party, float]]:
    """Other records whose names come near enough to ask, by id, each with the score of the nearest; three queries.

    Only those that share the most keys of names are compared in full.
    """
    kind, keys = party.record_kind, party.name_keys.values_list("key", flat=True)
    sharing = NameKey.objects.filter(key__in=list(keys), **{f"{kind}__isnull": False}).exclude(**{kind: party})
    ids = sharing.values_list(f"{kind}_id").annotate(hits=Count("pk")).order_by("-hits", f"{kind}_id")[:MOST_COMPARED]
    rows = type(party)._default_manager.filter(pk__in=[one for one, _hits in ids]).prefetch_related("names")
    scored = ((other, nearest_score(party, other)) for other in rows)
    return {other.pk: (other, points) for other, points in scored if points >= ASK_FROM}


MOST_COMPARED = 60


def nearest_score(first: Party, second: Party) -> float:
    """How alike two records are by their names alone, from 0 to 1: as in the script in which they are least alike."""
    best: dict[str, float] = {}
    for one, other in comparable_names(first, second):
        script = script_of(one)
        best[script] = max(best.get(script, 0.0), score(one, other, _kind(first)))
    return min(best.values(), default=0.0) if _share_a_script(first, second) else max(best.values(), default=0.0)


def _share_a_script(first: Party, second: Party) -> bool:
    ours, theirs = ({script for _text, script, _short in _spelled(party)} for party in (first, second))
    return not ours.isdisjoint(theirs)


def nearest_names(first: Party, second: Party) -> Comparison:
    """The comparison of the two names, one of each record, that are most alike."""
    one, other = max(comparable_names(first, second), key=lambda pair: score(pair[0], pair[1], _kind(first)))
    return compare(one, other, _kind(first))


def _kind(party: Party) -> Literal["person", "organisation"]:
    return "person" if isinstance(party, Person) else "organisation"


def comparable_names(first: Party, second: Party) -> list[tuple[str, str]]:
    """The pairs of names that say something of whether two records are one.

    Names in one script say more than names in two, so that these are compared only where there is no script that both
    are written in. An acronym fits many a name, so it is compared with one word only.
    """
    ours, theirs = _spelled(first), _spelled(second)
    shared = {script for _text, script, _short in ours} & {script for _text, script, _short in theirs}
    return [
        (one, other)
        for one, script, is_short in ours
        for other, their_script, is_their_short in theirs
        if (script == their_script if shared else True)
        and not ((is_short and " " in other.strip()) or (is_their_short and " " in one.strip()))
    ] or [(first.name, second.name)]


def _spelled(party: Party) -> list[tuple[str, str, bool]]:
    """Every name with its script, and whether it is an acronym."""
    rows = [(row.text, script_of(row.text), row.kind == Name.Kind.ACRONYM) for row in party.names.all()]
    return list(dict.fromkeys([(party.name, script_of(party.name), False), *rows]))


def shared_facts(viewer: Viewer, first: Party, second: Party) -> Iterable[str]:
    """What both have, beside their names."""
    number = len(_contacts(first) & _contacts(second))
    if number:
        yield ngettext("They share one way to be reached.", "They share %(number)s ways to be reached.", number) % {
            "number": number
        }
    if isinstance(first, Person) and isinstance(second, Person):
        theirs = {post.organisation_id for post in second.posts.all()}
        for post in first.posts.all():
            if post.organisation_id in theirs:
                body = display_name(post.organisation, viewer.language).text
                yield _("Both have a post at %(organisation)s.") % {"organisation": body}
    elif isinstance(first, Organisation) and isinstance(second, Organisation):
        if first.website and _bare(first.website) == _bare(second.website):
            yield _("They have the same website.")
        if first.parent is not None and first.parent_id == second.parent_id:
            body = display_name(first.parent, viewer.language).text
            yield _("Both are part of %(organisation)s.") % {"organisation": body}


def _contacts(party: Party) -> set[tuple[str, str]]:
    """The ways to reach a party as they can be compared. They are opened here and shown nowhere."""
    points = ContactPoint.objects.filter(**{party.record_kind: party})
    return {(point.medium, "".join(str(point.value).split()).casefold()) for point in points}


def _bare(url: str) -> str:
    return url.split("://")[-1].removeprefix("www.").rstrip("/").casefold()


def _rows(viewer: Viewer, first: Party, second: Party) -> Iterable[Compared]:
    yield _compared(_("Names"), _own_names, first, second)
    yield _compared(_("Other spellings"), _spellings, first, second)
    if isinstance(first, Person):
        yield _compared(_("Where"), lambda party: _posts(viewer, party), first, second)
        yield _compared(
            _("Language"),
            lambda party: _said(dict(settings.LANGUAGES).get(party.language, party.language)),
            first,
            second,
        )
    else:
        yield _compared(_("Kind"), lambda party: _said(party.get_kind_display()), first, second)
        yield _compared(_("Part of"), lambda party: _parent(viewer, party), first, second)
        yield _compared(_("Country"), lambda party: _said(party.country), first, second)
        yield _compared(_("Website"), lambda party: _said(party.website), first, second)
    yield _compared(_("Numbers in registers"), _numbers, first, second)
    for name, label in {
        "standing": _("Side"),
        "protection": _("Protection"),
        "public_name_form": _("In public"),
    }.items():
        if getattr(first, name) != getattr(second, name):
            yield _compared(label, partial(_display, name=name), first, second)
    if isinstance(first, Person):
        yield _compared(_("From"), lambda party: _said(party.source_note), first, second)


def _compared(label: Any, lines_of: Callable[[Any], list[Line]], first: Party, second: Party) -> Compared:
    ours, theirs = lines_of(first), lines_of(second)
    state = ""
    if ours and theirs:
        shared = {line.text for line in ours} & {line.text for line in theirs}
        state = "same" if shared else "differs"
    return Compared(label, tuple(ours), tuple(theirs), state)


def _display(party: Party, *, name: str) -> list[Line]:
    return _said(getattr(party, f"get_{name}_display")())


def _said(words: Any) -> list[Line]:
    return [Line(str(words))] if words else []


def _own_names(party: Party) -> list[Line]:
    rows = sorted((row for row in party.names.all() if row.kind not in _SPELLED), key=lambda row: row.pk)
    main = Line(party.name, language_of(party.name), _("Main name"))
    return [main, *(Line(row.text, row.language or language_of(row.text), row.get_kind_display()) for row in rows)]


_SPELLED = (Name.Kind.SPELLING, Name.Kind.WRONG)


def _spellings(party: Party) -> list[Line]:
    rows = sorted((row for row in party.names.all() if row.kind in _SPELLED), key=lambda row: row.pk)
    return [Line(row.text, row.language or language_of(row.text), row.get_kind_display()) for row in rows]


def _posts(viewer: Viewer, person: Person) -> list[Line]:
    return [Line(post_said(viewer, post), note=_span(post)) for post in person.posts.all()]


def _span(post: Any) -> str:
    ends = [date.in_words() if date else "…" for date in (post.started, post.ended)]
    return f"{ends[0]} – {ends[1]}" if post.started or post.ended else ""


def _parent(viewer: Viewer, body: Organisation) -> list[Line]:
    if body.parent is None:
        return []
    shown = display_name(body.parent, viewer.language)
    return [Line(shown.text, shown.language)]


def _numbers(party: Party) -> list[Line]:
    return [Line(str(row)) for row in party.identifiers.all()]
