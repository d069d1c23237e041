"""Writing the directory."""

from __future__ import annotations

import pytest
from tests import personas
from tests.factories import OrganisationFactory, PersonFactory, PostFactory, StakeholderFactory

from overture.accounts.models import Desk
from overture.directory import operations
from overture.directory.errors import NameMissing, NoNetwork, NotAllowed, PartOfItself, ProtectionNotLowered
from overture.directory.given import IdentifierGiven, MembershipGiven, NameGiven, PostGiven
from overture.directory.models import ContactPoint, Membership, Name, NameAnswer, Organisation, Person, Post
from overture.foundation.access import Viewer
from overture.foundation.audit.models import AuditEntry
from overture.foundation.history.models import FieldChange
from overture.foundation.partial_dates import PartialDate
from overture.foundation.records import StaleVersion

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


@pytest.fixture
def by() -> Viewer:
    return personas.viewer(personas.coordinator())


def test_add_person_with_names_and_a_post(by: Viewer) -> None:
    body = StakeholderFactory()
    person = operations.add_person(
        name="  Ilan   Torvald ",
        standing="stakeholder",
        by=by,
        names=[NameGiven("אילן תורוולד", language="he"), NameGiven("Elan Torvald", kind="wrong"), NameGiven("  ")],
        post=PostGiven(body, role="Minister", is_public_office=True),
    )
    assert (person.name, person.public_name_form) == ("Ilan Torvald", "full")
    assert set(person.names.values_list("text", "script", "kind")) == {
        ("אילן תורוולד", "hebrew", "official"),
        ("Elan Torvald", "latin", "wrong"),
    }
    assert person.posts.get().organisation == body
    assert AuditEntry.objects.filter(verb="add", kind="person", record_id=str(person.pk)).count() == 1


def test_our_own_people_are_not_named_in_public_unless_they_say_so(by: Viewer) -> None:
    assert operations.add_person(name="Amra", standing="network", by=by).public_name_form == "none"
    chosen = operations.add_person(name="Amra", standing="network", by=by, public_name_form="first")
    assert chosen.public_name_form == "first"


@pytest.mark.parametrize("name", ["", "   ", "–", "\u200f"])
def test_a_name_without_a_letter_is_refused(by: Viewer, name: str) -> None:
    with pytest.raises(NameMissing):
        operations.add_person(name=name, standing="other", by=by)


@pytest.mark.parametrize("persona", [personas.editor, personas.director, personas.administrator])
def test_only_coordinators_write(persona) -> None:
    person, by = PersonFactory(), personas.viewer(persona())
    for refused in (
        lambda: operations.add_person(name="Amra", standing="other", by=by),
        lambda: operations.change_person(person, version=1, by=by, name="Amra"),
        lambda: operations.add_organisation(name="Lamp", kind="ngo", standing="other", by=by),
        lambda: operations.add_name(person, text="Amra", by=by),
        lambda: operations.record_objection(person, by=by),
        lambda: operations.reveal_contact_points(person, by=by),
    ):
        with pytest.raises(NotAllowed):
            refused()
    assert AuditEntry.objects.count() == 0


def test_change_person_keeps_what_was_there_before(by: Viewer) -> None:
    person = PersonFactory(name="Amra Soling")
    operations.change_person(person, version=1, by=by, name="Amra Solin", names=[NameGiven("Ami", kind="nickname")])
    person.refresh_from_db()
    assert (person.name, person.version) == ("Amra Solin", 2)
    changes = dict(FieldChange.objects.values_list("field", "before"))
    assert changes == {"name": "Amra Soling", "names": ""}


def test_a_stale_change_writes_nothing(by: Viewer) -> None:
    person = PersonFactory(name="Amra Soling")
    operations.change_person(Person.objects.get(pk=person.pk), version=1, by=by, name="Amra Solin")
    with pytest.raises(StaleVersion) as stale:
        operations.change_person(person, version=1, by=by, name="Amra Soland", names=[NameGiven("Ami")])
    assert stale.value.current.name == "Amra Solin"
    assert Person.objects.get(pk=person.pk).name == "Amra Solin"
    assert not Name.objects.exists()


def test_a_name_added_beside_an_open_form_makes_the_form_stale(by: Viewer) -> None:
    person = PersonFactory()
    operations.answer_name("Amra Solling", Person.objects.get(pk=person.pk), is_same=True, by=by)
    with pytest.raises(StaleVersion):
        operations.change_person(person, version=1, by=by, names=[])
    assert Name.objects.get().text == "Amra Solling"


def test_names_that_stay_keep_their_rows(by: Viewer) -> None:
    person = PersonFactory()
    kept = operations.add_name(person, text="Ami", by=by)
    operations.add_name(person, text="Mimi", by=by)
    person.refresh_from_db()
    operations.change_person(person, version=person.version, by=by, names=[NameGiven("Ami", kind="nickname")])
    assert list(Name.objects.values_list("pk", "kind")) == [(kept.pk, "nickname")]


def test_posts_given_by_id_are_changed_and_others_end(by: Viewer) -> None:
    person, body = PersonFactory(), OrganisationFactory()
    kept, gone = PostFactory(person=person), PostFactory(person=person)
    posts = [
        PostGiven(body, role="chair", started=PartialDate.parse("2023"), id=kept.pk),
        PostGiven(body, role="clerk"),
    ]
    operations.change_person(person, version=1, by=by, posts=posts)
    assert set(Post.objects.values_list("role", flat=True)) == {"chair", "clerk"}
    assert Post.objects.get(pk=kept.pk).started == PartialDate.parse("2023")
    assert not Post.objects.filter(pk=gone.pk).exists()


