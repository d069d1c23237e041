"""Which sentences show an engagement, and which go on telling of one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from overture_reader.dates import When
from overture_reader.drafts import Draft, Page, language_at
from overture_reader.figures import Figure
from overture_reader.lexicon import ORGANISATION, PERSON, Lexicon, Trigger
from overture_reader.model import Span
from overture_reader.tokens import Sentence

_RANK = {
    "panel": 6,
    "testimony": 6,
    "reception": 5,
    "campaign_event": 5,
    "letter": 4,
    "conference_session": 4,
    "visit": 3,
    "briefing": 3,
    "meeting": 2,
    "other": 1,
}
_YEAR_AGO = re.compile(r"(?:\b[Ii]n|בשנת|ב-?|عام|سنة|في عام) ?((?:19|20)\d\d)\b")
_AT_CONFERENCE = re.compile(r"(?i)\ue005|\b(?:fringe|conference|congress|convention|summit|party day)\b")
_TELLING = frozenset({"body", "item", "slot"})
_GROUP = re.compile(
    r"(?i)\b(?:we|our|us|both|they|delegation|members|pair|duo|team|the (?:two|three|four|five|six|seven|group))\b"
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A trigger found in a sentence."""

    trigger: Trigger
    span: Span

    @property
    def rank(self) -> int:
        """How specific its kind is."""
        return _RANK[self.trigger.kind]


