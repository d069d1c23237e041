"""What goes along when two records are made one, in words; the other rooms say theirs."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.utils.translation import ngettext_lazy

from overture.foundation.access.viewer import Viewer
from overture.foundation.registry import GoesAlong, LooseReference


def _all(viewer: Viewer, ids: Collection[Any]) -> int:
    """Whoever may merge sees every row of the directory."""
    return len(ids)


ALONG: dict[str, GoesAlong] = {
    label: GoesAlong(words, _all)
    for label, words in {
        "directory.name": ngettext_lazy("%(number)s name", "%(number)s names", "number"),
        "directory.nameanswer": ngettext_lazy(
            "%(number)s answer about a spelling", "%(number)s answers about spellings", "number"
        ),
        "directory.pairanswer": ngettext_lazy(
            "%(number)s answer to “Same person?”", "%(number)s answers to “Same person?”", "number"
        ),
        "directory.identifier": ngettext_lazy(
            "%(number)s number in a register", "%(number)s numbers in registers", "number"
        ),
        "directory.post": ngettext_lazy("%(number)s post", "%(number)s posts", "number"),
        "directory.contactpoint": ngettext_lazy(
            "%(number)s way to reach them", "%(number)s ways to reach them", "number"
        ),
        "directory.stance": ngettext_lazy("%(number)s declared view", "%(number)s declared views", "number"),
        "directory.tie": ngettext_lazy("%(number)s acquaintance", "%(number)s acquaintances", "number"),
        "directory.membership": ngettext_lazy("%(number)s membership", "%(number)s memberships", "number"),
        "directory.organisation": ngettext_lazy("%(number)s part of it", "%(number)s parts of it", "number"),
        "directory.initiative": ngettext_lazy("%(number)s initiative", "%(number)s initiatives", "number"),
        "directory.proposal": ngettext_lazy("%(number)s proposal", "%(number)s proposals", "number"),
        "directory.proposalstep": ngettext_lazy(
            "%(number)s decision on a proposal", "%(number)s decisions on proposals", "number"
        ),
        "directory.signature": ngettext_lazy("%(number)s signature", "%(number)s signatures", "number"),
        "directory.representation": ngettext_lazy(
            "%(number)s account that speaks for them", "%(number)s accounts that speak for them", "number"
        ),
        "directory.lowering": ngettext_lazy(
            "%(number)s decision to protect less", "%(number)s decisions to protect less", "number"
        ),
        "evidence.evidence": ngettext_lazy(
            "%(number)s passage it was read from", "%(number)s passages it was read from", "number"
        ),
    }.items()
}
"""By the label of the model."""

REFERENCES = {
    "directory.evidence.person": LooseReference(
        "person", "evidence.Evidence", "record_id", (("record_kind", "person"),)
    ),
    "directory.evidence.organisation": LooseReference(
        "organisation", "evidence.Evidence", "record_id", (("record_kind", "organisation"),)
    ),
    "directory.invitation": LooseReference("organisation", "accounts.Invitation", "organisation_id"),
}
"""Columns of the rooms below that hold ids of people and organisations without being foreign keys."""
