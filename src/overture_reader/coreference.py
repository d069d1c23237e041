"""Short ways of naming somebody already named: first names, surnames, initials, "the Directorate", a team of a body."""

from __future__ import annotations

import re
from collections.abc import Iterable

from overture_reader.casting import Casting
from overture_reader.figures import Figure
from overture_reader.lexicon import load
from overture_reader.linking import fold
from overture_reader.model import Reason, Span
from overture_reader.runs import Run

_INITIALS = re.compile(r"(?<![\w.])[A-Z]{2,4}(?![\w’'-])")
_GIVEN = re.compile(r"[(\[]([A-Z]{2,4})[)\]]")
_UNIT = re.compile(r"^ (team|unit|branch|desk|section|secretariat|department|division|office|directorate)\b")
_SIGN_OFF = re.compile(r"^\s*([A-Z])\.?\s*$")
_HEAD_WORDS = re.compile(
    r"(?:(?<!\w)[Tt]he |\(|[Ff]or )([A-Z][a-z]+|[a-z]{5,})(?![\w-])|\b([A-Z][a-z]+)(?= members?\b)"
)
_IDENTIFYING = frozenset(
    ["treasury", "senate", "parliament", "assembly", "commons", "lords", "knesset", "bundestag", "commission"]
)
_UNIT_WORDS = frozenset(["team", "unit", "branch", "desk", "section"])
_AUTHORS = frozenset(
    ["federation", "network", "alliance", "coalition", "forum", "league", "platform", "confederation", "consortium"]
)


