"""The lists of the directory whose filters can be saved by name."""

from __future__ import annotations

from .ideas import InitiativeList, TopicList
from .lists import MemberList, NetworkPeople, StakeholderList, StakeholderPeople
from .proposals import ProposalList

FILTERED = tuple(
    one.of()
    for one in (StakeholderList, StakeholderPeople, MemberList, NetworkPeople, TopicList, InitiativeList, ProposalList)
)
