"""What happened between the network and one body with its parts, as sums and lists for its page; made in SQL.

`dealings_with` says which engagements count; everything else starts from there.
"""

from .asking import AskSums, asks_of, late_promises, sums_of_asks
from .marks import MarkOfBody, marks_of, moments_between
from .meeting import Pair, PeopleMet, members_in_the_room, our_people_by_body, pairs_of, people_met
from .scope import Dealings, dealings_with
from .sums import Narrowed, Sums, narrowed, next_one, sums_of

__all__ = [
    "AskSums",
    "Dealings",
    "MarkOfBody",
    "Narrowed",
    "Pair",
    "PeopleMet",
    "Sums",
    "asks_of",
    "dealings_with",
    "late_promises",
    "marks_of",
    "members_in_the_room",
    "moments_between",
    "narrowed",
    "next_one",
    "our_people_by_body",
    "pairs_of",
    "people_met",
    "sums_of",
    "sums_of_asks",
]
