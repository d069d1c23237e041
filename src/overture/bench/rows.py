"""One engagement of the made desk as rows, with the listing rows that the real operations would have written.

The rules of `engagements.listed` are said here again, for speed: made record by record, a million engagements would
take the better part of an hour. A test rebuilds the listing of a small made desk and finds not one row different.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from random import Random
from uuid import UUID

from django.conf import settings
from django.utils import translation

from overture.engagements.models import EngagementKind
from overture.foundation.partial_dates import PartialDate
from overture.foundation.registry import ListedRow

from . import words
from .casting import Body, Cast, Someone, random_id

PRESENT = dt.date(2026, 6, 30)
DAYS = 12 * 365
AHEAD = 60
KINDS = (
    ("briefing", 26),
    ("meeting", 30),
    ("conference_session", 6),
    ("panel", 7),
    ("testimony", 5),
    ("letter", 12),
    ("visit", 6),
    ("campaign_event", 3),
    ("reception", 4),
    ("other", 1),
)
LEVELS = (("on_record", 66), ("chatham_house", 18), ("off_record", 13), ("", 3))
STATES = (
    ("made", 30),
    ("answered", 20),
    ("promised", 14),
    ("done", 12),
    ("refused", 10),
    ("no_reply", 12),
    ("dropped", 2),
)
FAR = "2099-01-01 00:00:00"
PAST = "2020-01-01 00:00:00"
FULL = frozenset({"role:coordinator", "system"})


@dataclass(frozen=True, slots=True)
class MadeRows:
    """Rows by table, each in the order of the columns that `seeding` names for it.

    `listing` has a record's id, one telling of it, and who finds a fuller one.
    """

    engagements: list[tuple] = field(default_factory=list)
    participants: list[tuple] = field(default_factory=list)
    mandates: list[tuple] = field(default_factory=list)
    asks: list[tuple] = field(default_factory=list)
    asked_of: list[tuple] = field(default_factory=list)
    commitments: list[tuple] = field(default_factory=list)
    follow_ups: list[tuple] = field(default_factory=list)
    topics: list[tuple] = field(default_factory=list)
    restricted: list[tuple] = field(default_factory=list)
    listing: list[tuple[str, ListedRow, frozenset[str]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody at the table: a person from a body, or a body alone."""

    body: Body
    person: Someone | None
    part: str


@dataclass(slots=True)
class Made:
    """One engagement while it is made."""

    id: str
    kind: str
    level: str
    status: str
    when: PartialDate | None
    title: str
    place: str
    summary: str
    topic: str
    embargo: bool
    shared: bool
    published: bool
    ours: list[Seat]
    theirs: list[Seat]
    asks: list[tuple[str, bool]]
    promise: str


@lru_cache(maxsize=100_000)
def kind_and_day(kind: str, when: PartialDate | None) -> str:
    """As `engagements.listed.in_every_language`."""
    said = [kind]
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            said += [str(EngagementKind(kind).label), when.in_words() if when else ""]
    return " ".join(said)


@lru_cache(maxsize=20_000)
def in_words(when: PartialDate) -> str:
    return when.in_words()


