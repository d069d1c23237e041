"""Topics, initiatives and proposals as rows of their lists, and their states as words with a shape."""

from __future__ import annotations

from django.urls import reverse
from django.utils import formats
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from overture.foundation.access.viewer import Viewer
from overture.foundation.ui.shapes import Row, Tag
from overture.foundation.ui.templatetags.ui import tag

from .models import Initiative, Organisation, Proposal, Topic
from .queries.calling import organisation_named, subject_name
from .rowshapes import in_bdi
from .states import position_tag, stage_tag, status_tag


def drawn(shown: Tag | None) -> SafeString | str:
    """A tag in a cell; empty for none."""
    return tag(shown.state, shown.text) if shown else ""


def counts_in_words(counts: dict[str, int] | None) -> SafeString | str:
    """How many stand where: each position that somebody holds, with its number."""
    held = [(position, count) for position, count in (counts or {}).items() if count]
    return format_html_join(
        " ", '<span class="held">{} {}</span>', ((drawn(position_tag(position)), count) for position, count in held)
    )


def topic_row(topic: Topic, *, counts: dict[str, int] | None, language: str) -> Row:
    name = subject_name(topic, language)
    others = [(text, code) for code, text in topic.name.items() if text and text != name.text]
    cells = [
        in_bdi(name),
        format_html_join(" · ", '<bdi lang="{1}">{0}</bdi>', others),
        counts_in_words(counts),
    ]
    return Row(reverse("desk:topic-page", args=[topic.pk]), cells)


def initiative_row(initiative: Initiative, *, counts: dict[str, int] | None, viewer: Viewer) -> Row:
    since = initiative.stage_reached.in_words() if initiative.stage_reached else ""
    stands = format_html('{} <span class="meta">{}</span>', drawn(stage_tag(initiative)), since)
    cells = [
        in_bdi(subject_name(initiative, viewer.language)),
        format_html("<bdi>{}</bdi>", initiative.what) if initiative.what else "",
        whose(viewer, initiative.organisation),
        stands if initiative.stage else "",
        counts_in_words(counts),
    ]
    return Row(reverse("desk:initiative-page", args=[initiative.pk]), cells)


def proposal_row(proposal: Proposal, *, viewer: Viewer) -> Row:
    until = formats.date_format(proposal.signing_until, "j F Y") if proposal.signing_until else ""
    cells = [
        in_bdi(subject_name(proposal, viewer.language)),
        whose(viewer, proposal.owner),
        drawn(status_tag(proposal.status)),
        until,
        proposal.name_count or "",  # type: ignore[attr-defined]
    ]
    return Row(reverse("desk:proposal-page", args=[proposal.pk]), cells)


def whose(viewer: Viewer, organisation: Organisation | None) -> SafeString | str:
    """A body by name, with its page."""
    if organisation is None:
        return ""
    named = organisation_named(viewer, organisation)
    return format_html('<a href="{}">{}</a>', named.url, in_bdi(named.name))
