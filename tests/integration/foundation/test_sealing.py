import pytest
from django.db import connection, transaction
from tests.factories import EngagementFactory

from overture.engagements.models import Engagement
from overture.foundation.evidence.models import Source
from overture.foundation.sealing import files
from overture.foundation.sealing.fields import Sealed, WrittenWithoutItsRecord
from overture.foundation.sealing.keys import CannotOpen, Keyring, keyring
from overture.foundation.sealing.rotation import add_key, reseal

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


@pytest.mark.django_db
def test_a_value_moved_to_another_row_is_refused():
    one, other = (EngagementFactory(notes=words) for words in ("seen by the harbour", "seen by the mill"))
    assert Engagement.objects.get(pk=other.pk).notes == "seen by the mill"

    table = Engagement._meta.db_table
    with connection.cursor() as cursor:
        key = Engagement._meta.pk.get_db_prep_value(one.pk, connection)
        cursor.execute(f"SELECT notes FROM {table} WHERE id = %s", [key])
        stored = cursor.fetchone()[0]
        cursor.execute(
            f"UPDATE {table} SET notes = %s WHERE id = %s",
            [stored, Engagement._meta.pk.get_db_prep_value(other.pk, connection)],
        )

    with pytest.raises(CannotOpen):
        _ = Engagement.objects.get(pk=other.pk).notes
    assert Engagement.objects.get(pk=one.pk).notes == "seen by the harbour"


@pytest.mark.django_db
def test_saving_a_record_leaves_what_nobody_opened_as_it_was():
    made = EngagementFactory(notes="seen by the harbour")
    stored = raw_notes(made)
    again = Engagement.objects.get(pk=made.pk)
    again.title = "Another title"

    again.save()

    assert raw_notes(made) == stored
    assert Engagement.objects.get(pk=made.pk).notes == "seen by the harbour"


@pytest.mark.django_db
def test_a_query_neither_writes_nor_shows_a_sealed_value():
    made = EngagementFactory(notes="seen by the harbour")

    with pytest.raises(WrittenWithoutItsRecord), transaction.atomic():
        Engagement.objects.filter(pk=made.pk).update(notes="other")
    assert [str(one) for one in Engagement.objects.values_list("notes", flat=True)] == ["(sealed)"]


@pytest.fixture
def own_keys(settings, tmp_path):
    settings.OVERTURE_KEY_PATH = tmp_path / "sealing-keys"
    settings.HOME = tmp_path


@pytest.mark.django_db
def test_a_new_key_seals_everything_again_and_a_second_run_finds_nothing(own_keys):
    made = EngagementFactory(notes="seen by the harbour")
    Source.objects.create(text="two neighbours met", text_hash="h")
    files.store(b"a letter", name="a" * 48)
    oldest = keyring().newest
    found = keyring().keyed_hash("x", purpose="p")

    add_key()
    done = reseal()

    assert keyring().newest != oldest
    assert done.sealed == 3
    assert reseal().sealed == 0
    assert raw_notes(made)[:4] == keyring().newest
    assert Engagement.objects.get(pk=made.pk).notes == "seen by the harbour"
    assert files.read("a" * 48) == b"a letter"
    assert keyring().keyed_hash("x", purpose="p") == found


@pytest.mark.django_db
def test_a_value_from_before_rows_were_bound_opens_and_is_bound(own_keys):
    made = EngagementFactory()
    old = keyring().seal("seen by the harbour", bound_to="engagements.Engagement.notes")
    Engagement.objects.filter(pk=made.pk).update(notes=Sealed(old))
    assert Engagement.objects.get(pk=made.pk).notes == "seen by the harbour"

    assert reseal().sealed == 1

    with pytest.raises(CannotOpen):
        keyring().open(raw_notes(made), bound_to="engagements.Engagement.notes")
    assert Engagement.objects.get(pk=made.pk).notes == "seen by the harbour"


def raw_notes(made):
    return Engagement.objects.values_list("notes", flat=True).get(pk=made.pk).ciphertext