class Coreference:
    """Joins short forms to the figures of a cast."""

    def __init__(self, casting: Casting) -> None:
        self.casting, self.text = casting, casting.text
        self.cast = casting.scene.cast
        self.words = casting.lexicon.words
        self.heads = casting.lexicon.organisation_kinds
        self.counted = -1
        self.called: dict[str, list[Figure]] = {}

    def join(self, genre: str) -> None:
        """Join everything."""
        left = [run for run in self.casting.scene.open_runs if not self._join_single(run)]
        left = [run for run in left if not self._join_unit(run)]
        self.casting.scene.open_runs = left
        self._join_heads()
        if genre in ("minutes", "email", "programme", "chat"):
            self._join_initials()
        if genre in ("email", "letter"):
            self._join_sign_off()

    # --- people

    def _join_single(self, run: Run) -> bool:
        if len(run.tokens) != 1:
            return False
        token = run.tokens[0]
        span, folded = run.span, fold(token.text)
        title = self.casting.titled.get(span)
        person = self._person_called(folded, span[0], titled=bool(title))
        if person:
            self.casting.note(person, span)
            return True
        if title:
            figure = self.casting.figure(token.text, is_person=True)
            figure.reasons = figure.reasons or [Reason("person.title", f"The title “{title}” stands before the name.")]
            figure.role = figure.role or (
                title if title.rstrip(".").lower() not in ("mr", "mrs", "ms", "miss", "dr") else None
            )
            self.casting.note(figure, span)
            return True
        return self._join_body_short(folded, span)

    def _person_called(self, folded: str, at: int, *, titled: bool) -> Figure | None:
        named = [each for each in self._called().get(folded, ()) if self._goes_by(each, folded, titled)]
        before = [each for each in named if each.first[0] < at]
        if len(before) > 1:
            line = self.text.rfind("\n", 0, at)
            near = [each for each in before if max(span[0] for span in each.spans if span[0] < at) > line]
            before = near or before
            return max(before, key=lambda each: max(span[0] for span in each.spans if span[0] < at))
        if before:
            return before[0]
        return named[0] if len(named) == 1 else None

    def _called(self) -> dict[str, list[Figure]]:
        """People by each word of their names."""
        if len(self.cast.people) != self.counted:
            self.counted, self.called = len(self.cast.people), {}
            for person in self.cast.people:
                for word in dict.fromkeys(fold(word) for word in person.name.split()):
                    self.called.setdefault(word, []).append(person)
        return self.called

    def _goes_by(self, figure: Figure, folded: str, titled: bool) -> bool:
        words = [fold(word) for word in figure.name.split()]
        return folded == words[-1] or (not titled and folded == words[0]) or (len(words) > 2 and folded == words[1])

    def _join_body_short(self, folded: str, span: Span) -> bool:
        for figure in self.cast.organisations[:300]:
            words = [fold(word) for word in re.findall(r"[^\W_]+", figure.name)]
            ours = figure.kind == "umbrella" or figure.known_id is not None
            if (
                len(words) > 1
                and words[0] == folded
                and (ours or self._owns(span) or self.text[span[1] :].startswith((" member", " partner")))
                and folded not in self.words["plain"]
            ):
                self.casting.note(figure, span)
                return True
        return False

    def _owns(self, span: Span) -> bool:
        return self.text[span[1] : span[1] + 2] in ("'s", "’s")

    def _join_initials(self) -> None:
        initials: dict[str, list[Figure]] = {}
        for person in self.cast.people:
            parts = re.findall(r"[^\W_]+", person.name)
            initials.setdefault("".join(part[0] for part in parts).upper(), []).append(person)
        initials |= self._given_initials()
        for found in _INITIALS.finditer(self.text):
            people = initials.get(found.group(), [])
            if len(people) == 1 and not self.casting.is_masked(found.span()) and people[0].first[0] < found.start():
                self.casting.note(people[0], found.span())

    def _given_initials(self) -> dict[str, list[Figure]]:
        """ "Ada Quill, River Trust (AQ)" in a list of those present."""
        given: dict[str, list[Figure]] = {}
        minutes = self.casting.shape.genre == "minutes"
        lists = self.casting.shape.lines_of("present", "listed", "apologies")
        for line in self.casting.shape.lines if minutes else lists:
            for found in _GIVEN.finditer(self.text, line.start, line.end):
                people = [each for _, each in self.cast.within(line.start, found.start()) if each.is_person]
                if people:
                    given[found.group(1)] = people[-1:]
        return given

    def _join_sign_off(self) -> None:
        closing = False
        for line in self.casting.shape.lines:
            words = self.text[line.start : line.end]
            found = _SIGN_OFF.match(words)
            if found and line.kind in ("body", "signature", "heading"):
                people = [each for each in self.cast.people if each.name.startswith(found.group(1))]
                if people:
                    at = line.start + found.start(1)
                    self.casting.note(min(people, key=lambda each: each.first), (at, line.start + len(words.rstrip())))
            closing = closing or line.kind == "closing"

    # --- bodies

    def _join_unit(self, run: Run) -> bool:
        """A team, branch or desk of a body counts as the body."""
        end = run.span[1]
        inside = run.tokens[-1].text.lower() in ("desk", "team", "unit", "branch", "section")
        unit = None if inside else _UNIT.match(self.text[end : end + 16])
        if not unit and not inside:
            return False
        span = (run.span[0], end + (unit.end() if unit else 0))
        owner = self._owner_near(span)
        if owner:
            self.casting.scene.units.append(span)
            self.casting.note(owner, span)
        return owner is not None

    def _owner_near(self, span: Span) -> Figure | None:
        after = self.text[span[1] : span[1] + 40]
        link = re.match(r"(?:,| (?:at|of|in|from)) (?:the )?", after)
        places = [
            (at, each) for at, each in self.cast.within(max(0, span[0] - 3000), span[1] + 200) if not each.is_person
        ]
        if link:
            at = span[1] + link.end()
            follows = [each for place, each in places if place[0] <= at < place[1] or place[0] == at]
            if follows:
                return follows[0]
        before = [each for place, each in places if place[1] <= span[0] and each.kind not in ("member", "umbrella")]
        close = [each for place, each in places if 0 <= span[0] - place[1] <= 4]
        return close[-1] if close else before[-1] if before else None

    def _join_heads(self) -> None:
        """ "the Directorate": the body last named whose name has that word."""
        ours = (each for each in self.cast.organisations if each.known_id or each.kind == "umbrella")
        last = {each.name.split()[-1].lower() for each in ours if " " in each.name}
        for found in _HEAD_WORDS.finditer(self.text):
            group = 1 if found.group(1) else 2
            word, span = found.group(group).lower(), found.span(group)
            if self.casting.is_masked(span) or not (
                word in self.heads or word in _UNIT_WORDS or (word in last and self._is_named_again(span))
            ):
                continue
            owner = self._body_called(word, span[0])
            if owner is None and word in _IDENTIFYING and found.group(group)[0].isupper():
                owner = self.casting.figure(found.group(group), is_person=False)
                owner.reasons = [Reason("organisation.head", "The word alone names the body.")]
            if owner and self._is_whole(span):
                self.casting.note(owner, span)

    def _is_named_again(self, span: Span) -> bool:
        """ "the Compact", written with its capital."""
        return self.text[span[0]].isupper() and self.text[max(0, span[0] - 4) : span[0]].lower() == "the "

    def _is_whole(self, span: Span) -> bool:
        """The word is not the start of a longer name nor of an event."""
        after = self.text[span[1] : span[1] + 20]
        return not re.match(r" (?:of|on|for) (?:the )?[A-Z]|'s [A-Z][a-z]+ (?:C|F)onf", after) or after.startswith(
            " on "
        )

    def _body_called(self, word: str, at: int) -> Figure | None:
        spoken = (place for place in self._named_before(word, at))
        return next(spoken, None)

    def _named_before(self, word: str, at: int) -> Iterable[Figure]:
        """The one whose last mention before the place is nearest; else the first named after it."""
        bodies = [each for each in self.cast.organisations[:300] if word in self._words_of(each)]
        before = [(max((end for _, end in each.spans if end <= at), default=-1), each) for each in bodies]
        yield from (each for end, each in sorted(before, key=lambda pair: -pair[0]) if end >= 0)
        yield from (each for end, each in before if end < 0)

    def _words_of(self, figure: Figure) -> set[str]:
        return set(re.findall(r"\w+", " ".join([figure.name, *figure.forms[:8]]).lower()))


