"""The rows of the open draft, as frozen shapes: what is known, how it was come by, and what a person is asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from overture.engagements.models import Confidentiality, EngagementKind, Part, Status
from overture.foundation.partial_dates import PartialDate
from overture.foundation.ui.shapes import Tag
from overture_reader.model import Unread

from .belonging import inside
from .content import Candidate, DraftContent, DraftParticipant, Finding, Party, Span
from .explanations import unread_in_words, why_date, why_in_words, why_participant, why_record
from .marks import field_of

FIELDS = ("when", "where", "who", "whom", "asks", "quotes", "moment", "initiative", "record")
"""The rows of the open draft, in the order of the keys 1 to 9."""
LONGEST_SNIPPET = 220


@dataclass(frozen=True, slots=True)
class ShownParty:
    """Somebody in a row: the name as the text writes it, and how it stands to the directory."""

    name: str
    side: str
    is_person: bool
    tag: Tag | None = None
    known_as: str = ""
    role: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class ShownBody:
    """A body that people spoke for; a tag when it is not known yet."""

    name: str
    tag: Tag | None = None


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """People of a row who spoke for the same bodies."""

    parties: tuple[ShownParty, ...]
    bodies: tuple[ShownBody, ...] = ()

    @property
    def names(self) -> list[str]:
        """Everybody in it, people first."""
        return [*(one.name for one in self.parties), *(one.name for one in self.bodies)]


@dataclass(frozen=True, slots=True)
class Question:
    """ "Same person?" for one name and the nearest record."""

    key: str
    name: str
    is_person: bool
    candidate: Candidate


@dataclass(frozen=True, slots=True)
class ShownAsk:
    """What was asked for, and of whom."""

    text: str
    to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewFact:
    """One row of the open draft.

    Attributes:
        lines: values, one a line; `asks` instead where it matters of whom each was asked.
        groups: people and bodies, by whom they spoke for.
        evidence: id of the `mark` that shows it.
        snippet: the words, quoted on small screens.
        missing: what an empty row invites to.
        change: the row whose form changes this one too.
    """

    key: str
    label: str
    lines: tuple[str, ...] = ()
    asks: tuple[ShownAsk, ...] = ()
    groups: tuple[ShownGroup, ...] = ()
    why: str = ""
    snippet: str = ""
    evidence: str = ""
    tag: Tag | None = None
    missing: str = ""
    questions: tuple[Question, ...] = ()
    to_check: bool = False
    change: str = ""

    @property
    def form(self) -> str:
        """The key of the form that changes it: its own, unless another row's form holds it."""
        return self.change or self.key

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known."""
        return not (self.lines or self.groups or self.asks)


@dataclass(frozen=True, slots=True)
class Beside:
    """What the rows of a draft are shown with.

    Attributes:
        ids: for each row the id of the mark that shows it.
        dated: when the text was written, if that is known.
        unread: what the Reader could not work out, and why.
        has_network: whether the desk has an organisation of its own, so that a member that is new joins it.
    """

    text: str = ""
    ids: Mapping[str, str] = field(default_factory=dict)
    dated: dt.date | None = None
    is_post: bool = False
    unread: tuple[Unread, ...] = ()
    has_network: bool = False

    def id_of(self, row: str) -> str:
        """The id of the mark of a row, or an empty text."""
        return self.ids.get(row, "")

    def snippet(self, spans: Iterable[Span]) -> str:
        """The words of the first span, shortened at a word."""
        first = next(iter(spans), None)
        words = " ".join(self.text[first[0] : first[1]].split()) if first else ""
        return words if len(words) <= LONGEST_SNIPPET else words[:LONGEST_SNIPPET].rsplit(" ", 1)[0] + "…"

    def unread_in(self, scope: tuple[Span, ...]) -> Unread | None:
        """The first of what could not be worked out within the passages of a draft."""
        return next((one for one in self.unread if any(inside(one.span, span) for span in scope)), None)


def facts_of(content: DraftContent, beside: Beside) -> tuple[ReviewFact, ...]:
    """The rows of a draft, in the order of `FIELDS`; where it was stands below who hosted it when both are told."""
    place = (_place(content, beside),) if content.place.value else ()
    return (
        _when(content, beside),
        _where(content, beside),
        *place,
        _people(content, beside, "who"),
        _people(content, beside, "whom"),
        _asks(content, beside),
        _quotes(content, beside),
        _one("moment", _("Moment"), content.moment, beside),
        _initiatives(content, beside),
        _record(content, beside),
    )


def label_of(choices: type[EngagementKind] | type[Status], value: str) -> str:
    """A word of a closed list as the desk shows it."""
    return str(choices(value).label) if value in choices.values else value


def date_in_words(when: Finding) -> str:
    """A date as far as it is known."""
    return PartialDate.parse(when.value).in_words() if when.value else ""


def title_of(content: DraftContent) -> str:
    """A draft's title, or its kind when it has none."""
    return content.title.value or label_of(EngagementKind, content.kind.value)


