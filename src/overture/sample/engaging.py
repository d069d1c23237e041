"""Two years of engagements, made from the pieces in `happenings` by one seeded generator."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from random import Random
from uuid import UUID

from overture.directory.models import Organisation, Person
from overture.engagements.facts import AskFacts, CommitmentFacts, EngagementFacts, ParticipantFacts
from overture.engagements.models import Ask, Engagement, Moment
from overture.engagements.operations import (
    add_commitment,
    add_follow_up,
    add_outcome,
    publish_engagement,
    record_engagement,
    set_ask_state,
    settle_commitment,
    share_with_network,
)
from overture.foundation.access import Viewer
from overture.foundation.partial_dates import PartialDate

from .happenings import ASK_STATES, KINDS, MOMENTS, OCCASIONS, PLACES, THEMES, Theme
from .people import Cast, local

SPAN_DAYS = 730
AHEAD_DAYS = 24
PARTY_KINDS = {"conference_session", "panel", "reception"}
PARTIES = (
    "Progressive Forum",
    "Liberal Centre",
    "Harbour Greens",
    "Forum Internationalists",
    "Forum Youth",
    "National Union Party",
)
OFFICIAL_KINDS = {"briefing", "testimony", "letter", "meeting"}
OUTCOME_OF = {"done": "money_changed", "refused": "refused", "no_reply": "no_reply", "answered": "reply"}


@dataclass(slots=True)
class Maker:
    """What is at hand while engagements are made."""

    cast: Cast
    by: Viewer
    owner_id: UUID
    now: dt.datetime
    rng: Random
    moments: list[Moment]

    @property
    def today(self) -> dt.date:
        return self.now.date()


def add_moments(today: dt.date) -> list[Moment]:
    """The political moments of two years, dated back from today."""
    made = []
    for slug, names, days, precision in MOMENTS:
        day = today - dt.timedelta(days=days - 90)
        when = PartialDate.day(day) if precision == "day" else PartialDate.parse(f"{day:%Y-%m}")
        made.append(Moment.objects.create(slug=slug, name=local(names), when=when))
    return made


def add_engagements(maker: Maker, count: int) -> list[Engagement]:
    """Record `count` engagements with their asks, promises, outcomes and levels, the oldest first."""
    step = (SPAN_DAYS + AHEAD_DAYS) / count
    return [_add_one(maker, number, int(SPAN_DAYS - number * step)) for number in range(count)]


def _add_one(maker: Maker, number: int, days_ago: int) -> Engagement:
    theme = THEMES[number % len(THEMES)]
    facts = _facts(maker, theme, days_ago)
    engagement = record_engagement(facts, by=maker.by)
    if facts.status == "held":
        _what_came_of_it(maker, theme, engagement, days_ago)
        _who_may_read_it(maker, engagement)
    return engagement


def _facts(maker: Maker, theme: Theme, days_ago: int) -> EngagementFacts:
    rng = maker.rng
    kind, label = _kind(rng)
    body = _body(maker, kind)
    member = maker.cast.members[theme.members[rng.randrange(len(theme.members))]]
    level = rng.choices(("on_record", "chatham_house", "off_record"), (72, 15, 13))[0]
    when = _when(maker, days_ago)
    facts = EngagementFacts(
        title=f"{label}, {body.name}: {rng.choice(theme.titles)}",
        kind=kind,
        status=_status(rng, days_ago),
        when=when,
        confidentiality=level,
        how="in_writing" if kind == "letter" else rng.choices(("in_person", "remote"), (4, 1))[0],
        place="" if kind == "letter" else rng.choice(PLACES),
        occasion=OCCASIONS.get(body.name, "") if kind in PARTY_KINDS else "",
        moment_id=_moment(maker, when),
        topics=(maker.cast.topics[theme.slug].pk,),
        initiatives=_initiatives(maker, theme),
        summary=rng.choice(theme.summaries),
        notes="They were warmer than last time." if level == "off_record" else "",
        participants=_participants(maker, member, body, kind),
    )
    return replace(facts, asks=_asks(maker, theme, body, facts))


def _kind(rng: Random) -> tuple[str, str]:
    kind, label, _weight = rng.choices(KINDS, [weight for *_words, weight in KINDS])[0]
    return kind, label


def _body(maker: Maker, kind: str) -> Organisation:
    if kind in PARTY_KINDS:
        return maker.cast.bodies[maker.rng.choice(PARTIES)]
    if kind == "testimony":
        return maker.cast.bodies[
            maker.rng.choice(("Committee on Foreign Affairs", "Committee on International Development"))
        ]
    names = list(maker.cast.bodies)
    likely = names[:12] if kind in OFFICIAL_KINDS else names
    return maker.cast.bodies[maker.rng.choice(likely)]


def _status(rng: Random, days_ago: int) -> str:
    if days_ago < 0:
        return rng.choices(("planned", "tentative"), (3, 1))[0]
    return rng.choices(("held", "cancelled", "postponed", "declined"), (88, 5, 4, 3))[0]


def _when(maker: Maker, days_ago: int) -> PartialDate:
    day = maker.today - dt.timedelta(days=days_ago)
    precision = "day" if abs(days_ago) < 30 else maker.rng.choices(("day", "week", "month", "range"), (74, 13, 8, 5))[0]
    if precision == "week":
        return PartialDate.parse(f"{day:%G-W%V}")
    if precision == "month":
        return PartialDate.parse(f"{day:%Y-%m}")
    if precision == "range":
        return PartialDate.between(day, day + dt.timedelta(days=2))
    return PartialDate.day(day)


def _moment(maker: Maker, when: PartialDate) -> UUID | None:
    for moment in maker.moments:
        if moment.when and -20 <= (moment.when.first - when.first).days <= 60:
            return moment.pk
    return None


def _participants(maker: Maker, member: Organisation, body: Organisation, kind: str) -> tuple[ParticipantFacts, ...]:
    rng, part = maker.rng, "signatory" if kind == "letter" else "speaker"
    team = maker.cast.of[member.name]
    ours = [_spoke(person, member, part) for person in rng.sample(team, rng.randint(1, min(3, len(team))))]
    if rng.random() < 0.4:
        ours.append(_spoke(maker.cast.people["Eleanor Marsh"], maker.cast.alliance, part))
    host = ParticipantFacts(organisation_id=body.pk, side="theirs", part="host")
    officials = [
        ParticipantFacts(person_id=one.pk, side="theirs", part="attendee", spoke_for=(body.pk,))
        for one in maker.cast.of[body.name][:2]
    ]
    group = [] if officials or rng.random() < 0.6 else [ParticipantFacts(group="members and supporters", side="theirs")]
    return (*ours, host, *officials, *group)


def _spoke(person: Person, member: Organisation, part: str) -> ParticipantFacts:
    return ParticipantFacts(person_id=person.pk, side="ours", part=part, spoke_for=(member.pk,))


def _asks(maker: Maker, theme: Theme, body: Organisation, facts: EngagementFacts) -> tuple[AskFacts, ...]:
    if facts.status != "held" or maker.rng.random() < 0.35:
        return ()
    speakers = [one.person_id for one in facts.participants if one.side == "ours" and one.person_id]
    about = next(iter(_initiatives(maker, theme)), None)
    text = maker.rng.choice(theme.asks)
    return (AskFacts(text=text, to=(body.pk,), made_by=tuple(speakers[:1]), initiative_id=about),)


def _initiatives(maker: Maker, theme: Theme) -> tuple[UUID, ...]:
    known = maker.cast.initiatives.get(theme.slug)
    return (known.pk,) if known else ()


def _what_came_of_it(maker: Maker, theme: Theme, engagement: Engagement, days_ago: int) -> None:
    for ask in engagement.asks.all():
        state = ASK_STATES[maker.rng.randrange(len(ASK_STATES))] if days_ago > 30 else "made"
        if state != "made":
            _answer(maker, theme, ask, state, days_ago)
    if maker.rng.random() < 0.3:
        due = maker.today + dt.timedelta(days=maker.rng.randint(-20, 20)) if days_ago < 60 else None
        add_follow_up(
            engagement,
            "Send the two-page summary and the contact of the member",
            owner_id=maker.owner_id,
            due_on=due,
            by=maker.by,
        )


def _answer(maker: Maker, theme: Theme, ask: Ask, state: str, days_ago: int) -> None:
    answered = PartialDate.parse(f"{maker.today - dt.timedelta(days=max(days_ago - 25, 1)):%Y-%m}")
    set_ask_state(ask, state, answer="", answered=answered if state != "no_reply" else None, by=maker.by)
    body = ask.to.first()
    if state in {"promised", "done"}:
        due = PartialDate.day(maker.today - dt.timedelta(days=days_ago - maker.rng.choice((40, 90, 200))))
        facts = CommitmentFacts(
            maker.rng.choice(theme.promises),
            side="theirs",
            organisation_id=body.pk if body else None,
            due=due,
            ask_id=ask.pk,
        )
        promise = add_commitment(ask.engagement, facts, by=maker.by)
        if state == "done":
            settle_commitment(promise, "kept", by=maker.by)
    if state in OUTCOME_OF:
        text = {
            "done": "The line is in the budget.",
            "refused": "They said no, in writing.",
            "no_reply": "Nothing came back.",
            "answered": "They wrote back and asked for figures.",
        }[state]
        add_outcome(
            ask.engagement, OUTCOME_OF[state], text, when=answered, source="Letter on file", ask=ask, by=maker.by
        )


def _who_may_read_it(maker: Maker, engagement: Engagement) -> None:
    chance = {"on_record": 0.55, "chatham_house": 0.35}.get(engagement.confidentiality, 0)
    if maker.rng.random() < chance:
        publish_engagement(Engagement.objects.get(pk=engagement.pk), at=maker.now, by=maker.by)
    elif engagement.confidentiality != "off_record" and maker.rng.random() < 0.5:
        share_with_network(Engagement.objects.get(pk=engagement.pk), by=maker.by)
