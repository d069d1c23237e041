"""The directory's forms; each `save` is one operation."""

from .contacts import ContactForm
from .organisations import OrganisationForm
from .people import PersonForm

__all__ = ["ContactForm", "OrganisationForm", "PersonForm"]
