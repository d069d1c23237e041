"""What is done to the directory: one function a verb, each one transaction with its audit entry."""

from .answers import answer_name, take_back_answer
from .caring import confirm_still_right, record_notice, set_mark
from .contacts import add_contact_point, remove_contact_point, reveal_contact_points
from .keys import rebuild_name_keys, rekey
from .lowering import agree_to_lower, ask_to_lower, decline_to_lower, take_back_lowering
from .memberships import (
    add_membership,
    change_membership,
    end_membership,
    remove_membership,
    set_membership,
)
from .names import add_name, remove_name
from .organisations import add_organisation, change_organisation
from .people import add_person, change_person, raise_protection, record_objection
from .posts import add_post, change_post, end_post
from .removing import remove_unused
from .representing import end_representation, represent
from .subjects import find_or_add_initiative, find_or_add_proposal, find_or_add_topic

__all__ = [
    "add_contact_point",
    "add_membership",
    "add_name",
    "add_organisation",
    "add_person",
    "add_post",
    "agree_to_lower",
    "answer_name",
    "ask_to_lower",
    "change_membership",
    "change_organisation",
    "change_person",
    "change_post",
    "confirm_still_right",
    "decline_to_lower",
    "end_membership",
    "end_post",
    "end_representation",
    "find_or_add_initiative",
    "find_or_add_proposal",
    "find_or_add_topic",
    "raise_protection",
    "rebuild_name_keys",
    "record_notice",
    "record_objection",
    "rekey",
    "remove_contact_point",
    "remove_membership",
    "remove_name",
    "remove_unused",
    "represent",
    "reveal_contact_points",
    "set_mark",
    "set_membership",
    "take_back_answer",
    "take_back_lowering",
]
