"""Whom we have not met there, and who might open the door."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import Count
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from overture.directory.models import Organisation, Person, Post
from overture.directory.queries import display_name, members, people_to_offer
from overture.directory.tenure import is_held_on
from overture.directory.told import TieTold
from overture.engagements.models import NOT_THERE, Participant, Side, Status
from overture.engagements.queries import engagements_seen_in_full_by
from overture.engagements.queries.dealings import OurSide, PeopleMet, Sums
from overture.engagements.rules import can_record_engagement

from ...bodyshapes import Opener, Unmet
from .reading import Reading

MOST_PEOPLE, MOST_PARTS, MOST_MEMBERS, MOST_OPENERS = 5, 3, 3, 6


def log_url(reading: Reading, party: Organisation | Person) -> str:
    """Where a meeting with somebody is logged; empty for those who may not."""
    if not can_record_engagement(reading.viewer):
        return ""
    return f"{reverse('desk:engagement-log')}?{urlencode({'with': str(party.pk)})}"


def posts_today(reading: Reading) -> list[Post]:
    """The posts held today in the body and its parts, of people whom this viewer may know."""
    known = people_to_offer(reading.viewer).values("pk")
    posts = Post.objects.filter(organisation__in=reading.bodies, person__in=known)
    posts = posts.select_related("person").prefetch_related("person__names").order_by("person__name", "pk")
    return [post for post in posts if is_held_on(post, reading.today)]


def unmet_shown(
    reading: Reading, posts: Sequence[Post], *, ours: OurSide, theirs: PeopleMet, sums: Sums
) -> tuple[tuple[Unmet, ...], int]:
    """People with a post there, parts of the body and our members that were never in the room; and how many more."""
    people = _people(reading, posts, theirs)
    parts = [
        _part(reading, one) for pk, one in reading.bodies.items() if pk != reading.body.pk and pk not in sums.teams
    ]
    absent = [_member(reading, one) for one in _absent(reading, ours)] if sums.met else []
    found = [*people[:MOST_PEOPLE], *parts[:MOST_PARTS], *absent[:MOST_MEMBERS]]
    return tuple(found), len(people) + len(parts) + len(absent) - len(found)


def _people(reading: Reading, posts: Sequence[Post], theirs: PeopleMet) -> list[Unmet]:
    by_person = {post.person_id: post for post in posts if post.person_id not in theirs.met}
    ordered = sorted(by_person.values(), key=lambda post: (not post.is_public_office, post.person.name))
    return [_person(reading, post, is_written=post.person_id in theirs.written) for post in ordered]


def _person(reading: Reading, post: Post, *, is_written: bool) -> Unmet:
    role = post.role_translations.get(reading.viewer.language) or post.role
    where = display_name(reading.bodies[post.organisation_id], reading.viewer.language).text
    words = {"role": role or where, "where": where}
    note = _("%(role)s, %(where)s") % words if role else where
    if is_written:
        note = _("%(role)s. Texts only, no meeting.") % words
    name = display_name(post.person, reading.viewer.language)
    url = reverse("desk:person-page", args=[post.person_id])
    return Unmet(name, url, note, "theirs", log_url(reading, post.person))


def _part(reading: Reading, part: Organisation) -> Unmet:
    url = reverse("desk:organisation-page", args=[part.pk])
    note = _("%(kind)s, never met") % {"kind": part.get_kind_display()}
    return Unmet(display_name(part, reading.viewer.language), url, note, "theirs", log_url(reading, part))


def _member(reading: Reading, member: Organisation) -> Unmet:
    url = reverse("desk:organisation-page", args=[member.pk])
    note = _("This member has never been in the room.")
    return Unmet(display_name(member, reading.viewer.language), url, note, "ours", "")


def _absent(reading: Reading, ours: OurSide) -> list[Organisation]:
    return list(members(reading.viewer).exclude(pk__in=ours.bodies).prefetch_related("names").order_by("name", "pk"))


def openers_shown(reading: Reading, posts: Sequence[Post], ties: Iterable[TieTold]) -> tuple[Opener, ...]:
    """People of ours who are said to know somebody there, or who met them elsewhere."""
    found = {tie.one.id: Opener(tie.one.name, tie.one.url, _knows(tie)) for tie in reversed(list(ties))}
    for one in _met_elsewhere(reading, {post.person_id: post for post in posts}):
        found.setdefault(*one)
    return tuple(found.values())[:MOST_OPENERS]


def _knows(tie: TieTold) -> str:
    words = {"how": tie.how_well_words or tie.what, "whom": tie.other.name.text, "who": tie.who_says.text}
    return _("%(how)s: %(whom)s. Says %(who)s.") % words


def _met_elsewhere(reading: Reading, posts: dict[UUID, Post]) -> list[tuple[str, Opener]]:
    """Those of ours who sat with somebody that holds a post there now, most often first."""
    seen = engagements_seen_in_full_by(reading.viewer, at=reading.at).filter(status=Status.HELD)
    theirs = Participant.objects.filter(person__in=list(posts), engagement__in=seen.values("pk"), side=Side.THEIRS)
    theirs = theirs.exclude(part__in=NOT_THERE)
    ours = Participant.objects.filter(side=Side.OURS, person__in=people_to_offer(reading.viewer).values("pk"))
    ours = ours.exclude(part__in=NOT_THERE).filter(engagement__participants__in=theirs).order_by()
    rows = ours.values_list("person_id", "engagement__participants__person_id").annotate(number=Count("engagement"))
    chosen = sorted(rows, key=lambda row: (-row[2], str(row[0])))[:MOST_OPENERS]
    people = Person.objects.filter(pk__in=[row[0] for row in chosen]).prefetch_related("names").in_bulk()
    return [
        (str(one), _opener(reading, people[one], posts[whom], number)) for one, whom, number in chosen if whom in posts
    ]


def _opener(reading: Reading, person: Person, post: Post, number: int) -> Opener:
    whom = display_name(post.person, reading.viewer.language).text
    note = ngettext("Has met %(whom)s %(count)s time.", "Has met %(whom)s %(count)s times.", number)
    name = display_name(person, reading.viewer.language)
    return Opener(name, reverse("desk:person-page", args=[person.pk]), note % {"whom": whom, "count": number})
