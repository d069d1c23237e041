"""A round-up is begun and written, language by language."""

from __future__ import annotations

import datetime as dt

from django.utils.text import slugify

from overture.engagements.models import Moment
from overture.foundation.access import Viewer
from overture.foundation.audit.operations import note, operation
from overture.foundation.history.operations import keep_changes
from overture.foundation.records import values_of

from ..errors import AddressFixed, AddressTaken, NotAllowed, PeriodBackwards
from ..models import RoundUp, Text
from ..prose import cleaned
from ..rules import can_compose
from .words import refuse_known_words

LONGEST_SLUG = 70


@operation
def make_round_up(
    *,
    title: str,
    language: str,
    first_day: dt.date,
    last_day: dt.date,
    by: Viewer,
    standfirst: str = "",
    moment: Moment | None = None,
) -> RoundUp:
    """Begin a round-up of a period with its headline in one language. It is a draft that only the desk sees.

    Raises:
        NotAllowed: when the viewer composes nothing.
        PeriodBackwards: when the last day comes before the first.
        RepeatsWords: when headline or first words repeat what somebody said.
    """
    if not can_compose(by):
        raise NotAllowed
    if last_day < first_day:
        raise PeriodBackwards
    refuse_known_words(title, standfirst)
    round_up = RoundUp.objects.create(
        slug=_free_slug(title, first_day),
        first_day=first_day,
        last_day=last_day,
        moment=moment,
        made_by=by.user_id or by.name,
    )
    Text.objects.create(round_up=round_up, language=language, title=cleaned(title), standfirst=cleaned(standfirst))
    note("make", round_up, by=by)
    return round_up


def _free_slug(title: str, first_day: dt.date) -> str:
    """An address from the headline; from the period where the headline has no Latin letters."""
    wanted = slugify(title)[:LONGEST_SLUG].strip("-") or f"round-up-{first_day.isoformat()}"
    taken = set(RoundUp.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    tries = (wanted, *(f"{wanted}-{number}" for number in range(2, len(taken) + 2)))
    return next(one for one in tries if one not in taken)


@operation
def change_round_up(
    round_up: RoundUp, *, slug: str, first_day: dt.date, last_day: dt.date, version: int, by: Viewer
) -> RoundUp:
    """Change the period, and the address as long as it was never public.

    Raises:
        NotAllowed: when the viewer composes nothing.
        PeriodBackwards, AddressTaken, AddressFixed: as their sentences say.
        StaleVersion: when somebody saved a newer version.
    """
    if not can_compose(by):
        raise NotAllowed
    if last_day < first_day:
        raise PeriodBackwards
    if slug != round_up.slug and round_up.published_at is not None:
        raise AddressFixed
    if RoundUp.objects.filter(slug=slug).exclude(pk=round_up.pk).exists():
        raise AddressTaken
    round_up.claim_version(version)
    before = values_of(round_up, ("slug", "first_day", "last_day"))
    round_up.slug, round_up.first_day, round_up.last_day = slug, first_day, last_day
    round_up.save(update_fields=["slug", "first_day", "last_day"])
    keep_changes(round_up, before, by=by)
    note("change", round_up, by=by)
    return round_up


@operation
def write_text(
    round_up: RoundUp,
    *,
    language: str,
    title: str,
    by: Viewer,
    standfirst: str = "",
    is_ready: bool = True,
    translated_from: str = "",
    version: int | None = None,
) -> Text:
    """Write headline and first words in a language. On a published round-up they are public at the next read.

    Args:
        round_up: which one.
        language: a code of `settings.LANGUAGES`.
        title: the headline.
        by: who writes.
        standfirst: the first words under it.
        is_ready: whether this language is published with the others.
        translated_from: the language it was translated from, whose version is kept with it.
        version: the version that the person had in front of them; None when the language is new.

    Raises:
        NotAllowed: when the viewer composes nothing.
        RepeatsWords: when the words repeat what somebody said.
        StaleVersion: when somebody saved a newer version.
    """
    if not can_compose(by):
        raise NotAllowed
    refuse_known_words(title, standfirst)
    text, is_new = Text.objects.get_or_create(round_up=round_up, language=language, defaults={"title": cleaned(title)})
    if not is_new:
        text.claim_version(0 if version is None else version)
    before = values_of(text, ("title", "standfirst", "is_ready"))
    text.title, text.standfirst, text.is_ready = cleaned(title), cleaned(standfirst), is_ready
    if translated_from:
        source = round_up.texts.filter(language=translated_from).first()
        text.translated_from, text.translated_version = translated_from, source.version if source else None
    text.save(update_fields=["title", "standfirst", "is_ready", "translated_from", "translated_version"])
    keep_changes(text, before, by=by)
    note("write", round_up, by=by)
    return text
