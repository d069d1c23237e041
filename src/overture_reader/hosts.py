"""Who hosts or receives, by ordered patterns."""

from __future__ import annotations

import re

from overture_reader.drafts import Draft, Page, language_at
from overture_reader.figures import Figure
from overture_reader.lexicon import Lexicon
from overture_reader.model import Span

_YOU = re.compile(
    r"\b(?:[Yy]ou (?:told|said|assured|promised|met|received|kindly|hosted|gave|agreed)|(?:met|"
    r"meet|saw) (?:with )?you|[Yy]our (?:office|time|team)|for (?:receiving|meeting|hosting)"
    r"|(?:[Oo]ur|the) meeting|[Ww]e met)\b"
    r"|בפגישתנו|פגישתנו|אמרת|נפגשנו|لقائنا|اجتماعنا|التقيناكم|استقبلتم|استقبالنا|استقبالكم"
)

_WHERE = re.compile(r"(?P<host>\ue002+), where [^.;]{0,60}$")
_WITH = re.compile(
    r"(?<!\w)(?:مع|أمام|امام|لدى|عند|إلى|עם|בפני|לפני|אצל|אל) (?:[^\W\d_\ue001\ue002]+,? ){0,4}(?=[\ue001\ue002])"
    r"|(?<!\w)(?:עם|אצל) (?=[\ue001\ue002])"
)
_BESIDE = re.compile(r"(?i)\b(?:alongside|along with|together with|joined by|beside)(?: the| our)? (?:[a-z]+\.? )?$")