def _when(content: DraftContent, beside: Beside) -> ReviewFact:
    when, unread = content.when, None
    if when.state == "missing":
        unread = beside.unread_in(content.scope)
    spans = when.spans or ((unread.span,) if unread else ())
    line = date_in_words(when)
    if line and content.time.value:
        line = _("%(date)s at %(time)s") % {"date": line, "time": content.time.value}
    phrase = beside.snippet(spans)
    return ReviewFact(
        "when",
        _("When"),
        lines=(line,) if line else (),
        why=unread_in_words(unread, phrase)
        if unread
        else why_date(when, phrase=phrase, dated=beside.dated, is_post=beside.is_post),
        snippet=phrase,
        evidence=beside.id_of("when"),
        missing=_("Say when"),
        to_check=when.state == "check" or content.lacks_date,
    )


def _where(content: DraftContent, beside: Beside) -> ReviewFact:
    """Who hosted it, as the engagement's own page calls it, and the occasion it was part of."""
    hosts = content.participants_in("host")
    shown, questions = _shown(content, hosts, beside)
    spans = [span for one in hosts for span in one.spans]
    return ReviewFact(
        "where",
        _("Hosted by"),
        lines=(content.occasion.value,) if content.occasion.value else (),
        groups=shown,
        snippet=beside.snippet((*content.occasion.spans, *spans)),
        evidence=beside.id_of("where"),
        missing=_("Not in the text. Say who hosted it, and where"),
        questions=questions,
        to_check=any(one.state == "check" for one in hosts),
    )


def _place(content: DraftContent, beside: Beside) -> ReviewFact:
    return ReviewFact(
        "place",
        _("Where"),
        lines=(content.place.value,),
        why=why_in_words(content.place.why),
        snippet=beside.snippet(content.place.spans),
        evidence=beside.id_of("place"),
        to_check=content.place.state == "check",
        change="where",
    )


def _people(content: DraftContent, beside: Beside, field: str) -> ReviewFact:
    here = [one for one in content.participants if field_of(content, one.party, one.part) == field]
    shown, questions = _shown(content, here, beside)
    ours = field == "who"
    named_in_asks = [] if ours or here else content.parties_of(key for ask in content.asks for key in ask.to)
    asked_of = tuple(ShownGroup((_shown_party(party, beside),)) for party in dict.fromkeys(named_in_asks))
    unnamed = [party for one in here if (party := content.party(one.party)) and party.kind == "group"]
    return ReviewFact(
        field,
        _("Who spoke") if ours else _("To whom"),
        groups=shown or asked_of,
        why=_("No names in the text") if unnamed else "",
        snippet=beside.snippet([span for one in here for span in one.spans]),
        evidence=beside.id_of(field),
        missing=_("Nobody found. Say who spoke") if ours else _("Not in the text. Say to whom"),
        questions=questions,
        to_check=any(one.state == "check" for one in here) or bool(questions),
    )


def _shown(
    content: DraftContent, rows: Iterable[DraftParticipant], beside: Beside
) -> tuple[tuple[ShownGroup, ...], tuple[Question, ...]]:
    """The participants of a row, and the questions about them and the bodies they spoke for."""
    groups: dict[tuple[str, ...], list[ShownParty]] = {}
    questions: dict[str, Question] = {}
    for one in rows:
        party = content.party(one.party)
        if party is None:
            continue
        bodies = one.spoke_for or ((party.organisation,) if party.organisation else ())
        groups.setdefault(bodies, []).append(_shown_party(party, beside, one))
        for each in (party, *content.parties_of(bodies)):
            if each.is_asked:
                questions.setdefault(each.key, Question(each.key, each.name, each.kind == "person", each.candidates[0]))
    shown = tuple(
        ShownGroup(tuple(parties), tuple(_shown_body(body, beside) for body in content.parties_of(bodies)))
        for bodies, parties in groups.items()
    )
    return shown, tuple(sorted(questions.values(), key=lambda question: not question.is_person))


