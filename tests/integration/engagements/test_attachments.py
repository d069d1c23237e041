"""Files of an engagement: sealed, for coordinators, each look logged, erased with their record."""

from __future__ import annotations

import os

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from overture.cli.worker import do_chores
from overture.engagements import operations
from overture.engagements.errors import FileRefused, NotAllowed
from overture.engagements.models import Attachment, Engagement
from overture.foundation.audit.models import AuditEntry
from overture.foundation.sealing import files
from tests import personas
from tests.factories import EngagementFactory

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
COORDINATOR = personas.Viewer(scopes=frozenset({"public", "role:coordinator"}), name="Edda")
PDF = b"%PDF-1.7 the grey heron"


@pytest.fixture(autouse=True)
def _home(settings, tmp_path) -> None:
    settings.HOME = tmp_path


@pytest.fixture
def made() -> Engagement:
    return EngagementFactory(title="Tea by the weir")


@pytest.fixture
def kept(made: Engagement) -> Attachment:
    return operations.add_attachment(made, "heron minutes.pdf", PDF, by=COORDINATOR)


def opened(client: Client, attachment: Attachment):
    return client.post(reverse("desk:attachment-open", args=[attachment.engagement_id, attachment.pk]))


def page_of(client: Client, made: Engagement) -> str:
    return client.get(reverse("desk:engagement-page", args=[made.pk])).content.decode()


def test_a_coordinator_puts_a_file_in_and_downloads_it_and_the_look_is_logged(made):
    client = personas.sign_in(personas.coordinator())
    file = SimpleUploadedFile("heron minutes.pdf", PDF, content_type="text/html")
    sent = client.post(reverse("desk:attachment-add", args=[made.pk]), {"content": file})
    assert sent.status_code == 302

    answer = opened(client, Attachment.objects.get())

    assert answer.content == PDF
    assert answer["Content-Disposition"] == 'attachment; filename="heron minutes.pdf"'
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert "no-store" in answer["Cache-Control"]
    assert AuditEntry.objects.filter(verb="attachment.read").count() == 1
    assert "heron minutes.pdf" in page_of(client, made)


@pytest.mark.parametrize("role", ["editor", "director", "administrator", "representative"])
def test_nobody_else_opens_a_file_or_learns_that_there_is_one(role, made, kept):
    assert opened(personas.sign_in(personas.coordinator()), kept).status_code == 200
    client = personas.sign_in(personas.account(role))

    assert opened(client, kept).status_code == 404
    assert "heron" not in page_of(client, made)
    assert AuditEntry.objects.filter(verb="attachment.read").count() == 1


def test_a_file_of_a_restricted_engagement_is_for_the_named_alone(made, kept):
    named, other = personas.coordinator(), personas.coordinator()
    made.restricted_to.add(named)

    assert opened(personas.sign_in(named), kept).status_code == 200
    assert opened(personas.sign_in(other), kept).status_code == 404
    with pytest.raises(NotAllowed):
        operations.read_attachment(kept, by=personas.viewer(other))


def test_a_file_opens_by_a_press_only_and_under_its_own_engagement(made, kept):
    client = personas.sign_in(personas.coordinator())
    other = EngagementFactory()

    assert client.get(reverse("desk:attachment-open", args=[made.pk, kept.pk])).status_code == 405
    assert client.post(reverse("desk:attachment-open", args=[other.pk, kept.pk])).status_code == 404


def test_neither_the_name_nor_the_bytes_stand_readable_anywhere(kept):
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM engagements_attachment")
        row = cursor.fetchone()
    sealed = [bytes(value) for value in row if isinstance(value, (bytes, memoryview))]
    assert len(sealed) == 1
    assert b"heron" not in sealed[0]
    assert "heron" not in "".join(value for value in row if isinstance(value, str))
    assert b"heron" not in (files.folder() / kept.stored_as).read_bytes()
    assert "heron" not in kept.stored_as


def test_the_bytes_go_with_the_record_and_only_when_it_is_gone_for_good(made, kept, django_capture_on_commit_callbacks):
    path = files.folder() / kept.stored_as
    assert path.exists()
    with django_capture_on_commit_callbacks() as waiting:
        operations.remove_engagement(made, by=COORDINATOR)
    assert path.exists()

    for erase in waiting:
        erase()

    assert not path.exists()
    assert not Attachment.objects.exists()


def test_a_file_that_is_refused_leaves_no_row_and_no_bytes(made):
    before = set(files.folder().iterdir())

    with pytest.raises(FileRefused):
        operations.add_attachment(made, "page.html", b"<script>", by=COORDINATOR)
    answer = personas.sign_in(personas.coordinator()).post(
        reverse("desk:attachment-add", args=[made.pk]), {"content": SimpleUploadedFile("page.html", b"<script>")}
    )

    assert answer.status_code == 422
    assert "Files of this kind are not kept" in answer.content.decode()
    assert not Attachment.objects.exists()
    assert set(files.folder().iterdir()) == before


def test_the_worker_sweeps_what_a_crash_left(kept):
    lost = files.new_name()
    files.store(b"left behind", name=lost)
    os.utime(files.folder() / lost, (0, 0))

    assert do_chores(now=timezone.now()) >= 1

    assert not (files.folder() / lost).exists()
    assert operations.read_attachment(kept, by=COORDINATOR) == PDF
