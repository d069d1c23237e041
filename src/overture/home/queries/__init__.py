"""Gathering rooms for one page; every question is passed on with the viewer, and nothing is decided here."""

from ..careshapes import FileShown
from .care import mark_shown
from .files import as_json as file_as_json
from .files import person_file
from .organisations import organisation_page
from .people import person_page
from .today import today_page

__all__ = ["FileShown", "file_as_json", "mark_shown", "organisation_page", "person_file", "person_page", "today_page"]
