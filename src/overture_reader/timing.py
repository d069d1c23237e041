"""When a draft was: which of the date phrases is meant, and what it counts from."""

from __future__ import annotations

import re
from datetime import date, timedelta

from overture_reader.dates import When, find_dates, find_time, weekday_after, weekday_before, weekend_after
from overture_reader.drafts import Day, Draft, Page
from overture_reader.model import Span
from overture_reader.shape import chat_parts

_NEW_DAY = re.compile(r"(?i)\b(?:to|until|till|for|on) (?:the )?$|(?:إلى|حتى|ל-?|עד) ?$")


def set_day(draft: Draft, page: Page, before: list[Draft]) -> None:
    """Set the day of a draft.

    Args:
        draft: the draft.
        page: its page.
        before: the drafts before it, their days already set; a chained phrase counts from the last of them.
    """
    chosen = _chosen(draft, page)
    if chosen:
        draft.day = _resolved(chosen, draft, page, before)
    elif draft.rule not in _OF_FORM and (lead := _leading(draft, page)):
        draft.day = _resolved(lead, draft, page, before)
    elif draft.parent and draft.parent.day and draft.kind != "testimony":
        draft.day = draft.parent.day
    if draft.day:
        sentence = next(
            (each for each in draft.sentences if each[0] <= draft.day.phrase[0] < each[1]), draft.sentences[0]
        )
        draft.day.time = find_time(page.text, *sentence)


_PRESENT = re.compile(
    r"\b(?:meets?|addresses|speaks?|hosts|visits|presents|gives|joins|briefs|testifies|attends|holds|takes? part|"
    r"travels)\b"
)
_SAID_ON = re.compile(r"\b(?:told|said|spoke|presented|explained|described|met|asked)\b[^.;]{0,60} on $")
_PROMISED = re.compile(
    r"\b(?:agreed to|promised|offered|undertook|pledged|vowed|(?:she|he|they) would) (?:to )?[^.;,]{0,60}$"
)
_OF_FORM = frozenset(
    [
        "engagement.frame",
        "engagement.letter_form",
        "engagement.minutes_form",
        "engagement.programme_slot",
        "engagement.invite",
    ]
)


def _leading(draft: Draft, page: Page) -> When | None:
    """ "Yesterday our partners crossed the city. It began in the offices of …": the day told one sentence before."""
    sentences = page.sentences_before(draft.sentences[0][0], 1)
    here = page.sentence_at(draft.sentences[0][0])
    if not sentences or here is None or sentences[-1].line != here.line or page.shape.genre in ("letter", "minutes"):
        return None
    before = sentences[-1]
    days = [each for each in page.days_in(before.start, before.end) if not each.background and each.start]
    return days[0] if days and days[0].span[0] - before.start < 4 and days[0].precision == "day" else None


def _chosen(draft: Draft, page: Page) -> When | None:
    patterns = page.lexicon_at(draft.sentences[0]).patterns
    for number, (start, end) in enumerate(draft.sentences[:4]):
        days = page.days_in(start, end)
        moved = patterns["postponed"].search(page.masked, start, end)
        if moved and days:
            later = [
                each
                for each in days
                if each.span[0] > moved.start()
                and (_NEW_DAY.search(page.text[start : each.span[0]]) or page.text[each.span[0]] == "ל")
            ]
            return (later or days)[0]
        usable = [each for each in days if not each.background and not _is_asked(each.span, page)]
        if number:
            usable = [
                each
                for each in usable
                if each.span[0] - start < 4
                or (number == 1 and _SAID_ON.search(page.text, start, each.span[0]))
                or re.search(r"(?i)took place|was held|were held|נערכ|התקי|عُقد|وعقد", page.text[start:end])
                or each.rule.startswith("absolute.range")
            ]
        if usable:
            return min(usable, key=lambda each: _distance(each, draft, page))
    return None


def _is_asked(span: Span, page: Page) -> bool:
    if page.asks and page.asks[span[0]] and page.asks[span[1] - 1]:
        return True
    return bool(_PROMISED.search(page.text, max(0, span[0] - 80), span[0]))


def _distance(when: When, draft: Draft, page: Page) -> tuple[int, int]:
    start, end = draft.anchor
    inside = when.span[0] >= start and when.span[1] <= end
    gap = 0 if inside else min(abs(when.span[0] - end), abs(start - when.span[1]))
    rough = {"month": 3, "year": 3, "week": 1}.get(when.precision, 0)
    leading = any(0 <= when.span[0] - each[0] <= 4 for each in draft.sentences)
    return (rough, 0 if leading and when.span[0] < start else gap)


