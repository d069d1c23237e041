import dataclasses
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from overture.accounts.models import Desk
from overture.directory.models import Person
from overture.engagements.models import Engagement
from overture.foundation import registry
from overture.intake.changes import TitleSaid
from overture.intake.content import read_content
from overture.intake.explanations import unread_in_words
from overture.intake.models import Document
from overture.intake.operations import change_field, confirm
from overture_reader.document import MOST_BYTES
from overture_reader.model import DocumentFacts, Quote, Removed, Unread
from tests import personas
from tests.factories import OrganisationFactory, PersonFactory
from tests.readings import SYSTEM, TEXT, asked, briefing, claim, document, entity, reading, session, span

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


@pytest.fixture
def desk():
    return personas.sign_in(personas.coordinator())


def address(name, taken, *more):
    return reverse(f"desk:{name}", args=[taken.pk, *more])


def draft(taken, number=1):
    return taken.drafts.get(number=number)


def send(client, verb, taken, number=1, *more, version=None, **values):
    version = draft(taken, number).version if version is None else version
    return client.post(address(verb, taken, number, *more), {"version": version, **values})


def shown(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_a_pasted_text_leads_to_its_review(desk):
    answer = desk.post(reverse("desk:reader"), {"text": TEXT, "on": "2029-05-15"}, follow=True)

    assert answer.redirect_chain[0][0] == address("document-review", Document.objects.get())
    assert "Nothing is saved to the record until you confirm it." in shown(answer)
    assert Engagement.objects.count() == 0


@pytest.mark.parametrize("role", ["editor", "director", "administrator", "representative"])
def test_the_reader_is_not_there_for_others(role, desk):
    taken = document()
    other = personas.sign_in(personas.account(role))

    for url in (reverse("desk:reader"), address("document-review", taken)):
        assert desk.get(url).status_code == 200
        assert other.get(url).status_code == 404
    assert send(other, "draft-confirm", taken).status_code == 404
    assert Engagement.objects.count() == 0


@pytest.mark.parametrize("text", ["", "— … !", "word " * 450_000], ids=["empty", "no words", "too much"])
def test_a_refused_text_stays_in_the_box_with_one_sentence(desk, text):
    answer = desk.post(reverse("desk:reader"), {"text": text})

    page = answer.content.decode()
    assert page.count("data-errors") == 1
    assert len(answer.context["form"].errors["text"]) == 1
    assert answer.context["form"]["text"].value() == text


def test_a_binary_file_is_refused_and_the_box_keeps_its_text(desk, tmp_path):
    picture = tmp_path / "a.txt"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))

    with picture.open("rb") as file:
        answer = desk.post(reverse("desk:reader"), {"text": "typed before", "file": file})

    assert list(answer.context["form"].errors) == ["file"]
    assert "typed before" in answer.content.decode()


def test_a_text_that_was_read_links_to_then_and_can_be_read_again(desk):
    desk.post(reverse("desk:reader"), {"text": TEXT})
    first = Document.objects.get()

    answer = desk.post(reverse("desk:reader"), {"text": TEXT})
    assert address("document-review", first) in answer.content.decode()
    assert "Write to us if you like boats." in answer.content.decode()
    desk.post(reverse("desk:reader"), {"text": TEXT, "again": "on"})

    assert Document.objects.count() == 2


def test_the_waiting_texts_are_listed_with_the_same_number_of_questions(desk):
    document()
    desk.get(reverse("desk:reader"))
    with CaptureQueriesContext(connection) as one:
        desk.get(reverse("desk:reader"))
    document()
    document()
    with CaptureQueriesContext(connection) as three:
        answer = desk.get(reverse("desk:reader"))

    assert answer.content.decode().count("waiting-text") == 3
    assert len(one) == len(three)


def test_the_review_ties_a_field_to_its_words(desk):
    page = desk.get(address("document-review", document())).content.decode()

    fact = re.search(r'data-ev="(e\d+)"><dt>When</dt>', page)
    assert fact
    assert re.search(rf'<mark class="t on" id="{fact[1]}"[^>]*>On Tuesday</mark>', page)


def test_every_character_of_the_text_stands_at_its_offset(desk):
    page = desk.get(address("document-review", document())).content.decode()

    found = re.findall(r'data-offset="(\d+)">([^<]*)<', page)
    assert len(found) > 5
    for offset, words in found:
        assert TEXT[int(offset) :].startswith(words)


