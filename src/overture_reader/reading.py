"""The whole reading: text in, `Reading` out."""

from __future__ import annotations

import hashlib
import re
from datetime import date

from overture_reader.affiliations import Affiliations, author_of, give_authors
from overture_reader.asks import find_asks
from overture_reader.assembly import Assembly, Findings
from overture_reader.casting import Casting, marked
from overture_reader.coreference import Coreference, only_one_umbrella, set_kinds
from overture_reader.dates import When, find_dates
from overture_reader.directory import Directory
from overture_reader.document import Document, open_document
from overture_reader.drafts import Draft, Page, mask
from overture_reader.engagements import Finder
from overture_reader.figures import Figure
from overture_reader.frames import fill, status_of
from overture_reader.invites import cast_invites, find_invites, invite_drafts
from overture_reader.lexicon import LEXICON_VERSION, load
from overture_reader.linking import link_organisation, link_person
from overture_reader.marks import find_marked, is_title
from overture_reader.markup import readable_text
from overture_reader.model import Notice, Reading, Removed, Span
from overture_reader.quotes import find_reported, find_said
from overture_reader.semitic import SemiticCasting, join_units
from overture_reader.shape import Shape, chat_parts, look_at
from overture_reader.structures import letter, letter_parties, minutes, people_of_headers, programme
from overture_reader.timing import set_day, set_day_of_message
from overture_reader.tokens import line_spans
from overture_reader.topics import find_initiatives, find_instructions, find_moments, find_offer
from overture_reader.view import View, make_view

READER_VERSION = "1"
_REPORTED = re.compile(
    r"(?i)\breport(?:ed|s)? (?:back )?(?:on|from|that)\b|\bupdated\b|\bread ?out\b|\btold the (?:group|meeting) "
    r"(?:of|about|that)\b"
    r"|\b(?:met|had (?:met|a call)|visited|attended|gave evidence|testified) "
)
MOST_CHARACTERS = 200_000
"""How much of a text is read, in code points."""


def read(
    text: str, *, on: date | None = None, directory: Directory | None = None, media_type: str = "text/plain"
) -> Reading:
    """Return what the text says about engagements, as drafts with evidence.

    Args:
        text: the text as pasted. Of HTML the readable text is read; spans count into `markup.readable_text` of it.
        on: the day the text is dated, against which "last week" is worked out; None looks for it in the text.
        directory: people and organisations already known.
        media_type: ``text/plain`` or ``text/html``.

    Returns:
        The reading; an empty one with a warning where there is nothing to read. Never raises for any text.

    Example:
        >>> reading = read("Last week Ada Quill of River Trust met the Ministry of Water.", on=date(2029, 5, 4))
        >>> reading.engagements[0].kind.value
        'meeting'
    """
    if media_type == "text/html":
        text, removed = readable_text(text)
        return _read(text, on, directory or Directory(), (), removed)
    return _read(text, on, directory or Directory(), (), ())


def read_document(document: Document, *, on: date | None = None, directory: Directory | None = None) -> Reading:
    """Return the reading of an opened document; spans count into ``document.text``."""
    return _read(document.text, on, directory or Directory(), document.notes, document.removed)


def read_bytes(
    data: bytes,
    *,
    name: str = "",
    media_type: str | None = None,
    on: date | None = None,
    directory: Directory | None = None,
) -> Reading:
    """Open the bytes of a file and return the reading.

    Raises:
        Unreadable: see `open_document`.
    """
    return read_document(open_document(data, name=name, media_type=media_type), on=on, directory=directory)


def _read(
    text: str, on: date | None, directory: Directory, notes: tuple[Notice, ...], removed: tuple[Removed, ...]
) -> Reading:
    view = make_view(text[:MOST_CHARACTERS], unfold="BEGIN:VEVENT" in text[:MOST_CHARACTERS])
    findings = find_all(view, on, directory)
    findings.notices = [*notes, *_size_notices(text), *findings.notices]
    sha = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    versions = (READER_VERSION, LEXICON_VERSION, directory.version)
    identity = hashlib.sha256(repr((sha, on, *versions)).encode()).hexdigest()[:16]
    return Assembly(view, findings).reading(identity, sha, versions, removed)


def _size_notices(text: str) -> list[Notice]:
    if not text.strip():
        return [Notice("empty", "The text is empty; there is nothing to read.")]
    if len(text) <= MOST_CHARACTERS:
        return []
    sentence = (
        f"The text has {len(text):,} characters; the first {MOST_CHARACTERS:,} were read. "
        f"Paste the rest as a text of its own."
    )
    return [Notice("too_long", sentence, (MOST_CHARACTERS, len(text)))]


def find_all(view: View, on: date | None, directory: Directory) -> Findings:
    """Return everything found in a view, before it is put into the result's form."""
    text = view.text
    shape = look_at(text, on)
    shape, orders = _without_orders(text, shape)
    page = _page(text, shape, directory, orders)
    invites = find_invites(text) if shape.genre == "ics" else []
    findings = Findings(page, orders=orders)
    findings.asks = find_asks(page)
    page.asks = marked(len(text), [each.span for each in findings.asks])
    drafts = [*letter(page), *minutes(page), *programme(page), *invite_drafts(page, invites)]
    findings.drafts = _filled([*drafts, *_told(page, drafts)], page, {id(each) for each in drafts})
    findings.said = [*find_said(page), *find_reported(page)]
    findings.initiatives = find_initiatives(page)
    findings.moments = find_moments(page)
    findings.offer = find_offer(page)
    _link(page, directory)
    return findings


