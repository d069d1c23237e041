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
    ),
    SidebarEntry(
        key="network",
        group="record",
        order=60,
        label=_("Network"),
        url_name="desk:member-list",
        icon="network",
        roles=READERS,
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
)
