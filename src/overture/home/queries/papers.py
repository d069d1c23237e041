"""What only a proposal's page shows: its text beside the one before, what became of it, the names under it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from overture.directory import queries as directory
from overture.directory.models import Proposal
from overture.directory.queries.proposals import (
    names_counted,
    signatures_listed,
    signatures_told,
    steps_of,
    text_beside,
    version_told,
    versions_of,
)
from overture.directory.states import status_tag
from overture.directory.told import NamesCounted, StepTold, TextBeside
from overture.foundation.access.viewer import Viewer
from overture.foundation.ui.shapes import Fact

from ..subjectshapes import LanguageShown, PaperShown, StepShown
from .subjectpages import whose_fact

MOST_NAMES = 30
LANGUAGES = dict(settings.LANGUAGES)


def paper_shown(viewer: Viewer, proposal_id: UUID, asked: Mapping[str, str], *, at: dt.datetime) -> PaperShown:
    """A proposal's texts, statuses and names.

    Args:
        viewer: who reads.
        proposal_id: of a proposal that they may see.
        asked: ``version``, ``beside`` and ``language`` of the address; what is not understood is ignored.
        at: now.
    """
    proposal: Proposal = directory.subject_for(viewer, Proposal.record_kind, proposal_id)  # type: ignore[assignment]
    rows = versions_of(viewer, proposal)
    language = asked.get("language") or viewer.language
    text = text_beside(rows, number=_number(asked, "version"), beside=_number(asked, "beside"), language=language)
    steps, counted = steps_of(viewer, proposal), names_counted(viewer, proposal)
    closing = closing_in_words(proposal, at=at)
    names = signatures_listed(viewer, proposal, once=True)[:MOST_NAMES]
    return PaperShown(
        sentence=" ".join(one for one in (became(proposal, steps), names_in_words(counted), closing) if one),
        steps=tuple(StepShown(status_tag(one.status), one) for one in steps),
        text=text,
        versions=tuple(version_told(row) for row in rows),
        languages=languages_of(text) if text else (),
        names=signatures_told(viewer, names),
        counted=counted,
        newest=rows[0].number if rows else 0,
        closing=closing,
        facts=facts_of(viewer, proposal),
    )


def _number(asked: Mapping[str, str], name: str) -> int | None:
    text = asked.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 5 else None


def languages_of(text: TextBeside) -> tuple[LanguageShown, ...]:
    """The languages that the two texts are written in, each with the address of this page in it."""
    place = {"version": text.newer.number, "beside": text.older.number if text.older else 0}
    return tuple(
        LanguageShown(code, LANGUAGES[code], f"?{urlencode({**place, 'language': code})}", code == text.language)
        for code in text.languages
    )


def became(proposal: Proposal, steps: tuple[StepTold, ...]) -> str:
    """What became of a proposal, as a sentence."""
    last = next((one for one in steps if one.status == proposal.status), None)
    if last is None or proposal.status == Proposal.Status.DRAFT:
        return _("It is a draft.") if proposal.status == Proposal.Status.DRAFT else ""
    words = {"date": last.reached.in_words(), "body": last.organisation.name.text if last.organisation else ""}
    sentences = {
        Proposal.Status.OPEN: _("Open for names since %(date)s."),
        Proposal.Status.ADOPTED: _("Adopted by %(body)s, %(date)s.") if words["body"] else _("Adopted, %(date)s."),
        Proposal.Status.DELIVERED: _("Handed over, %(date)s."),
        Proposal.Status.WITHDRAWN: _("Withdrawn, %(date)s."),
    }
    return sentences[Proposal.Status(proposal.status)] % words


def names_in_words(counted: NamesCounted) -> str:
    """How many names stand under it, as a sentence; empty for none."""
    if not counted.count:
        return ""
    return ngettext("%(count)s name stands under it.", "%(count)s names stand under it.", counted.count) % {
        "count": counted.count
    }


def closing_in_words(proposal: Proposal, *, at: dt.datetime) -> str:
    """Until when names are or were taken, as a sentence; empty when there is no last day."""
    last_day = proposal.signing_until
    if last_day is None:
        return ""
    is_open = timezone.localdate(at) <= last_day
    sentence = _("Names are taken until %(date)s.") if is_open else _("Names were taken until %(date)s.")
    return sentence % {"date": formats.date_format(last_day, "j F Y")}


def facts_of(viewer: Viewer, proposal: Proposal) -> tuple[Fact, ...]:
    """Whose text it is."""
    return (whose_fact(viewer, proposal.owner, ""),)
