"""What an engagement holds: one chain an ask, parts in a whole, those who came instead, and two clocks."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from overture.accounts.models import Desk
from overture.directory.models import Proposal
from overture.engagements import operations
from overture.engagements.chains import chains_of
from overture.engagements.errors import GoesInCircles
from overture.engagements.facts import AskFacts, CommitmentFacts
from overture.engagements.models import Commitment, Engagement
from overture.engagements.operations.engagements import check_whole
from overture.engagements.queries import engagements_seen_by, tellings, told
from overture.foundation.access import Viewer
from overture.foundation.partial_dates import PartialDate
from tests import personas
from tests.factories import EngagementFactory, OrganisationFactory, ParticipantFactory, PersonFactory

from .test_desk import as_browser, page, text

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
COORDINATOR = Viewer(scopes=frozenset({"public", "role:coordinator"}), name="Edda")
TODAY = dt.date(2024, 3, 1)


def told_now(made: Engagement, viewer: Viewer = COORDINATOR):
    return told(viewer, made, at=timezone.now())


def test_an_ask_its_answer_promise_follow_ups_and_outcome_are_one_chain():
    made = EngagementFactory()
    ask = operations.add_ask(made, AskFacts("A hearing"), by=COORDINATOR)
    other = operations.add_ask(made, AskFacts("A visit"), by=COORDINATOR)
    operations.answer_ask(ask, "We shall see", by=COORDINATOR)
    promise = operations.add_commitment(
        made, CommitmentFacts("Set a date", due=PartialDate.parse("2024-02"), ask_id=ask.pk), by=COORDINATOR
    )
    operations.add_follow_up(made, "Call them", commitment=promise, due_on=dt.date(2024, 2, 20), by=COORDINATOR)
    operations.add_follow_up(made, "Thank them", ask=ask, by=COORDINATOR)
    operations.add_follow_up(made, "File the notes", by=COORDINATOR)
    operations.add_outcome(made, "refused", "They said no", ask=ask, by=COORDINATOR)

    first, second, rest = chains_of(told_now(made), {}, today=TODAY)

    assert (first.ask.text, first.ask.answer) == ("A hearing", "We shall see")
    assert [(row.told.text, str(row.tag.text)) for row in first.promises] == [("Set a date", "Late")]
    assert [(row.told.text, row.is_late) for row in first.promises[0].follow_ups] == [("Call them", True)]
    assert [row.told.text for row in first.follow_ups] == ["Thank them"]
    assert [(one.text, one.what) for one in first.outcomes] == [("They said no", "refused")]
    assert (second.ask.id, second.promises, second.outcomes) == (str(other.pk), (), ())
    assert (rest.ask, [row.told.text for row in rest.follow_ups]) == (None, ["File the notes"])


def test_a_promise_is_settled_with_when_and_how_we_know_and_opened_again():
    made = EngagementFactory()
    promise = operations.add_commitment(made, CommitmentFacts("Set a date"), by=COORDINATOR)
    client = personas.sign_in(personas.coordinator())
    url = reverse("desk:promise-settle", args=[made.pk, promise.pk])
    assert client.get(f"{url}?state=kept").context["form"]["state"].value() == "kept"

    client.post(url, {"state": "kept", "settled": "2024-02", "how_known": "Their letter", "version": 1})
    assert "Their letter" in text(client.get(page(made)))
    stale = client.post(url, {"state": "broken", "version": 1})
    operations.settle_commitment(Commitment.objects.get(), "open", by=COORDINATOR)

    assert stale.status_code == 409
    again = Commitment.objects.get()
    assert (again.state, again.settled, again.how_known) == ("open", None, "")


def test_a_whole_holds_its_parts_on_both_pages_and_passes_no_permission_on():
    week = EngagementFactory(title="Session week", kind="visit", confidentiality="on_record")
    EngagementFactory(title="Open tea", part_of=week)
    closed = EngagementFactory(title="Closed tea", part_of=week, confidentiality="off_record")
    coordinator, editor = (personas.sign_in(personas.account(role)) for role in ("coordinator", "editor"))
    assert all(title in text(coordinator.get(page(week))) for title in ("Open tea", "Closed tea"))
    assert "Session week" in text(coordinator.get(page(closed)))

    shown = text(editor.get(page(week)))

    assert "Open tea" in shown
    assert "Closed tea" not in shown
    assert editor.get(page(closed)).status_code == 404


def test_a_whole_is_chosen_in_the_form_and_one_that_is_hidden_stays():
    week, hidden = EngagementFactory(title="Session week"), EngagementFactory(title="Hidden week")
    hidden.restricted_to.add(personas.account("coordinator"))
    made, other = EngagementFactory(), EngagementFactory(part_of=hidden)
    operations.share_with_network(week, by=COORDINATOR)
    client = personas.sign_in(personas.coordinator())

    sent = as_browser(client, page(made, "change/")) | {"part_of": "session week (2024-01-16)"}
    assert client.post(page(made, "change/"), sent).status_code == 302
    blank = as_browser(client, page(other, "change/"))
    assert client.post(page(other, "change/"), blank).status_code == 302
    refused = client.post(page(made, "change/"), as_browser(client, page(made, "change/")) | {"part_of": "Hidden week"})

    assert "part_of" not in blank
    assert Engagement.objects.get(pk=made.pk).part_of == week
    assert Engagement.objects.get(pk=other.pk).part_of == hidden
    assert refused.status_code == 422


def test_nothing_becomes_a_part_of_itself_at_any_depth():
    week = EngagementFactory(title="Week")
    day = EngagementFactory(title="Day", part_of=week)
    tea = EngagementFactory(title="Tea", part_of=day)
    check_whole(tea, week.pk)

    for whole in (tea, day, week):
        with pytest.raises(GoesInCircles, match=whole.title):
            check_whole(week, whole.pk)


def test_somebody_who_sent_another_is_named_with_them_and_was_not_there():
    made = EngagementFactory(confidentiality="off_record")
    invited, came = PersonFactory(name="Quill Marr"), PersonFactory(name="Dana Reiss")
    ParticipantFactory(engagement=made, person=invited, part="sent_other")
    ParticipantFactory(engagement=made, person=came, part="speaker", instead_of=invited, order=1)
    absent, deputy = told_now(made).ours

    assert ([one.text for one in absent.sent], absent.was_there) == (["Dana Reiss"], False)
    assert (deputy.instead_of.text, deputy.was_there) == ("Quill Marr", True)
    assert told_now(made).seats == 1
    shown = text(personas.sign_in(personas.coordinator()).get(page(made)))
    assert "in place of <bdi>Quill Marr</bdi>" in shown
    assert "sent <bdi>Dana Reiss</bdi>" in shown


@pytest.mark.parametrize("part", ["invited", "sent_other", "apologies"])
def test_whoever_was_not_there_reads_nothing_off_the_record(part):
    person, house = PersonFactory(), OrganisationFactory()
    made = EngagementFactory(confidentiality="off_record")
    row = ParticipantFactory(engagement=made, person=person, part="attendee")
    viewer = Viewer(scopes=frozenset({"role:representative", f"org:{house.pk}", f"person:{person.pk}"}))
    assert told_now(made, viewer).is_in_full

    row.part = part
    row.save()

    assert tellings(viewer, [made.pk], at=timezone.now()) == {}
    assert not engagements_seen_by(viewer, at=timezone.now()).exists()


def test_the_hour_is_told_by_both_clocks_when_they_differ():
    Desk.objects.update_or_create(defaults={"zone": "Asia/Jerusalem", "name": {"en": "Desk"}, "short_name": "Desk"})
    given = {"when": PartialDate.parse("2024-01-16"), "time_of_day": dt.time(23, 30), "zone": "Europe/London"}
    made = EngagementFactory(**given)
    client = personas.sign_in(personas.coordinator())

    shown = text(client.get(page(made)))
    same = text(client.get(page(EngagementFactory(**given | {"zone": "Asia/Jerusalem"}))))

    assert "23:30, time of Europe/London" in shown
    assert "17 January, 01:30, time of Asia/Jerusalem" in shown
    assert "By our clock" not in same


def test_topics_proposals_zone_and_who_came_instead_are_kept_by_the_form():
    made, owner = EngagementFactory(), OrganisationFactory()
    Proposal.objects.create(title="A chair at the table", owner=owner)
    invited, came = PersonFactory(name="Quill Marr"), PersonFactory(name="Dana Reiss")
    ParticipantFactory(engagement=made, person=came)
    client = personas.sign_in(personas.coordinator())
    sent = as_browser(client, page(made, "change/")) | {
        "topics": "Water; Schools",
        "proposals": "a chair at the table",
        "zone": "Europe/London",
        "people-0-instead_of": "Quill Marr",
    }

    assert client.post(page(made, "change/"), sent).status_code == 302
    wrong = client.post(page(made, "change/"), as_browser(client, page(made, "change/")) | {"zone": "London"})

    kept = Engagement.objects.get(pk=made.pk)
    assert sorted(topic.name["en"] for topic in kept.topics.all()) == ["Schools", "Water"]
    assert [one.title for one in kept.proposals.all()] == ["A chair at the table"]
    assert (kept.zone, kept.participants.get().instead_of) == ("Europe/London", invited)
    assert wrong.status_code == 422
