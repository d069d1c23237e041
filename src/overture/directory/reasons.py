"""Why two names are alike or not, in the reader's language, from the stable codes of `overture_names`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from overture.foundation.local_text import apart
from overture_names.comparing import Reason

SENTENCES: dict[str, Any] = {
    "no_letters": _("A name without letters is like no other."),
    "same_word": _("%(a)s is the same in both."),
    "same_name": _("%(a)s and %(b)s are one name in two languages."),
    "short_form": _("%(a)s and %(b)s are a name and its short form."),
    "initial": _("%(a)s and %(b)s agree as far as the initial goes."),
    "other_initial": _("%(a)s and %(b)s do not begin alike."),
    "near": _("%(a)s and %(b)s sound alike."),
    "apart": _("%(a)s and %(b)s differ."),
    "other_name": _("%(a)s and %(b)s are two different names."),
    "extra_name": _("%(b)s is in one of the names only."),
    "titles_disagree": _("The titles are a man’s and a woman’s."),
    "son_and_daughter": _("One is a son, the other a daughter of somebody."),
    "same_words": _("The words are the same."),
    "acronym": _("%(a)s is the acronym of %(b)s."),
    "known_acronym": _("%(a)s and %(b)s are known to be one body."),
    "shared_words": _("They share %(a)s."),
    "near_word": _("%(a)s and %(b)s are nearly the same word."),
    "missing_word": _("%(a)s is in one of the names only."),
    "other_place": _("%(a)s and %(b)s are different places."),
    "place_missing": _("%(a)s names a place in one of the names only."),
    "other_number": _("The numbers %(a)s and %(b)s differ."),
    "other_kind": _("%(a)s and %(b)s are different kinds of body."),
    "other_word": _("%(a)s and %(b)s are different words."),
    "written_together": _("They are the same when written together."),
}
"""A sentence for each code that says something of the two names."""
AGAINST = (
    "no_letters", "other_initial", "apart", "other_name", "extra_name", "titles_disagree", "son_and_daughter",
    "missing_word", "other_place", "place_missing", "other_number", "other_kind", "other_word",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReasonShown:
    """A reason as a sentence, and whether it speaks for the two being one."""

    sentence: str
    is_for: bool


def reasons_in_words(reasons: Iterable[Reason]) -> tuple[ReasonShown, ...]:
    """The reasons that say something of the names, those for the two being one first."""
    told = [_told(one) for one in reasons if one.code in SENTENCES]
    return tuple(sorted(dict.fromkeys(told), key=lambda one: not one.is_for))


def _told(reason: Reason) -> ReasonShown:
    words = {name: apart(value) for name, value in reason.params.items()}
    return ReasonShown(str(SENTENCES[reason.code]) % {"a": "", "b": "", **words}, reason.code not in AGAINST)
