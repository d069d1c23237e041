"""A text comes in, is read on this machine, and becomes drafts that wait for a person."""

from __future__ import annotations

import datetime as dt
import time
import unicodedata
from dataclasses import dataclass, replace

from django.utils import timezone
from django.utils.translation import gettext as _

from overture.foundation.access.viewer import Viewer
from overture.foundation.audit.operations import note, operation
from overture.foundation.evidence.models import Source
from overture.foundation.sealing.keys import keyring
from overture_names import fold
from overture_reader import Document as OpenedDocument
from overture_reader import Reading, Unreadable, open_document
from overture_reader.document import MOST_BYTES
from overture_reader.markup import looks_like_markup
from overture_reader.reading import read_document

from ..content import DraftContent, Span, read_content
from ..drafting import drafts_of
from ..errors import AlreadyRead, CannotRead
from ..models import Document, Draft
from ..queries.documents import document_with_text
from ..queries.knowledge import known_for, reader_knowledge
from ..readings import first_language, reading_as_text, reading_of
from .steps import check_may_use, settle_when_done

PURPOSE = "document.text"
LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True)
class Given:
    """A text with what the person said about it.

    Attributes:
        on: the day it is dated, or None to look for it in the text.
        language: code, or empty to be found in the text.
        published_by_us: whether the network itself published it; None leaves it to what the text shows.
    """

    opened: OpenedDocument
    name: str
    on: dt.date | None
    language: str
    published_by_us: bool | None


@dataclass(frozen=True, slots=True)
class Read:
    """What reading gave: the reading, its drafts, how long it took, and whether it counts as published by us."""

    reading: Reading
    drafts: tuple[DraftContent, ...]
    ms: int
    published_by_us: bool


def take_in(
    content: str | bytes,
    *,
    by: Viewer,
    now: dt.datetime,
    name: str = "",
    on: dt.date | None = None,
    language: str = "",
    published_by_us: bool | None = None,
    again: bool = False,
) -> Document:
    """Read a text and keep it sealed, with a draft for each engagement found in it. Nothing becomes a record.

    The reading is done before the transaction begins, so that it holds no lock.

    Args:
        content: pasted text, or the bytes of a file.
        name: file name, if there is one.
        again: read a text anew that was read before.

    Raises:
        CannotRead: with one sentence, when it is no text.
        AlreadyRead: when the same text was read before and `again` is not set.
    """
    check_may_use(by)
    given = Given(_opened(content, name), name, on, language, published_by_us)
    digest = hash_of_text(given.opened.text)
    if not again:
        check_not_read_before(digest)
    return _keep(given, _read(given, by=by), digest, by=by, now=now)


def _opened(content: str | bytes, name: str) -> OpenedDocument:
    if isinstance(content, str):
        return _opened_paste(content)
    try:
        return open_document(content, name=name)
    except Unreadable as error:
        raise CannotRead(_(str(error))) from error