def set_kinds(casting: Casting) -> None:
    """Give every organisation its kind: the directory's, or that of the head of its name."""
    by_id = {each.id: each.kind for each in casting.directory.organisations}
    heads = casting.lexicon.organisation_kinds
    for figure in casting.scene.cast.organisations:
        if figure.known_id in by_id:
            figure.kind = by_id[figure.known_id]
            continue
        words = [word.lower() for word in re.findall(r"[^\W_]+", figure.name)]
        if not figure.name[0].isascii() and not figure.name[0].isupper():
            figure.kind = _kind_by_first_word(words[0])
            continue
        joint = next((at for at, word in enumerate(words) if word in ("of", "for", "on")), None)
        head = words[joint - 1] if joint else words[-1]
        figure.kind = heads.get(head, heads.get(words[-1], "other"))
        if figure.kind in ("other", "umbrella") and _speaks_for_members(casting, figure):
            figure.kind = "umbrella"
        before = casting.text[max(0, figure.first[0] - 30) : figure.first[0]]
        if re.search(r"(?i)\b(?:members?|partners?|member organi[sz]ation) (?:the )?$", before):
            figure.kind = "member"


def only_one_umbrella(casting: Casting) -> None:
    """Where the directory's umbrella is in the text, "Green Alliance" is not one for its name alone."""
    umbrellas = [each for each in casting.scene.cast.organisations if each.kind == "umbrella"]
    if any(each.known_id for each in umbrellas):
        for figure in umbrellas:
            if not figure.known_id and not _speaks_for_members(casting, figure):
                figure.kind = "other"


def _kind_by_first_word(word: str) -> str:
    """The kind that the first word of an Arabic or Hebrew name says."""
    return load("ar").organisation_kinds.get(word) or load("he").organisation_kinds.get(word, "other")


def _speaks_for_members(casting: Casting, figure: Figure) -> bool:
    """ "X members", "X member Y", "X is the umbrella of": a body with members."""
    after = (casting.text[end : end + 40] for _, end in figure.spans)
    return any(
        re.match(
            r"(?:['’]s)? (?:members?|member organi[sz]ations?)\b|[^.\n]{0,12} (?:is|as) (?:the|an) umbrella", words
        )
        for words in after
    )
