"""Signatories by the hundred: pasted, linked where they are known, readable, in a fixed number of queries."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from overture.engagements import operations
from overture.engagements.models import Engagement, Participant
from overture.engagements.operations.signatories import lines_of
from overture.foundation.access import Viewer
from overture.foundation.records import StaleVersion
from tests import personas
from tests.factories import EngagementFactory, OrganisationFactory, ParticipantFactory, PersonFactory

from .test_desk import as_browser, page, text

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
COORDINATOR = Viewer(scopes=frozenset({"public", "role:coordinator"}), name="Edda")


def list_of(count: int, first: int = 0) -> str:
    return "\n".join(f"{number}. Signer Number{number}, Guild {number % 7}" for number in range(first, first + count))


def add(made: Engagement, pasted: str) -> operations.Signed:
    made.refresh_from_db()
    return operations.add_signatories(made, pasted, side="ours", version=made.version, by=COORDINATOR)


def test_lines_are_read_with_what_stands_behind_the_name():
    lines = lines_of(
        "1. Quill Marr, Harbour Table\n\n• Dana Reiss – head of the guild\nQuill Marr, Harbour Table\nדנה רייס"
    )

    assert [(line.name, line.rest) for line in lines] == [
        ("Quill Marr", "Harbour Table"),
        ("Dana Reiss", "head of the guild"),
        ("דנה רייס", ""),
    ]


def test_those_in_the_directory_are_linked_and_the_others_stand_as_written():
    person, house = PersonFactory(name="Quill Marr"), OrganisationFactory(name="Harbour Table")
    PersonFactory(name="Ana Same")
    PersonFactory(name="Ana Same")
    made = EngagementFactory(kind="letter")

    signed = add(made, "quill marr, Harbour Table\nHarbour Table\nWenzel Ostrova, miller\nAna Same")

    rows = list(made.participants.order_by("order"))
    assert (rows[0].person, rows[0].organisation, rows[0].role) == (person, house, "")
    assert rows[1].organisation == house
    assert [(row.group, row.role) for row in rows[2:]] == [("Wenzel Ostrova", "miller"), ("Ana Same", "")]
    assert (signed.added, signed.known, signed.there, signed.unclear) == (4, 2, 0, ("Ana Same",))
    assert add(made, "Quill Marr\nWenzel Ostrova, miller").there == 2


def test_three_hundred_signatories_are_kept_and_shown_in_as_many_queries_as_thirty():
    client = personas.sign_in(personas.coordinator())
    small, large = EngagementFactory(kind="letter"), EngagementFactory(kind="letter")
    counted = {}
    for made, count in ((small, 30), (large, 300)):
        with CaptureQueriesContext(connection) as adding:
            assert add(made, list_of(count)).added == count
        with CaptureQueriesContext(connection) as showing:
            shown = text(client.get(page(made)))
        assert shown.count("<bdi>Signer Number") == count
        assert f"{count} signed" in shown
        counted[count] = (len(adding), len(showing))

    assert counted[300][1] == counted[30][1]
    assert counted[300][0] <= counted[30][0] + 12  # rows are written, and keys asked for, in batches


def test_the_form_of_the_record_leaves_signatories_alone_and_writes_none_anew():
    made = EngagementFactory(kind="letter")
    ParticipantFactory(engagement=made)
    add(made, list_of(60))
    before = list(made.participants.values())
    client = personas.sign_in(personas.coordinator())
    form = as_browser(client, page(made, "change/"))
    assert form["people-rows"] == "0"

    with CaptureQueriesContext(connection) as captured:
        assert client.post(page(made, "change/"), form | {"place": "By post"}).status_code == 302

    assert list(made.participants.values()) == before
    written = [row["sql"] for row in captured if row["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert not [sql for sql in written if "engagements_participant" in sql]


def test_some_are_taken_away_and_a_stale_page_takes_nobody():
    made = EngagementFactory(kind="letter")
    add(made, list_of(3))
    made.refresh_from_db()
    url = reverse("desk:signatories-add", args=[made.pk])
    client = personas.sign_in(personas.coordinator())
    gone = str(made.participants.first().pk)

    assert client.post(url, {"gone": [gone], "text": "", "side": "ours", "version": made.version}).status_code == 302
    stale = client.post(url, {"text": "Late Comer", "side": "ours", "version": made.version})

    assert Participant.objects.count() == 2
    assert stale.status_code == 409
    assert "Late Comer" in text(stale)
    with pytest.raises(StaleVersion):
        operations.remove_signatories(made, [], version=made.version, by=COORDINATOR)


def test_an_attendee_is_not_taken_away_as_a_signatory():
    row = ParticipantFactory(part="attendee")

    assert operations.remove_signatories(row.engagement, [row.pk], version=1, by=COORDINATOR) == 0
    assert Participant.objects.count() == 1