def _opened_paste(text: str) -> OpenedDocument:
    """A pasted text. Odd characters are no reason to refuse what somebody sees on their screen."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace").decode()
    if not text.strip():
        raise CannotRead(_("There is no text in the box. Paste the text, or choose a file."))
    size = len(text.encode())
    if size > MOST_BYTES:
        raise CannotRead(
            _(
                "This text holds %(size)s MB and the Reader takes up to %(most)s MB. Keep the part that tells of the "
                "engagements; your text is still in the box."
            )
            % {"size": f"{size / 1e6:.1f}", "most": f"{MOST_BYTES / 1e6:.0f}"}
        )
    if looks_like_markup(text):
        return _opened(text.encode(), "paste.html")
    if not any(letter.isalnum() for letter in text):
        raise CannotRead(
            _("There are no words in this text. Paste the text itself; what you pasted is still in the box.")
        )
    return OpenedDocument(text, "text/plain", "utf-8")


def hash_of_text(text: str) -> str:
    """The keyed hash by which a text is known again, however it is spaced or quoted."""
    return keyring().keyed_hash(fold(text), purpose=PURPOSE)


def check_not_read_before(digest: str) -> None:
    """Refuse a text whose letters were read before, however it was spaced or quoted.

    Raises:
        AlreadyRead: with the document of then.
    """
    earlier = Document.objects.filter(source__text_hash=digest).select_related("source").order_by("-made_at").first()
    if earlier is not None:
        raise AlreadyRead(earlier)


def _read(given: Given, *, by: Viewer) -> Read:
    knowledge = reader_knowledge(by)
    started = time.perf_counter()
    reading = read_document(given.opened, on=given.on, directory=knowledge.directory)
    ours = given.published_by_us
    if ours is None:
        ours = looks_published_by_us(reading)
    known = known_for(reading, knowledge.records)
    drafts = drafts_of(reading, text=given.opened.text, known=known, published_by_us=ours)
    return Read(reading, drafts, max(1, round((time.perf_counter() - started) * 1000)), ours)


def looks_published_by_us(reading: Reading) -> bool:
    """Whether the text shows that the network published it: a post in which a body of our own network is named.

    A text of another genre, and a post of strangers, leave the decision to a person.
    """
    if reading.document.genre != "post":
        return False
    return any(body.kind == "umbrella" and body.link_state == "known" for body in reading.organisations)


@operation
def _keep(given: Given, read: Read, digest: str, *, by: Viewer, now: dt.datetime) -> Document:
    facts = read.reading.document
    source = Source.objects.create(
        title=_title(given, read.reading),
        media_type=given.opened.media_type,
        text=given.opened.text,
        text_hash=digest,
        dated=given.on or (dt.date.fromisoformat(facts.date.value) if facts.date else None),
        language=(given.language or first_language(read.reading))[:8],
        on_record=read.published_by_us,
    )
    document = Document.objects.create(
        source=source,
        file_name=_plain(given.name)[:200],
        reading=reading_as_text(read.reading),
        put_in_by=by.user_id or by.name or "system",
        read_ms=read.ms,
        made_at=now,
    )
    for number, content in enumerate(read.drafts, start=1):
        Draft.objects.create(document=document, number=number, content=content.as_text())
    note("document.take_in", document, by=by)
    return document


def _title(given: Given, reading: Reading) -> str:
    """The text's own title; else the file's name; else its first words."""
    title = reading.document.title.value if reading.document.title else ""
    first = next((line for line in given.opened.text.splitlines() if _plain(line)), "")
    words = _plain(title) or _plain(given.name.rsplit(".", 1)[0]) or _plain(first)
    return words[:120].rsplit(" ", 1)[0] + "…" if len(words) > 120 else words[:LONGEST_TITLE]


def _plain(text: str) -> str:
    """One line without control and direction marks, for a title."""
    kept = "".join(letter if unicodedata.category(letter)[0] != "C" else " " for letter in text)
    return " ".join(kept.split())


@operation
def change_date_of_document(document: Document, on: dt.date | None, *, version: int, by: Viewer) -> Document:
    """Say when the text was written, and read it again; what a person confirmed, changed or answered stays.

    A waiting draft that nobody touched takes the new reading; one that somebody changed, in the rows that they left.

    Raises:
        StaleVersion: when somebody changed the document since.
    """
    check_may_use(by)
    document = document_with_text(by, document.pk)
    document.claim_version(version)
    source = document.source
    source.claim_version(source.version)
    source.dated = on
    source.save(update_fields=["dated"])
    _read_again(document, by=by)
    note("document.change_date", document, by=by)
    return document


@operation
def change_language_of_document(document: Document, language: str, *, version: int, by: Viewer) -> Document:
    """Say which language the text is in; quotes and asks are kept in it."""
    check_may_use(by)
    document.claim_version(version)
    source = document.source
    source.claim_version(source.version)
    source.language = language
    source.save(update_fields=["language"])
    note("document.change_language", document, by=by)
    return document


def _read_again(document: Document, *, by: Viewer) -> None:
    source, old = document.source, reading_of(document)
    opened = OpenedDocument(source.text, source.media_type, "utf-8", _notes_of_file(old), _removed_from_file(old))
    given = Given(opened, document.file_name, source.dated, source.language, source.on_record)
    read = _read(given, by=by)
    document.reading, document.read_ms = reading_as_text(read.reading), read.ms
    document.save(update_fields=["reading", "read_ms"])
    waiting = list(document.drafts.filter(state=Draft.State.WAITING))
    taken = [_scope(draft) for draft in document.drafts.exclude(state=Draft.State.WAITING)]
    left = [content for content in read.drafts if not any(_overlap(content.scope, scope) for scope in taken)]
    for draft in waiting:
        left = _renew(draft, left)
    _add(document, left)
    settle_when_done(document, now=timezone.now())


def _notes_of_file(old: Reading) -> tuple:
    return tuple(each for each in old.warnings if each.code.startswith("encoding"))


def _removed_from_file(old: Reading) -> tuple:
    """What was cut out of the page before it was text; its spans are empty."""
    return tuple(each for each in old.removed if each.span[0] == each.span[1])


def _renew(draft: Draft, left: list[DraftContent]) -> list[DraftContent]:
    """Give a waiting draft the new reading of its passage; returns the readings that no draft took yet."""
    content = read_content(draft.content)
    fresh = next((each for each in left if _overlap(each.scope, content.scope)), None)
    if fresh is None:
        return left
    draft.claim_version(draft.version)
    draft.content = _merged(content, fresh).as_text()
    draft.save(update_fields=["content"])
    return [each for each in left if each is not fresh]


FIELDS_OF_ROWS = {
    "what": ("title", "kind", "status"),
    "when": ("when", "time"),
    "where": ("place", "occasion", "participants", "parties"),
    "who": ("participants", "parties", "asks", "quotes"),
    "whom": ("participants", "parties", "asks", "quotes"),
    "asks": ("asks", "parties", "participants", "quotes"),
    "quotes": ("quotes", "parties", "participants", "asks"),
    "moment": ("moment",),
    "initiative": ("initiatives",),
    "record": ("confidentiality",),
}
"""What a row of the review holds. Rows that name people move together, because their keys belong together."""


def _merged(old: DraftContent, fresh: DraftContent) -> DraftContent:
    """The new reading with every row that a person touched as they left it."""
    names = {name for row in old.touched for name in FIELDS_OF_ROWS.get(row, ())}
    return replace(fresh, touched=old.touched, **{name: getattr(old, name) for name in names})


def _add(document: Document, contents: list[DraftContent]) -> None:
    last = document.drafts.order_by("-number").values_list("number", flat=True).first() or 0
    for number, content in enumerate(contents, start=last + 1):
        Draft.objects.create(document=document, number=number, content=content.as_text())


def _scope(draft: Draft) -> tuple[Span, ...]:
    return read_content(draft.content).scope


def _overlap(one: tuple[Span, ...], other: tuple[Span, ...]) -> bool:
    return any(a[0] < b[1] and b[0] < a[1] for a in one for b in other)
