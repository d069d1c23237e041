"""The sealed reading of a document, opened."""

from __future__ import annotations

import json

from overture_reader import Reading

from .models import Document


def reading_as_text(reading: Reading) -> str:
    """JSON, as a document seals it."""
    return json.dumps(reading.as_json(), ensure_ascii=False, separators=(",", ":"))


def reading_of(document: Document) -> Reading:
    """What the Reader found in a document."""
    return Reading.from_json(json.loads(document.reading))


def first_language(reading: Reading) -> str:
    """The language that most of the text is in; empty when the Reader knows none of it."""
    return next(iter(reading.document.languages), "")
