"""Names in Arabic and Hebrew, which have no capitals: bodies by their first word, people by what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from overture_reader.casting import Casting
from overture_reader.figures import Figure
from overture_reader.lexicon import ORGANISATION, PERSON, Lexicon, load
from overture_reader.linking import fold
from overture_reader.model import Reason, Span

_LETTER = {"ar": "[\u0620-\u064a]", "he": "[\u05d0-\u05ea]"}
_WORD = {
    "ar": re.compile("[\u0620-\u064a]+(?:-[\u0620-\u064a]+)*"),
    "he": re.compile("[\u05d0-\u05ea]+(?:[-\u05be״׳\"'][\u05d0-\u05ea]+)*[׳']?"),
}
_CLITIC = {"ar": re.compile("^(?:[وف]?(?:لل|[بلك])?)"), "he": re.compile("^(?:ו?[שכ]?[בלמכ]?)")}
_AND = {"ar": "و", "he": "ו"}
_ARTICLE = {"ar": "ال", "he": "ה"}
_COMPOUND = frozenset(
    "عبد أبو ابو بن ابن أم ام آل بنت فان فون دي دو دا בן בר אבו אבן ואן פון דה די אל".split()  # noqa: SIM905
)
_I_AND = frozenset(["أنا", "انا", "أنا،", "אני", "אנכי"])
_UNITS = (
    re.compile("(?P<unit>(?:فريق|قسم|وحدة|طاقم)(?: [\u0620-\u064a]+){1,2}) (?:في|ب|لدى) ?$"),
    re.compile("(?P<unit>(?:צוות|מחלקת|אגף|דסק)(?: [\u05d0-\u05ea]+){1,2}) (?:ב|של )$"),
)


class SemiticCasting:
    """Adds the people and bodies of Arabic or Hebrew passages to a cast."""

    def __init__(self, casting: Casting, language: str) -> None:
        self.casting, self.language, self.text = casting, language, casting.text
        self.lexicon: Lexicon = load(language)
        self.words = self.lexicon.words
        self.found = [match for match in _WORD[language].finditer(self.text) if self._is_read(match.span())]
        self.alone = {match.group() for match in self.found}
        self.roles = {fold(word) for word in self.words["role_heads"]}
        self.titles = {fold(word) for word in self.words["titles"]}
        self.verbs = {fold(word) for word in self.words["subject_verbs"]}
        article = _ARTICLE[language]
        self.short_heads = {fold(article + self._head_alone(head)) for head in self.lexicon.organisation_kinds}
        self.stops = {fold(word) for word in self.words["stop"]} | self.verbs

    def build(self) -> None:
        """Note bodies, then people, then the short forms of both."""
        self._take_bodies()
        self._take_people()
        self._join_first_names()
        self._join_heads()

    def _is_read(self, span: Span) -> bool:
        return not any(self.casting.barred[span[0] : span[1]])

    # --- bodies

    def _take_bodies(self) -> None:
        heads = self.lexicon.organisation_kinds
        for place, match in enumerate(self.found):
            cut = self._cut_to(match.group(), set(heads) | self.words["identifying"])
            if cut is None or self.casting.is_masked(match.span()):
                continue
            end = self._body_end(place)
            if match.group()[cut:] in self.words["identifying"]:
                end = self._adjective_end(place)
            if end is None:
                continue
            span = (match.start() + cut, end)
            figure = self.casting.figure(self.text[span[0] : span[1]], is_person=False)
            figure.reasons = figure.reasons or [
                Reason("organisation.head", "The name starts with the word for a body.")
            ]
            self.casting.note(figure, span)

    def _cut_to(self, word: str, known: set[str]) -> int | None:
        """How many joined letters stand before a known word, or None."""
        clitic = _CLITIC[self.language].match(word)
        for cut in range((clitic.end() if clitic else 0) + 1):
            if word[cut:] in known:
                return cut
        return None

    def _body_end(self, place: int) -> int | None:
        """The end of the name that a head opens: the word after it, and words with the article that follow."""
        end = None
        for number in range(1, 4):
            if place + number >= len(self.found):
                break
            before, word = self.found[place + number - 1], self.found[place + number]
            if self.text[before.end() : word.start()] != " " or self.casting.is_masked(word.span()):
                break
            if not self._goes_on(word.group(), number, before.group(), place):
                break
            end = word.end()
        return end

    def _adjective_end(self, place: int) -> int:
        """ "The European Parliament": a body with the article, and the words with the article that follow it."""
        end = self.found[place].end()
        for word in self.found[place + 1 : place + 3]:
            if self.text[end : word.start()] != " " or self.language != "ar" or not word.group().startswith("ال"):
                break
            end = word.end()
        return end

    def _is_free(self, place: int) -> bool:
        """Associations and initiatives take any name; ministries and towns do not."""
        return (
            self.found[place]
            .group()
            .lstrip("ומבלכש")
            .endswith(("עמותת", "עמותה", "ארגון", "תנועת", "קבוצת", "יוזמת", "אגודת"))
        )

    def _goes_on(self, word: str, number: int, before: str, place: int) -> bool:
        folded = fold(word)
        article = _ARTICLE[self.language]
        if folded in self.stops or folded in self.roles:
            return False
        if number == 1:
            if self.language == "he" and before[0] == "ל" and word[0] == "ל":
                return False
            if before.endswith("בית") and word in ("ספר", "חולים", "קפה", "אבות", "משפט"):
                return False
            verb = self.language == "ar" and word[0] in "تي" and not before.startswith(article) and len(word) == 4
            return not verb
        if word.startswith(article) and len(word) > 3:
            return True
        joined = word.startswith(_AND[self.language] + article)
        if joined and before.startswith(article):
            return True
        if number == 2 and self.language == "he":
            return before[0] not in "ה" and word[0] not in "ולמכשה" and self._is_free(place) and len(word) > 2
        return (
            number == 2
            and self.language == "ar"
            and not before.startswith(article)
            and word[0] not in "وفبل"
            and len(word) > 2
        )

    # --- people

    def _take_people(self) -> None:
        self._note_people([*self._after_post(), *self._before_body()])
        self._note_people(list(self._people_spans()))

    def _note_people(self, spans: list[Span]) -> None:
        for span in sorted(set(spans)):
            if self.casting.is_masked(span) or self._is_first_name_alone(span):
                continue
            figure = self.casting.figure(self.text[span[0] : span[1]], is_person=True)
            figure.reasons = figure.reasons or [
                Reason("person.context", "A verb, a post or a body stands beside the name.")
            ]
            self.casting.note(figure, span)

    def _is_first_name_alone(self, span: Span) -> bool:
        """A first name already known, followed by a word that is no part of that name."""
        first, *rest = fold(self.text[span[0] : span[1]]).split()
        named = [fold(each.name).split() for each in self.casting.scene.cast.people]
        return len(rest) == 1 and any(words[:1] == [first] and words[1:] != rest for words in named)

    def _people_spans(self) -> Iterator[Span]:
        for place, match in enumerate(self.found):
            word = fold(match.group())
            bare = {word, fold(self._bare(match.group()))}
            leads = bool(bare & (self.verbs | self.titles))
            if leads and self.text[match.end() : match.end() + 1] == " ":
                yield from self._names_from(place + 1)
        yield from self._beside_known()

    def _bare(self, word: str) -> str:
        return word[1:] if word[:1] in "وفו" and len(word) > 3 else word

    def _names_from(self, place: int) -> Iterator[Span]:
        """One name, and those joined to it by "and"."""
        while place < len(self.found) and fold(self.found[place].group()) in self.titles:
            place += 1
        if (
            self.language == "he"
            and place < len(self.found)
            and self.found[place].group().startswith("ל")
            and fold(self.found[place - 1].group()) in self.titles
        ):
            return
        name = self._name_at(place, 0)
        while name:
            span, after = name
            yield span
            if after >= len(self.found):
                return
            following = self.found[after]
            gap = self.text[span[1] : following.start()]
            joined = following.group().startswith(_AND[self.language]) and gap in (" ", "، ", ", ")
            name = self._name_at(after, 1) if joined else None

    def _name_at(self, place: int, cut: int) -> tuple[Span, int] | None:
        """Two words (three with a joiner such as عبد or a third with the article) that may be a name."""
        if place + 1 >= len(self.found):
            return None
        first, second = self.found[place], self.found[place + 1]
        last = place + 1
        if self.language == "he" and first.group()[:1] in "למ" and second.group().startswith(("ל", "את")) and cut == 0:
            return None
        if not self._may_be_name(first.group()[cut:]) or not self._may_be_name(second.group()):
            return None
        if self.text[first.end() : second.start()] != " " or self._starts_body(second.group()):
            return None
        if fold(second.group()) in {fold(each) for each in _COMPOUND} and last + 1 < len(self.found):
            last += 1
        span = (first.start() + cut, self.found[last].end())
        return (
            (span, last + 1) if not self.casting.is_masked(span) and "\n" not in self.text[span[0] : span[1]] else None
        )

    def _may_be_name(self, word: str) -> bool:
        folded = fold(word)
        if len(word) < 2 or folded in self.stops or folded in self.roles or folded in self.titles:
            return False
        joined = self.language == "he" and word.startswith(("של", "את"))
        return not joined and not self._starts_body(word) and not self._is_short_body(word)

    def _is_short_body(self, word: str) -> bool:
        """ "the ministry" is no part of a name."""
        bare = word[1:] if word[:1] in "ولبفוהלבמ" and len(word) > 4 else word
        return {fold(word), fold(bare)} & self.short_heads != set()

    def _starts_body(self, word: str) -> bool:
        return self._cut_to(word, set(self.lexicon.organisation_kinds)) is not None

    def _after_post(self) -> Iterator[Span]:
        """ "the minister for regional cooperation, NAME NAME"."""
        letter = _LETTER[self.language]
        posts = "|".join(
            re.escape(word) for word in sorted(self.words["titles"] | self.words["role_heads"], key=len, reverse=True)
        )
        pattern = re.compile(
            rf"(?<!{letter})(?:ه|ה|ال|ול|ל|ب|و|ف|لل)?(?:{posts}) (?:[^\W\d_]|[\ue002״׳\"'-])+(?: (?:[^\W\d_]|"
            rf"[\ue002״׳\"'-])+){{0,3}}[،,] ?"
        )
        for match in pattern.finditer("".join(self.casting.mask)):
            place = next((number for number, word in enumerate(self.found) if word.start() == match.end()), None)
            name = self._name_at(place, 0) if place is not None else None
            if name:
                yield name[0]

    def _before_body(self) -> Iterator[Span]:
        """Two words before "of BODY", "(BODY)" or ", post": a person."""
        letter = _LETTER[self.language]
        roles = "|".join(sorted(map(re.escape, self.words["role_heads"]), key=len, reverse=True))
        word = rf"{letter}+(?:[-־]{letter}+)?"
        after = (
            rf"(?: من {ORGANISATION}| \({ORGANISATION}|[،,] (?:{roles})\b|[،,] {ORGANISATION}|"
            rf" מ-?{ORGANISATION}| \((?:{roles})|[،,:]? ?[\w.+-]+@)"
        )
        pattern = re.compile(rf"(?<!{letter})({word} {word})(?={after})")
        for match in pattern.finditer("".join(self.casting.mask)):
            first, second = match.group(1).split(" ")
            cut = 1 if first[:1] == _AND[self.language] and self._is_joined(match.start(1), first) else 0
            if self._may_be_name(first[cut:]) and self._may_be_name(second):
                yield (match.start(1) + cut, match.end(1))

    def _is_joined(self, at: int, word: str) -> bool:
        """Whether the first letter is "and": after a person or "I", or when the rest stands alone elsewhere."""
        before = self.text[max(0, at - 6) : at].split()
        return self._follows_person(at) or bool(before and before[-1] in _I_AND) or word[1:] in self.alone

    def _follows_person(self, at: int) -> bool:
        return at > 1 and self.casting.mask[at - 2] == PERSON

    def _beside_known(self) -> Iterator[Span]:
        """ "… and NAME NAME" after somebody known."""
        for figure in self.casting.scene.cast.people:
            for _, end in list(figure.spans):
                place = next(
                    (number for number, word in enumerate(self.found) if word.start() in (end + 1, end + 2)), None
                )
                if place is not None and self.found[place].group().startswith(_AND[self.language]):
                    name = self._name_at(place, 1)
                    if name:
                        yield name[0]

    # --- short forms

    def _join_first_names(self) -> None:
        known: dict[str, list[Figure]] = {}
        for person in self.casting.scene.cast.people:
            parts = [fold(part) for part in person.name.split()]
            for part in {parts[0], parts[-1]} if len(parts) > 1 else ():
                known.setdefault(part, []).append(person)
        for match in self.found:
            if self.casting.is_masked(match.span()):
                continue
            clitic = _CLITIC[self.language].match(match.group())
            for cut in range((clitic.end() if clitic else 0) + 1):
                people = known.get(fold(match.group()[cut:]), [])
                if len(people) == 1 and len(match.group()) - cut > 2:
                    self.casting.note(people[0], (match.start() + cut, match.end()))
                    break

    def _join_heads(self) -> None:
        """ "the ministry": the body last named that starts with the word."""
        bodies = sorted(self.casting.scene.cast.organisations, key=lambda each: each.first)
        kinds = self.lexicon.organisation_kinds
        heads = {fold(_ARTICLE[self.language] + self._head_alone(head)): head for head in kinds}
        if self.language == "he":
            heads |= {"ל" + fold(self._head_alone(head)): head for head in kinds}
            heads |= {"ל" + fold(head): head for head in kinds if head.endswith("ות")}
        for match in self.found:
            if self.casting.is_masked(match.span()):
                continue
            clitic = _CLITIC[self.language].match(match.group())
            for cut in range((clitic.end() if clitic else 0) + 1):
                head = heads.get(fold(match.group()[cut:]))
                owner = self._last_named(bodies, head, match.start()) if head else None
                if owner:
                    start = match.start() + cut + int(self.language == "he" and match.group()[cut] == "ל")
                    self.casting.note(owner, (start, match.end()))
                    break

    def _head_alone(self, head: str) -> str:
        return head[:-1] + "ה" if self.language == "he" and head.endswith("ת") else head

    def _last_named(self, bodies: list[Figure], head: str, at: int) -> Figure | None:
        named = [
            each for each in bodies if head in each.name.split() or any(head in form.split() for form in each.forms)
        ]
        before = [each for each in named if each.first[0] < at]
        return before[-1] if before else None


def join_units(casting: Casting) -> None:
    """A team of a body, in front of it, counts as the body."""
    masked = "".join(casting.mask)
    for pattern in _UNITS:
        for span, figure in casting.scene.cast.places():
            if figure.is_person:
                continue
            found = pattern.search(masked, max(0, span[0] - 40), span[0])
            if found:
                casting.note(figure, found.span("unit"))