class Finder:
    """Walks through the sentences and gathers drafts."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.drafts: list[Draft] = []
        self.current: Draft | None = None
        self.current_line = -1
        self.frame: Draft | None = None
        self.frame_used = False
        self.introduced: set[int] = set()

    def find(self) -> list[Draft]:
        """Return the drafts in the order of the text."""
        for sentence in self.page.shape.sentences:
            if self.page.shape.lines[sentence.line].kind in _TELLING:
                self._take(sentence)
            else:
                self._leave(sentence)
        if self.frame and not self.frame_used:
            self.drafts.append(self.frame)
        return sorted(self.drafts, key=lambda each: each.anchor)

    def _leave(self, sentence: Sentence) -> None:
        if self.page.shape.lines[sentence.line].kind in ("heading", "quoted", "closing", "signature", "action"):
            self.current = None
            if self.page.shape.lines[sentence.line].kind == "heading":
                self._end_frame()

    def _end_frame(self) -> None:
        if self.frame and not self.frame_used:
            self.drafts.append(self.frame)
        self.frame = None

    def _take(self, sentence: Sentence) -> None:
        span = (sentence.start, sentence.end)
        lexicon = self.page.lexicon_at(span)
        words = self.page.masked[sentence.start : sentence.end]
        newcomers = self._newcomers(sentence)
        if self._is_aside(words, lexicon, span):
            self.current = None if self._is_third_party(words, span) else self.current
            return
        if lexicon.patterns["frame"].search(words) and self._frames(sentence, words, lexicon, "frame"):
            return
        if PERSON not in words and self._frames(sentence, words, lexicon, "frame_event"):
            return
        shown = self._shown(sentence, words, lexicon)
        if shown and self._opens(sentence, shown, words, lexicon):
            self._open(sentence, shown, lexicon)
        elif shown is None and self._is_session(sentence, words, newcomers):
            self._open_session(sentence, words, lexicon)
        else:
            self._go_on(sentence)

    def _newcomers(self, sentence: Sentence) -> bool:
        """Whether somebody of a named body is first introduced here."""
        found = False
        for span, figure in self.page.cast.within(sentence.start, sentence.end):
            if figure.is_person and id(figure) not in self.introduced:
                self.introduced.add(id(figure))
                found = found or (span == figure.first and figure.owner is not None)
        return found

    def _go_on(self, sentence: Sentence) -> None:
        same = self.current is not None and sentence.line == self.current_line
        near = self.current is not None and self._reaches(sentence)
        if self.current and (same or near):
            self.current.sentences.append((sentence.start, sentence.end))
            self.current_line = sentence.line
        elif self.current and sentence.line != self.current_line:
            self.current = None

    def _reaches(self, sentence: Sentence) -> bool:
        """A later paragraph goes on with a draft when it names somebody of it or asks or quotes, and nobody new."""
        if self.page.shape.genre in ("letter", "programme", "chat"):
            return False
        known = (
            {
                id(figure)
                for start, end in self.current.sentences[-12:]
                for _, figure in self.page.cast.within(start, end)
            }
            if self.current
            else set()
        )
        here = [figure for _, figure in self.page.cast.within(sentence.start, sentence.end)]
        return bool(here) and any(figure.is_person and id(figure) in known for figure in here)

    # --- what a sentence shows

    def _is_aside(self, words: str, lexicon: Lexicon, span: Span) -> bool:
        patterns = lexicon.patterns
        if patterns["old_minutes"].search(words) or self._is_offer(span, lexicon):
            return True
        if patterns["declined"].search(words):
            return True
        if patterns["vague"].search(words) and not self.page.days_in(*span) and not patterns["cancelled"].search(words):
            return bool(any(trigger.pattern.search(words) for trigger in lexicon.triggers))
        return self._is_background(words, lexicon, span) or self._is_third_party(words, span)

    def _is_offer(self, span: Span, lexicon: Lexicon) -> bool:
        """ "Write to NAME: ADDRESS" offers contact; it tells of no letter."""
        if lexicon.patterns["offer_line"].search(self.page.text, *span):
            return True
        return bool(lexicon.patterns["contact_offer"].search(self.page.text, *span)) and not self.page.days_in(*span)

    def _is_background(self, words: str, lexicon: Lexicon, span: Span) -> bool:
        year = _YEAR_AGO.search(self.page.text, *span)
        if year and self.page.on and int(year.group(1)) < self.page.on.year:
            return not any(each.start and each.start.year == self.page.on.year for each in self.page.days_in(*span))
        stale = lexicon.patterns["background"].search(words)
        return bool(stale) and not self.page.days_in(*span) and not re.search(r"\d{4}", words)

    def _is_third_party(self, words: str, span: Span) -> bool:
        """Somebody else's doing: nobody of ours, no "we", and an act that needs somebody."""
        if _GROUP.search(words) or self.page.shape.genre in ("letter", "email", "minutes", "programme"):
            return False
        if language_at(self.page.text, span) != "en":
            return False
        here = [figure for _, figure in self.page.cast.within(*span)]
        acts = re.search(r"\b(?:visited|visits|met|meets|toured|hosted|addressed|briefed|travelled)\b", words)
        if not acts:
            return False
        if not here:
            return True
        known = self.page.author is not None or any(self.page.is_ours(each) for each in self.page.cast.everybody())
        official = all(self._is_official(figure) for figure in here)
        return known and official and not (self.current and words.startswith(("She", "He")))

    def _is_official(self, figure: Figure) -> bool:
        body = figure.owner if figure.is_person else figure
        if figure.is_person and body is None:
            return figure.known_id is None and bool(figure.role) and not self.page.is_ours(figure)
        return body is not None and body.kind in ("government", "parliament", "party", "intergovernmental")

    def _shown(self, sentence: Sentence, words: str, lexicon: Lexicon) -> Shown | None:
        found = []
        for trigger in lexicon.triggers:
            for match in trigger.pattern.finditer(words):
                start, end = match.start() + sentence.start, match.end() + sentence.start
                start += len(match.group()) - len(match.group().lstrip())
                if (
                    end > start
                    and not self._is_inside_ask((start, end))
                    and not self._is_reference(words, match.start())
                ):
                    found.append(Shown(trigger, (start, end)))
        if not found:
            return None
        bare = [each for each in found if self._is_bare_word(each.span)]
        found = [each for each in found if each not in bare] or bare
        first = min(each.span[0] for each in found)
        near = [each for each in found if each.span[0] <= first + 160]
        if any(each.trigger.kind == "meeting" and each.span[0] == first for each in near):
            near = [each for each in near if each.trigger.kind != "briefing"]
        return min(near, key=lambda each: (-each.rank, each.trigger.strength != "verb", each.span[0]))

    def _is_bare_word(self, span: Span) -> bool:
        """ "the session" beside another trigger only refers to it."""
        return self.page.text[span[0] : span[1]].strip().lower() in (
            "the session",
            "the meeting",
            "the visit",
            "the talk",
        )

    def _is_inside_ask(self, span: Span) -> bool:
        asks = self.page.asks
        return (
            bool(asks)
            and span[0] > 0
            and bool(asks[span[0]])
            and bool(asks[span[0] - 1])
            and bool(asks[max(span[0], span[1] - 2)])
        )

    def _is_reference(self, words: str, at: int) -> bool:
        """ "before the hearing" and "asked for a meeting" name an engagement without telling of it."""
        before = words[max(0, at - 30) : at].rstrip()
        if before.endswith("would") and re.search(r"(?i)\b(?:agreed|decided|resolved|confirmed) that\b", words[:at]):
            return False
        return (
            bool(
                re.search(
                    r"(?i)\b(?:before|after|ahead of|since|until|asked for|request(?:ed)? "
                    r"(?:for )?|would|(?:promised|agreed|offered|undertook|pledged|vowed|volunteered|wants?|ready|"
                    r"willing)(?: to(?: [a-z]+)?)?|"
                    r"prepare for|preparing for|follow-up to|invitation to|instead "
                    r"of|report on|notes? (?:from|of) (?:our|the) last)(?: (?:the|an?|our|"
                    r"that|this|its))*$",
                    before,
                )
            )
            and "accepted an invitation" not in before
        ) or bool(re.search(r"(?:بعد|قبل|عقب|إثر|خلال|منذ|אחרי|לפני|לאחר|בתום|במהלך)$", before))

    # --- opening a draft

    def _opens(self, sentence: Sentence, shown: Shown, words: str, lexicon: Lexicon) -> bool:
        current = self.current
        own_day = [each for each in self.page.days_in(sentence.start, sentence.end) if not each.background]
        if current is None:
            return bool(not self._is_bare(shown, words, lexicon, own_day))
        same_line = sentence.line == self.current_line
        another = bool(lexicon.patterns["another"].search(words))
        definite = bool(lexicon.patterns["definite"].search(words)) and shown.trigger.strength == "noun" and not own_day
        if another or (self.frame and self.frame_used and self._brings(sentence)):
            return True
        if definite and (same_line or shown.trigger.kind == current.kind):
            return False
        if self._is_bare(shown, words, lexicon, own_day):
            return False
        if same_line and not own_day:
            return (
                shown.trigger.kind != current.kind
                and self._is_told(shown, words, lexicon)
                and self._adds(shown, current)
            )
        return True

    def _adds(self, shown: Shown, current: Draft) -> bool:
        """Within a paragraph and without a day, another engagement needs somebody not named in this one yet."""
        if shown.trigger.kind in ("reception", "campaign_event", "letter", "testimony"):
            return True
        known = {
            id(figure) for start, end in current.sentences[-12:] for _, figure in self.page.cast.within(start, end)
        }
        here = self.page.cast.within(*shown.span)
        return any(id(figure) not in known for _, figure in here)

    def _is_bare(self, shown: Shown, words: str, lexicon: Lexicon, own_day: list[When]) -> bool:
        """A noun such as "the meeting" without a day, anybody, or a word that it was put off, tells nothing."""
        if shown.trigger.strength == "verb" or own_day:
            return False
        changes = any(lexicon.patterns[name].search(words) for name in ("cancelled", "postponed", "tentative"))
        return not changes and ORGANISATION not in words and PERSON not in words

    def _is_told(self, shown: Shown, words: str, lexicon: Lexicon) -> bool:
        if shown.trigger.strength == "verb":
            return PERSON in words or ORGANISATION in words or bool(_GROUP.search(words))
        return (
            any(lexicon.patterns[name].search(words) for name in ("cancelled", "postponed", "tentative"))
            or PERSON in words
        )

    def _open(self, sentence: Sentence, shown: Shown, lexicon: Lexicon) -> None:
        draft = Draft(
            shown.trigger.kind,
            shown.span,
            [(sentence.start, sentence.end)],
            f"engagement.{shown.trigger.kind}",
            language=lexicon.language,
        )
        if draft.kind in ("conference_session", "panel"):
            draft.parent = self.frame or next(
                (each for each in reversed(self.drafts) if each.kind == "conference_session"), None
            )
        self._follow_up(draft)
        self.drafts.append(draft)
        self.current, self.current_line = draft, sentence.line
        if self.frame and draft.kind in ("conference_session", "panel"):
            self.frame_used = True
        elif self.frame and draft.kind not in ("conference_session", "panel"):
            self._end_frame()

    def _follow_up(self, draft: Draft) -> None:
        """ "A further session was cancelled" after a hearing is of its kind and place."""
        words = self.page.text[max(0, draft.anchor[0] - 2) : draft.anchor[1]].lower()
        before = self.drafts[-1] if self.drafts else None
        again = re.search(r"\b(?:further|second|follow-up|next|another) (?:session|meeting|hearing)\b", words)
        if again and before and before.kind == "testimony" and self.frame is None:
            draft.kind, draft.parent = before.kind, before

    # --- "took part in sessions during the conference", then a paragraph for each

    def _frames(self, sentence: Sentence, words: str, lexicon: Lexicon, name: str) -> bool:
        found = lexicon.patterns[name].search(words)
        if not found or not (ORGANISATION in words[found.start() :] or "\ue005" in words[found.start() :]):
            return False
        self._end_frame()
        kind = (
            "panel"
            if found.group().lower().startswith("panel")
            else "meeting"
            if found.group().lower().startswith("meeting") and not _AT_CONFERENCE.search(words)
            else "conference_session"
        )
        span = (sentence.start + found.start(), sentence.start + found.end())
        self.frame = Draft(kind, span, [(sentence.start, sentence.end)], "engagement.frame", language=lexicon.language)
        self.frame_used = False
        self.current, self.current_line = None, sentence.line
        return True

    def _enters(self, sentence: Sentence) -> bool:
        """Whether the sentence opens with somebody of a named body who is first named here."""
        people = [
            (span, figure) for span, figure in self.page.cast.within(sentence.start, sentence.end) if figure.is_person
        ]
        if not people or people[0][0][0] > sentence.start + 12:
            return False
        return people[0][0] == people[0][1].first and people[0][1].owner is not None

    def _brings(self, sentence: Sentence) -> bool:
        """Whether somebody of a named body is first named in the sentence."""
        here = self.page.cast.within(sentence.start, sentence.end)
        return any(span == figure.first for span, figure in here if figure.is_person and figure.owner)

    def _is_session(self, sentence: Sentence, words: str, newcomers: bool) -> bool:
        if self.frame is None or not (newcomers or (not self.frame_used and PERSON in words)):
            return False
        if sentence.line == self.current_line and not self._enters(sentence):
            return False
        lexicon = self.page.lexicon_at((sentence.start, sentence.end))
        return any(word in lexicon.words["present_verbs"] for word in re.findall(r"[a-z]+", words))

    def _open_session(self, sentence: Sentence, words: str, lexicon: Lexicon) -> None:
        verb = next(found for found in re.finditer(r"[a-z]+", words) if found.group() in lexicon.words["present_verbs"])
        first = next(span for span, figure in self.page.cast.within(sentence.start, sentence.end) if figure.is_person)
        start, end = min(first[0], sentence.start + verb.start()), sentence.start + verb.end()
        kind = self.frame.kind if self.frame else "conference_session"
        draft = Draft(
            kind, (start, end), [(sentence.start, sentence.end)], "engagement.within_frame", language=lexicon.language
        )
        draft.parent = self.frame
        self.drafts.append(draft)
        self.frame_used = True
        self.current, self.current_line = draft, sentence.line
