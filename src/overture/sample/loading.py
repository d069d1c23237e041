"""Filling an empty desk with the sample, in one transaction."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from random import Random

from django.utils import timezone

from overture.accounts.models import Desk, User
from overture.accounts.operations import make_account
from overture.accounts.queries import the_desk
from overture.directory.models import Organisation, Person
from overture.directory.operations import represent
from overture.foundation import registry
from overture.foundation.access import Viewer
from overture.foundation.audit.operations import operation

from . import network
from .arriving import put_in_a_list
from .caring import add_care
from .delegation import add_delegation
from .doubles import add_doubles
from .engaging import Maker, add_engagements, add_moments
from .ministry import add_ministry
from .narrowing import add_saved_filters
from .people import Cast, add_alliance, add_cast, local
from .quoting import add_quotes
from .telling import add_round_ups
from .thinking import add_ideas, add_initiatives

SIZES = {"small": 40, "normal": 120, "large": 1200}
PASSWORD = "hazelwater-sample-desk"
SEED = 20260116
# What only an administrator may do is done by the desk itself.
THE_DESK = Viewer(scopes=frozenset({"public", "role:administrator"}), name="Overture")


class SampleRefused(Exception):
    """The desk holds records already; the sample fills an empty one only."""


@dataclass(frozen=True, slots=True)
class SampleAccount:
    """An account to try the desk with; it exists on a sample desk alone."""

    role: str
    name: str
    email: str
    password: str


ACCOUNTS = (
    SampleAccount("coordinator", "Eleanor Marsh", "coordinator@hazelwater.example", PASSWORD),
    SampleAccount("coordinator", "Idan Merrow-Khoury", "colleague@hazelwater.example", PASSWORD),
    SampleAccount("editor", "Tariq Lindqvist", "editor@hazelwater.example", PASSWORD),
    SampleAccount("director", "Maya Holt-Rahal", "director@hazelwater.example", PASSWORD),
    SampleAccount("administrator", "Owen Pettigrew-Saad", "administrator@hazelwater.example", PASSWORD),
    SampleAccount("representative", "Noor Zuaiter-Ben", "representative@hazelwater.example", PASSWORD),
)


@operation
def load(*, size: str = "normal", now: dt.datetime | None = None) -> tuple[SampleAccount, ...]:
    """Fill an empty desk: the same content each time for the same day.

    Args:
        size: ``small`` (40 engagements), ``normal`` (120) or ``large`` (1,200).
        now: the moment that the sample's two years end at; the present one by default.

    Returns:
        The accounts to sign in with: one a role, and a second coordinator for what takes two.

    Raises:
        SampleRefused: when the desk holds a person or an organisation already.
    """
    if Person.objects.exists() or Organisation.objects.exists():
        raise SampleRefused("This desk holds records already. The sample fills an empty desk only.")
    now = now or timezone.now()
    users = _add_accounts()
    by = registry.viewer_of(users["coordinator"])
    alliance = add_alliance(by=by)
    _describe_desk(alliance)
    cast = add_cast(alliance, by=by)
    member, who = cast.members["Parallel Classrooms"], cast.people["Noor Zuaiter-Ben"]
    represent(users["representative"], organisation=member, person=who, by=THE_DESK)
    add_doubles(cast, by=by)
    _add_record(cast, users["coordinator"], size=size, now=now, by=by)
    put_in_a_list(by=by)
    add_saved_filters(by=by)
    add_care(cast, by=by, colleague=registry.viewer_of(users["colleague"]), today=timezone.localdate(now))
    return ACCOUNTS


def _add_record(cast: Cast, owner: User, *, size: str, now: dt.datetime, by: Viewer) -> None:
    add_initiatives(cast, by=by, today=now.date())
    maker = Maker(cast, by, owner.pk, now, Random(SEED), add_moments(now.date()))
    engagements = add_engagements(maker, SIZES[size])
    quotes = add_quotes(maker, engagements)
    add_round_ups(maker, engagements, quotes)
    add_ministry(maker)
    add_delegation(maker)
    add_ideas(cast, by=by, today=now.date())


def _add_accounts() -> dict[str, User]:
    """The accounts by the first part of their address; their passwords are no secret."""
    languages = {"representative": "ar"}
    return {
        account.email.partition("@")[0]: make_account(
            email=account.email,
            name=account.name,
            roles=(account.role,),
            password=account.password,
            language=languages.get(account.role, "en"),
            by=THE_DESK,
        )
        for account in ACCOUNTS
    }


def _describe_desk(alliance: Organisation) -> None:
    desk = the_desk()
    values = {
        "name": local(network.ALLIANCE),
        "short_name": "Hazelwater",
        "about": local(network.ABOUT),
        "organisation_id": alliance.pk,
        "languages": ["en", "ar", "he"],
        "default_language": "en",
        "zone": "Europe/London",
        "controller": "Hazelwater Alliance, 1 Bridge Row, Westbridge",
        "privacy_contact": "privacy@hazelwater.example",
        "contact_email": "eleanor@hazelwater.example",
        "from_address": "desk@hazelwater.example",
        "reply_to": "eleanor@hazelwater.example",
        "is_sample": True,
    }
    Desk.objects.update_or_create(pk=desk.pk, defaults=values)
