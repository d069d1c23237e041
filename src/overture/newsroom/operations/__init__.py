"""What can be done with round-ups."""

from .blocks import add_block, move_block, remove_block, write_block
from .making import change_round_up, make_round_up, write_text
from .publishing import publish_round_up, unpublish_round_up

__all__ = [
    "add_block",
    "change_round_up",
    "make_round_up",
    "move_block",
    "publish_round_up",
    "remove_block",
    "unpublish_round_up",
    "write_block",
    "write_text",
]
