"""Who said what: direct quotations with their speakers, and positions reported after "that"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from overture_reader.drafts import Page, language_at
from overture_reader.figures import Figure
from overture_reader.lexicon import PERSON, load
from overture_reader.marks import Marked
from overture_reader.model import Span

_WHO = "[\ue001\ue002]+"


@dataclass(slots=True)
class Said:
    """A quotation and its speaker; ``cue`` is the passage that names the speaker."""

    span: Span
    outer: Span
    kind: str
    speaker: Figure | None
    cue: Span | None
    rule: str


class Attribution:
    """Finds speakers in English text, left and right of the marks."""

    def __init__(self, page: Page) -> None:
        self.page = page
        verbs = "|".join(sorted(load("en").words["speech_verbs"], key=len, reverse=True))
        self.after = (
            (
                "named",
                re.compile(
                    rf"^,? ?[-–—]? ?(?:(?:Mr|Ms|Mrs|Miss|Dr|Dame|Sir|Lord|Lady|Senator|Minister|"
                    rf"Councillor|Judge|Professor|President|Commissioner)\.? )?(?P<who>{_WHO})"
                    rf"(?:, [^,.]{{1,60}},)? (?:[a-z]+ ){{0,2}}?(?:{verbs})\b"
                ),
            ),
            (
                "named",
                re.compile(
                    rf"^,? ?(?:{verbs})(?: (?:Mr|Ms|Mrs|Dr|Dame|Sir))? ?(?:(?:[\w’'-]+,? ){{0,6}}?)(?P<who>{_WHO})"
                ),
            ),
            ("named", re.compile(rf"^,? ?(?:was|is) (?:how|what|the way) (?P<who>{_WHO}) (?:{verbs}|describ|called)")),
            ("pronoun", re.compile(rf"^,? ?(?:[Hh]e|[Ss]he|[Tt]hey) (?:[a-z]+ ){{0,2}}?(?:{verbs})\b")),
            ("pronoun", re.compile(rf"^,? ?(?:{verbs}) (?:he|she|they)\b")),
            ("self", re.compile(rf"^,? ?I (?:{verbs})\b")),
            (
                "unnamed",
                re.compile(
                    rf"^,? ?(?:(?:said|says|told|replied|answered) (?:one|an?|another|the|"
                    rf"its|their)\b|(?:[Oo]ne|[Aa]n?|[Aa]nother|[Tt]he) (?:[\w’'-]+ ){{1,5}}?(?:{verbs})\b)"
                ),
            ),
            ("dash", re.compile(rf"^ ?[–—-] ?(?P<who>{PERSON}+)")),
            ("dash", re.compile(rf"^ ?\((?P<who>{PERSON}+)")),
        )
        self.verb_end = re.compile(rf"\b(?:{verbs}|it|that|was|as|words|put|calls?|called)\b[^.!?]{{0,90}}$")
        self.you = re.compile(r"\b[Yy]ou (?:said|told|assured|promised|wrote|replied|stated)\b[^.!?]{0,90}$")
        self.self_before = re.compile(rf"\bI (?:{verbs})\b[^.!?]{{0,60}}$")

    def speaker(self, marked: Marked, line: Span, before: Said | None) -> tuple[Figure | None, Span | None, str]:
        """Return the speaker, the words that name them, and the rule."""
        found = self._introduced(marked, line) or self._from_right(marked, line)
        if found:
            return found
        found = self._from_left(marked, line)
        if found:
            return found
        if before and before.outer[1] >= line[0] and self._goes_on(before, marked):
            return before.speaker, before.cue, "quote.goes_on"
        return None, None, "quote.unnamed"

    def _introduced(self, marked: Marked, line: Span) -> tuple[Figure | None, Span | None, str] | None:
        """A colon or comma right before the marks, after a verb of speech, names the speaker, whatever follows."""
        before = self.page.masked[max(line[0], marked.outer[0] - 3) : marked.outer[0]].rstrip()
        return self._from_left(marked, line) if before.endswith((":", ",")) else None

    def _goes_on(self, before: Said, marked: Marked) -> bool:
        between = self.page.masked[before.outer[1] : marked.outer[0]]
        return len(between) < 80 and PERSON not in between[between.find(".") + 1 :]

    def _from_right(self, marked: Marked, line: Span) -> tuple[Figure | None, Span | None, str] | None:
        start = marked.outer[1]
        words = self.page.masked[start : min(line[1], start + 140)]
        for rule, pattern in self.after:
            found = pattern.match(words)
            if not found or (rule == "unnamed" and self.page.text[marked.span[1] - 1] == "."):
                continue
            span = (start, start + found.end())
            if rule in ("named", "dash"):
                return self._at(start + found.start("who")), span, "quote.named_after"
            if rule == "self":
                return self.page.writer_at(start), span, "quote.writer"
            if rule == "unnamed":
                return self._by_office(found.group()), span, "quote.unnamed"
            return self._pronoun(marked.outer[0]), span, "quote.pronoun"
        return None

    def _at(self, at: int) -> Figure | None:
        return self.page.cast.starting_at(at)

    def _from_left(self, marked: Marked, line: Span) -> tuple[Figure | None, Span | None, str] | None:
        sentence = self.page.sentence_at(marked.outer[0])
        start = max(line[0], sentence.start if sentence else line[0])
        words = self.page.masked[start : marked.outer[0]]
        cut = max(words.rfind("”"), words.rfind("» "), words.rfind("\ue004"))
        tail = words[cut + 1 :]
        if self.you.search(tail):
            return self.page.addressee, (start, marked.outer[0]), "quote.addressee"
        if self.self_before.search(tail):
            return self.page.writer_at(start), (start, marked.outer[0]), "quote.writer"
        if not self.verb_end.search(tail) and not tail.rstrip().endswith((":", ",")):
            return None
        span = (start + cut + 1, marked.outer[0])
        pronoun = re.search(r"\b(?:he|she|He|She)\b[^.!?]*$", tail)
        named = [(place, figure) for place, figure in self.page.cast.within(*span)]
        subjects = [pair for pair in named if self._may_speak(pair[0], span)]
        if pronoun and (not subjects or not self._nearest_speaks(subjects, span, pronoun.start())):
            return self._pronoun(span[0] + pronoun.start()), span, "quote.pronoun"
        if subjects:
            return subjects[0][1] if len(subjects) == 1 else self._best(subjects), span, "quote.named_before"
        return (self._by_office(tail), span, "quote.unnamed") if tail.strip() else None

    def _by_office(self, words: str) -> Figure | None:
        """ "The chair said": the one person whose post that is."""
        found = re.search(
            r"\b[Tt]he ([Cc]hair|[Mm]inister|[Aa]mbassador|[Cc]ommissioner|[Mm]ayor|[Cc]o-?ordinator|"
            r"[Dd]irector|[Pp]resident|[Ss]ecretary|[Oo]mbudsman|[Cc]hief [Ee]xecutive)\b(?! "
            r"(?:of|for) )",
            words,
        )
        if not found:
            return None
        post = found.group(1).lower()
        people = [each for each in self.page.cast.people if each.role and post in each.role.lower()]
        return people[0] if len(people) == 1 else None

    def _nearest_speaks(self, subjects: list[tuple[Span, Figure]], span: Span, pronoun: int) -> bool:
        """ "SAR replied that she …": the named one speaks when a verb of speech follows the name directly."""
        verbs = load("en").words["speech_verbs"]
        for place, _ in subjects:
            after = re.match(r"(?:, [^,.]{1,60},)? (\w+)", self.page.masked[place[1] : place[1] + 80])
            if after and after.group(1) in verbs and place[1] <= span[0] + pronoun:
                return True
        return False

    def _may_speak(self, place: Span, span: Span) -> bool:
        before = self.page.masked[max(span[0], place[0] - 26) : place[0]]
        return not re.search(
            r"(?i)(?:\bby (?:the )?(?:chair|host|moderator)?,? ?(?:[A-Z]\w+ )?|\b(?:told|"
            r"to|of|from|for|with|at|asked|the) (?:the )?)$",
            before,
        )

    def _best(self, subjects: list[tuple[Span, Figure]]) -> Figure:
        """The last one directly followed by a verb of speech, else the first."""
        verbs = load("en").words["speech_verbs"]
        for place, figure in reversed(subjects):
            after = re.match(r"(?:, [^,.]{1,60},)? (\w+)", self.page.masked[place[1] : place[1] + 80])
            if after and after.group(1) in verbs:
                return figure
        people = [figure for _, figure in subjects if figure.is_person]
        return people[0] if people else subjects[0][1]

    def _pronoun(self, at: int) -> Figure | None:
        """The person who is the subject of this sentence, or of the one before."""
        sentences = self.page.sentences_before(at, 3)
        for sentence in reversed(sentences):
            here = self.page.cast.within(sentence.start, min(sentence.end, at))
            people = [(span, figure) for span, figure in here if figure.is_person]
            clause = self.page.masked.rfind("; ", sentence.start, min(sentence.end, at))
            people = [pair for pair in people if pair[0][0] > clause] or people
            able = [
                pair
                for pair in people
                if not re.search(
                    r"(?i)\bby (?:the )?(?:\w+,? )?(?:[A-Z]\w+ )?$",
                    self.page.masked[max(0, pair[0][0] - 30) : pair[0][0]],
                )
            ]
            if able or (people and sentence.end <= at):
                return (able or people)[0][1]
        return None


def find_said(page: Page, attribute_other: Attribution | None = None) -> list[Said]:
    """Return the quotations of a page, in order."""
    titles = {each.outer for each in page.titles}
    lines = page.shape.lines
    attribution = attribute_other or Attribution(page)
    found: list[Said] = []
    number = 0
    for marked in page.marks:
        while number + 1 < len(lines) and lines[number].end < marked.outer[0]:
            number += 1
        line = lines[number]
        if marked.outer in titles or line.kind in ("quoted", "header", "share", "calendar"):
            continue
        before = found[-1] if found and found[-1].outer[0] >= line.start else None
        lead = (line.start, marked.outer[0])
        if language_at(page.text, marked.span) != "en" and not re.search(
            "[A-Za-z]{3}", page.text[lead[1] - 30 : lead[1]]
        ):
            speaker, cue, rule = other_speaker(page, marked, (line.start, line.end), before)
        else:
            speaker, cue, rule = attribution.speaker(marked, (line.start, line.end), before)
        found.append(Said(marked.span, marked.outer, "direct", speaker, cue, rule))
    return found


def find_reported(page: Page) -> list[Said]:
    """Return positions reported after "that" in English, outside quotation marks."""
    pattern = load("en").patterns["indirect"]
    found = []
    for sentence in page.shape.sentences:
        if page.shape.lines[sentence.line].kind not in ("body", "item"):
            continue
        match = pattern.search(page.masked, sentence.start, sentence.end)
        if match and "\ue004" not in match.group("words") and len(match.group("words")) > 12:
            speaker = page.cast.starting_at(match.start("speaker"))
            start, end = match.span("words")
            found.append(Said((start, end), (start, end), "indirect", speaker, match.span("speaker"), "quote.reported"))
    return found


def other_speaker(
    page: Page, marked: Marked, line: Span, before: Said | None
) -> tuple[Figure | None, Span | None, str]:
    """Return the speaker of an Arabic or Hebrew quotation: beside a verb of speech, right after or right before it."""
    language = language_at(page.text, marked.span)
    verbs = "|".join(sorted(load(language).words["speech_verbs"], key=len, reverse=True))
    after = re.compile(
        rf"[،,.]? ?[–—-]? ?(?:[وו]?(?:{verbs}) (?P<one>{_WHO})|(?P<two>{_WHO})(?: [وו]?(?:{verbs})|\s*$))"
    ).match(page.masked, marked.outer[1], line[1])
    if after:
        group = "one" if after.group("one") else "two"
        return _figure_at(page, after.start(group)), after.span(), "quote.named_after"
    bare = re.compile(rf"[،,.]? ?[–—-]? ?[וو]?(?:{verbs})\s*[.،,!]").match(page.masked, marked.outer[1], line[1])
    if bare:
        return _subject_before(page, marked.outer[0], line), bare.span(), "quote.pronoun"
    sentence = page.sentence_at(marked.outer[0])
    start = max(line[0], sentence.start if sentence else line[0], before.outer[1] if before else 0)
    if re.compile(r"אמרת|כתבת|הבטחת|قلتم|أكدتم|قلت لنا").search(page.masked, start, marked.outer[0]):
        return page.addressee, (start, marked.outer[0]), "quote.addressee"
    spoken = list(
        re.compile(
            rf"(?:[وו]?(?:{verbs}))[^.\n]{{0,60}}?(?P<who>{_WHO})|(?P<who2>{_WHO})[^.\n]{{0,60}}?(?:[שו]?(?:{verbs}"
            rf"))|(?P<who3>{_WHO}) ?:"
        ).finditer(page.masked, start, marked.outer[0])
    )
    if spoken:
        last = spoken[-1]
        group = next(name for name in ("who", "who2", "who3") if last.group(name))
        return _figure_at(page, last.start(group)), last.span(), "quote.named_before"
    post = re.compile(
        rf"(?:^|[^\w])[וوف]?(?P<post>(?:ה|ال)[\u0620-\u064a\u05d0-\u05ea״\"]+) [שו]?(?:{verbs})"
        rf"|(?:{verbs}) (?P<post2>ال[\u0620-\u064a]+)"
    ).search(page.masked, max(0, start - 1), marked.outer[0])
    holder = _holder(page, post.group("post") or post.group("post2"), start) if post else None
    if post and holder:
        return holder, post.span(), "quote.named_before"
    said = re.compile(rf"(?:[وו]?(?:{verbs}))[^.\n]{{0,40}}$").search(page.masked, start, marked.outer[0])
    if said:
        previous = [
            each for each in page.sentences_before(start, 1) if each.line == (sentence.line if sentence else -1)
        ]
        people = [
            figure for each in previous for _, figure in page.cast.within(each.start, each.end) if figure.is_person
        ]
        return (people[0] if len(set(map(id, people))) == 1 else None), said.span(), "quote.pronoun"
    if before and marked.outer[0] - before.outer[1] < 60:
        return before.speaker, before.cue, "quote.goes_on"
    return None, None, "quote.unnamed"


def _subject_before(page: Page, at: int, line: Span) -> Figure | None:
    """The person named first in the sentence before, within the paragraph."""
    for sentence in reversed(page.sentences_before(at, 2)):
        people = [figure for _, figure in page.cast.within(sentence.start, sentence.end) if figure.is_person]
        if people and sentence.start >= line[0]:
            return people[0]
    return None


def _figure_at(page: Page, at: int) -> Figure | None:
    return page.cast.starting_at(at)


def _holder(page: Page, post: str, at: int) -> Figure | None:
    """The one person before whose name the post stands ("the minister for …, NAME")."""
    holders = []
    for span, figure in page.cast.within(max(0, at - 4000), at):
        if figure.is_person and post in page.text[max(0, span[0] - 40) : span[0]] and figure not in holders:
            holders.append(figure)
    return holders[0] if len(holders) == 1 else None
