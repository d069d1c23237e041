"""Same person? From the doubt to the answer, the merge and its undo, as a coordinator meets them."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from tests import personas
from tests.factories import (
    EngagementFactory,
    MembershipFactory,
    OrganisationFactory,
    ParticipantFactory,
    PersonFactory,
    PostFactory,
    SpokeForFactory,
    StakeholderFactory,
)

from overture.directory import operations, queries
from overture.directory.errors import CannotMerge, CannotTakeApart, NotAllowed
from overture.directory.given import NameGiven
from overture.directory.models import (
    Doubt,
    Membership,
    Merge,
    MergeStep,
    Name,
    NameAnswer,
    Organisation,
    PairAnswer,
    Person,
    Post,
    Tie,
)
from overture.directory.queries.sameness import doubts_for
from overture.engagements.models import Participant
from overture.foundation.access.viewer import Viewer
from overture.foundation.history.models import FieldChange
from overture.foundation.listing.queries import entries_seen_by
from overture.foundation.records import StaleVersion
from overture.voices.models import Consent, Quote, Wording

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


@pytest.fixture
def account():
    return personas.coordinator()


@pytest.fixture
def by(account) -> Viewer:
    return personas.viewer(account)


@pytest.fixture
def client(account) -> Client:
    return personas.sign_in(account)


def merged(kept: Any, gone: Any, by: Viewer, **more: Any) -> Merge:
    for party in (kept, gone):
        party.refresh_from_db()
    return operations.merge_records(kept, gone, versions=(kept.version, gone.version), by=by, **more)


def look() -> None:
    while operations.look_for_doubts():
        pass


def test_two_spellings_in_two_scripts_wait_for_an_answer(by: Viewer) -> None:
    one, other = PersonFactory(name="Salim Haddad"), PersonFactory(name="سليم حداد")
    PersonFactory(name="Greta Olmsted")

    look()

    [doubt] = doubts_for(by)
    assert {doubt.first, doubt.second} == {one, other}
    assert not doubts_for(personas.viewer(personas.editor())).exists()


def test_who_has_another_name_in_a_shared_script_is_not_doubtful(by: Viewer) -> None:
    one, other = PersonFactory(name="Nabil Tamari-Khour"), PersonFactory(name="Eleanor Marsh")
    for person, text in ((one, "نبيل تماري خور"), (other, "إلينور مارش")):
        operations.add_name(person, text=text, by=by)
    look()
    assert not Doubt.objects.exists()


def test_different_is_kept_for_ever_above_any_score(by: Viewer, client: Client) -> None:
    one, other = PersonFactory(name="Salim Haddad"), PersonFactory(name="Salim Hadad")
    look()
    answer(client, one, other, "different")

    assert not doubts_for(by).exists()
    operations.add_name(other, text="Salim Haddad", by=by)
    look()
    assert not doubts_for(by).exists()
    with pytest.raises(CannotMerge, match="these are two"):
        merged(one, other, by)


def test_a_spelling_said_to_be_somebody_else_is_not_asked_again(by: Viewer) -> None:
    known = PersonFactory(name="Salim Haddad")
    operations.add_person(name="Salim Hadad", standing="network", by=by, not_the_same=[known])
    look()
    assert not Doubt.objects.exists()


def test_later_puts_a_pair_behind_the_others(by: Viewer, client: Client) -> None:
    first, second = PersonFactory(name="Salim Haddad"), PersonFactory(name="Salim Hadad")
    PersonFactory(name="Greta Olmsted"), PersonFactory(name="Greta Olmsteed")
    look()
    assert doubts_for(by).count() == 2

    answer(client, second, first, "later")

    assert [one.waits for one in doubts_for(by)] == [0, 1]
    assert {doubts_for(by).last().first, doubts_for(by).last().second} == {first, second}


def test_same_changes_nothing_before_the_merge_is_looked_at(client: Client) -> None:
    one, other = PersonFactory(name="Salim Haddad"), PersonFactory(name="Salim Hadad")
    response = answer(client, other, one, "same")
    assert response.url == reverse("desk:merge", args=["person", one.pk, other.pk])
    assert Person.objects.count() == 2
    assert PairAnswer.objects.get().answer == "same"


def answer(client: Client, one: Any, other: Any, word: str) -> Any:
    address = reverse("desk:same-pair", args=[one.record_kind, one.pk, other.pk])
    response = client.post(address, {"answer": word})
    assert response.status_code == 302
    return response


def test_the_pair_is_shown_with_its_reasons_shared_facts_and_differences(client: Client, by: Viewer) -> None:
    office = StakeholderFactory(name="Harbour Office")
    one, other = PersonFactory(name="Salim Haddad"), PersonFactory(name="סלים חדאד", standing="stakeholder")
    for person in (one, other):
        PostFactory(person=person, organisation=office)
        operations.add_contact_point(person, medium="email", value="Salim@office.example", by=by)
    operations.add_name(one, text="Selim Hadad", kind=Name.Kind.WRONG, by=by)
    look()

    page = client.get(reverse("desk:same-queue")).content.decode()

    assert "1 pair waits" in page
    assert '<bdi lang="he">סלים חדאד</bdi>' in page
    assert "They share one way to be reached." in page
    assert "salim@office" not in page.lower()
    assert "Both have a post at Harbour Office." in page
    assert "Wrong spelling seen" in page
    assert "Differs" in page
    assert "Alike" in page


def test_a_record_is_set_beside_any_other_by_its_words(client: Client, by: Viewer) -> None:
    one, other, third = (
        PersonFactory(name="Salim Haddad"),
        PersonFactory(name="Salim Hadad"),
        PersonFactory(name="Greta Olmsted"),
    )
    address = reverse("desk:same-search", args=["person", one.pk])
    pair = [reverse("desk:same-pair", args=["person", one.pk, party.pk]) for party in (one, other, third)]
    page = client.get(address).content.decode()
    assert [link in page for link in pair] == [False, True, False]
    page = client.get(address, {"q": "olmsted"}).content.decode()
    assert [link in page for link in pair] == [False, False, True]
    assert address in client.get(reverse("desk:person-page", args=[one.pk])).content.decode()


def test_an_empty_queue_says_so(client: Client) -> None:
    assert "No doubtful names." in client.get(reverse("desk:same-queue")).content.decode()


def test_the_queue_asks_as_often_for_one_pair_as_for_three(client: Client, django_assert_num_queries) -> None:
    PersonFactory(name="Salim Haddad"), PersonFactory(name="Salim Hadad")
    look()
    address = reverse("desk:same-queue")
    client.get(address)
    once = queries_of(client, address)
    for family in ("Olmsted", "Vantongeren"):
        PersonFactory(name=f"Greta {family}"), PersonFactory(name=f"Greta {family}e")
    look()
    assert "3 pairs wait" in client.get(address).content.decode()
    assert queries_of(client, address) == once


def queries_of(client: Client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize("role", ["editor", "director", "administrator"])
def test_deciding_is_for_coordinators(role: str, by: Viewer) -> None:
    one, other = PersonFactory(), PersonFactory()
    merge = merged(PersonFactory(), PersonFactory(), by)
    stranger = personas.sign_in(personas.account(role))
    for name, args in (
        ("desk:same-queue", []),
        ("desk:same-pair", ["person", one.pk, other.pk]),
        ("desk:merge", ["person", one.pk, other.pk]),
        ("desk:merge-list", []),
        ("desk:same-search", ["person", one.pk]),
        ("desk:merge-apart", [merge.pk]),
    ):
        assert stranger.get(reverse(name, args=args)).status_code == 404
    with pytest.raises(NotAllowed):
        merged(one, other, personas.viewer(personas.account(role)))


# The merge ------------------------------------------------------------------------------------------------------------


def test_the_plan_tells_what_goes_along_and_the_merge_does_it(client: Client, by: Viewer) -> None:
    kept, gone = PersonFactory(name="Salim Haddad"), PersonFactory(name="Salim Hadad", language="ar")
    PostFactory(person=gone), PostFactory(person=gone)
    ParticipantFactory(person=gone)
    quote = Quote.objects.create(speaker=gone)
    address = reverse("desk:merge", args=["person", kept.pk, gone.pk])

    page = client.get(address).content.decode()
    assert "2 posts" in page
    assert "1 time taking part" in page
    assert "1 quote" in page
    sent = {"kept_version": kept.version, "gone_version": gone.version, "take-name": "gone"}
    response = client.post(address, sent)

    assert response.url == reverse("desk:person-page", args=[kept.pk])
    kept.refresh_from_db()
    assert (kept.name, kept.language) == ("Salim Hadad", "ar")
    assert list(kept.names.values_list("text", "kind")) == [("Salim Haddad", "spelling")]
    assert (kept.posts.count(), kept.participations.count()) == (2, 1)
    quote.refresh_from_db()
    assert quote.speaker_id == kept.pk
    assert queries.same_person_candidates("Salim Haddad", viewer=by)[0].id == str(kept.pk)


def test_a_hidden_row_is_in_no_number_and_moves_all_the_same(client: Client, by: Viewer) -> None:
    kept, gone = PersonFactory(), PersonFactory()
    hidden = EngagementFactory()
    hidden.restricted_to.add(personas.account("coordinator", name="only reader"))
    row = ParticipantFactory(person=gone, engagement=hidden)
    page = client.get(reverse("desk:merge", args=["person", kept.pk, gone.pk])).content.decode()
    assert "taking part" not in page
    merged(kept, gone, by)
    row.refresh_from_db()
    assert row.person_id == kept.pk


def test_the_id_that_is_gone_keeps_answering(client: Client, by: Viewer) -> None:
    kept, gone = PersonFactory(), PersonFactory()
    merged(kept, gone, by)
    third = PersonFactory()
    merged(third, kept, by)
    for name in ("desk:person-page", "desk:person-change"):
        response = client.get(reverse(name, args=[gone.pk]))
        assert (response.status_code, response.url) == (302, reverse(name, args=[third.pk]))
    assert client.post(reverse("desk:person-change", args=[gone.pk]), {}).status_code == 404


def test_the_id_that_is_gone_tells_nothing_to_whom_the_record_is_hidden(by: Viewer) -> None:
    kept, gone = PersonFactory(), PersonFactory(protection="at_risk")
    merged(kept, gone, by)
    editor = personas.sign_in(personas.editor())
    assert editor.get(reverse("desk:person-page", args=[gone.pk])).status_code == 404


def test_lists_and_search_follow(by: Viewer) -> None:
    kept, gone = PersonFactory(name="Salim Haddad"), PersonFactory(name="Selim Hadad")
    at = EngagementFactory(title="Briefing on wells")
    ParticipantFactory(engagement=at, person=gone)
    merge = merged(kept, gone, by)
    found = entries_seen_by(by, kinds=("person",), text="selim hadad")
    assert [one.record_id for one in found] == [str(kept.pk)]
    assert not entries_seen_by(by, kinds=("person",)).filter(record_id=str(gone.pk)).exists()
    assert [one.record_id for one in entries_seen_by(by, kinds=("engagement",), text="salim haddad")] == [str(at.pk)]
    operations.take_apart(merge, by=by)
    assert not entries_seen_by(by, kinds=("engagement",), text="salim haddad").exists()
    assert [one.record_id for one in entries_seen_by(by, kinds=("engagement",), text="selim hadad")] == [str(at.pk)]


def test_two_rows_about_the_same_thing_become_one_and_come_back(by: Viewer) -> None:
    kept, gone, house = PersonFactory(), PersonFactory(), OrganisationFactory()
    rows = [ParticipantFactory(person=person, engagement=at) for at in [EngagementFactory()] for person in (kept, gone)]
    mandates = [SpokeForFactory(participant=row, organisation=house) for row in rows]
    before = list(Participant.objects.order_by("pk").values()), [one.pk for one in mandates]

    merge = merged(kept, gone, by)

    assert Participant.objects.get() == rows[0]
    operations.take_apart(merge, by=by)
    assert list(Participant.objects.order_by("pk").values()) == before[0]
    assert [one.participant_id for one in mandates] == [row.pk for row in rows]


def test_what_both_say_alike_is_said_once_and_comes_back(client: Client, by: Viewer) -> None:
    kept, gone, office = PersonFactory(), PersonFactory(), OrganisationFactory()
    posts = [PostFactory(person=person, organisation=office) for person in (kept, gone)]
    PostFactory(person=gone, organisation=office, role="chair")
    for person in (kept, gone):
        operations.add_contact_point(person, medium="email", value="salim@office.example", by=by)
        Quote.objects.create(speaker=person)
    page = client.get(reverse("desk:merge", args=["person", kept.pk, gone.pk])).content.decode()
    assert page.count("<li>1 post</li>") == 2
    merge = merged(kept, gone, by)
    assert (kept.posts.count(), kept.contact_points.count()) == (2, 1)
    operations.take_apart(merge, by=by)
    assert set(Post.objects.filter(role="director")) == set(posts)
    assert [point.value for point in gone.contact_points.all()] == ["salim@office.example"]


def test_two_quotes_are_never_one_however_alike_their_rows(by: Viewer) -> None:
    kept, gone = PersonFactory(), PersonFactory()
    for person in (kept, gone):
        Wording.objects.create(quote=Quote.objects.create(speaker=person), text="Words", language="en", digest="x")
    merged(kept, gone, by)
    assert Quote.objects.filter(speaker=kept).count() == 2


def test_a_name_of_the_one_record_is_no_longer_said_to_be_somebody_else(by: Viewer) -> None:
    kept = PersonFactory(name="Salim Haddad")
    gone = operations.add_person(name="Salim Hadad", standing="network", by=by, not_the_same=[kept])
    assert NameAnswer.objects.count() == 1
    merge = merged(kept, gone, by)
    assert not NameAnswer.objects.exists()
    assert queries.same_person_candidates("Salim Hadad", viewer=by)[0].id == str(kept.pk)
    operations.take_apart(merge, by=by)
    assert NameAnswer.objects.get().spelling == "Salim Hadad"


def test_a_version_that_somebody_moved_on_is_refused_and_nothing_done(client: Client, by: Viewer) -> None:
    kept, gone = PersonFactory(), PersonFactory()
    seen = kept.version, gone.version
    operations.add_name(gone, text="Somebody New", by=by)
    with pytest.raises(StaleVersion):
        operations.merge_records(kept, gone, versions=seen, by=by)
    address = reverse("desk:merge", args=["person", kept.pk, gone.pk])
    response = client.post(address, {"kept_version": seen[0], "gone_version": seen[1]})
    assert response.status_code == 409
    assert "Nothing was done" in response.content.decode()
    assert not Merge.objects.exists()


def test_the_journal_holds_no_open_word_of_what_is_sealed_or_laid_aside(by: Viewer) -> None:
    kept, gone = PersonFactory(), PersonFactory(name="Canary Qxabc")
    operations.add_contact_point(gone, medium="email", value="canary@secret.example", by=by)
    for person in (kept, gone):
        operations.add_name(person, text="Canary Shared", by=by)
    merged(kept, gone, by, taken=("name",))
    assert MergeStep.objects.filter(what="aside").count() == 2
    open_columns = [one.name for one in MergeStep._meta.concrete_fields if one.name != "sealed"]
    raw = repr(list(MergeStep.objects.values(*open_columns)) + list(Merge.objects.values()))
    assert "canary" not in raw.casefold()
    assert ciphertexts()
    assert not any(b"canary" in one.lower() for one in ciphertexts())


def ciphertexts() -> list[bytes]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT sealed FROM directory_mergestep")
        return [bytes(row[0]) for row in cursor.fetchall() if row[0]]


# What is refused ------------------------------------------------------------------------------------------------------


def live_consent(person: Person, **terms: Any) -> None:
    quote = Quote.objects.create(speaker=person)
    wording = Wording.objects.create(quote=quote, text="Words", language="en", digest="x")
    given = {"audience": "public", "name_form": "full", "starts_at": timezone.now(), "how": "phone", **terms}
    Consent.objects.create(wording=wording, noted_by="somebody", **given)


def tied(kept: Person, gone: Person) -> None:
    Tie.objects.create(person=kept, other=gone, said_by="A colleague")


def there_differently(kept: Person, gone: Person) -> None:
    at = EngagementFactory(title="Briefing on wells")
    ParticipantFactory(engagement=at, person=kept, part="chair")
    ParticipantFactory(engagement=at, person=gone, part="speaker")


def spoke_for_others(kept: Person, gone: Person) -> None:
    at = EngagementFactory(title="Briefing on wells")
    for person in (kept, gone):
        SpokeForFactory(participant=ParticipantFactory(engagement=at, person=person))


def instead_of_the_other(kept: Person, gone: Person) -> None:
    ParticipantFactory(engagement=EngagementFactory(title="Briefing on wells"), person=kept, instead_of=gone)


def consents_differ(kept: Person, gone: Person) -> None:
    live_consent(kept)
    live_consent(gone, name_form="first")


def accounts_of_both(kept: Person, gone: Person) -> None:
    for person in (kept, gone):
        user = personas.member_rep(OrganisationFactory())
        user.representations.update(person=person)


def lowering_asked(kept: Person, gone: Person) -> None:
    gone.protection = "at_risk"
    gone.save()
    by = personas.viewer(personas.coordinator())
    operations.ask_to_lower(gone, reason="She asked for it", by=by, protection="none")


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (tied, "know each other"),
        (there_differently, "Briefing on wells"),
        (spoke_for_others, "for somebody else"),
        (instead_of_the_other, "Briefing on wells"),
        (consents_differ, "under different names"),
        (accounts_of_both, "Different accounts"),
        (lowering_asked, "lower what protects"),
    ],
)
def test_two_people_are_refused_by_the_name_of_the_reason(make: Any, reason: str, by: Viewer, client: Client) -> None:
    kept, gone = PersonFactory(), PersonFactory()
    make(kept, gone)
    for one, other in ((kept, gone), (gone, kept)):
        with pytest.raises(CannotMerge, match=reason):
            merged(one, other, by)
    page = client.get(reverse("desk:merge", args=["person", kept.pk, gone.pk])).content.decode()
    assert reason in page
    assert "Make them one record" not in page
    assert Person.objects.filter(pk__in=[kept.pk, gone.pk]).count() == 2


def test_a_reason_names_no_engagement_that_is_hidden(by: Viewer) -> None:
    kept, gone = PersonFactory(), PersonFactory()
    there_differently(kept, gone)
    at = Participant.objects.first().engagement
    at.restricted_to.add(personas.account("coordinator", name="only reader"))
    with pytest.raises(CannotMerge, match="same engagement in different ways") as refused:
        merged(kept, gone, by)
    assert "wells" not in str(refused.value)


def part_of_it(kept: Organisation, gone: Organisation) -> None:
    between = StakeholderFactory(parent=kept)
    gone.parent = between
    gone.save()


def member_of_it(kept: Organisation, gone: Organisation) -> None:
    MembershipFactory(member=kept, network=gone)


def members_differently(kept: Organisation, gone: Organisation) -> None:
    network = OrganisationFactory(kind="network")
    MembershipFactory(member=kept, network=network)
    MembershipFactory(member=gone, network=network, member_class=Membership.Class.OBSERVER)


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (part_of_it, "part of the other"),
        (member_of_it, "member of the other"),
        (members_differently, "members of the same network"),
    ],
)
def test_two_bodies_are_refused_by_the_name_of_the_reason(make: Any, reason: str, by: Viewer) -> None:
    kept, gone = StakeholderFactory(), StakeholderFactory()
    make(kept, gone)
    for one, other in ((kept, gone), (gone, kept)):
        with pytest.raises(CannotMerge, match=reason):
            merged(one, other, by)


# The undo -------------------------------------------------------------------------------------------------------------


def test_taking_apart_tells_what_goes_back_and_what_stays_and_does_it(client: Client, by: Viewer) -> None:
    kept, gone = PersonFactory(name="Salim Haddad"), PersonFactory(name="Salim Hadad")
    old, ended, removed = PostFactory(person=gone), PostFactory(person=gone), PostFactory(person=gone)
    merge = merged(kept, gone, by)
    new = PostFactory(person=kept)
    Post.objects.filter(pk=ended.pk).update(person=PersonFactory())
    removed.delete()
    address = reverse("desk:merge-apart", args=[merge.pk])

    page = client.get(address).content.decode()
    assert "1 post</li>" in page
    assert "added since: 1 post" in page
    assert "2 rows were changed or removed since" in page
    response = client.post(address, {"different": "on"})

    assert response.url == reverse("desk:person-page", args=[gone.pk])
    gone.refresh_from_db()
    assert gone.name == "Salim Hadad"
    assert list(gone.posts.all()) == [old]
    assert list(kept.posts.all()) == [new]
    assert PairAnswer.objects.get().answer == "different"
    assert "taken apart again" in client.get(address).content.decode()
    with pytest.raises(CannotTakeApart):
        operations.take_apart(merge, by=by)


def test_a_field_changed_since_stays_as_it_is_now(by: Viewer) -> None:
    kept, gone = PersonFactory(name="Salim Haddad"), PersonFactory(name="Salim Hadad", language="ar")
    merge = merged(kept, gone, by, taken=("name",))
    kept.refresh_from_db()
    operations.change_person(kept, version=kept.version, by=by, name="Salim A. Haddad")
    operations.take_apart(merge, by=by)
    kept.refresh_from_db()
    assert (kept.name, kept.language) == ("Salim A. Haddad", "")


def test_a_later_merge_is_named_and_taken_apart_first(client: Client, by: Viewer) -> None:
    kept, gone, third = PersonFactory(), PersonFactory(), PersonFactory()
    first = merged(kept, gone, by)
    second = merged(third, kept, by)
    page = client.get(reverse("desk:merge-apart", args=[first.pk])).content.decode()
    assert reverse("desk:merge-apart", args=[second.pk]) in page
    assert "Take them apart" not in page
    assert client.post(reverse("desk:merge-apart", args=[first.pk])).status_code == 409
    operations.take_apart(second, by=by)
    operations.take_apart(first, by=by)
    assert Person.objects.filter(pk__in=[kept.pk, gone.pk, third.pk]).count() == 3


def test_the_list_of_merges_names_both_and_asks_as_often_for_one_as_for_three(client: Client, by: Viewer) -> None:
    merged(PersonFactory(name="Salim Haddad"), PersonFactory(name="Salim Hadad"), by)
    address = reverse("desk:merge-list")
    page = client.get(address).content.decode()
    assert "Salim Haddad" in page
    assert "Salim Hadad</bdi>" in page
    once = queries_of(client, address)
    merged(PersonFactory(), PersonFactory(), by)
    merged(PersonFactory(), PersonFactory(), by)
    assert queries_of(client, address) == once


def test_a_record_that_another_became_a_part_of_is_not_removed_as_unused(by: Viewer) -> None:
    kept, gone = PersonFactory(), PersonFactory()
    merge = merged(kept, gone, by)
    assert not operations.remove_unused(kept, by=by)
    operations.take_apart(merge, by=by)
    assert operations.remove_unused(kept, by=by)


def test_history_and_audit_tell_of_the_merge(by: Viewer) -> None:
    kept, gone = PersonFactory(name="Salim Haddad"), PersonFactory(name="Salim Hadad")
    operations.change_person(gone, version=1, by=by, basis="Asked us")
    merge = merged(kept, gone, by)
    row = FieldChange.objects.get(field="joined")
    assert (row.record_id, row.before, row.after, row.by_name) == (str(kept.pk), "", "Salim Hadad", by.name)
    operations.take_apart(merge, by=by)
    assert FieldChange.objects.filter(field="joined").count() == 2
    assert set(FieldChange.objects.filter(record_id=str(gone.pk)).values_list("field", flat=True)) == {"basis"}


def test_names_given_with_a_kind_keep_it(by: Viewer) -> None:
    kept = PersonFactory(name="Salim Haddad")
    gone = operations.add_person(
        name="سليم حداد", standing="network", by=by, names=[NameGiven("Abu Karim", Name.Kind.NICKNAME)]
    )
    merged(kept, gone, by)
    assert set(kept.names.values_list("text", "kind")) == {("Abu Karim", "nickname"), ("سليم حداد", "official")}
