"""Doors that are nobody's screen."""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse

from overture.foundation.access.views import DoorView


class Health(DoorView):
    """Whether the desk answers and its database as well; tells nothing else."""

    def get(self, request: HttpRequest) -> JsonResponse:
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
        except DatabaseError:
            return JsonResponse({"status": "database does not answer"}, status=503)
        return JsonResponse({"status": "ok"})
