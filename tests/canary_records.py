"""Records in every state that decides about what may be told, each with a canary in every text field.

`allowed` in the test says which of them the public may read; whatever is not named there is forbidden.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from overture.accounts.models import Desk
from overture.directory.models import (
    Doubt,
    Identifier,
    Initiative,
    Lowering,
    Membership,
    Name,
    NameKey,
    Organisation,
    PairAnswer,
    Person,
    Post,
    Proposal,
    ProposalStep,
    ProposalVersion,
    Signature,
    Stance,
    Tie,
    Topic,
)
from overture.engagements.models import (
    Ask,
    Attachment,
    Campaign,
    Commitment,
    Engagement,
    FollowUp,
    Moment,
    Outcome,
    Participant,
    SpokeFor,
)
from overture.foundation.evidence.models import Evidence, Source
from overture.foundation.history.models import FieldChange
from overture.foundation.links.models import SignedLink
from overture.foundation.listing.operations import rebuild_listing
from overture.foundation.partial_dates import PartialDate
from overture.foundation.sealing import files
from overture.newsroom.models import Block, RoundUp, Text
from overture.voices.models import Consent, ConsentRequest, PublicRecord, Quote, Withdrawal, Wording
from tests import personas
from tests.canaries import Canaries, key_of

DAY = dt.timedelta(days=1)
MINUTE = dt.timedelta(minutes=1)


def engagement_states(at: dt.datetime) -> dict[str, dict[str, Any]]:
    """The states of an engagement. All but the restricted one, which names an account as well."""
    before, after = at - DAY, at + DAY
    return {
        "published": {"confidentiality": "on_record", "public_from": before},
        "cancelled": {"confidentiality": "on_record", "public_from": before, "status": "cancelled"},
        "unpublished": {"confidentiality": "on_record"},
        "shared": {"confidentiality": "on_record", "shared_with_network": True},
        "to come": {"confidentiality": "on_record", "public_from": after},
        "chatham": {"confidentiality": "chatham_house", "public_from": before},
        "chatham unpublished": {"confidentiality": "chatham_house"},
        "off record": {"confidentiality": "off_record", "public_from": before},
        "undecided": {"confidentiality": "", "public_from": before},
        "embargoed": {"confidentiality": "on_record", "public_from": before, "embargo_until": after},
        "restricted": {"confidentiality": "on_record", "public_from": before},
    }


def forms_of_people(at: dt.datetime) -> dict[str, dict[str, Any]]:
    """How people may be named, all at the table of the published engagement."""
    return {
        "person full": {"public_name_form": "full"},
        "person first": {"public_name_form": "first"},
        "person other": {"public_name_form": "other"},
        "person unnamed": {"public_name_form": "none"},
        "person without public name": {"public_name_form": "full", "protection": "no_public_name"},
        "person at risk": {"public_name_form": "full", "protection": "at_risk"},
        "person who objected": {"public_name_form": "full", "objected_at": at - DAY},
    }


FORMS_OF_BODIES: dict[str, dict[str, Any]] = {
    "body full": {"public_name_form": "full"},
    "body other": {"public_name_form": "other"},
    "body unnamed": {"public_name_form": "none"},
    "body without public name": {"public_name_form": "full", "protection": "no_public_name"},
    "body at risk": {"public_name_form": "full", "protection": "at_risk"},
}
"""How organisations may be named, all at the table of the published engagement and members that asked to be listed."""


@dataclass(slots=True, repr=False)
class World:
    """Everything, made at once; `at` is the moment at which it is read."""

    canaries: Canaries = field(default_factory=Canaries)
    at: dt.datetime = field(default_factory=timezone.now)
    engagements: dict[str, Engagement] = field(default_factory=dict)
    quotes: dict[str, Quote] = field(default_factory=dict)
    asks: list[Ask] = field(default_factory=list)
    network: Any = None

    def __post_init__(self) -> None:
        self._begin()
        for state, facts in engagement_states(self.at).items():
            self.engagements[state] = self.engagement(state, **facts)
        self.engagements["restricted"].restricted_to.add(personas.account("coordinator", name="only reader"))
        self._talkative()
        self._tables()
        self._members()
        self._quotes()
        for state in ("published", "draft", "unpublished"):
            self.round_up(f"round-up {state}", state=state)
        self.round_up("round-up not ready any more", state="published", ready=())
        self.canaries.make_the_rest()
        rebuild_listing()

    def make(self, model: type[Any], record: str, **given: Any) -> Any:
        return self.canaries.make(model, record, **given)

    def _begin(self) -> None:
        self.network = self.organisation("our network", kind="network")
        self.make(Desk, "desk", organisation_id=self.network.pk, languages=["en", "ar", "he"])

    def person(self, record: str, **facts: Any) -> Person:
        """A person with first and family name, posts, and everything that may be noted about somebody."""
        facts = {"public_name_form": "full", "standing": "network", **facts}
        given, family = (self.canaries.word(record, f"directory.Person.{part}") for part in ("given", "family"))
        person = self.make(Person, record, name=f"{given.title()} {family.title()}", **facts)
        self.make(Name, f"{record}: spelling", person=person, organisation=None, kind="spelling", script="arabic")
        self.make(Name, f"{record}: translation", person=person, organisation=None, kind="translation", script="hebrew")
        self.make(Name, f"{record}: former", person=person, organisation=None, kind="former", may_be_shown=True)
        self.make(Name, f"{record}: wrong", person=person, organisation=None, kind="wrong", may_be_shown=True)
        self.make(Identifier, record, person=person)
        stood = {"other_public_name": self.canaries.word(record, "directory.Lowering.stood")}
        self.make(Lowering, record, person=person, organisation=None, stood=stood)
        self.make(NameKey, record, person=person)
        topic = self.make(Topic, f"{record}: topic")
        self.make(Stance, record, person=person, topic=topic, declared=PartialDate.parse("2024"))
        return person

    def organisation(self, record: str, **facts: Any) -> Organisation:
        facts = {"public_name_form": "full", "standing": "network", "kind": "ngo", **facts}
        return self.make(Organisation, record, **facts)

    def member(self, record: str, status: str = "active", **facts: Any) -> Organisation:
        """A member of our network; one that is listed in public unless it is said otherwise."""
        body = self.organisation(record, **{"listed_publicly": True, **facts})
        self.make(Membership, record, member=body, network=self.network, status=status)
        return body

    def engagement(self, record: str, **facts: Any) -> Engagement:
        """An engagement with people of both sides, bodies, a group, asks, promises, results and what hangs on them."""
        when = PartialDate.parse("2024-01-16")
        facts = {"kind": "briefing", "when": when, "starts_on": when.first, "how": "in_person", **facts}
        facts = {"moment": self.make(Moment, record), "campaign": self.make(Campaign, record), **facts}
        made = self.make(Engagement, record, **facts)
        made.topics.add(self.make(Topic, record))
        ours = self.seat(made, f"{record}: ours", self.member(f"{record}: member"))
        theirs = self.person(f"{record}: theirs", standing="stakeholder")
        office = self.organisation(f"{record}: office", standing="stakeholder", kind="ministry")
        self.make(Post, record, person=theirs, organisation=office)
        substitute = self.person(f"{record}: instead of")
        row = self.make(
            Participant, record, engagement=made, person=theirs, organisation=office, side="theirs", group=""
        )
        row.instead_of = substitute
        row.save()
        body = self.organisation(f"{record}: body", standing="stakeholder", kind="ministry")
        self.make(Participant, f"{record}: body", engagement=made, organisation=body, side="theirs", group="", order=1)
        self.make(Participant, f"{record}: group", engagement=made, side="theirs", order=2)
        self._results(made, record, ours)
        return made

    def seat(self, engagement: Engagement, record: str, member: Organisation, **facts: Any) -> Person:
        """Somebody of ours at the table, who spoke for a member."""
        person = self.person(record, **facts)
        row = self.make(
            Participant, record, engagement=engagement, person=person, side="ours", part="speaker", group=""
        )
        self.make(SpokeFor, record, participant=row, organisation=member)
        return person

    def _results(self, engagement: Engagement, record: str, person: Person) -> None:
        proposal = self.make(Proposal, record, owner=self.network)
        text = self.make(ProposalVersion, record, proposal=proposal)
        self.make(Signature, record, version_signed=text, organisation=self.network, signed=PartialDate.parse("2024"))
        for name, is_public in (("public ask", True), ("inner ask", False)):
            ask = self.make(Ask, f"{record}: {name}", engagement=engagement, is_public=is_public, proposal=proposal)
            ask.made_by.add(person)
            self.asks.append(ask)
        self.make(Commitment, record, engagement=engagement, person=person)
        self.make(FollowUp, record, engagement=engagement)
        self.make(Outcome, record, engagement=engagement)
        self._attach(engagement, record)
        source = self.make(Source, record, on_record=True)
        self.make(
            Evidence, record, source=source, record_kind="engagement", record_id=str(engagement.pk), spans=[[0, 10]]
        )
        self.make(FieldChange, record, record_kind="engagement", record_id=str(engagement.pk), field="title")

    def _attach(self, engagement: Engagement, record: str) -> None:
        """A file, with a word in its name and one in its bytes."""
        attachment = self.make(Attachment, record, engagement=engagement, stored_as=files.new_name())
        word = self.canaries.word(record, key_of(Attachment, "bytes"))
        files.store(word.encode(), name=attachment.stored_as)

    def _talkative(self) -> None:
        """Engagements whose typed words name somebody who may not be named."""
        for state, facts in {"chatham": {}, "published": {"protection": "at_risk"}}.items():
            record = f"{state}, talkative"
            made = self.engagement(record, **engagement_states(self.at)[state])
            silent = self.seat(
                made, f"{record}: silent", self.organisation(f"{record}: silent's", public_name_form="none"), **facts
            )
            for name in ("title", "summary", "place", "occasion"):
                word = self.canaries.word(record, key_of(Engagement, f"named {name}"))
                setattr(made, name, f"{word} with {silent.name.split()[1]}")
            made.save()
            self.engagements[record] = made

    def _tables(self) -> None:
        published = self.engagements["published"]
        people = {
            record: self.seat(published, record, self.organisation(f"{record}: for", public_name_form="none"), **facts)
            for record, facts in forms_of_people(self.at).items()
        }
        bodies = {}
        for record, facts in FORMS_OF_BODIES.items():
            address = {"slug": "another-name"} if record == "body other" else {}
            bodies[record] = member = self.member(record, **facts, **address)
            self.seat(published, f"{record}: speaker", member, public_name_form="none")
        one, other = self.person("tie: one"), self.person("tie: two")
        self.make(Tie, "tie", person=one, other=other)
        for model in (PairAnswer, Doubt):
            self.make(model, "pair", person=one, other_person=other)
        self._ideas(people, bodies)

    def _ideas(self, people: dict[str, Person], bodies: dict[str, Organisation]) -> None:
        """An initiative and a proposal on which everybody has a view and signs, and those of a body at risk."""
        fund = self.make(Initiative, "initiative", organisation=self.network)
        plan = self.make(Proposal, "proposal", owner=self.network)
        text = self.make(ProposalVersion, "proposal", proposal=plan)
        self.make(ProposalStep, "proposal", proposal=plan, organisation=bodies["body full"], version=text)
        day = PartialDate.parse("2024")
        for record, party in (people | bodies).items():
            whose = {party.record_kind: party}
            self.make(Stance, record, **whose, initiative=fund, declared=day)
            self.make(Signature, record, version_signed=text, **whose, signed=day)
        self.make(Initiative, "body at risk", organisation=bodies["body at risk"])
        hidden = self.make(Proposal, "body at risk", owner=bodies["body at risk"])
        self.make(ProposalVersion, "body at risk", proposal=hidden)
        self.make(Tie, "tie of ours", person=people["person full"], other=people["person first"])

    def _members(self) -> None:
        self.member("member listed")
        self.member("member not listed", listed_publicly=False)
        self.member("member that left", status="left")
        self.member("member suspended", status="suspended")
        self.organisation("no member, listed", listed_publicly=True)

    def _quotes(self) -> None:
        at = self.at
        self.quote("without consent")
        self.quote("consent", consent={})
        self.quote("first name", consent={"name_form": "first", "shown_as": ""})
        self.quote("other name", consent={"name_form": "other"})
        self.quote("no name", consent={"name_form": "none"})
        self.quote("members only", consent={"audience": "members"})
        self.quote("desk only", consent={"audience": "desk"})
        self.quote("ended", consent={"until": at - MINUTE})
        self.quote("starts later", consent={"starts_at": at + DAY})
        self.make(Withdrawal, "withdrawn", quote=self.quote("withdrawn", consent={}), at=at - MINUTE)
        self.quote("at risk", consent={}, kind="story", speaker={"protection": "at_risk"})
        self.quote("without public name", consent={}, speaker={"protection": "no_public_name"})
        self.quote("objected", consent={}, speaker={"objected_at": at - DAY})
        self.quote("anonymous", consent={"name_form": "none"}, hidden=True)
        for record in ("without consent", "consent", "withdrawn", "at risk"):
            self._asked(self.quotes[record])
        self._public_record("public record")
        self._public_record("story on public record", kind="story")
        self._public_record("at risk on public record", speaker={"protection": "at_risk"})
        for state in self.engagements:
            self.quote(f"said at {state}", consent={}, engagement=self.engagements[state])
        self._public_record("chatham on public record", engagement=self.engagements["chatham"])

    def quote(
        self,
        record: str,
        *,
        consent: dict[str, Any] | None = None,
        speaker: dict[str, Any] | None = None,
        hidden: bool = False,
        **facts: Any,
    ) -> Quote:
        """A quote with a first wording, which a consent may cover, and a translation without consent."""
        named = {} if hidden else {"speaker": self.person(f"quote {record}: speaker", **(speaker or {}))}
        seal = {"speaker_hash": "a keyed hash"} if hidden else {"speaker_sealed": "", "speaker_hash": ""}
        facts = {"engagement": None, **seal, **facts}
        house = self.member(f"quote {record}: member")
        quote = self.make(Quote, f"quote {record}", organisation=house, **named, **facts)
        wording = self.make(Wording, f"quote {record}", quote=quote, language="en")
        self.make(Wording, f"quote {record}: translation", quote=quote, language="ar", translated_from=wording)
        if consent is not None:
            terms = {"audience": "public", "name_form": "full", "starts_at": self.at - DAY, "how": "in_person"}
            self.make(Consent, f"quote {record}", wording=wording, **{**terms, **consent})
        self.quotes[record] = quote
        return quote

    def _asked(self, quote: Quote) -> None:
        """The speaker was asked by a link, and holds another that takes the words back."""
        wording = quote.wordings.get(language="en")
        request = self.make(
            ConsentRequest, f"question about {quote.pk}", wording=wording, audience="public", sent_by="copy", answer=""
        )
        for purpose, subject in (("consent", request), ("take-back", quote)):
            facts = {"purpose": purpose, "subject_id": str(subject.pk), "expires_at": self.at + 30 * DAY}
            self.make(SignedLink, f"{purpose} {quote.pk}", **facts)

    def _public_record(self, record: str, **facts: Any) -> None:
        quote = self.quote(record, **facts)
        wording = quote.wordings.get(language="en")
        self.make(PublicRecord, f"quote {record}", wording=wording, basis="office_holder")

    def round_up(self, record: str, *, state: str, ready: tuple[str, ...] = ("en", "ar")) -> RoundUp:
        """A round-up that points to every engagement, ask and quote; in Arabic ready, in Hebrew begun."""
        when = {} if state == "draft" else {"published_at": self.at - DAY}
        made = self.make(
            RoundUp, record, state=state, first_day=dt.date(2024, 1, 1), last_day=dt.date(2024, 1, 31), **when
        )
        for language in ("en", "ar", "he"):
            self.make(Text, f"{record}: {language}", round_up=made, language=language, is_ready=language in ready)
        places = [("heading", None), ("prose", None)]
        places += [("engagement", one) for one in self.engagements.values()]
        places += [("ask", one) for one in self.asks] + [("quote", one) for one in self.quotes.values()]
        for order, (kind, target) in enumerate(places):
            words = {
                code: self.canaries.word(f"{record}: {code}", key_of(Block, "text")) for code in ("en", "ar", "he")
            }
            self.make(
                Block,
                f"{record}: {kind}",
                round_up=made,
                kind=kind,
                order=order,
                record_id=target.pk if target else None,
                text=words if target is None else {},
            )
        return made
