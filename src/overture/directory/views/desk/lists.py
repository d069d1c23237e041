"""The lists: stakeholders in their tree, members, and the people of both sides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from overture.foundation.access.views import DeskView
from overture.foundation.ui.shapes import Chip, Column

from ... import queries, rules
from ...models import Membership, Organisation, OrganisationKind, Standing
from ...rowshapes import BodyRow, body_row, member_row, person_row

READERS = ("coordinator", "editor", "director")
ORDER = ("name", "pk")
MEMBER_COLUMNS = (
    Column(gettext_lazy("Name")),
    Column(gettext_lazy("Other names")),
    Column(gettext_lazy("Class")),
    Column(gettext_lazy("Joined")),
    Column(gettext_lazy("Last took part")),
    Column(gettext_lazy("People"), numeric=True),
)
PEOPLE_COLUMNS = (
    Column(gettext_lazy("Name")),
    Column(gettext_lazy("Other names")),
    Column(gettext_lazy("Posts today")),
    Column(gettext_lazy("Last meeting")),
    Column(gettext_lazy("In public")),
)


def as_flat(bodies: tuple[Organisation, ...]) -> list[queries.BodyInTree]:
    """Bodies that were looked for: each stands for itself, none below another."""
    return [queries.BodyInTree(body, 0) for body in bodies]


class ListView(DeskView):
    """What the lists share: words to find, filters in the address as chips, and pages after a row."""

    roles = READERS
    template: ClassVar[str]
    title: ClassVar[Any]
    url_name: ClassVar[str]
    choices: ClassVar[dict[str, dict[str, Any]]] = {}
    """The filters of the list: for each, its values with their words."""

    def get(self, request: HttpRequest) -> HttpResponse:
        self.chosen = self.filters_in(request.GET)
        context = {
            "title": self.title,
            "chosen": self.chosen,
            "chips": self.chips(),
            "clear_url": self.address() if len(self.chosen) > 1 else "",
            "here": self.address(),
            "can_edit": rules.can_edit_directory(self.viewer),
            "filters": [(name, words, self.chosen.get(name, "")) for name, words in self.choices.items()],
            **self.rows(request.GET.get("page", "")),
        }
        return render(request, self.template, context)

    def filters_in(self, sent: Mapping[str, str]) -> dict[str, str]:
        """The filters that are understood; others are left out, as if they had not been asked for."""
        found = {"q": " ".join(sent.get("q", "").split())[:200]}
        found |= {name: sent.get(name, "") for name, words in self.choices.items() if sent.get(name, "") in words}
        return {name: value for name, value in found.items() if value}

    def rows(self, cursor: str) -> dict[str, Any]:
        """The rows of one page, and its neighbours' addresses."""
        raise NotImplementedError

    def address(self, **more: str) -> str:
        """This list's address, with filters."""
        words = {name: value for name, value in more.items() if value}
        return reverse(f"desk:{self.url_name}") + (f"?{urlencode(words)}" if words else "")

    def chips(self) -> list[Chip]:
        return [
            Chip(
                self.said(name, value), self.address(**{key: kept for key, kept in self.chosen.items() if key != name})
            )
            for name, value in self.chosen.items()
        ]

    def said(self, name: str, value: str) -> Any:
        """A filter in words."""
        return _("With the words: %(words)s") % {"words": value} if name == "q" else self.choices[name][value]

    def beside(self, page: queries.Page[Any]) -> dict[str, str]:
        """The addresses of the pages before and after."""
        previous = self.address(**self.chosen, page=page.previous) if page.previous else ""
        return {"previous_url": previous, "next_url": self.address(**self.chosen, page=page.next) if page.next else ""}


