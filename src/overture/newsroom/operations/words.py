"""Nothing that is typed into the newsroom may repeat words that somebody said."""

from __future__ import annotations

from overture.voices.queries import known_wording_in

from ..errors import RepeatsWords


def refuse_known_words(*texts: str) -> None:
    """Raise RepeatsWords when one of the texts holds a known wording, cleared or not."""
    if any(known_wording_in(text) for text in texts if text):
        raise RepeatsWords
