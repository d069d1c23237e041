"""What stands around a run of capitals, weighed for a person and for a body."""

from __future__ import annotations

import re

from overture_reader.lexicon import ORGANISATION, PERSON, Lexicon
from overture_reader.linking import fold
from overture_reader.runs import Run, is_name_word

_EMAIL_AHEAD = re.compile(r"^\s?(?:<|[:,–-] ?|at |\()\s?[\w.+-]{1,64}(?:@|\s?[\[({] ?at)")


_PLACES = frozenset("hall room square street hotel tower park arena stadium theatre cinema palace road avenue".split())  # noqa: SIM905

_VISITED = re.compile(r"(?i)\b(?:visit(?:ed|s|ing)?(?: to)?|tour(?:ed|s|ing)?(?: of)?) (?:the )?$")

_Weighed = tuple[re.Pattern[str], float, float]
"""A pattern, and how much it speaks for a person and for a body."""


def _compiled(patterns: tuple[tuple[str, float, float], ...]) -> list[_Weighed]:
    return [(re.compile(pattern), person, organisation) for pattern, person, organisation in patterns]


def _left(roles: str) -> tuple[tuple[str, float, float], ...]:
    return (
        (rf"(?i)\b(?:{roles})(?:s)?,? $", 3.0, 0.0),
        (rf"(?i)\b(?:{roles}) (?:of|for|to|at) (?:the )?[^.,;\n]{{1,50}},? (?:H\.E\. )?$", 3.0, 0.0),
        (rf"(?i)\b(?:{roles}) (?:of|at|for|with|from|in) (?:the )?$", -2.0, 3.0),
        (
            r"(?i)\b(?:members?|partners?|organi[sz]ation|charity|group|network|NGO|"
            r"association|initiative|collective|party|company) $",
            -1.0,
            3.0,
        ),
        (rf"{PERSON}+(?: and {PERSON}+)?,? (?:both )?(?:of|from|at|with) (?:the )?(?:our )?$", -2.0, 3.0),
        (rf"{PERSON} \((?:[a-z][^()]{{0,40}}, )?$", -2.0, 3.0),
        (rf"{ORGANISATION} (?:members?|partners?) $", -2.0, 3.0),
        (r"(?:^|[^\w])[Tt]he $", -4.0, 1.0),
        (r"(?i)\b(?:from|of) (?:the )?$", -0.5, 1.0),
        (r"(?:^|\W)[Aa]n? $", -6.0, 0.0),
        (r"(?i)\bat (?:the )?$", -1.5, 1.0),
        (r"(?i)\b(?:in|near|outside|around|to) $", -1.5, -0.5),
        (rf"{PERSON}(?:,| and| &|, and) $", 2.0, 0.0),
        (r"\b[A-Z][\w’-]+ \($", -1.0, 1.5),
        (
            rf"\b(?:representing|on behalf of|respectively from|members|partners)(?: the)? "
            rf"(?:(?:the )?(?:{ORGANISATION}+|[A-Z][\w’&-]*(?: [A-Z][\w’&-]*){{0,4}})(?:, and |, | and "
            rf")){{0,5}}(?:the )?$",
            -4.0,
            4.0,
        ),
        (
            r"\bwho (?:also |now )?(?:runs|leads|coordinates|chairs|heads|founded|represents|directs|works (?:for|"
            r"at|with)) "
            r"(?:the )?$",
            -4.0,
            5.0,
        ),
        (r"(?i)\b(?:contact|write to|reach out to|e-?mail|call|ask for) $", 2.0, 0.0),
        (r"\), (?:and )?$|\) and $|: $", 1.0, 0.0),
        (
            r"(?i)\b(?:asked by|chaired by|moderated by|led by|joined by|met|thank|"
            r"thanked|between|told|with our|by our|signed by|by|colleague) $",
            1.5,
            0.3,
        ),
        (r"^\W*$|^.{0,60}, $", 1.0, 0.5),
    )


def _right(roles: str, verbs: str, events: str) -> tuple[tuple[str, float, float], ...]:
    either = roles + "|" + "|".join(role.capitalize() for role in roles.split("|"))
    return (
        (rf"^,? (?:(?:the|an?|our|its|their|who is|now)[ ])*(?:[\w’'&-]+[ ]){{0,5}}?(?:{either})\b", 3.0, 0.0),
        (rf"^(?: [A-Z]{{2,4}})?, (?:[\w’'&-]+[ ]){{0,4}}?(?:{either})\b", 2.0, 0.0),
        (r"^ \((?!tb|to be|unconf|not |prov|tent|canc|postp)(?:[a-z]|[A-Z][a-z])", 2.0, 0.3),
        (rf"^ \({ORGANISATION}", 3.0, 0.0),
        (rf"^, (?:the )?{ORGANISATION}", 2.0, 0.0),
        (r"^\)", 0.0, 1.0),
        (r"^ \([A-Z&]{2,8}\)", 0.0, 3.0),
        (
            r"^(?:,)? (?:both )?(?:from|of|at) (?:the |our )?(?:[A-Z]|member|partner|" + ORGANISATION + ")",
            2.0,
            0.0,
        ),
        (r"^(?:,| and| &) [A-Z][\w’-]+ [A-Z][\w’-]+,? (?:both )?(?:of|from|at|with) ", 2.0, 0.0),
        (rf"^(?:,| and| &) {PERSON}+,? (?:both )?(?:of|from|at|with) ", 2.0, 0.0),
        (rf"^(?:,| and|, and| &) {PERSON}", 2.0, 0.0),
        (r"^, [A-Z][\w’-]+ [A-Z][\w’-]+(?:,| and) ", 1.0, 0.0),
        (r"^,? (?:who|whose|whom) ", 2.0, 0.0),
        (r"^,? (?:on behalf of|speaking for|there for) ", 3.0, 0.0),
        (rf"^,? (?:{verbs})\b", 2.0, 0.7),
        (r"^ (?:and|&) ", 0.3, 0.0),
        (
            rf"^(?:[’']s|[’']) (?:[\w&-]+[ ]){{0,4}}(?:{roles}|members?|work|campaign|"
            rf"office|report|helpline|staff|team)\b",
            -1.0,
            2.0,
        ),
        (rf"^(?:[’']s|[’']) (?:[\w&-]+[ ]){{0,3}}(?:{events})\b", -2.0, 3.0),
        (r"^ members?\b", -2.0, 2.0),
        (r"^[’'](?:s)? (?:youth|women’s|women's|student|parliamentary|campus|local|national)\b", -2.0, 3.0),
        (
            r"^ (?:hosted|hosts|invited|welcomed|received|convened|organi[sz]ed|held|opened|gave|heard|adopted)\b",
            0.0,
            1.0,
        ),
        (r"^ (?:group|caucus|bloc|coalition|alliance|network)\b", -3.0, 3.0),
        (r"^ (?:team|unit|branch|desk|section)\b", -5.0, -5.0),
        (r"^ (?:project|campaign|programme|scheme|plan|initiative|fund|report|prize|award)\b", -5.0, -6.0),
        (
            r"^,? (?:an? |the )(?:[\w-]+ ){0,4}(?:organi[sz]ation|network|group|charity|"
            r"association|movement|coalition|NGO|party|federation|alliance|union|"
            r"umbrella)\b",
            -1.0,
            3.0,
        ),
    )


