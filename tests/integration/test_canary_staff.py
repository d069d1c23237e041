"""The canaries behind the door: what "who sees what" keeps from staff and members is on none of their screens."""

from __future__ import annotations

import pytest
from django.test import Client

from overture.directory.models import Initiative, Organisation, Person, Proposal, Topic
from overture.foundation.links.models import SignedLink
from overture.foundation.links.tokens import token_of
from overture.newsroom.models import RoundUp
from tests import personas
from tests.canary_records import World
from tests.visiting import Answer, visit

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

LISTS = ("", "engagements/", "stakeholders/", "stakeholders/people/", "network/", "network/people/", "voices/",
         "newsroom/", "all/", "find/?q=qx", "add/", "reader/", "log/", "quick/", "promises/",
         "pick/?q=qx&kinds=person+organisation+engagement", "settings/", "settings/people/",
         "settings/api/", "imports/", "engagements/download.csv",
         "people/to-check/", "people/to-check/notices/", "people/to-check/requests/",
         "people/to-check/objections/", "topics/", "initiatives/", "proposals/")  # fmt: skip
OF_A_PERSON = ("", "mark/", "notice/", "protect-less/")
UNTOLD = ("off record", "undecided", "embargoed", "restricted")
COORDINATORS_ALONE = (
    "engagements.Engagement.notes",
    "engagements.Attachment.",
    "directory.ContactPoint.",
    "directory.Tie.",
    "directory.Person.basis",
    "directory.Person.source_note",
    "directory.Person.mark_why",
    "directory.Person.marked_by",
    "directory.Person.notice_why",
    "directory.Organisation.mark_why",
    "directory.Lowering.",
    "voices.Consent.proof",
    "voices.Quote.speaker_sealed",
    "foundation.evidence.",
    "foundation.history.",
    "foundation.outbox.",
    "intake.",
    "exchange.",
)
SILENT = ("person at risk", "person who objected", "body at risk", "published, talkative: silent")
NAMES = ("directory.Person.given", "directory.Person.family", "directory.Organisation.name", "directory.Name.text")

THEIR_NAMES = ("spelling", "translation", "former", "wrong")
OF_A_COVERED_PARTY = ("directory.Stance.", "directory.Signature.", "directory.Proposal", "directory.Initiative.")
"""What is told of a person or body goes with them: to coordinators alone."""


WRONG = ": wrong"
"""The end of a wrong name's record: found by, and shown nowhere but to who writes it."""


@pytest.fixture
def world() -> World:
    return World()


def screens(world: World) -> list[str]:
    """Every list, and the pages of the records in each state."""
    people = Person.objects.filter(protection="at_risk") | Person.objects.filter(objected_at__isnull=False)
    paths = [*LISTS, *(f"engagements/{one.pk}/" for one in world.engagements.values())]
    inner = ("notes/", "signatories/", "files/add/")
    paths += [f"engagements/{one.pk}/{page}" for one in world.engagements.values() for page in inner]
    paths += [f"voices/{one.pk}/" for one in world.quotes.values()]
    paths += [f"people/{one.pk}/{page}" for one in people for page in ("", "contacts/", "change/")]
    paths += [f"people/{one.pk}/{page}" for one in Person.objects.order_by("pk")[:3] for page in OF_A_PERSON]
    paths += [f"organisations/{one.pk}/" for one in Organisation.objects.filter(protection="at_risk")]
    paths += [f"organisations/{one.pk}/?period=all" for one in bodies_of(world, *UNTOLD, "chatham")]
    paths += [f"topics/{one.pk}/" for one in Topic.objects.order_by("made_at")[:3]]
    paths += [f"initiatives/{one.pk}/" for one in Initiative.objects.all()]
    paths += [f"proposals/{one.pk}/{page}" for one in Proposal.objects.order_by("made_at") for page in ("", "names/")]
    paths += [f"newsroom/{one.pk}/{page}" for one in RoundUp.objects.all() for page in ("", "check/", "preview/")]
    return [*(f"/desk/{path}" for path in paths), "/my/"]


def bodies_of(world: World, *states: str) -> list[Organisation]:
    """The stakeholders who sat at the tables of these engagements."""
    tables = [world.engagements[state].pk for state in states]
    return list(Organisation.objects.filter(standing="stakeholder", participations__engagement__in=tables).distinct())


def read(world: World, answers: list[Answer]) -> set[tuple[str, str]]:
    """The records and fields whose words stand on these screens."""
    words = {word for answer in answers for word in answer.words()} & world.canaries.planted.keys()
    return {(world.canaries.planted[word].record, world.canaries.planted[word].key) for word in words}


def look(world: World, user: object) -> set[tuple[str, str]]:
    answers = visit(personas.sign_in(user), screens(world), also_follow=False)
    assert [one.address for one in answers if one.status >= 500] == []
    return read(world, answers)


