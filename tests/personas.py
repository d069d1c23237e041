"""The people of every access test: accounts by role, and the viewers made of them.

`sign_in` gives a client; `viewer` gives what a query or rule takes.
"""

from __future__ import annotations

from django.test import Client

from overture.accounts.models import RoleGrant, User
from overture.directory.models import Organisation, Representation
from overture.foundation import registry
from overture.foundation.access import Viewer


def account(*roles: str, email: str = "", name: str = "", speaks_for: Organisation | None = None) -> User:
    """An account with roles; a representative of `speaks_for` when it is given."""
    name = name or f"{'-'.join(roles) or 'nobody'} {User.objects.count() + 1}"
    user = User.objects.create_user(
        email or f"{name.replace(' ', '.')}@desk.example", "a long enough password", name=name
    )
    RoleGrant.objects.bulk_create(RoleGrant(user=user, role=role) for role in roles)
    if speaks_for is not None:
        Representation.objects.create(user=user, organisation=speaks_for)
    return user


def viewer(user: User | None = None, language: str = "en") -> Viewer:
    """The viewer of an account, as the surfaces make it; the public when there is none."""
    return Viewer.public(language) if user is None else registry.viewer_of(user, language=language)


def sign_in(user: User) -> Client:
    """A client signed in as the account."""
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def coordinator() -> User:
    return account("coordinator")


def editor() -> User:
    return account("editor")


def director() -> User:
    return account("director")


def administrator() -> User:
    return account("administrator")


def member_rep(organisation: Organisation) -> User:
    return account("representative", speaks_for=organisation)
