"""The members, for scripts: what the public page shows of them."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils import timezone
from ninja import Schema

from overture.directory.queries import PUBLIC, public_members, public_names, public_website
from overture.foundation.access.api import ApiSurface

router = ApiSurface(tags=["members"])


class Member(Schema):
    """A member of the network, as it is named in public."""

    slug: str
    name: str
    website: str


@router.get("", response=list[Member], summary="The members that the public site lists", url_name="members")
def members(request: HttpRequest) -> list[Member]:
    listed = list(public_members())
    language = request.viewer.language  # type: ignore[attr-defined]
    names = public_names(listed, PUBLIC, timezone.now(), language)
    return [
        Member(slug=one.slug or "", name=name, website=public_website(one))
        for one in listed
        if (name := names[str(one.pk)]) is not None
    ]
