"""Whose people are: "X and Y of Z", "X (Z)", "Z's coordinator, X", "X, role of Z", lists and signatures."""

from __future__ import annotations

import re
from dataclasses import dataclass

from overture_reader.figures import Cast, Figure
from overture_reader.lexicon import ORGANISATION, PERSON, Lexicon, load
from overture_reader.model import Span

_P, _O = f"{PERSON}+", f"{ORGANISATION}+"
_PEOPLE = (
    rf"{_P}(?: MP| MK| MSP| MEP)?(?:(?:, and |, | and | & |, together with ){_P}){{0,6}}(?:,? "
    rf"and (?:an?|two|three|four|his|her|their|other) [a-z]+)?"
)


_BELONGING = re.compile(
    r"\b(?:(?P<both>[Bb]oth|[Tt]he (?:two|pair)|[Tt]hey)|[Ss]he|[Hh]e) (?:(?:now |also )?(?:belongs? to|works? "
    r"(?:for|at|with)|"
    r"comes? from|represents?|volunteers? (?:for|at|with)|runs?|leads?)|(?:is|are) (?:members?|part|both) (?:of|"
    r"from)|(?:is|are) (?:from|with)) "
    rf"(?:[Tt]he |our )?(?:members? )?(?P<owner>{ORGANISATION}+)"
)


_WHO_HEADS = re.compile(
    rf"(?P<people>{PERSON}+), who (?:now )?(?:heads|chairs|leads|runs|directs|presides over) (?:it|them)\b"
)


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    pattern: re.Pattern[str]


