"""Calendar invitations: organiser, attendees, start, status and summary of each event; alarms are not engagements."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from overture_reader.casting import Casting
from overture_reader.drafts import Day, Draft, Page
from overture_reader.figures import Figure
from overture_reader.lexicon import load
from overture_reader.model import Part, Reason, Span

_LINE = re.compile(
    r"^(?P<name>[A-Z-]+)(?P<parameters>(?:;[^:\n]*?(?:\"[^\"\n]*\"[^:\n]*?)*)?):(?P<value>.*)$", re.MULTILINE
)
_CN = re.compile(r";CN=(?:\"(?P<quoted>[^\"]*)\"|(?P<plain>[^;:\n]*))")
_WHO = re.compile(r"^(?P<name>[^(,<|/\n]+?)(?: ?[(,|/] ?(?P<body>[^)\n]+?)\)?)?\s*$")
_STAMP = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d\d(Z)?)?")
_STATUS = {"TENTATIVE": "tentative", "CANCELLED": "cancelled"}


@dataclass(slots=True)
class Invite:
    """One VEVENT: its lines by name, each with the spans of parameters and value."""

    span: Span
    lines: list[tuple[str, Span, Span]] = field(default_factory=list)

    def value(self, name: str) -> Span | None:
        """Return the span of a property's value, or None."""
        return next((value for each, _, value in self.lines if each == name), None)


def find_invites(text: str) -> list[Invite]:
    """Return the events of an unfolded calendar text; what stands in alarms is left out."""
    invites: list[Invite] = []
    depth: list[str] = []
    for found in _LINE.finditer(text):
        name, value = found.group("name"), found.span("value")
        if name == "BEGIN":
            depth.append(found.group("value").strip())
            if depth[-1] == "VEVENT":
                invites.append(Invite((found.start(), len(text))))
        elif name == "END" and depth:
            if depth.pop() == "VEVENT" and invites:
                invites[-1].span = (invites[-1].span[0], found.end())
        elif depth and depth[-1] == "VEVENT" and invites:
            invites[-1].lines.append((name, found.span("parameters"), value))
    return invites


def cast_invites(casting: Casting, invites: list[Invite]) -> None:
    """Note the people (and their bodies in brackets) that organise or attend."""
    for invite in invites:
        for name, parameters, _ in invite.lines:
            if name in ("ORGANIZER", "ATTENDEE"):
                _cast_one(casting, parameters)


def _cast_one(casting: Casting, parameters: Span) -> None:
    found = _CN.search(casting.text, *parameters)
    if not found:
        return
    group = "quoted" if found.group("quoted") is not None else "plain"
    at = found.start(group)
    who = _WHO.match(found.group(group))
    if not who or "@" in who.group("name"):
        return
    span = (at + who.start("name"), at + who.end("name"))
    heads = load("en").organisation_kinds
    is_person = who.group("name").split()[-1].lower() not in heads and len(who.group("name").split()) > 1
    figure = _known_at(casting, span) or casting.figure(who.group("name"), is_person=is_person)
    figure.reasons = figure.reasons or [Reason("person.invited", "The invitation lists the name.")]
    casting.note(figure, span)
    if who.group("body") and figure.is_person:
        body_span = (at + who.start("body"), at + who.end("body"))
        body = _known_at(casting, body_span) or casting.figure(who.group("body"), is_person=False)
        casting.note(body, body_span)
        figure.belongs(body, body_span, "person.in_brackets")


def _known_at(casting: Casting, span: Span) -> Figure | None:
    for figure in casting.scene.cast.everybody():
        if any(start <= span[0] and end >= span[1] for start, end in figure.spans):
            return figure
    return None


def invite_drafts(page: Page, invites: list[Invite]) -> list[Draft]:
    """Return a draft for each event with a summary."""
    drafts = [_draft(page, invite) for invite in invites]
    return [draft for draft in drafts if draft]


def _draft(page: Page, invite: Invite) -> Draft | None:
    summary = invite.value("SUMMARY") or invite.value("DESCRIPTION")
    if summary is None:
        return None
    draft = Draft(_kind(page, summary), summary, [invite.span], "engagement.invite")
    _set_day(draft, page, invite)
    _set_status(draft, page, invite)
    _set_people(draft, page, invite)
    _set_host(draft, page, summary)
    draft.venue = invite.value("LOCATION")
    _give_host_body(draft, page)
    return draft


