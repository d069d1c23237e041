"""The pages that are measured: the desk's list of engagements, and the admin's over the same rows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse

from overture.directory.models import Organisation
from overture.engagements.models import Engagement, Participant

from .admin import ROWS
from .words import SOUGHT

ADMIN, LEAN = "/desk/admin/engagements/engagement/", "/desk/lean/engagements/engagement/"


@dataclass(frozen=True, slots=True)
class Case:
    """One page, as three programmes are asked for it: the address of each, and a word that it must show."""

    key: str
    ours: str
    admin: str
    lean: str


def cases() -> list[Case]:
    """The pages of this desk."""
    count = Engagement.objects.count()
    met = bodies_met()
    often, rarely = met[len(met) // 20], met[len(met) // 2]
    month = dt.date(2024, 3, 1)
    made = [
        case("first page"),
        case("kind: visit", {"kind": "visit"}, {"kind__exact": "visit"}),
        case("level: Chatham House", {"level": "chatham_house"}, {"confidentiality__exact": "chatham_house"}),
        case("level: off the record", {"level": "off_record"}, {"confidentiality__exact": "off_record"}),
        case(
            "one month",
            {"from": f"{month:%Y-%m}", "until": f"{month:%Y-%m}"},
            {"starts_on__year": month.year, "starts_on__month": month.month},
        ),
        case("a body met often", {"organisation": str(often.pk)}, {"q": often.name}),
        case("a body met rarely", {"organisation": str(rarely.pk)}, {"q": rarely.name}),
        case("middle page", {"after": mark_after(count // 2)}, {"p": count // ROWS // 2}),
        case("last page", {"after": mark_after(count - ROWS)}, {"p": -(-count // ROWS)}),
    ]
    return made + [case(f"word: {key}", {"q": word}, {"q": word}) for key, word in SOUGHT.items()]


def case(key: str, ours: dict[str, str] | None = None, admin: dict[str, object] | None = None) -> Case:
    here = reverse("desk:engagement-list")
    return Case(key, _address(here, ours or {}), _address(ADMIN, admin or {}), _address(LEAN, admin or {}))


def _address(path: str, asked: dict[str, str] | dict[str, object]) -> str:
    return f"{path}?{urlencode(asked)}" if asked else path


def bodies_met() -> list[Organisation]:
    """The stakeholders, the most often met first."""
    met = Participant.objects.filter(side="theirs").values("organisation").annotate(number=Count("pk"))
    ids = [row["organisation"] for row in met.order_by("-number", "organisation")]
    found = Organisation.objects.in_bulk(ids)
    return [found[pk] for pk in ids]


def mark_after(number: int) -> str:
    """The mark of the page that begins after so many rows."""
    rows = Engagement.objects.order_by("-sorted_on", "-pk").values_list("sorted_on", "pk")
    sorted_on, pk = rows[number - 1]
    return f"{sorted_on.isoformat()}|{pk}"
