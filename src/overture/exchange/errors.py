"""What is refused on the way in and out, in words for the person who asked."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from overture.foundation.access.refusals import NotThere


class NotAllowed(NotThere):
    """This viewer neither imports nor exports; it looks as if there were nothing to."""


class ExchangeError(Exception):
    """Something that cannot be taken in or given out; the message says what to do instead."""


class UnreadableFile(ExchangeError):
    """A file that cannot be read as a table; the message says why and where."""


class NotWaiting(ExchangeError):
    """A file that was imported or thrown away already."""

    def __init__(self) -> None:
        super().__init__(_("This file was dealt with already. Put it in again to import it once more."))


class NotMapped(ExchangeError):
    """A column that every row needs is missing."""


class BrokenExport(ExchangeError):
    """An export that is not whole, was changed, or is none; the message names the file and row."""


class DeskNotEmpty(ExchangeError):
    """A whole desk goes into an empty one only."""


class TooLargeForAPage(ExchangeError):
    """A desk that the command line should export."""

    def __init__(self) -> None:
        super().__init__(
            _("This desk is too large to export while you wait. Ask whoever runs it for `overture export`.")
        )
