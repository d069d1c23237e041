"""From a piece to what is read: sentences for kind, date, sides, asks and results."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _

from overture.directory.models import Organisation, Protection
from overture.foundation.local_text import in_language
from overture.foundation.partial_dates import PartialDate
from overture_names import fold

from .. import rules
from ..models import Ask, Commitment, Confidentiality, Engagement, FollowUp, Outcome, Participant, Side
from ..told import (
    Named,
    ToldAsk,
    ToldCommitment,
    ToldEngagement,
    ToldFollowUp,
    ToldOutcome,
    ToldParticipant,
    ToldRow,
    other_side,
    who_spoke,
)
from .naming import bodies_to_name
from .pieces import Piece


def tell_engagement(piece: Piece, *, part_of: Named | None) -> ToldEngagement:
    """Everything this reader may have of it."""
    engagement = piece.engagement
    people = _participants(piece)
    asks = _asks(piece)
    return ToldEngagement(
        id=str(engagement.pk),
        telling=piece.telling,
        title=engagement_title(piece),
        kind=engagement.kind,
        kind_label=engagement.get_kind_display(),
        status=engagement.status,
        status_label=engagement.get_status_display(),
        how=engagement.how,
        how_label=engagement.get_how_display(),
        when=engagement.when,
        when_words=words_of(engagement.when),
        time_words=time_in_words(engagement),
        place=piece.kept(engagement.place),
        occasion=piece.kept(engagement.occasion),
        part_of=part_of,
        moment=_subject(piece, engagement.moment),
        campaign=_subject(piece, engagement.campaign),
        topics=_subjects(piece, engagement.topics.all()),
        initiatives=_subjects(piece, engagement.initiatives.all()),
        proposals=_subjects(piece, engagement.proposals.all()),
        summary=piece.kept(engagement.summary),
        withheld=_withholds(piece),
        record_level=engagement.confidentiality,
        record_sentence=level_in_words(engagement.confidentiality),
        is_published=rules.is_published(engagement, at=piece.naming.at),
        is_shared=engagement.shared_with_network,
        is_restricted=bool(rules.restricted_ids(engagement)),
        embargo_until=engagement.embargo_until if rules.is_under_embargo(engagement, at=piece.naming.at) else None,
        ours=tuple(one for one in people if one.side == Side.OURS),
        theirs=tuple(one for one in people if one.side == Side.THEIRS),
        others=tuple(one for one in people if one.side == Side.OTHERS),
        spoke_for=tuple(dict.fromkeys(body for one in people for body in one.spoke_for)),
        asks=asks,
        commitments=_commitments(piece),
        follow_ups=_follow_ups(piece),
        outcomes=_outcomes(piece),
        seats=sum(one.was_there for one in people),
        version=engagement.version,
    )


def tell_row(piece: Piece) -> ToldRow:
    """What a list shows this reader of it."""
    people = _participants(piece)
    return row_of(
        piece.engagement,
        at=piece.naming.at,
        title=engagement_title(piece),
        with_whom=other_side(one for one in people if one.side == Side.THEIRS),
        spoke=who_spoke(one for one in people if one.side == Side.OURS),
        ask_count=sum(_is_told(piece, ask) for ask in piece.engagement.asks.all()),
    )


def row_of(
    engagement: Engagement,
    *,
    at: dt.datetime,
    title: str,
    with_whom: tuple[Named, ...],
    spoke: tuple[tuple[Named, tuple[Named, ...]], ...],
    ask_count: int,
) -> ToldRow:
    """A row with what anybody who knows of the engagement may know of it, around what this reader may."""
    return ToldRow(
        id=str(engagement.pk),
        title=title,
        kind_label=engagement.get_kind_display(),
        status=engagement.status,
        status_label=engagement.get_status_display(),
        when=engagement.when,
        when_words=words_of(engagement.when),
        record_level=engagement.confidentiality,
        is_published=rules.is_published(engagement, at=at),
        with_whom=with_whom,
        spoke=spoke,
        ask_count=ask_count,
    )


def engagement_title(piece: Piece) -> str:
    """The title as typed when the reader may have all of it, else one made of kind, body and date."""
    engagement = piece.engagement
    if piece.telling is rules.Telling.FULL and (piece.is_free_to_read or not piece.silence.breaks(engagement.title)):
        return engagement.title
    return made_title(piece)


def made_title(piece: Piece) -> str:
    """A title that gives nobody away: the kind, a stakeholder body that may be named, and the date as far as known."""
    engagement = piece.engagement
    body = next((name.text for one in bodies_to_name(engagement) if (name := piece.naming.of(one))), "")
    words = {"kind": engagement.get_kind_display(), "body": body, "date": words_of(engagement.when)}
    if body and engagement.when:
        return _("%(kind)s with %(body)s, %(date)s") % words
    if engagement.when:
        return _("%(kind)s, %(date)s") % words
    return _("%(kind)s with %(body)s") % words if body else words["kind"]


def words_of(when: PartialDate | None) -> str:
    """A date as far as it is known, in words; empty when nobody knows."""
    return when.in_words() if when else ""


def time_in_words(engagement: Engagement) -> str:
    """The time of day with its zone, when a time is known."""
    if engagement.time_of_day is None:
        return ""
    time = formats.time_format(engagement.time_of_day, "H:i")
    return _("%(time)s, time of %(zone)s") % {"time": time, "zone": engagement.zone} if engagement.zone else time


def level_in_words(level: str) -> str:
    """What a record level means, as a sentence."""
    sentences = {
        Confidentiality.ON_RECORD: _("On the record: what was said may be told, and who said it."),
        Confidentiality.CHATHAM_HOUSE: _("Chatham House: what was said may be used, who said it may not."),
        Confidentiality.OFF_RECORD: _("Off the record: it does not leave the desk."),
        Confidentiality.UNSET: _("Not decided yet. It is treated as off the record."),
    }
    return sentences[Confidentiality(level)]


def _withholds(piece: Piece) -> bool:
    engagement = piece.engagement
    typed = [engagement.summary, engagement.place, engagement.occasion, *(ask.text for ask in engagement.asks.all())]
    return any(text and not piece.kept(text) for text in typed)


def _subject(piece: Piece, subject: Any) -> Named | None:
    """A moment, campaign, topic, initiative or proposal by name, in the reader's language when it has one."""
    if subject is None:
        return None
    shown = _subject_name(subject, piece.naming.language)
    if not piece.kept(shown.text):
        return None
    return Named(
        shown.text, shown.language, subject.record_kind, id=str(subject.pk) if piece.naming.opens_pages else ""
    )


