"""What accounts refuses to do; each message tells the person what to do next."""

from __future__ import annotations


class AccountsError(Exception):
    """The root of the refusals of this room."""


class NotAllowed(AccountsError):
    """The rule says no."""


class LastAdministrator(AccountsError):
    """Without an administrator nobody could open the desk again."""


class AddressTaken(AccountsError):
    """An account has this address already."""


class InvitationEnded(AccountsError):
    """The invitation was used, withdrawn or is too old."""


class BadLogo(AccountsError):
    """The file is no picture that the desk can show."""


class AlreadySetUp(AccountsError):
    """This desk has its umbrella and its first account."""
