"""What a person or organisation is called: on a screen of the desk, and in what goes out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Q, prefetch_related_objects
from django.utils import translation

from overture.foundation.access.viewer import Viewer
from overture.foundation.local_text import ShownText
from overture_names.parsing import parse_person

from .. import rules
from ..models import Name, Organisation, Person, Protection, PublicNameForm
from ..scripts import language_of, script_of, script_of_language

Party = Person | Organisation

PUBLIC, MEMBERS, NAMED_READER, DESK = "public", "members", "named_reader", "desk"
SHOWN_KINDS = (Name.Kind.OFFICIAL, Name.Kind.TRANSLATION)


def display_name(party: Party, language: str = "") -> ShownText:
    """What a party is called in a language (the active one by default), with the language these words are in.

    That is their own name, or its translation, in the script of the language; else the main name. Spellings, wrong and
    former names are never shown so. Fetch ``names`` beforehand when many are shown.
    """
    language = language or translation.get_language() or "en"
    wanted = script_of_language(language)
    if script_of(party.name) != wanted:
        for name in _own_names(party):
            if name.script == wanted:
                return ShownText(name.text, name.language or language_of(name.text))
    return ShownText(party.name, language_of(party.name))


def _own_names(party: Party) -> list[Name]:
    """Names that may stand for the party, own ones before translations."""
    return sorted(
        (name for name in party.names.all() if name.kind in SHOWN_KINDS),
        key=lambda name: (_place_of(name.kind), name.pk),
    )


def names_to_show(party: Party) -> list[Name]:
    """The names that may stand on the desk's page of a party: never a wrong one, a former one only when it is marked.

    Fetch ``names`` beforehand when many are shown.
    """
    return sorted((name for name in party.names.all() if may_stand(name)), key=lambda name: name.pk)


def may_stand(name: Name) -> bool:
    """Whether a name may be shown at all; a wrong one is found by and never shown."""
    if name.kind == Name.Kind.FORMER:
        return name.may_be_shown
    return name.kind != Name.Kind.WRONG


def fetch_names(parties: Iterable[Party]) -> None:
    """Fetch the ``names`` of many people and bodies, in one query."""
    found = list(parties)
    ids = {kind: {one.pk for one in found if isinstance(one, kind)} for kind in (Person, Organisation)}
    rows: dict[Any, list[Name]] = {}
    for name in Name.objects.filter(Q(person__in=ids[Person]) | Q(organisation__in=ids[Organisation])).order_by("pk"):
        rows.setdefault(name.person_id or name.organisation_id, []).append(name)
    for party in found:
        names = party.names.all()
        names._result_cache, names._prefetch_done = rows.get(party.pk, []), True  # type: ignore[attr-defined]
        kept = getattr(party, "_prefetched_objects_cache", {})
        party._prefetched_objects_cache = {**kept, "names": names}  # type: ignore[union-attr]


def without_hidden_names(told: str) -> str:
    """A history row of names, one a line with its kind, as it may be shown: of wrong and former ones only the kind.

    The kind stands there in the language of whoever wrote it.
    """
    return "\n".join(_told_name(line) for line in told.split("\n"))


def _told_name(line: str) -> str:
    _name, opening, kind = line.rpartition(" (")
    return f"… ({kind}" if opening and kind.removesuffix(")") in _hidden_kinds() else line


@lru_cache(maxsize=1)
def _hidden_kinds() -> frozenset[str]:
    found = set()
    for code, _language in settings.LANGUAGES:
        with translation.override(code):
            found |= {str(Name.Kind.WRONG.label), str(Name.Kind.FORMER.label)}
    return frozenset(found)


def called(main_names: Mapping[UUID, str], language: str) -> dict[UUID, ShownText]:
    """`display_name` of people and bodies whose ids and main names are at hand, for lists; one query or none."""
    wanted = script_of_language(language)
    others = [pk for pk, name in main_names.items() if script_of(name) != wanted]
    found = {pk: ShownText(name, language_of(name)) for pk, name in main_names.items()}
    if not others:
        return found
    names = Name.objects.filter(Q(person__in=others) | Q(organisation__in=others), script=wanted, kind__in=SHOWN_KINDS)
    rows = names.values_list("person_id", "organisation_id", "text", "language", "kind", "pk")
    for person, body, text, written_in, _kind, _pk in sorted(rows, key=lambda row: (-_place_of(row[4]), -row[5])):
        found[person or body] = ShownText(text, written_in or language_of(text))
    return found


def _place_of(kind: str) -> int:
    return SHOWN_KINDS.index(Name.Kind(kind))


def names_shown_to(viewer: Viewer, parties: Iterable[Party]) -> dict[str, ShownText | None]:
    """What each party is called for this viewer, by id as text; None for those whom they may not know of."""
    found = list(parties)
    prefetch_related_objects(found, "names")
    return {str(one.pk): display_name(one, viewer.language) if _is_seen(viewer, one) else None for one in found}


def _is_seen(viewer: Viewer, party: Party) -> bool:
    if isinstance(party, Person):
        return rules.can_see_person(viewer, party)
    return rules.can_see_organisation(viewer, party)


def public_name(party: Party, audience: str, at: dt.datetime, language: str = "") -> str | None:
    """What a person or organisation may be called before an audience at a moment; None when they may not be named.

    Every name that goes out passes here, and is asked for again each time it is read.

    Args:
        party: whom to name.
        audience: ``public``, ``members``, ``named_reader`` or ``desk``; anything else is treated as the public.
        at: the moment of reading; an objection made by then takes the name away from everybody.
        language: the reader's language, which chooses the script; the main name when empty.

    Returns:
        The name in the form they chose. At risk or having objected: None for every audience. No public name: None for
        every audience but the desk. Members are told the names of the network and of officials, as on their own pages.
    """
    if _is_silent(party, audience, at):
        return None
    shown = display_name(party, language).text if language else party.name
    if audience == DESK or (audience == MEMBERS and party.standing in rules.KNOWN_TO_MEMBERS):
        return shown
    if party.public_name_form == PublicNameForm.OTHER:
        return party.other_public_name or None
    if party.public_name_form == PublicNameForm.FIRST:
        return parse_person(shown).given or None if isinstance(party, Person) else None
    return shown if party.public_name_form == PublicNameForm.FULL else None


def _is_silent(party: Party, audience: str, at: dt.datetime) -> bool:
    objected_at = getattr(party, "objected_at", None)
    if party.protection == Protection.AT_RISK or (objected_at is not None and objected_at <= at):
        return True
    return party.protection == Protection.NO_PUBLIC_NAME and audience != DESK


def public_website(organisation: Organisation) -> str:
    """The website that a public page may show; none for a body under another name, which it would give away."""
    return "" if organisation.public_name_form == PublicNameForm.OTHER else organisation.website


def public_names(parties: Iterable[Party], audience: str, at: dt.datetime, language: str = "") -> dict[str, str | None]:
    """`public_name` of many people, or of many organisations, by id as text; two parties at a time are not mixed."""
    found = list(parties)
    prefetch_related_objects(found, "names")
    return {str(one.pk): public_name(one, audience, at, language) for one in found}