def _shown_body(party: Party, beside: Beside) -> ShownBody:
    return ShownBody(party.name, _link_tag(party, beside) if party.link == "new" else None)


def _shown_party(party: Party, beside: Beside, one: DraftParticipant | None = None) -> ShownParty:
    part = one.part if one else ""
    told = part in (Part.CHAIR, Part.SIGNATORY, Part.APOLOGIES)
    return ShownParty(
        name=party.name,
        side=party.side,
        is_person=party.kind == "person",
        tag=_link_tag(party, beside),
        known_as=party.record_name if party.link == "known" and party.record_name != party.name else "",
        role=str(Part(part).label) if told else party.role,
        why=why_participant(one) if one else "",
    )


def _link_tag(party: Party, beside: Beside) -> Tag | None:
    """That a body is known, and that anybody is new; a person who is known needs no word."""
    if party.link == "new" and party.kind != "group":
        return Tag("line", _("New member") if beside.has_network and party.is_new_member else _("New"))
    if party.link == "known" and party.kind == "organisation":
        return Tag("known", _("Known, linked"))
    return None


def _asks(content: DraftContent, beside: Beside) -> ReviewFact:
    return ReviewFact(
        "asks",
        _("Asked for"),
        asks=tuple(ShownAsk(ask.text, tuple(content.named(key) for key in ask.to)) for ask in content.asks),
        why=next((why for ask in content.asks if (why := why_in_words(ask.why))), ""),
        snippet=beside.snippet([span for ask in content.asks for span in ask.spans]),
        evidence=beside.id_of("asks"),
        missing=_("Not in the text. Did we ask for anything?"),
        to_check=any(ask.state == "check" for ask in content.asks),
    )


def _quotes(content: DraftContent, beside: Beside) -> ReviewFact:
    count = len(content.quotes)
    found = ngettext("%(count)s found", "%(count)s found", count) % {"count": count}
    return ReviewFact(
        "quotes",
        _("Quotes"),
        lines=(found,) if count else (),
        why=_("Kept, but nothing can publish them until the speakers agree") if count else "",
        snippet=content.quotes[0].words if count else "",
        evidence=beside.id_of("quotes"),
        tag=Tag("no-consent", _("No consent yet")) if count else None,
        missing=_("None in the text"),
        to_check=any(quote.state == "check" for quote in content.quotes),
    )


def _one(key: str, label: str, finding: Finding, beside: Beside) -> ReviewFact:
    return ReviewFact(
        key,
        label,
        lines=(finding.value,) if finding.value else (),
        why=why_in_words(finding.why),
        snippet=beside.snippet(finding.spans),
        evidence=beside.id_of(key),
        missing=_("Not in the text"),
        to_check=finding.state == "check",
    )


def _initiatives(content: DraftContent, beside: Beside) -> ReviewFact:
    return ReviewFact(
        "initiative",
        _("Initiative"),
        lines=tuple(each.value for each in content.initiatives),
        snippet=beside.snippet([span for each in content.initiatives for span in each.spans]),
        evidence=beside.id_of("initiative"),
        missing=_("Not in the text"),
        to_check=any(each.state == "check" for each in content.initiatives),
    )


def _record(content: DraftContent, beside: Beside) -> ReviewFact:
    record = content.confidentiality
    label = str(Confidentiality(record.value).label) if record.value else ""
    return ReviewFact(
        "record",
        pgettext("row that says what may be told", "Record"),
        lines=(label,) if label else (),
        why=why_record(record),
        snippet=beside.snippet(record.spans),
        evidence=beside.id_of("record"),
        missing=_("Choose what may be told"),
        to_check=not record.value,
    )


def draft_in_words(content: DraftContent) -> dict[str, tuple[str, str]]:
    """Each row of a draft as a label and one text, to lay two versions side by side."""
    facts = [fact for fact in facts_of(content, Beside()) if fact.key != "quotes"]
    rows = {"what": (_("What"), f"{title_of(content)}\n{label_of(EngagementKind, content.kind.value)}")}
    for fact in facts:
        named = [name for group in fact.groups for name in group.names]
        asks = [" – ".join((ask.text, *ask.to)) for ask in fact.asks]
        rows[fact.key] = (fact.label, "\n".join([*fact.lines, *asks, *named]))
    rows["quotes"] = (_("Quotes"), "\n".join(quote.words for quote in content.quotes))
    return rows
