"""From what was found to the result's form: keys, claims, reasons, and spans of the original text."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal

from overture_reader.asks import Asked
from overture_reader.dates import When
from overture_reader.drafts import Draft, Page, Place
from overture_reader.figures import Figure
from overture_reader.model import (
    Ask,
    Claim,
    Confidence,
    Contact,
    DateClaim,
    DocumentFacts,
    Engagement,
    Entity,
    How,
    Initiative,
    Moment,
    Notice,
    Participant,
    Quote,
    Reading,
    Removed,
    Span,
    Unread,
)
from overture_reader.quotes import Said
from overture_reader.reasons import reason
from overture_reader.topics import Named, Offer, confidentiality
from overture_reader.view import View


@dataclass(slots=True)
class Findings:
    """Everything found, in view offsets."""

    page: Page
    drafts: list[Draft] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    asks: list[Asked] = field(default_factory=list)
    initiatives: list[Named] = field(default_factory=list)
    moments: list[Span] = field(default_factory=list)
    offer: Offer | None = None
    orders: list[Span] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)


class Assembly:
    """Puts findings into a `Reading`."""

    def __init__(self, view: View, findings: Findings) -> None:
        self.view, self.findings, self.page = view, findings, findings.page
        self.text = view.text
        people = sorted((each for each in self.page.cast.people if each.spans), key=lambda each: each.first)
        bodies = sorted((each for each in self.page.cast.organisations if each.spans), key=lambda each: each.first)
        self.people, self.bodies = people, bodies
        self.passages: list[tuple[int, int, int]] = []
        self.within: dict[tuple[str, str], list[str]] = {}
        self.keys = {id(each): f"P{number}" for number, each in enumerate(people, 1)}
        self.keys |= {id(each): f"O{number}" for number, each in enumerate(bodies, 1)}
        self.findings.said.sort(key=lambda each: (each.span, each.kind))
        self.findings.asks.sort(key=lambda each: each.span)
        self.findings.drafts.sort(key=lambda each: (each.anchor, each.kind))

    def reading(self, identity: str, sha: str, versions: tuple[str, str, str], removed: tuple[Removed, ...]) -> Reading:
        """Return the reading."""
        self.passages = sorted(
            (start, end, n) for n, each in enumerate(self.findings.drafts, 1) for start, end in each.sentences
        )
        self._place_all()
        quotes = tuple(self._quote(each, number) for number, each in enumerate(self.findings.said, 1))
        asks = tuple(self._ask(each, number) for number, each in enumerate(self.findings.asks, 1))
        initiatives = tuple(self._initiative(each, number) for number, each in enumerate(self.findings.initiatives, 1))
        return Reading(
            id=identity,
            text_sha256=sha,
            reader_version=versions[0],
            lexicon_version=versions[1],
            directory_version=versions[2],
            document=self._facts(),
            people=tuple(self._entity(each) for each in self.people),
            organisations=tuple(self._entity(each) for each in self.bodies),
            engagements=tuple(self._engagement(each, f"E{n}") for n, each in enumerate(self.findings.drafts, 1)),
            quotes=quotes,
            asks=asks,
            initiatives=initiatives,
            moments=tuple(self._moment(each, number) for number, each in enumerate(self.findings.moments, 1)),
            contact=self._contact(),
            removed=(*removed, *self.view.removed, *self._repeated()),
            unread=self._unread(),
            warnings=self._notices(),
        )

    def _spans(self, *spans: Span | None) -> tuple[Span, ...]:
        return tuple(self.view.span(span) for span in spans if span is not None)

    def _said(self, span: Span) -> str:
        start, end = self.view.span(span)
        return self.view.original[start:end]

    # --- document

    def _facts(self) -> DocumentFacts:
        shape = self.page.shape
        title = shape.title and Claim(
            self._said(shape.title).strip(), self._spans(shape.title), "likely", (reason("document.title"),)
        )
        dated = None
        if shape.date:
            rule = "document.date" if shape.dated else "document.date_given"
            dated = Claim(shape.date.isoformat(), self._spans(shape.dated), "sure", (reason(rule),))
        quiet = confidentiality(self.page, 0, len(self.text)) if self.text else None
        quiet = quiet or self._any_quiet()
        secret = quiet and Claim(quiet[0], self._spans(quiet[1]), "sure", (reason(f"confidentiality.{quiet[0]}"),))
        return DocumentFacts(shape.genre, shape.languages, title or None, dated, secret or None)

    def _any_quiet(self) -> tuple[str, Span] | None:
        found = (
            confidentiality(self.page, line.start, line.end) for line in self.page.shape.lines if line.end > line.start
        )
        return next((each for each in found if each), None)

    # --- entities

    def _entity(self, figure: Figure) -> Entity:
        spans = sorted(figure.spans)
        full = max(figure.spans, key=lambda span: (self._said(span) == figure.name, span[1] - span[0], -span[0]))
        source = "directory" if figure.link.state == "known" else "rule"
        confidence: Confidence = "sure" if figure.link.state == "known" else "likely"
        name = Claim(figure.name, self._spans(full), confidence, tuple(figure.reasons), source)  # type: ignore[arg-type]
        return Entity(
            key=self.keys[id(figure)],
            name=name,
            kind="person" if figure.is_person else figure.kind,
            role=Claim(figure.role, self._spans(figure.role_span), "likely", (reason("person.role"),))
            if figure.role
            else None,
            organisation=self._belonging(figure),
            mentions=self._spans(*spans),
            forms=tuple(figure.forms),
            link_state=figure.link.state,
            proposed_id=figure.link.id,
            candidates=figure.link.candidates,
            new=figure.link.state == "new",
        )

    def _belonging(self, figure: Figure) -> Claim | None:
        if figure.owner is None or id(figure.owner) not in self.keys:
            return None
        return Claim(
            self.keys[id(figure.owner)],
            self._spans(figure.owner_span),
            "likely",
            (reason(figure.owner_rule or "person.shared_of"),),
        )

    # --- engagements

    def _engagement(self, draft: Draft, key: str) -> Engagement:
        quiet = draft.confidentiality or self._quiet(draft)
        return Engagement(
            key=key,
            kind=Claim(draft.kind, self._spans(draft.anchor), "likely", (reason(draft.rule),)),
            status=Claim(
                draft.status,
                self._spans(draft.status_span or draft.anchor),
                "likely",
                (reason(f"status.{draft.status}"),),
            ),
            anchor=self.view.span(draft.anchor),
            scope=self._spans(*draft.sentences),
            title=self._title(draft),
            date=self._date(draft),
            hosts=tuple(
                Claim(self.keys[id(host)], self._spans(span), "likely", (reason(rule),))
                for host, span, rule in draft.hosts
                if id(host) in self.keys
            ),
            participants=tuple(self._participant(each) for each in draft.people if id(each.figure) in self.keys),
            organisations=tuple(
                Claim(self.keys[id(body)], self._spans(span), "check", (reason("party.named"),))
                for body, span in self._parties(draft)
            ),
            venue=Claim(self._said(draft.venue), self._spans(draft.venue), "likely", (reason("venue"),))
            if draft.venue
            else None,
            topic=Claim(self._said(draft.topic), self._spans(draft.topic), "check", (reason("topic"),))
            if draft.topic
            else None,
            confidentiality=Claim(quiet[0], self._spans(quiet[1]), "sure", (reason(f"confidentiality.{quiet[0]}"),))
            if quiet
            else None,
            initiatives=self._told("I", key),
            asks=self._told("A", key),
            quotes=self._told("Q", key),
        )

    def _told(self, letter: str, key: str) -> tuple[str, ...]:
        """Keys of what was asked, said or named within an engagement."""
        return tuple(self.within.get((letter, key), ()))

    def _place_all(self) -> None:
        found = self.findings
        for letter, spans in (
            ("I", [each.span for each in found.initiatives]),
            ("A", [each.span for each in found.asks]),
            ("Q", [each.span for each in found.said]),
        ):
            for number, span in enumerate(spans, 1):
                key = self._at(span[0])
                if key:
                    self.within.setdefault((letter, key), []).append(f"{letter}{number}")

    def _quiet(self, draft: Draft) -> tuple[str, Span] | None:
        found = (confidentiality(self.page, start, end) for start, end in draft.sentences)
        return next((each for each in found if each), None)

    def _title(self, draft: Draft) -> str:
        """The kind and the hosts, or the anchor's words: short, and made of evidence."""
        hosts = " and ".join(host.name for host, _, _ in draft.hosts)
        words = " ".join(self._said(draft.anchor).split())
        return (f"{draft.kind.replace('_', ' ').capitalize()}: {hosts}" if hosts else words)[:120]

    def _date(self, draft: Draft) -> DateClaim | None:
        day = draft.day
        if day is None:
            return None
        base = self.page.on.isoformat() if self.page.on else ""
        how = How(day.rule, (("from", base),) if day.rule.startswith(("relative", "absolute")) and base else ())
        phrase = self.view.span(day.phrase)
        sure: Confidence = "sure" if day.rule in ("absolute.full", "absolute.iso", "invite.start") else "likely"
        return DateClaim(
            day.start, day.end, day.precision, phrase, how, day.time, (phrase,), sure, (reason(f"date.{day.rule}"),)
        )

    def _participant(self, place: Place) -> Participant:
        spoke = (
            (self.keys[id(place.spoke_for)],)
            if place.spoke_for is not None and id(place.spoke_for) in self.keys
            else ()
        )
        return Participant(
            self.keys[id(place.figure)], place.part, spoke, self._spans(place.span), "likely", (reason(place.rule),)
        )

    def _parties(self, draft: Draft) -> list[tuple[Figure, Span]]:
        """Bodies named in the first sentence that neither host nor have somebody there."""
        start, end = draft.sentences[0]
        hosts = [host for host, _, _ in draft.hosts]
        theirs = [each.spoke_for for each in draft.people] + [each.figure.owner for each in draft.people]
        kept: list[tuple[Figure, Span]] = []
        for span, figure in self.page.cast.within(start, end):
            if (
                not figure.is_person
                and figure not in hosts
                and figure not in theirs
                and all(figure is not body for body, _ in kept)
            ):
                kept.append((figure, span))
        return kept

    # --- quotes, asks, plans, moments, contact

    def _at(self, at: int) -> str | None:
        place = bisect_right(self.passages, (at, len(self.text), 0)) - 1
        near = self.passages[max(0, place - 3) : place + 1]
        inside = [number for start, end, number in near if start <= at < end]
        return f"E{min(inside)}" if inside else None

    def _quote(self, said: Said, number: int) -> Quote:
        start, end = said.span
        span = self.view.span((start, end))
        speaker = None
        if said.speaker is not None and id(said.speaker) in self.keys:
            speaker = Claim(self.keys[id(said.speaker)], self._spans(said.cue), "likely", (reason(said.rule),))
        kind: Literal["direct", "indirect"] = "direct" if said.kind == "direct" else "indirect"
        return Quote(
            f"Q{number}",
            span,
            self._said((start, end)),
            kind,
            speaker,
            self._at(start),
            "likely" if speaker else "check",
        )

    def _ask(self, asked: Asked, number: int) -> Ask:
        by = tuple(self.keys[id(each)] for each in asked.by if id(each) in self.keys)
        to = tuple(self.keys[id(each)] for each in asked.to if id(each) in self.keys)
        return Ask(
            f"A{number}",
            self.view.span(asked.span),
            self._said(asked.span),
            by,
            to,
            self._at(asked.span[0]),
            "likely",
            (reason(asked.rule),),
        )

    def _initiative(self, named: Named, number: int) -> Initiative:
        owner = self.keys.get(id(named.owner)) if named.owner else None
        claim = Claim(self._said(named.span), self._spans(named.span), "likely", (reason("initiative.named"),))
        return Initiative(f"I{number}", claim, self.view.span(named.span), owner)

    def _moment(self, span: Span, number: int) -> Moment:
        return Moment(
            f"M{number}",
            Claim(self._said(span), self._spans(span), "likely", (reason("moment.named"),)),
            self.view.span(span),
        )

    def _contact(self) -> Contact | None:
        offer = self.findings.offer
        if offer is None:
            return None
        person = self.keys.get(id(offer.person)) if offer.person else None
        return Contact(self.view.span(offer.span), offer.email, person, "sure", (reason("contact.offered"),))

    # --- what was not read, and what to know

    def _repeated(self) -> tuple[Removed, ...]:
        kinds = {"repeated": "repeated_heading", "share": "share_link", "quoted": "quoted_reply"}
        lines = [line for line in self.page.shape.lines if line.kind in kinds]
        return tuple(
            Removed(
                self.view.span((line.start, line.end)),
                kinds[line.kind],
                self._said((line.start, line.end)).strip()[:200],
            )
            for line in lines[:200]
        )

    def _unread(self) -> tuple[Unread, ...]:
        used = {draft.day.phrase for draft in self.findings.drafts if draft.day}
        loose = [each for each in self.page.days if each.start is None and each.span not in used and each.shift != 0]
        return tuple(Unread(_why_unread(each), self.view.span(each.span)) for each in loose[:50])

    def _notices(self) -> tuple[Notice, ...]:
        notices = list(self.findings.notices)
        for span in self.findings.orders:
            sentence = (
                "These words give an order to a program; they were not followed, and nothing was taken from them."
            )
            notices.append(Notice("instruction", sentence, self.view.span(span)))
        hidden = [each for each in self.view.removed if each.kind in ("html_comment", "tag_characters", "bidi")]
        sentence = "Hidden text was cut out and not read; see what was removed."
        notices += [Notice("hidden_text", sentence, each.span) for each in hidden[:20]]
        letters = sum(map(str.isalpha, self.text))
        if letters and not self.page.shape.languages:
            sentence = (
                "The Reader knows English, Arabic and Hebrew, and this text is in another "
                "language; only names of the directory and full dates could be read."
            )
            notices.append(Notice("language_unknown", sentence))
        if self.page.on is None and any(draft.day is None for draft in self.findings.drafts):
            notices.append(
                Notice(
                    "date_unknown",
                    "The text gives no date of its own, so words such as “last week” could "
                    "not be worked out; give the date.",
                )
            )
        return tuple(notices)


def _why_unread(when: When) -> str:
    if when.rule == "impossible":
        return "There is no such day; look at the date as it is written."
    return "This counts from an earlier event whose date the text does not give."
