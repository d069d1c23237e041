"""What engagements are about: initiatives, proposals and topics, found by name or added."""

from __future__ import annotations

from django.utils.text import slugify

from overture.foundation.access.viewer import Viewer
from overture.foundation.audit.operations import note, operation
from overture_names.folding import fold

from ..models import Initiative, Organisation, Proposal, Topic
from .checks import check_may_edit, clean_name


@operation
def find_or_add_initiative(
    name: str, *, by: Viewer, organisation: Organisation | None = None, what: str = ""
) -> Initiative:
    """The initiative of this name, in any language and however it is capitalised; a new one when there is none."""
    check_may_edit(by)
    name = clean_name(name)
    for known in Initiative.objects.order_by("made_at", "pk"):
        if fold(name) in {fold(one) for one in (known.name, *known.names.values())}:
            return known
    initiative = Initiative.objects.create(name=name, organisation=organisation, what=what)
    note("add", initiative, by=by)
    return initiative


@operation
def find_or_add_proposal(title: str, *, owner: Organisation, by: Viewer) -> Proposal:
    """The owner's proposal of this title; a new draft when there is none."""
    check_may_edit(by)
    title = clean_name(title)
    for known in Proposal.objects.filter(owner=owner).order_by("made_at", "pk"):
        if fold(title) in {fold(one) for one in (known.title, *known.titles.values())}:
            return known
    proposal = Proposal.objects.create(title=title, owner=owner)
    note("add", proposal, by=by)
    return proposal


@operation
def find_or_add_topic(name: str, *, by: Viewer, language: str = "en") -> Topic:
    """The topic of this name in any language; a new one when there is none."""
    check_may_edit(by)
    name = clean_name(name)
    known = topic_called(name)
    if known is not None:
        return known
    slug = slugify(name)[:50] or "topic"
    taken = Topic.objects.filter(slug__startswith=slug).count()
    topic = Topic.objects.create(name={language: name}, slug=f"{slug}-{taken + 1}" if taken else slug)
    note("add", topic, by=by)
    return topic


def topic_called(name: str) -> Topic | None:
    """The topic of this name in any language, however it is capitalised; None when there is none."""
    for known in Topic.objects.order_by("made_at", "pk"):
        if fold(name) in {fold(one) for one in known.name.values()}:
            return known
    return None
