"""Who knows whom: our organisations and their people, as a map of two sides or, when there are many, as a matrix."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from overture.directory.models import Organisation, Person, Post
from overture.directory.queries import display_name, organisations_seen_by, people_seen_by
from overture.directory.told import TieTold
from overture.engagements.queries.dealings import Pair, our_people_by_body, pairs_of
from overture.foundation.ui.charts import (
    MOST_A_SIDE,
    Chart,
    SidePoint,
    SideTie,
    TwoSides,
    matrix_drawn,
    sides_drawn,
)
from overture.foundation.ui.shapes import Column
from overture.foundation.ui.templatetags.ui import bdi

from ..parties import link_to
from .reading import Reading

MOST_PAIRS = 60
MOST_NAMED = 2
OTHERS = "others"
COLUMNS = (
    Column(gettext_lazy("Ours")),
    Column(gettext_lazy("Theirs")),
    Column(gettext_lazy("Meetings"), numeric=True),
    Column(gettext_lazy("Texts"), numeric=True),
    Column(gettext_lazy("How we know")),
)


@dataclass(frozen=True, slots=True)
class Both:
    """The people and bodies of both sides by id, with the roles of theirs."""

    people: dict[UUID, Person]
    bodies: dict[UUID, Organisation]
    roles: dict[UUID, str]


def who_shown(reading: Reading, ties: Sequence[TieTold]) -> Chart | None:
    """The map with its table; nothing when nobody is known to have met anybody."""
    pairs = pairs_of(reading.dealings)
    teams = our_people_by_body(reading.dealings)
    both = _both(reading, pairs, teams)
    pairs = [pair for pair in pairs if pair.theirs in both.people and (pair.ours is None or pair.ours in both.bodies)]
    known = _known(ties, teams)
    if not pairs and not known:
        return None
    chart = TwoSides(
        title=_title(reading, pairs, both),
        ours_label=_("Our side"),
        theirs_label=_("Their side"),
        ours=tuple(_our_point(reading, key, teams, both) for key in _by_weight((pair.ours, pair) for pair in pairs)),
        theirs=tuple(_their_point(reading, pk, pairs, both) for pk in _their_order(pairs, known, both)),
        ties=(*(_tie(reading, pair, both) for pair in pairs), *_knows(pairs, known)),
    )
    is_map = max(len(chart.ours), len(chart.theirs)) <= MOST_A_SIDE
    return Chart(
        key="pairs",
        label=_("Who has met whom"),
        drawing=sides_drawn(chart) if is_map else matrix_drawn(chart),
        columns=COLUMNS,
        rows=_rows(reading, pairs, ties, both),
        note=_note(is_map=is_map, pairs=pairs, known=known),
        narrow=True,
    )


def _both(reading: Reading, pairs: Sequence[Pair], teams: dict[UUID | None, list[UUID]]) -> Both:
    """Everybody who is drawn, with names; three queries and their names."""
    wanted = {pair.theirs for pair in pairs} | {pk for people in teams.values() for pk in people[:MOST_NAMED]}
    people = people_seen_by(reading.viewer).filter(pk__in=wanted).prefetch_related("names")
    bodies = organisations_seen_by(reading.viewer).filter(pk__in={pair.ours for pair in pairs if pair.ours})
    posts = Post.objects.filter(person__in={pair.theirs for pair in pairs}, organisation__in=reading.bodies)
    roles = {
        post.person_id: post.role_translations.get(reading.viewer.language) or post.role
        for post in posts.order_by("started", "pk")
    }
    return Both({one.pk: one for one in people}, {one.pk: one for one in bodies.prefetch_related("names")}, roles)


def _known(ties: Sequence[TieTold], teams: dict[UUID | None, list[UUID]]) -> list[tuple[UUID | None, UUID]]:
    """The pairs that somebody says know each other, ours by the organisation that they sat there for."""
    of = {person: body for body, people in teams.items() for person in people}
    found = [(of[UUID(tie.one.id)], UUID(tie.other.id)) for tie in ties if UUID(tie.one.id) in of]
    return list(dict.fromkeys(found))


def _by_weight(rows: Iterable[tuple[Any, Pair]]) -> list[Any]:
    """Keys, those who met most often first."""
    weight: Counter[Any] = Counter()
    for key, pair in rows:
        weight[key] += pair.met * 100 + pair.letters
    return [key for key, _number in sorted(weight.items(), key=lambda row: (-row[1], str(row[0])))]


def _their_order(pairs: Sequence[Pair], known: Sequence[tuple[UUID | None, UUID]], both: Both) -> list[UUID]:
    found = _by_weight((pair.theirs, pair) for pair in pairs)
    return [*found, *(pk for pk in dict.fromkeys(pk for _ours, pk in known) if pk not in found and pk in both.people)]


def _key(ours: UUID | None) -> str:
    return str(ours) if ours else OTHERS


def _our_name(reading: Reading, ours: UUID | None, both: Both) -> str:
    return display_name(both.bodies[ours], reading.viewer.language).text if ours else _("Others of ours")


def _our_point(reading: Reading, ours: UUID | None, teams: dict[UUID | None, list[UUID]], both: Both) -> SidePoint:
    people = teams.get(ours, [])
    names = [
        short_name(display_name(both.people[pk], reading.viewer.language).text)
        for pk in people[:MOST_NAMED]
        if pk in both.people
    ]
    more = len(people) - len(names)
    words = {"names": ", ".join(names), "count": more}
    note = (
        ngettext("%(names)s, %(count)s more", "%(names)s, %(count)s more", more) % words
        if more > 0 and names
        else words["names"]
    )
    return SidePoint(_key(ours), _our_name(reading, ours, both), str(note))


def short_name(name: str) -> str:
    """A name in little room: the first name as a letter where the script has capitals, else the whole name."""
    first, _space, rest = name.partition(" ")
    return f"{first[0]}. {rest}" if rest and first[:1].isupper() else name


def _their_point(reading: Reading, pk: UUID, pairs: Sequence[Pair], both: Both) -> SidePoint:
    name = display_name(both.people[pk], reading.viewer.language).text
    was_met = any(pair.met for pair in pairs if pair.theirs == pk)
    return SidePoint(str(pk), name, both.roles.get(pk, ""), is_apart=not was_met)


def _tie(reading: Reading, pair: Pair, both: Both) -> SideTie:
    words = {
        "ours": _our_name(reading, pair.ours, both),
        "theirs": display_name(both.people[pair.theirs], reading.viewer.language).text,
    }
    count = pair.met or pair.letters
    if pair.met:
        tip = ngettext(
            "%(ours)s and %(theirs)s: %(count)s meeting", "%(ours)s and %(theirs)s: %(count)s meetings", count
        )
    else:
        tip = ngettext("%(ours)s to %(theirs)s: %(count)s text", "%(ours)s to %(theirs)s: %(count)s texts", count)
    return SideTie(
        _key(pair.ours), str(pair.theirs), count, "met" if pair.met else "letters", tip % {**words, "count": count}
    )


def _knows(pairs: Sequence[Pair], known: Sequence[tuple[UUID | None, UUID]]) -> list[SideTie]:
    there = {(pair.ours, pair.theirs) for pair in pairs}
    return [SideTie(_key(ours), str(theirs), 1, "knows") for ours, theirs in known if (ours, theirs) not in there]


def _title(reading: Reading, pairs: Sequence[Pair], both: Both) -> str:
    """The strongest tie as a sentence."""
    most = max((pair for pair in pairs if pair.met), key=lambda pair: pair.met, default=None)
    if most is None:
        return _("Who has been in touch with whom. The table has the same facts.")
    words = {
        "ours": _our_name(reading, most.ours, both),
        "theirs": display_name(both.people[most.theirs], reading.viewer.language).text,
        "count": most.met,
    }
    sentence = ngettext(
        "Who has met whom. Most often: %(ours)s and %(theirs)s, %(count)s time. The table has the same facts.",
        "Who has met whom. Most often: %(ours)s and %(theirs)s, %(count)s times. The table has the same facts.",
        most.met,
    )
    return sentence % words


def _rows(reading: Reading, pairs: Sequence[Pair], ties: Sequence[TieTold], both: Both) -> list[list[Any]]:
    ordered = sorted(pairs, key=lambda pair: (-pair.met, -pair.letters, str(pair.theirs)))[:MOST_PAIRS]
    rows = [
        [
            bdi(_our_name(reading, pair.ours, both)),
            _link(reading, both.people[pair.theirs]),
            pair.met,
            pair.letters,
            _("From the record"),
        ]
        for pair in ordered
    ]
    rows += [
        [
            bdi(tie.one.name.text, tie.one.name.language),
            bdi(tie.other.name.text, tie.other.name.language),
            "",
            "",
            _how(tie),
        ]
        for tie in ties[:MOST_PAIRS]
    ]
    return rows


def _link(reading: Reading, person: Person) -> Any:
    """Their name, as a way to the meetings with them."""
    shown = link_to(person, reading.viewer).name
    url = reading.only("happened", person=person.pk)
    return format_html('<a href="{}">{}</a>', url, bdi(shown.text, shown.language))


def _how(tie: TieTold) -> str:
    words = {"how": tie.how_well_words or tie.what, "who": tie.who_says.text}
    return _("%(how)s, says %(who)s") % words


def _note(*, is_map: bool, pairs: Sequence[Pair], known: Sequence[Any]) -> str:
    found = [_("A thicker line means more meetings.") if is_map else _("A larger dot means more meetings.")]
    if any(not pair.met for pair in pairs):
        found.append(_("Dashed: texts only.") if is_map else _("Hollow: texts only."))
    if known and is_map:
        found.append(_("Dotted: somebody says that they know each other."))
    if len(pairs) > MOST_PAIRS:
        found.append(_("The table has the pairs that met most often."))
    return " ".join(str(one) for one in found)
