"""Thirty quotes, with consents in every state."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db.models import prefetch_related_objects

from overture.engagements.models import Engagement
from overture.voices.operations import add_wording, keep_quote, note_consent, put_on_public_record, withdraw

from .engaging import Maker
from .words import SAID, Said

HOWS = ("in_person", "email", "phone", "letter")


def add_quotes(maker: Maker, engagements: list[Engagement]) -> dict[str, list[str]]:
    """Keep every quote; returns the ids of those cleared for everybody, by the engagement's id."""
    cleared: dict[str, list[str]] = {}
    spoken_at = _spoken_at(engagements)
    for number, said in enumerate(SAID):
        speaker = maker.cast.people[said.speaker]
        was_there = spoken_at.get(speaker.pk, [None])
        engagement = was_there[-1] if number % 3 else was_there[len(was_there) // 2]
        quote = keep_quote(
            words=said.words,
            language=said.language,
            kind=said.kind,
            speaker=speaker,
            organisation=speaker.posts.select_related("organisation").first().organisation,  # type: ignore[union-attr]
            engagement=engagement,
            by=maker.by,
        )
        _let_it_stand(maker, said, quote, number)
        if said.standing in {"public", "ending", "record"} and engagement is not None:
            cleared.setdefault(str(engagement.pk), []).append(str(quote.pk))
    return cleared


def _spoken_at(engagements: list[Engagement]) -> dict[UUID, list[Engagement]]:
    """Held engagements on the record by who took part, the oldest first."""
    told = [one for one in engagements if one.status == "held" and one.confidentiality == "on_record"]
    prefetch_related_objects(told, "participants")
    found: dict[UUID, list[Engagement]] = {}
    for engagement in told:
        for participant in engagement.participants.all():
            if participant.person_id:
                found.setdefault(participant.person_id, []).append(engagement)
    return found


def _let_it_stand(maker: Maker, said: Said, quote, number: int) -> None:
    wording = quote.wordings.first()
    if said.standing == "record":
        put_on_public_record(
            wording, basis=_basis(said), source="Speech, as published by the body", by=maker.by, at=maker.now
        )
    elif said.standing != "none":
        _note(maker, said, wording, number)
        if said.standing == "withdrawn":
            withdraw(quote, through="speaker", by=maker.by, at=maker.now - dt.timedelta(days=2))
    if said.translation:
        other = add_wording(
            quote,
            text=said.translation,
            language=said.translation_language,
            translator="Desk of the alliance",
            translated_from=wording,
            by=maker.by,
        )
        if said.translation_cleared:
            _note(maker, said, other, number)


def _basis(said: Said) -> str:
    return "spokesperson" if said.speaker.startswith("Jonty") else "office_holder"


def _note(maker: Maker, said: Said, wording, number: int) -> None:
    began = maker.now - dt.timedelta(days=60)
    until = {"ending": maker.now + dt.timedelta(days=9), "ended": maker.now - dt.timedelta(days=4)}.get(said.standing)
    note_consent(
        wording,
        audience="members" if said.standing == "members" else "public",
        name_form=said.name_form,
        how=HOWS[number % len(HOWS)],
        at=began,
        until=until,
        proof="Asked by the coordinator; the answer is on file.",
        by=maker.by,
    )
