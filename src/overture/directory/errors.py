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
            _(
                "A protection is lowered by two people together. Leave it here, and ask for it on the page:"
                " another coordinator agrees or declines."
            )
        )


class PublicNameNotWidened(DirectoryError):
    """More of a name is told in public only when two people want it."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "To tell more of this name in public takes two people. Leave it here, and ask for it on the page:"
                " another coordinator agrees or declines."
            )
        )


class NothingToLower(DirectoryError):
    """What was asked for protects as much as what stands."""

    def __init__(self) -> None:
        super().__init__(_("This would not lower anything. To protect more, change the record itself."))


class ReasonMissing(DirectoryError):
    """Something that needs a reason, without one."""

    def __init__(self) -> None:
        super().__init__(_("Write a reason."))


class LoweringWaits(DirectoryError):
    """Somebody asked to lower this already, and nobody answered yet."""

    def __init__(self) -> None:
        super().__init__(_("A request for this waits already. Answer it, or take it back, first."))


class LoweringDecided(DirectoryError):
    """A request that waits no more."""

    def __init__(self) -> None:
        super().__init__(_("This request was answered or taken back already."))


class TwoPeopleNeeded(DirectoryError):
    """The one who asked cannot be the one who agrees."""

    def __init__(self) -> None:
        super().__init__(_("You asked for this yourself. Another coordinator must answer."))


class LoweringOvertaken(DirectoryError):
    """The record is no longer what it was when somebody asked."""

    def __init__(self) -> None:
        super().__init__(_("The protection was changed since this was asked. Decline it, and ask anew."))


class NoticeIncomplete(DirectoryError):
    """A notice that was sent on no day, or is not needed for no reason."""


class RegisterUnknown(DirectoryError):
    """A code that is no register's."""

    def __init__(self, code: str) -> None:
        super().__init__(
            _("%(code)s is no register. Choose one of the list, or write its code as org-id.guide does: GB-CHC.")
            % {"code": code or "?"}
        )


class RegisterOfOthers(DirectoryError):
    """A register of people for a body, or of bodies for a person."""

    def __init__(self, register: str) -> None:
        super().__init__(
            _("%(register)s does not hold records of this sort. Choose another one.") % {"register": register}
        )


class NumberWrong(DirectoryError):
    """A number that the register cannot have given."""

    def __init__(self, number: str, register: str, example: str) -> None:
        super().__init__(
            _("%(number)s is no number of %(register)s. One looks like %(example)s: compare it with the register.")
            % {"number": number, "register": register, "example": example}
        )


class NumberTaken(DirectoryError):
    """Two records under one number."""

    def __init__(self, number: str, name: str) -> None:
        super().__init__(
            _("%(name)s has the number %(number)s already. Compare the two: they may be the same.")
            % {"name": name, "number": number}
        )


class NumberNotKept(DirectoryError):
    """A public number would find somebody who is at risk."""

    def __init__(self) -> None:
        super().__init__(_("For a person at risk no number of a register is kept: it would find them."))


class MembershipRefused(DirectoryError):
    """A membership whose dates, status or bodies contradict each other."""


class LeftBeforeJoined(MembershipRefused):
    """A membership that ends before it begins."""

    def __init__(self) -> None:
        super().__init__(_("It left before it joined. Change one of the two dates."))


class LeftButLive(MembershipRefused):
    """A membership that is live although its last day is past."""

    def __init__(self) -> None:
        super().__init__(_("The day of leaving is past. Choose Left, or empty the day."))


class LeftToCome(MembershipRefused):
    """A membership that ended on a day to come."""

    def __init__(self) -> None:
        super().__init__(_("It cannot have left on a day to come. Keep it as it is until then."))


class NotYetJoined(MembershipRefused):
    """A membership that begins on a day to come."""

    def __init__(self) -> None:
        super().__init__(_("It cannot have joined on a day to come. Add it then."))


class MemberAlready(MembershipRefused):
    """A second live place in one network."""

    def __init__(self) -> None:
        super().__init__(_("It is a member there already. Change that membership instead."))


class MemberOfItself(MembershipRefused):
    """An organisation as its own member."""

    def __init__(self) -> None:
        super().__init__(_("An organisation cannot be a member of itself. Choose another one."))


class EndsBeforeItBegins(DirectoryError):
    """A post whose last day is before its first."""

    def __init__(self) -> None:
        super().__init__(_("The post ends before it begins. Change one of the two dates."))


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


class TopicThere(DirectoryError):
    """A topic of this name is there already, in one language or another."""

    def __init__(self, name: str) -> None:
        super().__init__(_("There is a topic called %(name)s already. Use that one.") % {"name": name})


class TextMissing(DirectoryError):
    """A proposal's text without a word in any language."""

    def __init__(self) -> None:
        super().__init__(_("Write the text in one language at least."))


class SigningClosed(DirectoryError):
    """A name that was put to a text after the last day for it."""

    def __init__(self, last_day: str) -> None:
        super().__init__(
            _("Names were taken until %(date)s. Correct the day of signing, or move the closing day first.")
            % {"date": last_day}
        )


class SignedAlready(DirectoryError):
    """Somebody whose name stands under this text already."""

    def __init__(self, name: str) -> None:
        super().__init__(_("The name of %(name)s stands under this text already.") % {"name": name})


class NoTextToSign(DirectoryError):
    """A proposal without a text cannot be signed."""

    def __init__(self) -> None:
        super().__init__(_("There is no text to sign yet. Write it first."))


class SourceMissing(DirectoryError):
    """A declared view without saying where it is written."""

    def __init__(self) -> None:
        super().__init__(_("Say where this view is written or was said. A view without a source is not kept."))


class TiedToThemselves(DirectoryError):
    """A tie from a person to the same person."""

    def __init__(self) -> None:
        super().__init__(_("Choose two different people."))


class NobodySaysSo(DirectoryError):
    """A tie that stands on nobody's word."""

    def __init__(self) -> None:
        super().__init__(_("Say who says so: yourself, somebody in the record, or where it is written."))


class CannotMerge(DirectoryError):
    """Two records that may not be made one; `reasons` says why, a sentence each."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(" ".join(reasons) or _("One of the two records is gone. Look for it again."))
        self.reasons = reasons


class CannotTakeApart(DirectoryError):
    """A merge on which a later one stands, or that was undone already."""

    def __init__(self) -> None:
        super().__init__(_("Take the later merge apart first; it moved what this one would put back."))