_HOUSE = re.compile(
    r"(?i)(?:panel|round[- ]?table|talk|lecture|session|debate)\b[^.;|\ue001\ue002]{0,120}?(?:[,|] ?|\bat |\bin "
    r")(?:the )?(?=\ue002)"
)


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
        for name in ("host_by", "host_visit", "host_invitation", "host_joined"):
            for start, end in self.draft.sentences:
                if self._take(name, start, end):
                    self._give_body(first)
                    return
        if self.draft.kind not in ("campaign_event", "letter", "visit") and self._take_active(*first):
            return
        if self.draft.rule == "engagement.programme_slot" and self._take_slot(first):
            return
        if "interview" in self.page.text[self.draft.anchor[0] : self.draft.anchor[1]].lower():
            for at, (_, figure) in sorted(self.starts.items()):
                if figure.kind == "media" and not figure.is_person:
                    self._note(at, "host.active")
        if self.draft.hosts:
            return
        own_target = self.draft.kind in ("letter", "testimony", "briefing", "meeting", "visit")
        if (
            self.draft.kind == "conference_session"
            and self.patterns["another"].search(self.page.masked, *first)
            and self._inherit()
        ):
            return
        if not own_target and (self._take("host_event", *first) or self._take("host_event_of", *first)):
            return
        if self.draft.kind != "letter" and self._take_office(first):
            return
        self._take_where(first) or self._take_target(first) or self._inherit() or self._take_venue(first)

    def _take_slot(self, first: Span) -> bool:
        """ "Panel: TITLE, BODY. Speakers: …" in a programme: the body whose house it is."""
        found = _HOUSE.search(self.page.masked, *first)
        if found and not self.page.is_ours(
            self.starts[found.end()][1] if found.end() in self.starts else Figure(False, "")
        ):
            self._note(found.end(), "host.venue")
        return bool(self.draft.hosts)

    def _give_body(self, first: Span) -> None:
        """ "Visited the ministry, received by NAME": the host is the ministry, and NAME is of it."""
        person, span, rule = self.draft.hosts[0]
        if (
            len(self.draft.hosts) > 1
            or not person.is_person
            or person.owner
            or self.draft.kind not in ("visit", "meeting")
        ):
            return
        bodies = [figure for at, (_, figure) in sorted(self.starts.items()) if self.draft.anchor[0] <= at < first[1]]
        body = next((each for each in bodies if not each.is_person and self._is_official(each)), None)
        if body and self.page.text[span[0] - 3 : span[0]] != "of ":
            person.belongs(body, span, "person.office_of_host")
            self.draft.hosts[0] = (body, span, rule)

    def _take_addressee(self) -> bool:
        """In a letter, "you received us": the one written to."""
        reader = self.page.addressee
        if reader is None or self.page.shape.genre != "letter" or self.draft.kind == "letter":
            return False
        for start, end in self.draft.sentences:
            if _YOU.search(self.page.masked, start, end):
                self.draft.host(
                    reader.owner if reader.is_person and reader.owner else reader, (start, end), "host.addressee"
                )
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
            if (
                abs(found.end() - self.draft.anchor[0]) < 40
                or self.draft.anchor[0] <= found.end() <= self.draft.anchor[1]
            ):
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
        found = re.compile(
            r"\b(?:meeting|round[- ]?table|panel|talks|call) (?:[a-z ]{0,30})?(?:at|with|by) (?:the )?"
        ).search(self.page.masked, *first)
        if not found or found.end() not in self.starts:
            return False
        return self._target_at(found.end(), first[1])

    def _take_target(self, first: Span) -> bool:
        """The first body or person addressed after the anchor's start that is not of our side."""
        end = self._clause_end(first)
        if self.draft.language != "en" and self._take_with(end):
            return True
        targets = [at for at in sorted(self.starts) if self.draft.anchor[0] <= at < end and self._may_receive(at)]
        official = [at for at in targets if self._is_official(self.starts[at][1])]
        return any(self._target_at(at, end) for at in (*official[:1], *targets))

    def _take_where(self, first: Span) -> bool:
        """ "Visited BODY, where NAME took part in a panel": BODY."""
        found = _WHERE.search(self.page.masked, first[0], self.draft.anchor[0])
        return bool(found) and self._target_at(found.start("host"), first[1]) if found else False

    def _take_with(self, end: int) -> bool:
        """Arabic and Hebrew put the subject after the verb: whoever follows "with", "before" or "at" receives."""
        if self.draft.kind == "visit":
            return self._take_visited(end)
        for found in _WITH.finditer(self.page.masked, self.draft.anchor[0], end):
            if found.end() in self.starts and not self.page.is_ours(self.starts[found.end()][1]):
                self._target_at(found.end(), end)
                self._give_place(end)
                return bool(self.draft.hosts)
        return False

    def _take_visited(self, end: int) -> bool:
        """A visit's host is not whose delegation it is: "a delegation of X visited Y"."""
        bodies = [
            at for at in sorted(self.starts) if self.draft.anchor[0] <= at < end and not self.starts[at][1].is_person
        ]
        before = {at: self.page.masked[max(0, at - 12) : at] for at in bodies}
        into = [at for at in bodies if re.search(r"(?<!\w)(?:ב|ל|في |إلى |الى |אצל )$", before[at])]
        others = [at for at in bodies if not re.search(r"(?<!\w)(?:من|של|מ|عن) ?$", before[at])]
        for at in (*into, *others):
            self._note(at, "host.addressed")
            return True
        return False

    def _give_place(self, end: int) -> None:
        """ "With the deputy minister, NAME, in the ministry": the host is the ministry, and NAME is of it."""
        person, span, rule = self.draft.hosts[0] if self.draft.hosts else (None, None, "")
        if person is None or span is None or not person.is_person or person.owner:
            return
        for at in sorted(self.starts):
            body = self.starts[at][1]
            inside = re.search(
                r"(?<!\w)(?:ב|في (?:مقر |مكتب )?|במשרדי |בלשכת )$", self.page.masked[max(0, at - 10) : at]
            )
            if span[1] < at < end and inside and not body.is_person and self._is_official(body):
                person.belongs(body, self.starts[at][0], "person.office_of_host")
                self.draft.hosts[0] = (body, self.starts[at][0], rule)
                return

    def _may_receive(self, at: int) -> bool:
        span, figure = self.starts[at]
        if _BESIDE.search(self.page.masked, max(0, at - 30), at):
            return False
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
        stop = re.compile(r"; |, (?:and|but) (?:\ue001+|she|he|they) |, while ").search(
            self.page.masked, self.draft.anchor[1], first[1]
        )
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
            pattern = (
                r"(?i)\b(?:at|to|of|with|by|before|for|outside|in|addressed|told)(?: (?:the|"
                r"an?|our))?(?: [\w’'-]+){0,5} $"
            )
            outside = self.draft.kind == "campaign_event" and re.search(
                r"(?i)\b(?:outside|in front of|near|opposite)\b", before
            )
            return bool(re.search(pattern, before)) and not outside
        return True

    def _inherit(self) -> bool:
        """ "In another session": the host of the event it belongs to."""
        parent = self.draft.parent
        if parent is None or self.draft.kind not in ("conference_session", "panel", "testimony"):
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
