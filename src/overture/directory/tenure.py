"""Whether a post was held on a day, as far as its dates are known."""

from __future__ import annotations

import datetime as dt

from .models import Post


def is_held_on(post: Post, day: dt.date) -> bool:
    """Whether a post may have been held on a day: an unknown end counts as held, a month as all of its days."""
    begun = post.started is None or post.started.first <= day
    over = post.ended is not None and post.ended.last < day
    return begun and not over
