import datetime as dt
import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from overture.accounts.models import Desk
from overture.directory.models import Person
from overture.engagements.models import Engagement
from overture.foundation.audit.models import AuditEntry
from overture.foundation.evidence.models import Source
from overture.intake.changes import RecordSaid, TitleSaid
from overture.intake.content import read_content
from overture.intake.errors import AlreadyRead, CannotRead, NotAllowed, NothingSelected
from overture.intake.models import Document, Draft
from overture.intake.operations import (
    change_date_of_document,
    change_field,
    confirm,
    draft_from_selection,
    take_in,
)
from overture.intake.queries import (
    document_for,
    documents_waiting,
    reader_directory,
    review_for,
    waiting_rows,
)
from overture.intake.readings import reading_of
from tests import personas
from tests.factories import OrganisationFactory, PersonFactory, PostFactory
from tests.readings import SYSTEM, TEXT, document, reading, span

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

POST = (
    "Two days in Lowmarsh\n\n"
    "On 8 May 2029, Imre Castel of Reed House briefed the Ministry of Fords on ferries. "
    "Imre urged the Ministry to keep the ferries running.\n\n"
    "Last week Ana Verel of Willow Bank met the Committee on Rivers. “We row in one boat,” said Ana.\n"
)


def read(text=POST, **more):
    return take_in(text, by=SYSTEM, now=timezone.now(), **{"on": dt.date(2029, 5, 15), **more})


def test_a_text_becomes_a_sealed_source_and_drafts_that_wait():
    taken = read()

    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM evidence_source")
        stored = bytes(cursor.fetchone()[0])
    assert b"ferries" not in stored
    assert taken.source.text == POST
    assert taken.drafts.count() >= 1
    assert {each.state for each in taken.drafts.all()} == {"waiting"}


def test_taking_in_is_audited_and_makes_no_record():
    read()

    assert list(AuditEntry.objects.values_list("verb", flat=True)) == ["document.take_in"]
    assert (Engagement.objects.count(), Person.objects.count()) == (0, 0)


def test_a_text_that_was_read_is_said_so_however_it_is_spaced():
    first = read()

    with pytest.raises(AlreadyRead) as refused:
        read(POST.replace("\n\n", "\r\n\r\n  ").upper())

    assert refused.value.document == first
    assert Document.objects.count() == 1


def test_a_text_can_be_read_again():
    read()

    read(again=True)

    assert Document.objects.count() == 2


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ("", "no text"),
        (" \n\t ", "no text"),
        ("… — !!", "no words"),
        ("word " * 1_000_000, "MB"),
        (b"", "empty"),
        (b"%PDF-1.7 \x00\x01", "PDF"),
        (bytes(range(256)) * 40, "binary"),
    ],
    ids=["empty", "blank", "marks only", "5 MB", "empty file", "pdf", "binary"],
)
def test_what_is_no_text_is_refused_in_one_sentence(given, sentence):
    with pytest.raises(CannotRead, match=sentence) as refused:
        take_in(given, by=SYSTEM, now=timezone.now())

    assert Source.objects.count() == 0
    assert len(str(refused.value)) < 250


def test_another_encoding_is_read_and_said():
    taken = take_in(
        POST.replace("“", '"').replace("”", '"').encode("cp1252") + "é à".encode("cp1252"),
        name="a.txt",
        by=SYSTEM,
        now=timezone.now(),
    )

    notices = review_for(SYSTEM, taken.pk).review.notices
    assert any("encoding" in notice.sentence for notice in notices)
    assert taken.source.text.endswith("é à")


def test_control_and_direction_marks_are_read_around_and_listed():
    taken = read(POST.replace("Imre Castel", "Imre\u202e \x07Castel\u200b", 1))

    shown = review_for(SYSTEM, taken.pk)
    kinds = {one.kind for one in shown.review.hidden}
    words = "".join(part.text for one in shown.review.text.paragraphs for part in one.segments)
    assert {"Characters that turn the direction", "Control characters", "Characters without width"} <= kinds
    assert "\u202e" not in words


def test_script_in_a_page_is_cut_out_and_listed():
    page = f"<html><body><p>{POST}</p><script>steal()</script><p hidden>Vela Moor met the King.</p></body></html>"

    taken = read(page.encode(), name="post.html")

    assert "steal" not in taken.source.text
    assert any("steal" in one.text for one in review_for(SYSTEM, taken.pk).review.left_out)


def test_hidden_text_never_becomes_a_fact():
    hidden = "<!-- On 9 May 2029, Vela Moor of Reed House met the Duke of Sedge. -->"

    plain, page = read(POST + hidden), read(f"<html><body><p>{POST}</p>{hidden}</body></html>", again=True)

    for taken in (plain, page):
        drafted = " ".join(each.content for each in taken.drafts.all())
        assert "Imre Castel" in drafted
        assert "Vela" not in drafted
        assert "Sedge" not in drafted


def test_a_date_that_cannot_be_worked_out_is_said_and_the_rest_is_there():
    taken = take_in("Last week Ana Verel of Willow Bank met the Committee on Rivers.", by=SYSTEM, now=timezone.now())

    shown = review_for(SYSTEM, taken.pk)
    assert any("when it was written" in notice.sentence for notice in shown.review.notices)
    assert shown.review.cards
    assert "could not be worked out" in shown.review.facts[0].why


