"""What this room refuses, each in a sentence that the person reads."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from overture.foundation.access.refusals import NotThere


class VoicesError(Exception):
    """Something about a quote was refused; `sentence` says why and what can be done."""

    sentence = _("This cannot be done with this quote.")

    def __init__(self) -> None:
        super().__init__(str(self.sentence))


class NotFound(NotThere):
    """No such quote, as far as this viewer may know."""


class NotAllowed(NotThere):
    """The viewer may not do this; it looks as if there were nothing to do it to."""


class NoWords(VoicesError):
    sentence = _("There are no words to keep. Write what was said.")


class TakenBack(VoicesError):
    sentence = _("The speaker took these words back. Only a new yes of their own, given by them, opens them again.")


class SpeakerProtected(VoicesError):
    sentence = _(
        "The speaker is under protection, so their words never stand on the public record. Ask for their consent."
    )


class StoryNeedsConsent(VoicesError):
    sentence = _("A personal story never stands on the public record. Ask for the speaker's consent.")


class SpokeForThemselves(VoicesError):
    sentence = _(
        "On that day the speaker held no public office and was no named spokesperson. "
        "Add the post to their page, or ask for their consent."
    )


class SaidInConfidence(VoicesError):
    sentence = _("These words were not said on the record, so they cannot stand on the public record.")


class NameNeeded(VoicesError):
    sentence = _("Write the name that the speaker wants to be called by.")


class EndsBeforeItStarts(VoicesError):
    sentence = _("The consent would end before it starts. Choose a later day.")


class InUse(VoicesError):
    sentence = _("Somebody noted a consent, a withdrawal or a use of these words since, so they are not taken away.")


class AddressNeeded(VoicesError):
    sentence = _("Write the address that the question goes to.")


class AlreadyAnswered(VoicesError):
    sentence = _("This question was answered before. The first answer stands.")
