"""What can be done with accounts, roles, invitations and the desk. Each verb is audited."""

from __future__ import annotations

import datetime as dt
import secrets
import uuid
from dataclasses import dataclass, fields

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.translation import gettext as _

from overture.foundation import registry
from overture.foundation.access.viewer import Viewer
from overture.foundation.audit.operations import note, operation
from overture.foundation.history.operations import keep_changes
from overture.foundation.outbox.operations import enqueue
from overture.foundation.records import values_of

from .errors import AddressTaken, AlreadySetUp, InvitationEnded, LastAdministrator, NotAllowed
from .models import ApiToken, Desk, Invitation, Role, RoleGrant, User
from .queries import open_invitation
from .rules import can_change_desk, can_manage_accounts
from .tokens import hash_of_invitation, hash_of_secret, invitation_token

INVITATION_LIFE = dt.timedelta(days=7)
TOKEN_LIFE = dt.timedelta(days=90)


@dataclass(frozen=True, slots=True)
class DeskValues:
    """Everything of the desk that its settings page changes at once."""

    name: dict[str, str]
    about: dict[str, str]
    short_name: str
    accent: str
    languages: list[str]
    default_language: str
    zone: str
    country: str
    controller: str
    privacy_contact: str
    contact_email: str
    from_address: str
    reply_to: str


DESK_FIELDS = tuple(field.name for field in fields(DeskValues))


@dataclass(frozen=True, slots=True)
class NewToken:
    """A token just made, with the secret that is shown once."""

    token: ApiToken
    secret: str


def require_manager(by: Viewer) -> None:
    """Refuse everybody who may not manage accounts."""
    if not can_manage_accounts(by):
        raise NotAllowed(_("Only an administrator can change accounts."))


@operation
def make_account(
    *, email: str, name: str, roles: tuple[str, ...], password: str | None, language: str = "en", by: Viewer
) -> User:
    """Make an account with roles; its address counts as verified.

    Raises:
        AddressTaken: when an account has the address.
    """
    require_manager(by)
    return _make(email=email, name=name, roles=roles, password=password, language=language, by=by)


def _make(*, email: str, name: str, roles: tuple[str, ...], password: str | None, language: str, by: Viewer) -> User:
    email = email.strip().lower()
    if User.objects.filter(email=email).exists():
        raise AddressTaken(_("There is an account with this address already. Give it the role on its own page."))
    user = User.objects.create_user(email, password, name=name.strip(), language=language)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    note("make_account", user, by=by)
    for role in roles:
        _grant(user, role, by=by)
    return user


@operation
def grant_role(user: User, *, role: str, by: Viewer) -> User:
    """Give an account a role; it holds from its next request."""
    require_manager(by)
    _grant(user, role, by=by)
    return user


def _grant(user: User, role: str, *, by: Viewer) -> None:
    _grant_row, made = RoleGrant.objects.get_or_create(user=user, role=Role(role))
    if made:
        note(f"grant_{role}", user, by=by)


@operation
def take_role(user: User, *, role: str, by: Viewer) -> User:
    """Take a role away from an account; it is gone at its next request.

    Raises:
        LastAdministrator: when nobody else could manage the desk.
    """
    require_manager(by)
    if role == Role.ADMINISTRATOR:
        _keep_an_administrator(user)
    if RoleGrant.objects.filter(user=user, role=role).delete()[0]:
        note(f"take_{role}", user, by=by)
    return user


@operation
def set_roles(user: User, *, roles: set[str], by: Viewer) -> User:
    """Give and take roles until the account holds exactly these."""
    held = set(user.grants.values_list("role", flat=True))
    for role in sorted(roles - held):
        grant_role(user, role=role, by=by)
    for role in sorted(held - roles):
        take_role(user, role=role, by=by)
    return user


@operation
def deactivate(user: User, *, by: Viewer) -> User:
    """End an account: its sessions end at once, and its API tokens answer nothing. What it did stays in the record.

    Raises:
        LastAdministrator: when nobody else could manage the desk.
        NotAllowed: when an administrator would end their own account.
    """
    require_manager(by)
    if str(user.pk) == by.user_id:
        raise NotAllowed(_("You cannot end your own account. Ask another administrator."))
    _keep_an_administrator(user)
    user.is_active = False
    user.save(update_fields=["is_active"])
    end_sessions(user)
    note("deactivate", user, by=by)
    return user


@operation
def reactivate(user: User, *, by: Viewer) -> User:
    """Let an ended account sign in again."""
    require_manager(by)
    user.is_active = True
    user.save(update_fields=["is_active"])
    note("reactivate", user, by=by)
    return user


def end_sessions(user: User) -> int:
    """End every session of an account; returns how many there were. Only signed-in people have a session at all."""
    rows = Session.objects.filter(expire_date__gt=timezone.now())
    theirs = [row.pk for row in rows.iterator() if row.get_decoded().get("_auth_user_id") == str(user.pk)]
    return Session.objects.filter(pk__in=theirs).delete()[0]


def _keep_an_administrator(user: User) -> None:
    holders = RoleGrant.objects.filter(role=Role.ADMINISTRATOR, user__is_active=True).values_list("user_id", flat=True)
    if set(holders) == {user.pk}:
        raise LastAdministrator(
            _("This is the only administrator. Make somebody else an administrator first, then try again.")
        )


