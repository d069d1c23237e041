"""What the form of a document says: mail headers, lists of those present, letters, programmes."""

from __future__ import annotations

import re

from overture_reader.drafts import Day, Draft, Page
from overture_reader.figures import Figure
from overture_reader.model import Span
from overture_reader.shape import Line, header_value, slot_parts

_MEETING_LINE = re.compile(
    r"(?i)(?:note|minutes|record|summary|notes) of (?:the |a |an )?(?:[\w-]+ ){0,4}?(?:meeting|"
    r"call|session|round[- ]?table|visit)(?: held)?|^\W*(?:minutes|meeting notes)\b|محضر "
    r"(?:اجتماع|لقاء|جلسة)|محضر|פרוטוקול|סיכום (?:פגישה|ישיבה|דיון)"
)
_CHAIR = re.compile(r"(?i)^[^,;]{0,60}?\b(?:chair|in the chair|chairing)\b|^[^;)]{0,60}(?:יו[״\"]ר|رئيس)")
_VENUE = re.compile(
    r"(?:,| at| in) (by (?:video|phone|telephone)|online|at [A-Z][\w’' ]{2,40}|[A-Z][\w’']+ "
    r"(?:House|Hall|Room|Centre|Building)[\w ,]{0,20})"
)

_WRITING = (
    re.compile(r"(?i)\b(?:writ(?:e|ing)|wrote|letter|behalf)\b|פונים|פונה|כותבים|נכתב|מכתב|نكتب|نتوجه|رسال"),
    re.compile(r"(?i)\bask\b"),
)


def people_of_headers(page: Page) -> None:
    """Note who wrote a message: the ``From:`` line's person."""
    for line in page.shape.lines_of("header"):
        value = header_value(page.text, line)
        if value and value[0] in ("from", "מאת", "من"):
            people = [figure for _, figure in page.cast.within(*value[1]) if figure.is_person]
            page.writer = people[0] if people else None
        elif value and value[0] in ("to", "אל", "إلى"):
            people = [figure for _, figure in page.cast.within(*value[1]) if figure.is_person]
            page.addressee = people[0] if len(people) == 1 else None


def letter_parties(page: Page) -> None:
    """Note whom a letter is to: the people and bodies named before its salutation."""
    salutation = next(iter(page.shape.lines_of("salutation")[-1:]), None)
    if salutation is None or page.shape.genre != "letter":
        return
    head = [(span, figure) for span, figure in page.cast.places() if span[0] < salutation.end]
    named = [(span, figure) for span, figure in head if not _is_copy(page, span)]
    people = [figure for _, figure in named if figure.is_person and not page.is_ours(figure)]
    bodies = [figure for _, figure in named if not figure.is_person and not page.is_ours(figure)]
    page.addressee = people[0] if people else bodies[0] if bodies else None
    closing = next(iter(page.shape.lines_of("closing")), None)
    signed = [figure for span, figure in page.cast.places() if closing and figure.is_person and span[0] > closing.start]
    page.writer = signed[0] if len({id(each) for each in signed}) == 1 else page.writer
    if people and bodies and people[0].owner is None:
        people[0].belongs(bodies[0], bodies[0].first, "person.addressed_at")


def _is_copy(page: Page, span: Span) -> bool:
    start = page.text.rfind("\n", 0, span[0]) + 1
    return bool(re.match(r"(?i)\s*(?:cc|copy|העתק|نسخة)", page.text[start : span[0]]))


def letter(page: Page) -> list[Draft]:
    """Return the letter itself as a draft: sent on its date, to its addressee, signed by those under it."""
    if page.shape.genre != "letter":
        return []
    body = [each for each in page.shape.sentences if page.shape.lines[each.line].kind in ("body", "item")]
    salutation = next(iter(page.shape.lines_of("salutation")[-1:]), None)
    after = [each for each in body if salutation and each.start > salutation.start]
    if not after or salutation is None:
        return []
    first = next(
        (each for words in _WRITING for each in after if words.search(page.text, each.start, each.end)), after[0]
    )
    draft = Draft(
        "letter",
        (first.start, min(first.end, first.start + 40)),
        [(each.start, each.end) for each in after if each.line == first.line],
        "engagement.letter_form",
    )
    if page.on:
        span = page.shape.dated or (salutation.start, salutation.end)
        draft.day = Day(page.on, page.on, "day", span, "document.date")
    if page.addressee:
        host = page.addressee.owner or page.addressee if page.addressee.is_person else page.addressee
        draft.host(host, page.addressee.first, "host.addressee")
    closing = next(iter(page.shape.lines_of("closing")), None)
    for span, figure in page.cast.places():
        if figure.is_person and closing and span[0] > closing.start and page.shape.lines:
            draft.place(figure, "signatory", span, "participant.signature")
    return [draft]


