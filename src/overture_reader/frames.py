"""What a draft says: its hosts and participants, and its status."""

from __future__ import annotations

import re

from overture_reader.drafts import Draft, Page
from overture_reader.hosts import Hosts
from overture_reader.participants import Participants

_AGAIN = re.compile(r"(?i)\b(?:will now (?:take place|be held|meet|happen)|now takes place|new date)\b")


def fill(draft: Draft, page: Page) -> None:
    """Fill a draft's hosts and participants from its sentences."""
    lexicon = page.lexicon_at(draft.sentences[0])
    if not draft.hosts:
        Hosts(draft, page, lexicon).find()
    if draft.kind == "other" and any(host.kind in ("party", "party_affiliate") for host, _, _ in draft.hosts):
        words = page.text[draft.anchor[0] : draft.anchor[1]].lower()
        draft.kind = "conference_session" if "talk" in words or "lecture" in words else draft.kind
    Participants(draft, page, lexicon).find()


def status_of(draft: Draft, page: Page) -> None:
    """Set a draft's status by its words and its day."""
    first = draft.sentences[0]
    patterns = page.lexicon_at(first).patterns
    for status in ("cancelled", "postponed", "tentative"):
        for start, end in draft.sentences[:3]:
            found = patterns[status].search(page.masked, start, end)
            if found and not (
                status == "postponed" and re.match(r" to \w+ (?:the|a) ", page.masked[found.end() : found.end() + 12])
            ):
                again = status == "cancelled" and _AGAIN.search(page.masked, start, draft.sentences[-1][1])
                draft.status, draft.status_span = "postponed" if again else status, found.span()
                return
    if draft.day and page.on and draft.day.start > page.on:
        draft.status, draft.status_span = "planned", draft.day.phrase
        return
    planned = patterns["planned"].search(page.masked, *first)
    past_day = draft.day is not None and page.on is not None and draft.day.end < page.on
    if planned and not past_day and not patterns["past"].search(page.masked, draft.anchor[0], draft.anchor[1]):
        draft.status, draft.status_span = "planned", planned.span()