class Affiliations:
    """Reads affiliations and roles off the masked text."""

    def __init__(self, text: str, masked: str, cast: Cast, lexicon: Lexicon) -> None:
        self.text, self.masked, self.cast = text, masked, cast
        self.starts: dict[int, Figure] = {span[0]: figure for span, figure in cast.places()}
        roles = "|".join(sorted(lexicon.words["role_heads"], key=len, reverse=True))
        small = (
            r"(?!(?:and|by|our|with|to|from|the|is|was|an?|his|her|their|who|as|met|saw|told|asked|joined|pair|both)\b)"
        )
        self.role = (
            rf"(?:{small}(?:[\w’'&/-]+|\([a-z]+\)) ){{0,5}}?{small}(?i:{roles})s?(?: (?:general|emeritus|designate))?"
            r"(?: (?:of|for|on) (?!the\b|an?\b|our\b)[a-z]+(?: (?:and|&) [a-z]+| [a-z]+)?(?= (?:of|at|for|from|"
            r"with|in|on)\b|,|\)))?"
        )
        self.role_word = re.compile(rf"(?i)\b(?:{roles})\b")
        self.rules = self._rules()

    def _rules(self) -> list[_Rule]:
        patterns = (*self._beside(), *self._apart(), *self._other_scripts())
        return [_Rule(name, re.compile(pattern, re.MULTILINE)) for name, pattern in patterns]

    def _beside(self) -> tuple[tuple[str, str], ...]:
        """The body stands beside the name: "X of Z", "Z's coordinator, X", "X, role of Z"."""
        role, link = self.role, r"(?:of|at|for|from|with|in|on)"
        return (
            (
                "role_of_apposition",
                rf"(?P<people>{_P})(?: [A-Z]{{2,3}})?,? \(?(?:(?:the|an?|our|its|their|who "
                rf"is|who was|now|currently|also) )*(?:[a-z-]+ (?:[a-z-]+ )?and )?(?P<role>{role}) {link} "
                rf"(?:[Tt]he |our |"
                rf"their )?(?:(?:members?|partner) )?(?P<owner>{_O})",
            ),
            (
                "role_of_apposition",
                rf"(?P<people>{_PEOPLE}),? (?:(?:both|the|our) )*(?P<role>{role}(?<=s)) {link} "
                rf"(?:[Tt]he |our )?(?P<owner>{_O})",
            ),
            ("whose_role", rf"(?P<people>{_P}),? (?:who is )?(?P<owner>{_O})(?:[’']s?)? (?P<role>{role})(?![\w’'-])"),
            ("whose", rf"(?P<owner>{_O})[’']s? (?:own )?(?P<people>{_P})"),
            (
                "in_order",
                rf"(?P<people>{_PEOPLE})(?: [–—-]|,)? (?:representing|of|from|for|with) (?:[Tt]he )?"
                rf"(?P<owner>{_O})(?P<more>(?:, (?:and )?(?:[Tt]he )?{_O}| and (?:[Tt]he )?{_O}){{1,5}}),? "
                rf"respectively",
            ),
            ("in_brackets", rf"(?P<people>{_P}) \((?P<inside>[^()\n]{{0,80}}?)(?P<owner>{_O})"),
            (
                "shared_of",
                rf"(?P<people>{_PEOPLE}),? (?:both |all |each )?(?:of|from|with|representing|on behalf of|"
                rf"for|at) (?:[Tt]he |our |its |their )?(?:(?:own|{_O}) )?(?:(?:members?|partners?|"
                rf"member organi[sz]ations?|charity|group|[a-z]+ members?)(?:,)? )?(?:[Tt]he "
                rf")?(?P<owner>{_O})",
            ),
            (
                "whose_role",
                rf"(?P<owner>{_O})(?:[’']s?)? (?P<role>{role}),? (?:(?:Mr|Mrs|Ms|Dr|Dame|Sir) ?)?(?P<people>{_P})",
            ),
            (
                "role_of_before",
                rf"(?P<role>{role}) (?:of|at|for|from|in) (?:[Tt]he )?(?P<owner>{_O}),? (?P<people>{_P})",
            ),
        )

    def _apart(self) -> tuple[tuple[str, str], ...]:
        """The body stands apart: in a clause, a list, on the next line, after a comma or a dash."""
        role = self.role
        return (
            (
                "who_runs",
                rf"(?P<people>{_P})(?:, (?:an?|the|our) [a-z][a-z -]{{2,40}}?)?,? who (?:[a-z]+ )?(?:runs|leads|"
                rf"chairs|heads|directs|"
                rf"manages|founded|works for|works at|represents|coordinates|works with|sits "
                rf"on) (?:[Tt]he |our )?(?P<owner>{_O})",
            ),
            (
                "list_label",
                rf"(?:^|[\n;:]) ?(?:For|From)? ?(?:[Tt]he )?(?P<owner>{_O})\s?[:–-] "
                rf"(?P<people>{_P}(?: \([^()\n]{{2,30}}\))?(?:(?:, and |, | and ){_P}(?: "
                rf"\([^()\n]{{2,30}}\))?){{0,8}})",
            ),
            (
                "for_body",
                rf"[Ff]or (?:[Tt]he )?(?P<owner>{_O}),? (?:(?:were |was )?(?:[\w’]+ ){{0,3}}?)(?P<people>{_PEOPLE})",
            ),
            (
                "comma_body",
                rf"(?P<people>{_P})(?: \([^()\ue002\n]{{0,40}}\))?,(?: (?P<role>{role}),)? (?:[Tt]he "
                rf")?(?P<owner>{_O})(?=\s*(?:$|\n|[;.,)(|]|and\b))",
            ),
            (
                "dash_body",
                rf"(?P<people>{_P}) ?[–—|/-] ?(?:(?P<role>{role}),? )?(?:[Tt]he )?(?P<owner>{_O})(?=\s*(?:$|\n|"
                rf"[;.,|)]))",
            ),
            (
                "stacked",
                rf"(?P<people>{_P})(?: MP| MEP)?,?\n *(?:(?P<role>{role})(?:,| of| at| for)"
                rf" ?)?(?:[Tt]he )?(?P<owner>{_O})(?= *(?:$|\n|,))",
            ),
            ("chair_here", rf"(?P<people>{_P}), (?:[Tt]he )?(?P<role>{role})(?:,| \() ?(?P<owner>{_O})"),
        )

    def _other_scripts(self) -> tuple[tuple[str, str], ...]:
        """The same in Arabic and Hebrew."""
        people = rf"{_P}(?:(?:،|,)? ?[وו](?:את )?{_P}){{0,5}}"
        bodies = "|".join(
            re.escape(head) for language in ("ar", "he") for head in sorted(load(language).organisation_kinds, key=len)
        )
        posts = "|".join(
            re.escape(word)
            for language in ("ar", "he")
            for word in sorted(load(language).words["role_heads"], key=len, reverse=True)
        )
        return (
            (
                "shared_of",
                rf"(?P<people>{people})،? (?:من|عن|מ-?|מטעם|של) ?(?:(?:{bodies}|منظمة|عضو الشبكة) )?(?P<owner>{_O})",
            ),
            (
                "role_of_apposition",
                rf"(?P<people>{_P})[،,] ?(?:ה)?(?P<role>(?:{posts})(?: [\u0620-\u064a\u05d0-\u05ea]+){{0,2}}?)"
                rf" ?(?:في|ل|של|ב)? ?(?P<owner>{_O})",
            ),
            (
                "shared_of",
                rf"(?P<people>{people})[،,] (?:ה)?(?:מנהלי|מנהלות|מייסדי|מייסדות|רכזי|רכזות|ראשי|נציגי|נציגות|"
                rf"חברי|חברות|"
                rf"דוברי|مديرا|مديرتا|مؤسسا|مؤسستا|مؤسسو|منسقا|منسقتا|ممثلا|ممثلتا|عضوا|عضوتا|من مؤسسي) "
                rf"(?P<owner>{_O})",
            ),
            ("role_of_before", rf"(?P<role>(?:{posts})) (?:של )?(?P<owner>{_O})[،,]? (?P<people>{_P})"),
            (
                "title_at",
                rf"(?:السفير|السفيرة|القنصل|الوزير|الوزيرة|النائب|النائبة|השגריר|השגרירה|הקונסול) (?P<people>{_P}) "
                rf"(?:في |من |ב|מ)(?P<owner>{_O})",
            ),
            ("for_body", rf"(?:[وו])?(?:عن|باسم|בשם|מטעם) (?P<owner>{_O})[:،,]? (?P<people>{_P})"),
        )

    def read(self) -> None:
        """Note owners and roles."""
        for rule in self.rules:
            for found in rule.pattern.finditer(self.masked):
                owner = self.starts.get(found.start("owner"))
                if rule.name == "shared_of" and self._is_role_ahead(found):
                    continue
                if rule.name == "in_order":
                    self._pair_off(found)
                    continue
                for person in self._people(found.start("people"), found.end("people")):
                    person.belongs(owner, found.span("owner"), f"person.{rule.name}")
                    self._note_role(person, rule, found)
        self._take_belonging()
        self._note_roles()

    def _take_belonging(self) -> None:
        """ "Both belong to BODY", "She works for BODY": those named last before."""
        for found in _WHO_HEADS.finditer(self.masked):
            person = self.starts.get(found.start("people"))
            start = self.masked.rfind("\n", 0, found.start()) + 1
            bodies = [
                each
                for _, each in self.cast.within(max(start, found.start() - 400), found.start())
                if not each.is_person
            ]
            if person and bodies:
                person.belongs(bodies[-1], found.span("people"), "person.who_runs")
        for found in _BELONGING.finditer(self.masked):
            owner = self.starts.get(found.start("owner"))
            before = [
                each for _, each in self.cast.within(max(0, found.start() - 400), found.start()) if each.is_person
            ]
            last = list(dict.fromkeys(reversed(before)))[: 2 if found.group("both") else 1]
            for person in last:
                person.belongs(owner, found.span("owner"), "person.shared_of")

    def _pair_off(self, found: re.Match[str]) -> None:
        """ "A, B and C of X, Y and Z respectively": one each, in order."""
        people = self._people(found.start("people"), found.end("people"))
        bodies = [
            figure for at, figure in sorted(self.starts.items()) if found.start("owner") <= at < found.end("more")
        ]
        for person, body in zip(people, bodies, strict=False):
            person.belongs(body, body.first, "person.in_order")

    def _is_role_ahead(self, found: re.Match[str]) -> bool:
        return "\n" in found.group()

    def _people(self, start: int, end: int) -> list[Figure]:
        return [figure for at, figure in sorted(self.starts.items()) if start <= at < end and figure.is_person]

    def _note_role(self, person: Figure, rule: _Rule, found: re.Match[str]) -> None:
        groups = found.groupdict()
        if groups.get("role") and person.role is None:
            self._set_role(person, found.span("role"))
        elif rule.name == "in_brackets" and person.role is None:
            after = self.text[found.end("owner") : found.end("owner") + 60].split(")")[0]
            inside = self.role_word.search(after)
            if inside and after[:2] == ", ":
                at = found.end("owner") + 2
                self._set_role(person, (at, found.end("owner") + len(after)))
            elif groups.get("inside") and self.role_word.search(groups["inside"] or ""):
                self._set_role(
                    person, (found.start("inside"), found.start("inside") + len((groups["inside"] or "").rstrip(", ")))
                )

    def _set_role(self, person: Figure, span: Span) -> None:
        words = self.text[span[0] : span[1]]
        cut = re.match(
            r"(?:(?:the|an?|our|own|its|their|and|with|is|was|as|by|along|together|now|currently|chaired)\s)+", words
        )
        start = span[0] + (cut.end() if cut else 0)
        person.role, person.role_span = self.text[start : span[1]].strip(), (start, span[1])

    def _note_roles(self) -> None:
        """Roles that stand beside a name without a body: "our chair, X", "X, a nurse"."""
        before = re.compile(
            rf"(?P<lead>(?:our|the|its|their|whose)(?: own)?) (?P<role>{self.role}),? (?:(?:Mr|"
            rf"Mrs|Ms|Dr|Dame|Sir|Senator) ?)?(?P<people>{_P})"
        )
        after = re.compile(
            rf"(?P<people>{_P})(?: [A-Z]{{2,3}})?, (?:the |an? |our |its )?(?P<role>{self.role})"
            rf"\b(?! (?:of|at|for|from) )"
        )
        capital = re.compile(rf"(?P<role>(?:[A-Z][\w’&-]+ |(?:for|of|and|the) ){{0,6}}[A-Z][\w’-]+),? (?P<people>{_P})")
        for pattern in (before, after, capital):
            for found in pattern.finditer(self.masked):
                person = self.starts.get(found.start("people"))
                if person and person.is_person and person.role is None and self.role_word.search(found.group("role")):
                    self._set_role(person, found.span("role"))
                if person and person.owner is None and pattern is before and found.group("lead").startswith("our"):
                    person.owner_rule = "our"


def give_authors(cast: Cast, author: Figure | None) -> None:
    """ "our chair, X": X belongs to the body whose text this is."""
    for person in cast.people:
        if person.owner is None and person.owner_rule == "our" and author:
            person.owner, person.owner_span = author, person.first
            person.owner_rule = "person.our_role"


def author_of(cast: Cast) -> Figure | None:
    """Return the body whose text this is: the umbrella named first, or named as ours; None when there is none."""
    umbrellas = [each for each in cast.organisations if each.kind == "umbrella"]
    return min(umbrellas, key=lambda each: each.first) if umbrellas else None
