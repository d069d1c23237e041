"""An engagement's page: what the viewer is told, the words behind it, its history, and what they may do."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from overture.accounts.queries import the_desk
from overture.foundation import registry
from overture.foundation.access.viewer import Viewer
from overture.foundation.history.models import FieldChange
from overture.foundation.partial_dates import PartialDate

from .. import rules
from ..errors import NotAllowed
from ..models import Ask, Attachment, Commitment, Confidentiality, Engagement
from ..rules import Telling
from ..told import ToldAttachment, ToldEngagement
from .clocks import here_in_words
from .evidence import EvidenceByField, evidence_for
from .fetching import engagements_to_tell
from .seen import engagement_for, engagements_seen_by
from .telling import outside_telling, told, told_many

MOST_CHANGES = 60
MOST_PARTS = 60


@dataclass(frozen=True, slots=True)
class ToldChange:
    """Who changed what, and what it was before; both empty where only the fact of a change is kept."""

    at: dt.datetime
    by: str
    field: Any
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class EngagementPage:
    """All of the page.

    Attributes:
        who_sees: who may see it, as sentences.
        panels: what other rooms draw on the page.
        here_words: the hour by the desk's clock, when that shows another one than the clock of the place.
        parts: the engagements that it holds, of those that the viewer may see, in the order in which they come.
        attachments: files, for those who may open them; None for everybody else.
        is_open_for_change: whether the viewer writes here.
    """

    engagement: Engagement
    told: ToldEngagement
    evidence: EvidenceByField
    who_sees: tuple[str, ...]
    changes: tuple[ToldChange, ...]
    panels: tuple[registry.Panel, ...]
    is_open_for_change: bool
    has_notes: bool
    here_words: str = ""
    parts: tuple[ToldEngagement, ...] = ()
    more_parts: int = 0
    attachments: tuple[ToldAttachment, ...] | None = None


def engagement_page(viewer: Viewer, engagement_id: UUID, *, at: dt.datetime) -> EngagementPage:
    """The page of one engagement.

    Raises:
        NotAllowed: when there is none, or the viewer may not know of it.
    """
    engagement = one_engagement(viewer, engagement_id, at=at)
    shown = told(viewer, engagement, at=at)
    is_full = shown.telling is Telling.FULL
    parts = parts_of(viewer, engagement, at=at)
    panels = [draw(viewer, engagement, at=at) for draw in registry.engagement_panels.all()] if is_full else []
    return EngagementPage(
        engagement=engagement,
        told=shown,
        evidence=evidence_for(viewer, shown, at=at),
        who_sees=who_may_see(engagement, at=at),
        changes=changes_told(engagement) if rules.can_see_history(viewer, engagement) else (),
        panels=tuple(panel for panel in panels if panel),
        is_open_for_change=rules.can_edit_engagement(viewer, engagement, at=at),
        has_notes=rules.can_see_notes(viewer, engagement) and bool(engagement.notes),
        here_words=here_in_words(
            shown, time=engagement.time_of_day, zone=engagement.zone, here=the_desk().zone if engagement.zone else ""
        ),
        parts=tuple(told_many(viewer, parts[:MOST_PARTS], at)),
        more_parts=max(0, parts.count() - MOST_PARTS),
        attachments=attachments_of(viewer, engagement),
    )


def parts_of(viewer: Viewer, engagement: Engagement, *, at: dt.datetime) -> QuerySet[Engagement]:
    """The engagements that one holds, of those that the viewer may see; nothing of its permission passes to them."""
    return engagements_seen_by(viewer, at=at).filter(part_of=engagement).order_by("sorted_on", "time_of_day", "pk")


def attachments_of(viewer: Viewer, engagement: Engagement) -> tuple[ToldAttachment, ...] | None:
    """The files of an engagement, for those who may open them."""
    if not rules.can_see_attachments(viewer, engagement):
        return None
    rows = engagement.attachments.all()
    return tuple(ToldAttachment(str(row.pk), str(row.name), row.media_type, row.size) for row in rows)


def one_engagement(viewer: Viewer, engagement_id: UUID, *, at: dt.datetime) -> Engagement:
    """An engagement that the viewer may see.

    Raises:
        NotAllowed: when there is none, or the viewer may not know of it.
    """
    engagement = engagement_for(viewer, engagement_id, at=at)
    if engagement is None:
        raise NotAllowed
    return engagement


def engagement_to_change(viewer: Viewer, engagement_id: UUID, *, at: dt.datetime) -> Engagement:
    """An engagement that the viewer may change, with its people, asks and promises fetched.

    Raises:
        NotAllowed: when there is none, or it is not theirs to change.
    """
    engagement = one_engagement(viewer, engagement_id, at=at)
    if not rules.can_edit_engagement(viewer, engagement, at=at):
        raise NotAllowed
    return engagements_to_tell([engagement.pk])[str(engagement.pk)]


def public_preview(engagement: Engagement, *, at: dt.datetime) -> ToldEngagement:
    """What the public would read of an engagement if it were published."""
    return outside_telling(engagements_to_tell([engagement.pk])[str(engagement.pk)], at=at)


def who_may_see(engagement: Engagement, *, at: dt.datetime) -> tuple[str, ...]:
    """Who may see an engagement, as sentences."""
    if rules.restricted_ids(engagement):
        names = ", ".join(sorted(str(user) for user in engagement.restricted_to.all()))
        return (_("Only these may see it: %(names)s. Each look is logged.") % {"names": names},)
    if rules.is_under_embargo(engagement, at=at):
        return (_("Until the embargo ends: coordinators, and representatives who were there."),)
    if engagement.confidentiality == Confidentiality.ON_RECORD:
        staff = _("Coordinators, editors and directors; representatives of those it was spoken for.")
    elif engagement.confidentiality == Confidentiality.CHATHAM_HOUSE:
        staff = _(
            "Coordinators, directors and representatives of those it was spoken for. Editors read what was said, "
            "without people."
        )
    else:
        return (_("Coordinators, and representatives who were there."),)
    return (staff, *_opened(engagement, at=at))


def _opened(engagement: Engagement, *, at: dt.datetime) -> list[str]:
    is_substance = engagement.confidentiality == Confidentiality.CHATHAM_HOUSE
    if rules.is_published(engagement, at=at):
        return [_("Everybody reads what was said, without people.") if is_substance else _("Everybody reads it.")]
    if not engagement.shared_with_network:
        return [_("Not shared with the network, not published.")]
    if is_substance:
        return [_("All members read what was said, without people. Not published.")]
    return [_("All members read it. Not published.")]


def changes_told(engagement: Engagement) -> tuple[ToldChange, ...]:
    """The changes of an engagement, its asks and its promises, newest first."""
    ids = [str(row.pk) for row in (*engagement.asks.all(), *engagement.commitments.all())]
    kinds = (Engagement.record_kind, Ask.record_kind, Commitment.record_kind)
    rows = FieldChange.objects.filter(record_kind__in=kinds, record_id__in=[str(engagement.pk), *ids])
    return tuple(_change(row) for row in rows[:MOST_CHANGES])


def _change(row: FieldChange) -> ToldChange:
    models = {model.record_kind: model for model in (Engagement, Ask, Commitment)}
    if row.field == "participants":
        return ToldChange(row.at, row.by_name, _("people"), row.before, row.after)
    column = models[row.record_kind]._meta.get_field(row.field)
    label = getattr(column, "verbose_name", row.field)
    before, after = (_value(column, text) for text in (row.before, row.after))
    return ToldChange(row.at, row.by_name, label, before, after)


def _value(column: Any, text: str) -> str:
    """A kept value as people read it. An id says nothing, so that something else was chosen is all that is said."""
    if column.is_relation:
        return ""
    if column.choices:
        return str(dict(column.choices).get(text, text))
    return _date(text) if "PartialDate" in type(column).__name__ else text


def _date(text: str) -> str:
    return PartialDate.parse(text).in_words() if text else ""


def one_ask(engagement: Engagement, ask_id: UUID) -> Ask:
    """An ask of an engagement.

    Raises:
        NotAllowed: when the engagement has no such ask.
    """
    return _one_of(engagement.asks.all(), ask_id)


def one_commitment(engagement: Engagement, commitment_id: UUID) -> Commitment:
    """A promise of an engagement.

    Raises:
        NotAllowed: when the engagement has no such promise.
    """
    return _one_of(engagement.commitments.all(), commitment_id)


def one_attachment(engagement: Engagement, attachment_id: UUID) -> Attachment:
    """A file of an engagement.

    Raises:
        NotAllowed: when the engagement has no such file.
    """
    return _one_of(engagement.attachments.all(), attachment_id)


def one_follow_up(engagement: Engagement, follow_up_id: UUID) -> Any:
    """A follow-up of an engagement.

    Raises:
        NotAllowed: when the engagement has no such follow-up.
    """
    return _one_of(engagement.follow_ups.all(), follow_up_id)


def _one_of(rows: Any, wanted: UUID) -> Any:
    found = next((row for row in rows if row.pk == wanted), None)
    if found is None:
        raise NotAllowed
    return found
