"""What an ask asks for, and the group it names when it names no body."""

from __future__ import annotations

import re
from dataclasses import replace

from overture_names import fold
from overture_reader.model import Ask

from .content import DraftAsk, DraftParticipant, Party, Span, State, Why

ASKING = re.compile(
    r"(?:\w+ly )?(?:urg|ask|call|press|appeal|invit|request|encourag|implor|lobb)\w*\b"
    r"(?:(?! to )[^.;:]){0,120}? (?:to|for) "
)
GROUP = re.compile(
    r"(?:\w+ly )?(?:urg|ask|call|press|appeal|invit|request|encourag|implor|lobb)\w*(?: (?:on|upon|to))? "
    r"(?:(?:the|all|its|their|our) )?(?P<group>[^\W\d_][^.,;:“”\"]{2,80}?) to "
)
PRONOUNS = ("them", "him", "her", "it", "us", "me", "you", "those", "that", "which", "who", "whom")
EVERYBODY = ("everyone", "everybody", "anyone", "people", "for")
NOT_A_GROUP = frozenset((*PRONOUNS, *EVERYBODY))
"""What such a phrase begins with when it tells of no group."""
LONGEST_GROUP = 7
"""Words; what is longer is a sentence, not a name of a group."""
UNNAMED = Why("ask.group")


def what_is_asked(text: str) -> str:
    """What is asked for, without the English words of asking and of whom: "urged the Office to act" asks to "Act"."""
    words = " ".join(text.split())
    asking = ASKING.match(words)
    rest = words[asking.end() :] if asking else words
    return rest[:1].upper() + rest[1:]


def group_of(ask: Ask) -> tuple[str, Span] | None:
    """The group that an English ask without a named body was made to, and where it stands; None when it tells none."""
    found = GROUP.match(ask.text) if not ask.to else None
    if found is None:
        return None
    words = found["group"].split()
    if len(words) > LONGEST_GROUP or words[0].casefold() in NOT_A_GROUP:
        return None
    start = ask.span[0] + found.start("group")
    return " ".join(words), (start, start + len(found["group"]))


def with_groups(
    asks: tuple[DraftAsk, ...], found: tuple[Ask, ...]
) -> tuple[tuple[DraftAsk, ...], tuple[Party, ...], tuple[DraftParticipant, ...]]:
    """The asks with the groups that they were made to, the groups, and their seats: to be checked, because a group that
    was called on need not have been there.

    Args:
        asks: the asks of a draft.
        found: the same asks as the Reader found them, in the same order.
    """
    parties: dict[str, Party] = {}
    named: list[DraftAsk] = []
    for draft_ask, ask in zip(asks, found, strict=True):
        group = group_of(ask)
        if group is None:
            named.append(draft_ask)
            continue
        name, span = group
        party = parties.setdefault(fold(name), Party(f"G{ask.key}", "group", name, (span,), side="theirs"))
        named.append(replace(draft_ask, to=(party.key,)))
    check: State = "check"
    seats = tuple(DraftParticipant(one.key, "attendee", (), one.spans, UNNAMED, check) for one in parties.values())
    return tuple(named), tuple(parties.values()), seats