def _subject_name(subject: Any, language: str) -> Named:
    for field in ("name", "names", "titles"):
        values = getattr(subject, field, None)
        if isinstance(values, dict) and (shown := in_language(values, language)).text and language in values:
            return Named(shown.text, shown.language)
    name = getattr(subject, "name", "") or getattr(subject, "title", "")
    if isinstance(name, dict):
        shown = in_language(name, language)
        return Named(shown.text or str(subject), shown.language)
    return Named(name)


def _subjects(piece: Piece, subjects: Any) -> tuple[Named, ...]:
    return tuple(named for one in subjects if (named := _subject(piece, one)))


def _participants(piece: Piece) -> list[ToldParticipant]:
    if piece.telling is not rules.Telling.FULL:
        return []
    told = [one for row in piece.engagement.participants.all() if (one := _participant(piece, row))]
    return list(dict.fromkeys(told))


def _participant(piece: Piece, row: Participant) -> ToldParticipant | None:
    """A row of the table; two people of one body who are not named are one row."""
    spoke_for = [mandate for mandate in row.mandates.all() if piece.organisation(mandate.organisation)]
    bodies = tuple(named for one in spoke_for if (named := piece.organisation(one.organisation)))
    name = piece.person(row.person) if row.person else piece.organisation(row.organisation)
    if name is None and row.person is None and row.group:
        name = Named(row.group, kind="group") if piece.kept(row.group) else None
    if name is None:
        return _unnamed(piece, row, bodies)
    if piece.naming.hides_organisation(row.person):
        return _by_name_alone(row, name)
    mandate = next((one.mandate for one in spoke_for if one.mandate), "")
    return ToldParticipant(
        row_id=str(row.pk),
        name=name,
        is_named=True,
        side=row.side,
        part=row.part,
        part_label=row.get_part_display(),
        role=piece.kept(row.role),
        organisation=piece.organisation(row.organisation) if row.person else None,
        spoke_for=tuple(body for body in bodies if body != name),
        mandate=piece.kept(mandate),
        instead_of=piece.person(row.instead_of),
        sent=_those_sent_by(piece, row),
    )


def _those_sent_by(piece: Piece, row: Participant) -> tuple[Named, ...]:
    """Who came in somebody's place, as far as they are named."""
    rows = piece.engagement.participants.all() if row.person_id else []
    came = [one.person for one in rows if one.instead_of_id == row.person_id]
    return tuple(named for person in came if (named := piece.person(person)))


def _by_name_alone(row: Participant, name: Named) -> ToldParticipant:
    """Somebody under another name, beside which role and organisation would say who it is."""
    return ToldParticipant(
        row_id=str(row.pk), name=name, is_named=True, side=row.side, part=row.part, part_label=row.get_part_display()
    )


