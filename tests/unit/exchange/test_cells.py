from __future__ import annotations

import datetime as dt

import pytest
from django.db import models
from hypothesis import given
from hypothesis import strategies as st

from overture.exchange.cells import BEGIN_LIKE_A_FORMULA, cell_of, defused, undone, value_of
from overture.foundation.partial_dates import PartialDate, PartialDateField

pytestmark = pytest.mark.unit

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT, lambda one: st.lists(one) | st.dictionaries(TEXT, one)
)
DAYS = st.dates(dt.date(1000, 1, 1))
SPANS = st.tuples(DAYS, DAYS).map(sorted).map(lambda two: PartialDate.between(*two))
MOMENTS = st.datetimes(dt.datetime(1000, 1, 1), timezones=st.just(dt.UTC))


@given(TEXT)
def test_no_cell_is_a_formula_and_each_is_undone(text):
    cell = defused(text)

    assert cell[:1] not in BEGIN_LIKE_A_FORMULA
    assert undone(cell) == text


@pytest.mark.parametrize(
    ("field", "values"),
    [
        (models.TextField(), TEXT),
        (models.CharField(null=True), st.none() | TEXT),
        (models.JSONField(), JSON),
        (models.BooleanField(), st.booleans()),
        (models.IntegerField(null=True), st.none() | st.integers()),
        (models.DateTimeField(null=True), st.none() | MOMENTS),
        (models.DateField(), DAYS),
        (models.TimeField(null=True), st.none() | st.times()),
        (models.UUIDField(), st.uuids()),
        (PartialDateField(null=True), st.none() | SPANS),
    ],
    ids=lambda one: type(one).__name__,
)
def test_a_value_comes_back_from_its_cell(field, values):
    @given(values)
    def comes_back(value):
        assert value_of(cell_of(value, field), field) == value

    comes_back()