@operation
def invite(
    *, email: str, name: str, role: str, organisation_id: str | None = None, language: str = "en", by: Viewer
) -> Invitation:
    """Invite somebody to make an account. A mail with the link is put into the outbox; the link works for 7 days, once.

    Raises:
        AddressTaken: when an account has the address.
    """
    require_manager(by)
    if User.objects.filter(email=email.strip().lower()).exists():
        raise AddressTaken(_("There is an account with this address already. Give it the role on its own page."))
    invitation = Invitation(
        email=email.strip().lower(),
        name=name.strip(),
        role=Role(role),
        organisation_id=organisation_id or None,
        language=language,
        expires_at=timezone.now() + INVITATION_LIFE,
        invited_by_id=by.user_id,
    )
    invitation.token_hash = hash_of_invitation(invitation_token(invitation.pk))
    invitation.save()
    note("invite", invitation, by=by)
    enqueue("accounts.invitation", record_ids=[invitation.pk], recipient=invitation.email, language=language, by=by)
    return invitation


@operation
def withdraw_invitation(invitation: Invitation, *, by: Viewer) -> Invitation:
    """End an invitation; its link opens nothing from now on, and a mail that still waits is not sent."""
    require_manager(by)
    invitation.expires_at = timezone.now()
    invitation.token_hash = secrets.token_hex(32)
    invitation.save(update_fields=["expires_at", "token_hash"])
    note("withdraw_invitation", invitation, by=by)
    return invitation


@operation
def accept_invitation(token: str, *, name: str, password: str, by: Viewer, at: dt.datetime | None = None) -> User:
    """Make the account of an invitation, with its role and organisation; the link is used up.

    Raises:
        InvitationEnded: when the link was used, withdrawn or is too old.
        AddressTaken: when the address has got an account since.
    """
    at = at or timezone.now()
    invitation = open_invitation(token, at=at)
    used = invitation and Invitation.objects.filter(pk=invitation.pk, accepted_at=None).update(accepted_at=at)
    if invitation is None or not used:
        raise InvitationEnded(_("This invitation has ended. Ask whoever sent it for a new one."))
    user = _make(
        email=invitation.email,
        name=name,
        roles=(invitation.role,),
        password=password,
        language=invitation.language,
        by=by,
    )
    representations = registry.representations.get("directory")
    if invitation.organisation_id and representations:
        representations.start(user, organisation_id=str(invitation.organisation_id), by=Viewer.system())
    note("accept_invitation", invitation, by=registry.viewer_of(user))
    return user


@operation
def note_own_act(user: User, *, verb: str) -> None:
    """Write into the audit chain what somebody did with their own account: signed in, changed a password."""
    note(verb, user, by=Viewer(user_id=str(user.pk), name=str(user)))


@operation
def change_desk(desk: Desk, *, values: DeskValues, version: int, by: Viewer) -> Desk:
    """Change what the desk is called and how it works.

    Raises:
        StaleVersion: when somebody saved the desk since `version`.
    """
    _require_desk_changer(by)
    before = values_of(desk, DESK_FIELDS)
    desk.claim_version(version)
    for field in DESK_FIELDS:
        setattr(desk, field, getattr(values, field))
    desk.save(update_fields=DESK_FIELDS)
    if keep_changes(desk, before, by=by):
        note("change_desk", desk, by=by)
    return desk


@operation
def change_logo(desk: Desk, *, logo: str, by: Viewer) -> Desk:
    """Put another logo on every page, as a data address of `logos.data_address`; an empty text takes it away."""
    _require_desk_changer(by)
    desk.claim_version(desk.version)
    desk.logo = logo
    desk.save(update_fields=["logo"])
    note("change_logo", desk, by=by)
    return desk


def _require_desk_changer(by: Viewer) -> None:
    if not can_change_desk(by):
        raise NotAllowed(_("Only an administrator can change the desk's settings."))


@operation
def set_up(
    *, desk_name: str, email: str, name: str, password: str, language: str = "en", by: Viewer
) -> tuple[Desk, User]:
    """Make a real desk: its umbrella, and its first coordinator, who is its administrator as well.

    Raises:
        AlreadySetUp: when this desk has its umbrella or any account.
    """
    _require_desk_changer(by)
    if Desk.objects.exists() or User.objects.exists():
        raise AlreadySetUp(_("This desk is set up already. Invite more people in its settings."))
    desk = Desk.objects.create(
        name={language: desk_name.strip()},
        short_name=desk_name.strip()[:40],
        languages=[code for code, _name in settings.LANGUAGES],
        default_language=language,
    )
    note("set_up", desk, by=by)
    roles = (Role.COORDINATOR.value, Role.ADMINISTRATOR.value)
    return desk, make_account(email=email, name=name, roles=roles, password=password, language=language, by=by)


@operation
def name_network(desk: Desk, *, organisation_id: uuid.UUID, by: Viewer) -> Desk:
    """Say which organisation of the directory the desk's umbrella is; its members are the desk's members."""
    _require_desk_changer(by)
    before = values_of(desk, ("organisation_id",))
    desk.claim_version(desk.version)
    desk.organisation_id = organisation_id
    desk.save(update_fields=["organisation_id"])
    keep_changes(desk, before, by=by)
    note("name_network", desk, by=by)
    return desk


@operation
def make_token(user: User, *, label: str, by: Viewer, at: dt.datetime | None = None) -> NewToken:
    """Make an API token that acts as an account for 90 days. Its secret is in the answer and nowhere else."""
    require_manager(by)
    secret = f"overture_{secrets.token_urlsafe(32)}"
    token = ApiToken.objects.create(
        user=user,
        label=label.strip(),
        secret_hash=hash_of_secret(secret),
        expires_at=(at or timezone.now()) + TOKEN_LIFE,
        made_by_id=by.user_id,
    )
    note("make_token", token, by=by)
    return NewToken(token=token, secret=secret)


@operation
def revoke_token(token: ApiToken, *, by: Viewer) -> ApiToken:
    """End an API token at once."""
    require_manager(by)
    if token.revoked_at is None:
        token.revoked_at = timezone.now()
        token.save(update_fields=["revoked_at"])
        note("revoke_token", token, by=by)
    return token
