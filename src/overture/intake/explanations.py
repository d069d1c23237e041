"""Sentences that say how a value was worked out, in the reader's language, from the Reader's stable codes.

The Reader is a library without translations: it gives codes with parameters, and its own English. A code that is not
known here is told in that English, marked as such by the template.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop, ngettext, pgettext

from overture_reader.model import Notice, Removed, Unread

from .content import DraftParticipant, Finding, Why

REMOVED_KINDS = {
    "html_comment": gettext_lazy("Comment in the page, not shown to its readers"),
    "script": gettext_lazy("Script"),
    "style": gettext_lazy("Style sheet"),
    "template": gettext_lazy("Hidden part of the page"),
    "noscript": gettext_lazy("Part shown only without script"),
    "hidden_element": gettext_lazy("Hidden part of the page"),
    "page_title": gettext_lazy("Title of the page"),
    "zero_width": gettext_lazy("Characters without width"),
    "bidi": gettext_lazy("Characters that turn the direction"),
    "tag_characters": gettext_lazy("Invisible characters"),
    "control": gettext_lazy("Control characters"),
    "repeated_heading": gettext_lazy("Heading that stands twice"),
    "share_links": gettext_lazy("Share links"),
    "share_link": gettext_lazy("Share link"),
    "quoted_reply": gettext_lazy("Quoted reply"),
    "signature": gettext_lazy("Signature"),
}
NOTICES = {
    "encoding_guessed": gettext_lazy(
        "The encoding was not stated and was guessed. Look at accented and non-Latin letters."
    ),
    "language_unknown": gettext_lazy(
        "The Reader does not know this language yet. Names and dates may be missed; select words to start a draft."
    ),
    "no_date": gettext_lazy(
        "The text does not say when it was written. Give its date, and words like “last week” can be worked out."
    ),
    "too_long": gettext_lazy("Only the first 200,000 characters were read. Paste the rest as a text of its own."),
    "instruction": gettext_lazy(
        "The text holds words that give orders to a computer. They were read as text and not followed."
    ),
    "empty": gettext_lazy("There is no text to read."),
    "hidden_text": gettext_lazy("Hidden text was cut out and not read. See below what it was."),
}
SAME_NOTICE = {"date_unknown": "no_date"}
FROM_THE_PAGE = {
    "said": gettext_lazy("You said so"),
    "offered": gettext_lazy("Found beside this engagement in the text. Does it belong here?"),
    "ask.group": gettext_lazy("A group that was called on. Was it there? Please check."),
    "added": gettext_lazy("You added it from the text"),
    "selected": gettext_lazy("From the words you selected"),
    "record.said_in_text": gettext_lazy("The text says so"),
    "record.published_by_us": gettext_lazy("It was published by us"),
}
UNREAD = {
    "There is no such day; look at the date as it is written.": gettext_lazy(
        "“%(phrase)s”: there is no such day. Look at the date as it is written."
    ),
    "This counts from an earlier event whose date the text does not give.": gettext_lazy(
        "“%(phrase)s” counts from an earlier event whose date the text does not give."
    ),
}
"""The Reader's own reasons why a date could not be worked out, by its English sentence."""
UNREADABLE = (
    gettext_noop("The file is empty; paste the text or choose another file."),
    gettext_noop("The file holds no text; paste the text or choose another file."),
    gettext_noop("The page holds no readable text; copy the text from the screen and paste it."),
    gettext_noop("This is a PDF file, not text; copy its text and paste it."),
    gettext_noop("This is a zip or office file, not text; copy its text and paste it."),
    gettext_noop("This is a picture, not text; copy its text and paste it."),
    gettext_noop("This is an old office file, not text; copy its text and paste it."),
    gettext_noop("This is a packed file, not text; copy its text and paste it."),
    gettext_noop("This is a binary file, not text; copy its text and paste it."),
)
"""What the Reader says of a file that it cannot read, word for word, so that it is translated too."""


@dataclass(frozen=True, slots=True)
class ShownNotice:
    """A sentence above the drafts; `language` is set when it could not be told in the reader's own."""

    sentence: str
    language: str = ""


def date_shown(day: dt.date) -> str:
    """A day with its weekday, so that "last Tuesday" can be checked by eye."""
    return formats.date_format(day, "l j F Y")


