"""What is done to the directory: one function a verb, each one transaction with its audit entry."""

from .answers import answer_name, take_back_answer
from .caring import confirm_still_right, open_file, record_notice, set_mark
from .contacts import add_contact_point, remove_contact_point, reveal_contact_points
from .initiatives import add_initiative, change_initiative
from .keys import rebuild_name_keys, rekey
from .lowering import agree_to_lower, ask_to_lower, decline_to_lower, take_back_lowering
from .memberships import (
    add_membership,
    change_membership,
    end_membership,
    remove_membership,
    set_membership,
)
from .merging import merge_records, take_apart
from .names import add_name, remove_name
from .organisations import add_organisation, change_organisation
from .people import add_person, change_person, raise_protection, record_objection
from .posts import add_post, change_post, end_post
from .proposals import add_proposal, change_proposal, is_stood_on, record_step, write_text
from .removing import remove_unused
from .representing import end_representation, represent
from .sameness import answer_pair, look_for_doubts
from .signatures import change_signature, put_names, remove_signature
from .stances import change_stance, declare_stance, remove_stance
from .subjects import find_or_add_initiative, find_or_add_proposal, find_or_add_topic
from .ties import add_tie, change_tie, remove_tie
from .topics import add_topic, rename_topic

__all__ = [
    "add_contact_point",
    "add_initiative",
    "add_membership",
    "add_name",
    "add_organisation",
    "add_person",
    "add_post",
    "add_proposal",
    "add_tie",
    "add_topic",
    "agree_to_lower",
    "answer_name",
    "answer_pair",
    "ask_to_lower",
    "change_initiative",
    "change_membership",
    "change_organisation",
    "change_person",
    "change_post",
    "change_proposal",
    "change_signature",
    "change_stance",
    "change_tie",
    "confirm_still_right",
    "declare_stance",
    "decline_to_lower",
    "end_membership",
    "end_post",
    "end_representation",
    "find_or_add_initiative",
    "find_or_add_proposal",
    "find_or_add_topic",
    "is_stood_on",
    "look_for_doubts",
    "merge_records",
    "open_file",
    "put_names",
    "raise_protection",
    "rebuild_name_keys",
    "record_notice",
    "record_objection",
    "record_step",
    "rekey",
    "remove_contact_point",
    "remove_membership",
    "remove_name",
    "remove_signature",
    "remove_stance",
    "remove_tie",
    "remove_unused",
    "rename_topic",
    "represent",
    "reveal_contact_points",
    "set_mark",
    "set_membership",
    "take_apart",
    "take_back_answer",
    "take_back_lowering",
    "write_text",
]