def test_a_worked_out_date_says_how(desk):
    page = shown(desk.get(address("document-review", document()) + "?draft=2"))

    assert "Worked out: “At the weekend”, text dated Tuesday 15 May 2029. Please check." in page


def test_text_is_shown_and_never_run(desk):
    taken = document(text=TEXT.replace("She works on.", "<script>x()</script>"))

    page = desk.get(address("document-review", taken)).content.decode()

    assert "&lt;script&gt;x()&lt;/script&gt;" in page
    assert "<script>x()" not in page


def test_a_question_shows_both_spellings_and_is_answered(desk):
    known = PersonFactory(name="Imre Kastell")
    known.names.create(text="אימרה קסטל", script="hebrew")
    taken = document(reading(people=(asked("P1", "Imre Castel", known), entity("P2", "Ana Verel"))), known)

    page = shown(desk.get(address("document-review", taken)))
    assert "Imre Castel is spelt like Imre Kastell" in page
    send(desk, "draft-answer", taken, party="P1", record=known.pk, same="yes")

    assert read_content(draft(taken).content).party("P1").record_id == str(known.pk)


def test_confirming_goes_on_to_the_next_and_ends_with_a_round_up(desk):
    taken = document()

    first = send(desk, "draft-confirm", taken)
    assert first["Location"].endswith("?draft=2")
    send(desk, "draft-confirm", taken, 2)
    page = desk.get(address("document-review", taken))

    assert "All settled: 2 engagements are in the record" in shown(page)
    assert "2 of 2 confirmed" in shown(page)


def test_a_refusal_is_one_sentence_on_the_review(desk):
    taken = document(published_by_us=False)

    answer = send(desk, "draft-confirm", taken)

    assert "Choose first what may be told of it" in shown(answer)
    assert Engagement.objects.count() == 0


@pytest.mark.parametrize(
    ("field", "values", "told"),
    [
        ("what", {"title": "Ferries", "kind": "meeting", "status": "held"}, "Ferries"),
        ("when", {"when": "2029-05"}, "May 2029"),
        ("where", {"hosts": "Ministry of Fords", "place": "Lowmarsh", "occasion": ""}, "Lowmarsh"),
        ("asks", {"text_0": "keep the boats", "to_0": "Ministry of Fords", "text_1": "", "to_1": ""}, "keep the boats"),
        ("moment", {"name": "river vote"}, "river vote"),
        ("initiative", {"names": "Boat Fund"}, "Boat Fund"),
        ("record", {"level": "off_record"}, "Off the record"),
        ("whom", {"name_0": "shadow ministers", "kind_0": "group", "part_0": "attendee"}, "shadow ministers"),
    ],
)
def test_each_row_is_changed_in_place_without_script(desk, field, values, told):
    taken = document()

    page = desk.get(address("document-review", taken) + f"?draft=1&change={field}")
    assert address("draft-change", taken, 1, field) in page.content.decode()
    answer = send(desk, "draft-change", taken, 1, field, **values)
    assert answer.status_code == 302

    assert told in shown(desk.get(answer["Location"]))


def test_people_are_changed_row_by_row(desk):
    taken = document()
    rows = {"key_0": "P1", "name_0": "Imre Castel", "kind_0": "person", "part_0": "chair", "spoke_for_0": "Reed House"}
    rows |= {"name_1": "Ola Brand", "kind_1": "person", "part_1": "speaker", "spoke_for_1": "Fen Circle"}

    send(desk, "draft-change", taken, 1, "who", **rows)
    send(desk, "draft-confirm", taken)

    told = {
        str(one): (one.part, [str(body) for body in one.spoke_for.all()])
        for one in Engagement.objects.get().participants.all()
    }
    assert told["Imre Castel"] == ("chair", ["Reed House"])
    assert told["Ola Brand"] == ("speaker", ["Fen Circle"])


def test_a_quote_is_left_out_by_hand(desk):
    taken = document()

    send(desk, "draft-change", taken, 2, "quotes", speaker_0="P2")

    assert read_content(draft(taken, 2).content).quotes == ()


def test_a_value_that_is_no_date_is_listed_on_top_and_stays(desk):
    answer = send(desk, "draft-change", document(), 1, "when", when="soonish")

    page = answer.content.decode()
    assert "data-errors" in page
    assert 'value="soonish"' in page


