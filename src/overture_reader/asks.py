"""What was asked of whom: asking verbs in sentences, and lists that follow "we ask you to:"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from overture_reader.casting import marked
from overture_reader.drafts import Page
from overture_reader.figures import Figure
from overture_reader.lexicon import Lexicon, load
from overture_reader.model import Span
from overture_reader.tokens import Sentence

_DIRECT = re.compile(r"(?i)^(?:called for|calls? for|calling for|demand|recommend|request)")
_INFINITIVE = re.compile(r"\bto (?!the\b|a\b|an\b|our\b|its\b|their\b|this\b|that\b|\ue003)[a-z]+")
_ITEM_END = re.compile(r"[\s;,.]*(?:;? and|; or)?[\s;,.]*$")
_INLINE = re.compile(r"\((?:\d|[a-z]|[ivx]{1,3})\) ?")


@dataclass(slots=True)
class Asked:
    """One ask."""

    span: Span
    by: list[Figure] = field(default_factory=list)
    to: list[Figure] = field(default_factory=list)
    rule: str = "ask.verb"


def find_asks(page: Page) -> list[Asked]:
    """Return the asks of the English parts of a page, in order."""
    found: list[Asked] = []
    lexicon = load("en")
    listed = _listed(page, lexicon)
    covered = marked(len(page.text), [each.span for each in listed])
    for sentence in page.shape.sentences:
        if page.shape.lines[sentence.line].kind not in ("body", "slot", "item"):
            continue
        if not any(covered[sentence.start : sentence.end]):
            spoken = page.lexicon_at((sentence.start, sentence.end))
            found.extend(
                _in_sentence(page, sentence, lexicon) if spoken is lexicon else _in_other(page, sentence, spoken)
            )
    return sorted([*found, *listed], key=lambda each: each.span)


def _in_sentence(page: Page, sentence: Sentence, lexicon: Lexicon) -> list[Asked]:
    found: list[Asked] = []
    for match in lexicon.patterns["ask"].finditer(page.masked, sentence.start, sentence.end):
        if found and match.start() < found[-1].span[1]:
            continue
        end = _end(page, match.end(), sentence.end, lexicon)
        asked = _read(page, match.start("verb"), match.end(), end, sentence, lexicon)
        if asked:
            found.append(asked)
    return found


def _in_other(page: Page, sentence: Sentence, lexicon: Lexicon) -> list[Asked]:
    """Asks in Arabic and Hebrew: from the verb, without what is joined before it, to the end of the sentence."""
    found = lexicon.patterns["ask"].search(page.masked, sentence.start, sentence.end)
    if not found or page.text[sentence.start : sentence.end].rstrip().endswith((":", "؟", "?")):
        return []
    if re.search(
        r"(?:אינ|איננ|לא|لا|لم|لن)[א-ת]* $",
        page.text[max(sentence.start, found.start("verb") - 7) : found.start("verb")],
    ):
        return []
    end = sentence.end
    while end > found.end() and page.text[end - 1] in " .!،,;؛":
        end -= 1
    start = found.start("verb")
    if not lexicon.patterns["ask_needed"].search(page.masked, found.end(), end):
        return []
    figures = [figure for _, figure in page.cast.within(start, end)]
    people = [figure for figure in figures if figure.is_person]
    earlier = [figure for _, figure in page.cast.within(sentence.start, start) if figure.is_person]
    bodies = [figure for figure in figures if not figure.is_person]
    return [Asked((start, end), (earlier[-1:] or people[:1]), bodies[:1])]


def _end(page: Page, at: int, end: int, lexicon: Lexicon) -> int:
    stop = lexicon.patterns["ask_end"].search(page.masked, at, end)
    end = stop.start() if stop else end
    while end > at and page.text[end - 1] in " .!?;,:":
        end -= 1
    return end


def _read(page: Page, start: int, verb_end: int, end: int, sentence: Sentence, lexicon: Lexicon) -> Asked | None:
    words = page.masked[verb_end:end]
    patterns = lexicon.patterns
    if page.text[end : sentence.end].strip() == ":" and len(words.split()) < 5:
        return None
    if end - verb_end < 6 or patterns["ask_question"].search(words) or patterns["ask_vague"].search(words):
        return None
    verb = page.text[start:verb_end]
    if re.search(r"(?i)(?:\bnot|\bnever|n['’]t) (?:\w+ )?$", page.text[max(sentence.start, start - 20) : start]):
        return None
    if (
        not _DIRECT.match(verb)
        and not _INFINITIVE.search(words[:160])
        and not re.match(r"(?i) that\b| (?:the )?[\ue001\ue002]+ for\b", words)
    ):
        return None
    if re.match(r"(?i)want|wants|wanted", verb) and not re.match(
        r" (?:the |our |all )?[\ue001\ue002]| (?:the )?(?:government|ministers?|parliament|MPs)", words
    ):
        return None
    if re.search(
        r"(?i)\b(?:hope|plan|going|want|intend|when|if|be|been|was|were|is|are) (?:to )?$",
        page.text[max(sentence.start, start - 12) : start],
    ) and not re.search(r"(?i)\b(?:is|are|was|were) $", page.text[max(sentence.start, start - 6) : start]):
        return None
    if re.match(r"(?i)request|demand", verb) and re.search(
        r"(?i)\b(?:the|an?|our|their|his|her|this|that|at|of|in|on) (?:\w+ )?$",
        page.text[max(sentence.start, start - 20) : start],
    ):
        return None
    to = _addressees(page, verb_end, end)
    if (
        to
        and all(each.is_person and page.is_ours(each) for each in to)
        and page.shape.genre in ("email", "minutes", "chat")
    ):
        return None
    return Asked((start, end), _askers(page, start, sentence), to)


def _addressees(page: Page, start: int, end: int) -> list[Figure]:
    infinitive = _INFINITIVE.search(page.masked, start, end)
    limit = infinitive.start() if infinitive else min(end, start + 60)
    return _distinct(figure for _, figure in page.cast.within(start, limit))


def _askers(page: Page, start: int, sentence: Sentence) -> list[Figure]:
    before = page.masked[sentence.start : start]
    if re.search(r"\bI (?:\w+ )?$", before):
        writer = page.writer_at(start)
        return [writer] if writer else []
    if re.search(r"\b[Ww]e (?:\w+ ){0,2}$", before):
        return [page.author] if page.author else []
    here = page.cast.within(sentence.start, start)
    people = [figure for _, figure in here if figure.is_person]
    if people:
        joined = re.search(r"\ue001+ and \ue001+ (?:\w+ )?$", before)
        return _distinct(people[-2:] if joined else people[-1:])
    if re.search(r"\b(?:[Tt]hey|[Bb]oth)\b", before):
        return _subjects_before(page, sentence, 2)
    if re.search(r"\b(?:[Hh]e|[Ss]he)\b", before):
        return _subjects_before(page, sentence, 1)
    return _distinct(figure for _, figure in here[-1:])


def _subjects_before(page: Page, sentence: Sentence, count: int) -> list[Figure]:
    earlier = [each for each in page.sentences_before(sentence.start, 1) if each.line == sentence.line]
    people = (
        _distinct(figure for _, figure in page.cast.within(earlier[-1].start, earlier[-1].end) if figure.is_person)
        if earlier
        else []
    )
    return people[:count]


def _distinct(figures: object) -> list[Figure]:
    kept: list[Figure] = []
    for figure in figures:  # type: ignore[attr-defined]
        if figure not in kept:
            kept.append(figure)
    return kept


def _listed(page: Page, lexicon: Lexicon) -> list[Asked]:
    """Items under "We therefore ask you to:"; one ask each."""
    found: list[Asked] = []
    opened = False
    for line in page.shape.lines:
        words = page.text[line.start : line.end]
        patterns = page.lexicon_at((line.start, line.end)).patterns if words.strip() else lexicon.patterns
        item = patterns["list_item"].match(words)
        if opened and item:
            found.append(_item(page, line.start + item.end(), line.end))
        elif words.strip():
            opened = line.kind in ("body", "item", "heading") and bool(patterns["ask_list"].search(words))
    return found


def _item(page: Page, start: int, end: int) -> Asked:
    stop = _ITEM_END.search(page.text, start, end)
    by = [page.author] if page.author else []
    to = [page.addressee] if page.addressee else []
    return Asked((start, stop.start() if stop else end), by, to, "ask.list")
