"""What crosses rooms: typed slots that each room fills in ``AppConfig.ready()``, so that no circle of imports arises.

A lower room asks the registry; a higher room has filled it. Nothing here knows a word of the domain.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

from django.db.models import Model, QuerySet

from overture.foundation.access.viewer import PUBLIC, Viewer
from overture.foundation.partial_dates import PartialDate

T = TypeVar("T")


class AlreadyFilled(Exception):
    """Two rooms fill one slot under one key; the second is a mistake."""


class Slot(Generic[T]):
    """A named place for implementations, in the order they were filled."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._entries: dict[str, T] = {}

    def fill(self, key: str, entry: T) -> None:
        """Put an entry under a key.

        Raises:
            AlreadyFilled: when another entry stands under the key.
        """
        if key in self._entries and self._entries[key] is not entry:
            raise AlreadyFilled(f"{self.name} has an entry {key!r} already.")
        self._entries[key] = entry

    def get(self, key: str) -> T | None:
        """The entry under the key, or None."""
        return self._entries.get(key)

    def all(self) -> tuple[T, ...]:
        """Every entry, in the order of filling."""
        return tuple(self._entries.values())

    def items(self) -> tuple[tuple[str, T], ...]:
        """Every key with its entry, in the order of filling."""
        return tuple(self._entries.items())


@dataclass(frozen=True, slots=True)
class ListedRow:
    """What the listing keeps of one record for one circle of readers.

    Attributes:
        tier: ``full`` or a narrower telling of the same record, such as ``substance``.
        scopes: who may find it.
        title: what a result shows; holds nothing that these scopes may not read.
        words: text to search, unfolded; likewise.
        day: orders what happened, newest first; `datetime.date.max` while it is not known, None for what has no day.
        names: what else the record is called, in any script, found by other spellings and with a letter wrong.
        mentions: names that occur in it, found in other scripts as well.
    """

    tier: str
    scopes: frozenset[str]
    title: str
    words: str
    day: dt.date | None = None
    names: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()


class Listed(Protocol):
    """How a model appears in lists and search."""

    kind: str

    @property
    def model(self) -> type[Model]:
        """The model whose records are listed."""

    def rows_of(self, ids: Collection[str]) -> Iterable[tuple[str, ListedRow]]:
        """The listing rows of some records, each with its record's id, in a fixed number of queries.

        None for a record that nobody finds or that is gone.
        """

    def url(self, record_id: str) -> str:
        """The desk's address of the record."""


class ScopeProvider(Protocol):
    """Gives scopes to an account: accounts gives ``role:…``, directory gives ``org:…``."""

    def __call__(self, user: Any) -> Iterable[str]: ...


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """A place where something can be read by others: its title and address there."""

    title: str
    url: str
    language: str


class Place(Protocol):
    """A kind of place where a quote can be used; voices stores its kind and id only."""

    kind: str

    def find(self, record_id: str) -> Iterable[PlaceFound]:
        """The addresses of this place, one a language; none when it is not public."""


