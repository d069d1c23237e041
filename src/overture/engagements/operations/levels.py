"""How far an engagement may be told: its record level, sharing, publishing, and restriction to named accounts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from overture.accounts.models import User
from overture.foundation.access.viewer import Viewer
from overture.foundation.audit.operations import note, operation
from overture.foundation.evidence.models import Evidence
from overture.foundation.history.operations import keep_changes
from overture.foundation.listing.operations import relist
from overture.foundation.records import values_of

from .. import rules
from ..errors import NotAllowed, NotPublishable, SourceConflict, UnsetConfidentiality
from ..models import Confidentiality, Engagement

LEVEL_FIELDS = ("confidentiality", "shared_with_network", "public_from", "embargo_until")
STRICTNESS = (
    Confidentiality.ON_RECORD,
    Confidentiality.CHATHAM_HOUSE,
    Confidentiality.OFF_RECORD,
    Confidentiality.UNSET,
)


@operation
def publish_engagement(engagement: Engagement, *, at: dt.datetime, by: Viewer) -> Engagement:
    """Let the public read it from that moment on: in full on the record, what was said under Chatham House.

    Raises:
        NotPublishable: off the record, undecided, under embargo at that moment, or restricted to named accounts.
    """
    if not rules.can_publish_engagement(by, engagement):
        raise NotAllowed
    _check_can_leave(engagement, at=at)
    return _change(engagement, by=by, verb="engagement.publish", public_from=at)


@operation
def unpublish_engagement(engagement: Engagement, *, by: Viewer) -> Engagement:
    """Take it from the public; pages that show it close its place at the next read."""
    if not rules.can_publish_engagement(by, engagement):
        raise NotAllowed
    return _change(engagement, by=by, verb="engagement.unpublish", public_from=None)


@operation
def share_with_network(engagement: Engagement, *, shared: bool = True, by: Viewer) -> Engagement:
    """Let the representatives of all members read it as far as its level allows, or take that back.

    Raises:
        NotPublishable: what may not leave the desk is not shared either.
    """
    if not rules.can_edit_engagement(by, engagement):
        raise NotAllowed
    if shared:
        _check_can_leave(engagement, at=timezone.now())
    verb = "engagement.share" if shared else "engagement.unshare"
    return _change(engagement, by=by, verb=verb, shared_with_network=shared)


@operation
def set_confidentiality(engagement: Engagement, level: str, *, version: int | None = None, by: Viewer) -> Engagement:
    """Decide what may be told. A lower level, and one off the record, takes it from the public and the network first.

    Raises:
        UnsetConfidentiality: a decision cannot be taken back to undecided.
        SourceConflict: when the text it was read from is not on the record and this would put it there.
    """
    if not rules.can_edit_engagement(by, engagement):
        raise NotAllowed
    engagement.claim_version(engagement.version if version is None else version)
    before = values_of(engagement, LEVEL_FIELDS)
    apply_level(engagement, level)
    return _keep(engagement, before, verb="engagement.set_level", by=by)


@operation
def restrict_to(engagement: Engagement, users: Iterable[User], *, by: Viewer) -> Engagement:
    """Restrict it to these accounts alone, whatever else it says; to nobody in particular when there are none.

    A restricted engagement is neither public nor shared, and stays so when the restriction is lifted. Who restricts is
    always among the named, so that nobody locks a record away from everybody.
    """
    if not rules.can_edit_engagement(by, engagement):
        raise NotAllowed
    named = list(users)
    if named and by.user_id:
        named += User.objects.filter(pk=by.user_id)
    engagement.restricted_to.set(named)
    changes: dict[str, Any] = {"public_from": None, "shared_with_network": False} if named else {}
    return _change(engagement, by=by, verb="engagement.restrict", **changes)


@operation
def relist_those_due(*, since: dt.datetime, now: dt.datetime, by: Viewer) -> int:
    """Put those into search whose embargo ended or whose publication came since; the worker calls it by the clock.

    Returns:
        How many were listed anew.
    """
    due = Q(public_from__gt=since, public_from__lte=now) | Q(embargo_until__gt=since, embargo_until__lte=now)
    engagements = list(Engagement.objects.filter(due))
    for engagement in engagements:
        relist(engagement)
        note("engagement.relist", engagement, by=by)
    return len(engagements)


def apply_level(engagement: Engagement, level: str) -> None:
    """Give a record another level in memory, with what follows from it; call inside an operation.

    Raises:
        UnsetConfidentiality, SourceConflict: as `set_confidentiality`.
    """
    if level not in Confidentiality.values or level == Confidentiality.UNSET:
        raise UnsetConfidentiality
    lowered = strictness(level) < strictness(engagement.confidentiality)
    if lowered and level == Confidentiality.ON_RECORD:
        check_sources(engagement)
    if lowered or level == Confidentiality.OFF_RECORD:
        engagement.public_from, engagement.shared_with_network = None, False
    engagement.confidentiality = level


def strictness(level: str) -> int:
    """How strict a level is; undecided is the strictest."""
    return STRICTNESS.index(Confidentiality(level))


def check_sources(engagement: Engagement) -> None:
    """Refuse to put on the record what was read from a text that is not.

    Raises:
        SourceConflict: naming that text.
    """
    evidence = Evidence.objects.filter(record_kind=engagement.record_kind, record_id=str(engagement.pk))
    strict = evidence.filter(source__on_record=False).select_related("source").first()
    if strict is not None:
        raise SourceConflict(strict.source.title or _("a text without a title"))


def _check_can_leave(engagement: Engagement, *, at: dt.datetime) -> None:
    if engagement.restricted_to.exists():
        raise NotPublishable(_("This is restricted to named accounts. Lift the restriction first."))
    if engagement.confidentiality not in (Confidentiality.ON_RECORD, Confidentiality.CHATHAM_HOUSE):
        raise NotPublishable(_("This is off the record, so it does not leave the desk."))
    if rules.is_under_embargo(engagement, at=at):
        raise NotPublishable(_("This is still under embargo. Choose a moment after the embargo ends."))


def _change(engagement: Engagement, *, by: Viewer, verb: str, **changes: Any) -> Engagement:
    engagement.claim_version(engagement.version)
    before = values_of(engagement, LEVEL_FIELDS)
    for name, value in changes.items():
        setattr(engagement, name, value)
    return _keep(engagement, before, verb=verb, by=by)


def _keep(engagement: Engagement, before: dict[str, Any], *, verb: str, by: Viewer) -> Engagement:
    engagement.save(update_fields=LEVEL_FIELDS)
    keep_changes(engagement, before, by=by)
    note(verb, engagement, by=by)
    relist(engagement)
    return engagement
