"""Answering, changing, setting aside, starting by hand, and being done with a text."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from overture.directory.merging import as_it_is_now
from overture.directory.models import Organisation, Person
from overture.directory.operations import answer_name
from overture.foundation.access.viewer import Viewer
from overture.foundation.audit.operations import note, operation
from overture_reader import read

from ..adding import found_by_key, left_over, row_of, with_found
from ..changes import Change, RecordSaid, answered, same_party
from ..content import DraftContent, Finding, Party, read_content
from ..drafting import draft_from_words, drafts_of, only_selection
from ..errors import NotAllowed, NothingSelected
from ..kept import KeptDraft, Made
from ..models import Document, Draft
from ..queries.documents import document_with_text
from ..queries.knowledge import known_for, reader_knowledge, recognise_for
from ..readings import reading_of
from .steps import bump, check_may_use, claim, keep_step, settle_when_done, write_content


@operation
def answer_same(draft: Draft, party_key: str, record_id: str, *, is_same: bool, version: int, by: Viewer) -> Draft:
    """Answer "Same person?" for one candidate. The directory keeps the answer for ever, above any score, and every
    waiting draft of the text takes it.

    Raises:
        StaleVersion, AlreadySettled: when somebody was quicker.
        NotAllowed: when there is no such question.
    """
    check_may_use(by)
    before = claim(draft, version)
    content = before.content
    party = content.party(party_key)
    if party is None or all(each.record_id != record_id for each in party.candidates):
        raise NotAllowed
    made = _answer(party, _record(party, record_id), is_same=is_same, by=by)
    write_content(draft, answered(content, party_key, record_id, is_same=is_same))
    others = _answer_elsewhere(draft, party, record_id, is_same=is_same)
    keep_step("answer", draft, [before, *others], made)
    note("draft.answer", draft, by=by)
    return draft


def _answer(party: Party, record: Person | Organisation, *, is_same: bool, by: Viewer) -> list[Made]:
    """Tell the directory; returns the answer, and the spelling that it added, for the undo."""
    had = set(record.names.values_list("pk", flat=True))
    answer = answer_name(party.name, record, is_same=is_same, by=by)
    added = record.names.exclude(pk__in=had).values_list("pk", flat=True)
    return [Made("answer", str(answer.pk), 0), *(Made("name", str(pk), 0) for pk in added)]


def _record(party: Party, record_id: str) -> Person | Organisation:
    try:
        if party.kind == "person":
            return as_it_is_now(Person, record_id)
        return as_it_is_now(Organisation, record_id)
    except (Person.DoesNotExist, Organisation.DoesNotExist) as error:
        raise NotAllowed from error


def _answer_elsewhere(draft: Draft, party: Party, record_id: str, *, is_same: bool) -> list[KeptDraft]:
    """The other waiting drafts that ask the same take the answer; returns them as they were."""
    kept = []
    for other in _waiting_beside(draft):
        content = read_content(other.content)
        mine = same_party(content, party.kind, party.name)
        if mine is None or not mine.is_asked:
            continue
        kept.append(KeptDraft.of(other))
        bump(other)
        write_content(other, answered(content, mine.key, record_id, is_same=is_same))
    return kept


def _waiting_beside(draft: Draft) -> list[Draft]:
    others = Draft.objects.filter(document_id=draft.document_id, state=Draft.State.WAITING).exclude(pk=draft.pk)
    return list(others.order_by("number"))


@operation
def change_field(draft: Draft, change: Change, *, version: int, by: Viewer, everywhere: bool = False) -> Draft:
    """Take what a person says about one row of a draft.

    Args:
        everywhere: a record level holds for every waiting draft of the text.

    Raises:
        StaleVersion, AlreadySettled: when somebody was quicker; nothing was written.
    """
    check_may_use(by)
    before = [claim(draft, version)]
    write_content(draft, _changed(before[0].content, change, by))
    if everywhere and isinstance(change, RecordSaid):
        for other in _waiting_beside(draft):
            before.append(KeptDraft.of(other))
            bump(other)
            write_content(other, _changed(before[-1].content, change, by))
    keep_step("change", draft, before)
    note("draft.change", draft, by=by)
    return draft


@operation
def add_found(draft: Draft, key: str, *, version: int, by: Viewer) -> Draft:
    """Take something into a draft that the Reader found and no draft holds: an ask, a quote or an initiative.

    Raises:
        StaleVersion, AlreadySettled: when somebody was quicker.
        NotAllowed: when nothing loose has that key.
    """
    check_may_use(by)
    before = claim(draft, version)
    document = document_with_text(by, draft.document_id)
    reading = reading_of(document)
    found = found_by_key(reading, key)
    contents = [read_content(one.content) for one in document.drafts.all()]
    if found is None or all(one.key != key for one in left_over(reading, contents)):
        raise NotAllowed
    known = known_for(reading, reader_knowledge(by).records)
    content = with_found(before.content, found, reading=reading, text=document.source.text, known=known)
    write_content(draft, replace(content, touched=tuple(sorted({*content.touched, row_of(found)}))))
    keep_step("change", draft, [before])
    note("draft.change", draft, by=by)
    return draft


def _changed(content: DraftContent, change: Change, by: Viewer) -> DraftContent:
    content = change.applied(content, recognise_for(by))
    return replace(content, touched=tuple(sorted({*content.touched, change.field})))


@operation
def set_aside(draft: Draft, *, version: int, now: dt.datetime, by: Viewer) -> Draft:
    """Say that this is no engagement to record. Nothing of it becomes one, and it can be undone."""
    check_may_use(by)
    before = claim(draft, version)
    draft.state, draft.settled_by, draft.settled_at = Draft.State.ASIDE, by.user_id or "system", now
    draft.save(update_fields=["state", "settled_by", "settled_at"])
    keep_step("aside", draft, [before])
    note("draft.set_aside", draft, by=by)
    settle_when_done(draft.document, now=now)
    return draft


@operation
def draft_from_selection(document: Document, start: int, end: int, *, now: dt.datetime, by: Viewer) -> Draft:
    """Start a draft from words that a person selected: read alone, and against the whole text's names.

    Raises:
        NothingSelected: when there are no words between the two places.
    """
    check_may_use(by)
    document = document_with_text(by, document.pk)
    text = document.source.text
    start, end = max(0, start), min(len(text), end)
    if not text[start:end].strip():
        raise NothingSelected
    last = document.drafts.order_by("-number").first()
    number = last.number + 1 if last else 1
    content = _content_of_selection(document, start, end, number, by=by)
    draft = Draft.objects.create(document=document, number=number, content=content.as_text())
    keep_step("new", draft, [])
    note("draft.start", draft, by=by)
    settle_when_done(document, now=now)
    return draft


def _content_of_selection(document: Document, start: int, end: int, number: int, *, by: Viewer) -> DraftContent:
    source, whole = document.source, reading_of(document)
    knowledge = reader_knowledge(by)
    alone = read(only_selection(source.text, start, end), on=source.dated, directory=knowledge.directory)
    known = known_for(alone, knowledge.records)
    found = drafts_of(alone, text=source.text, known=known, published_by_us=source.on_record)
    if found:
        return replace(found[0], key=f"S{number}", scope=((start, end),))
    title = " ".join(source.text[start:end].split())
    title = title if len(title) <= 80 else title[:80].rsplit(" ", 1)[0] + "…"
    known = known_for(whole, knowledge.records)
    content = draft_from_words(whole, start, end, text=source.text, known=known, key=f"S{number}", title=title)
    return replace(content, confidentiality=_level_beside(document, content))


def _level_beside(document: Document, content: DraftContent) -> Finding:
    """The level that the first draft of the text proposes: one text, one level, until a person says otherwise."""
    first = document.drafts.order_by("number").first()
    return read_content(first.content).confidentiality if first else content.confidentiality


@operation
def settle(document: Document, *, version: int, now: dt.datetime, by: Viewer) -> Document:
    """Be done with a text: what still waits is set aside."""
    check_may_use(by)
    document.claim_version(version)
    for draft in document.drafts.filter(state=Draft.State.WAITING).order_by("number"):
        set_aside(draft, version=draft.version, now=now, by=by)
    document.refresh_from_db(fields=["state", "version"])
    if document.state == Document.State.WAITING:
        document.state, document.settled_at = Document.State.SETTLED, now
        document.save(update_fields=["state", "settled_at"])
    note("document.settle", document, by=by)
    return document