class Maker:
    """Makes engagements from a seed, always the same ones."""

    def __init__(self, cast: Cast, rng: Random) -> None:
        self.cast, self.rng = cast, rng
        self.labels = {key: str(label) for key, label in EngagementKind.choices}
        self.known = {body.id: body for body in (*cast.members, *cast.bodies)}
        self.member_weights = _pareto(len(cast.members))
        self.body_weights = _pareto(len(cast.bodies))
        self.next_seat = 1

    def make(self, count: int) -> MadeRows:
        """The rows of some engagements, in the order of their ids, which is how an index likes them best."""
        rng, rows = self.rng, MadeRows()
        ids = sorted(random_id(rng) for _number in range(count))
        kinds = _drawn(rng, KINDS, count)
        levels = _drawn(rng, LEVELS, count)
        tongues = rng.choices(words.TONGUES, words.TONGUE_WEIGHTS, k=count)
        bodies = rng.choices(self.cast.bodies, cum_weights=self.body_weights, k=count)
        members = rng.choices(self.cast.members, cum_weights=self.member_weights, k=count)
        for given in zip(ids, kinds, levels, tongues, bodies, members, strict=True):
            self._add(rows, *given)
        return rows

    def _add(
        self, rows: MadeRows, pk: str, kind: str, level: str, tongue: words.Tongue, body: Body, member: Body
    ) -> None:
        rng = self.rng
        status, when = _status_and_day(rng)
        quality, subject, other = rng.choice(tongue.qualities), rng.choice(tongue.subjects), rng.choice(tongue.subjects)
        said = {"quality": quality, "subject": subject, "other": other}
        title = rng.choice(tongue.titles).format(body=body.name, quality=quality, subject=subject)
        count = rng.choices((0, 1, 2, 3), (35, 35, 20, 10))[0]
        made = Made(
            id=pk,
            kind=kind,
            level=level,
            status=status,
            when=when,
            title=title[:1].upper() + title[1:],
            place=rng.choice(tongue.places),
            summary=rng.choice(tongue.summaries).format(**said),
            topic="",
            embargo=rng.random() < 0.005,
            shared=rng.random() < 0.2,
            published=status == "held" and rng.random() < 0.3,
            ours=_seats(rng, member, rng.randint(1, 3), apologies=0.06),
            theirs=_seats(rng, body, rng.randint(0, 3), apologies=0.02),
            asks=[(rng.choice(tongue.asks).format(**said), rng.random() < 0.9) for _number in range(count)],
            promise=rng.choice(tongue.promises).format(**said) if rng.random() < 0.1 else "",
        )
        if rng.random() < 0.4:
            made.theirs.insert(0, Seat(body if made.theirs == [] else rng.choice(self.cast.bodies), None, "host"))
        self._write(rows, made, tongue.language)

    def _write(self, rows: MadeRows, made: Made, language: str) -> None:
        rng, when = self.rng, made.when
        topic_id, made.topic = rng.choice(self.cast.topics)
        first = when.first.isoformat() if when else None
        rows.engagements.append(
            (
                made.id,
                made.title,
                made.kind,
                made.status,
                "in_writing" if made.kind == "letter" else "in_person",
                str(when) if when else None,
                first,
                made.place,
                made.summary,
                made.level,
                FAR if made.embargo else None,
                made.shared,
                PAST if made.published else None,
            )
        )
        rows.topics.append((made.id, topic_id))
        self._write_seats(rows, made)
        self._write_promises(rows, made, language)
        named = self._restriction(rows, made)
        day = when.first if when else dt.date.max
        fuller = frozenset[str]()
        for tier, scopes in self._finders(made, named):
            title, names, asks = self._full(made) if tier == "full" else self._outside(made)
            row = ListedRow(tier, scopes, title, self._words(made, title, names, asks), day, mentions=_each_once(names))
            rows.listing.append((made.id, row, fuller))
            fuller = scopes

    def _write_seats(self, rows: MadeRows, made: Made) -> None:
        for order, (side, seat) in enumerate(
            [*(("ours", one) for one in made.ours), *(("theirs", one) for one in made.theirs)]
        ):
            person = seat.person.id if seat.person else None
            rows.participants.append((self.next_seat, made.id, person, seat.body.id, side, seat.part, order))
            if side == "ours" and seat.person:
                rows.mandates.append((self.next_seat, seat.body.id))
            self.next_seat += 1

    def _write_promises(self, rows: MadeRows, made: Made, language: str) -> None:
        rng, first = self.rng, made.when.first if made.when else PRESENT
        for number, (text, is_public) in enumerate(made.asks):
            ask_id, state = random_id(rng), _drawn(rng, STATES, 1)[0]
            made_at = f"{first.isoformat()} 12:00:{number:02}"
            rows.asks.append((ask_id, made.id, text, language, state, is_public, made_at, made_at))
            rows.asked_of.extend((ask_id, seat.body.id) for seat in made.theirs[:1])
        if made.promise:
            due = first + dt.timedelta(days=rng.randint(10, 200))
            state = "open" if due > PRESENT else rng.choice(("open", "kept", "kept", "kept", "broken"))
            rows.commitments.append((random_id(rng), made.id, "theirs", made.promise, due.isoformat(), state))
        if rng.random() < 0.05:
            due = first + dt.timedelta(days=14)
            done = None if due > PRESENT else PAST
            rows.follow_ups.append(
                (
                    random_id(rng),
                    made.id,
                    "Write to them again",
                    rng.choice(self.cast.coordinators),
                    due.isoformat(),
                    done,
                )
            )

    def _restriction(self, rows: MadeRows, made: Made) -> list[str]:
        """The accounts that it is open to; most are open to all that the rules let in."""
        if self.rng.random() >= 0.005:
            return []
        named = [self.rng.choice(self.cast.coordinators), self.rng.choice(self.cast.other_staff)]
        rows.restricted.extend((made.id, user) for user in named)
        return named

    def _finders(self, made: Made, named: list[str]) -> Iterator[tuple[str, frozenset[str]]]:
        """As `engagements.listed.finders`."""
        if named:
            yield "full", frozenset(user_scope(user) for user in named[:1])
            yield "substance", frozenset(user_scope(user) for user in named[1:])
            return
        yield "full", FULL
        found = {one.person.scope for one in self._seats(made) if one.person and one.part != "apologies"}
        if not made.embargo and made.level in ("on_record", "chatham_house"):
            found |= {"role:editor", "role:director"}
            found |= {seat.body.scope for seat in made.ours}
            found |= {"public", "role:representative"} if made.published else set()
            found |= {"role:representative"} if made.shared else set()
        if found:
            yield "substance", frozenset(found)

    def _seats(self, made: Made) -> list[Seat]:
        return [*made.ours, *made.theirs]

    def _full(self, made: Made) -> tuple[str, list[str], list[str]]:
        """Title, names and asks of the whole telling."""
        people = [seat.person.shown if seat.person else seat.body.shown for seat in self._seats(made)]
        bodies = [seat.body.shown for seat in self._seats(made) if seat.person]
        spoken_for = [seat.body.shown for seat in made.ours if seat.person]
        return made.title, [*people, *bodies, *spoken_for], [text for text, _is_public in made.asks]

    def _outside(self, made: Made) -> tuple[str, list[str], list[str]]:
        """Title, names and asks of what anybody outside may read: on the record as the public, else without people."""
        asks = [text for text, is_public in made.asks if is_public]
        if made.level != "on_record":
            return self._made_title(made), [], asks
        people = [name for seat in self._seats(made) if (name := _public_seat(seat))]
        open_seats = [one for one in self._seats(made) if one.person and one.person.public and one.body.is_public]
        bodies = [one.body.shown for one in open_seats]
        spoken_for = [one.body.shown for one in made.ours if not _is_at_risk(one) and one.body.is_public]
        return made.title, [*people, *bodies, *spoken_for], asks

    def _words(self, made: Made, title: str, names: list[str], asks: list[str]) -> str:
        """As `engagements.queries.wording.searchable`, and `engagements.listed.in_every_language` behind it."""
        promise = [made.promise] if made.promise else []
        said = [title, self.labels[made.kind], made.place, made.summary, *names, made.topic, *asks, *promise]
        return f"{' '.join(text for text in dict.fromkeys(said) if text)} {kind_and_day(made.kind, made.when)}"

    def _made_title(self, made: Made) -> str:
        """As `engagements.queries.wording.made_title`, in English."""
        tied = [seat.body for seat in self._seats(made) if seat.person]
        closed = frozenset[str]().union(*(body.above for body in tied))
        open_bodies = (seat.body for seat in made.theirs if seat.person is None)
        body = next((one.shown for one in open_bodies if closed.isdisjoint(one.above)), "")
        kind = self.labels[made.kind]
        if made.when is None:
            return f"{kind} with {body}" if body else kind
        return f"{kind} with {body}, {in_words(made.when)}" if body else f"{kind}, {in_words(made.when)}"


