"""Asking the newsroom: what the public reads now, what is being composed, what keeps it from going out."""

from .check import PublishCheck, publish_check
from .composer import ComposerPage, composer_page
from .members import MemberEntry, MemberPage, member_entries, member_page
from .page import PageBlock, RoundUpPage, feed_pages, preview_page, round_up_page
from .rounds import RoundUpEntry, block_for, desk_round_ups, public_round_up, public_round_ups, round_up_for

__all__ = [
    "ComposerPage",
    "MemberEntry",
    "MemberPage",
    "PageBlock",
    "PublishCheck",
    "RoundUpEntry",
    "RoundUpPage",
    "block_for",
    "composer_page",
    "desk_round_ups",
    "feed_pages",
    "member_entries",
    "member_page",
    "preview_page",
    "public_round_up",
    "public_round_ups",
    "publish_check",
    "round_up_for",
    "round_up_page",
]