def test_who_comes_second_sees_both_versions(desk):
    taken = document()
    version = draft(taken).version
    one = draft(taken)
    change_field(one, TitleSaid("Theirs", "meeting", "held"), version=version, by=SYSTEM)

    answer = send(desk, "draft-change", taken, 1, "what", version=version, title="Mine", kind="briefing", status="held")

    page = shown(answer)
    assert answer.status_code == 409
    assert "Theirs" in page
    assert 'value="Mine"' in answer.content.decode()
    assert read_content(draft(taken).content).title.value == "Theirs"


def test_confirming_what_somebody_else_confirmed_makes_no_second_record(desk):
    taken = document()
    one = draft(taken)
    version = one.version
    confirm(one, version=version, now=timezone.now(), by=SYSTEM)

    answer = send(desk, "draft-confirm", taken, version=version)

    assert answer.status_code == 409
    assert "Somebody confirmed this draft" in shown(answer)
    assert Engagement.objects.count() == 1


def test_the_last_step_is_undone(desk):
    taken = document()
    send(desk, "draft-set-aside", taken)

    desk.post(address("document-undo", taken), {"step": taken.steps.get().pk})

    assert draft(taken).state == "waiting"


def test_a_draft_is_started_from_a_paragraph_without_script(desk):
    taken = document()
    start, end = span("Write to us if you like boats.")

    answer = desk.post(address("draft-new", taken), {"start": "", "end": "", "passage": f"{start}-{end}"})

    assert answer["Location"].endswith("?draft=3")


def test_htmx_gets_the_part_that_changes(desk):
    taken = document()

    page = desk.get(address("document-review", taken), headers={"HX-Request": "true"}).content.decode()

    assert page.lstrip().startswith('<div id="review"')
    assert "<html" not in page


def test_the_side_bar_counts_what_waits(desk):
    document()

    page = desk.get(reverse("desk:reader")).content.decode()

    assert re.search(r'Reader<span class="n num">1<', page)


def test_the_date_of_the_text_is_changed_on_the_review(desk):
    taken = document()

    desk.post(address("document-date", taken), {"on": "2029-06-01", "version": taken.version})

    assert Document.objects.get(pk=taken.pk).source.dated.isoformat() == "2029-06-01"


def test_a_fact_on_the_record_opens_the_text_it_came_from(desk):
    taken = document()
    engagement = confirm(draft(taken), version=1, now=timezone.now(), by=SYSTEM)

    page = desk.get(registry.listed.get("engagement").url(str(engagement.pk))).content.decode()

    assert "On Tuesday" in page
    assert address("document-review", taken) in page


LOOSE = Quote("Q9", span("Write to us if you like boats."), "Write to us if you like boats.")


def with_loose_quote():
    """A text whose last words were found as a quote and belong to no engagement."""
    return document(reading(quotes=(*reading().quotes, LOOSE)))


def test_what_is_in_no_draft_is_listed_and_added_without_script(desk):
    taken = with_loose_quote()

    page = desk.get(address("document-review", taken))
    assert "Found, but in no draft" in shown(page)
    assert address("draft-add", taken, 1) in page.content.decode()
    answer = send(desk, "draft-add", taken, 1, found="Q9")

    page = shown(desk.get(answer["Location"]))
    assert "Found, but in no draft" not in page
    assert "Added to draft 1." in page
    assert read_content(draft(taken).content).quotes[-1].words == LOOSE.text


def test_nothing_is_added_twice_or_from_nowhere(desk):
    taken = with_loose_quote()

    assert send(desk, "draft-add", taken, 1, found="Q1").status_code == 404
    assert send(desk, "draft-add", taken, 1, found="Q77").status_code == 404
    assert send(desk, "draft-add", taken, 1, found="Q9").status_code == 302
    assert send(desk, "draft-add", taken, 2, found="Q9").status_code == 404


def test_what_was_added_is_taken_back(desk):
    taken = with_loose_quote()
    send(desk, "draft-add", taken, 1, found="Q9")

    desk.post(address("document-undo", taken), {"step": taken.steps.get().pk})

    assert read_content(draft(taken).content).quotes == ()


def test_a_date_that_does_not_exist_says_so(desk):
    reason = "There is no such day; look at the date as it is written."
    taken = document(
        reading(engagements=(briefing(date=None),), quotes=(), unread=(Unread(reason, span("On Tuesday")),))
    )

    page = shown(desk.get(address("document-review", taken)))

    assert "“On Tuesday”: there is no such day. Look at the date as it is written." in page
    assert "The text does not say when." not in page


def test_a_date_within_a_sentence_is_not_turned_by_another_script():
    reason = "There is no such day; look at the date as it is written."

    sentence = unread_in_words(Unread(reason, (0, 1)), "31 February 2029")

    assert sentence.startswith("“\u206831 February 2029\u2069”")


