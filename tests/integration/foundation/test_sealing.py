import pytest
from django.db import connection

from overture.foundation.evidence.models import Source
from overture.foundation.sealing.keys import CannotOpen, Keyring, keyring

pytestmark = pytest.mark.integration


@pytest.mark.django_db
def test_sealed_text_reads_back_and_is_not_in_the_database():
    source = Source.objects.create(text="two neighbours met", text_hash="h")

    assert Source.objects.get(pk=source.pk).text == "two neighbours met"
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM evidence_source")
        stored = bytes(cursor.fetchone()[0])
    assert b"neighbours" not in stored


def test_a_sealed_value_opens_only_where_it_was_sealed():
    sealed = keyring().seal("words", bound_to="one.Place")

    with pytest.raises(CannotOpen):
        keyring().open(sealed, bound_to="another.Place")


def test_a_sealed_value_without_its_key_says_what_to_do():
    sealed = keyring().seal("words", bound_to="one.Place")

    with pytest.raises(CannotOpen, match="key file"):
        Keyring({b"\0\0\0\0": b"k" * 32}).open(sealed, bound_to="one.Place")
