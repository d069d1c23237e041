"""The outbox: claimed, sent, confirmed; never sent twice, never lost without a word."""

import datetime as dt
import smtplib
import threading

import pytest
import time_machine
from django.core import mail
from django.core.mail import EmailMessage
from django.db import connection
from django.utils import timezone

from overture.foundation import registry
from overture.foundation.access import Viewer
from overture.foundation.audit.models import AuditEntry
from overture.foundation.audit.operations import operation
from overture.foundation.outbox.models import Message
from overture.foundation.outbox.operations import (
    MOST_TRIES,
    UnknownTemplate,
    claim_next,
    deliver,
    enqueue,
    retry,
    send_due,
)

pytestmark = pytest.mark.integration

NOW = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)
State = Message.State


class Refusing(EmailMessage):
    """A server that says no."""

    def send(self, fail_silently=False):
        raise smtplib.SMTPServerDisconnected


def composer_of(kind):
    def compose(*, record_ids, recipient, language):
        return kind("Decide today", f"{record_ids[0]} {language}", "desk@desk.example", [recipient])

    return compose


def fill(kind=EmailMessage, key="tests.letter"):
    registry.composers._entries[key] = composer_of(kind)


@pytest.fixture(autouse=True)
def _letters():
    fill()
    yield
    del registry.composers._entries["tests.letter"]


def put_in(number=1):
    by = Viewer.system()
    messages = [
        enqueue("tests.letter", record_ids=[n], recipient=f"reader{n}@desk.example", language="ar", by=by)
        for n in range(number)
    ]
    Message.objects.update(due_at=NOW)
    return messages[0]


def state():
    return Message.objects.get().state


@pytest.mark.django_db
def test_a_message_is_composed_in_its_language_sent_and_confirmed():
    put_in()

    assert send_due(now=NOW) == 1

    assert [(one.to, one.body) for one in mail.outbox] == [(["reader0@desk.example"], "0 ar")]
    assert (state(), Message.objects.get().sent_at) == (State.SENT, NOW)


@pytest.mark.django_db
def test_putting_in_is_audited_and_the_address_is_sealed():
    message = put_in()

    assert AuditEntry.objects.filter(verb="enqueue", record_id=str(message.pk)).count() == 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT recipient FROM outbox_message")
        assert b"reader0" not in bytes(cursor.fetchone()[0])


@pytest.mark.django_db
def test_nothing_is_put_in_when_the_operation_fails():
    @operation
    def fail():
        put_in()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()

    assert Message.objects.count() == 0


@pytest.mark.django_db
def test_a_template_that_nobody_composes_is_refused_at_once():
    with pytest.raises(UnknownTemplate):
        enqueue("tests.unknown", record_ids=[], recipient="a@desk.example", language="en", by=Viewer.system())


@pytest.mark.django_db
def test_what_is_sent_is_not_sent_again():
    put_in()

    send_due(now=NOW)
    send_due(now=NOW + dt.timedelta(days=1))

    assert len(mail.outbox) == 1


@pytest.mark.django_db
def test_a_message_with_nothing_left_to_say_is_dropped():
    put_in()
    registry.composers._entries["tests.letter"] = lambda **_about: None

    send_due(now=NOW)

    assert (state(), mail.outbox) == (State.DROPPED, [])


@pytest.mark.django_db
def test_what_is_not_due_waits():
    put_in()

    assert send_due(now=NOW - dt.timedelta(seconds=1)) == 0
    assert state() == State.WAITING


@pytest.mark.django_db
def test_a_refused_message_is_put_back_with_a_pause_that_doubles_and_fails_in_the_end():
    fill(Refusing)
    put_in()
    pauses, now = [], NOW

    while state() == State.WAITING:
        assert send_due(now=now) == 1
        message = Message.objects.get()
        pauses.append((message.due_at - now) / dt.timedelta(minutes=1))
        now = message.due_at

    assert pauses[:4] == [1, 2, 4, 8]
    assert (state(), len(pauses)) == (State.FAILED, MOST_TRIES)
    assert Message.objects.get().trouble == "SMTPServerDisconnected"


@pytest.mark.django_db
def test_a_failed_message_leaves_again_when_a_person_says_so():
    fill(Refusing)
    put_in()
    Message.objects.update(state=State.FAILED, tries=MOST_TRIES)
    fill()

    retry(Message.objects.get(), by=Viewer.system())
    send_due(now=timezone.now())

    assert (state(), len(mail.outbox)) == (State.SENT, 1)
    assert AuditEntry.objects.filter(verb="retry").count() == 1


@pytest.mark.django_db
def test_a_message_whose_worker_died_is_in_doubt_and_never_sent_by_itself():
    put_in()
    claimed = claim_next(now=NOW)

    assert send_due(now=NOW + dt.timedelta(minutes=9)) == 0
    assert state() == State.CLAIMED
    assert send_due(now=NOW + dt.timedelta(minutes=11)) == 0
    assert state() == State.IN_DOUBT
    assert send_due(now=NOW + dt.timedelta(days=30)) == 0

    assert (claimed.template, mail.outbox) == ("tests.letter", [])


@pytest.mark.django_db
def test_a_claim_is_nobody_elses():
    put_in()

    assert claim_next(now=NOW) is not None
    assert claim_next(now=NOW) is None


@pytest.mark.django_db
def test_the_words_are_those_of_the_moment_of_sending():
    put_in()
    message = claim_next(now=NOW)
    registry.composers._entries["tests.letter"] = lambda **_about: EmailMessage(
        "Later", "new words", None, ["a@b.example"]
    )

    with time_machine.travel(NOW):
        deliver(message, now=NOW)

    assert mail.outbox[0].body == "new words"


@pytest.mark.django_db(transaction=True)
def test_two_workers_send_each_message_exactly_once():
    put_in(number=12)
    start = threading.Barrier(2)

    def work():
        try:
            start.wait(5)
            send_due(now=NOW)
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(30)

    assert sorted(one.to[0] for one in mail.outbox) == sorted(f"reader{n}@desk.example" for n in range(12))
    assert set(Message.objects.values_list("state", flat=True)) == {State.SENT}