FIRST_STRONG, END_OF_IT = "\u2068", "\u2069"


def set_apart(phrase: str) -> str:
    """Words of the text within a sentence; those that begin with a digit are isolated, or another script turns them."""
    return phrase if phrase[:1].isalpha() else f"{FIRST_STRONG}{phrase}{END_OF_IT}"


def why_date(when: Finding, *, phrase: str, dated: dt.date | None, is_post: bool) -> str:
    """How a date was come by; empty when it stands in the text as it is."""
    if when.state == "missing":
        return missing_date(dated)
    if when.state == "said":
        return _("You said so")
    words = set_apart(phrase)
    rule, day = when.why.rule, date_shown(dated) if dated else ""
    if rule.startswith("relative") and dated:
        pattern = (
            _("Worked out: “%(phrase)s”, post dated %(day)s. Please check.")
            if is_post
            else _("Worked out: “%(phrase)s”, text dated %(day)s. Please check.")
        )
        return pattern % {"phrase": words, "day": day}
    if rule.startswith("chain"):
        return _("Worked out: “%(phrase)s”, counted from the engagement before. Please check.") % {"phrase": words}
    if rule.startswith(("relative", "inherited", "document")) or when.state == "check":
        return _("Worked out from “%(phrase)s”. Please check.") % {"phrase": words}
    return ""


def unread_in_words(unread: Unread, phrase: str) -> str:
    """Why the Reader could make no date of a phrase."""
    known = UNREAD.get(unread.reason)
    return str(known) % {"phrase": set_apart(phrase)} if known else unread.reason


def missing_date(dated: dt.date | None) -> str:
    """Why there is no date, and what to do."""
    if dated is None:
        return _(
            "It could not be worked out: the text does not say its own date. "
            "Give the date of the text above, and it is read again."
        )
    return _("The text does not say when.")


def why_record(record: Finding) -> str:
    """Why a record level is proposed; what to do when none is."""
    if not record.value:
        return _("The text does not say. Choose what may be told before you confirm.")
    return why_in_words(record.why)


def why_in_words(why: Why) -> str:
    """A reason that the desk can tell in every language; empty for one that only the Reader's English tells."""
    return str(FROM_THE_PAGE[why.rule]) if why.rule in FROM_THE_PAGE else ""


def why_participant(one: DraftParticipant) -> str:
    """A word about a participant whom a person should look at."""
    return why_in_words(one.why) or (_("Not certain from the text. Please check.") if one.state == "check" else "")


def notice_code(notice: Notice) -> str:
    """The code of a notice without its family; two codes that say the same are one."""
    code = notice.code.rsplit(".", 1)[-1]
    return SAME_NOTICE.get(code, code)


def notice_shown(notice: Notice) -> ShownNotice:
    """A notice of the Reader, translated by its code."""
    known = NOTICES.get(notice_code(notice))
    return ShownNotice(str(known)) if known else ShownNotice(notice.sentence, "en")


def removed_kind(removed: Removed) -> str:
    """What a hidden part was, in words."""
    return str(REMOVED_KINDS.get(removed.kind, _("Hidden part")))


def paragraphs_in_words(numbers: tuple[int, ...]) -> str:
    """Where a draft comes from: "from paragraphs 3 and 4"."""
    if not numbers:
        return _("From the whole text")
    if len(numbers) == 1:
        return _("From paragraph %(number)s") % {"number": numbers[0]}
    if len(numbers) == 2:
        return _("From paragraphs %(first)s and %(last)s") % {"first": numbers[0], "last": numbers[1]}
    return _("From paragraphs %(first)s to %(last)s") % {"first": numbers[0], "last": numbers[-1]}


def not_used_in_words(numbers: tuple[int, ...]) -> str:
    """Which paragraphs no draft stands on, so that silence can be seen."""
    if not numbers:
        return ""
    listed = pgettext("between parts of a list that is read aloud", ", ").join(map(str, numbers[:12]))
    if len(numbers) > 12:
        listed = f"{listed} …"
    sentence = ngettext("Not used: paragraph %(listed)s", "Not used: paragraphs %(listed)s", len(numbers))
    return sentence % {"listed": listed}