def _resolved(when: When, draft: Draft, page: Page, before: list[Draft]) -> Day | None:
    if when.start is None:
        return _chained(when, page, before)
    start, end = when.start, when.end or when.start
    if when.weekday is not None and page.on:
        start = end = _weekday(when, when.weekday, draft, page, before)
    if when.rule == "absolute.range" and _is_moved(when, draft, page):
        return Day(end, end, "day", when.span, when.rule)
    if when.rule == "relative.weekend" and page.on and not _is_past(draft, page):
        start, end = weekend_after(page.on), weekend_after(page.on) + timedelta(days=1)
    return Day(start, end, when.precision, when.span, when.rule)


def _is_moved(when: When, draft: Draft, page: Page) -> bool:
    """ "Put off from 20 April to 4 May": the day is the later one."""
    postponed = page.lexicon_at(draft.sentences[0]).patterns["postponed"]
    return bool(postponed.search(page.masked, *draft.sentences[0])) and bool(
        re.match(r"(?:from|من|מ-?) ?", page.text[when.span[0] : when.span[1]])
    )


def _weekday(when: When, weekday: int, draft: Draft, page: Page, before: list[Draft]) -> date:
    """A bare weekday lies inside the trip told of, else on the side that tense shows."""
    trip = next((each.day for each in reversed(before) if each.day and each.day.precision in ("range",)), None)
    if trip and (trip.end - trip.start).days < 14:
        days = [trip.start + timedelta(days=shift) for shift in range((trip.end - trip.start).days + 1)]
        inside = [day for day in days if day.weekday() == weekday]
        if inside:
            return inside[0]
    on = page.on or date.min
    week = next((each.day for each in reversed(before) if each.day and each.day.precision == "week"), None)
    if week and week.start <= on and page.shape.genre == "post" and week.end < on and (on - week.end).days > 7:
        return week.start + timedelta(days=weekday)
    if not _is_past(draft, page):
        return weekday_after(on, weekday)
    last = next((each.day for each in reversed(before) if each.day and each.day.precision == "day"), None)
    following = last.start + timedelta(days=(weekday - last.start.weekday()) % 7) if last else None
    return following if following and following <= on else weekday_before(on, weekday)


def _is_past(draft: Draft, page: Page) -> bool:
    patterns = page.lexicon_at(draft.sentences[0]).patterns
    start, end = draft.sentences[0]
    if draft.status == "cancelled" or patterns["cancelled"].search(page.masked, start, end):
        return bool(re.search(r"(?i)\b(?:did not|was|were|fell|had been|had to be)\b", page.text[start:end]))
    if _PRESENT.search(page.masked, *draft.anchor) and not patterns["past"].search(page.masked, start, end):
        return False
    if patterns["planned"].search(page.masked, start, end):
        return bool(re.search(r"(?i)\bwas (?:scheduled|planned)\b", page.text[start:end]))
    return bool(patterns["past"].search(page.masked, start, end)) or not re.search(
        r"(?i)\b(?:is|are)\b", page.text[start:end]
    )


def _chained(when: When, page: Page, before: list[Draft]) -> Day | None:
    earlier = [each.day for each in before if each.day and each.day.phrase[0] < when.span[0]]
    if not earlier and page.shape.genre == "post":
        told = [each for each in page.days_in(0, when.span[0]) if each.start and each.precision == "day"]
        told = [each for each in told if not each.background and each.span != page.shape.dated]
        earlier = [Day(each.start, each.start, "day", each.span, each.rule) for each in told[-1:] if each.start]
    if not earlier:
        return None
    last = earlier[-1]
    if when.ordinal is not None:
        trip = next((each for each in reversed(earlier) if each.precision == "range"), None)
        if trip is None:
            return None
        day = trip.start + timedelta(days=when.ordinal - 1)
        return Day(day, day, "day", when.span, when.rule)
    if when.precision == "week":
        monday = last.start - timedelta(days=last.start.weekday()) + timedelta(days=7)
        return Day(monday, monday + timedelta(days=6), "week", when.span, when.rule)
    if when.shift == 0:
        return Day(last.start, last.end, last.precision, when.span, when.rule)
    if last.precision not in ("day", "range"):
        return None
    base = last.end if (when.shift or 0) > 0 else last.start
    day = base + timedelta(days=when.shift or 0)
    return Day(day, day, "day", when.span, when.rule)


def set_day_of_message(draft: Draft, page: Page) -> None:
    """ "Just out of the meeting" in a chat: the day of the message."""
    parts = chat_parts(page.text, page.line_at(draft.anchor[0]))
    stamps = find_dates(page.text, *parts[0], page.on, ("en",)) if parts else []
    if stamps and stamps[0].start:
        draft.day = Day(stamps[0].start, stamps[0].start, "day", stamps[0].span, "chat.stamp")
