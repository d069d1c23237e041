"""Which account speaks for which organisation, as other rooms ask for it through the registry."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import translation

from overture.foundation.access.viewer import Viewer
from overture.foundation.registry import Represented

from .models import Organisation, Representation
from .operations import represent
from .queries import display_name, members, public_members


class SpokenFor:
    """Fills ``registry.representations``."""

    def choices(self) -> Iterable[Represented]:
        """The members of the network, by name."""
        rows = members(Viewer.system()).prefetch_related("names")
        return sorted((_shown(row, is_public=False) for row in rows), key=lambda one: one.name.casefold())

    def start(self, user: Any, *, organisation_id: str, by: Viewer) -> None:
        """Let an account speak for an organisation; one that is gone since the invitation is left out."""
        organisation = Organisation.objects.filter(pk=organisation_id).first()
        if organisation is not None:
            represent(user, organisation=organisation, by=by)

    def held_by(self, user_id: str) -> Iterable[Represented]:
        """The organisations that an account speaks for now, by name."""
        live = Representation.objects.filter(user_id=user_id, ended_at=None)
        rows = Organisation.objects.filter(pk__in=live.values("organisation_id")).prefetch_related("names")
        public = set(public_members().values_list("pk", flat=True))
        return sorted((_shown(row, is_public=row.pk in public) for row in rows), key=lambda one: one.name.casefold())


def _shown(organisation: Organisation, *, is_public: bool) -> Represented:
    language = translation.get_language() or "en"
    url = f"/{language}/members/{organisation.slug}/" if is_public and organisation.slug else ""
    return Represented(id=str(organisation.pk), name=display_name(organisation).text, public_url=url)