def minutes(page: Page) -> list[Draft]:
    """Return the meeting that minutes are of: its day, those present, apologies, and the host that chairs it."""
    if page.shape.genre != "minutes":
        return []
    for line in page.shape.lines:
        found = _MEETING_LINE.search(page.text, line.start, line.end)
        if not found or line.kind in ("quoted", "blank"):
            continue
        draft = Draft("meeting", found.span(), [(line.start, line.end)], "engagement.minutes_form")
        if re.search(r"(?i)round[- ]?table|panel", found.group()):
            draft.kind = "panel"
        _minutes_day(draft, page, line)
        _present(draft, page)
        _minutes_host(draft, page, line)
        draft.sentences += _minutes_body(page, line)
        return [draft]
    return []


def _minutes_day(draft: Draft, page: Page, line: Line) -> None:
    lines = [each for each in page.shape.lines[:8] if each.kind != "blank"]
    for each in [line, *lines]:
        days = [day for day in page.days_in(each.start, each.end) if day.start]
        if days and days[0].start:
            draft.day = Day(days[0].start, days[0].end or days[0].start, days[0].precision, days[0].span, days[0].rule)
            return
    if page.on:
        draft.day = Day(page.on, page.on, "day", page.shape.dated or draft.anchor, "document.date")


def _present(draft: Draft, page: Page) -> None:
    for line in page.shape.lines_of("present", "listed", "apologies"):
        for span, figure in page.cast.within(line.start, line.end):
            if not figure.is_person:
                continue
            after = page.text[span[1] : min(line.end, span[1] + 80)].split(";")[0]
            is_chair = _is_chair(after, listed=line.kind == "listed")
            if is_chair and figure.role is None:
                figure.role, figure.role_span = "chair", span
            draft.place(
                figure,
                "apologies" if line.kind == "apologies" else "chair" if is_chair else "attendee",
                span,
                "participant.present_list",
            )


def _is_chair(after: str, *, listed: bool) -> bool:
    """Whether the words after a name in a list say that they took the chair."""
    if listed and re.search(r"(?i)\((?:[\w ]+, )?chair(?:ing|man|woman|person)?\)", after):
        return True
    in_brackets = re.match(r" ?\(([^)]*)\)", after)
    if in_brackets:
        return bool(re.search(r"(?i)\bchair|יו[״\"]ר|رئيس", in_brackets.group(1)))
    return bool(_CHAIR.match(after.split(",")[0]))


def _minutes_host(draft: Draft, page: Page, line: Line) -> None:
    chair = next((each for each in draft.people if each.part == "chair" and each.figure.owner), None)
    if chair and chair.figure.owner and not page.is_ours(chair.figure):
        draft.host(chair.figure.owner, chair.span, "host.chair")
        return
    for span, figure in page.cast.within(0, max(line.end, _head_end(page))):
        if chair and figure is chair.figure.owner:
            draft.host(figure, span, "host.chair")
            return
    for span, figure in page.cast.within(0, max(line.end, _head_end(page))):
        if not figure.is_person and not page.is_ours(figure):
            draft.host(figure, span, "host.minutes_heading")
            _give_seats(draft, page, figure)
            return
    for place in draft.people:
        if place.figure.owner and not page.is_ours(place.figure):
            draft.host(place.figure.owner, place.span, "host.present")
            return
    if chair and chair.figure.owner:
        draft.host(chair.figure.owner, chair.span, "host.chair")


def _head_end(page: Page) -> int:
    """Where the head of a paper ends: at its list of those present, or at its first sentence."""
    kinds = ("present", "listed", "apologies", "item", "action")
    after = (
        line.start for line in page.shape.lines[1:] if line.kind in kinds or page.text[line.end - 1 : line.end] == "."
    )
    return next(after, 0)


def _give_seats(draft: Draft, page: Page, body: Figure) -> None:
    """Members of parliament and the chair who are listed without a body sit in the group whose minutes they are."""
    if body.kind != "parliament":
        return
    for place in draft.people:
        start, end = place.span
        seat = re.match(r" (?:MP|MEP|MSP|MK|TD|AM)\b", page.text[end : end + 5]) or re.search(
            r"\b(?:Lord|Lady|Baroness|Senator|Dame|Sir|MP|MEP) $", page.text[max(0, start - 9) : start]
        )
        if place.figure.owner is None and (seat or place.part == "chair"):
            place.figure.belongs(body, place.span, "person.office_of_host")
            place.spoke_for = place.figure.owner


