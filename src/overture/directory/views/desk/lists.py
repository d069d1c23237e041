"""The lists: stakeholders in their tree, members, and the people of both sides."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from overture.foundation.access.views import DeskView
from overture.foundation.listing.filters import (
    Filter,
    FilteredList,
    FiltersRead,
    choice_filter,
    filters_shown,
    id_filter,
    words_filter,
)
from overture.foundation.ui.shapes import Column

from ... import queries, rules
from ...models import Membership, Organisation, OrganisationKind, Standing
from ...queries.asked import open_asks
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
    """What the lists share: words to find, filters in the address as chips, saved ones, and pages after a row."""

    roles = READERS
    template: ClassVar[str]
    title: ClassVar[Any]
    url_name: ClassVar[str]
    choices: ClassVar[dict[str, dict[str, Any]]] = {}
    """The filters of the list: for each, its values with their words."""
    more_filters: ClassVar[tuple[Filter, ...]] = ()

    @classmethod
    def of(cls) -> FilteredList:
        """The list with its filters."""
        chosen = (choice_filter(name, words.items()) for name, words in cls.choices.items())
        filters = (words_filter(), *chosen, *cls.more_filters)
        return FilteredList(cls.url_name, cls.title, f"desk:{cls.url_name}", cls.roles, filters)

    def get(self, request: HttpRequest) -> HttpResponse:
        self.read = self.of().read(request.GET.dict())
        self.chosen = self.read.asked
        self.narrow()
        found = self.rows(request.GET.get("page", ""))
        filters = filters_shown(self.viewer, self.read, names=self.names(), fits=None if found["rows"] else self.fits)
        context = {
            "title": self.title,
            "chosen": self.chosen,
            "filters": filters,
            "chips": filters.chips,
            "here": filters.here,
            "can_edit": rules.can_edit_directory(self.viewer),
            "selects": [(name, words, self.chosen.get(name, "")) for name, words in self.choices.items()],
            **found,
        }
        return render(request, self.template, context)

    def narrow(self) -> None:
        """Fetch what the filters name."""

    def names(self) -> dict[str, Any]:
        """Words of chips that only this list knows."""
        return {}

    def rows(self, cursor: str) -> dict[str, Any]:
        """The rows of one page, and its neighbours' addresses."""
        raise NotImplementedError

    def fits(self, other: FiltersRead) -> bool:
        """Whether the list would show anything with other filters."""
        again = type(self)()
        again.viewer, again.read, again.chosen = self.viewer, other, other.asked
        again.narrow()
        return bool(again.rows("")["rows"])

    def beside(self, page: queries.Page[Any]) -> dict[str, str]:
        """The addresses of the pages before and after."""
        previous, following = self.read.address(page=page.previous), self.read.address(page=page.next)
        return {"previous_url": previous if page.previous else "", "next_url": following if page.next else ""}


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
        asks, keys = open_asks(self.viewer, shown), [body.pk for body in bodies]
        return [
            body_row(row, people=counts[key], last=days.get(key), viewer=self.viewer, asks=asks.get(key, 0))
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
    more_filters = (id_filter("organisation"),)

    def narrow(self) -> None:
        if organisation := self.chosen.get("organisation"):
            self.organisation = queries.organisation_for(self.viewer, organisation)

    def names(self) -> dict[str, Any]:
        if self.organisation is None:
            return {}
        shown = queries.display_name(self.organisation, self.viewer.language)
        return {"organisation": _("At %(organisation)s") % {"organisation": shown}}

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
