"""What people write about engagements: one large form, and small ones on its page."""

from .engagement import EngagementForm
from .small import (
    AskForm,
    AskStateForm,
    FollowUpForm,
    LevelForm,
    NotesForm,
    OutcomeForm,
    PromiseForm,
    RestrictForm,
    SmallForm,
)

__all__ = [
    "AskForm",
    "AskStateForm",
    "EngagementForm",
    "FollowUpForm",
    "LevelForm",
    "NotesForm",
    "OutcomeForm",
    "PromiseForm",
    "RestrictForm",
    "SmallForm",
]
