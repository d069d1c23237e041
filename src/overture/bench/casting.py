"""Who is on the made desk: the umbrella, its members and stakeholders, their people, the accounts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from random import Random
from uuid import UUID

from overture.accounts.models import Desk, RoleGrant, User
from overture.accounts.queries import the_desk
from overture.directory.models import Membership, Name, Organisation, Person, Post, Representation, Topic
from overture.directory.operations import rebuild_name_keys

from . import words

ACCOUNTS = (
    ("coordinator", "Coordinator"),
    ("coordinator", "Second coordinator"),
    ("editor", "Editor"),
    ("director", "Director"),
    ("administrator", "Administrator"),
    ("representative", "Representative"),
)
TOPICS = ("water", "schools", "health", "travel", "work", "law", "culture", "land")
PEOPLE_PER_BODY = 6


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation, as far as writing engagements needs it.

    Attributes:
        shown: its name as lists in English show it.
        above: its own id and those of the bodies it stands in.
    """

    id: str
    scope: str
    name: str
    shown: str
    standing: str
    is_public: bool
    above: frozenset[str]
    people: list[Someone] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Someone:
    """A person. `public` is the name that the public may be told, empty when there is none."""

    id: str
    scope: str
    shown: str
    public: str
    is_at_risk: bool


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody, and how often each body is met: a few very often, most of them rarely."""

    members: list[Body]
    bodies: list[Body]
    topics: list[tuple[str, str]]
    coordinators: list[str]
    other_staff: list[str]


def random_id(rng: Random) -> str:
    """A random id as 32 hexadecimal digits."""
    return f"{rng.getrandbits(128):032x}"


def add_cast(rng: Random, *, stakeholders: int, members: int) -> Cast:
    """Write everybody into an empty desk, and give back what the engagements are made of."""
    network = Organisation.objects.create(
        id=UUID(random_id(rng)), name="Tallow Bridge Network", kind="network", standing="network"
    )
    Desk.objects.filter(pk=the_desk().pk).update(
        name={"en": network.name}, short_name="Tallow", organisation_id=network.pk
    )
    names = _latin_names(rng)
    ours = _add_bodies(rng, names, members, standing="network")
    theirs = _add_bodies(rng, names, stakeholders, standing="stakeholder")
    Membership.objects.bulk_create(
        [Membership(id=UUID(random_id(rng)), member_id=UUID(one.id), network=network) for one in ours], batch_size=500
    )
    _add_people(rng, names, [*ours, *theirs])
    rebuild_name_keys()
    coordinators, others = _add_accounts(rng, ours[0])
    return Cast(ours, theirs, _add_topics(rng), coordinators, others)


def _latin_names(rng: Random) -> Iterator[str]:
    """Invented words without end, none twice, and none of them part of what anybody writes."""
    made = ["".join(parts) for parts in product(words.LATIN_STARTS, words.LATIN_MIDDLES, words.LATIN_ENDS)]
    rng.shuffle(made)
    yield from made
    for first, second in product(made, made):
        yield first + second.lower()


def _add_bodies(rng: Random, names: Iterator[str], count: int, *, standing: str) -> list[Body]:
    records: list[Organisation] = []
    spellings: list[Name] = []
    found: list[Body] = []
    for number in range(count):
        kind, latin, arabic, hebrew = _named(rng, next(names), standing)
        above = records[rng.randrange(number // 4)] if kind in ("department", "committee") and number > 20 else None
        record = Organisation(
            id=UUID(random_id(rng)),
            name=latin,
            kind=kind,
            standing=standing,
            parent=above if above and above.parent_id is None else None,
            public_name_form="full" if standing == "stakeholder" or rng.random() < 0.9 else "none",
        )
        main = rng.choices((latin, arabic, hebrew), words.TONGUE_WEIGHTS)[0]
        if main != latin:
            record.name = main
            spellings.append(Name(organisation=record, text=latin, script="latin", language="en", kind="translation"))
        records.append(record)
        line = frozenset({record.pk.hex, *([record.parent_id.hex] if record.parent_id else [])})
        is_public = record.public_name_form == "full"
        found.append(Body(record.pk.hex, f"org:{record.pk}", record.name, latin, standing, is_public, line))
    Organisation.objects.bulk_create(records, batch_size=500)
    Name.objects.bulk_create(spellings, batch_size=500)
    return found


def _named(rng: Random, word: str, standing: str) -> tuple[str, str, str, str]:
    """The kind of a body and its name in three scripts."""
    forms = rng.choice(words.BODY_KINDS if standing == "stakeholder" else [("ngo", *one) for one in words.MEMBER_FORMS])
    arabic, hebrew = (" ".join(rng.sample(places, 2)) for places in (words.PLACES_ARABIC, words.PLACES_HEBREW))
    return forms[0], forms[1].format(word), forms[2].format(arabic), forms[3].format(hebrew)


def _add_people(rng: Random, names: Iterator[str], bodies: list[Body]) -> None:
    people: list[Person] = []
    spellings: list[Name] = []
    posts: list[Post] = []
    givens = [next(names) for _number in range(60)]
    for body in bodies:
        for _number in range(rng.randint(2, 2 * PEOPLE_PER_BODY - 2)):
            person, latin = _person(rng, f"{rng.choice(givens)} {next(names)}", body)
            people.append(person)
            if person.name != latin:
                spellings.append(Name(person=person, text=latin, script="latin", language="en", kind="official"))
            posts.append(Post(id=UUID(random_id(rng)), person=person, organisation_id=UUID(body.id), role="adviser"))
            at_risk = person.protection == "at_risk"
            public = latin if person.public_name_form == "full" and not at_risk else ""
            body.people.append(Someone(person.pk.hex, f"person:{person.pk}", latin, public, at_risk))
    Person.objects.bulk_create(people, batch_size=500)
    Name.objects.bulk_create(spellings, batch_size=500)
    Post.objects.bulk_create(posts, batch_size=500)


def _person(rng: Random, latin: str, body: Body) -> tuple[Person, str]:
    arabic = f"{rng.choice(words.ARABIC_STARTS)} {rng.choice(words.ARABIC_STARTS)}{rng.choice(words.ARABIC_ENDS)}"
    hebrew = f"{rng.choice(words.HEBREW_STARTS)} {rng.choice(words.HEBREW_STARTS)}{rng.choice(words.HEBREW_ENDS)}"
    person = Person(
        id=UUID(random_id(rng)),
        name=rng.choices((latin, arabic, hebrew), words.TONGUE_WEIGHTS)[0],
        standing=body.standing,
        public_name_form="full" if rng.random() < 0.85 else "none",
        protection="at_risk" if rng.random() < 0.01 else "none",
    )
    return person, latin


def _add_accounts(rng: Random, member: Body) -> tuple[list[str], list[str]]:
    """The accounts; nobody can sign in to them, since none has a password."""
    made: dict[str, list[str]] = {}
    for number, (role, name) in enumerate(ACCOUNTS):
        user = User.objects.create(
            id=UUID(random_id(rng)),
            email=f"{role}{number}@tallow.example",
            name=name,
            password="!",  # noqa: S106 (no password at all)
        )
        RoleGrant.objects.create(user=user, role=role)
        made.setdefault(role, []).append(user.pk.hex)
        if role == "representative":
            Representation.objects.create(id=UUID(random_id(rng)), user=user, organisation_id=UUID(member.id))
    return made["coordinator"], [*made["editor"], *made["director"], *made["representative"]]


def _add_topics(rng: Random) -> list[tuple[str, str]]:
    rows = [Topic(id=UUID(random_id(rng)), slug=slug, name={"en": slug.title()}) for slug in TOPICS]
    Topic.objects.bulk_create(rows)
    return [(row.pk.hex, row.name["en"]) for row in rows]
