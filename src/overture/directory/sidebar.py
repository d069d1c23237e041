"""The directory's two doors in the desk's side bar, and what can be started in it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from overture.foundation.registry import SidebarEntry, Verb

READERS = ("coordinator", "editor", "director")

ENTRIES = (
    SidebarEntry(
        key="stakeholders",
        group="record",
        order=50,
        label=_("Stakeholders"),
        url_name="desk:stakeholder-list",
        icon="stakeholders",
        roles=READERS,
        also=("desk:initiative-list", "desk:topic-list"),
    ),
    SidebarEntry(
        key="network",
        group="record",
        order=60,
        label=_("Network"),
        url_name="desk:member-list",
        icon="network",
        roles=READERS,
        also=("desk:proposal-list",),
    ),
)

VERBS = (
    Verb(
        label=_("Add a person"),
        note=_("With names in several scripts, and posts."),
        url_name="desk:person-add",
        icon="person",
        roles=("coordinator",),
        order=40,
    ),
    Verb(
        label=_("Add an organisation"),
        note=_("A ministry, a team, a party, a member."),
        url_name="desk:organisation-add",
        icon="stakeholders",
        roles=("coordinator",),
        order=41,
    ),
    Verb(
        label=_("Add an initiative"),
        note=_("A programme, fund, bill, treaty or budget line."),
        url_name="desk:initiative-add",
        icon="flag",
        roles=("coordinator",),
        order=42,
    ),
    Verb(
        label=_("Add a proposal"),
        note=_("A text that members put their names to."),
        url_name="desk:proposal-add",
        icon="document",
        roles=("coordinator",),
        order=43,
    ),
    Verb(
        label=_("Add a topic"),
        note=_("What engagements are about, in every language."),
        url_name="desk:topic-add",
        icon="engagements",
        roles=("coordinator",),
        order=44,
    ),
)
