"""Adding and changing proposals: their title, their texts, and the statuses that they reach."""

from __future__ import annotations

from typing import Any

from overture.foundation.access.viewer import Viewer
from overture.foundation.audit.operations import note, operation
from overture.foundation.history.operations import keep_change, keep_changes
from overture.foundation.listing.operations import relist
from overture.foundation.partial_dates import PartialDate
from overture.foundation.records import values_of

from ..errors import TextMissing
from ..models import Organisation, Proposal, ProposalStep, ProposalVersion
from .checks import check_may_edit, clean_name, take_over
from .names import next_version

FIELDS = ("title", "titles", "owner", "signing_until")


@operation
def add_proposal(*, title: str, owner: Organisation, by: Viewer, **more: Any) -> Proposal:
    """Add a text of a member or of the network, as a draft; `more` are other fields of `FIELDS`.

    Raises:
        NameMissing: when there is no letter in the title.
    """
    check_may_edit(by)
    proposal = Proposal()
    take_over(proposal, {"title": clean_name(title), "owner": owner, **more}, FIELDS)
    proposal.save()
    note("add", proposal, by=by)
    relist(proposal)
    return proposal


@operation
def change_proposal(proposal: Proposal, *, version: int, by: Viewer, **changes: Any) -> Proposal:
    """Change a proposal's titles, whose it is, or the day until which names are taken.

    Raises:
        NameMissing: when there is no letter in the title.
        StaleVersion: when somebody saved a newer version since.
    """
    check_may_edit(by)
    before = values_of(proposal, FIELDS)
    proposal.claim_version(version)
    if "title" in changes:
        changes["title"] = clean_name(changes["title"])
    take_over(proposal, changes, FIELDS)
    proposal.save(update_fields=FIELDS)
    keep_changes(proposal, before, by=by)
    note("change", proposal, by=by)
    relist(proposal)
    return proposal


@operation
def write_text(
    proposal: Proposal,
    *,
    text: dict[str, str],
    version: int,
    by: Viewer,
    written: PartialDate | None = None,
    what_changed: str = "",
    as_next: bool = False,
) -> ProposalVersion:
    """Write a proposal's text. A text that nobody stands on yet is written over; else this is the next version.

    Args:
        proposal: whose text.
        text: by language code.
        version: of the proposal, as the writer had it in front of them.
        by: who writes.
        written: the date of the text, as far as it is known.
        what_changed: since the version before, in a sentence.
        as_next: make a next version even if nobody stands on the last one.

    Raises:
        StaleVersion: when somebody saved a newer version of the proposal since.
        TextMissing: when there is a text in no language.
    """
    check_may_edit(by)
    kept = {code: words.strip() for code, words in text.items() if words.strip()}
    if not kept:
        raise TextMissing
    proposal.claim_version(version)
    last = proposal.versions.order_by("number").last()
    before = _in_words(last)
    row = last if last and not as_next and not is_stood_on(last) else None
    if row is None:
        row = ProposalVersion(proposal=proposal, number=last.number + 1 if last else 1)
        before = ""
    row.text, row.written, row.note = kept, written, what_changed.strip()
    row.save()
    keep_change(proposal, "versions", before=before, after=_in_words(row), by=by)
    note("write", proposal, by=by)
    relist(proposal)
    return row


@operation
def record_step(
    proposal: Proposal,
    *,
    status: str,
    reached: PartialDate,
    by: Viewer,
    organisation: Organisation | None = None,
    how: str = "",
) -> ProposalStep:
    """Say that a proposal reached a status, when, by whose decision and in which text: the last one there is.

    The status of the proposal is that of its latest step; one that lies before the latest is only noted.
    """
    check_may_edit(by)
    before = values_of(proposal, ("status",))
    next_version(proposal)
    step = ProposalStep.objects.create(
        proposal=proposal,
        status=status,
        reached=reached,
        organisation=organisation,
        version=proposal.versions.order_by("number").last(),
        note=how.strip(),
    )
    latest = max(proposal.steps.all(), key=lambda one: (one.reached, one.pk))
    proposal.status = latest.status
    proposal.save(update_fields=["status"])
    keep_changes(proposal, before, by=by)
    keep_change(proposal, "steps", before="", after=f"{step.get_status_display()}, {step.reached}", by=by)
    note("step", proposal, by=by)
    relist(proposal)
    return step


def is_stood_on(version: ProposalVersion) -> bool:
    """Whether somebody signed this text or decided on it, so that its words must stay as they are."""
    return version.signatures.exists() or version.steps.exclude(status=Proposal.Status.DRAFT).exists()


def _in_words(version: ProposalVersion | None) -> str:
    if version is None:
        return ""
    texts = (f"[{code}] {text}" for code, text in sorted(version.text.items()))
    return "\n".join((f"{version.number}.", *texts))
