"""Who a token is, for the script that holds it."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Schema

from overture.accounts.queries import organisations_of
from overture.foundation.access.api import ApiSurface, TokenNeeded

router = ApiSurface(tags=["me"])


class Organisation(Schema):
    """An organisation that the account speaks for."""

    id: str
    name: str


class Me(Schema):
    """The account that the token acts as."""

    id: str
    name: str
    language: str
    roles: list[str]
    organisations: list[Organisation]


@router.get("", response=Me, auth=TokenNeeded(), summary="The account that this token acts as", url_name="me")
def me(request: HttpRequest) -> Me:
    viewer = request.viewer  # type: ignore[attr-defined]
    organisations = [Organisation(id=one.id, name=one.name) for one in organisations_of(viewer)]
    return Me(
        id=viewer.user_id,
        name=viewer.name,
        language=viewer.language,
        roles=sorted(viewer.ids("role")),
        organisations=organisations,
    )
