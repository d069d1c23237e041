"""A proposal's texts side by side, the statuses it reached, and the names under it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import cast
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce

from overture.foundation.access.viewer import Viewer
from overture.foundation.listing.queries import MOST_COUNTED, record_ids_seen_by
from overture.foundation.partial_dates import PartialDate

from .. import rules
from ..differing import Pair, Piece, differences, paragraphs
from ..models import Organisation, Person, Proposal, ProposalStep, ProposalVersion, Signature
from ..told import NamesCounted, SignatureTold, StepTold, TextBeside, VersionTold
from .calling import organisation_named, party_named, person_named
from .seen import members, one_of, organisations_seen_by, people_seen_by

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)


def versions_of(viewer: Viewer, proposal: Proposal) -> tuple[ProposalVersion, ...]:
    """A proposal's texts, the newest first, each with how many names a viewer may know of under it as `name_count`."""
    live = Q(signatures__taken_off__isnull=True, signatures__in=names_seen_by(viewer).values("pk"))
    return tuple(proposal.versions.annotate(name_count=Count("signatures", filter=live)).order_by("-number"))


def version_told(row: ProposalVersion) -> VersionTold:
    """A text without its words. Ask `versions_of` for the row."""
    languages = tuple(code for code in LANGUAGES if row.text.get(code))
    return VersionTold(row.number, languages, row.written, row.note, row.name_count)  # type: ignore[attr-defined]


def text_beside(
    rows: Sequence[ProposalVersion], *, number: int | None = None, beside: int | None = None, language: str = ""
) -> TextBeside | None:
    """A text as it is read: beside the version before it, with what changed, unless it is the first one.

    Args:
        rows: all texts, the newest first, as `versions_of` gives them.
        number: which one to read; the newest when there is no such number.
        beside: which one to compare it with; the one before by default, 0 for none.
        language: in which language; the first one it is written in when it is not written in this one.
    """
    if not rows:
        return None
    by_number = {row.number: row for row in rows}
    newer = by_number.get(number or 0, rows[0])
    other = newer.number - 1 if beside is None else beside
    older = by_number.get(other) if other != newer.number else None
    languages = tuple(code for code in LANGUAGES if newer.text.get(code) or (older and older.text.get(code)))
    chosen = language if language in languages else languages[0]
    return TextBeside(
        language=chosen,
        languages=languages,
        newer=version_told(newer),
        older=version_told(older) if older else None,
        pairs=pairs_of(older, newer, chosen),
        missing=next((row.number for row in (newer, older) if row and not row.text.get(chosen)), 0),
    )


def pairs_of(older: ProposalVersion | None, newer: ProposalVersion, language: str) -> tuple[Pair, ...]:
    """The paragraphs of one text, or of two beside each other."""
    text, before = newer.text.get(language, ""), older.text.get(language, "") if older else ""
    if text and before:
        return differences(before, text)
    if older is None:
        return tuple(Pair(newer=(Piece(line),)) for line in paragraphs(text))
    return tuple(Pair((Piece(line),), ()) for line in paragraphs(before)) + tuple(
        Pair((), (Piece(line),)) for line in paragraphs(text)
    )


def steps_of(viewer: Viewer, proposal: Proposal) -> tuple[StepTold, ...]:
    """The statuses that a proposal reached, the latest first; who decided only where the viewer may know of them."""
    rows = proposal.steps.select_related("organisation", "version").prefetch_related("organisation__names")
    return tuple(_step(viewer, row) for row in sorted(rows, key=lambda row: (row.reached, row.pk), reverse=True))


def _step(viewer: Viewer, row: ProposalStep) -> StepTold:
    body = row.organisation
    return StepTold(
        status=row.status,
        status_words=row.get_status_display(),
        reached=cast("PartialDate", row.reached),
        organisation=organisation_named(viewer, body) if body and rules.can_see_organisation(viewer, body) else None,
        version=row.version.number if row.version else 0,
        note=row.note,
    )


def signatures_seen_by(viewer: Viewer, proposal: Proposal) -> QuerySet[Signature]:
    """The names under a proposal's texts, of those whom a viewer may know of."""
    return names_seen_by(viewer).filter(version_signed__proposal=proposal)


