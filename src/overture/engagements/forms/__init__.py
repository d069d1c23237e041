"""What people write about engagements: one large form, and small ones on its page."""

from .engagement import EngagementForm
from .quick import SAFEST, QuickLogForm, carried_over
from .small import (
    AskForm,
    AskStateForm,
    AttachmentForm,
    FollowUpForm,
    LevelForm,
    NotesForm,
    OutcomeForm,
    PromiseForm,
    RestrictForm,
    SettleForm,
    SignatoriesForm,
    SmallForm,
)

__all__ = [
    "SAFEST",
    "AskForm",
    "AskStateForm",
    "AttachmentForm",
    "EngagementForm",
    "FollowUpForm",
    "LevelForm",
    "NotesForm",
    "OutcomeForm",
    "PromiseForm",
    "QuickLogForm",
    "RestrictForm",
    "SettleForm",
    "SignatoriesForm",
    "SmallForm",
    "carried_over",
]
