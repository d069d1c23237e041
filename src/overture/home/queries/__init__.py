"""Gathering rooms for one page; every question is passed on with the viewer, and nothing is decided here."""

from .organisations import organisation_page
from .people import person_page
from .today import today_page

__all__ = ["organisation_page", "person_page", "today_page"]
