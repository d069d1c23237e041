"""Where the text behind a fact can be read, for rooms that know its source only."""

from __future__ import annotations

from django.urls import reverse

from .models import Document


def review_of_source(source_id: str) -> str:
    """The review of the document that holds a source; empty when the source came in another way."""
    document = Document.objects.filter(source_id=source_id).only("pk").first()
    return reverse("desk:document-review", args=[document.pk]) if document else ""
