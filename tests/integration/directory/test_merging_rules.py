"""What two records' rules become: always the stricter, so that nobody outside reads more after a merge than before."""

from __future__ import annotations

from itertools import combinations_with_replacement, product
from typing import Any

import pytest
from django.utils import timezone
from tests.factories import EngagementFactory, OrganisationFactory, ParticipantFactory, PersonFactory

from overture.directory import operations, queries
from overture.directory.merging import CHOSEN, STAYS
from overture.directory.models import Organisation, Person
from overture.directory.strictness import RESTRICTING, stricter_of
from overture.engagements.queries import public_engagement_tellings
from overture.foundation.access.viewer import Viewer

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

FORMS = ("none", "first", "other", "full")
AUDIENCES = (queries.PUBLIC, queries.NAMED_READER)
STATES: tuple[dict[str, Any], ...] = (
    *({"public_name_form": form, "other_public_name": "Cedar"} for form in FORMS),
    {"public_name_form": "other", "other_public_name": "Juniper"},
    {"public_name_form": "full", "protection": "no_public_name"},
    {"public_name_form": "full", "protection": "at_risk"},
    {"public_name_form": "full", "objected_at": timezone.now()},
)


def unsaved(model: Any, name: str, state: dict[str, Any]) -> Any:
    fields = {key: value for key, value in state.items() if model is Person or key != "objected_at"}
    return model(name=name, standing="other", **fields)


@pytest.mark.parametrize("model", [Person, Organisation])
@pytest.mark.parametrize("audience", AUDIENCES)
def test_who_was_not_named_in_one_record_is_not_named_in_the_one(model: Any, audience: str) -> None:
    at = timezone.now()
    named = 0
    for ours, theirs in product(STATES, repeat=2):
        kept, gone = unsaved(model, "Salim Haddad", ours), unsaved(model, "Salim Haddad", theirs)
        before = {queries.public_name(party, audience, at) for party in (kept, gone)}
        for field, value in stricter_of(kept, gone).items():
            setattr(kept, field, value)
        after = queries.public_name(kept, audience, at)
        named += after is not None
        assert after is None or (None not in before and after in before), (ours, theirs, after)
        assert after != "Salim Haddad" or before == {"Salim Haddad"}
    assert named


def test_every_field_of_a_party_is_chosen_or_the_stricter_or_stays() -> None:
    for model in (Person, Organisation):
        kind = model.record_kind
        known = {*CHOSEN[kind], *RESTRICTING[kind], *STAYS}
        assert {column.name for column in model._meta.concrete_fields} == known
        assert set(stricter_of(model(), model())) == set(RESTRICTING[kind])


def test_marks_notices_and_days_are_the_stricter_with_all_that_hangs_on_them() -> None:
    soft = Person(mark="care", mark_why="tired", notice="sent", notice_sent="2024-01-01", checked_on="2024-05-01")
    hard = Person(mark="do_not_contact", mark_why="asked", notice="owed", checked_on="2023-05-01")
    for one, other in ((soft, hard), (hard, soft)):
        found = stricter_of(one, other)
        assert (found["mark"], found["mark_why"], found["notice"]) == ("do_not_contact", "asked", "owed")
        assert (found["notice_sent"], found["checked_on"]) == (None, "2023-05-01")


def names_read(engagements: list[Any]) -> set[str]:
    told = public_engagement_tellings([one.pk for one in engagements], at=timezone.now())
    return {one.name.text for shown in told.values() for group in (shown.ours, shown.theirs) for one in group}


@pytest.mark.parametrize("taken", [(), ("name",)])
@pytest.mark.parametrize(("ours", "theirs"), list(combinations_with_replacement(STATES[:4] + STATES[6:], 2)))
def test_the_public_reads_no_name_that_it_did_not_read_before(ours: Any, theirs: Any, taken: Any) -> None:
    by = Viewer.system()
    kept = PersonFactory(name="Salim Haddad", **ours)
    gone = PersonFactory(name="Selim Hadad", **theirs)
    published = [EngagementFactory(public_from=timezone.now()) for _party in range(2)]
    for engagement, person in zip(published, (kept, gone), strict=True):
        ParticipantFactory(engagement=engagement, person=person)
    before = names_read(published)

    merge = operations.merge_records(kept, gone, versions=(1, 1), by=by, taken=taken)
    for name in names_read(published):
        assert any(name in known for known in before), (name, before)
    operations.take_apart(merge, by=by)
    assert names_read(published) == before


def test_a_member_is_listed_in_public_only_when_both_were() -> None:
    by = Viewer.system()
    kept, gone = OrganisationFactory(listed_publicly=True), OrganisationFactory()
    operations.merge_records(kept, gone, versions=(1, 1), by=by)
    kept.refresh_from_db()
    assert not kept.listed_publicly
