"""A list of contacts that somebody put in and that waits for a decision: rows to add, a name to ask about, errors."""

from __future__ import annotations

from overture.exchange.models import SheetKind
from overture.exchange.operations import put_in
from overture.foundation.access.viewer import Viewer

SHEET = """\
Full name;Organisation;Job title;Since;E-mail;Name in Arabic;Remarks
Tamsin Orrel;Harbour Council;Adviser;2023-05;tamsin@harbour.example;تامسين أوريل;met at the hearing
Davide Orsolo;Harbour Council;Secretary;5/2/2022;davide@@harbour;;
Ottoline Brae;Committee on Bridges;Chair;2019;ottoline@bridges.example;;no phone calls
Elinor Marsh;Committee on Bridges;Member;2021;elinor@bridges.example;;
Tariq Lindqvist;Harbour Council;Clerk;last spring;tariq@harbour.example;;
;Harbour Council;Member;2020;;;somebody new, ask again
Maya Holt Rahal;Harbour Council;Deputy;2024-02;maya@harbour.example;;
"""


def put_in_a_list(*, by: Viewer) -> None:
    """Put the list in; nothing of it is a record."""
    put_in(SHEET.encode(), file_name="harbour-contacts.csv", kind=SheetKind.PEOPLE, by=by)
