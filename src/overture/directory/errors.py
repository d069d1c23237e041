"""What the directory refuses, in words for the person who asked."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from overture.foundation.access.refusals import NotThere


class DirectoryError(Exception):
    """Something that the directory does not do; the message says what to do instead."""


class NotFound(NotThere):
    """No such person or organisation, as far as this viewer may know."""


class NotAllowed(NotThere):
    """This viewer may not do that; it looks as if there were nothing to do it to."""


class ProtectionNotLowered(DirectoryError):
    """A protection is lowered by two people together."""

    def __init__(self) -> None:
        super().__init__(
            _("A protection is lowered by two people together, which cannot be done here yet. It stays as it is.")
        )


class NameMissing(DirectoryError):
    """A person, organisation or name without a letter in it."""

    def __init__(self) -> None:
        super().__init__(_("Write a name."))


class PartOfItself(DirectoryError):
    """An organisation would stand inside itself."""

    def __init__(self) -> None:
        super().__init__(_("An organisation cannot be part of itself or of one of its own parts. Choose another one."))


class NoNetwork(DirectoryError):
    """The desk has no organisation of its own yet, so nobody can be its member."""

    def __init__(self) -> None:
        super().__init__(_("Say first which organisation this desk belongs to: it is set when the desk is set up."))
