"""A long acquaintance with one ministry: two years with the External Relations Office, told meeting by meeting.

The other engagements of the sample are scattered; these give one stakeholder's page its history.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from overture.directory.given import PostGiven
from overture.directory.models import Person
from overture.directory.operations import add_person
from overture.directory.operations.ties import add_tie
from overture.engagements.facts import AskFacts, CommitmentFacts, EngagementFacts, ParticipantFacts
from overture.engagements.models import Ask
from overture.engagements.operations import add_commitment, record_engagement, set_ask_state
from overture.foundation.partial_dates import PartialDate

from .engaging import Maker

OFFICE = "External Relations Office"
MEDIATION, RIGHTS, DIRECTORATE = "Mediation Support Team", "Human Rights Desk", "Near East Directorate"

OFFICIALS = (
    ("Sorrel Adeyinka-Voss", "Head of desk", RIGHTS, "2023-04"),
    ("Benedikt Hallam-Sorg", "Political director", OFFICE, "2024-02"),
    ("Ottilie Varga-Munro", "Policy officer", RIGHTS, "2025-01"),
    ("Leopold Ashdown-Kere", "Deputy director", DIRECTORATE, "2025-03"),
)


@dataclass(frozen=True, slots=True)
class Met:
    """One meeting or letter.

    Attributes:
        days: how many days before the sample's day; less than nought for what is planned.
        team: where they sit.
        theirs, ours: people by name.
        ask: what was asked for, with where that stands; a promise hangs on it with its days to the due day.
    """

    days: int
    kind: str
    title: str
    team: str
    theirs: tuple[str, ...]
    ours: tuple[str, ...]
    level: str = "on_record"
    ask: str = ""
    state: str = "made"
    promise: str = ""
    due_in: int = 0


INGRID, PIERS, BEATRIX = "Ingrid Solberg-Nair", "Piers Alderton-Quaye", "Beatrix Thornlow"
SORREL, RUFUS = "Sorrel Adeyinka-Voss", "Rufus Okonjo-Field"
ELEANOR, SALMA, HANAN, RUTH = "Eleanor Marsh", "Salma Nahhas", "Hanan Oudeh", "Ruth Segal-Amir"
YOTAM, KAMAL, HUDA, AMAL = "Yotam Regev", "Kamal Abu Nada", "Huda Masri-Calder", "Amal Khatib-Thorne"

STORY = (
    Met(655, "briefing", "First briefing on shared-society work", MEDIATION, (INGRID,), (ELEANOR, YOTAM)),
    Met(610, "letter", "Letter on the closing of the river fund", OFFICE, (RUFUS,), (ELEANOR,),
        ask="Keep the river fund open through the spring", state="refused"),
    Met(560, "briefing", "Briefing on joint bereavement work", MEDIATION, (INGRID,), (HANAN, RUTH, ELEANOR),
        ask="Hear bereaved families before the policy paper is written", state="done",
        promise="Set a hearing before the summer", due_in=90),
    Met(505, "meeting", "Meeting on open borders", DIRECTORATE, (BEATRIX,), (SALMA, ELEANOR)),
    Met(420, "conference_session", "Session at the Peace Practice Day", MEDIATION, (INGRID, PIERS), (RUTH, KAMAL)),
    Met(352, "briefing", "Briefing on towns that share their water", MEDIATION, (INGRID, PIERS), (YOTAM, KAMAL, ELEANOR),
        ask="A named contact for members", state="done", promise="Name a contact", due_in=30),
    Met(318, "meeting", "Meeting on permits for lawyers", RIGHTS, (SORREL,), (HUDA, ELEANOR),
        ask="Raise the permits of lawyers with both administrations"),
    Met(287, "letter", "Letter on the women’s seat", OFFICE, (RUFUS,), (ELEANOR, AMAL),
        ask="Meet a delegation of members before the year ends", state="promised",
        promise="Receive a delegation before the year ends", due_in=263),
    Met(254, "briefing", "Briefing after the spring round", MEDIATION, (PIERS,), (ELEANOR, YOTAM)),
    Met(233, "meeting", "Private conversation on the next round", MEDIATION, (INGRID,), (ELEANOR,), "off_record"),
    Met(197, "meeting", "Meeting on aid after the ceasefire", DIRECTORATE, (BEATRIX,), (SALMA, ELEANOR),
        ask="Include local mediators in recovery planning"),
    Met(166, "briefing", "Round table under the rule of the house", RIGHTS, (SORREL,), (HUDA, HANAN), "chatham_house"),
    Met(140, "panel", "Panel on loss and policy", MEDIATION, (INGRID,), (RUTH, HANAN)),
    Met(112, "briefing", "Briefing on mediators nobody invited", DIRECTORATE, (BEATRIX,), (AMAL, ELEANOR),
        ask="Put three mediators on the list for the next round", state="answered"),
    Met(83, "testimony", "Evidence to the review of the peace fund", DIRECTORATE, (BEATRIX,), (SALMA, YOTAM)),
    Met(52, "briefing", "Briefing on the autumn figures", MEDIATION, (INGRID, PIERS), (KAMAL, ELEANOR),
        ask="Ring-fence funding for civil society peacebuilding through the spring"),
    Met(23, "meeting", "Meeting on the delegation’s programme", RIGHTS, (SORREL,), (ELEANOR, HUDA)),
    Met(9, "letter", "Letter with the figures that they asked for", MEDIATION, (INGRID,), (ELEANOR,)),
    Met(-12, "briefing", "Briefing of the new team", MEDIATION, (INGRID, PIERS), (ELEANOR, YOTAM)),
    Met(-34, "visit", "Visit of the desk to two mixed towns", RIGHTS, (SORREL,), (YOTAM, KAMAL)),
)  # fmt: skip

TIES = (
    (ELEANOR, "Benedikt Hallam-Sorg", "in_touch", "Maya Holt-Rahal"),
    (SALMA, BEATRIX, "close", ELEANOR),
    (RUTH, "Thaddeus Brandt-Imani", "met_once", ELEANOR),
)
"""Ours, theirs, how well, and who says so."""


def add_ministry(maker: Maker) -> None:
    """Record the whole acquaintance, the oldest first."""
    for name, role, body, since in OFFICIALS:
        maker.cast.people[name] = _official(maker, name, role, body, since)
    for met in STORY:
        _add(maker, met)
    for ours, theirs, how_well, who in TIES:
        people = maker.cast.people
        add_tie(people[ours], other=people[theirs], how_well=how_well, told_by=people[who], by=maker.by)


def _official(maker: Maker, name: str, role: str, body: str, since: str) -> Person:
    started = PartialDate.parse(since)
    post = PostGiven(maker.cast.bodies[body], role=role, started=started, is_public_office=True)
    return add_person(name=name, standing="stakeholder", public_name_form="full", posts=[post], by=maker.by)


def _add(maker: Maker, met: Met) -> None:
    engagement = record_engagement(_facts(maker, met), by=maker.by)
    for ask in engagement.asks.all():
        _where_it_stands(maker, met, ask)


def _facts(maker: Maker, met: Met) -> EngagementFacts:
    people, team = maker.cast.people, maker.cast.bodies[met.team]
    part = "signatory" if met.kind == "letter" else "attendee"
    ours = [
        ParticipantFacts(person_id=people[name].pk, part=part, spoke_for=(_house(maker, name),)) for name in met.ours
    ]
    theirs = [
        ParticipantFacts(person_id=people[name].pk, organisation_id=team.pk, side="theirs", part="attendee")
        for name in met.theirs
    ]
    asks = (AskFacts(text=met.ask, to=(team.pk,), made_by=(people[met.ours[-1]].pk,)),) if met.ask else ()
    return EngagementFacts(
        title=met.title,
        kind=met.kind,
        status="held" if met.days >= 0 else "planned",
        when=PartialDate.day(maker.today - dt.timedelta(days=met.days)),
        confidentiality=met.level,
        how="in_writing" if met.kind == "letter" else "in_person",
        place="" if met.kind == "letter" else "Westbridge",
        participants=(*ours, *theirs),
        asks=asks,
    )


def _house(maker: Maker, name: str) -> UUID:
    """The member, or the alliance itself, where somebody works."""
    person = maker.cast.people[name]
    house = next(house for house, team in maker.cast.of.items() if person in team)
    return maker.cast.members[house].pk if house in maker.cast.members else maker.cast.alliance.pk


def _where_it_stands(maker: Maker, met: Met, ask: Ask) -> None:
    if met.promise:
        due = PartialDate.day(maker.today - dt.timedelta(days=met.days - met.due_in))
        state = "kept" if met.state == "done" else "open"
        team = maker.cast.bodies[met.team].pk
        facts = CommitmentFacts(met.promise, organisation_id=team, due=due, ask_id=ask.pk, state=state)
        add_commitment(ask.engagement, facts, by=maker.by)
    if met.state != "made":
        month = PartialDate.parse(f"{maker.today - dt.timedelta(days=max(met.days - 20, 1)):%Y-%m}")
        set_ask_state(ask, met.state, answer="", answered=month, by=maker.by)
