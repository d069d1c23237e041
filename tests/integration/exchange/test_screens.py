from __future__ import annotations

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from overture.directory.models import Organisation, Person
from overture.directory.operations import rebuild_name_keys
from overture.exchange.models import ImportJob
from tests import personas
from tests.factories import PersonFactory

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

SHEET = "Full name,Works for,Remarks\nTamsin Orrel,Harbour Council,hello\n,Harbour Council,nobody\n"


@pytest.fixture
def client():
    return personas.sign_in(personas.coordinator())


def put_in(client, content: str | bytes, name="contacts.csv", kind="people"):
    content = content.encode() if isinstance(content, str) else content
    given = {"kind": kind, "file": SimpleUploadedFile(name, content)}
    return client.post(reverse("desk:import-list"), given)


def mapping(job, *keys, **more):
    return (
        {"version": job.version, "standing": "stakeholder"} | {f"column-{n}": key for n, key in enumerate(keys)} | more
    )


def test_a_file_goes_all_the_way_by_screens_alone(client):
    put_in(client, SHEET)
    job = ImportJob.objects.get()
    columns = reverse("desk:import-columns", args=[job.pk])
    page = reverse("desk:import-page", args=[job.pk])
    assert "Tamsin Orrel" in client.get(columns).text

    client.post(columns, mapping(job, "name", "organisation", ""))
    assert "1 row will be added." in client.get(page).text
    job.refresh_from_db()
    client.post(reverse("desk:import-confirm", args=[job.pk]), {"version": job.version})

    assert list(Person.objects.values_list("name", "standing", "source_note")) == [
        ("Tamsin Orrel", "stakeholder", "contacts.csv, 2")
    ]
    assert Organisation.objects.get().posts.count() == 1
    result = client.get(page).text
    assert "1 row was added." in result
    assert "Nothing stands under “Name”." in result
    job.refresh_from_db()
    assert job.sheet == ""


def test_a_mapping_is_kept_through_an_error_and_remembered_for_the_next_file(client):
    put_in(client, SHEET)
    job = ImportJob.objects.get()
    columns = reverse("desk:import-columns", args=[job.pk])

    answer = client.post(columns, mapping(job, "", "organisation", "role"))
    assert "Say which column holds this: Name." in answer.text
    assert '<option value="role" selected>' in answer.text

    client.post(columns, mapping(job, "name", "organisation", "role"))
    put_in(client, "Full name,Works for,Remarks\nDavide Costa,Harbour Council,Adviser\n")
    assert ImportJob.objects.exclude(pk=job.pk).get().columns == ["name", "organisation", "role"]


def test_a_doubtful_name_stays_outside_until_a_person_answers(client):
    there = PersonFactory(name="Eleanor Marsh")
    rebuild_name_keys()
    put_in(client, "Name\nElinor Marsh\nOttoline Brae\n")
    job = ImportJob.objects.get()
    page = reverse("desk:import-page", args=[job.pk])
    assert "1 row waits for your answer." in client.get(page).text
    key = next(name for name in client.get(page).context["form"].fields if name.startswith("row:"))

    client.post(page, {"version": job.version, key: "new"})
    job.refresh_from_db()
    client.post(reverse("desk:import-confirm", args=[job.pk]), {"version": job.version})

    assert set(Person.objects.values_list("name", flat=True)) == {"Eleanor Marsh", "Elinor Marsh", "Ottoline Brae"}
    assert there.name_answers.get().is_same is False


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"Name\n", "no row under the headings"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\xd0\xcf\x11\xe0 old", "old Excel file"),
        (b"PK\x03\x04 broken", "damaged"),
        (b"\x00\x01\x02\x03" * 20, "no table"),
    ],
)
def test_a_refused_file_says_why(client, content, says):
    answer = put_in(client, content)

    assert answer.status_code == 200
    assert says in answer.text
    assert not ImportJob.objects.exists()


@pytest.mark.parametrize("name", ["import-list", "export"])
@pytest.mark.parametrize("role", ["editor", "director", "administrator", "representative"])
def test_others_find_nothing_here(name, role):
    assert personas.sign_in(personas.account(role)).get(reverse(f"desk:{name}")).status_code == 404


def test_a_file_of_the_desk_is_no_editors(client):
    put_in(client, SHEET)
    address = reverse("desk:import-page", args=[ImportJob.objects.get().pk])

    assert client.get(address).status_code == 200
    assert personas.sign_in(personas.editor()).get(address).status_code == 404


def test_the_whole_desk_leaves_with_somebody_who_is_both(client):
    assert client.get(reverse("desk:export")).status_code == 404
    both = personas.sign_in(personas.account("coordinator", "administrator"))
    assert both.get(reverse("desk:export")).status_code == 200

    answer = both.post(reverse("desk:export"))

    names = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))).namelist()
    assert "tables/people.csv" in names
    assert "tables/contact_points.csv" not in names


def test_the_list_asks_as_much_for_three_files_as_for_one(client):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse("desk:import-list")).status_code == 200
        return len(queries)

    put_in(client, SHEET)
    client.get(reverse("desk:import-list"))
    one = asked()
    put_in(client, SHEET)
    put_in(client, SHEET)
    assert asked() == one
