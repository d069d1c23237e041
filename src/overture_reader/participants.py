"""Who took part, what they did there, and for whom they spoke."""

from __future__ import annotations

import re

from overture_reader.drafts import Draft, Page
from overture_reader.figures import Figure
from overture_reader.lexicon import Lexicon
from overture_reader.model import Part, Span

_GROUP = re.compile(
    r"(?i)\b(?P<pair>both|the (?:two|pair|duo))\b|\b(?P<all>(?:the|our|a|whole) (?:whole "
    r")?delegation|the (?:three|four|five|six|seven|group|team)|all (?:three|four|five|six)"
    r")\b(?! (?:of|from) )|^(?P<they>(?:(?:In |On )?(?:the )?\ue003+,? |(?:Then|Later|There|Afterwards|Here|"
    r"Next),? )?they)\b"
)
_OFFICE = re.compile(
    r"(?i)\b(?:the|its|their) (?:[a-z-]+ )?(?:chair|chairman|chairwoman|chairperson|co-chair|"
    r"ambassador|commissioner|minister|rapporteur|clerk|consul|mayor|governor|director|head|"
    r"secretary|president|spokesperson|speaker|permanent secretary|deputy [a-z]+)(?: [a-z]+)?,? "
    r"(?:(?:Senator|Judge|Dr|Mr|Ms|Mrs|Dame|Sir|Lord|Lady|Baroness|Professor|Councillor) ?)?$"
)
_POST = re.compile(
    r"(?:^|[^\w])(?:Rapporteur|Chair|Chairman|Chairwoman|Convener|Convenor|Ambassador|(?:Deputy |"
    r"Vice-)?(?:Minister|Mayor|"
    r"Commissioner|Chair)|Consul|Clerk) $"
)
_YOU = re.compile(
    r"\b(?:[Yy]ou (?:told|said|assured|promised|met|received|kindly|hosted|gave|agreed)|(?:met|"
    r"meet|saw) (?:with )?you|[Yy]our (?:office|time|team)|for (?:receiving|meeting|hosting)"
    r"|(?:[Oo]ur|the) meeting|[Ww]e met)\b"
    r"|בפגישתנו|פגישתנו|אמרת|נפגשנו|لقائنا|اجتماعنا|التقيناكم|استقبلتم|استقبالنا|استقبالكم"
)
_SPEAKING = re.compile(
    r"(?i)^(?:,? (?:who )?)?(?: (?:also|then|later|both))? ?(?:said|told|asked|urged|called|"
    r"stressed|presented|present|spoke|speaks?|described|shared|showed|highlighted|outlined|"
    r"set out|read out|gave|testified|warned|added|replied|raised|explained|will (?:speak|"
    r"present|brief)|briefed|delved|showcased|brought|demanded)"
)


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
        hosts = [
            (host, span) for host, span, _ in self.draft.hosts if not host.is_person and not self.page.is_ours(host)
        ]
        if not hosts:
            return
        for start, end in self.draft.sentences:
            for span, figure in self.page.cast.within(start, end):
                before = self.page.text[max(start, span[0] - 60) : span[0]]
                if figure.is_person and figure.owner is None and (_OFFICE.search(before) or _POST.search(before)):
                    figure.belongs(hosts[0][0], hosts[0][1], "person.office_of_host")

    def _take_people(self, start: int, end: int) -> None:
        absent = self.patterns["absent"].search(self.page.masked, start, end)
        for span, figure in self.page.cast.within(start, end):
            if not figure.is_person or self._is_mere_mention(span, figure) or self._is_reporter(span, start):
                continue
            gone = (
                absent
                and self.draft.kind != "letter"
                and re.search(r"(?i)apolog|regret|unable|could not|not attend|ill", absent.group())
                and span[0] < absent.end() + 60
                and not re.search(
                    r"(?:,| ) ?(?:as|because|since|while|whose) ",
                    self.page.masked[span[1] : max(span[1], absent.start())],
                )
            )
            part: Part = "apologies" if gone else self._part(span, figure)
            if self.draft.kind == "letter" and part not in ("signatory", "apologies"):
                continue
            self.draft.place(figure, part, span)

    def _is_mere_mention(self, span: Span, figure: Figure) -> bool:
        after = self.page.text[span[1] : span[1] + 14]
        if re.match(
            r"['’]s? (?:office|cabinet|book|report|letter|team|predecessor|son|daughter|mother|father)\b", after
        ):
            return True
        before = self.page.text[max(0, span[0] - 60) : span[0]]
        if re.search(
            r"(?i)\b(?:greetings? from|message from|in memory of|named after|thanks to|will "
            r"write to|speak to|write to|forwarded to|reply to|cc|copied to) (?:the |Mr |Ms |Dr )?$",
            before,
        ):
            return self.draft.kind != "meeting" or not before.rstrip().endswith("speak to")
        return self.draft.kind == "letter" and any(figure is host for host, _, _ in self.draft.hosts)

    def _is_reporter(self, span: Span, start: int) -> bool:
        """In minutes, "NAME noted that the visit was put off": NAME tells of it."""
        if self.page.shape.genre != "minutes" or self.draft.rule == "engagement.minutes_form":
            return False
        between = self.page.masked[span[1] : max(span[1], self.draft.anchor[0])]
        return span[0] - start < 6 and bool(
            re.match(r" (?:noted|reported(?! (?:back )?on)|said|announced|confirmed|added|informed)\b", between)
        )

    def _part(self, span: Span, figure: Figure) -> Part:
        after = self.page.text[span[1] : span[1] + 60]
        before = self.page.text[max(0, span[0] - 60) : span[0]]
        if self.draft.kind == "letter":
            return "signatory" if self._is_signing(span) else "attendee"
        if (
            re.search(r"(?i)\b(?:chaired|moderated) by (?:[\w ]{0,20})$", before)
            or re.match(r"[^.]{0,20}\bchaired\b", after)
            or re.match(r"[^.;)]{0,40}\bchair\)", after)
            or re.search(r"(?i)by the chair, (?:[A-Z]\w+ )?$", before)
        ):
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
        before = [
            pair for pair in self.page.cast.within(max(0, found.start() - 6000), found.start()) if pair[1].is_person
        ]
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
        if body is None and (
            figure.role or self.page.text[figure.first[1] : figure.first[1] + 4] in (" MP ", " MP,", " MEP")
        ):
            return self.page.is_ours(figure) or figure.known_id is not None
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
            if re.compile(
                r"\bI\b(?! (?:did|could|was|am|had)(?: not|n[\u2019']t)\b)|\bme\b|\b[Ww]e (?:also |then |both "
                r")?(?:met|went|saw|had|held|sat|spoke|took|joined|attended|visited)\b|"
                r"\b(?:received|hosted|welcomed) us\b|נפגשתי|הצגתי|ביקשתי|השתתפתי|נפגשנו|השתתפנו|הצגנו|ביקרנו|"
                r"التقيت|التقينا|اجتمعنا|شاركنا|حضرنا|زرنا|طلبت أنا|عرضت أنا|أنا و"
            ).search(self.page.masked, start, end):
                speaks = re.compile(r"\bI (?:asked|urged|presented|told|said|raised|stressed)\b").search(
                    self.page.masked, start, end
                )
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
            self._take_its_behalf(start, end)
            for found in self.patterns["on_behalf"].finditer(self.page.masked, start, end):
                body = next(
                    (
                        figure
                        for span, figure in self.page.cast.within(found.start("org"), found.end("org"))
                        if not figure.is_person
                    ),
                    None,
                )
                before = [figure for span, figure in self.page.cast.within(start, found.start()) if figure.is_person]
                in_order = "respectively" in self.page.masked[found.end() : found.end() + 160]
                for place in self.draft.people:
                    if body and before and not in_order and place.figure is before[-1]:
                        place.spoke_for = body
                        place.rule = "participant.on_behalf"

    def _take_its_behalf(self, start: int, end: int) -> None:
        """ "Who chairs the union, testified on its behalf": the body named last before."""
        found = re.compile(r"\bon its behalf\b").search(self.page.masked, start, end)
        before = [figure for _, figure in self.page.cast.within(start, found.start())] if found else []
        bodies = [figure for figure in before if not figure.is_person]
        people = [figure for figure in before if figure.is_person]
        for place in self.draft.people:
            if bodies and people and place.figure is people[-1]:
                place.spoke_for, place.rule = bodies[-1], "participant.on_behalf"
