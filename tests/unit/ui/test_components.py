"""The tags say what they should, and escape what they are given."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.template import engines
from django.template.loader import render_to_string

from overture.foundation.ui.shapes import (
    Chip,
    Column,
    ConflictField,
    Fact,
    FoundEntry,
    FoundGroup,
    Row,
    Step,
    Tag,
    TimelineEntry,
)

pytestmark = pytest.mark.unit

HOSTILE = "<b onclick=x>&\"'"


class Request(forms.Form):
    name = forms.CharField(label="Your name", help_text="As you sign.")
    email = forms.EmailField(label="Email", required=False)
    whom = forms.ChoiceField(
        label="Whom", choices=[("a", "Open Wells"), ("b", "Side by Side")], widget=forms.RadioSelect
    )
    agreed = forms.BooleanField(label="I agree")
    why = forms.CharField(label="Why", widget=forms.Textarea, required=False)


def drawn(source: str, **context: object) -> BeautifulSoup:
    html = engines["django"].from_string("{% load ui %}" + source).render(context)
    return BeautifulSoup(html, "html.parser")


def component(name: str, **context: object) -> BeautifulSoup:
    return BeautifulSoup(render_to_string(f"ui/components/{name}.html", context), "html.parser")


def test_icon_without_a_label_is_hidden_from_screen_readers():
    assert drawn('{% icon "clock" %}').svg["aria-hidden"] == "true"


def test_icon_with_a_label_speaks():
    svg = drawn("{% icon 'clock' label=words %}", words=HOSTILE).svg

    assert (svg["role"], svg["aria-label"]) == ("img", HOSTILE)


@pytest.mark.parametrize(("name", "turns"), [("onward", True), ("undo", True), ("clock", False), ("check", False)])
def test_only_icons_that_point_along_the_line_turn(name, turns):
    assert ("flip" in drawn(f'{{% icon "{name}" %}}').svg["class"]) is turns


@pytest.mark.parametrize("state", ["ok", "open", "late", "off", "sealed", "no-consent", "refused"])
def test_state_has_a_word_and_a_shape(state):
    tag = drawn("{% tag state 'Word' %}", state=state).span

    assert tag.text == "Word"
    assert tag.svg.find(["path", "circle", "rect"])


def test_tag_escapes_its_words():
    assert drawn("{% tag 'ok' words %}", words=HOSTILE).span.text == HOSTILE


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Ruth Segal", "RS"), ("حنان عودة", "حع"), ("Plato", "P"), ("«Anna» de Vries", "AV"), ("", ""), ("…", "")],
)
def test_initials(name, letters):
    assert drawn("{{ name|initials }}", name=name).text == letters


def test_bdi_keeps_foreign_words_apart():
    assert str(drawn("{{ name|bdi:'ar' }}", name="حنان <b>")) == '<bdi lang="ar">حنان &lt;b&gt;</bdi>'


def test_field_ties_hint_and_error_to_its_control():
    soup = drawn("{% field form.name %}", form=Request({}))
    control = soup.find("input")

    assert control["aria-invalid"] == "true"
    assert [soup.find(id=part) is not None for part in control["aria-describedby"].split()] == [True, True]
    assert soup.label["for"] == control["id"]


@pytest.mark.parametrize(("name", "direction"), [("name", "auto"), ("why", "auto"), ("email", "ltr")])
def test_text_takes_its_own_direction(name, direction):
    soup = drawn("{% field one %}", one=Request()[name])

    assert soup.find(["input", "textarea"])["dir"] == direction


def test_field_that_may_stay_empty_says_so():
    assert "(optional)" in drawn("{% field form.email %}", form=Request()).text
    assert "(optional)" not in drawn("{% field form.name %}", form=Request()).text


def test_choices_stand_in_a_fieldset_with_a_legend():
    soup = drawn("{% field form.whom css='pick' %}", form=Request())

    assert soup.fieldset.legend.text == "Whom"
    assert [label.text for label in soup.select(".pick label")] == ["Open Wells", "Side by Side"]


def test_errors_on_top_link_to_their_fields_in_the_same_words():
    form = Request({"email": "nobody"})
    top = drawn("{% error_summary form %}", form=form)
    page = drawn("{% for one in form %}{% field one %}{% endfor %}", form=form)
    links = {link["href"][1:]: link.text for link in top.find_all("a")}

    assert len(links) == 4
    assert all(page.find(id=anchor) for anchor in links)
    assert all(words in page.text for words in links.values())


def test_form_without_errors_has_no_list():
    assert drawn("{% error_summary form %}", form=Request()).find("section") is None


def test_facts_show_reason_evidence_and_change():
    soup = component(
        "facts",
        facts=[Fact("When", "9 January", why="Worked out.", snippet="On Tuesday", evidence="e1", change_url="/c/")],
    )
    row = soup.select_one(".fact")

    assert row["data-ev"] == "e1"
    assert row.select_one(".why").text == "Worked out."
    assert row.select_one(".snip").text == "On Tuesday"
    assert row.select_one(".act a").text == "Change When"


def test_empty_fact_is_a_link_to_fill_it():
    soup = component("facts", facts=[Fact("Asked for", change_url="/c/", missing="Add it now")])

    assert (soup.dd.a["href"], soup.dd.a.text) == ("/c/", "Add it now")


def test_table_names_rows_and_labels_cells():
    soup = component("table", columns=[Column("Who"), Column("Asks", numeric=True)], rows=[Row("/x/", [HOSTILE, 0])])

    assert soup.tbody.th.a.text == HOSTILE
    assert (soup.td["data-label"], soup.td.text, soup.td["class"]) == ("Asks", "0", ["num"])


def test_timeline_shows_asks_with_their_state():
    entry = TimelineEntry(
        "9 Jan", "2024", "Briefing", "/e/", "2024-01-09", asks=[("Fund it", Tag("late", "24 days late"))]
    )
    soup = component("timeline", entries=[entry])

    assert soup.time["datetime"] == "2024-01-09"
    assert soup.select_one(".ask .tag").text == "24 days late"


def test_conflict_keeps_both_versions():
    soup = component("conflict", conflicts=[ConflictField("summary", "Summary", "theirs", HOSTILE)], version=3)

    assert [one["value"] for one in soup.select("input[type=radio]")] == ["theirs", "mine"]
    assert soup.select_one("input[type=hidden][name=summary]")["value"] == HOSTILE


def test_steps_say_where_we_are():
    soup = component("gate", steps=[Step("Asked", state="ok"), Step("Checked", state="now"), Step("Introduced")])

    assert [step.get("aria-current") for step in soup.find_all("li")] == [None, "step", None]


def test_chip_leads_to_the_list_without_it():
    assert component("chips", chips=[Chip("Kind: letter", "?q=1")]).a["href"] == "?q=1"


def test_palette_groups_its_answers():
    soup = component(
        "palette_results",
        groups=[FoundGroup("Go to", [FoundEntry("ERO", "/ero/", initials="ER")]), FoundGroup("Do", [])],
        words="ero",
    )

    assert [option["href"] for option in soup.select("[role=group] [role=option]")] == ["/ero/"]


def test_meter_is_drawn_without_a_style():
    svg = drawn("{% meter 10 12 'clear' %}").svg

    assert svg.select_one(".part")["width"] == "83"
    assert "style" not in str(svg)
