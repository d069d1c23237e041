"""Named plans, political moments, the offer of contact, marks of confidence, and words that try to steer the reader."""

from __future__ import annotations

import re
from dataclasses import dataclass

from overture_reader.drafts import Page
from overture_reader.figures import Figure
from overture_reader.lexicon import load
from overture_reader.linking import fold_name
from overture_reader.model import Span

_TELLING = ("body", "item", "slot", "heading", "calendar", "present")
_QUIET = {"chatham_house": "chatham", "off_record": "off_record", "on_record": "on_record"}


@dataclass(slots=True)
class Named:
    """A named plan, fund, bill or proposal, and whose it is."""

    span: Span
    owner: Figure | None


@dataclass(slots=True)
class Offer:
    """An offer of contact."""

    span: Span
    email: str
    person: Figure | None


def find_initiatives(page: Page) -> list[Named]:
    """Return the named initiatives of a page, each once, where it first stands."""
    spans = _initiative_spans(page)
    kept: list[Named] = []
    seen: set[str] = set()
    for span in sorted(spans, key=lambda each: (each[0], -each[1])):
        name = fold_name(page.text[span[0] : span[1]])
        if name in seen or any(each.span[0] < span[1] and span[0] < each.span[1] for each in kept):
            continue
        seen.add(name)
        kept.append(Named(span, _owner(page, span)))
    return kept


def _initiative_spans(page: Page) -> list[Span]:
    spans = list(page.scene.initiatives)
    for marked in page.titles:
        patterns = page.lexicon_at(marked.span).patterns
        before = page.text[max(0, marked.outer[0] - 40) : marked.outer[0]]
        after = page.text[marked.outer[1] : marked.outer[1] + 60]
        if patterns["initiative_before"].search(before) or patterns["initiative_after"].match(after):
            spans.append(marked.span)
    for sentence in page.shape.sentences:
        if page.shape.lines[sentence.line].kind not in _TELLING:
            continue
        spoken = page.lexicon_at((sentence.start, sentence.end))
        if spoken.language != "en":
            spans.extend(
                found.span("name")
                for found in spoken.patterns["initiative_name"].finditer(page.masked, sentence.start, sentence.end)
            )
            continue
        spans.extend(_of_type(page, sentence.start, sentence.end))
    return [span for span in spans if not _is_body(page, span)]


def _of_type(page: Page, start: int, end: int) -> list[Span]:
    """ "vision of Two States, One Homeland", and "Open Gangway plan" with its type in small letters."""
    spans = [found.span("name") for found in load("en").patterns["initiative_of"].finditer(page.masked, start, end)]
    heads = load("en").words["initiative_heads"]
    for run in page.scene.open_runs:
        if not start <= run.span[0] < end or len(run.tokens) < 2:
            continue
        word = re.match(r" ([a-z]+)\b", page.text[run.span[1] : run.span[1] + 20])
        if word and word.group(1) in heads - {"act", "compact", "model", "promise", "bill"} | {"pilot"}:
            spans.append((run.span[0], run.span[1] + word.end()))
    return [_trimmed(page, span) for span in spans]


def _trimmed(page: Page, span: Span) -> Span:
    words = re.sub(r"(?:[\s,]|\b(?:of|for|and|the)\b|&)+$", "", page.text[span[0] : span[1]])
    return (span[0], span[0] + len(words))


def _is_body(page: Page, span: Span) -> bool:
    return any(start <= span[0] and span[1] <= end for figure in page.cast.organisations for start, end in figure.spans)


def _owner(page: Page, span: Span) -> Figure | None:
    """The body whose possessive stands before it, or that of the person who presents it."""
    sentence = page.sentence_at(span[0])
    if sentence is None:
        return None
    for place, figure in reversed(page.cast.within(sentence.start, span[0])):
        between = page.text[place[1] : span[0]]
        if not figure.is_person and re.match(r"['’]s? ", between) and len(between) < 40:
            return figure
    return None


def find_moments(page: Page) -> list[Span]:
    """Return the political moments of a page, each once."""
    spans: list[Span] = []
    seen: set[str] = set()
    for line in page.shape.lines:
        if line.kind not in ("body", "item", "heading"):
            continue
        pattern = page.lexicon_at((line.start, line.end)).patterns["moment"]
        for found in pattern.finditer(page.text, line.start, line.end):
            name = fold_name(found.group())
            if name not in seen and "\ue004" not in page.masked[found.start() : found.end()]:
                seen.add(name)
                spans.append(found.span())
    return spans


def find_offer(page: Page) -> Offer | None:
    """Return the offer to be put in contact, with its address, or None."""
    email = load("en").patterns["email"]
    lines = [line for line in page.shape.lines if line.kind not in ("blank", "header", "quoted", "share", "calendar")]
    for number, line in enumerate(lines):
        patterns = page.lexicon_at((line.start, line.end)).patterns
        offered = patterns["contact_offer"].search(page.text, line.start, line.end)
        if not offered:
            continue
        end = lines[min(number + 1, len(lines) - 1)].end
        addresses = email.finditer(page.text, line.start, end)
        found = next((each for each in addresses if not _is_for_press(page, line.start, each.start(), patterns)), None)
        if found:
            address = plain_address(found.group())
            person = _person_near(page, line.start, found.start()) or _person_of(page, address)
            if person and page.author:
                person.belongs(page.author, page.author.first, "person.contact_of_author")
            return Offer(found.span(), address, person)
    return None


def plain_address(written: str) -> str:
    """Return an address without the tricks it is written with.

    Example:
        >>> plain_address("ada [at] river [dot] example")
        'ada@river.example'
    """
    address = re.sub(r"\s*[\[({]\s*at\s*[\])}]\s*|\s+at\s+", "@", written, flags=re.IGNORECASE)
    return re.sub(r"\s*[\[({]\s*dot\s*[\])}]\s*|\s+dot\s+", ".", address, flags=re.IGNORECASE)


def _person_near(page: Page, start: int, end: int) -> Figure | None:
    people = [figure for _, figure in page.cast.within(start, end) if figure.is_person]
    return people[-1] if people else None


def _is_for_press(page: Page, start: int, at: int, patterns: dict[str, re.Pattern[str]]) -> bool:
    """Whether the clause before an address says that it is for journalists."""
    clause = re.split(r"[.;!?\n] ", page.text[start:at])[-1]
    return bool(patterns["press"].search(clause))


def _person_of(page: Page, address: str) -> Figure | None:
    """The one person whose first name is the address's local part."""
    local = fold_name(address.split("@")[0])
    people = [each for each in page.cast.people if fold_name(each.name).split()[:1] == [local]]
    return people[0] if len(people) == 1 else None


def confidentiality(page: Page, start: int, end: int) -> tuple[str, Span] | None:
    """Return how confidential a passage says it is, and the words that say it."""
    patterns = page.lexicon_at((start, end)).patterns
    for value, name in _QUIET.items():
        found = patterns[name].search(page.text, start, end)
        if found:
            return value, found.span()
    return None


def find_instructions(text: str, spans: list[Span]) -> list[Span]:
    """Return the lines that give orders to a program rather than tell people something."""
    pattern = load("en").patterns["instruction"]
    return [span for span in spans if pattern.search(text, *span)]