@dataclass(frozen=True, slots=True)
class SidebarEntry:
    """One entry of the desk's side bar.

    Attributes:
        group: ``waiting``, ``record``, ``publish`` or ``foot``.
        order: its place in the whole bar.
        label: a lazy translation.
        url_name: the name of its address.
        icon: a name known to the icon tag.
        roles: who sees it.
        also: the names of further lists that belong to it; it is the current entry there as well.
        count: what waits there for this viewer: the rows, which are counted with those of the other entries, or a
            number that costs nothing; None when nothing is counted.
    """

    key: str
    group: str
    order: int
    label: Any
    url_name: str
    icon: str
    roles: tuple[str, ...]
    count: Callable[[Viewer], QuerySet[Any] | int] | None = None
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits for this viewer's decision, as Today lists it.

    Attributes:
        title: what waits, in a few words.
        sentence: why, or since when, as a sentence; may be empty.
        url: where it is decided.
        urgency: 0 for what is late, 1 for what has a day, 2 for the rest; the most urgent stands first.
        icon: a name known to the icon tag.
    """

    title: Any
    sentence: Any
    url: str
    urgency: int = 2
    icon: str = "today"


class WaitingFor(Protocol):
    """What waits for a viewer in one room; a room that failed says so by raising, and the others are still shown."""

    def __call__(self, viewer: Viewer, *, at: dt.datetime) -> Iterable[Waiting]: ...


class LastDays(Protocol):
    """When something happened last with each record of a kind, as far as it is known and the viewer may know."""

    def __call__(self, viewer: Viewer, kind: str, ids: Iterable[Any], *, at: dt.datetime) -> dict[str, PartialDate]: ...


class OpenAsks(Protocol):
    """Which asks wait for an answer from each body, by ids as text, as far as the viewer may know."""

    def __call__(self, viewer: Viewer, ids: Iterable[Any], *, at: dt.datetime) -> dict[str, set[str]]: ...


@dataclass(frozen=True, slots=True)
class Verb:
    """Something that one can start from anywhere: an entry of Add and of the palette's Do.

    Attributes:
        label: a lazy translation, verb first.
        note: what it is for, in a few words; a lazy translation.
        url_name: the name of its address.
        icon: a name known to the icon tag.
        roles: who may.
        order: its place.
    """

    label: Any
    note: Any
    url_name: str
    icon: str
    roles: tuple[str, ...]
    order: int = 50


class OutboxComposer(Protocol):
    """Writes a message at the moment it is sent, from record ids; returns None when there is nothing left to say."""

    def __call__(self, *, record_ids: tuple[str, ...], recipient: str, language: str) -> Any: ...


@dataclass(frozen=True, slots=True)
class Represented:
    """An organisation that an account speaks for: its id, its name in the active language, its public address."""

    id: str
    name: str
    public_url: str = ""


class Representations(Protocol):
    """Which account speaks for which organisation; the room of organisations knows."""

    def choices(self) -> Iterable[Represented]:
        """The organisations that an account can be invited to speak for."""

    def start(self, user: Any, *, organisation_id: str, by: Viewer) -> None:
        """Let an account speak for an organisation; called inside an operation."""

    def held_by(self, user_id: str) -> Iterable[Represented]:
        """The organisations that an account speaks for now."""


class TokenReader(Protocol):
    """Turns the secret of an API token into the viewer that it acts as, or None when it is of no use."""

    def __call__(self, secret: str, *, at: Any) -> Viewer | None: ...


@dataclass(frozen=True, slots=True)
class ApiRouter:
    """A room's part of ``/api/``: the path it stands under, and its `foundation.access.api.ApiSurface`."""

    prefix: str
    router: Any


class Chore(Protocol):
    """Work that the clock asks for, not a person; the worker does it every hour, a little at a time."""

    def __call__(self, *, at: dt.datetime, by: Viewer) -> int:
        """Do what is due; gives how much was done."""


class LinkPage(Protocol):
    """What stands behind a signed link of one purpose: looking shows, sending acts. `link` is a `links.SignedLink`."""

    def show(self, request: Any, link: Any, viewer: Viewer, *, at: dt.datetime, is_refused: bool = False) -> Any:
        """The page; with `is_refused` it says that a form was not taken and nothing was changed."""

    def act(self, request: Any, link: Any, viewer: Viewer, *, at: dt.datetime) -> Any:
        """What the sent form does, and the page after it."""


@dataclass(frozen=True, slots=True)
class HeldFact:
    """One value in a person's file: `key` for scripts, `label` for people, `value` as text."""

    key: str
    label: Any
    value: Any


@dataclass(frozen=True, slots=True)
class HeldRow:
    """One thing held on a person: what it is called, its values, and its page on the desk when it has one."""

    title: Any
    facts: tuple[HeldFact, ...] = ()
    url: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """What one room holds on a person, of one sort.

    Attributes:
        key: for scripts; the same in every language.
        title: for people.
        why: on which ground it is kept, and where it comes from, as a sentence.
        until: how long it is kept, as a sentence.
    """

    key: str
    title: Any
    why: Any
    until: Any
    rows: tuple[HeldRow, ...]


