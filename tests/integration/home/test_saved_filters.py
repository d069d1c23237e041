"""Filters of a list in the address, as chips, and saved by name: for oneself, or for all who open the list."""

from __future__ import annotations

import uuid

import pytest
from django.urls import reverse

from overture.foundation import registry
from overture.foundation.access import Viewer
from overture.foundation.audit.models import AuditEntry
from overture.foundation.listing.models import SavedFilter
from overture.foundation.listing.operations import rebuild_listing
from overture.foundation.listing.saving import CannotSave, save_filter
from overture.home.queries.finding import found_groups
from tests import personas
from tests.factories import EngagementFactory, StakeholderFactory

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
SAVE = "/desk/filters/save/"


@pytest.fixture
def coordinator():
    return personas.coordinator()


@pytest.fixture
def client(coordinator):
    return personas.sign_in(coordinator)


def save(client, **sent: str):
    return client.post(SAVE, {"list": "engagements", "asked": "kind=visit", "name": "Visits", **sent}, follow=True)


@pytest.mark.parametrize(
    ("key", "sent", "chips"),
    [
        ("engagements", {"q": "ford", "kind": "visit", "from": "2024"}, 3),
        ("promises", {"state": "late", "whose": "theirs"}, 2),
        ("voices", {"state": "cleared", "kind": "story"}, 2),
        ("stakeholder-list", {"q": "ford", "kind": "ministry"}, 2),
        ("member-list", {"status": "left"}, 1),
        ("network-people", {"q": "amra"}, 1),
    ],
)
def test_every_list_shows_its_filters_and_says_what_it_does_not_understand(client, key, sent, chips):
    address = registry.filtered_lists.get(key).address({})
    response = client.get(address, {**sent, "colour": "blue"})
    page = response.content.decode()
    assert len(response.context["filters"].chips) == chips
    assert "colour=blue" in page
    assert "Save these filters" in page
    assert "Save these filters" not in client.get(address).content.decode()


def test_saved_filters_stand_above_their_list_and_in_the_palette(client, coordinator):
    EngagementFactory(title="Walk to the well", kind="visit")
    page = save(client).content.decode()
    assert "These filters are saved as “Visits”." in page
    assert "Walk to the well" in page
    assert 'href="/desk/engagements/?kind=visit" aria-current="true"' in page
    found = {str(one.label): one.entries for one in found_groups(personas.viewer(coordinator), "visits eng")}
    assert [(entry.label, entry.url) for entry in found["Go to"]] == [("Visits", "/desk/engagements/?kind=visit")]
    assert AuditEntry.objects.filter(verb="filter.save").count() == 1


def test_what_is_not_understood_is_not_saved_and_one_name_stands_for_one_thing(client):
    save(client, asked="kind=visit&colour=blue&next=//evil.example")
    save(client, asked="kind=panel")
    assert list(SavedFilter.objects.values_list("name", "asked")) == [("Visits", "kind=panel")]


@pytest.mark.parametrize(
    ("sent", "says"), [({"name": " "}, "Give the filters a name."), ({"asked": "colour=blue"}, "no filter in force")]
)
def test_what_cannot_be_saved_is_said(client, sent, says):
    assert says in save(client, **sent).content.decode()
    assert not SavedFilter.objects.exists()


def test_only_shared_ones_are_seen_by_others_and_only_ones_own_are_forgotten(client):
    save(client, name="Mine")
    save(client, name="For us all", shared="on")
    other = personas.sign_in(personas.editor())
    page = other.get(reverse("desk:engagement-list")).content.decode()
    assert "For us all" in page
    assert "Mine" not in page
    shared = SavedFilter.objects.get(name="For us all")
    assert other.post(reverse("desk:filter-remove", args=[shared.pk])).status_code == 404
    assert client.post(reverse("desk:filter-remove", args=[shared.pk]), follow=True).status_code == 200
    assert not SavedFilter.objects.filter(name="For us all").exists()
    assert client.post(reverse("desk:filter-remove", args=[uuid.uuid4()])).status_code == 404


def test_a_list_that_one_may_not_open_cannot_be_saved_and_its_shared_filters_are_not_told(client):
    save(client, name="For us all", shared="on")
    administrator = personas.administrator()
    assert save(personas.sign_in(administrator)).status_code == 404
    viewer = personas.viewer(administrator)
    assert found_groups(viewer, "for us all") == []
    with pytest.raises(CannotSave):
        save_filter("Mine", list_name="engagements", asked="kind=visit", is_shared=False, by=viewer)
    with pytest.raises(CannotSave):
        save_filter("Mine", list_name="engagements", asked="kind=visit", is_shared=False, by=Viewer.public())


def test_an_empty_list_names_the_filter_without_which_there_is_something(client):
    StakeholderFactory(name="Heron Party", kind="party")
    rebuild_listing()
    page = client.get(reverse("desk:stakeholder-list"), {"q": "heron", "kind": "ministry"}).content.decode()
    assert "Without “Ministry” there is something." in page
    assert 'href="/desk/stakeholders/?q=heron"' in page