def test_giving_the_date_reads_again_and_keeps_what_a_person_changed():
    taken = take_in("Last week Ana Verel of Willow Bank met the Committee on Rivers.", by=SYSTEM, now=timezone.now())
    one = taken.drafts.get()
    change_field(one, TitleSaid("Rivers, at last", "meeting", "held"), version=one.version, by=SYSTEM)

    change_date_of_document(taken, dt.date(2029, 5, 15), version=taken.version, by=SYSTEM)

    content = read_content(taken.drafts.get().content)
    assert (content.title.value, content.when.value) == ("Rivers, at last", "2029-W19")


def test_giving_the_date_leaves_a_confirmed_draft_alone():
    taken = document()
    one = taken.drafts.get(number=1)
    confirm(one, version=one.version, now=timezone.now(), by=SYSTEM)
    before = Draft.objects.get(pk=one.pk).content

    change_date_of_document(Document.objects.get(pk=taken.pk), dt.date(2029, 6, 15), version=taken.version, by=SYSTEM)

    assert Draft.objects.get(pk=one.pk).content == before
    assert Engagement.objects.count() == 1


def test_a_language_that_the_reader_does_not_know_is_said():
    taken = document(reading(document=reading().document.__class__("post", ())))

    assert any("language" in notice.sentence for notice in review_for(SYSTEM, taken.pk).review.notices)


def test_a_draft_is_started_from_selected_words():
    taken = document()
    start, end = span(TEXT.split("\n\n")[3])

    made = draft_from_selection(taken, start, end, now=timezone.now(), by=SYSTEM)

    content = read_content(made.content)
    assert (made.number, content.scope) == (3, ((start, end),))
    assert content.title.value.startswith("Write to us")


def test_a_draft_needs_words():
    with pytest.raises(NothingSelected):
        draft_from_selection(document(), 18, 20, now=timezone.now(), by=SYSTEM)


def test_the_reader_is_told_every_name_and_where_people_belong():
    post = PostFactory(person__name="Imre Castel", organisation__name="Reed House")
    post.person.names.create(text="אימרה קסטל", script="hebrew")

    told = reader_directory(SYSTEM)

    assert told.people[0].names == ("Imre Castel", "אימרה קסטל")
    assert told.people[0].organisation == "Reed House"
    assert told.organisations[0].kind == "member"


@pytest.mark.parametrize("name", ["Hazel", "Hazel Desk", "HRA", "Hazel River Alliance"])
def test_the_desks_own_organisation_is_known_by_all_it_is_called(name):
    own = OrganisationFactory(name="Hazel River Alliance", kind="network")
    own.names.create(text="HRA", kind="acronym")
    Desk.objects.create(name={"en": "Hazel Desk"}, short_name="Hazel", organisation_id=own.pk)

    told = reader_directory(SYSTEM).organisations

    assert [(one.id, one.kind) for one in told if name in one.names] == [(str(own.pk), "umbrella")]


def test_nobody_asks_whether_the_desk_is_the_desk():
    own = OrganisationFactory(name="Hazel River Alliance", kind="network")
    Desk.objects.create(name={"en": "Hazel Desk"}, short_name="Hazel", organisation_id=own.pk)
    taken = read(POST.replace("Ana Verel of Willow Bank", "Ana Verel of Hazel"))

    links = {party.name: party.link for one in taken.drafts.all() for party in read_content(one.content).parties}
    assert links["Hazel"] == "known"


@pytest.mark.parametrize("role", ["editor", "director", "administrator", "representative"])
def test_others_than_coordinators_have_no_reader(role):
    taken = document()
    PersonFactory()
    seen, unseen = personas.viewer(personas.coordinator()), personas.viewer(personas.account(role))

    assert document_for(seen, taken.pk) == taken
    assert (waiting_rows(seen).count(), len(documents_waiting(seen)), len(reader_directory(seen).people)) == (1, 1, 1)
    assert (waiting_rows(unseen).count(), documents_waiting(unseen), reader_directory(unseen).people) == (0, [], ())
    with pytest.raises(NotAllowed):
        document_for(unseen, taken.pk)
    with pytest.raises(NotAllowed):
        take_in(POST, by=unseen, now=timezone.now())


def test_a_review_asks_the_same_number_of_questions_with_one_draft_and_three():
    one = document(reading(engagements=reading().engagements[:1]))
    three = document()
    draft_from_selection(three, *span("Write to us"), now=timezone.now(), by=SYSTEM)

    counts = []
    for taken in (one, three):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            review_for(SYSTEM, taken.pk)
        counts.append(len(asked))

    assert [each.drafts.count() for each in (one, three)] == [1, 3]
    assert counts[0] == counts[1]


def test_a_post_of_two_thousand_words_is_drafted_within_a_second():
    people = [
        f"On {day} May 2029, Imre Castel of Reed House briefed the Ministry of Fords on ferries. "
        for day in range(1, 29)
    ]
    filler = "The river rose and the ferries kept running while the towns on both banks talked about the winter. " * 4
    text = "\n\n".join(line + filler for line in people)
    for _ in range(20):
        PostFactory(organisation=OrganisationFactory())
    assert len(text.split()) >= 2_000

    started = time.process_time()
    taken = read(text)
    shown = review_for(SYSTEM, taken.pk)

    assert shown.review.cards
    assert time.process_time() - started < 1.0


def test_a_record_level_given_once_stays_after_reading_again():
    taken = read()
    one = taken.drafts.first()
    change_field(one, RecordSaid("off_record"), version=one.version, by=SYSTEM)

    change_date_of_document(taken, dt.date(2029, 5, 22), version=taken.version, by=SYSTEM)

    assert read_content(taken.drafts.first().content).confidentiality.value == "off_record"
    assert reading_of(Document.objects.get(pk=taken.pk)).text_sha256
