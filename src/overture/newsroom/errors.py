"""What the newsroom refuses, each in a sentence that the person reads."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from overture.foundation.access.refusals import NotThere


class NewsroomError(Exception):
    """Something about a round-up was refused; `sentence` says why and what can be done."""

    sentence = _("This cannot be done with this round-up.")

    def __init__(self) -> None:
        super().__init__(str(self.sentence))


class NotFound(NotThere):
    """No such round-up or block, as far as this viewer may know."""


class NotAllowed(NotThere):
    """The viewer may not do this; it looks as if there were nothing to do it to."""


class AddressTaken(NewsroomError):
    sentence = _("Another round-up stands at this address. Choose another one.")


class AddressFixed(NewsroomError):
    sentence = _("The address has been public, and links point to it. It stays as it is.")


class PeriodBackwards(NewsroomError):
    sentence = _("The last day comes before the first.")


class RepeatsWords(NewsroomError):
    """Prose repeats words that somebody said; it is not kept, so that a withdrawal leaves nothing behind."""

    sentence = _(
        "This repeats words that somebody said and the desk keeps. Put the quote in as a reference instead: "
        "it closes by itself when its speaker takes it back. Nothing was saved."
    )


class NotReady(NewsroomError):
    sentence = _("This round-up cannot be published yet. See what is missing below.")


class GapsUndecided(NewsroomError):
    sentence = _("Some places would stay closed or empty. Take them out, or say that you publish it as it stands.")