def test_who_hosted_it_is_not_where_it_was(desk):
    taken = document(reading(engagements=(briefing(venue=claim("Lowmarsh", "Lowmarsh")), session())))

    first = desk.get(address("document-review", taken)).content.decode()
    second = desk.get(address("document-review", taken) + "?draft=2").content.decode()

    assert re.findall(r"<dt>(Hosted by|Where)</dt>", first) == ["Hosted by", "Where"]
    assert re.findall(r"<dt>(Hosted by|Where)</dt>", second) == ["Hosted by"]
    assert first.count("change=where") == 2


def test_an_ask_says_of_whom_it_was_asked(desk):
    assert "asked of Ministry of Fords" in shown(desk.get(address("document-review", document())))


def test_only_what_was_hidden_is_counted_as_hidden(desk):
    links = Removed(span("Write to us"), "share_link", "Share")
    taken = document(reading(removed=(links, Removed((0, 0), "html_comment", "meet the King"))))

    page = shown(desk.get(address("document-review", taken)))

    assert "1 hidden part was cut out and not read" in page
    assert "Left out: links to share, repeated headings and the like" in page


def test_a_member_that_is_new_is_called_one_when_the_desk_has_a_network(desk):
    taken = document()

    assert "New member" not in shown(desk.get(address("document-review", taken)))
    Desk.objects.create(name={"en": "Hazel Desk"}, organisation_id=OrganisationFactory().pk)
    page = shown(desk.get(address("document-review", taken)))

    assert "for Reed House New member" in page


def test_the_end_says_who_is_not_named_in_public_yet(desk):
    taken = document()
    send(desk, "draft-confirm", taken)
    send(desk, "draft-confirm", taken, 2)

    page = desk.get(address("document-review", taken))

    assert "2 people of ours are new and will not be named in public until a name form is chosen" in shown(page)
    person = Person.objects.get(name="Ana Verel")
    assert f'href="{registry.listed.get("person").url(str(person.pk))}"' in page.content.decode()


def test_a_text_in_another_language_shows_what_could_be_read(desk):
    known = PersonFactory(name="Imre Castel")
    words = "3 May 2029: Имре Кастель. 2029-06-04 Imre Castel."
    person = dataclasses.replace(
        entity("P1", "Imre Castel", link_state="known", proposed_id=str(known.pk)), mentions=((38, 49),)
    )
    nothing = {"organisations": (), "engagements": (), "quotes": (), "asks": (), "initiatives": ()}
    taken = document(reading(people=(person,), document=DocumentFacts("post", ()), **nothing), text=words)

    page = desk.get(address("document-review", taken))
    assert "The Reader does not know this language yet" in shown(page)
    assert "What could be read Names we know Imre Castel Dates 3 May 2029 · 4 June 2029" in shown(page)
    assert f'href="{registry.listed.get("person").url(str(known.pk))}"' in page.content.decode()
    assert "What could be read" not in shown(desk.get(address("document-review", document())))

    answer = desk.post(address("draft-new", taken), {"start": "0", "end": str(len(words))})
    assert answer["Location"].endswith("?draft=1")


def test_words_that_are_in_a_draft_are_said_so_and_can_be_taken_all_the_same(desk):
    taken = document()
    start, end = span("Ana Verel of Willow Bank")

    answer = desk.post(address("draft-new", taken), {"start": start, "end": end})
    assert "These words are in draft 2 already. Open draft 2" in shown(answer)
    assert taken.drafts.count() == 2

    answer = desk.post(address("draft-new", taken), {"start": start, "end": end, "anyway": "on"})
    assert answer["Location"].endswith("?draft=3")


def test_words_of_a_draft_that_was_set_aside_are_free(desk):
    taken = document()
    send(desk, "draft-set-aside", taken, 2)
    start, end = span("Ana Verel of Willow Bank")

    answer = desk.post(address("draft-new", taken), {"start": start, "end": end})

    assert answer["Location"].endswith("?draft=3")


def test_the_hint_of_a_date_names_a_span(desk):
    page = desk.get(address("document-review", document()) + "?draft=1&change=when")

    assert "2024-01-13/2024-01-14" in shown(page)


def test_the_box_tells_the_browser_how_much_it_takes(desk):
    page = desk.get(reverse("desk:reader")).content.decode()

    assert f'data-most="{MOST_BYTES}"' in page
    assert "larger than the 2 MB" in page
