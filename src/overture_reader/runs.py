"""Runs of capitalised words in Latin script: where names of people, bodies, events and plans may stand."""

from __future__ import annotations

from dataclasses import dataclass

from overture_reader.lexicon import Lexicon
from overture_reader.model import Span
from overture_reader.tokens import Token

_SEATS = frozenset(["mps", "meps", "msps", "senators", "councillors", "peers", "officials"])
_LONGEST_RUN = 16
_LOWER_PREFIX = ("al-", "el-", "ul-", "at-", "as-", "ad-")


@dataclass(frozen=True, slots=True)
class Run:
    """A run of words that belong together, and what kind of name it may be.

    ``kind``: organisation, role, event, initiative or open.
    """

    tokens: tuple[Token, ...]
    kind: str
    after_possessive: bool = False
    owner: bool = False

    @property
    def span(self) -> Span:
        """Where the run stands."""
        return (self.tokens[0].start, self.tokens[-1].end)


def is_name_word(token: Token) -> bool:
    """Whether a word is written as a name is: with a capital, or as al-Khatib."""
    if token.kind != "word":
        return False
    return token.text[0].isupper() or (token.text[:3] in _LOWER_PREFIX and token.text[3:4].isupper())


class Runner:
    """Finds the runs of one line."""

    def __init__(self, text: str, lexicon: Lexicon, barred: bytearray, short: frozenset[str]) -> None:
        self.text, self.words = text, lexicon.words
        self.barred = barred
        self.short = short
        self.heads = lexicon.organisation_kinds

    def runs(self, tokens: list[Token]) -> list[Run]:
        """Return the runs among the tokens of a line."""
        found: list[Run] = []
        at = 0
        while at < len(tokens):
            if not self._may_open(tokens, at):
                at += 1
                continue
            run, after = self._grow(tokens, at)
            found.extend(self._split(run, self._is_owned(tokens, at)))
            at = after
        return found

    def _barred(self, token: Token) -> bool:
        return any(self.barred[token.start : token.end])

    def _may_open(self, tokens: list[Token], at: int) -> bool:
        token = tokens[at]
        if not is_name_word(token) or self._barred(token):
            return False
        word = token.text.lower()
        if word in self.words["days"] or (word in self.words["seasons"] and not self._capital_next(tokens, at)):
            return False
        return word not in self.words["plain"] or (
            (word in ("one", "second", "first", "next", "open", "members") or self._opens_long(tokens, at))
            and self._capital_next(tokens, at)
            and not self._opens_sentence(tokens, at)
        )

    def _opens_long(self, tokens: list[Token], at: int) -> bool:
        """ "Two Rivers Women": a number that opens a name of three words."""
        numbers = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
        return tokens[at].text.lower() in numbers and self._capital_next(tokens, at + 1)

    def _capital_next(self, tokens: list[Token], at: int) -> bool:
        return at + 1 < len(tokens) and is_name_word(tokens[at + 1]) and self._gap(tokens[at], tokens[at + 1]) == " "

    def _opens_sentence(self, tokens: list[Token], at: int) -> bool:
        return at == 0 or tokens[at - 1].text in '.!?:“"”'

    def _is_owned(self, tokens: list[Token], at: int) -> bool:
        return at > 0 and (
            tokens[at - 1].possessive or (tokens[at - 1].text in "'’" and at > 1 and tokens[at - 2].text[-1:] == "s")
        )

    def _gap(self, one: Token, two: Token) -> str:
        return self.text[one.end : two.start]

    def _grow(self, tokens: list[Token], at: int) -> tuple[list[Token], int]:
        run = [tokens[at]]
        at += 1
        while at < len(tokens) and len(run) < _LONGEST_RUN:
            step = self._step(tokens, at, run)
            if not step:
                break
            run.extend(tokens[at : at + step])
            at += step
        return run, at

    def _step(self, tokens: list[Token], at: int, run: list[Token]) -> int:
        """How many of the next tokens belong to the run."""
        last, token = run[-1], tokens[at]
        gap = self._gap(last, token)
        if self._barred(token):
            return 0
        if is_name_word(token):
            return self._step_word(tokens, at, run, gap)
        if token.text in ("'", "’") and not gap and last.text.endswith("s"):
            named = not self._has_head(run) or any(each.text in ("of", "on", "for") for each in run)
            joins = self._capital_next(tokens, at) and named and not self._heads_event(tokens, at + 1)
            return 2 if joins else 0
        if (
            token.text == "."
            and not gap
            and len(last.text) == 1
            and at + 1 < len(tokens)
            and is_name_word(tokens[at + 1])
        ):
            return 2
        if token.text == "/" and not gap and last.kind == "word" and at + 1 < len(tokens) and tokens[at + 1].is_capital:
            return 2 if tokens[at + 1].start == token.end else 0
        if gap == " " and token.text == "&" and self._capital_next(tokens, at):
            return 2
        if gap == " " and token.kind == "word":
            return self._step_joiner(tokens, at, run)
        return self._step_list(tokens, at, run) if token.text == "," else 0

    def _step_word(self, tokens: list[Token], at: int, run: list[Token], gap: str) -> int:
        last, token = run[-1], tokens[at]
        if last.possessive:
            owner = " ".join(each.text for each in run)
            single = (
                len(run) == 1
                and last.text.lower() not in self.heads
                and owner not in self.short
                and not owner.isupper()
            ) or last.text.lower() in ("women", "men", "children", "people")
            if not (single and gap in ("'s ", "’s ")) or self._heads_event(tokens, at) or self._heads_role(tokens, at):
                return 0
            return 1
        if gap != " ":
            return 0
        word = token.text.lower()
        if word in self.words["days"]:
            return 0
        return 1 if word not in self.words["function"] or self._capital_next(tokens, at) else 0

    def _step_joiner(self, tokens: list[Token], at: int, run: list[Token]) -> int:
        word = tokens[at].text.lower()
        following = at + 1
        if word in self.words["name_particles"]:
            while following < len(tokens) and tokens[following].text in self.words["name_particles"]:
                following += 1
            if following < len(tokens) and is_name_word(tokens[following]) and word not in ("y",):
                return following - at + 1
        if following < len(tokens) and tokens[following].text == run[-1].text and word in ("by", "to", "in", "with"):
            return 2
        if word == "in" and self._follows_person(tokens, at - len(run)) and len(run) == 1:
            return 2 if self._capital_next(tokens, at) else 0
        if word not in self.words["joiners"] or following >= len(tokens):
            return 0
        if tokens[following].text in ("the", "an", "a") and following + 1 < len(tokens):
            following += 1
        if (
            not is_name_word(tokens[following])
            or self._gap(tokens[following - 1], tokens[following]) != " "
            or self._barred(tokens[following])
        ):
            return 0
        if word in ("of", "for", "without", "against") and self._in_brackets(tokens, at, run):
            joins = True
        elif word == "and":
            joins = self._joins_and(tokens, following, run)
        elif word in ("of", "for", "on"):
            joins = self._joins_of(word, run)
        else:
            joins = (word == "into" and run[-1].text == "Inquiry") or (
                word in ("without", "behind", "beyond", "against") and following == at + 1
            )
        return following - at + 1 if joins else 0

    def _follows_person(self, tokens: list[Token], at: int) -> bool:
        """ "NAME NAME of Law": what comes is a body's name."""
        return (
            at > 2
            and tokens[at - 1].text in ("of", "from")
            and is_name_word(tokens[at - 2])
            and is_name_word(tokens[at - 3])
        )

    def _in_brackets(self, tokens: list[Token], at: int, run: list[Token]) -> bool:
        """ "(Parents for Parks)": what stands alone in brackets is one name."""
        first = tokens[at - len(run)]
        return first is run[0] and at > len(run) and tokens[at - len(run) - 1].text == "("

    def _joins_of(self, word: str, run: list[Token]) -> bool:
        lowered = [each.text.lower() for each in run]
        if lowered[0] in ("secretary", "minister", "deputy", "commissioner", "ambassador") or lowered[-1] in (
            "minister",
            "secretary",
            "commissioner",
        ):
            return True
        return lowered[-1] in self.heads or (
            word == "of" and lowered[-1] in ("friends", "house", "doctors", "mothers", "women")
        )

    def _joins_and(self, tokens: list[Token], following: int, run: list[Token]) -> bool:
        """ "Rivers and Lakes" after "Minister for"; never two people."""
        lowered = [each.text.lower() for each in run]
        inside = any(word in ("of", "for", "on") for word in lowered) and (
            self._has_head(run) or lowered[0] in ("minister", "secretary", "commissioner")
        )
        after = following + 1
        single = (
            after >= len(tokens)
            or not is_name_word(tokens[after])
            or self._gap(tokens[following], tokens[after]) != " "
        )
        ends_in_head = not single and tokens[after].text.lower() in self.heads and len(run) == 1
        return (inside and single and tokens[following].text not in self.short) or ends_in_head

    def _step_list(self, tokens: list[Token], at: int, run: list[Token]) -> int:
        """ "Foreign, Commonwealth & Development Office": a list of single words that ends in a head."""
        if len(run) > 3 or self._has_head(run) or any(each.kind != "word" for each in run if each.text != ","):
            return 0
        ahead, linked = at, False
        while ahead + 1 < len(tokens) and ahead < at + 14:
            token = tokens[ahead]
            if token.text in (",", "&", "and"):
                linked = linked or token.text in ("&", "and")
                ahead += 1
            elif is_name_word(token) and token.text.lower() not in self.words["plain"]:
                if linked and token.text.lower() in self.heads:
                    return ahead - at + 1
                ahead += 1
            else:
                return 0
            if linked and is_name_word(tokens[ahead]) and tokens[ahead].text.lower() in self.heads:
                return ahead - at + 1
        return 0

    def _has_head(self, run: list[Token]) -> bool:
        return any(each.text.lower() in self.heads for each in run)

    def _heads_event(self, tokens: list[Token], at: int) -> bool:
        return self._heads(tokens, at, "event_heads", 4)

    def _heads_role(self, tokens: list[Token], at: int) -> bool:
        return self._heads(tokens, at, "role_heads", 6)

    def _heads(self, tokens: list[Token], at: int, name: str, reach: int) -> bool:
        for token in tokens[at : at + reach]:
            if token.text.lower() in self.words[name]:
                return True
            if token.possessive:
                return False
            if not is_name_word(token) and token.text not in ("&", "and"):
                return False
        return False

    def _split(self, run: list[Token], owned: bool) -> list[Run]:
        """Cut roles and titles off what follows them, and name the kind of each piece."""
        lowered = [each.text.lower() for each in run]
        while run and (
            lowered[-1] in self.words["function"] or run[-1].kind != "word" or (len(run) > 1 and lowered[-1] in _SEATS)
        ):
            run, lowered = run[:-1], lowered[:-1]
        if len(run) > 5 and [each.text for each in run[:3]] == ["H", ".", "E"]:
            run, lowered = run[4:], lowered[4:]
        if not run or (lowered[-1] in ("members", "wing", "youth") and len(run) < 3 and owned):
            return []
        while (
            len(run) > 1
            and lowered[0] in self.words["regions"]
            and (run[1].text.isupper() or lowered[1] in self.words["regions"])
        ):
            run, lowered = run[1:], lowered[1:]
        cut = 0 if run[0].possessive else self._role_length(lowered)
        if (
            cut
            and lowered[-1] in self.words["fields"]
            and any(word in ("of", "for") for word in lowered[cut : cut + 1])
        ):
            cut = len(run)
        if cut == len(run):
            return [Run(tuple(run), "role", owned)]
        if 0 < cut < len(run):
            rest = run[cut:]
            pieces = [Run(tuple(run[:cut]), "role", owned)]
            if rest[0].text.lower() in ("of", "for", "on", "to", "&", "and"):
                rest = rest[1 + (len(rest) > 2 and rest[1].text in ("the", "a", "an")) :]
            return pieces + self._split(rest, False) if rest else pieces
        return [Run(tuple(run), self._kind(lowered, run, owned), owned)]

    def _role_length(self, lowered: list[str]) -> int:
        """How many words at the start are a role or a title."""
        if lowered[0] in self.heads and len(lowered) > 2 and lowered[1] in ("of", "for"):
            return 0
        if (
            lowered[-1] in self.words["role_heads"]
            and not any(word in self.heads for word in lowered[-1:])
            and len(lowered) < 9
        ):
            return len(lowered) if len(lowered) > 1 or lowered[0] not in ("chief", "member", "speaker") or True else 0
        if (
            lowered[0] in ("minister", "secretary", "commissioner", "ambassador", "rapporteur", "deputy")
            and len(lowered) > 2
            and any(w in ("for", "of", "to", "on") for w in lowered[1:4])
        ):
            joiner = next(at for at, word in enumerate(lowered) if word in ("for", "of", "to", "on"))
            rest = lowered[joiner + 1 :]
            if any(word in self.heads for word in rest) and lowered[0] not in ("minister", "secretary"):
                return joiner
            return len(lowered)
        cut = 0
        for at, word in enumerate(lowered[:6]):
            if at and word in self.words["after_titles"]:
                break
            if word in self.words["titles"] or word in self.words["role_heads"]:
                if any(each in self.heads for each in lowered[at + 1 :]) and word not in self.words["role_heads"]:
                    break
                cut = at + 1
        if (
            cut
            and cut < len(lowered)
            and any(word in self.heads for word in lowered[:cut])
            and lowered[cut] in ("of", "for", "on")
        ):
            return 0
        return cut

    def _kind(self, lowered: list[str], run: list[Token], owned: bool) -> str:
        last = lowered[-1]
        words = self.words
        if (
            len(run) > 1
            and last in words["event_heads"]
            and (
                owned
                or any(word in words["event_adjectives"] for word in lowered[:-1])
                or last in ("conference", "summit", "festival")
            )
            and (last != "assembly" or owned)
        ):
            return "event"
        if last in words["venue_heads"]:
            return "open"
        front = next((at for at, word in enumerate(lowered) if word in ("of", "for", "on")), None)
        if run[0].text in ("DG", "Radio", "TV", "Channel") and len(run) > 1:
            return "organisation"
        if last in self.heads or (front and lowered[front - 1] in self.heads):
            return "event" if owned and last in words["event_heads"] else "organisation"
        if len(run) > 1 and last in words["initiative_heads"]:
            return "initiative"
        return "open"