class StakeholderList(ListView):
    """Bodies in their tree; a flat list with the body above each as soon as something is looked for."""

    template = "directory/desk/stakeholders.html"
    title = gettext_lazy("Stakeholders")
    url_name = "stakeholder-list"
    choices: ClassVar[dict[str, dict[str, Any]]] = {"kind": dict(OrganisationKind.choices)}

    def rows(self, cursor: str) -> dict[str, Any]:
        is_tree = not self.chosen
        text, kind = self.chosen.get("q", ""), self.chosen.get("kind", "")
        bodies = (
            queries.top_bodies(self.viewer) if is_tree else queries.bodies_listed(self.viewer, text=text, kind=kind)
        )
        page = queries.page_of(bodies, by=ORDER, cursor=cursor)
        shown = queries.in_their_tree(self.viewer, page.rows) if is_tree else as_flat(page.rows)
        return {"rows": self.body_rows(shown), "is_tree": is_tree, **self.beside(page)}

    def body_rows(self, shown: list[queries.BodyInTree]) -> list[BodyRow]:
        bodies = [row.organisation for row in shown]
        counts = queries.people_counts(self.viewer, bodies)
        days = queries.rolled_up(shown, queries.last_days(self.viewer, "organisation", bodies))
        keys = [body.pk for body in bodies]
        return [
            body_row(row, people=counts[key], last=days.get(key), viewer=self.viewer)
            for key, row in zip(keys, shown, strict=True)
        ]


class MemberList(ListView):
    """The members of our network, with their class and how many of their people we know."""

    template = "directory/desk/members.html"
    title = gettext_lazy("Network")
    url_name = "member-list"
    choices: ClassVar[dict[str, dict[str, Any]]] = {
        "status": dict(Membership.Status.choices),
        "class": dict(Membership.Class.choices),
    }

    def rows(self, cursor: str) -> dict[str, Any]:
        members = queries.members_listed(
            self.viewer,
            text=self.chosen.get("q", ""),
            status=self.chosen.get("status", ""),
            member_class=self.chosen.get("class", ""),
        )
        page = queries.page_of(members, by=ORDER, cursor=cursor)
        counts = queries.people_counts(self.viewer, page.rows)
        days = queries.last_days(self.viewer, "organisation", page.rows)
        found = [
            member_row(one, people=counts[one.pk], last=days.get(one.pk), language=self.viewer.language)
            for one in page.rows
        ]
        return {"rows": found, "columns": MEMBER_COLUMNS, **self.beside(page)}


class PeopleList(ListView):
    """People of some sides, with where they work today; those of one organisation when the address names it."""

    template = "directory/desk/people.html"
    standings: ClassVar[tuple[Standing, ...]]
    organisation: Organisation | None = None

    def filters_in(self, sent: Mapping[str, str]) -> dict[str, str]:
        found = super().filters_in(sent)
        if sent.get("organisation"):
            self.organisation = queries.organisation_for(self.viewer, sent["organisation"])
            found["organisation"] = str(self.organisation.pk)
        return found

    def said(self, name: str, value: str) -> Any:
        if name == "organisation" and self.organisation is not None:
            return _("At %(organisation)s") % {
                "organisation": queries.display_name(self.organisation, self.viewer.language)
            }
        return super().said(name, value)

    def rows(self, cursor: str) -> dict[str, Any]:
        people = queries.people_listed(
            self.viewer, standings=self.standings, text=self.chosen.get("q", ""), organisation=self.organisation
        )
        page = queries.page_of(people, by=ORDER, cursor=cursor)
        days = queries.last_days(self.viewer, "person", page.rows)
        found = [person_row(one, last=days.get(one.pk), viewer=self.viewer) for one in page.rows]
        return {"rows": found, "columns": PEOPLE_COLUMNS, "url_name": self.url_name, **self.beside(page)}


class StakeholderPeople(PeopleList):
    title = gettext_lazy("People among the stakeholders")
    url_name = "stakeholder-people"
    standings = queries.STAKEHOLDERS


class NetworkPeople(PeopleList):
    title = gettext_lazy("People of our network")
    url_name = "network-people"
    standings = queries.NETWORK
