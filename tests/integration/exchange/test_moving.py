"""The whole desk leaves and comes back; what may not leave does not."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from django.apps import apps
from django.db import models
from django.utils import timezone

from overture.directory.models import Person
from overture.engagements.operations.attachments import add_attachment
from overture.exchange.carrying import all_tables, carried_tables
from overture.exchange.errors import BrokenExport, DeskNotEmpty, NotAllowed
from overture.exchange.operations import export_desk
from overture.foundation import registry
from overture.foundation.access import Viewer
from overture.foundation.audit.models import AuditEntry
from overture.foundation.listing.queries import out_of_step
from overture.foundation.sealing import files
from overture.foundation.sealing.fields import SealedTextField
from overture.voices.models import Consent, Withdrawal, Wording
from overture.voices.queries import cleared_quotes
from tests import personas
from tests.canaries import key_of, models_of_the_house
from tests.canary_records import World
from tests.factories import EngagementFactory

from .desks import empty_the_desk, exported, imported, members

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


def words_of(export: bytes) -> str:
    """Everything that stands in an export, unpacked."""
    return "\n".join(content.decode() for content in members(export).values())


@pytest.fixture
def world() -> World:
    return World()


def test_each_model_leaves_or_has_a_reason_to_stay():
    carried = {table.model._meta.label for table in all_tables()}
    stays = {label: reason for room in registry.portable.all() for label, reason in room.stays.items()}

    assert {model._meta.label for model in models_of_the_house()} == carried | stays.keys()
    assert carried.isdisjoint(stays)
    assert all(reason.endswith(".") for reason in stays.values())


def test_no_table_without_the_sealed_values_needs_one_with_them():
    sealed = {table.model for table in all_tables() if table.is_sealed}
    for table in all_tables():
        needs = {
            column.related_model
            for column in table.model._meta.local_concrete_fields
            if isinstance(column, models.ForeignKey) and not column.null
        }
        assert table.is_sealed or not needs & sealed, table.name


@pytest.mark.parametrize("sealed", [True, False], ids=["sealed", "without-sealed"])
def test_a_desk_with_records_in_every_state_comes_back_byte_for_byte(world, sealed, settings, tmp_path):
    first = exported(sealed=sealed)
    settings.OVERTURE_KEY_PATH = tmp_path / "another-desks.key"
    rows = sum(file.get("rows", 0) for file in json.loads(members(first)["manifest.json"])["files"])
    empty_the_desk()
    assert imported(first) == rows > 300

    second = exported(sealed=sealed)

    assert members(second) == members(first)
    assert second == first
    assert out_of_step() == 0
    assert AuditEntry.objects.filter(verb="import", kind="desk").count() == 1


def test_sealed_values_leave_only_when_somebody_asks_for_them(world):
    sealed = {
        key_of(model, column.name)
        for model in apps.get_models()
        for column in model._meta.concrete_fields
        if isinstance(column, SealedTextField)
    }
    secret = {word for word, canary in world.canaries.planted.items() if canary.key in sealed}
    plain, whole = words_of(exported(sealed=False)), words_of(exported(sealed=True))

    assert len([word for word in secret if word in whole]) > 20
    assert [str(world.canaries.planted[word]) for word in secret if word in plain] == []


def test_what_is_restricted_to_others_stays_behind(world):
    taken = personas.viewer(personas.account("coordinator", "administrator"))
    shared = ("engagements.Moment.", "engagements.Campaign.")
    told = {
        word: one
        for word, one in world.canaries.planted.items()
        if one.key.startswith(("engagements.", "voices.")) and not one.key.startswith(shared)
    }
    hidden = {word for word, canary in told.items() if canary.record.startswith("restricted")}
    shown = {word for word, canary in told.items() if canary.record.startswith("off record")}
    whole, theirs = words_of(exported()), words_of(exported(taken))

    assert any(word in whole for word in hidden)
    assert any(word in theirs for word in shown)
    assert [str(world.canaries.planted[word]) for word in hidden if word in theirs] == []


@pytest.mark.parametrize("roles", [("coordinator",), ("administrator",), ("editor",), ("director",)])
def test_nobody_takes_the_desk_with_one_role_alone(roles):
    viewer = personas.viewer(personas.account(*roles))

    with pytest.raises(NotAllowed):
        export_desk(io.BytesIO(), by=viewer)


def test_that_somebody_took_it_is_in_the_audit():
    viewer = personas.viewer(personas.account("coordinator", "administrator"))

    exported(viewer, sealed=True)

    assert AuditEntry.objects.get(kind="desk").verb == "export_with_sealed"


def test_words_that_were_taken_back_do_not_leave_and_stay_taken_back(world):
    quote = next(one for one in world.quotes.values() if cleared_quotes("public", timezone.now(), ids=[one.pk]))
    wording = Wording.objects.filter(quote=quote).first()
    words = wording.text
    assert words in words_of(exported())
    Withdrawal.objects.create(quote=quote, at=timezone.now(), through="speaker")
    export = exported()

    empty_the_desk()
    imported(export)

    assert words not in words_of(export)
    assert Wording.objects.get(pk=wording.pk).text == ""
    assert Consent.objects.filter(wording=wording).exists()
    assert str(quote.pk) not in {str(one.quote_id) for one in cleared_quotes("public", timezone.now())}


def test_nobody_comes_in_by_a_password_that_was_not_carried_over():
    user = personas.coordinator()
    export = exported()
    empty_the_desk()
    imported(export)

    user.refresh_from_db()
    assert user.password.startswith("!")
    assert not user.check_password("a long enough password")
    assert personas.viewer(user).has_role("coordinator")


def test_a_desk_that_holds_something_is_not_written_over():
    export = exported()
    Person.objects.create(name="Somebody")

    with pytest.raises(DeskNotEmpty, match="people, 1"):
        imported(export)


def changed(export: bytes, name: str, content: bytes | None, *, keep_manifest: bool = False) -> bytes:
    """An export with another content of one file, or without it; its manifest follows unless it is kept."""
    from hashlib import sha256

    files = members(export)
    files[name] = content or b""
    if content is None:
        del files[name]
    elif not keep_manifest:
        manifest = json.loads(files["manifest.json"])
        for told in manifest["files"]:
            told["sha256"] = sha256(files[told["file"]]).hexdigest()
        files["manifest.json"] = json.dumps(manifest).encode()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as pack:
        for path, body in files.items():
            pack.writestr(path, body)
    return made.getvalue()


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (None, "is missing or damaged"),
        ("not-an-id,x", "row 2: it has more or fewer cells"),
        ("unknown", "a column that this desk does not know: zodiac"),
        ("no-uuid", "row 2, column id: this value cannot be read"),
    ],
)
def test_a_broken_export_is_refused_by_file_and_row(row, says):
    Person.objects.create(name="Somebody")
    export = exported()
    empty_the_desk()
    table = members(export)["tables/people.csv"].decode()
    header, line = table.split("\r\n")[:2]
    bodies = {
        None: None,
        "not-an-id,x": f"{header}\r\nx,y\r\n",
        "unknown": f"{header},zodiac\r\n{line},ram\r\n",
        "no-uuid": f"{header}\r\nnobody,{line.partition(',')[2]}\r\n",
    }
    content = bodies[row]
    broken = changed(export, "tables/people.csv", content if content is None else content.encode())

    with pytest.raises(BrokenExport, match=says):
        imported(broken)
    assert not Person.objects.exists()


def test_an_export_that_somebody_edited_is_refused():
    Person.objects.create(name="Somebody")
    export = exported()
    empty_the_desk()
    edited = members(export)["tables/people.csv"].replace(b"Somebody", b"Anybody")

    with pytest.raises(BrokenExport, match=r"tables/people.csv was changed"):
        imported(changed(export, "tables/people.csv", edited, keep_manifest=True))


def test_a_reference_to_nothing_is_refused_by_row():
    person = Person.objects.create(name="Somebody")
    person.identifiers.create(scheme="Wikidata", value="Q1")
    export = exported()
    empty_the_desk()
    header = members(export)["tables/people.csv"].decode().split("\r\n")[0]

    with pytest.raises(BrokenExport, match=r"identifiers\.csv, row 2, column person_id"):
        imported(changed(export, "tables/people.csv", f"{header}\r\n".encode()))


def test_only_the_command_line_makes_a_desk_of_an_export():
    from overture.exchange.operations import import_desk

    export = exported()

    with pytest.raises(NotAllowed):
        import_desk(io.BytesIO(export), by=personas.viewer(personas.account("coordinator", "administrator")))


def test_no_cell_begins_like_a_formula():
    Person.objects.create(name='=HYPERLINK("https://evil.example")', source_note="-1+1", basis="'tis so")
    export = exported()
    rows = members(export)["tables/people.csv"].decode()

    assert "'=HYPERLINK" in rows
    assert ",'-1+1," in rows
    empty_the_desk()
    imported(export)
    person = Person.objects.get()
    assert (person.name[0], person.source_note, person.basis) == ("=", "-1+1", "'tis so")


def test_the_tables_stand_in_one_order():
    assert [one.name for one in carried_tables(sealed=True)] == sorted(one.name for one in carried_tables(sealed=True))
    assert Viewer.system().name


def test_a_file_kept_with_an_engagement_moves_with_the_sealed_values_alone():
    by = personas.viewer(personas.coordinator())
    attachment = add_attachment(EngagementFactory(), "minutes.txt", b"what was said", by=by)
    plain, whole = exported(sealed=False), exported(sealed=True)
    files.erase(attachment.stored_as)
    empty_the_desk()

    imported(whole)

    assert b"what was said" not in b"".join(members(plain).values())
    assert files.read(attachment.stored_as) == b"what was said"
    assert exported(sealed=True) == whole


def test_a_file_of_an_export_lands_nowhere_but_in_its_folder():
    by = personas.viewer(personas.coordinator())
    attachment = add_attachment(EngagementFactory(), "minutes.txt", b"what was said", by=by)
    export = exported(sealed=True)
    empty_the_desk()
    rows = members(export)["tables/attachments.csv"].decode().replace(attachment.stored_as, "../../outside")

    with pytest.raises(BrokenExport, match="row 2, column stored_as"):
        imported(changed(export, "tables/attachments.csv", rows.encode()))
