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


class FileRefused(EngagementError):
    """A file that the record does not keep."""

    @classmethod
    def empty(cls) -> FileRefused:
        return cls(_("This file is empty. Choose another one."))

    @classmethod
    def too_large(cls, most: int) -> FileRefused:
        return cls(
            _("This file is larger than %(most)s MB. Make it smaller, or keep it elsewhere and write where.")
            % {"most": most // 1024 // 1024}
        )

    @classmethod
    def of_this_kind(cls, known: str) -> FileRefused:
        return cls(_("Files of this kind are not kept. These are: %(known)s.") % {"known": known})

    @classmethod
    def not_what_it_says(cls, ending: str) -> FileRefused:
        return cls(
            _("The name ends in .%(ending)s, but the file is something else. Save it again as what it is.")
            % {"ending": ending}
        )


class GoesInCircles(EngagementError):
    """An engagement would become a part of itself."""

    def __init__(self, title: str) -> None:
        super().__init__(
            _("“%(title)s” is itself a part of this one. Choose another whole, or none.") % {"title": title}
        )


class OthersStandOnIt(EngagementError):
    """Other records need this one."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(_("This cannot be removed while these stand on it: %(names)s.") % {"names": "; ".join(names)})
        self.names = names
