"""Writing the alliance and its stakeholders into an empty directory."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from overture.directory.given import MembershipGiven, NameGiven, PostGiven
from overture.directory.models import Initiative, Organisation, Person, Topic
from overture.directory.operations import add_contact_point, add_organisation, add_person, set_membership
from overture.foundation.access import Viewer
from overture.foundation.partial_dates import PartialDate

from . import network, stakeholders
from .happenings import THEMES

PUBLIC_FORM = {"full": "full", "first": "first", "none": "none", "risk": "none"}
# Bodies whose people hold a public office; the others name spokespersons.
OFFICES = {"ministry", "department", "team", "parliament", "committee", "embassy", "intergovernmental", "other"}


@dataclass(slots=True)
class Cast:
    """Everybody of the sample, by name."""

    alliance: Organisation
    members: dict[str, Organisation] = field(default_factory=dict)
    bodies: dict[str, Organisation] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    of: dict[str, list[Person]] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    initiatives: dict[str, Initiative] = field(default_factory=dict)


def in_scripts(arabic: str, hebrew: str, *, acronym: str = "", kind: str = "translation") -> list[NameGiven]:
    """Name rows of those scripts that are given."""
    rows = [NameGiven(text, kind, language) for text, language in ((arabic, "ar"), (hebrew, "he")) if text]
    return [*rows, *([NameGiven(acronym, "acronym", "en")] if acronym else [])]


def add_alliance(*, by: Viewer) -> Organisation:
    """The umbrella itself."""
    name, arabic, hebrew = network.ALLIANCE
    return add_organisation(
        name=name,
        kind="network",
        standing="network",
        by=by,
        names=in_scripts(arabic, hebrew, acronym="HWA"),
        description=local(network.ABOUT),
    )


def add_cast(alliance: Organisation, *, by: Viewer) -> Cast:
    """Members, staff, bodies, officials and topics."""
    cast = Cast(alliance)
    for theme in THEMES:
        cast.topics[theme.slug] = Topic.objects.create(slug=theme.slug, name=local(theme.names))
    cast.of[alliance.name] = [_add_who(who, alliance, cast, by=by) for who in network.STAFF]
    for member in network.MEMBERS:
        _add_member(member, cast, by=by)
    for body in stakeholders.BODIES:
        _add_body(body, cast, by=by)
    for official in stakeholders.OFFICIALS:
        _add_official(official, cast, by=by)
    return cast


def local(texts: Iterable[str]) -> dict[str, str]:
    """English, Arabic and Hebrew text as one `LocalText`."""
    return dict(zip(("en", "ar", "he"), texts, strict=True))


def _add_member(member: network.Member, cast: Cast, *, by: Viewer) -> None:
    organisation = add_organisation(
        name=member.name,
        kind="ngo",
        standing="network",
        by=by,
        names=in_scripts(member.arabic, member.hebrew, acronym=member.acronym),
        description=local(member.what),
        listed_publicly=True,
    )
    given = MembershipGiven(member_class=member.member_class, joined=PartialDate.parse(member.joined))
    set_membership(organisation, by=by, given=given, network=cast.alliance)
    cast.members[member.name] = organisation
    cast.of[member.name] = [_add_who(who, organisation, cast, by=by) for who in member.people]


def _add_who(who: network.Who, organisation: Organisation, cast: Cast, *, by: Viewer) -> Person:
    person = add_person(
        name=who.name,
        standing="network",
        by=by,
        language=who.language,
        pronoun=who.pronoun,
        names=in_scripts(who.arabic, who.hebrew, kind="official"),
        post=PostGiven(organisation, who.role, is_spokesperson=who.spokesperson),
        public_name_form=PUBLIC_FORM[who.public],
        protection="at_risk" if who.public == "risk" else "none",
        basis="Speaks for a member",
        source_note="Named by the member",
    )
    address = who.name.split()[0].lower()
    add_contact_point(person, medium="email", value=f"{address}@{organisation.slug or 'hazelwater'}.example", by=by)
    cast.people[who.name] = person
    return person


def _add_body(body: stakeholders.Body, cast: Cast, *, by: Viewer) -> None:
    cast.bodies[body.name] = add_organisation(
        name=body.name,
        kind=body.kind,
        standing="stakeholder",
        by=by,
        parent=cast.bodies.get(body.parent),
        names=in_scripts(body.arabic, body.hebrew, acronym=body.acronym),
    )
    cast.of[body.name] = []


def _add_official(official: stakeholders.Official, cast: Cast, *, by: Viewer) -> None:
    body = cast.bodies[official.body]
    holds_office = body.kind in OFFICES
    post = PostGiven(
        body,
        official.role,
        PartialDate.parse(official.since),
        PartialDate.parse(official.until) if official.until else None,
        is_public_office=holds_office,
        is_spokesperson=not holds_office,
    )
    person = add_person(
        name=official.name,
        standing="stakeholder",
        by=by,
        language="en",
        post=post,
        basis="Holds a public office",
        source_note="The body’s own pages",
    )
    cast.people[official.name] = person
    if not official.until:
        cast.of[body.name].append(person)
