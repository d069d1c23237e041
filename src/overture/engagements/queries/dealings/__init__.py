"""What happened between the network and one body with its parts, as sums and lists for its page; made in SQL.

`dealings_with` says which engagements count; everything else starts from there.
"""

from .asking import AskRow, AskSums, ask_rows, asks_of, late_promises, most_pressing, sums_of_asks
from .marks import MarkOfBody, marks_of, moments_between
from .meeting import OurSide, Pair, PeopleMet, our_side, pairs_of, people_met
from .scope import Dealings, dealings_with
from .sums import Narrowed, Sums, narrowed, next_one, sums_of
from .unsaid import Unsaid, unsaid_in

__all__ = [
    "AskRow",
    "AskSums",
    "Dealings",
    "MarkOfBody",
    "Narrowed",
    "OurSide",
    "Pair",
    "PeopleMet",
    "Sums",
    "Unsaid",
    "ask_rows",
    "asks_of",
    "dealings_with",
    "late_promises",
    "marks_of",
    "moments_between",
    "most_pressing",
    "narrowed",
    "next_one",
    "our_side",
    "pairs_of",
    "people_met",
    "sums_of",
    "sums_of_asks",
    "unsaid_in",
]
