"""What the verbs of this room refuse, each with the sentence that tells the person what to do next."""

from __future__ import annotations

from django.utils.translation import gettext as _

from overture.foundation.access.refusals import NotThere


class EngagementError(Exception):
    """The base of every refusal of this room; `str(error)` is the sentence to show."""


class NotAllowed(EngagementError, NotThere):
    """The viewer may not do this; seen from outside, the record does not exist."""

    def __init__(self) -> None:
        super().__init__(_("This cannot be done with your account."))


class UnsetConfidentiality(EngagementError):
    """Nobody decided yet what may be told."""

    def __init__(self) -> None:
        super().__init__(
            _("Choose first what may be told of it: on the record, Chatham House or off the record. Nothing was saved.")
        )


class DateMissing(EngagementError):
    """An engagement that was held has no date."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Something that was held needs a date. A week, a month or a year is enough. "
                "If it is still to come, say so."
            )
        )


class TitleMissing(EngagementError):
    """An engagement without a title cannot be found again."""

    def __init__(self) -> None:
        super().__init__(_("Give it a title: what it was and with whom."))


class WordsMissing(EngagementError):
    """An ask, promise, follow-up or outcome without words."""

    def __init__(self) -> None:
        super().__init__(_("Write in a sentence what it was."))


class NobodyTookPart(EngagementError):
    """A participant names no person, no organisation and no group."""

    def __init__(self) -> None:
        super().__init__(_("One row of the people names nobody. Choose a person or a body, or describe the group."))


class NamedTwice(EngagementError):
    """One person stands in two rows."""

    def __init__(self, name: str) -> None:
        super().__init__(_("%(name)s stands there twice. Keep one of the two rows.") % {"name": name})


class NotPublishable(EngagementError):
    """What must not leave the desk was to be published."""


class SourceConflict(EngagementError):
    """The record level would become lower than that of the text it was read from."""

    def __init__(self, source: str) -> None:
        super().__init__(
            _(
                "This was read from “%(source)s”, which is not on the record. "
                "Put that text on the record first, or keep this level. Nothing was saved."
            )
            % {"source": source}
        )


class OthersStandOnIt(EngagementError):
    """Other records need this one."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(_("This cannot be removed while these stand on it: %(names)s.") % {"names": "; ".join(names)})
        self.names = names
