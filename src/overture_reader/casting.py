"""Who is named in Latin-script text: known names, acronyms, bodies by their heads, people by their contexts."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from overture_reader.acronyms import acronyms
from overture_reader.contexts import Contexts
from overture_reader.directory import Directory
from overture_reader.figures import Cast, Figure
from overture_reader.gazetteer import Hit, find_known
from overture_reader.lexicon import ORGANISATION, PERSON, Lexicon
from overture_reader.linking import fold, fold_name
from overture_reader.model import Reason, Span
from overture_reader.runs import Run, Runner
from overture_reader.shape import Shape, chat_parts
from overture_reader.tokens import Token, tokenize

_ADDRESSED = re.compile(
    r"(?:[:;,] ?|\") ?(?P<name>[^\W\d_][^<>\"@:;,\n(]{1,60}?)\"? ?(?:\([^)\n]{0,60}\) ?)?<[^<>\n]{3,100}>"
)


_OF_ANY_BODY = ("steering", "working", "advisory", "coordinating", "coordination", "core", "executive", "planning")
_UNIT_NAMES = frozenset(["فريق", "قسم", "وحدة", "طاقم", "مكتب", "צוות", "מחלקת", "אגף", "לשכת"])


@dataclass(slots=True)
class Scene:
    """Everybody, and the other runs that later rules look at."""

    cast: Cast = field(default_factory=Cast)
    events: list[Span] = field(default_factory=list)
    initiatives: list[Span] = field(default_factory=list)
    roles: list[Span] = field(default_factory=list)
    open_runs: list[Run] = field(default_factory=list)
    units: list[Span] = field(default_factory=list)


class Casting:
    """Builds the cast of one text, step by step."""

    def __init__(self, text: str, shape: Shape, lexicon: Lexicon, directory: Directory, barriers: list[Span]) -> None:
        self.text, self.shape, self.lexicon, self.directory = text, shape, lexicon, directory
        self.barred = marked(len(text), barriers)
        self.noted = bytearray(len(text))
        self.owners: dict[int, Figure] = {}
        self.role_spans: dict[int, Span] = {}
        self.line_starts = [line.start for line in shape.lines]
        self.scene = Scene()
        self.by_id: dict[str, Figure] = {}
        self.by_name: dict[tuple[bool, str], Figure] = {}
        self.tokens: dict[int, list[Token]] = {}
        self.titled: dict[Span, str] = {}
        self.mask: list[str] = list(text)
        self.contexts = Contexts(lexicon)
        self.counted = -1
        self.first_names: set[str] = set()

    def build(self) -> Scene:
        """Return the scene."""
        self.known()
        self._take_senders()
        self._take_addresses()
        self._take_acronyms()
        runs = self._all_runs()
        self._take_bodies(runs)
        self._take_open([run for run in runs if run.kind == "open"])
        return self.scene

    def known(self) -> None:
        """Note the names of the directory."""
        for hit in find_known(self.text, self.directory):
            self._take_hit(hit)

    # --- figures

    def figure(self, name: str, *, is_person: bool) -> Figure:
        """Return the figure of this name, a new one where there is none."""
        key = (is_person, fold_name(name))
        if key not in self.by_name:
            figure = Figure(is_person, name)
            self.by_name[key] = figure
            (self.scene.cast.people if is_person else self.scene.cast.organisations).append(figure)
        return self.by_name[key]

    def note(self, figure: Figure, span: Span) -> None:
        """Note a mention and mask its letters."""
        if any(self.noted[span[0] : span[1]]):
            return
        self.noted[span[0] : span[1]] = b"\x01" * (span[1] - span[0])
        self.owners[span[0]] = figure
        figure.add(span, self.text[span[0] : span[1]])
        for at in range(*span):
            self.mask[at] = PERSON if figure.is_person else ORGANISATION

    def is_masked(self, span: Span) -> bool:
        """Whether part of a span already is somebody's name."""
        return any(self.mask[at] in (PERSON, ORGANISATION) for at in range(*span))

    def _take_hit(self, hit: Hit) -> None:
        if any(self.barred[hit.span[0] : hit.span[1]]):
            return
        words = self.text[hit.span[0] : hit.span[1]]
        figure = self.by_id.get(hit.id) or self.figure(words, is_person=hit.is_person)
        figure.known_id = figure.known_id or hit.id
        self.by_id[hit.id] = figure
        self.by_name.setdefault((hit.is_person, fold_name(words)), figure)
        if not figure.reasons:
            figure.reasons.append(Reason("directory.name", "The directory has this name."))
        self.note(figure, hit.span)

    def _take_senders(self) -> None:
        """The names before the words of a chat."""
        for line in self.shape.lines:
            parts = chat_parts(self.text, line) if self.shape.genre == "chat" else None
            if parts and not self.is_masked(parts[1]) and re.match(r"[^\W\d_]", self.text[parts[1][0]]):
                figure = self.figure(self.text[parts[1][0] : parts[1][1]], is_person=True)
                figure.reasons = figure.reasons or [Reason("person.sender", "The name stands before a message.")]
                self.note(figure, parts[1])

    def _take_addresses(self) -> None:
        """Names before an address in the headers of a message: "Name <address>"."""
        for line in self.shape.lines_of("header"):
            for found in _ADDRESSED.finditer(self.text, line.start, line.end):
                span, words = found.span("name"), found.group("name")
                if (
                    len(words.split()) < 2
                    or words.split()[-1].lower() in self.lexicon.words["unit_heads"]
                    or words.split()[0] in _UNIT_NAMES
                    or self.is_masked(span)
                    or words.split()[-1].lower() in self.lexicon.organisation_kinds
                ):
                    continue
                figure = self.figure(words, is_person=True)
                figure.reasons = figure.reasons or [Reason("person.address", "The name stands before an address.")]
                self.note(figure, span)

    def _take_acronyms(self) -> None:
        for number, line in enumerate(self.shape.lines):
            if "(" not in self.text[line.start : line.end]:
                continue
            tokens = self._line_tokens(number)
            for full, acronym, span in acronyms(self.text, tokens):
                if self.text[full[1] - 4 : full[1]].lower() in self.lexicon.words["initiative_heads"]:
                    continue
                if self._is_titled(full) or (len(acronym) < 4 and self._are_initials(full, line.kind)):
                    continue
                figure = self._known_at(full)
                if figure is None and self._is_free(full):
                    figure = self.figure(self.text[full[0] : full[1]], is_person=False)
                    figure.reasons.append(Reason("organisation.acronym", f"Its acronym {acronym} is spelt out here."))
                    self.note(figure, full)
                if figure and not figure.is_person:
                    self.by_name.setdefault((False, fold_name(acronym)), figure)
                    self.note(figure, span)
        acronym_names = {name for person, name in self.by_name if not person and " " not in name and len(name) < 8}
        self._note_acronyms(acronym_names)

    def _note_acronyms(self, names: set[str]) -> None:
        for number in range(len(self.shape.lines)):
            for token in self._line_tokens(number):
                folded = fold(token.text)
                if (
                    folded in names
                    and sum(map(str.isupper, token.text)) > 1
                    and not self.is_masked((token.start, token.end))
                ):
                    self.note(self.by_name[(False, folded)], (token.start, token.end))

    def _are_initials(self, span: Span, kind: str) -> bool:
        """In minutes and lists, "Ada Quill (AQ)" gives initials unless the words name a body."""
        words = self.text[span[0] : span[1]].split()
        listed = kind in ("present", "listed", "apologies") or self.shape.genre == "minutes"
        return listed and len(words) < 4 and not any(word.lower() in self.lexicon.organisation_kinds for word in words)

    def _is_titled(self, span: Span) -> bool:
        """ "Lord Wetherby (LW)" is somebody's initials."""
        return self.text[span[0] : span[1]].split()[0].lower() in self.lexicon.words["titles"]

    def _known_at(self, span: Span) -> Figure | None:
        figures = (self.owners.get(at) for at in range(max(0, span[0] - 60), span[1]))
        here = [each for each in figures if each and not each.is_person]
        return next(
            (each for each in here if any(start < span[1] and span[0] < end for start, end in each.spans[-50:])), None
        )

    def _is_free(self, span: Span) -> bool:
        return not self.is_masked(span) and not any(self.barred[span[0] : span[1]])

    def _line_tokens(self, number: int) -> list[Token]:
        if number not in self.tokens:
            line = self.shape.lines[number]
            self.tokens[number] = tokenize(self.text, line.start, line.end)
        return self.tokens[number]

    # --- runs

    def _all_runs(self) -> list[Run]:
        short = frozenset(
            each.text
            for number in self.tokens
            for each in self.tokens[number]
            if each.text.isupper() and len(each.text) > 1
        )
        runs: list[Run] = []
        barred = bytearray(one | two for one, two in zip(self.barred, self.noted, strict=True))
        for number, line in enumerate(self.shape.lines):
            if line.kind in ("blank", "share", "calendar"):
                continue
            tokens = self._line_tokens(number)
            found = Runner(self.text, self.lexicon, barred, short).runs(tokens)
            runs.extend(found if line.kind not in ("heading", "repeated") else self._in_heading(found))
        return runs

    def _in_heading(self, runs: list[Run]) -> list[Run]:
        """Headings are written with capitals all over: only bodies and single words are taken from them."""
        return [run for run in runs if run.kind == "organisation" or (run.kind == "open" and len(run.tokens) <= 3)]

    def _take_bodies(self, runs: list[Run]) -> None:
        for run in runs:
            if run.kind == "event":
                self.scene.events.append(run.span)
            elif run.kind == "initiative":
                self.scene.initiatives.append(run.span)
            elif run.kind == "role":
                self.scene.roles.append(run.span)
                self.role_spans[run.span[1]] = run.span
            elif run.kind == "organisation":
                self._take_body(run)

    def _take_body(self, run: Run) -> None:
        words = self.text[run.span[0] : run.span[1]]
        if len(run.tokens) == 1:
            self.scene.open_runs.append(run)
            return
        if len(run.tokens) == 2 and run.tokens[0].text.lower() in _OF_ANY_BODY:
            return  # a steering group is of a body; the words alone name none
        if (
            run.tokens[-1].text.lower() in self.lexicon.words["initiative_heads"]
            and run.tokens[-1].text.lower() == "fund"
        ):
            self.scene.initiatives.append(run.span)
            if not re.match(
                r"\s(?:hosted|hosts|received|receives|pays|paid|gave|met)", self.text[run.span[1] : run.span[1] + 12]
            ):
                return
        figure = self.figure(words, is_person=False)
        figure.reasons = figure.reasons or [
            Reason("organisation.head", "The name ends or starts with the word for a body.")
        ]
        self.note(figure, run.span)

    # --- open runs: person or organisation

    def _take_open(self, runs: list[Run]) -> None:
        many = [run for run in runs if len(run.tokens) > 1]
        singles = [run for run in runs if len(run.tokens) == 1]
        alone = {fold(run.tokens[0].text) for run in singles}
        many = self._without_mere_headings(many)
        labels: dict[str, str] = {}
        for _ in range(2):
            scores: dict[str, list[float]] = {}
            for run in many:
                left, right = self._around(run.span)
                person, organisation = self.contexts.score(
                    run, left, right, alone, self._title_before(run), self._listed(run)
                )
                total = scores.setdefault(fold_name(self.text[run.span[0] : run.span[1]]), [0.0, 0.0])
                total[0], total[1] = total[0] + person, total[1] + organisation
            labels = {name: _label(person, organisation) for name, (person, organisation) in scores.items()}
            for run in many:
                self._mask_as(run.span, labels[fold_name(self.text[run.span[0] : run.span[1]])])
        for run in many:
            self._take_labelled(run, labels[fold_name(self.text[run.span[0] : run.span[1]])])
        self._take_single_bodies(singles)
        for run in singles:
            self._take_single(run)

    def _take_single_bodies(self, runs: list[Run]) -> None:
        """Bodies of one word: an acronym that is used as a body is, or what members and staff are said to be of."""
        scores: dict[str, float] = {}
        for run in runs:
            word = run.tokens[0].text
            if word.lower() in self.lexicon.words["not_bodies"] or word.lower() in self.lexicon.words["role_heads"]:
                continue
            left, right = self._around(run.span)
            scores[word] = scores.get(word, 0.0) + self.contexts.single(word, left, right)
        initials = {"".join(part[0] for part in each.name.split()) for each in self.scene.cast.people}
        first_words = {each.name.split()[0] for each in self.scene.cast.organisations if " " in each.name}
        for run in runs:
            word = run.tokens[0].text
            if word in first_words or word in initials:
                continue
            if scores.get(word, 0.0) >= 3 and not self.is_masked(run.span) and not self._is_first_name(word):
                figure = self.figure(word, is_person=False)
                figure.reasons = figure.reasons or [
                    Reason("organisation.context", "What stands around the name is said of bodies.")
                ]
                self.note(figure, run.span)

    def _is_first_name(self, word: str) -> bool:
        if len(self.scene.cast.people) != self.counted:
            self.counted = len(self.scene.cast.people)
            self.first_names = {fold(part) for person in self.scene.cast.people for part in person.name.split()}
        return fold(word) in self.first_names

    def _without_mere_headings(self, runs: list[Run]) -> list[Run]:
        """Runs of headings count only where the body has them too."""
        headings = marked(
            len(self.text), [(line.start, line.end) for line in self.shape.lines_of("heading", "repeated")]
        )
        inside = {id(run) for run in runs if headings[run.span[0]]}
        named = {fold_name(self.text[run.span[0] : run.span[1]]) for run in runs if id(run) not in inside}
        return [
            run for run in runs if id(run) not in inside or fold_name(self.text[run.span[0] : run.span[1]]) in named
        ]

    def _around(self, span: Span) -> tuple[str, str]:
        start, end = span
        left = "".join(self.mask[max(0, start - 90) : start])
        right = "".join(self.mask[end : end + 110])
        return left.rsplit("\n", 1)[-1], right.split("\n", 1)[0]

    def _mask_as(self, span: Span, label: str) -> None:
        letter = {"person": PERSON, "organisation": ORGANISATION}.get(label)
        for at in range(*span):
            self.mask[at] = letter or self.text[at]

    def _listed(self, run: Run) -> str:
        """In lists with a line for each, the name comes first and the body after a comma, a dash or in brackets."""
        line = self.shape.lines[bisect_right(self.line_starts, run.span[0]) - 1]
        if line.kind not in ("listed", "signature"):
            return ""
        before = self.text[line.start : run.span[0]]
        if not re.search(r"[A-Za-z]{3}", before):
            return "name" if line.kind == "listed" or "," in self.text[run.span[1] : line.end] else ""
        return "body" if re.search(r"(?:[,;(|/:]|[–—-]) ?(?:the )?$", before) else ""

    def _title_before(self, run: Run) -> bool:
        return any(
            end + 1 == run.span[0] or (end + 2 == run.span[0] and self.text[end] in ".,")
            for _, end in self._role_ends(run)
        )

    def _role_ends(self, run: Run) -> list[Span]:
        near = range(max(0, run.span[0] - 3), run.span[0] + 1)
        return [self.role_spans[at] for at in near if at in self.role_spans]

    def _take_labelled(self, run: Run, label: str) -> None:
        words = self.text[run.span[0] : run.span[1]]
        tokens = list(run.tokens)
        if label == "person" and len(tokens) > 2 and tokens[-1].text.lower() in self.lexicon.words["after_titles"]:
            tokens.pop()
        if label == "person":
            name = self.text[tokens[0].start : tokens[-1].end]
            figure = self.figure(name, is_person=True)
            figure.reasons = figure.reasons or [
                Reason("person.context", "What stands around the name is said of people.")
            ]
            self._unmask(run.span)
            self.note(figure, (tokens[0].start, tokens[-1].end))
        elif label == "organisation":
            figure = self.figure(words, is_person=False)
            figure.reasons = figure.reasons or [
                Reason("organisation.context", "What stands around the name is said of bodies.")
            ]
            self._unmask(run.span)
            self.note(figure, run.span)
        else:
            self.scene.open_runs.append(run)

    def _unmask(self, span: Span) -> None:
        for at in range(*span):
            self.mask[at] = self.text[at]

    def _take_single(self, run: Run) -> None:
        if self.is_masked(run.span):
            return
        title = next((self.text[start:end] for start, end in self._role_ends(run)), None)
        if title and title.rstrip(".").lower() in self.lexicon.words["titles"]:
            self.titled[run.span] = title
        self.scene.open_runs.append(run)


def marked(length: int, spans: list[Span]) -> bytearray:
    """Return a byte for each character, 1 where a span covers it."""
    bytes_of = bytearray(length)
    for start, end in spans:
        bytes_of[start:end] = b"\x01" * (min(end, length) - start)
    return bytes_of


def _label(person: float, organisation: float) -> str:
    if person >= 3 and person > organisation:
        return "person"
    return "organisation" if organisation >= 2 and organisation >= person else ""
