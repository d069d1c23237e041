"""The pieces of a round-up are put in, written, moved and taken out."""

from __future__ import annotations

from typing import Any, Literal
from uuid import UUID

from django.utils import timezone

from overture.foundation.access import Viewer
from overture.foundation.audit.operations import note, operation
from overture.foundation.history.operations import keep_change
from overture.foundation.records import StaleVersion

from ..errors import NotAllowed
from ..models import Block, RoundUp
from ..prose import cleaned
from ..rules import can_compose
from .uses import keep_uses
from .words import refuse_known_words


@operation
def add_block(
    round_up: RoundUp,
    *,
    kind: str,
    by: Viewer,
    text: dict[str, str] | None = None,
    record_id: Any = None,
    after: Block | None = None,
) -> Block:
    """Put a piece in, at the end or after another one.

    Args:
        round_up: into which.
        kind: one of `Block.Kind`.
        by: who composes.
        text: words of ours by language, for a heading or prose.
        record_id: the engagement, ask or quote that a reference stands for.
        after: the piece it follows; the end when None.

    Raises:
        NotAllowed: when the viewer composes nothing.
        RepeatsWords: when the words repeat what somebody said.
    """
    if not can_compose(by):
        raise NotAllowed
    words = {language: cleaned(value) for language, value in (text or {}).items() if value.strip()}
    refuse_known_words(*words.values())
    block = Block.objects.create(
        round_up=round_up, kind=kind, order=0, text=words, record_id=UUID(str(record_id)) if record_id else None
    )
    blocks = [one for one in _in_order(round_up) if one.pk != block.pk]
    place = len(blocks) if after is None else next(at for at, one in enumerate(blocks, 1) if one.pk == after.pk)
    _number([*blocks[:place], block, *blocks[place:]])
    _changed(round_up, "add_block", by)
    return block


@operation
def write_block(block: Block, *, language: str, text: str, version: int, by: Viewer) -> Block:
    """Write the words of a heading or of prose in one language.

    Raises:
        NotAllowed: when the viewer composes nothing.
        RepeatsWords: when the words repeat what somebody said.
        StaleVersion: when somebody saved a newer version.
    """
    if not can_compose(by):
        raise NotAllowed
    refuse_known_words(text)
    block.claim_version(version)
    before = _in_words(block)
    words = {**block.text, language: cleaned(text)}
    block.text = {code: value for code, value in words.items() if value}
    block.save(update_fields=["text"])
    keep_change(block.round_up, "blocks", before=before, after=_in_words(block), by=by)
    _changed(block.round_up, "write_block", by)
    return block


@operation
def move_block(block: Block, *, step: Literal[-1, 1], by: Viewer) -> Block:
    """Move a piece one place up (-1) or down (1); at the edge it stays."""
    if not can_compose(by):
        raise NotAllowed
    blocks = _in_order(block.round_up)
    place = next(at for at, one in enumerate(blocks) if one.pk == block.pk)
    other = place + step
    if 0 <= other < len(blocks):
        blocks[place], blocks[other] = blocks[other], blocks[place]
        _number(blocks)
        _changed(block.round_up, "move_block", by)
    return block


@operation
def remove_block(block: Block, *, version: int, by: Viewer) -> None:
    """Take a piece out; the record that it stood for stays as it is.

    Raises:
        NotAllowed: when the viewer composes nothing.
        StaleVersion: when somebody wrote in it since.
    """
    if not can_compose(by):
        raise NotAllowed
    current = Block.objects.select_for_update().get(pk=block.pk)
    if current.version != version:
        raise StaleVersion(current)
    round_up = block.round_up
    keep_change(round_up, "blocks", before=_in_words(block), after="", by=by)
    block.delete()
    _changed(round_up, "remove_block", by)


def _in_words(block: Block) -> str:
    """A piece as the history keeps it: words of ours; of a record only what kind it is."""
    words = [text for _code, text in sorted(block.text.items())]
    return "\n".join([str(block.get_kind_display()), *words])


def _in_order(round_up: RoundUp) -> list[Block]:
    return list(Block.objects.filter(round_up=round_up).order_by("order", "made_at"))


def _number(blocks: list[Block]) -> None:
    """Give the pieces their places anew, writing only those that moved."""
    moved = []
    for order, block in enumerate(blocks, 1):
        if block.order != order:
            block.order = order
            moved.append(block)
    Block.objects.bulk_update(moved, ["order"])


def _changed(round_up: RoundUp, verb: str, by: Viewer) -> None:
    """Note the act; on a published round-up the quotes it shows are noted anew."""
    if round_up.state == RoundUp.State.PUBLISHED:
        keep_uses(round_up, at=timezone.now(), by=by)
    note(verb, round_up, by=by)