def test_a_post_of_somebody_else_is_never_taken_over(by: Viewer) -> None:
    theirs = PostFactory(role="judge")
    mine = PersonFactory()
    operations.change_person(mine, version=1, by=by, posts=[PostGiven(OrganisationFactory(), role="x", id=theirs.pk)])
    theirs.refresh_from_db()
    assert (theirs.role, theirs.person == mine) == ("judge", False)


def test_end_post_keeps_the_precision(by: Viewer) -> None:
    post = operations.end_post(PostFactory(), on=PartialDate.parse("2024-03"), by=by)
    post.refresh_from_db()
    assert str(post.ended) == "2024-03"


def test_protection_is_raised_but_not_lowered(by: Viewer) -> None:
    person = operations.raise_protection(PersonFactory(), to="at_risk", by=by)
    for refused in (
        lambda: operations.raise_protection(person, to="none", by=by),
        lambda: operations.change_person(person, version=person.version, by=by, protection="none"),
    ):
        with pytest.raises(ProtectionNotLowered, match="two people"):
            refused()
    assert Person.objects.get().protection == "at_risk"


def test_an_objection_is_noted_once(by: Viewer) -> None:
    person = operations.record_objection(PersonFactory(), by=by)
    first = person.objected_at
    operations.record_objection(person, by=by)
    person.refresh_from_db()
    assert person.objected_at == first
    assert AuditEntry.objects.filter(verb="object").count() == 1


def test_an_organisation_cannot_stand_inside_its_own_part(by: Viewer) -> None:
    top = OrganisationFactory()
    part = OrganisationFactory(parent=OrganisationFactory(parent=top))
    with pytest.raises(PartOfItself):
        operations.change_organisation(top, version=1, by=by, parent=part)


def test_add_organisation_with_everything(by: Viewer) -> None:
    network = OrganisationFactory(kind="network")
    Desk.objects.create(organisation_id=network.pk)
    member = operations.add_organisation(
        name="Lantern House",
        kind="ngo",
        standing="network",
        by=by,
        names=[NameGiven("LH", kind="acronym")],
        identifiers=[IdentifierGiven("GB-CHC", "123456"), IdentifierGiven("", "")],
        membership=MembershipGiven(member_class="associate", joined=PartialDate.parse("2019")),
        listed_publicly=True,
    )
    row = Membership.objects.get(member=member)
    assert (row.network, row.member_class, str(row.joined)) == (network, "associate", "2019")
    assert [str(one) for one in member.identifiers.all()] == ["GB-CHC-123456"]
    assert member.slug == "lantern-house"


def test_two_members_of_one_name_get_two_addresses(by: Viewer) -> None:
    made = [
        operations.add_organisation(name="Lantern House", kind="ngo", standing="network", by=by, listed_publicly=True)
        for _ in range(3)
    ]
    assert [one.slug for one in made] == ["lantern-house", "lantern-house-2", "lantern-house-3"]


def test_a_name_without_latin_letters_still_gets_an_address(by: Viewer) -> None:
    body = operations.add_organisation(name="بيت الفانوس", kind="ngo", standing="network", by=by, listed_publicly=True)
    assert body.slug == f"member-{str(body.pk)[:8]}"


def test_membership_needs_a_desk_with_an_organisation(by: Viewer) -> None:
    with pytest.raises(NoNetwork):
        operations.set_membership(OrganisationFactory(), by=by)
    assert not Membership.objects.exists()


def test_revealing_contact_points_is_noted_before_they_are_given(by: Viewer) -> None:
    person = PersonFactory()
    operations.add_contact_point(person, medium="email", value="amra@lantern.example", by=by)
    points = operations.reveal_contact_points(person, by=by)
    assert [point.value for point in points] == ["amra@lantern.example"]
    assert AuditEntry.objects.filter(verb="look", kind="contact_point", record_id=str(points[0].pk)).count() == 1
    assert b"lantern" not in bytes(ContactPoint.objects.extra(select={"raw": "value"}).values_list("raw", flat=True)[0])


def test_an_answer_is_kept_and_same_adds_the_spelling(by: Viewer) -> None:
    person = PersonFactory(name="Amra Soling")
    operations.answer_name("Amra Solling", person, is_same=True, by=by)
    assert list(person.names.values_list("text", "kind")) == [("Amra Solling", "spelling")]
    operations.answer_name("AMRA SOLLING", person, is_same=False, by=by)
    assert list(NameAnswer.objects.values_list("spelling", "is_same")) == [("AMRA SOLLING", False)]


def test_initiatives_proposals_and_topics_are_found_however_they_are_written(by: Viewer) -> None:
    owner = OrganisationFactory()
    first = operations.find_or_add_initiative("River Fund", by=by)
    assert operations.find_or_add_initiative("river  FUND", by=by) == first
    proposal = operations.find_or_add_proposal("Ten steps", owner=owner, by=by)
    assert operations.find_or_add_proposal("Ten Steps", owner=owner, by=by) == proposal
    assert operations.find_or_add_proposal("Ten steps", owner=OrganisationFactory(), by=by) != proposal
    topic = operations.find_or_add_topic("Water", by=by)
    assert operations.find_or_add_topic("water", by=by) == topic
    assert Organisation.objects.count() == 2


def test_a_body_under_another_name_is_not_given_away_by_its_address(by: Viewer) -> None:
    body = operations.add_organisation(
        name="Lantern House", kind="ngo", standing="network", by=by, listed_publicly=True, public_name_form="full"
    )
    assert body.slug == "lantern-house"

    other = {"public_name_form": "other", "other_public_name": "A house by the river"}
    operations.change_organisation(body, version=body.version, by=by, **other)
    assert body.slug == "a-house-by-the-river"

    operations.change_organisation(body, version=body.version, by=by, country="GB")
    assert body.slug == "a-house-by-the-river"
