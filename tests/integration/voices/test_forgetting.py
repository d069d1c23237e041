"""A quote kept by mistake leaves; one that somebody answered for stays."""

import pytest

from overture.voices import errors
from overture.voices.models import KnownRun, Quote
from overture.voices.operations import forget_quote, withdraw
from tests.integration.voices.words import DESK, NOW, a_quote, a_yes
from tests.personas import editor, viewer

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


def test_a_quote_kept_by_mistake_leaves_nothing_behind():
    quote = a_quote()
    assert KnownRun.objects.exists()

    forget_quote(quote, by=DESK)

    assert not Quote.objects.exists()
    assert not KnownRun.objects.exists()


@pytest.mark.parametrize("answer", [a_yes, lambda quote: withdraw(quote, through="speaker", by=DESK, at=NOW)])
def test_a_quote_that_was_answered_for_stays(answer):
    quote = a_quote()
    answer(quote)

    with pytest.raises(errors.InUse):
        forget_quote(quote, by=DESK)


def test_an_editor_forgets_nothing():
    with pytest.raises(errors.NotAllowed):
        forget_quote(a_quote(), by=viewer(editor()))