def _kind(page: Page, summary: Span) -> str:
    words = page.masked[summary[0] : summary[1]].lower()
    kinds = (
        ("panel", r"panel|round[- ]?table|ندوة|طاولة مستديرة|שולחן עגול|פאנל"),
        ("testimony", r"hearing|evidence|testimony|جلسة استماع|עדות|שימוע"),
        ("reception", r"reception|استقبال|קבלת פנים"),
        ("briefing", r"\bbriefing|\bbrief\b|إحاطة|תדרוך|תדריך"),
        ("visit", r"\bvisit|tour|زيارة|ביקור|סיור"),
        ("conference_session", r"session|fringe|conference|keynote|workshop|مؤتمر|כנס"),
        ("campaign_event", r"vigil|rally|march|hand-in|وقفة|מפגן|משמרת"),
        ("meeting", r"meet|call|talks|catch-up|اجتماع|لقاء|פגישה|ישיבה"),
        ("other", r"dinner|lunch|breakfast|interview|webinar"),
    )
    return next((kind for kind, pattern in kinds if re.search(pattern, words)), "meeting")


def _set_day(draft: Draft, page: Page, invite: Invite) -> None:
    start, end = invite.value("DTSTART"), invite.value("DTEND")
    found = _STAMP.match(page.text[start[0] : start[1]]) if start else None
    if not found or start is None:
        return
    try:
        first = date(int(found[1]), int(found[2]), int(found[3]))
        last = _last_day(page.text[end[0] : end[1]] if end else "", first)
    except ValueError:
        return
    time = f"{found[4]}:{found[5]}{found[6] or ''}" if found[4] else None
    draft.day = Day(first, last, "day" if first == last else "range", start, "invite.start", time)


def _last_day(written: str, first: date) -> date:
    """The end of an all-day event is the day after; an end at midnight belongs to the day before."""
    found = _STAMP.match(written)
    if not found:
        return first
    end = datetime(int(found[1]), int(found[2]), int(found[3]), int(found[4] or 0), int(found[5] or 0))
    return max(first, (end - timedelta(minutes=1)).date())


def _set_status(draft: Draft, page: Page, invite: Invite) -> None:
    stated = invite.value("STATUS")
    word = page.text[stated[0] : stated[1]].strip() if stated else ""
    method = re.search(r"^METHOD:CANCEL\b", page.text, re.MULTILINE)
    status = "cancelled" if method else _STATUS.get(word)
    if status is None and draft.day and page.on:
        status = "planned" if draft.day.start > page.on else "held"
        if draft.day.start == page.on:
            status = "planned"
    draft.status = status or "planned"
    draft.status_span = stated if word in _STATUS else None
    patterns = load("en").patterns
    summary = invite.value("SUMMARY")
    for name in ("cancelled", "postponed", "tentative"):
        if draft.status in ("planned", "held") and summary and patterns[name].search(page.text, *summary):
            draft.status = name


def _set_people(draft: Draft, page: Page, invite: Invite) -> None:
    for name, parameters, _ in invite.lines:
        if name not in ("ORGANIZER", "ATTENDEE"):
            continue
        declined = "PARTSTAT=DECLINED" in page.text[parameters[0] : parameters[1]]
        part: Part = "apologies" if declined else "attendee"
        for span, figure in page.cast.within(*parameters):
            if figure.is_person:
                draft.place(figure, part, span, "participant.invited")


def _set_host(draft: Draft, page: Page, summary: Span) -> None:
    for span, figure in page.cast.within(*summary):
        if not page.is_ours(figure):
            body = figure.owner if figure.is_person and figure.owner else figure
            draft.host(body, span, "host.summary")
            return
    for place in draft.people:
        owner = place.figure.owner
        if owner and not page.is_ours(place.figure):
            draft.host(owner, place.span, "host.attendee")
            return


def _give_host_body(draft: Draft, page: Page) -> None:
    """An attendee whose address shares a word with the host's name is of the host."""
    for host, _, _ in draft.hosts:
        words = {word.lower() for word in re.findall(r"[^\W\d_]{5,}", host.name)}
        for place in draft.people:
            if place.figure.owner is not None or host.is_person:
                continue
            end = page.text.find("\n", place.span[1])
            address = re.search(r"mailto:[^@\s]+@([\w.-]+)", page.text[place.span[1] : end])
            if address and any(word in address.group(1).lower() for word in words):
                place.figure.belongs(host, address.span(1), "person.address")
                place.spoke_for = host
