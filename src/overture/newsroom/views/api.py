"""Round-ups for scripts: what the public page shows at this moment, and nothing else, whoever asks."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Schema
from ninja.errors import HttpError

from overture.foundation.access.api import ApiSurface

from ..addresses import site_url
from ..models import RoundUp
from ..queries import PageBlock, RoundUpPage, public_round_up, public_round_ups, round_up_page

router = ApiSurface(tags=["round-ups"])


class RoundUpOut(Schema):
    """A round-up in a list. `title` is in the language asked for where it was written, else in the one named."""

    slug: str
    title: str
    standfirst: str
    language: str
    languages: list[str]
    published_at: dt.datetime | None
    url: str


class RoundUpList(Schema):
    """A page of round-ups, newest first; `next` is the mark of the page after it, empty on the last."""

    round_ups: list[RoundUpOut]
    next: str


class BlockOut(Schema):
    """One piece of a page: words, or a record that the page refers to. What may not be shown now is left out.

    `text` is the heading, the prose, the ask, the quote, or the summary of the engagement; `title` and `when` are the
    engagement's; `name` and `organisation` are the speaker's, as they wish to be named.
    """

    kind: str
    text: str
    language: str = ""
    title: str = ""
    when: str = ""
    name: str = ""
    organisation: str = ""


class RoundUpWhole(RoundUpOut):
    """A round-up with its pieces in order."""

    blocks: list[BlockOut]


@router.get("", response=RoundUpList, summary="The published round-ups, newest first", url_name="round-ups")
def round_ups(request: HttpRequest, after: str = "") -> RoundUpList:
    language = request.viewer.language  # type: ignore[attr-defined]
    entries, mark = public_round_ups(at=timezone.now(), language=language, mark=after)
    return RoundUpList(
        round_ups=[
            RoundUpOut(
                slug=one.slug,
                title=one.title.text,
                standfirst=one.standfirst.text,
                language=one.title.language,
                languages=list(one.languages),
                published_at=one.published_at,
                url=site_url("roundup", one.title.language, one.slug),
            )
            for one in entries
        ],
        next=mark,
    )


@router.get("/{slug}", response=RoundUpWhole, summary="One round-up as the public reads it now", url_name="round-up")
def round_up(request: HttpRequest, slug: str) -> RoundUpWhole:
    found = public_round_up(slug)
    if found.state != RoundUp.State.PUBLISHED:
        raise HttpError(410, _("This round-up was taken down."))
    language = request.viewer.language  # type: ignore[attr-defined]
    return _whole(round_up_page(found, language=language, at=timezone.now()))


def _whole(page: RoundUpPage) -> RoundUpWhole:
    return RoundUpWhole(
        slug=page.slug,
        title=page.title.text,
        standfirst=page.standfirst.text,
        language=page.title.language,
        languages=list(page.languages),
        published_at=page.published_at,
        url=site_url("roundup", page.title.language, page.slug),
        blocks=[_block(block) for block in page.blocks],
    )


def _block(block: PageBlock) -> BlockOut:
    if block.quote:
        quote = block.quote
        return BlockOut(
            kind=block.kind,
            text=quote.text,
            language=quote.language,
            name=quote.shown_name,
            organisation=quote.shown_organisation,
        )
    if block.ask:
        return BlockOut(kind=block.kind, text=block.ask.text, language=block.ask.language)
    if block.engagement:
        told = block.engagement
        return BlockOut(kind=block.kind, text=told.summary, title=told.title, when=told.when_words)
    return BlockOut(kind=block.kind, text="\n\n".join(block.paragraphs), language=block.language)