class PersonalData(Protocol):
    """Everything that a room holds on a person."""

    @property
    def covers(self) -> Collection[str]:
        """The columns that point at a person and are told here, as ``app.Model.field``.

        A test holds them against the models, so that no new column is left out of the file.
        """

    def held_on(self, viewer: Viewer, person: Model, *, at: dt.datetime) -> Iterable[Held]:
        """The sections of the file, in their order, as far as this viewer may know."""


class MergeObjection(Protocol):
    """A reason why two records may not be made one, as a sentence for this viewer, or None.

    The sentence names no record that the viewer may not see; the reason holds all the same.
    """

    def __call__(self, kept: Any, gone: Any, *, viewer: Viewer) -> str | None: ...


@dataclass(frozen=True, slots=True)
class LooseReference:
    """A column that holds ids of a kind of record without being a foreign key; a merge follows it as well.

    Attributes:
        kind: the kind of the records whose ids it holds.
        model: the model's label, such as ``newsroom.Block``.
        column: the column's attribute.
        only: what else must hold of a row, as filters.
    """

    kind: str
    model: str
    column: str
    only: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class GoesAlong:
    """How a merge tells a person of the rows that go along: their words, and how many of some rows they may know of.

    Attributes:
        words: lazy translations of one and of many, by number, with ``%(number)s`` (`ngettext_lazy`).
        seen: how many of the rows with these ids this viewer may know of.
    """

    words: Any
    seen: Callable[[Viewer, Collection[Any]], int]


@dataclass(frozen=True, slots=True)
class HistoryOf:
    """How the history of a kind of record is shown.

    Attributes:
        label: the kind in words; a lazy translation.
        find: the record, for those who may read its history; raises `access.refusals.NotThere` for the others.
        title: what the record is called for this viewer.
        url: the desk's address of the record's page.
        others: the kinds and ids of records whose changes belong to it, such as an engagement's asks.
        labels: words for what is kept under a name that is no field, such as ``names``.
    """

    label: Any
    find: Callable[[Viewer, str], Model]
    title: Callable[[Viewer, Any], str]
    url: Callable[[Any], str]
    others: Callable[[Any], Iterable[tuple[str, str]]] | None = None
    labels: tuple[tuple[str, Any], ...] = ()


class RemovalObjection(Protocol):
    """What stands on a record and would lose its ground with it, in words, or None."""

    def __call__(self, record: Model) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Panel:
    """A piece of a record's page that a higher room draws: its template, and the frozen shape it reads as ``panel``."""

    template: str
    content: Any


class RecordPanel(Protocol):
    """Draws a panel on the page of a record that the viewer may see in full; None when there is nothing to show."""

    def __call__(self, viewer: Viewer, record: Model, *, at: dt.datetime) -> Panel | None: ...


@dataclass(frozen=True, slots=True)
class PortableTable:
    """A table that leaves with the whole desk, and comes back into an empty one.

    Attributes:
        name: its file in the export.
        model: whose rows they are.
        left_out: columns that are made anew at the other end, or are of use here only (passwords, keyed hashes).
        is_sealed: the table leaves only together with the sealed values.
        about: the two columns that name another record by kind and id, when it has such.
        prose: columns that leave empty where they repeat what a speaker said.
        file: the column that names a sealed file of the media folder, which goes along (`sealing.files`).
        emptied: by column, which rows leave with that column empty (words that were taken back).
        hidden_from: which rows a viewer may not have; what hangs on them stays behind as well.
    """

    name: str
    model: type[Model]
    left_out: tuple[str, ...] = ()
    is_sealed: bool = False
    about: tuple[str, str] | None = None
    prose: tuple[str, ...] = ()
    file: str = ""
    emptied: Mapping[str, Callable[[], Collection[Any]]] = field(default_factory=dict)
    hidden_from: Callable[[Viewer], Collection[Any]] | None = None


@dataclass(frozen=True, slots=True)
class Portable:
    """What of a room leaves with the whole desk. Each model of the room is in `tables`, or in `stays` with a reason.

    Attributes:
        stays: by the label of a model, why it does not leave.
        after_import: makes anew what is not carried over, when all rows of all rooms are in.
    """

    tables: tuple[PortableTable, ...]
    stays: Mapping[str, str] = field(default_factory=dict)
    after_import: Callable[[], None] | None = None


