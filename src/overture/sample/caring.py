"""What is owed to the sample's people, and where its bodies stand: marks, notices, old facts, coalitions, numbers."""

from __future__ import annotations

import datetime as dt

from overture.directory import operations
from overture.directory.given import IdentifierGiven, MembershipGiven, NameGiven, PostGiven
from overture.directory.models import ContactPoint, Organisation, Person
from overture.foundation.access import Viewer
from overture.foundation.partial_dates import PartialDate

from .people import Cast, in_scripts

NUMBERS = {
    "Open Wells": [("IL-RA", "580000016"), ("PS-MOI", "XX-99901-C")],
    "The Families’ Table": [("IL-RA", "580000024")],
    "Side by Side": [("PS-MOI", "XX-99902-C")],
}
"""Numbers of the right form that no register has given."""
FORMER = {"Open Wells": ("Well Neighbours", "Opan Wells"), "One Shoreline": ("One Coast", "One Shorline")}
"""A former name that may be shown, and a wrong spelling that never is."""


def add_care(cast: Cast, *, by: Viewer, colleague: Viewer, today: dt.date) -> None:
    """Let every list of what waits about people hold something, and two bodies have members."""
    _add_bodies(cast, by=by)
    _add_names_and_numbers(cast, by=by)
    _tell_people(cast, by=by, today=today)
    _let_facts_grow_old(cast, by=by, today=today)
    _add_marks(cast, by=by)
    _add_objection(cast, by=by)
    unnamed = cast.people["Rana Hijjawi-Noor"]
    operations.ask_to_lower(
        unnamed,
        public_name_form="first",
        reason="She asked to be named by her first name when the plan is presented; her message is on file.",
        by=colleague,
    )


def _add_bodies(cast: Cast, *, by: Viewer) -> None:
    """A coalition that the alliance sits in, and a working group of its members."""
    coalition = operations.add_organisation(
        name="Northern Coalition for Peace Funding",
        kind="coalition",
        standing="other",
        by=by,
        names=in_scripts("الائتلاف الشمالي لتمويل السلام", "הקואליציה הצפונית למימון שלום", acronym="NCPF"),
    )
    group = operations.add_organisation(
        name="Working group on mixed towns",
        kind="working_group",
        standing="network",
        parent=cast.alliance,
        by=by,
        names=in_scripts("مجموعة العمل حول المدن المختلطة", "קבוצת העבודה לערים מעורבות"),
    )
    _join(cast.alliance, coalition, "full", "2018", by=by)
    _join(cast.members["Open Wells"], coalition, "associate", "2021-05", by=by)
    _join(cast.members["Open Wells"], group, "full", "2022-02", by=by)
    _join(cast.members["Side by Side"], group, "full", "2022-02", by=by)
    _join(cast.members["One Shoreline"], group, "observer", "2023", by=by, status="suspended")
    _join(cast.members["The Families’ Table"], group, "full", "2022-02", by=by, status="left", left="2024-03")


def _join(
    member: Organisation,
    network: Organisation,
    member_class: str,
    joined: str,
    *,
    by: Viewer,
    status: str = "active",
    left: str = "",
) -> None:
    ended = PartialDate.parse(left) if left else None
    given = MembershipGiven(member_class, status, PartialDate.parse(joined), ended)
    operations.add_membership(member, network=network, given=given, by=by)


def _add_names_and_numbers(cast: Cast, *, by: Viewer) -> None:
    for name, numbers in NUMBERS.items():
        body = cast.members[name]
        given = [IdentifierGiven(scheme, value) for scheme, value in numbers]
        operations.change_organisation(body, version=body.version, identifiers=given, by=by)
    for name, (former, wrong) in FORMER.items():
        body = cast.members[name]
        names = [NameGiven(row.text, row.kind, row.language) for row in body.names.order_by("pk")]
        more = [NameGiven(former, "former", "en", may_be_shown=True), NameGiven(wrong, "wrong", "en")]
        operations.change_organisation(body, version=body.version, names=[*names, *more], by=by)


def _tell_people(cast: Cast, *, by: Viewer, today: dt.date) -> None:
    """Officials are named by their bodies; our own people were told; five of them not yet."""
    ours = [person for person in cast.people.values() if person.standing == "network"]
    for person in cast.people.values():
        if person.standing != "network":
            why = "Holds a public office and is named on its own pages"
            operations.record_notice(person, state="not_needed", why=why, by=by)
    for person in ours[5:]:
        operations.record_notice(person, state="sent", on=today - dt.timedelta(days=200), by=by)


def _let_facts_grow_old(cast: Cast, *, by: Viewer, today: dt.date) -> None:
    """Three officials and two ways to reach somebody that nobody confirmed for more than a year."""
    officials = [person for person in cast.people.values() if person.standing == "stakeholder"]
    for months, person in enumerate(officials[:3]):
        operations.confirm_still_right(person, on=today - dt.timedelta(days=400 + 35 * months), by=by)
    for days, point in enumerate(ContactPoint.objects.select_related("person").order_by("made_at", "pk")[:2]):
        operations.confirm_still_right(point, on=today - dt.timedelta(days=390 + days), by=by)


def _add_marks(cast: Cast, *, by: Viewer) -> None:
    officials: list[Person] = [person for person in cast.people.values() if person.standing == "stakeholder"]
    care = "Lost a relative this spring: no first message about numbers, and in Arabic."
    operations.set_mark(cast.people["Hanan Oudeh"], mark="care", why=care, by=by)
    operations.set_mark(officials[4], mark="do_not_contact", why="Asks that everything go through the office.", by=by)


def _add_objection(cast: Cast, *, by: Viewer) -> None:
    person = operations.add_person(
        name="Perrin Holloway",
        standing="other",
        post=PostGiven(cast.bodies["Westbridge Courier"], "Columnist", PartialDate.parse("2023")),
        basis="Wrote about the alliance",
        source_note="The paper’s own pages",
        by=by,
    )
    operations.record_objection(person, by=by)
