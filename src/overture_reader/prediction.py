"""The prediction form of ``reader-gold/1``: names instead of keys, for scorers and scripts."""

from __future__ import annotations

from typing import Any

from overture_reader.model import DateClaim, Engagement, Entity, Reading


def prediction(reading: Reading) -> dict[str, Any]:
    """Return the reading as a prediction that a ``reader-gold/1`` scorer reads.

    Example:
        >>> from overture_reader import read
        >>> sorted(prediction(read("")))[:3]
        ['asks', 'contact', 'document']
    """
    names = {each.key: each.name.value for each in (*reading.people, *reading.organisations)}
    return {
        "people": [_entity(each, names) for each in reading.people],
        "organisations": [_entity(each, names) for each in reading.organisations],
        "engagements": [_engagement(each, names) for each in reading.engagements],
        "quotes": [
            {
                "span": list(each.span),
                "text": each.text,
                "kind": each.kind,
                "speaker": names.get(each.speaker.value) if each.speaker else None,
                "engagement": each.engagement,
            }
            for each in reading.quotes
        ],
        "asks": [
            {
                "span": list(each.span),
                "text": each.text,
                "by": [names[key] for key in each.by],
                "to": [names[key] for key in each.to],
                "engagement": each.engagement,
            }
            for each in reading.asks
        ],
        "initiatives": [
            {"span": list(each.span), "name": each.name.value, "org": names.get(each.organisation or "")}
            for each in reading.initiatives
        ],
        "moments": [{"span": list(each.span), "name": each.name.value} for each in reading.moments],
        "contact": _contact(reading, names),
        "document": {
            "date": reading.document.date.value if reading.document.date else None,
            "genre": reading.document.genre,
            "languages": list(reading.document.languages),
        },
        "warnings": [{"code": each.code, "sentence": each.sentence} for each in reading.warnings],
        "removed": [{"span": list(each.span), "kind": each.kind} for each in reading.removed],
        "unread": [{"span": list(each.span), "reason": each.reason} for each in reading.unread],
        "id": reading.id,
        "text_sha256": reading.text_sha256,
    }


def _entity(entity: Entity, names: dict[str, str]) -> dict[str, Any]:
    return {
        "key": entity.key,
        "name": entity.name.value,
        "kind": entity.kind,
        "org": names.get(entity.organisation.value) if entity.organisation else None,
        "role": entity.role.value if entity.role else None,
        "mentions": [list(span) for span in entity.mentions],
        "directory_id": entity.proposed_id,
        "link_state": entity.link_state,
        "candidates": [{"id": each.id, "name": each.name, "score": each.score} for each in entity.candidates],
    }


def _engagement(engagement: Engagement, names: dict[str, str]) -> dict[str, Any]:
    return {
        "key": engagement.key,
        "title": engagement.title,
        "kind": engagement.kind.value,
        "status": engagement.status.value,
        "anchor": list(engagement.anchor),
        "scope": [list(span) for span in engagement.scope],
        "date": _date(engagement.date),
        "hosts": [names[each.value] for each in engagement.hosts],
        "participants": [
            {
                "name": names[each.entity],
                "part": each.part,
                "org": names[each.spoke_for[0]] if each.spoke_for else None,
            }
            for each in engagement.participants
            if each.part != "apologies"
        ],
        "apologies": [names[each.entity] for each in engagement.participants if each.part == "apologies"],
        "organisations": [names[each.value] for each in engagement.organisations],
        "venue": engagement.venue.value if engagement.venue else None,
        "topic": engagement.topic.value if engagement.topic else None,
        "confidentiality": engagement.confidentiality.value if engagement.confidentiality else "unstated",
    }


def _date(claim: DateClaim | None) -> dict[str, Any] | None:
    if claim is None:
        return None
    return {
        "start": claim.start.isoformat(),
        "end": claim.end.isoformat(),
        "precision": claim.precision,
        "phrase": list(claim.phrase),
        "time": claim.time,
        "how": claim.how.rule,
    }


def _contact(reading: Reading, names: dict[str, str]) -> dict[str, Any] | None:
    if reading.contact is None:
        return None
    contact = reading.contact
    return {"span": list(contact.span), "email": contact.email, "person": names.get(contact.person or "")}