def is_kept_from_staff(record: str, key: str) -> bool:
    if key.startswith(COORDINATORS_ALONE):
        return True
    if record.endswith(WRONG):
        return True
    if record in SILENT or (record.rpartition(": ")[0] in SILENT and record.rpartition(": ")[2] in THEIR_NAMES):
        return key in NAMES or key.startswith(OF_A_COVERED_PARTY)
    untold = record.removeprefix("quote said at ").partition(":")[0]
    return untold in UNTOLD and key.startswith(("engagements.", "voices."))


def test_editors_and_directors_read_nothing_that_is_the_coordinators(world):
    for user in (personas.editor(), personas.director()):
        found = look(world, user)

        assert ("published", "engagements.Engagement.summary") in found
        assert ("quote consent", "voices.Wording.text") in found
        assert {("person full", "directory.Stance.words"), ("proposal", "directory.ProposalVersion.text")} <= found
        assert ("person full", "directory.Signature.source") in found
        assert sorted(one for one in found if is_kept_from_staff(*one)) == []


def test_an_editor_reads_a_chatham_house_meeting_without_its_people(world):
    path = f"/desk/engagements/{world.engagements['chatham'].pk}/"
    quote = f"/desk/voices/{world.quotes['said at chatham'].pk}/"
    editor = read(world, visit(personas.sign_in(personas.editor()), [path, quote], also_follow=False))
    director = read(world, visit(personas.sign_in(personas.director()), [path], also_follow=False))

    assert {("chatham", "engagements.Engagement.summary"), ("quote said at chatham", "voices.Wording.text")} <= editor
    assert ("chatham: ours", "directory.Person.family") in director
    assert sorted(one for one in editor if one[1] in (*NAMES[:2], NAMES[3], "voices.Consent.shown_as")) == []


def test_a_representative_of_another_member_reads_no_record_of_the_desk(world):
    mine = world.member("mine")

    found = look(world, personas.member_rep(mine))

    assert found <= {("desk", f"accounts.Desk.{name}") for name in ("name", "short_name")} | {
        ("mine", "directory.Organisation.name"),
        ("mine", "directory.Organisation.slug"),
    }
    assert ("mine", "directory.Organisation.name") in found


def test_an_administrator_reads_what_the_public_reads_and_the_accounts(world):
    found = look(world, personas.administrator())

    assert ("desk", "accounts.Desk.controller") in found
    assert sorted(one for one in found if is_kept_from_staff(*one)) == []
    assert sorted(key for _record, key in found if key.startswith(("voices.", "newsroom.", "directory.Person."))) == []


def test_a_coordinator_reads_what_is_kept_from_the_others(world):
    untold = [f"/desk/engagements/{world.engagements[state].pk}/" for state in UNTOLD if state != "restricted"]
    silent = [f"/desk/people/{one.pk}/" for one in Person.objects.filter(protection="at_risk")]

    found = read(world, visit(personas.sign_in(personas.coordinator()), untold + silent, also_follow=False))

    told = {record for record, key in found if key == "engagements.Engagement.title"}
    assert {state for state in UNTOLD if state != "restricted"} <= told
    assert ("person at risk", "directory.Person.family") in found


def test_a_wrong_name_is_shown_to_nobody_but_who_writes_it(world):
    """A coordinator reads every list, every person's page, and what the search answers to the wrong name itself."""
    client = personas.sign_in(personas.coordinator())
    people = Person.objects.filter(names__kind="wrong")
    words = [word for word, one in world.canaries.planted.items() if one.record.endswith(WRONG)]
    pages = [path for path in screens(world) if not path.endswith("/change/")]
    pages += [f"/desk/people/{one.pk}/" for one in people] + [f"/desk/find/?q={word}" for word in words[:5]]

    found = read(world, visit(client, pages, also_follow=False))
    form = read(world, visit(client, [f"/desk/people/{people[0].pk}/change/"], also_follow=False))

    assert any(record.endswith(WRONG) for record, _key in form)
    assert any(record.endswith(": former") for record, _key in found)
    assert sorted(record for record, _key in found if record.endswith(WRONG)) == []


def test_a_speakers_link_shows_their_own_words_and_nobody_elses(world):
    for record in ("consent", "without consent", "at risk", "withdrawn"):
        quote = world.quotes[record]
        own = {f"quote {record}", f"quote {record}: speaker", f"question about {quote.pk}", "desk"}
        links = SignedLink.objects.filter(subject_id__in=[str(quote.pk), *map(str, quote_requests(quote))])
        paths = [f"/l/{token_of(link.pk, link.purpose)}/" for link in links]

        answers = visit(Client(), paths, also_follow=False)
        found = read(world, answers)

        assert [one.status for one in answers] == [200, 200]
        assert ((f"quote {record}", "voices.Wording.text") in found) is True
        assert sorted(one for one in found if one[0] not in own and not one[0].startswith("round-up published")) == []


def quote_requests(quote):
    return quote.wordings.filter(requests__isnull=False).values_list("requests", flat=True)
