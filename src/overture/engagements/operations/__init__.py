"""What may be done with engagements. One module a noun; import the verbs from here."""

from .asks import add_ask, answer_ask, remove_ask, set_ask_state
from .attachments import add_attachment, read_attachment, remove_attachment, sweep_attachments
from .engagements import (
    change_engagement,
    change_notes,
    note_look,
    read_notes,
    record_engagement,
    remove_engagement,
)
from .levels import (
    publish_engagement,
    relist_those_due,
    restrict_to,
    set_confidentiality,
    share_with_network,
    unpublish_engagement,
)
from .moments import find_or_add_moment, remove_unused_moment
from .results import add_commitment, add_follow_up, add_outcome, finish_follow_up, settle_commitment
from .signatories import Signed, add_signatories, change_signatories, remove_signatories
from .writing import write_engagement

__all__ = [
    "Signed",
    "add_ask",
    "add_attachment",
    "add_commitment",
    "add_follow_up",
    "add_outcome",
    "add_signatories",
    "answer_ask",
    "change_engagement",
    "change_notes",
    "change_signatories",
    "find_or_add_moment",
    "finish_follow_up",
    "note_look",
    "publish_engagement",
    "read_attachment",
    "read_notes",
    "record_engagement",
    "relist_those_due",
    "remove_ask",
    "remove_attachment",
    "remove_engagement",
    "remove_signatories",
    "remove_unused_moment",
    "restrict_to",
    "set_ask_state",
    "set_confidentiality",
    "settle_commitment",
    "share_with_network",
    "sweep_attachments",
    "unpublish_engagement",
    "write_engagement",
]
