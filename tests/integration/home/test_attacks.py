"""What somebody must not learn by searching, picking, narrowing or counting, and addresses that somebody made up."""

from __future__ import annotations

import pytest

from overture.directory import operations
from overture.directory.models import Signature
from overture.directory.queries.ideas import proposals_listed
from overture.directory.queries.proposals import versions_of
from overture.engagements.models import Commitment
from overture.foundation.access import Viewer
from overture.foundation.listing.operations import rebuild_listing
from overture.foundation.listing.queries import out_of_step
from overture.foundation.partial_dates import PartialDate
from tests import personas
from tests.factories import (
    EngagementFactory,
    OrganisationFactory,
    ParticipantFactory,
    PersonFactory,
    PostFactory,
    StakeholderFactory,
)

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
SYSTEM = Viewer.system()
TALK = "Talk of the bridges"


def page(client, path, **asked) -> str:
    return client.get(path, asked).content.decode()


@pytest.mark.parametrize(
    "cover", [operations.record_objection, lambda one, by: operations.raise_protection(one, to="at_risk", by=by)]
)
def test_search_forgets_at_which_engagements_somebody_was_who_is_covered_now(cover):
    person = PersonFactory(name="Zefirin Qualdo", standing="stakeholder", public_name_form="full")
    ParticipantFactory(engagement=EngagementFactory(title=TALK), person=person, side="theirs", part="attendee")
    rebuild_listing()
    editor, coordinator = personas.sign_in(personas.editor()), personas.sign_in(personas.coordinator())
    assert TALK in page(editor, "/desk/find/", q="Zefirin Qualdo")

    cover(person, by=SYSTEM)

    assert TALK not in page(editor, "/desk/find/", q="Zefirin Qualdo")
    assert TALK not in page(editor, "/desk/engagements/", q="Zefirin Qualdo")
    assert TALK in page(coordinator, "/desk/engagements/", q="Zefirin Qualdo")
    assert out_of_step() == 0


def test_search_forgets_at_which_engagements_a_body_was_that_is_covered_now():
    body = StakeholderFactory(name="Quorvane Office")
    engagement = EngagementFactory(title=TALK)
    ParticipantFactory(engagement=engagement, person=None, organisation=body, side="theirs", part="attendee")
    rebuild_listing()
    editor = personas.sign_in(personas.editor())
    assert TALK in page(editor, "/desk/find/", q="Quorvane")

    operations.raise_protection(body, to="at_risk", by=SYSTEM)

    assert TALK not in page(editor, "/desk/find/", q="Quorvane")
    assert out_of_step() == 0


def test_search_knows_an_engagement_by_the_name_that_somebody_bears_now():
    person = PersonFactory(name="Zefirin Qualdo", standing="stakeholder", public_name_form="full")
    ParticipantFactory(engagement=EngagementFactory(title=TALK), person=person, side="theirs", part="attendee")
    rebuild_listing()

    operations.change_person(person, version=person.version, by=SYSTEM, name="Ombeline Tarsk")

    editor = personas.sign_in(personas.editor())
    assert TALK in page(editor, "/desk/find/", q="Ombeline")
    assert TALK not in page(editor, "/desk/find/", q="Zefirin")


def test_a_field_tells_nobody_apart_by_a_body_that_is_covered():
    body = StakeholderFactory(name="Quorvane Office", protection="at_risk")
    PostFactory(person=PersonFactory(name="Zefirin Qualdo", standing="stakeholder"), organisation=body)
    StakeholderFactory(name="Zefirin Team", parent=body)
    rebuild_listing()
    asked = {"q": "Zefirin", "kinds": "person organisation"}
    assert "Quorvane" in page(personas.sign_in(personas.coordinator()), "/desk/pick/", **asked)

    picked = page(personas.sign_in(personas.editor()), "/desk/pick/", **asked)

    assert "Zefirin Qualdo" in picked
    assert "Zefirin Team" in picked
    assert "Quorvane" not in picked


def test_the_ledger_is_not_narrowed_to_a_body_that_is_covered():
    body, known = StakeholderFactory(protection="at_risk"), StakeholderFactory()
    for one, text in ((body, "A bridge by spring"), (known, "A ferry by summer")):
        Commitment.objects.create(engagement=EngagementFactory(), text=text, side="theirs", organisation=one)
    editor, coordinator = personas.sign_in(personas.editor()), personas.sign_in(personas.coordinator())
    assert "A bridge by spring" in page(coordinator, "/desk/promises/", body=str(body.pk))
    assert "A ferry by summer" in page(editor, "/desk/promises/", body=str(known.pk))

    assert "A bridge by spring" not in page(editor, "/desk/promises/", body=str(body.pk))


def test_no_number_of_names_counts_a_name_that_is_covered():
    proposal = operations.add_proposal(title="The river plan", owner=OrganisationFactory(), by=SYSTEM)
    proposal.refresh_from_db()
    operations.write_text(proposal, text={"en": "Words."}, version=proposal.version, by=SYSTEM)
    for body in (OrganisationFactory(), OrganisationFactory(protection="at_risk")):
        signed = {"signed": PartialDate.parse("2024-03-04"), "source": "a letter"}
        Signature.objects.create(version_signed=proposal.versions.get(), organisation=body, **signed)

    def counted(account):
        viewer = personas.viewer(account)
        return proposals_listed(viewer).get().name_count, versions_of(viewer, proposal)[0].name_count

    assert counted(personas.coordinator()) == (2, 2)
    assert counted(personas.editor()) == (1, 1)


@pytest.mark.parametrize(
    "address",
    [
        "/desk/engagements/?q=bridges&after=9999999999999999999",
        "/desk/engagements/?from=9999-W52",
        "/desk/promises/?due=9999-W52&after=9999-12-31|x",
        "/desk/find/?q=%00'%22*():",
        "/desk/pick/?q=%00&kinds=x%20person&new=yes",
    ],
)
def test_an_address_that_somebody_made_up_is_answered(address):
    EngagementFactory(title=TALK)
    rebuild_listing()

    assert personas.sign_in(personas.coordinator()).get(address).status_code == 200
