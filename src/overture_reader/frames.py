"""What a draft says: its hosts, who took part, for whom they spoke, its status."""

from __future__ import annotations

import re

from overture_reader.drafts import Draft, Page, language_at
from overture_reader.figures import Figure
from overture_reader.lexicon import Lexicon
from overture_reader.model import Part, Span

_GROUP = re.compile(r"(?i)\b(?P<pair>both|the (?:two|pair|duo))\b|\b(?P<all>(?:the|our|a|whole) (?:whole )?delegation|the (?:three|four|five|six|seven|group|team)|all (?:three|four|five|six))\b(?! (?:of|from) )|^(?P<they>They)\b")
_OFFICE = re.compile(
    r"(?i)\b(?:the|its|their) (?:[a-z-]+ )?(?:chair|chairman|chairwoman|chairperson|co-chair|ambassador|commissioner|minister|rapporteur|clerk|consul|mayor|governor|director|head|secretary|president|spokesperson|speaker|permanent secretary|deputy [a-z]+)(?: [a-z]+)?,? (?:(?:Senator|Judge|Dr|Mr|Ms|Mrs|Dame|Sir|Lord|Lady|Baroness|Professor|Councillor) ?)?$"
)
_YOU = re.compile(
    r"\b(?:[Yy]ou (?:told|said|assured|promised|met|received|kindly|hosted|gave|agreed)|(?:met|meet|saw) (?:with )?you|[Yy]our (?:office|time|team)|for (?:receiving|meeting|hosting)|(?:[Oo]ur|the) meeting|[Ww]e met)\b"
    r"|בפגישתנו|פגישתנו|אמרת|נפגשנו|لقائنا|اجتماعنا|التقيناكم|استقبلتم"
)
_ADDRESSEE_VERBS = re.compile(r"(?i)\b(?:to|addressed to|dear) (?:the )?(?:[A-Z][\w’' -]{0,60}, )?(?:Mr |Ms |Mrs |Dr )?$")
_HOSTING = re.compile(r"(?i)\b(?:hosted|hosts|held|holds|hold|organi[sz]ed|convened|gave|gives|welcomed|received)\b")
_FRIENDLY = frozenset({"member", "umbrella"})
_SPEAKING = re.compile(
    r"(?i)^(?:,? (?:who )?)?(?: (?:also|then|later|both))? ?(?:said|told|asked|urged|called|stressed|presented|present|spoke|speaks?|described|shared|showed|highlighted|outlined|set out|read out|gave|testified|warned|added|replied|raised|explained|will (?:speak|present|brief)|briefed|delved|showcased|brought|demanded)"
)


def fill(draft: Draft, page: Page) -> None:
    """Fill a draft's hosts and participants from its sentences."""
    lexicon = page.lexicon_at(draft.sentences[0])
    if not draft.hosts:
        Hosts(draft, page, lexicon).find()
    Participants(draft, page, lexicon).find()


