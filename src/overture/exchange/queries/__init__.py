"""Asking what was put in."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from overture.foundation.access.viewer import Viewer

from ..errors import NotAllowed
from ..models import ImportJob
from ..rules import can_import


def imports_seen_by(viewer: Viewer) -> QuerySet[ImportJob]:
    """The files that were put in, without their rows: the coordinators'."""
    jobs = ImportJob.objects.defer("sheet", "answers")
    return jobs if can_import(viewer) else jobs.none()


def import_for(viewer: Viewer, pk: UUID) -> ImportJob:
    """One file that was put in.

    Raises:
        NotAllowed: when there is none that this viewer may see.
    """
    job = ImportJob.objects.filter(pk=pk).first() if can_import(viewer) else None
    if job is None:
        raise NotAllowed
    return job
