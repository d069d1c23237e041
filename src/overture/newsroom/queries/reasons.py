"""Why a place stays closed, in a sentence."""

from __future__ import annotations

from django.utils.translation import gettext as _

from overture.engagements.models import Confidentiality
from overture.engagements.told import ToldEngagement

from ..models import Block


def closed_quote_sentence(reason: str) -> str:
    """Why a quote is shown to nobody in public; `reason` is one of `voices.queries.uncleared_reasons`."""
    sentences = {
        "no_consent": _("This quote has no consent yet. Its place stays closed."),
        "ended": _("The consent to this quote has ended. Its place stays closed."),
        "withdrawn": _("The speaker took this quote back. Its place stays closed."),
        "engagement": _("The conversation in which this was said may not be told now. Its place stays closed."),
        "other_audience": _("The speaker agreed, but not for everybody. Its place stays closed."),
    }
    return sentences.get(reason, sentences["no_consent"])


def closed_engagement_sentence(told: ToldEngagement | None) -> str:
    """Why an engagement is not told in public."""
    if told is None:
        return _("This engagement is not there any more. Its place stays closed.")
    if told.is_restricted:
        return _("“%(title)s” is only for those it names. Its place stays closed.") % {"title": told.title}
    if told.embargo_until is not None:
        return _("“%(title)s” is under embargo. Its place stays closed.") % {"title": told.title}
    if told.record_level == Confidentiality.OFF_RECORD:
        return _("“%(title)s” is off the record. Its place stays closed.") % {"title": told.title}
    if told.record_level == Confidentiality.UNSET:
        return _("Nobody has decided what may be told of “%(title)s”. Its place stays closed.") % {"title": told.title}
    return _("“%(title)s” is not public yet, and a coordinator decides about it.") % {"title": told.title}


def empty_sentence(block_kind: str) -> str:
    """That a heading or prose has no words in a language that goes out."""
    return _("A heading is empty.") if block_kind == Block.Kind.HEADING else _("A piece of text is empty.")


def closed_ask_sentence() -> str:
    """Why an ask is not told in public."""
    return _("This ask is not for the public, or its engagement is not. Its place stays closed.")