class Hosts:
    """Who hosts or receives, by ordered patterns; the first that answers holds."""

    def __init__(self, draft: Draft, page: Page, lexicon: Lexicon) -> None:
        self.draft, self.page, self.patterns = draft, page, lexicon.patterns
        start, end = draft.sentences[0][0], max(each[1] for each in draft.sentences)
        self.starts = {span[0]: (span, figure) for span, figure in page.cast.within(start, end)}

    def find(self) -> None:
        """Note the hosts."""
        first = self.draft.sentences[0]
        if self._take_addressee():
            return
        for name in ("host_by", "host_invitation"):
            for start, end in self.draft.sentences:
                if self._take(name, start, end):
                    return
        if self.draft.kind not in ("campaign_event", "letter", "visit") and self._take_active(*first):
            return
        own_target = self.draft.kind in ("letter", "testimony", "briefing", "meeting", "visit")
        if self.draft.kind == "conference_session" and self.patterns["another"].search(self.page.masked, *first) and self._inherit():
            return
        if not own_target and (self._take("host_event", *first) or self._take("host_event_of", *first)):
            return
        if self.draft.kind != "letter" and self._take_office(first):
            return
        self._take_target(first) or self._inherit() or self._take_venue(first)

    def _take_addressee(self) -> bool:
        """In a letter, "you received us": the one written to."""
        reader = self.page.addressee
        if reader is None or self.page.shape.genre != "letter" or self.draft.kind == "letter":
            return False
        for start, end in self.draft.sentences:
            if _YOU.search(self.page.masked, start, end):
                self.draft.host(reader.owner if reader.is_person and reader.owner else reader, (start, end), "host.addressee")
        return bool(self.draft.hosts)

    def _take(self, name: str, start: int, end: int) -> bool:
        if name not in self.patterns:
            return False
        found = self.patterns[name].search(self.page.masked, start, end)
        if not found or (name in ("host_by", "host_event", "host_event_of") and self.draft.kind == "letter"):
            return False
        for group in ("host", "host2"):
            if group in found.re.groupindex and found.group(group):
                self._note(found.start(group), f"host.{name.removeprefix('host_')}")
        return bool(self.draft.hosts)

    def _take_active(self, start: int, end: int) -> bool:
        """ "X held a panel": the one that holds it, when what is held is this draft."""
        if "host_active" not in self.patterns:
            return False
        for found in self.patterns["host_active"].finditer(self.page.masked, start, end):
            if abs(found.end() - self.draft.anchor[0]) < 40 or self.draft.anchor[0] <= found.end() <= self.draft.anchor[1]:
                self._note(found.start("host"), "host.active")
        return bool(self.draft.hosts)

    def _note(self, at: int, rule: str) -> None:
        span, figure = self.starts.get(at, (None, None))
        if span is None or figure is None:
            return
        body = figure.owner if figure.is_person and figure.owner else figure
        self.draft.host(body, span, rule)

    def _take_office(self, first: Span) -> bool:
        """Minutes and meetings "at the Treasury": the body whose place it is."""
        if self.draft.kind not in ("meeting", "panel"):
            return False
        found = re.compile(r"\b(?:meeting|round[- ]?table|panel|talks|call) (?:[a-z ]{0,30})?(?:at|with|by) (?:the )?").search(self.page.masked, *first)
        if not found or found.end() not in self.starts:
            return False
        return self._target_at(found.end(), first[1])

    def _take_target(self, first: Span) -> bool:
        """The first body or person addressed after the anchor's start that is not of our side."""
        end = self._clause_end(first)
        targets = [at for at in sorted(self.starts) if self.draft.anchor[0] <= at < end and self._may_receive(at)]
        official = [at for at in targets if self._is_official(self.starts[at][1])]
        return any(self._target_at(at, end) for at in (*official[:1], *targets))

    def _may_receive(self, at: int) -> bool:
        span, figure = self.starts[at]
        if self._is_affiliation(span, figure) or not self._is_addressed(span):
            return False
        return not self.page.is_ours(figure) or (self.draft.kind == "visit" and not figure.is_person)

    def _is_official(self, figure: Figure) -> bool:
        body = figure.owner or figure
        return body.kind in ("government", "parliament", "party", "party_affiliate", "intergovernmental")

    def _target_at(self, at: int, end: int) -> bool:
        span, figure = self.starts[at]
        owned = self.starts.get(span[1] + 3) if self.page.text[span[1] : span[1] + 3] in ("'s ", "’s ") else None
        if owned and not figure.is_person and not owned[1].is_person:
            span, figure = owned
        if self.page.is_ours(figure) and not (self.draft.kind == "visit" and not figure.is_person):
            return False
        self._note(span[0], "host.addressed")
        return bool(self.draft.hosts)

    def _clause_end(self, first: Span) -> int:
        stop = re.compile(r"; |, (?:and|but) (?:\ue001+|she|he|they) |, while ").search(self.page.masked, self.draft.anchor[1], first[1])
        return stop.start() if stop else first[1]

    def _is_affiliation(self, span: Span, figure: Figure) -> bool:
        """ "X of Z" says whose X is, not who received."""
        if figure.is_person:
            return False
        near = (person for _, person in self.page.cast.within(max(0, span[0] - 400), span[1] + 400) if person.is_person)
        return any(person.owner_span == span and not self._is_received(person) for person in near)

    def _is_received(self, person: Figure) -> bool:
        """Whether somebody stands after the anchor's verb, so that their body is the one met."""
        if self.draft.kind not in ("letter", "testimony", "briefing", "meeting", "visit"):
            return False
        spans = [span for span in person.spans if span[0] >= self.draft.anchor[0] and self.draft.covers(span[0])]
        return bool(spans) and not self.page.is_ours(person)

    def _is_addressed(self, span: Span) -> bool:
        before = self.page.masked[max(self.draft.anchor[0], span[0] - 70) : span[0]]
        if language_at(self.page.text, span) != "en":
            return True
        if self.draft.kind in ("conference_session", "panel", "reception", "campaign_event", "other"):
            pattern = r"(?i)\b(?:at|to|of|with|by|before|for|outside|in|addressed|told)(?: (?:the|an?|our))?(?: [\w’'-]+){0,5} $"
            outside = self.draft.kind == "campaign_event" and re.search(r"(?i)\b(?:outside|in front of|near|opposite)\b", before)
            return bool(re.search(pattern, before)) and not outside
        return True

    def _inherit(self) -> bool:
        """ "In another session": the host of the event it belongs to."""
        parent = self.draft.parent
        if parent is None or self.draft.kind not in ("conference_session", "panel"):
            return False
        if not parent.hosts:
            Hosts(parent, self.page, self.page.lexicon_at(parent.sentences[0])).find()
        for figure, span, _ in parent.hosts:
            self.draft.host(figure, span, "host.inherited")
        return bool(self.draft.hosts)

    def _take_venue(self, first: Span) -> bool:
        if self.draft.kind not in ("panel", "meeting", "reception", "other"):
            return False
        found = re.compile(r"\b(?:at|in) (?:the )?(?=\ue002)").search(self.page.masked, self.draft.anchor[0], first[1])
        if found and found.end() in self.starts and not self.page.is_ours(self.starts[found.end()][1]):
            self._note(found.end(), "host.venue")
        return bool(self.draft.hosts)


