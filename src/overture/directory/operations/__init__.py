"""What is done to the directory: one function a verb, each one transaction with its audit entry."""

from .answers import answer_name, take_back_answer
from .contacts import add_contact_point, remove_contact_point, reveal_contact_points
from .keys import rebuild_name_keys, rekey
from .names import add_name, remove_name
from .organisations import add_organisation, change_organisation, set_membership
from .people import add_person, change_person, lower_protection, raise_protection, record_objection
from .posts import add_post, change_post, end_post
from .removing import remove_unused
from .representing import end_representation, represent
from .subjects import find_or_add_initiative, find_or_add_proposal, find_or_add_topic

__all__ = [
    "add_contact_point",
    "add_name",
    "add_organisation",
    "add_person",
    "add_post",
    "answer_name",
    "change_organisation",
    "change_person",
    "change_post",
    "end_post",
    "end_representation",
    "find_or_add_initiative",
    "find_or_add_proposal",
    "find_or_add_topic",
    "lower_protection",
    "raise_protection",
    "rebuild_name_keys",
    "record_objection",
    "rekey",
    "remove_contact_point",
    "remove_name",
    "remove_unused",
    "represent",
    "reveal_contact_points",
    "set_membership",
    "take_back_answer",
]
