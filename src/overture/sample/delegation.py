"""A delegation with its days: two clocks, somebody who sent another, a chain behind each ask, a file, a letter."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from overture.engagements.facts import AskFacts, CommitmentFacts, EngagementFacts, ParticipantFacts
from overture.engagements.models import Ask, Engagement
from overture.engagements.operations import (
    add_attachment,
    add_commitment,
    add_follow_up,
    add_outcome,
    add_signatories,
    publish_engagement,
    record_engagement,
    set_ask_state,
    settle_commitment,
)
from overture.foundation.partial_dates import PartialDate

from .engaging import Maker

ZONE = "Europe/Helsinki"
COMMITTEE, TEAM = "Committee on Foreign Affairs", "Mediation Support Team"
PROGRAMME = """Day one   10:00  Committee on Foreign Affairs, room 4
          13:00  Lunch with the mediators, no notes taken
Day two   09:30  Walk along the harbour with two town councils
"""
SIGNED_BY = (
    "Adela Brand, baker",
    "Anders Holm, harbour master",
    "Basil Tarn, head teacher",
    "Cecily Moor, midwife",
    "Dov Arran, ferryman",
    "Edith Vale, nurse",
    "Farid Stone, printer",
    "Greta Lund, librarian",
    "Hamid Ford, joiner",
    "Inga Calder, choir leader",
    "Jonas Birk, farmer",
    "Karin Aldous, town councillor",
    "Leah Marsden, teacher of Arabic",
    "Mona Dale, gardener",
    "Nadir Beck, bus driver",
    "Olive Hart, potter",
    "Petra Lind, doctor",
    "Qasim Rowe, grocer",
    "Ronja Field, student",
    "Selim Wood, stonemason",
    "Tove Strand, fisher",
    "Uri Glenn, teacher of Hebrew",
    "Vera Thorn, judge, retired",
    "Yara Penn, weaver",
)


def add_delegation(maker: Maker) -> None:
    """Three days abroad with their parts, and the letter that followed."""
    first = maker.today - dt.timedelta(days=66)
    when = PartialDate.between(first, first + dt.timedelta(days=2))
    whole = EngagementFacts(
        title="Delegation to Norhaven: three days on shared towns",
        kind="visit",
        when=when,
        place="Norhaven",
        zone=ZONE,
        confidentiality="on_record",
        summary="Five of ours travelled together. One hearing, one lunch and a walk along the harbour.",
        participants=(_ours(maker, "Eleanor Marsh", maker.cast.alliance.name),),
    )
    delegation = record_engagement(whole, by=maker.by)
    add_attachment(delegation, "Programme of the three days.txt", PROGRAMME.encode(), by=maker.by)
    _hearing(maker, delegation, first)
    _lunch(maker, delegation, first)
    _walk(maker, delegation, first + dt.timedelta(days=1))
    _letter(maker, first + dt.timedelta(days=20))


def _hearing(maker: Maker, delegation: Engagement, day: dt.date) -> None:
    body, (invited, came) = maker.cast.bodies[COMMITTEE], maker.cast.of[COMMITTEE][:2]
    theirs = (
        ParticipantFacts(organisation_id=body.pk, side="theirs", part="host"),
        ParticipantFacts(person_id=invited.pk, side="theirs", part="sent_other", role="chair", spoke_for=(body.pk,)),
        ParticipantFacts(
            person_id=came.pk, side="theirs", part="chair", spoke_for=(body.pk,), instead_of_id=invited.pk
        ),
    )
    facts = EngagementFacts(
        title="Hearing on councils that share two languages",
        kind="testimony",
        when=PartialDate.day(day),
        time_of_day=dt.time(10),
        zone=ZONE,
        place="Room 4, House of the Committees, Norhaven",
        part_of_id=delegation.pk,
        confidentiality="on_record",
        topics=(maker.cast.topics["shared-towns"].pk,),
        summary="Two members gave evidence for an hour. The chair asked for figures and named a date.",
        participants=(_ours(maker, "Yotam Regev", "Open Wells", "by vote of the council"), *theirs),
        asks=(
            AskFacts("Put councils with two languages into the next town fund", to=(body.pk,)),
            AskFacts("Let bereaved families be heard before the vote", to=(body.pk,)),
        ),
    )
    made = record_engagement(facts, by=maker.by)
    fund, families = made.asks.order_by("made_at")
    _kept(maker, fund, day)
    _refused(maker, families, day)
    publish_engagement(Engagement.objects.get(pk=made.pk), at=maker.now, by=maker.by)


def _kept(maker: Maker, ask: Ask, day: dt.date) -> None:
    """A yes, a promise of theirs that was kept and one of ours that is late, and the money that moved."""
    body = maker.cast.bodies[COMMITTEE]
    answered = PartialDate.day(day + dt.timedelta(days=6))
    set_ask_state(ask, "promised", answer="Yes. We put it to the fund this autumn.", answered=answered, by=maker.by)
    theirs = CommitmentFacts(
        "Put the councils before the fund’s board", organisation_id=body.pk, due=_month(day, 40), ask_id=ask.pk
    )
    settled = PartialDate.day(day + dt.timedelta(days=33))
    settle_commitment(
        add_commitment(ask.engagement, theirs, by=maker.by),
        "kept",
        settled=settled,
        how_known="Minutes of the board, item 6",
        by=maker.by,
    )
    ours = CommitmentFacts(
        "Send the figures of eleven towns",
        side="ours",
        organisation_id=maker.cast.members["Open Wells"].pk,
        due=PartialDate.day(maker.today - dt.timedelta(days=4)),
        ask_id=ask.pk,
    )
    promise = add_commitment(ask.engagement, ours, by=maker.by)
    add_follow_up(
        ask.engagement,
        "Ask Yotam for the last three towns",
        owner_id=maker.owner_id,
        due_on=maker.today + dt.timedelta(days=1),
        commitment=promise,
        by=maker.by,
    )
    add_outcome(
        ask.engagement,
        "money_changed",
        "The fund opened a line for councils with two languages.",
        when=_month(day, 45),
        source="Call for bids of the town fund",
        our_part="Our three towns are its examples.",
        ask=ask,
        by=maker.by,
    )


def _refused(maker: Maker, ask: Ask, day: dt.date) -> None:
    """A promise that was broken, and a refusal."""
    body = maker.cast.bodies[COMMITTEE]
    facts = CommitmentFacts(
        "Name a day for the families", organisation_id=body.pk, due=PartialDate.day(day + dt.timedelta(days=20))
    )
    promise = add_commitment(ask.engagement, replace(facts, ask_id=ask.pk), by=maker.by)
    settle_commitment(promise, "broken", how_known="The vote was held without them", by=maker.by)
    set_ask_state(ask, "refused", answer="There was no time left before the vote.", by=maker.by)
    add_outcome(ask.engagement, "refused", "The families were not heard.", source="Order paper", ask=ask, by=maker.by)


def _lunch(maker: Maker, delegation: Engagement, day: dt.date) -> None:
    body = maker.cast.bodies[TEAM]
    officials = [
        ParticipantFacts(person_id=one.pk, organisation_id=body.pk, side="theirs") for one in maker.cast.of[TEAM][:2]
    ]
    facts = EngagementFacts(
        title="Lunch with the mediators",
        kind="reception",
        when=PartialDate.day(day),
        time_of_day=dt.time(13),
        zone=ZONE,
        place="Norhaven",
        part_of_id=delegation.pk,
        confidentiality="off_record",
        summary="An open talk on who is missing at the table.",
        participants=(_ours(maker, "Ruth Segal-Amir", "The Families’ Table"), *officials),
    )
    record_engagement(facts, by=maker.by)


def _walk(maker: Maker, delegation: Engagement, day: dt.date) -> None:
    group = ParticipantFacts(group="two town councils", side="theirs", part="host")
    facts = EngagementFacts(
        title="Walk along the harbour with two town councils",
        kind="visit",
        when=PartialDate.day(day),
        time_of_day=dt.time(9, 30),
        zone=ZONE,
        place="Harbour of Norhaven",
        part_of_id=delegation.pk,
        confidentiality="chatham_house",
        summary="How signs, schools and meetings run in two languages.",
        participants=(_ours(maker, "Yotam Regev", "Open Wells"), group),
    )
    record_engagement(facts, by=maker.by)


def _letter(maker: Maker, day: dt.date) -> None:
    body = maker.cast.bodies[COMMITTEE]
    facts = EngagementFacts(
        title="Open letter: hear the families first",
        kind="letter",
        how="in_writing",
        when=PartialDate.day(day),
        confidentiality="on_record",
        summary="A page, signed by members of the alliance and by neighbours of both coasts.",
        participants=(ParticipantFacts(organisation_id=body.pk, side="theirs"),),
        asks=(AskFacts("Hear bereaved families before the next vote", to=(body.pk,)),),
    )
    made = record_engagement(facts, by=maker.by)
    names = "\n".join((*list(maker.cast.members)[:9], *SIGNED_BY))
    add_signatories(made, names, side="ours", version=made.version, by=maker.by)


def _ours(maker: Maker, name: str, member: str, mandate: str = "") -> ParticipantFacts:
    body = maker.cast.members.get(member, maker.cast.alliance)
    person = maker.cast.people[name]
    return ParticipantFacts(person_id=person.pk, side="ours", part="speaker", spoke_for=(body.pk,), mandate=mandate)


def _month(day: dt.date, days: int) -> PartialDate:
    return PartialDate.parse(f"{day + dt.timedelta(days=days):%Y-%m}")
