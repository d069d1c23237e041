"""Rows for tests, each complete enough to be seen on a screen."""

from __future__ import annotations

import datetime as dt

import factory
from factory.django import DjangoModelFactory

from overture.directory.models import Membership, Organisation, Person, Post
from overture.directory.operations import rekey
from overture.engagements.models import Ask, Engagement, Participant, SpokeFor
from overture.foundation.partial_dates import PartialDate


class PartyFactory(DjangoModelFactory):
    """A party with the keys under which its name is found."""

    class Meta:
        abstract = True

    @factory.post_generation
    def keys(self, create, extracted, **kwargs):
        if create:
            rekey(self)


class OrganisationFactory(PartyFactory):
    class Meta:
        model = Organisation
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Lantern House {n}")
    kind = "ngo"
    standing = "network"
    public_name_form = "full"


class StakeholderFactory(OrganisationFactory):
    class Meta:
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Ministry of Bridges {n}")
    kind = "ministry"
    standing = "stakeholder"


class PersonFactory(PartyFactory):
    class Meta:
        model = Person
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Amra Soling {n}")
    standing = "network"


class PostFactory(DjangoModelFactory):
    class Meta:
        model = Post

    person = factory.SubFactory(PersonFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    role = "director"


class MembershipFactory(DjangoModelFactory):
    class Meta:
        model = Membership

    member = factory.SubFactory(OrganisationFactory)
    network = factory.SubFactory(OrganisationFactory, kind="network")


class EngagementFactory(DjangoModelFactory):
    class Meta:
        model = Engagement

    title = factory.Sequence(lambda n: f"Briefing on the river fund {n}")
    kind = "briefing"
    when = factory.LazyFunction(lambda: PartialDate.parse("2024-01-16"))
    starts_on = dt.date(2024, 1, 16)
    confidentiality = "on_record"


class ParticipantFactory(DjangoModelFactory):
    class Meta:
        model = Participant

    engagement = factory.SubFactory(EngagementFactory)
    person = factory.SubFactory(PersonFactory)
    side = "ours"
    part = "speaker"


class SpokeForFactory(DjangoModelFactory):
    class Meta:
        model = SpokeFor

    participant = factory.SubFactory(ParticipantFactory)
    organisation = factory.SubFactory(OrganisationFactory)


class AskFactory(DjangoModelFactory):
    class Meta:
        model = Ask

    engagement = factory.SubFactory(EngagementFactory)
    text = factory.Sequence(lambda n: f"Keep the river fund open until spring {n}")
