"""The words behind the facts of an engagement: to coordinators with their sentence, to others the span alone."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from overture.foundation import registry
from overture.foundation.access.viewer import Viewer
from overture.foundation.evidence.models import Evidence

from .. import rules
from ..models import Ask, Confidentiality, Engagement
from ..told import ToldEngagement
from .telling import silence_for

Spans = list[list[int]]
LONGEST_CONTEXT = 240
SENTENCE_END = re.compile(r"[.!?؟…]\s|\n")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of a text with the words that count in it."""

    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class FactEvidence:
    """The words behind one fact.

    Attributes:
        url: the text itself on the desk, for coordinators; else empty.
        language: the language of the text.
    """

    excerpts: tuple[Excerpt, ...]
    reason: str
    source_title: str
    language: str
    url: str


EvidenceByField = dict[str, tuple[FactEvidence, ...]]


def evidence_for(viewer: Viewer, told: ToldEngagement, *, at: dt.datetime) -> EvidenceByField:
    """The words behind what this viewer is told, by field; of an ask under ``ask:<id>``.

    Others than coordinators get the span behind a fact and nothing else of the text or its reading, when the text is on
    the record, the span touches neither a quote nor a record that is kept stricter, and it names nobody whom they may
    not know; and never of an engagement that they are told in substance only.
    """
    if not told.is_in_full:
        return {}
    rows = [*_rows_of(Engagement.record_kind, [told.id]), *_rows_of(Ask.record_kind, [ask.id for ask in told.asks])]
    if rules.is_coordinator(viewer):
        pages = {source_id: _page_of(str(source_id)) for source_id in {row.source_id for row in rows}}
        return _by_field((row, _with_context(row, pages[row.source_id])) for row in rows)
    closed = _closed_spans({row.source_id for row in rows}, at)
    rows = [row for row in rows if row.source.on_record and not _touches(row.spans, closed.get(row.source_id, []))]
    silence = silence_for(viewer, told.id, at=at)
    alone = [(row, _alone(row)) for row in rows]
    return _by_field((row, one) for row, one in alone if not any(silence.breaks(part.words) for part in one.excerpts))


def evidence_of_party(viewer: Viewer, kind: str, party_id: object) -> EvidenceByField:
    """The words behind what is known of a person or an organisation, by field; for coordinators alone."""
    if not rules.is_coordinator(viewer):
        return {}
    rows = _rows_of(kind, [str(party_id)])
    pages = {source_id: _page_of(str(source_id)) for source_id in {row.source_id for row in rows}}
    return _by_field((row, _with_context(row, pages[row.source_id])) for row in rows)


def _rows_of(kind: str, ids: list[str]) -> list[Evidence]:
    rows = Evidence.objects.filter(record_kind=kind, record_id__in=ids).select_related("source")
    return list(rows.order_by("pk"))


def _by_field(told: Iterable[tuple[Evidence, FactEvidence]]) -> EvidenceByField:
    found: EvidenceByField = {}
    for row, evidence in told:
        field = f"ask:{row.record_id}" if row.record_kind == Ask.record_kind else row.field
        found[field] = (*found.get(field, ()), evidence)
    return found


def _page_of(source_id: str) -> str:
    return next((url for page in registry.source_pages.all() if (url := page(source_id))), "")


def _with_context(row: Evidence, url: str) -> FactEvidence:
    excerpts = tuple(in_its_sentence(row.source.text, *span) for span in row.spans)
    return FactEvidence(excerpts, row.reason, row.source.title, row.source.language, url)


def _alone(row: Evidence) -> FactEvidence:
    excerpts = tuple(Excerpt("", row.source.text[start:end], "") for start, end in row.spans)
    return FactEvidence(excerpts, reason="", source_title="", language=row.source.language, url="")


def in_its_sentence(text: str, start: int, end: int) -> Excerpt:
    """The words at a span with the rest of their sentence, or as much of it as can be read at a glance."""
    lowest, highest = max(0, start - LONGEST_CONTEXT), min(len(text), end + LONGEST_CONTEXT)
    ends = [match.end() for match in SENTENCE_END.finditer(text, lowest, start)]
    first = ends[-1] if ends else lowest
    closing = SENTENCE_END.search(text, end, highest)
    last = closing.end() if closing else highest
    return Excerpt(text[first:start].lstrip(), text[start:end], text[end:last].rstrip())


def _closed_spans(source_ids: set[UUID], at: dt.datetime) -> dict[UUID, Spans]:
    """The spans of each source that only coordinators may read: of quotes, and of records kept stricter."""
    rows = list(Evidence.objects.filter(source_id__in=source_ids))
    ids = {row.record_id for row in rows if row.record_kind in (Engagement.record_kind, Ask.record_kind)}
    told = Engagement.objects.filter(confidentiality=Confidentiality.ON_RECORD, restricted_to__isnull=True)
    told = told.exclude(embargo_until__gt=at)
    open_ids = {str(pk) for pk in told.filter(pk__in=ids).values_list("pk", flat=True)}
    asks = Ask.objects.filter(pk__in=ids, is_public=True, engagement__in=told)
    open_ids |= {str(pk) for pk in asks.values_list("pk", flat=True)}
    found: dict[UUID, Spans] = {}
    for row in rows:
        if row.record_id not in open_ids:
            found.setdefault(row.source_id, []).extend(row.spans)
    return found


def _touches(spans: Spans, others: Spans) -> bool:
    return any(start < other_end and other_start < end for start, end in spans for other_start, other_end in others)