def names_seen_by(viewer: Viewer) -> QuerySet[Signature]:
    """The names under any text, of those whom a viewer may know of."""
    rows = Signature.objects.all()
    if rules.is_coordinator(viewer):
        return rows
    bodies = Q(organisation__in=organisations_seen_by(viewer).values("pk"))
    alone = Q(organisation__isnull=True, person__in=people_seen_by(viewer).values("pk"))
    return rows.filter(bodies | alone)


def signature_for(viewer: Viewer, proposal: Proposal, signature_id: UUID | str) -> Signature:
    """One name under a proposal's texts.

    Raises:
        NotFound: when there is none, or this viewer may not know of it.
    """
    rows = signatures_seen_by(viewer, proposal)
    return one_of(rows.select_related("organisation", "person", "version_signed__proposal"), signature_id)


def signatures_listed(
    viewer: Viewer, proposal: Proposal, *, text: str = "", version: int | None = None, once: bool = False
) -> QuerySet[Signature]:
    """The names under a proposal, by `sort_name`; those with some words in a name, or under one text.

    With `once`, only the names that stand, each under the last text that it was put to.
    """
    rows = signatures_seen_by(viewer, proposal).annotate(sort_name=Coalesce("organisation__name", "person__name"))
    if once:
        rows = rows.filter(_stands_last())
    if version is not None:
        rows = rows.filter(version_signed__number=version)
    if text:
        bodies = list(record_ids_seen_by(viewer, "organisation", text=text)[:MOST_COUNTED])
        people = list(record_ids_seen_by(viewer, "person", text=text)[:MOST_COUNTED])
        rows = rows.filter(Q(organisation__in=bodies) | Q(person__in=people))
    people_with = Person.objects.prefetch_related("names", "posts__organisation__names")
    return (
        rows.order_by("sort_name", "pk")
        .select_related("version_signed")
        .prefetch_related(
            Prefetch("organisation", Organisation.objects.prefetch_related("names")), Prefetch("person", people_with)
        )
    )


def _stands_last() -> Q:
    """Names that are not taken off, and that nobody put to a later text again."""
    live = Signature.objects.filter(
        version_signed__proposal=OuterRef("version_signed__proposal"),
        version_signed__number__gt=OuterRef("version_signed__number"),
        taken_off__isnull=True,
    )
    again = live.filter(organisation=OuterRef("organisation"))
    alone = live.filter(organisation__isnull=True, person=OuterRef("person"))
    return Q(taken_off__isnull=True) & ~Exists(again) & ~Q(Exists(alone), organisation__isnull=True)


def signatures_told(viewer: Viewer, rows: Iterable[Signature]) -> tuple[SignatureTold, ...]:
    """Names under a text as they may be read; who signed for a body is left out when they may not be known of."""
    return tuple(_signature(viewer, row) for row in rows)


def _signature(viewer: Viewer, row: Signature) -> SignatureTold:
    person = row.person if row.person and rules.can_see_person(viewer, row.person) else None
    party: Organisation | Person = row.organisation or row.person  # type: ignore[assignment]
    signer = person_named(viewer, person) if person and row.organisation else None
    return SignatureTold(
        id=str(row.pk),
        party=party_named(viewer, party),
        signer=signer,
        signed=cast("PartialDate", row.signed),
        version=row.version_signed.number,
        source=row.source,
        taken_off=row.taken_off,
    )


def names_counted(viewer: Viewer, proposal: Proposal) -> NamesCounted:
    """How many names this viewer may know of under a proposal's texts; who signed two texts is one name. One query."""
    rows = signatures_seen_by(viewer, proposal).order_by()
    found = list(rows.values_list("version_signed__number", "organisation", "person", "taken_off"))
    live = [(number, (body, None if body else person)) for number, body, person, off in found if off is None]
    by_version = Counter(number for number, _party in live)
    parties = {party for _number, party in live}
    return NamesCounted(len(parties), tuple(sorted(by_version.items(), reverse=True)), len(found) - len(live))


def members_without_name(viewer: Viewer, proposal: Proposal) -> QuerySet[Organisation]:
    """The members of our network whose name stands under none of the texts; the owner's own is taken as given."""
    signed = Signature.objects.filter(version_signed__proposal=proposal, taken_off__isnull=True)
    signed_ids = signed.filter(organisation__isnull=False).values("organisation")
    return members(viewer).exclude(pk__in=signed_ids).exclude(pk=proposal.owner_id).prefetch_related("names")
