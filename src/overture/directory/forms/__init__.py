"""The directory's forms; each `save` is one operation."""

from .caring import LoweringForm, MarkForm, NoticeForm
from .contacts import ContactForm
from .memberships import MembershipForm
from .organisations import OrganisationForm
from .people import PersonForm

__all__ = [
    "ContactForm",
    "LoweringForm",
    "MarkForm",
    "MembershipForm",
    "NoticeForm",
    "OrganisationForm",
    "PersonForm",
]
