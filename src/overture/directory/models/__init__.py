"""The network and its stakeholders: people, organisations, their names, what they do, and what they put forward.

Words follow Popolo where it has one. A name is a row of its own, so that one person has many, in several scripts.
"""

from .ideas import Initiative, Proposal, ProposalStep, ProposalVersion, Signature, Stance, Topic
from .lowering import Lowering
from .parties import (
    ContactPoint,
    Identifier,
    Mark,
    Membership,
    Name,
    NameAnswer,
    NameKey,
    Notice,
    Organisation,
    OrganisationKind,
    Party,
    Person,
    Post,
    Protection,
    PublicNameForm,
    Representation,
    Script,
    Standing,
)
from .sameness import Doubt, Merge, MergeStep, PairAnswer, Unexamined
from .ties import Tie

__all__ = [
    "ContactPoint",
    "Doubt",
    "Identifier",
    "Initiative",
    "Lowering",
    "Mark",
    "Membership",
    "Merge",
    "MergeStep",
    "Name",
    "NameAnswer",
    "NameKey",
    "Notice",
    "Organisation",
    "OrganisationKind",
    "PairAnswer",
    "Party",
    "Person",
    "Post",
    "Proposal",
    "ProposalStep",
    "ProposalVersion",
    "Protection",
    "PublicNameForm",
    "Representation",
    "Script",
    "Signature",
    "Stance",
    "Standing",
    "Tie",
    "Topic",
    "Unexamined",
]
