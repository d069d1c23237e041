"""Writing the sample's initiatives, views, proposals and ties."""

from __future__ import annotations

import datetime as dt

from overture.directory import operations
from overture.directory.given import NamePut
from overture.directory.models import Organisation, Person, Proposal
from overture.foundation.access import Viewer
from overture.foundation.partial_dates import PartialDate

from . import ideas
from .people import Cast, local


def add_initiatives(cast: Cast, *, by: Viewer, today: dt.date) -> None:
    """Add the initiatives, so that engagements can be about them."""
    for idea in ideas.IDEAS:
        made = operations.add_initiative(
            name=idea.names[0],
            names=local(idea.names),
            what=idea.what,
            organisation=cast.bodies[idea.body],
            about=local(idea.about),
            stage=idea.stage,
            stage_reached=_month(today, idea.since),
            stage_source=idea.source,
            by=by,
        )
        cast.initiatives[idea.theme] = made


def add_ideas(cast: Cast, *, by: Viewer, today: dt.date) -> None:
    """Add who stands where, the proposals with their names, and who knows whom."""
    by_name = {one.name: one for one in cast.initiatives.values()}
    for view in ideas.VIEWS:
        operations.declare_stance(
            _party(cast, view.who),
            on=by_name[view.on],
            position=view.position,
            declared=_day(today, view.days),
            source=view.source,
            words=view.words,
            source_url=view.url,
            by=by,
        )
    for paper in ideas.PAPERS:
        _add_paper(cast, paper, by=by, today=today)
    for who, whom, what, how_well, says in ideas.TIES:
        people = cast.people
        operations.add_tie(people[who], other=people[whom], what=what, how_well=how_well, told_by=people[says], by=by)


def _add_paper(cast: Cast, paper: ideas.Paper, *, by: Viewer, today: dt.date) -> None:
    owner = cast.members.get(paper.owner, cast.alliance)
    closes = today + dt.timedelta(days=paper.closes) if paper.closes is not None else None
    proposal = operations.add_proposal(
        title=paper.titles[0], titles=local(paper.titles), owner=owner, signing_until=closes, by=by
    )
    for place, text in enumerate(paper.texts):
        _write(proposal, text, by=by, today=today)
        _sign(cast, proposal, paper, place, by=by, today=today)
        until = paper.texts[place + 1].days if place + 1 < len(paper.texts) else 0
        for status, days, how in paper.steps:
            if until < days <= text.days:
                body = owner if status == Proposal.Status.ADOPTED else None
                reached = _day(today, days)
                operations.record_step(proposal, status=status, reached=reached, organisation=body, how=how, by=by)


def _write(proposal: Proposal, text: ideas.Text, *, by: Viewer, today: dt.date) -> None:
    proposal.refresh_from_db()
    operations.write_text(
        proposal,
        text=local(text.words),
        version=proposal.version,
        written=_day(today, text.days),
        what_changed=text.what_changed,
        by=by,
    )


def _sign(cast: Cast, proposal: Proposal, paper: ideas.Paper, place: int, *, by: Viewer, today: dt.date) -> None:
    """Put the members' names under one text, each on another day, and those from outside under the last."""
    days = paper.texts[place].days
    members = paper.signed[place] if place < len(paper.signed) else ()
    names = [
        NamePut(_day(today, days - 2 - number % 9), cast.members[name], cast.of[name][0], "Their mail")
        for number, name in enumerate(members)
    ]
    if place == len(paper.texts) - 1:
        names += [NamePut(_day(today, days - 12), new_body=name, source="Sign-on list") for name in paper.others]
    operations.put_names(proposal, names, by=by)


def _party(cast: Cast, name: str) -> Person | Organisation:
    return cast.people.get(name) or cast.bodies[name]


def _day(today: dt.date, days: int) -> PartialDate:
    return PartialDate.day(today - dt.timedelta(days=days))


def _month(today: dt.date, days: int) -> PartialDate:
    return PartialDate.parse(f"{today - dt.timedelta(days=days):%Y-%m}")
