"""Questions made of parts we know: what was asked of a body, when it was met, which promises are late.

A question is an address: a list that is narrowed already, or the page that answers it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from overture.engagements.filters import ENGAGEMENT_LIST
from overture.engagements.models import EngagementKind
from overture.engagements.queries.listing import ANY_ASK, OPEN_ASK
from overture.foundation import registry
from overture.foundation.access.viewer import Viewer
from overture.foundation.listing.affixes import stems
from overture.foundation.listing.filters import FilteredList
from overture.foundation.listing.searching import SMALL, search
from overture.foundation.listing.tokens import words_of
from overture.foundation.local_text import apart

from .meetings import address
from .seenagain import RecordFound, seen_again

PARTIES = ("organisation", "person")
FIRST_YEAR, LAST_YEAR = 1950, 2100
ASKS, MET, PROMISES, LATE, OPEN = "asks", "met", "promises", "late", "open"
SAID = {
    ASKS: "ask asks asked request requests demand demands طلب طلبات طلبنا مطلب مطالب בקשה בקשות ביקשנו דרישה דרישות",
    MET: "met meet meeting meetings لقاء لقاءات التقينا اجتماع اجتماعات פגישה פגישות נפגשנו",
    PROMISES: "promise promises promised commitment commitments وعد وعود وعدوا تعهد تعهدات הבטחה הבטחות הבטיחו",
    LATE: "late overdue متاخر متاخره متاخرات באיחור מאחר מאוחר",
    OPEN: "open waiting unanswered مفتوح مفتوحه معلق معلقه פתוח פתוחה פתוחות ממתין ממתינות",
}
"""Words that make a question, in three languages."""
ASKING = "who what when which whom did we us have had was were has من ماذا متى اي هل מי מה מתי איזה אילו האם אנחנו"
"""Words that only say that it is one."""


def _folded(text: str) -> frozenset[str]:
    return frozenset(words_of(text))


_SAID = {part: _folded(text) for part, text in SAID.items()}
_EMPTY = _folded(ASKING) | SMALL


@dataclass(frozen=True, slots=True)
class Question:
    """A question as a sentence, and where it is answered."""

    sentence: Any
    url: str


@dataclass(frozen=True)
class Asked:
    """Typed words, taken apart.

    Attributes:
        parts: which of `SAID` occur.
        year: a year among the words, or empty.
        kind: a kind of engagement among them, or empty.
        rest: the other words: a name, as it seems.
    """

    viewer: Viewer
    parts: frozenset[str]
    year: str
    kind: str
    rest: str

    @property
    def is_open(self) -> bool:
        """Whether asks without an answer are meant."""
        return OPEN in self.parts or LATE in self.parts

    @cached_property
    def about(self) -> list[RecordFound]:
        """The people and bodies that the other words name, when the words make a question."""
        is_question = self.parts or self.year or self.kind
        found = search(self.viewer, self.rest, kinds=PARTIES, most=3) if is_question and self.rest else []
        return seen_again(self.viewer, found)

    def questions(self, found: list[RecordFound]) -> list[Question]:
        """What may be asked with these words about the party that they name; those whose list the viewer may open."""
        party = next((one for one in (self.about or found)[:1] if one.kind in PARTIES), None)
        asked = [*self._of_promises(party), *self._of_engagements(party)]
        if party is not None:
            asked.append(_whom_and_what(party))
        return asked

    def _of_promises(self, party: RecordFound | None) -> list[Question]:
        ledger = registry.filtered_lists.get("promises")
        if PROMISES not in self.parts or ledger is None or not self.viewer.has_role(*ledger.roles):
            return []
        body = party if party and party.kind == "organisation" else None
        filters = {"state": "late" if LATE in self.parts else "", "body": body.id if body else ""}
        sentences = {
            (False, False): gettext_lazy("What was promised?"),
            (True, False): gettext_lazy("Which promises are late?"),
            (False, True): gettext_lazy("What was promised by %(name)s?"),
            (True, True): gettext_lazy("Which promises by %(name)s are late?"),
        }
        sentence = sentences[LATE in self.parts, body is not None]
        return [Question(str(sentence) % _name(body), _narrowed(ledger, filters))]

    def _of_engagements(self, party: RecordFound | None) -> list[Question]:
        is_wanted = not self.parts.isdisjoint((ASKS, MET)) or self.kind or (self.year and party)
        if not is_wanted or (self.rest and party is None) or not self.viewer.has_role(*ENGAGEMENT_LIST.roles):
            return []
        filters = {
            "kind": self.kind,
            "status": "held" if MET in self.parts else "",
            "asks": (OPEN_ASK if self.is_open else ANY_ASK) if ASKS in self.parts else "",
            party.kind if party else "organisation": party.id if party else "",
            "from": self.year,
            "until": self.year,
        }
        sentence = str(self._sentence(party is not None)) % {
            **_name(party),
            "year": self.year,
            "kind": EngagementKind(self.kind).label if self.kind else "",
        }
        return [Question(sentence, _narrowed(ENGAGEMENT_LIST, filters))]

    def _sentence(self, has_party: bool) -> Any:
        asks = OPEN if self.is_open else ASKS
        subject = asks if ASKS in self.parts else "kind" if self.kind else MET
        return SENTENCES[subject, has_party, bool(self.year)]


SENTENCES = {
    (ASKS, False, False): gettext_lazy("What did we ask for?"),
    (ASKS, False, True): gettext_lazy("What did we ask for in %(year)s?"),
    (ASKS, True, False): gettext_lazy("What did we ask for with %(name)s?"),
    (ASKS, True, True): gettext_lazy("What did we ask for with %(name)s in %(year)s?"),
    (OPEN, False, False): gettext_lazy("Which asks wait for an answer?"),
    (OPEN, False, True): gettext_lazy("Which asks of %(year)s wait for an answer?"),
    (OPEN, True, False): gettext_lazy("Which asks with %(name)s wait for an answer?"),
    (OPEN, True, True): gettext_lazy("Which asks with %(name)s in %(year)s wait for an answer?"),
    (MET, False, False): gettext_lazy("Whom did we meet?"),
    (MET, False, True): gettext_lazy("Whom did we meet in %(year)s?"),
    (MET, True, False): gettext_lazy("When did we meet %(name)s?"),
    (MET, True, True): gettext_lazy("When did we meet %(name)s in %(year)s?"),
    ("kind", False, False): gettext_lazy("Every engagement of the kind “%(kind)s”"),
    ("kind", False, True): gettext_lazy("Every engagement of the kind “%(kind)s” in %(year)s"),
    ("kind", True, False): gettext_lazy("“%(kind)s” with %(name)s"),
    ("kind", True, True): gettext_lazy("“%(kind)s” with %(name)s in %(year)s"),
}


def questions_in(viewer: Viewer, words: str) -> Asked:
    """Take typed words apart; asks nothing of the database yet. No words stand for what is asked most."""
    parts, rest, year, kind = set[str](), [], "", ""
    kinds = _kinds()
    for word in words_of(words):
        forms = {word, *stems(word)}
        said = [part for part, known in _SAID.items() if not known.isdisjoint(forms)]
        if word.isdecimal() and FIRST_YEAR <= int(word) <= LAST_YEAR:
            year = word
        elif said:
            parts.update(said)
        elif found := next((kinds[form] for form in forms if form in kinds), ""):
            kind = found
        elif word not in _EMPTY:
            rest.append(word)
    if not words_of(words):
        parts.update((PROMISES, LATE, ASKS))
    return Asked(viewer, frozenset(parts), year, kind, " ".join(rest))


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    """The kinds of engagements by their names of one word, in every language of the desk."""
    found = {kind.value: kind.value for kind in EngagementKind if kind != EngagementKind.OTHER}
    for code, _label in settings.LANGUAGES:
        with translation.override(code):
            labels = {tuple(words_of(str(kind.label))): kind.value for kind in EngagementKind}
        found |= {label[0]: kind for label, kind in labels.items() if len(label) == 1 and kind != "other"}
    return found


def _whom_and_what(party: RecordFound) -> Question:
    sentence = (
        _("Who have we met at %(name)s, and what did we ask?")
        if party.kind == "organisation"
        else _("When did we meet %(name)s, and what did we ask?")
    )
    return Question(sentence % _name(party), address(party.kind, party.id))


def _narrowed(of: FilteredList, filters: dict[str, str]) -> str:
    return of.address({name: value for name, value in filters.items() if value})


def _name(party: RecordFound | None) -> dict[str, str]:
    return {"name": apart(party.name) if party else ""}