class Contexts:
    """What stands left and right of a run, weighed for a person and for a body."""

    def __init__(self, lexicon: Lexicon) -> None:
        heads = lexicon.words["role_heads"] | lexicon.words["occupations"]
        roles = "|".join(sorted(heads, key=len, reverse=True))
        verbs = "|".join(sorted(lexicon.words["person_verbs"], key=len, reverse=True))
        events = "|".join(lexicon.words["event_heads"])
        self.words = lexicon.words
        self.post = re.compile(rf"(?i)\b(?:{roles})s? (?:of|for|on) $")
        self.left = _compiled(_left(roles))
        self.right = _compiled(_right(roles, verbs, events))

    def score(self, run: Run, left: str, right: str, alone: set[str], titled: bool, listed: str) -> tuple[float, float]:
        """Return how much speaks for a person, and for a body; ``listed`` is its place in a list of those present."""
        person, organisation = self._shape(run, alone)
        if run.tokens[-1].text.lower() in self.words["fields"] and self.post.search(left):
            return -9.0, -9.0
        person += 6.0 if listed == "name" else 0.0
        organisation += 6.0 if listed == "body" else 0.0
        if titled:
            person += 3
        if _EMAIL_AHEAD.match(right):
            person += 4
        if run.tokens[-1].text.lower() in _PLACES and re.search(r"\b(?:at|in) (?:the )?$", left):
            organisation -= 4.0
        if run.tokens[-1].text.lower() in self.words["venue_heads"] and _VISITED.search(left):
            person, organisation = person - 3.0, organisation + 4.0
        for pattern, for_person, for_organisation in self.left:
            if pattern.search(left):
                person, organisation = person + for_person, organisation + for_organisation
        for pattern, for_person, for_organisation in self.right:
            if pattern.search(right):
                person, organisation = person + for_person, organisation + for_organisation
        return person, organisation

    def single(self, word: str, left: str, right: str) -> float:
        """Return how much speaks for a body of one word at one place."""
        score = sum(body for pattern, _, body in self.left if body > 2 and pattern.search(left))
        if len(word) > 2 and sum(map(str.isupper, word)) > 2 and "-" not in word:
            score += 1.0 + (
                2.0 if re.match(r"[’']s? |,? members?\b| (?:team|staff|partners?|office)\b", right) else 0.0
            )
            score += 1.0 if re.search(rf"{PERSON}[^.]{{0,30}}$|\bthe $|\($", left) else 0.0
        return score

    def _shape(self, run: Run, alone: set[str]) -> tuple[float, float]:
        words = [each for each in run.tokens if each.kind == "word"]
        lowered = [each.text.lower() for each in words]
        person = organisation = 0.0
        names = [each for each in words if is_name_word(each)]
        if any(word in self.words["joiners"] or word in self.words["plain"] for word in lowered) or any(
            each.text == "&" for each in run.tokens
        ):
            person, organisation = person - 4, organisation + 1.5
        person += 1.0 if 2 <= len(names) <= 3 else -2.0 if len(names) > 4 else 0.0
        if "-" in words[-1].text and words[-1].text.split("-")[-1][:1].isupper():
            person += 1.0
        if any(each.text.isupper() and len(each.text) > 2 for each in words[:-1]):
            person -= 2.0
        if lowered[-1] in self.words["after_titles"] and words[-1].text.isupper():
            person += 4.0
        if fold(words[0].text) in alone:
            person += 2.0
        if fold(words[-1].text) in alone:
            person += 1.0
        if lowered[-1] in self.words["unit_heads"]:
            person, organisation = (
                person - 6.0,
                organisation - (6.0 if lowered[-1] in ("desk", "team", "unit", "branch", "section") else 0.0),
            )
        if lowered[-1] in self.words["thing_heads"] | self.words["initiative_heads"] | self.words["event_heads"]:
            person -= 5.0
        if lowered[0] in self.words["regions"]:
            person -= 2.0
        return person, organisation