def _public_seat(seat: Seat) -> str:
    """What the public hears of a seat; a person who is not named is told as the body, somebody at risk not at all."""
    body = seat.body.shown if seat.body.is_public else ""
    if seat.person is None:
        return body
    return "" if seat.person.is_at_risk else seat.person.public or body


def _is_at_risk(seat: Seat) -> bool:
    return seat.person is not None and seat.person.is_at_risk


def _each_once(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _seats(rng: Random, body: Body, count: int, *, apologies: float) -> list[Seat]:
    people = rng.sample(body.people, min(count, len(body.people)))
    return [Seat(body, person, "apologies" if rng.random() < apologies else "speaker") for person in people]


def _status_and_day(rng: Random) -> tuple[str, PartialDate | None]:
    """More of late than long ago; a few are to come, and a few of those have no day yet."""
    days = int(DAYS * rng.random() ** 1.5) - AHEAD if rng.random() > 0.02 else -rng.randint(0, AHEAD)
    day = PRESENT - dt.timedelta(days=days)
    if day > PRESENT:
        status = rng.choice(("planned", "planned", "tentative"))
        return status, None if rng.random() < 0.15 else PartialDate.day(day)
    status = rng.choices(("held", "postponed", "cancelled", "declined"), (93, 2, 3, 2))[0]
    precision = rng.random()
    if precision < 0.85:
        return status, PartialDate.day(day)
    return status, PartialDate.parse(f"{day:%Y-%m}" if precision < 0.95 else f"{day:%G-W%V}")


def _drawn(rng: Random, weighted: tuple[tuple[str, int], ...], count: int) -> list[str]:
    return rng.choices([key for key, _weight in weighted], [weight for _key, weight in weighted], k=count)


def _pareto(count: int) -> list[float]:
    """Cumulative weights by which the first few are met most."""
    return list(accumulate(1 / (number + 1) ** 1.1 for number in range(count)))


@lru_cache
def user_scope(pk: str) -> str:
    return f"user:{UUID(pk)}"