def _minutes_body(page: Page, line: Line) -> list[Span]:
    return [
        (each.start, each.end)
        for each in page.shape.sentences
        if each.start > line.end and page.shape.lines[each.line].kind in ("body", "item")
    ]


def programme(page: Page) -> list[Draft]:
    """Return a draft for each slot of a programme that shows an engagement, on the day its heading names."""
    slots = page.shape.lines_of("slot")
    if page.shape.genre != "programme" or not slots:
        return []
    drafts = []
    day: Day | None = None
    delegation = _delegation(page)
    for line in page.shape.lines:
        dated = [each for each in page.days_in(line.start, line.end) if each.start and each.precision == "day"]
        if line.kind != "slot":
            if dated and dated[0].start:
                day = Day(dated[0].start, dated[0].start, "day", dated[0].span, dated[0].rule)
            continue
        draft = _slot(page, line, day)
        if draft:
            drafts.append(draft)
            _send(draft, page, delegation)
    return drafts


def _delegation(page: Page) -> list[tuple[Span, Figure]]:
    """Those a programme lists as travelling."""
    lines = page.shape.lines_of("present", "listed")
    return [pair for line in lines for pair in page.cast.within(line.start, line.end) if pair[1].is_person]


def _send(draft: Draft, page: Page, delegation: list[tuple[Span, Figure]]) -> None:
    """A slot that names nobody of the delegation, or says "all", is for all of it."""
    start, end = draft.sentences[0]
    travelling = [figure for _, figure in delegation]
    if any(figure in travelling for _, figure in page.cast.within(start, end)) or re.search(
        r"(?i)\bfree\b", page.text[start:end]
    ):
        return
    for span, figure in delegation:
        draft.place(figure, "attendee", span, "participant.delegation")


_LABEL = re.compile(r"(?i)(?:cancelled|canceled|postponed|moved|new|tbc|to be confirmed|provisional)\s?[:!–—-]\s*")


def _slot(page: Page, line: Line, day: Day | None) -> Draft | None:
    parts = slot_parts(page.text, line)
    if parts is None:
        return None
    time, (start, end) = parts
    label = _LABEL.match(page.text, start, end)
    start = label.end() if label else start
    words = page.masked[start:end]
    found = []
    for trigger in page.lexicon_at((start, end)).triggers:
        match = trigger.pattern.search(words) or re.search(r"(?i)^(?:" + _KIND_WORDS[trigger.kind] + r")\b", words)
        if match:
            found.append((match.start(), trigger.kind))
    kind = next((each for each in _PREFERRED if any(each == seen for _, seen in found)), None)
    figures = [figure for _, figure in page.cast.within(start, end)]
    if (
        kind is None
        and any(figure.is_person for figure in figures)
        and re.search(r"(?i)\b(?:present|speak|talk|keynote|address|remarks|welcome)", words)
    ):
        kind = "conference_session"
    if kind is None or (kind == "other" and not figures):
        return None
    bar = page.text.find("|", start, end)
    anchor = (start, bar if bar > start else min(end, start + 60))
    draft = Draft(
        kind,
        (anchor[0], anchor[0] + len(page.text[anchor[0] : anchor[1]].rstrip())),
        [(line.start, line.end)],
        "engagement.programme_slot",
    )
    if day:
        draft.day = Day(day.start, day.end, day.precision, day.phrase, day.rule, time)
    return draft


_PREFERRED = (
    "panel",
    "testimony",
    "reception",
    "campaign_event",
    "conference_session",
    "visit",
    "briefing",
    "meeting",
    "letter",
    "other",
)
_KIND_WORDS = {
    "panel": "panel|round[- ]?table",
    "testimony": "hearing|evidence",
    "reception": "reception",
    "campaign_event": "vigil|rally|march|petition",
    "conference_session": "session|fringe|keynote|workshop|plenary",
    "visit": "visit|tour",
    "briefing": "briefing|presentation",
    "meeting": "meeting|meet|talks",
    "letter": "letter",
    "other": "dinner|lunch|breakfast|interview|lecture|talk",
}


def is_person_line(figure: Figure) -> bool:
    """Whether a figure is a person; kept beside the lists that need it."""
    return figure.is_person