class Participants:
    """Who took part, what they did, and for whom they spoke."""

    def __init__(self, draft: Draft, page: Page, lexicon: Lexicon) -> None:
        self.draft, self.page, self.patterns = draft, page, lexicon.patterns

    def find(self) -> None:
        """Note the participants."""
        self._give_office()
        for start, end in self.draft.sentences:
            self._take_groups(start, end)
            self._take_people(start, end)
        self._take_writer()
        self._take_on_behalf()

    def _give_office(self) -> None:
        """ "the chair, X" or "the ambassador, X": an office holder with no other body is of the host."""
        hosts = [(host, span) for host, span, _ in self.draft.hosts if not host.is_person and not self.page.is_ours(host)]
        if not hosts:
            return
        for start, end in self.draft.sentences:
            for span, figure in self.page.cast.within(start, end):
                before = self.page.text[max(start, span[0] - 60) : span[0]]
                if figure.is_person and figure.owner is None and _OFFICE.search(before):
                    figure.belongs(hosts[0][0], hosts[0][1], "person.office_of_host")

    def _take_people(self, start: int, end: int) -> None:
        absent = self.patterns["absent"].search(self.page.masked, start, end)
        for span, figure in self.page.cast.within(start, end):
            if not figure.is_person or self._is_mere_mention(span, figure):
                continue
            gone = absent and self.draft.kind != "letter" and re.search(r"(?i)apolog|regret|unable|could not|not attend|ill", absent.group()) and span[0] < absent.end() + 60
            part: Part = "apologies" if gone else self._part(span, figure)
            if self.draft.kind == "letter" and part not in ("signatory", "apologies"):
                continue
            self.draft.place(figure, part, span)

    def _is_mere_mention(self, span: Span, figure: Figure) -> bool:
        after = self.page.text[span[1] : span[1] + 14]
        if re.match(r"['’]s? (?:office|cabinet|book|report|letter|team|predecessor|son|daughter|mother|father)\b", after):
            return True
        before = self.page.text[max(0, span[0] - 60) : span[0]]
        if re.search(r"(?i)\b(?:greetings? from|message from|in memory of|named after|thanks to|will write to|speak to|write to|forwarded to|reply to|cc|copied to) (?:the |Mr |Ms |Dr )?$", before):
            return self.draft.kind != "meeting" or not before.rstrip().endswith("speak to")
        return self.draft.kind == "letter" and any(figure is host for host, _, _ in self.draft.hosts)

    def _part(self, span: Span, figure: Figure) -> Part:
        after = self.page.text[span[1] : span[1] + 60]
        before = self.page.text[max(0, span[0] - 60) : span[0]]
        if self.draft.kind == "letter":
            return "signatory" if self._is_signing(span) else "attendee"
        if re.search(r"(?i)\b(?:chaired|moderated) by (?:[\w ]{0,20})$", before) or re.match(r"[^.]{0,20}\bchaired\b", after) or re.match(r"[^.;)]{0,40}\bchair\)", after) or re.search(r"(?i)by the chair, (?:[A-Z]\w+ )?$", before):
            return "chair"
        hosts = [host for host, _, _ in self.draft.hosts]
        if any(figure is host or (figure.owner is host and not self.page.is_ours(figure)) for host in hosts):
            return "host"
        return "speaker" if _SPEAKING.match(after) else "attendee"

    def _is_signing(self, span: Span) -> bool:
        start = max(each[0] for each in self.draft.sentences if each[0] <= span[0])
        before = self.page.masked[start : span[0]]
        return bool(re.search(r"(?i)\b(?:signed|signatories|co-signed)\b", before)) or span[0] < self.draft.anchor[0]

    def _take_groups(self, start: int, end: int) -> None:
        found = _GROUP.search(self.page.masked, start, end)
        if not found or (found.group("they") and start != self.draft.sentences[0][0]):
            return
        before = [pair for pair in self.page.cast.within(max(0, found.start() - 6000), found.start()) if pair[1].is_person]
        if found.group("pair") or found.group("they"):
            self._take_last(before, 2 if found.group("pair") else 3, found.span())
        elif self.draft.kind != "letter":
            self._take_delegation(before, found)

    def _take_last(self, before: list[tuple[Span, Figure]], count: int, span: Span) -> None:
        chosen: list[Figure] = []
        for _, figure in reversed(before):
            if figure not in chosen and len(chosen) < count and self._is_of_us(figure):
                chosen.append(figure)
        if count == 2 and len(chosen) < 2:
            return
        for figure in reversed(chosen):
            self.draft.place(figure, "attendee", span, "participant.group")

    def _is_of_us(self, figure: Figure) -> bool:
        body = figure.owner
        return body is None or body.kind not in ("government", "parliament", "party", "intergovernmental")

    def _take_delegation(self, before: list[tuple[Span, Figure]], found: re.Match[str]) -> None:
        sentence = self.page.delegation()
        if sentence is None:
            counts = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
            count = next((number for word, number in counts.items() if word in found.group().lower()), 0)
            if count:
                self._take_last(before, count, found.span())
            return
        for _, figure in self.page.cast.within(sentence.start, sentence.end):
            if figure.is_person and self._is_of_us(figure):
                self.draft.place(figure, "attendee", found.span(), "participant.delegation")

    def _take_writer(self) -> None:
        """ "I urged the branch": who wrote the message was there."""
        writer = self.page.writer_at(self.draft.anchor[0])
        self._take_you()
        if writer is None or self.draft.kind == "letter" or self.draft.status == "cancelled":
            return
        for start, end in self.draft.sentences:
            if re.compile(r"\b(?:I|me)\b|\b[Ww]e (?:met|went|saw)\b|נפגשתי|הצגתי|ביקשתי|השתתפתי|التقيت|طلبت أنا|عرضت أنا|أنا و").search(self.page.masked, start, end):
                speaks = re.compile(r"\bI (?:asked|urged|presented|told|said|raised|stressed)\b").search(self.page.masked, start, end)
                self.draft.place(writer, "speaker" if speaks else "attendee", (start, end), "participant.writer")

    def _take_you(self) -> None:
        """ "You told us" in a letter, "signed by you" in a message: the one addressed."""
        reader = self.page.addressee
        if reader is None:
            return
        signed = re.compile(r"\b(?:signed by|by|with|and) you\b|\byou and \ue001")
        for start, end in self.draft.sentences:
            if self.draft.kind == "letter":
                if self.page.shape.genre != "letter" and signed.search(self.page.masked, start, end):
                    self.draft.place(reader, "signatory", (start, end), "participant.addressee")
            elif self.page.shape.genre == "letter" and _YOU.search(self.page.masked, start, end):
                self._meet_addressee(reader, (start, end))

    def _meet_addressee(self, reader: Figure, span: Span) -> None:
        if not self.draft.hosts:
            body = reader.owner if reader.is_person and reader.owner else reader
            self.draft.host(body, span, "host.addressee")
        if reader.is_person:
            self.draft.place(reader, "host", span, "participant.addressee")

    def _take_on_behalf(self) -> None:
        for start, end in self.draft.sentences:
            for found in self.patterns["on_behalf"].finditer(self.page.masked, start, end):
                body = next((figure for span, figure in self.page.cast.within(found.start("org"), found.end("org")) if not figure.is_person), None)
                before = [figure for span, figure in self.page.cast.within(start, found.start()) if figure.is_person]
                for place in self.draft.people:
                    if body and before and place.figure is before[-1]:
                        place.spoke_for = body
                        place.rule = "participant.on_behalf"


def status_of(draft: Draft, page: Page) -> None:
    """Set a draft's status by its words and its day."""
    first = draft.sentences[0]
    patterns = page.lexicon_at(first).patterns
    for status in ("cancelled", "postponed", "tentative"):
        for start, end in draft.sentences[:3]:
            found = patterns[status].search(page.masked, start, end)
            if found and not (status == "postponed" and re.match(r" to \w+ (?:the|a) ", page.masked[found.end() : found.end() + 12])):
                draft.status, draft.status_span = status, found.span()
                return
    if draft.day and page.on and draft.day.start > page.on:
        draft.status, draft.status_span = "planned", draft.day.phrase
        return
    planned = patterns["planned"].search(page.masked, *first)
    past_day = draft.day is not None and page.on is not None and draft.day.end < page.on
    if planned and not past_day and not patterns["past"].search(page.masked, draft.anchor[0], draft.anchor[1]):
        draft.status, draft.status_span = "planned", planned.span()
