"""Records that came in twice, from a sheet and from texts: something to answer under "Same person?"."""

from __future__ import annotations

from overture.directory.given import NameGiven, PostGiven
from overture.directory.operations import add_contact_point, add_organisation, add_person
from overture.foundation.access import Viewer
from overture.foundation.partial_dates import PartialDate

from .people import Cast

FROM_A_SHEET = "From the list of contacts of the conference office"


def add_doubles(cast: Cast, *, by: Viewer) -> None:
    """Three people and a body that the desk may know already, and one who only sounds like somebody it knows."""
    add_organisation(
        name="Council of the Northern States",
        kind="intergovernmental",
        standing="stakeholder",
        by=by,
        names=[NameGiven("مجلس دول الشمال", "translation", "ar")],
        website="https://northern-states.example",
    )
    thornlow = add_person(
        name="Beatrix Thornlowe",
        standing="stakeholder",
        by=by,
        language="en",
        post=PostGiven(cast.bodies["Near East Directorate"], "Director", PartialDate.parse("2023")),
        source_note=FROM_A_SHEET,
    )
    for person in (thornlow, cast.people["Beatrix Thornlow"]):
        add_contact_point(person, medium="email", value="b.thornlow@ero.example", by=by)
    add_person(
        name="כמאל אבו-נדא",
        standing="network",
        by=by,
        language="he",
        names=[NameGiven("Kamal Abu-Nada", "spelling", "en")],
        post=PostGiven(cast.members["Open Wells"], "Co-director"),
        source_note="From the programme of a panel",
        public_name_form="first",
    )
    add_person(
        name="Rana Hijjawi",
        standing="network",
        by=by,
        language="ar",
        names=[NameGiven("رنا حجّاوي", "official", "ar")],
        source_note=FROM_A_SHEET,
    )
    add_person(
        name="Marta Solberg",
        standing="stakeholder",
        by=by,
        post=PostGiven(cast.bodies["Northern Public Radio"], "Reporter"),
        source_note=FROM_A_SHEET,
    )
