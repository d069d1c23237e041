"""Who knows whom: our organisations and their people, as a map of two sides or, when there are many, as a matrix."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from overture.directory.models import Post
from overture.directory.queries import display_name, organisations_seen_by, people_seen_by
from overture.directory.told import TieTold
from overture.engagements.queries.dealings import OurSide, Pair, pairs_of
from overture.foundation.local_text import ShownText
from overture.foundation.ui.charts import (
    MOST_A_SIDE,
    Chart,
    SidePoint,
    SideTie,
    TwoSides,
    matrix_drawn,
    sides_drawn,
)
from overture.foundation.ui.charts.sides import ROOM
from overture.foundation.ui.charts.wording import width_of
from overture.foundation.ui.shapes import Column
from overture.foundation.ui.templatetags.ui import bdi

from .reading import Reading

MOST_PAIRS = 60
MOST_NAMED = 2
OTHERS = "others"
Teams = dict[UUID | None, list[UUID]]
"""Our people by the organisation that they sat there for."""
KnownPair = tuple[UUID | None, UUID]
COLUMNS = (
    Column(gettext_lazy("Ours")),
    Column(gettext_lazy("Theirs")),
    Column(gettext_lazy("Meetings"), numeric=True),
    Column(gettext_lazy("Texts"), numeric=True),
)
SAYS_SO = Column(gettext_lazy("Who says so"))
"""Only where somebody says that two people know each other."""


@dataclass(frozen=True, slots=True)
class Both:
    """What everybody who is drawn is called: people by id, our bodies by id and None, the roles of theirs."""

    people: dict[UUID, ShownText]
    bodies: dict[UUID | None, ShownText]
    roles: dict[UUID, str]


def who_shown(reading: Reading, ours: OurSide, ties: Sequence[TieTold]) -> Chart | None:
    """The map with its table; nothing when nobody is known to have met anybody."""
    pairs = pairs_of(reading.dealings)
    teams = ours.people
    known = _known(ties, teams)
    both = _both(reading, pairs, teams, known)
    pairs = [pair for pair in pairs if pair.theirs in both.people and pair.ours in both.bodies]
    if not pairs:
        return None
    knows, met = _knows(pairs, known), {pair.theirs for pair in pairs if pair.met}
    chart = TwoSides(
        title=_title(pairs, both),
        ours_label=_("Our side"),
        theirs_label=_("Their side"),
        ours=tuple(_our_point(key, teams, both) for key in _by_weight((pair.ours, pair) for pair in pairs)),
        theirs=tuple(_their_point(pk, met, both) for pk in _their_order(pairs, known, both)),
        ties=(*_ties(pairs, both), *knows),
    )
    is_map = max(len(chart.ours), len(chart.theirs)) <= MOST_A_SIDE
    return Chart(
        key="pairs",
        label=_("Who has met whom"),
        drawing=sides_drawn(chart) if is_map else matrix_drawn(chart),
        columns=(*COLUMNS, SAYS_SO) if ties else COLUMNS,
        rows=_rows(reading, pairs, ties, both),
        note=_note(is_map=is_map, pairs=pairs, knows=knows),
        room="narrow",
    )


def _both(reading: Reading, pairs: Sequence[Pair], teams: Teams, known: Sequence[KnownPair]) -> Both:
    """Everybody who is drawn, with names; three queries and their names."""
    there = {pair.theirs for pair in pairs} | {pk for _ours, pk in known}
    wanted = there | {pk for people in teams.values() for pk in people[:MOST_NAMED]}
    people = people_seen_by(reading.viewer).filter(pk__in=wanted).prefetch_related("names")
    bodies = organisations_seen_by(reading.viewer).filter(pk__in={pair.ours for pair in pairs if pair.ours})
    posts = Post.objects.filter(person__in=there, organisation__in=reading.bodies)
    roles = {
        post.person_id: post.role_translations.get(reading.viewer.language) or post.role
        for post in posts.order_by("started", "pk")
    }
    called: dict[UUID | None, ShownText] = {None: ShownText(_("Others of ours"), reading.viewer.language)}
    called |= {one.pk: display_name(one, reading.viewer.language) for one in bodies.prefetch_related("names")}
    return Both({one.pk: display_name(one, reading.viewer.language) for one in people}, called, roles)


def _known(ties: Sequence[TieTold], teams: Teams) -> list[KnownPair]:
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


def _their_order(pairs: Sequence[Pair], known: Sequence[KnownPair], both: Both) -> list[UUID]:
    found = _by_weight((pair.theirs, pair) for pair in pairs)
    return [*found, *(pk for pk in dict.fromkeys(pk for _ours, pk in known) if pk not in found and pk in both.people)]


def _key(ours: UUID | None) -> str:
    return str(ours) if ours else OTHERS


def _our_point(ours: UUID | None, teams: Teams, both: Both) -> SidePoint:
    people = teams.get(ours, [])
    names = [short_name(both.people[pk].text) for pk in people[:MOST_NAMED] if pk in both.people]
    while len(names) > 1 and width_of(", ".join(names)) > ROOM - 20:
        names.pop()
    more = len(people) - len(names)
    note = ", ".join(names)
    if names and more:
        note = _("%(names)s +%(count)s") % {"names": note, "count": more}
    return SidePoint(_key(ours), both.bodies[ours].text, note)


def short_name(name: str) -> str:
    """A name in little room: the first name as a letter where the script has capitals, else the whole name."""
    first, _space, rest = name.partition(" ")
    return f"{first[0]}. {rest}" if rest and first[:1].isupper() else name


def _their_point(pk: UUID, met: Collection[UUID], both: Both) -> SidePoint:
    return SidePoint(str(pk), both.people[pk].text, both.roles.get(pk, ""), is_apart=pk not in met)


def _ties(pairs: Sequence[Pair], both: Both) -> list[SideTie]:
    met, written = _("%(ours)s and %(theirs)s: %(count)s"), _("%(ours)s to %(theirs)s, texts: %(count)s")
    found = []
    for pair in pairs:
        count, words = (pair.met, met) if pair.met else (pair.letters, written)
        tip = words % {"ours": both.bodies[pair.ours].text, "theirs": both.people[pair.theirs].text, "count": count}
        found.append(SideTie(_key(pair.ours), str(pair.theirs), count, "met" if pair.met else "letters", tip))
    return found


def _knows(pairs: Sequence[Pair], known: Sequence[KnownPair]) -> list[SideTie]:
    there = {(pair.ours, pair.theirs) for pair in pairs}
    return [SideTie(_key(ours), str(theirs), 1, "knows") for ours, theirs in known if (ours, theirs) not in there]


def _title(pairs: Sequence[Pair], both: Both) -> str:
    """The strongest tie as a sentence."""
    most = max((pair for pair in pairs if pair.met), key=lambda pair: pair.met, default=None)
    if most is None:
        return _("Who has been in touch with whom. The table has the same facts.")
    words = {
        "ours": both.bodies[most.ours].text,
        "theirs": both.people[most.theirs].text,
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
            bdi(both.bodies[pair.ours].text, both.bodies[pair.ours].language),
            _link(both.people[pair.theirs], reading.only("happened", person=pair.theirs)),
            pair.met,
            pair.letters,
            *([""] if ties else []),
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


def _link(name: ShownText, url: str) -> SafeString:
    """Their name, as a way to the meetings with them."""
    return format_html('<a href="{}">{}</a>', url, bdi(name.text, name.language))


def _how(tie: TieTold) -> str:
    words = {"how": tie.how_well_words or tie.what, "who": tie.who_says.text}
    return _("%(how)s, says %(who)s") % words


def _note(*, is_map: bool, pairs: Sequence[Pair], knows: Sequence[SideTie]) -> str:
    found = [_("A thicker line means more meetings.") if is_map else _("A larger dot means more meetings.")]
    if any(not pair.met for pair in pairs):
        found.append(_("Dashed: texts only.") if is_map else _("Hollow: texts only."))
    if knows and is_map:
        found.append(_("Dotted: somebody says that they know each other."))
    if len(pairs) > MOST_PAIRS:
        found.append(_("The table has the pairs that met most often."))
    return " ".join(str(one) for one in found)
