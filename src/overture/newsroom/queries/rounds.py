"""Which round-ups there are, for the desk and for everybody."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, QuerySet

from overture.foundation import registry
from overture.foundation.access import Viewer
from overture.foundation.local_text import ShownText, in_language
from overture.foundation.paging import Page, page_after

from ..errors import NotFound
from ..models import Block, RoundUp, Text
from ..rules import can_compose

ON_A_PUBLIC_PAGE = 20


@dataclass(frozen=True, slots=True)
class RoundUpEntry:
    """A round-up in a list.

    Attributes:
        languages: codes of the languages that are ready.
        title: in the reader's language, else in one that is ready; its language is named.
    """

    round_up_id: UUID
    slug: str
    title: ShownText
    standfirst: ShownText
    languages: tuple[str, ...]
    state: str
    state_label: str
    first_day: dt.date
    last_day: dt.date
    published_at: dt.datetime | None
    changed_at: dt.datetime

    @property
    def language_names(self) -> tuple[tuple[str, str], ...]:
        """Each ready language with its own name."""
        return tuple((code, name) for code, name in settings.LANGUAGES if code in self.languages)


def entry_of(round_up: RoundUp, language: str, *, spoken: frozenset[str] = frozenset()) -> RoundUpEntry:
    """A round-up as a list shows it; reads its `texts`. First words that are `spoken` by somebody are left out."""
    ready = [text for text in round_up.texts.all() if text.is_ready and text.title] or list(round_up.texts.all())
    return RoundUpEntry(
        round_up_id=round_up.pk,
        slug=round_up.slug,
        title=in_language({text.language: text.title for text in ready}, language),
        standfirst=in_language(
            {text.language: text.standfirst for text in ready if text.standfirst not in spoken}, language
        ),
        languages=tuple(text.language for text in ready),
        state=round_up.state,
        state_label=str(round_up.get_state_display()),
        first_day=round_up.first_day,
        last_day=round_up.last_day,
        published_at=round_up.published_at,
        changed_at=max([round_up.changed_at, *(text.changed_at for text in ready)]),
    )


def round_ups_seen_by(viewer: Viewer) -> QuerySet[RoundUp]:
    """The round-ups that a viewer may see: those who compose and the director all, everybody else what is published."""
    round_ups = RoundUp.objects.prefetch_related("texts")
    if can_compose(viewer) or viewer.has_role("director"):
        return round_ups
    return round_ups.filter(state=RoundUp.State.PUBLISHED)


def desk_round_ups(viewer: Viewer, *, mark: str = "") -> tuple[list[RoundUpEntry], str]:
    """A page of the desk's list, newest first, and the mark of the next page."""
    page = page_after(round_ups_seen_by(viewer), mark)
    return [entry_of(round_up, viewer.language) for round_up in page.rows], page.next_mark


def published_round_ups(at: dt.datetime) -> QuerySet[RoundUp]:
    """What everybody may read: published, and ready in a language at least."""
    ready = Text.objects.filter(round_up=OuterRef("pk"), is_ready=True).exclude(title="")
    return RoundUp.objects.filter(Exists(ready), state=RoundUp.State.PUBLISHED, published_at__lte=at)


def public_round_ups(
    *, at: dt.datetime, language: str, mark: str = "", most: int = ON_A_PUBLIC_PAGE
) -> tuple[list[RoundUpEntry], str]:
    """A page of what is published, newest first, and the mark of the next page."""
    published = published_round_ups(at).prefetch_related("texts")
    page: Page[RoundUp] = page_after(published, mark, by="published_at", size=most)
    spoken = registry.texts_that_repeat(text.standfirst for one in page.rows for text in one.texts.all())
    return [entry_of(round_up, language, spoken=spoken) for round_up in page.rows], page.next_mark


def public_round_up(slug: str) -> RoundUp:
    """The round-up at a public address: published, or taken down.

    Raises:
        NotFound: when nothing was ever public there, or what is published is ready in no language now.
    """
    gone_or_there = RoundUp.objects.exclude(state=RoundUp.State.DRAFT).prefetch_related("texts", "blocks")
    round_up = gone_or_there.filter(slug=slug).first()
    if round_up is None or (round_up.state == RoundUp.State.PUBLISHED and not _is_ready(round_up)):
        raise NotFound
    return round_up


def _is_ready(round_up: RoundUp) -> bool:
    return any(text.is_ready and text.title for text in round_up.texts.all())


def round_up_for(viewer: Viewer, round_up_id: Any) -> RoundUp:
    """One round-up that the viewer may see, with its texts and blocks.

    Raises:
        NotFound: when there is none, or none for this viewer.
    """
    try:
        return round_ups_seen_by(viewer).prefetch_related("blocks").get(pk=round_up_id)
    except (RoundUp.DoesNotExist, ValidationError, ValueError) as error:
        raise NotFound from error


def block_for(viewer: Viewer, round_up_id: Any, block_id: Any) -> Block:
    """One block of a round-up that the viewer may see.

    Raises:
        NotFound: when there is none, or none for this viewer.
    """
    block = round_up_for(viewer, round_up_id).blocks.filter(pk=block_id).first()
    if block is None:
        raise NotFound
    return block