def _without_orders(text: str, shape: Shape) -> tuple[Shape, list[Span]]:
    """Lines that give orders to a program are shown, not read."""
    spans = [(each.start, each.end) for each in shape.sentences]
    orders = find_instructions(text, spans)
    if not orders:
        return shape, []
    refused = set(orders)
    kept = tuple(each for each in shape.sentences if (each.start, each.end) not in refused)
    return Shape(shape.genre, shape.lines, kept, shape.languages, shape.title, shape.dated, shape.date), orders


def _page(text: str, shape: Shape, directory: Directory, orders: list[Span]) -> Page:
    languages = shape.languages or ("en",)
    lexicons = [load(language) for language in languages]
    spans = line_spans(text)
    marks = find_marked(text, spans)
    titles = [each for each in marks if is_title(text, each, lexicons)]
    days = _days(text, shape, languages)
    emails = [found.span() for found in load("en").patterns["email"].finditer(text)]
    barriers = [*(each.span for each in titles), *(each.span for each in days), *emails, *orders]
    casting = Casting(text, shape, load("en"), directory, barriers)
    if shape.genre == "ics":
        casting.known()
        cast_invites(casting, find_invites(text))
    scene = casting.build()
    for language in languages:
        if language in ("ar", "he"):
            SemiticCasting(casting, language).build()
            join_units(casting)
    set_kinds(casting)
    only_one_umbrella(casting)
    Coreference(casting).join(shape.genre)
    page = Page(text, shape, scene, marks, titles, days, shape.date)
    page.author = author_of(scene.cast)
    page.masked = mask(page)
    Affiliations(text, page.masked, scene.cast, load("en")).read()
    give_authors(scene.cast, page.author)
    people_of_headers(page)
    letter_parties(page)
    return page


def _days(text: str, shape: Shape, languages: tuple[str, ...]) -> list[When]:
    """The date phrases; in a chat each line counts from its own stamp."""
    if shape.genre != "chat":
        return find_dates(text, 0, len(text), shape.date, languages)
    days: list[When] = []
    on = shape.date
    for line in shape.lines:
        parts = chat_parts(text, line)
        stamp = find_dates(text, *parts[0], shape.date, ("en",)) if parts else []
        on = stamp[0].start if stamp and stamp[0].start else on
        days.extend(find_dates(text, parts[2][0] if parts else line.start, line.end, on, languages))
    return days


def _told(page: Page, formal: list[Draft]) -> list[Draft]:
    """Drafts that sentences show, less those a form has shown already."""
    if page.shape.genre == "ics":
        return []
    found = Finder(page).find()
    if page.shape.genre == "minutes" and formal:
        further = [each for each in found if _is_further(each, page)]
        told = {span for each in further for span in each.sentences}
        for draft in formal:
            draft.sentences = [span for span in draft.sentences if span not in told]
        return further
    if page.shape.genre == "letter" and formal:
        return [each for each in found if each.kind != "letter" and page.days_in(*each.sentences[0])]
    if page.shape.genre == "programme" and formal:
        covered = marked(len(page.text), [span for each in formal for span in each.sentences])
        return [each for each in found if not covered[each.anchor[0]] and page.days_in(*each.sentences[0])]
    return found


def _is_further(draft: Draft, page: Page) -> bool:
    """In minutes, what has a day of its own after the meeting, or before it where somebody reports on it."""
    days = [each.start for each in page.days_in(*draft.sentences[0]) if each.start and not each.background]
    if page.on is None or not days:
        return False
    reported = _REPORTED.search(page.text, *draft.sentences[0])
    return any(day > page.on for day in days) or (reported is not None and any(day < page.on for day in days))


def _filled(drafts: list[Draft], page: Page, formal: set[int]) -> list[Draft]:
    done: list[Draft] = []
    for draft in sorted(drafts, key=lambda each: (each.anchor, id(each) not in formal)):
        if draft.parent and draft.parent.day is None and draft.parent.rule == "engagement.frame":
            set_day(draft.parent, page, done[-40:])
        if draft.day is None:
            set_day(draft, page, done[-40:])
        if draft.day is None and page.shape.genre == "chat":
            set_day_of_message(draft, page)
        if draft.rule not in ("engagement.invite", "engagement.letter_form"):
            status_of(draft, page)
        fill(draft, page)
        if draft.kind == "meeting" and not draft.hosts and page.shape.genre == "minutes":
            _same_hosts(draft, done)
        done.append(draft)
    return [draft for draft in done if not _is_empty(draft, page)]


def _same_hosts(draft: Draft, done: list[Draft]) -> None:
    """ "Next meeting: 19 March" has the hosts of the meeting the minutes are of."""
    for host, span, _ in next((each.hosts for each in done if each.rule == "engagement.minutes_form"), []):
        draft.host(host, span, "host.inherited")


def _is_empty(draft: Draft, page: Page) -> bool:
    """A future engagement needs a day or a week; a draft with nobody and no day tells nothing."""
    if draft.status in ("planned", "tentative") and draft.day is None:
        return True
    return not draft.day and not draft.people and not draft.hosts


def _spellings(body: Figure | None, directory: Directory) -> tuple[str, ...]:
    """The forms of a body in the text, and those of its record where it is known."""
    if body is None:
        return ()
    known = next((each.names for each in directory.organisations if each.id == body.link.id), ())
    return tuple(dict.fromkeys([body.name, *body.forms, *known]))


def _link(page: Page, directory: Directory) -> None:
    for figure in [*page.cast.organisations, *page.cast.people]:
        forms = tuple(
            dict.fromkeys([figure.name, *(form for form in figure.forms if " " in form or not figure.is_person)])
        )
        if figure.is_person:
            figure.link = link_person(forms, _spellings(figure.owner, directory), directory)
        else:
            figure.link = link_organisation(forms, directory)
