"""What of the directory leaves with the whole desk: all of it but what is made anew from the names."""

from __future__ import annotations

from overture.foundation.registry import Portable, PortableTable

from . import models
from .operations.keys import rebuild_name_keys


def _keys() -> None:
    rebuild_name_keys()


PORTABLE = Portable(
    tables=(
        PortableTable("people", models.Person),
        PortableTable("organisations", models.Organisation),
        PortableTable("names", models.Name),
        PortableTable("identifiers", models.Identifier),
        PortableTable("memberships", models.Membership),
        PortableTable("posts", models.Post),
        PortableTable("topics", models.Topic),
        PortableTable("initiatives", models.Initiative),
        PortableTable("proposals", models.Proposal),
        PortableTable("proposal_versions", models.ProposalVersion),
        PortableTable("proposal_steps", models.ProposalStep),
        PortableTable("signatures", models.Signature),
        PortableTable("stances", models.Stance),
        PortableTable("ties", models.Tie),
        PortableTable("contact_points", models.ContactPoint, is_sealed=True),
        PortableTable("representations", models.Representation),
        PortableTable("lowerings", models.Lowering),
        PortableTable("name_answers", models.NameAnswer),
        PortableTable("pair_answers", models.PairAnswer),
        PortableTable("merges", models.Merge, is_sealed=True),
        PortableTable("merge_steps", models.MergeStep, is_sealed=True),
    ),
    stays={
        "directory.NameKey": "Made anew from the names.",
        "directory.Doubt": "Made anew from the names.",
        "directory.Unexamined": "The worker's own list of what to compare next.",
    },
    after_import=_keys,
)