@dataclass(frozen=True, slots=True)
class SampleText:
    """A text to try on a sample desk: a key for its address, its title and its words."""

    key: str
    title: str
    text: str


class SampleTexts(Protocol):
    """Gives texts to try, dated so that they are fresh today."""

    def __call__(self, today: dt.date) -> Iterable[SampleText]: ...


listed: Slot[Listed] = Slot("listed")
scope_providers: Slot[ScopeProvider] = Slot("scope_providers")
places: Slot[Place] = Slot("places")
sidebar: Slot[SidebarEntry] = Slot("sidebar")
waiting: Slot[WaitingFor] = Slot("waiting")
verbs: Slot[Verb] = Slot("verbs")
last_days: Slot[LastDays] = Slot("last_days")
open_asks: Slot[OpenAsks] = Slot("open_asks")
composers: Slot[OutboxComposer] = Slot("composers")
personal_data: Slot[PersonalData] = Slot("personal_data")
merge_objections: Slot[MergeObjection] = Slot("merge_objections")
representations: Slot[Representations] = Slot("representations")
token_readers: Slot[TokenReader] = Slot("token_readers")
api_routers: Slot[ApiRouter] = Slot("api_routers")
link_pages: Slot[LinkPage] = Slot("link_pages")
chores: Slot[Chore] = Slot("chores")
resealers: Slot[Callable[[], int]] = Slot("resealers")
"""Seals again, with the newest key, what a room keeps sealed outside sealed fields; gives how many values."""
source_pages: Slot[Callable[[str], str]] = Slot("source_pages")
"""Gives the desk's address of the text that a source holds, by the source's id; empty when there is no such page."""
spoken_words: Slot[Callable[[Iterable[str]], frozenset[str]]] = Slot("spoken_words")
"""Picks those of some texts that repeat what a speaker said: typed words that may not stand for a quote in public."""
withdrawn_words: Slot[Callable[[Iterable[str]], frozenset[str]]] = Slot("withdrawn_words")
"""Picks those of some texts that repeat words which their speaker took back."""
removal_objections: Slot[RemovalObjection] = Slot("removal_objections")
loose_references: Slot[LooseReference] = Slot("loose_references")
goes_along: Slot[GoesAlong] = Slot("goes_along")
"""By a model's label in lower case, such as ``directory.post``; of what is not here a merge tells no number."""
name_followers: Slot[Callable[[str, Collection[str]], None]] = Slot("name_followers")
"""Brings up to date what a room keeps of the names and scopes of records of a kind: called with the kind and ids."""
histories: Slot[HistoryOf] = Slot("histories")
record_names: Slot[Callable[[Viewer, Collection[str]], dict[str, str]]] = Slot("record_names")
"""By kind: what records are called for a viewer, by id as text; those they may not know of left out."""
engagement_panels: Slot[RecordPanel] = Slot("engagement_panels")
sample_texts: Slot[SampleTexts] = Slot("sample_texts")
portable: Slot[Portable] = Slot("portable")
desk_facts: Slot[Callable[[], Any]] = Slot("desk_facts")
filtered_lists: Slot[Any] = Slot("filtered_lists")
"""The lists with their filters (`listing.filters.FilteredList`), for saved filters and the palette."""


def texts_that_repeat(texts: Iterable[str]) -> frozenset[str]:
    """Those of the texts that repeat what somebody said, by what the rooms know."""
    given = [text for text in dict.fromkeys(texts) if text]
    return frozenset[str]().union(*(pick(given) for pick in spoken_words.all())) if given else frozenset()


def viewer_of(user: Any, *, language: str = "en") -> Viewer:
    """Make the viewer of an account from every room's scopes; nobody signed in is the public."""
    if not getattr(user, "is_authenticated", False) or not user.is_active:
        return Viewer.public(language)
    scopes = {PUBLIC, f"user:{user.pk}"}
    for provide in scope_providers.all():
        scopes.update(provide(user))
    return Viewer(scopes=frozenset(scopes), user_id=str(user.pk), name=str(user), language=language)
