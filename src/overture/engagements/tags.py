"""The record levels in few words, and the state with which a tag shows each."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from overture.foundation.ui.shapes import Tag

from .models import Ask, Commitment, Confidentiality

LEVEL_WORDS = {
    Confidentiality.ON_RECORD.value: _("On the record"),
    Confidentiality.CHATHAM_HOUSE.value: _("Chatham House"),
    Confidentiality.OFF_RECORD.value: _("Off the record"),
}
UNDECIDED = _("Not decided yet")
LEVEL_STATES = {
    Confidentiality.ON_RECORD.value: "line",
    Confidentiality.CHATHAM_HOUSE.value: "quote",
    Confidentiality.OFF_RECORD.value: "off",
}
ASK_STATES = {
    Ask.State.MADE.value: "open",
    Ask.State.ANSWERED.value: "plain",
    Ask.State.PROMISED.value: "brand",
    Ask.State.DONE.value: "done",
    Ask.State.REFUSED.value: "refused",
    Ask.State.NO_REPLY.value: "late",
    Ask.State.DROPPED.value: "plain",
}
PROMISE_STATES = {
    Commitment.State.OPEN.value: "open",
    Commitment.State.KEPT.value: "done",
    Commitment.State.BROKEN.value: "bad",
}


def level_tag(level: str) -> Tag:
    """A record level as a tag."""
    return Tag(LEVEL_STATES.get(level, "wait"), LEVEL_WORDS.get(level, UNDECIDED))


def ask_tag(state: str) -> Tag:
    """Where an ask stands, as a tag."""
    return Tag(ASK_STATES[state], Ask.State(state).label)


def promise_tag(state: str, *, is_late: bool) -> Tag:
    """Whether a promise was kept, as a tag; an open one whose day is over is late."""
    if is_late:
        return Tag("late", _("Late"))
    return Tag(PROMISE_STATES[state], Commitment.State(state).label)