def _unnamed(piece: Piece, row: Participant, bodies: tuple[Named, ...]) -> ToldParticipant | None:
    """Somebody whom the reader may not know, as their organisation only; somebody at risk leaves no trace."""
    if row.person is not None and row.person.protection == Protection.AT_RISK:
        return None
    body = bodies[0] if bodies else piece.organisation(row.organisation)
    if body is None:
        return None
    return ToldParticipant(
        row_id="",
        name=body,
        is_named=False,
        side=row.side,
        part=row.part,
        part_label=row.get_part_display(),
        spoke_for=bodies[1:],
    )


def _asks(piece: Piece) -> tuple[ToldAsk, ...]:
    return tuple(_ask(piece, ask) for ask in piece.engagement.asks.all() if _is_told(piece, ask))


def _is_told(piece: Piece, ask: Ask | None) -> bool:
    if ask is None:
        return True
    return (ask.is_public or rules.can_see_private_asks(piece.naming.viewer)) and bool(piece.kept(ask.text))


def _ask(piece: Piece, ask: Ask) -> ToldAsk:
    return ToldAsk(
        id=str(ask.pk),
        text=ask.text,
        language=ask.language,
        to=_bodies(piece, ask.to.all()),
        made_by=tuple(name for person in ask.made_by.all() if (name := piece.person(person))),
        initiative=_subject(piece, ask.initiative),
        proposal=_subject(piece, ask.proposal),
        state=ask.state,
        state_label=ask.get_state_display(),
        answer=piece.kept(ask.answer),
        answered_words=words_of(ask.answered),
        is_public=ask.is_public,
        version=ask.version,
    )


def _bodies(piece: Piece, bodies: Any) -> tuple[Named, ...]:
    found: list[Organisation] = list(bodies)
    return tuple(name for body in found if (name := piece.organisation(body)))


def _told_asks(piece: Piece) -> set[Any]:
    return {ask.pk for ask in piece.engagement.asks.all() if _is_told(piece, ask)} | {None}


def _commitments(piece: Piece) -> tuple[ToldCommitment, ...]:
    asks = _told_asks(piece)
    rows = [row for row in piece.engagement.commitments.all() if row.ask_id in asks and piece.kept(row.text)]
    return tuple(_commitment(piece, row) for row in rows)


def _commitment(piece: Piece, row: Commitment) -> ToldCommitment:
    return ToldCommitment(
        id=str(row.pk),
        text=row.text,
        side=row.side,
        side_label=row.get_side_display(),
        whose=piece.person(row.person) or piece.organisation(row.organisation),
        due=row.due,
        due_words=words_of(row.due),
        state=row.state,
        state_label=row.get_state_display(),
        version=row.version,
        ask_id=str(row.ask_id or ""),
        settled_words=words_of(row.settled),
        how_known=piece.kept(row.how_known),
    )


def _follow_ups(piece: Piece) -> tuple[ToldFollowUp, ...]:
    if piece.telling is not rules.Telling.FULL or not piece.naming.opens_pages:
        return ()
    return tuple(_follow_up(row) for row in piece.engagement.follow_ups.all() if piece.kept(row.text))


def _follow_up(row: FollowUp) -> ToldFollowUp:
    owner = str(row.owner) if row.owner else ""
    return ToldFollowUp(
        id=str(row.pk),
        text=row.text,
        owner=owner,
        due_on=row.due_on,
        done_at=row.done_at,
        ask_id=str(row.ask_id or ""),
        commitment_id=str(row.commitment_id or ""),
    )


def _outcomes(piece: Piece) -> tuple[ToldOutcome, ...]:
    asks = _told_asks(piece)
    rows = [row for row in piece.engagement.outcomes.all() if row.ask_id in asks and piece.kept(row.text)]
    return tuple(_outcome(piece, row) for row in rows)


def _outcome(piece: Piece, row: Outcome) -> ToldOutcome:
    return ToldOutcome(
        id=str(row.pk),
        what=row.what,
        what_label=row.get_what_display(),
        text=row.text,
        when_words=words_of(row.when),
        source=piece.kept(row.source),
        our_part=piece.kept(row.our_part),
        ask_id=str(row.ask_id or ""),
    )


def searchable(told: ToldEngagement) -> str:
    """The words by which a telling is found: all that it says."""
    names = [one.name.text for one in (*told.ours, *told.theirs, *told.others)]
    names += [one.organisation.text for one in (*told.ours, *told.theirs, *told.others) if one.organisation]
    names += [body.text for body in told.spoke_for]
    about: list[Named | None] = [*told.topics, *told.initiatives, *told.proposals, told.moment, told.campaign]
    subjects = [one.text for one in about if one]
    rest = [one.text for one in told.asks] + [one.text for one in told.commitments]
    rest += [one.text for one in told.outcomes]
    words = [told.title, told.kind_label, told.place, told.occasion, told.summary, *names, *subjects, *rest]
    return " ".join(dict.fromkeys(word for word in words if word and fold(word)))
