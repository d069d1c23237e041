"""The people who sign in, what they may do, and the desk that they sign in to."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from overture.foundation.local_text import LocalTextField
from overture.foundation.records import Record
from overture.foundation.sealing.fields import SealedTextField


class Role(models.TextChoices):
    """The roles of a desk: few and fixed. A representative speaks for members by *Representation*."""

    COORDINATOR = "coordinator", _("Coordinator")
    EDITOR = "editor", _("Editor")
    REPRESENTATIVE = "representative", _("Member representative")
    DIRECTOR = "director", _("Director")
    ADMINISTRATOR = "administrator", _("Administrator")


class UserManager(BaseUserManager["User"]):
    """Makes accounts; the address is folded to lower case."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser):
    """An account: an address to sign in with, and the name that colleagues see."""

    record_kind: ClassVar[str] = "user"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    language = models.CharField(_("language"), max_length=8, default="en")
    is_active = models.BooleanField(default=True)
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = UserManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name or self.email


class RoleGrant(models.Model):
    """A role that an account holds."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=20, choices=Role.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "role"], name="one_grant_of_a_role")]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"


class Invitation(Record):
    """An invitation to make an account. The link's token is kept as a keyed hash only."""

    record_kind = "invitation"

    email = SealedTextField()
    name = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=20, choices=Role.choices)
    organisation_id = models.UUIDField(null=True, blank=True)
    language = models.CharField(max_length=8, default="en")
    token_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    invited_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")

    def __str__(self) -> str:
        return f"{self.name} ({self.get_role_display()})"


class ApiToken(Record):
    """A key for a script: it acts as one account, for 90 days at most. Its secret is kept as a keyed hash only."""

    record_kind = "api_token"

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="api_tokens")
    label = models.CharField(_("what it is for"), max_length=100)
    secret_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    made_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")

    def __str__(self) -> str:
        return self.label


class Desk(Record):
    """The umbrella itself, one row: how it is called, how it looks, what it speaks, whence its mail comes."""

    record_kind = "desk"

    name = LocalTextField(_("name"))
    short_name = models.CharField(_("short name"), max_length=40, blank=True)
    organisation_id = models.UUIDField(null=True, blank=True)
    about = LocalTextField(_("about us"))
    logo = models.TextField(_("logo, as a PNG data address"), blank=True)
    accent = models.CharField(
        _("accent colour"), max_length=7, default="#0D5861", validators=[RegexValidator(r"^#[0-9A-Fa-f]{6}$")]
    )
    languages = models.JSONField(_("languages"), default=list)
    default_language = models.CharField(_("default language"), max_length=8, default="en")
    zone = models.CharField(_("time zone"), max_length=60, default="UTC")
    country = models.CharField(_("country"), max_length=2, blank=True)
    controller = models.CharField(_("who is responsible for the data"), max_length=300, blank=True)
    privacy_contact = models.EmailField(_("privacy contact"), blank=True)
    contact_email = models.EmailField(_("public contact"), blank=True)
    from_address = models.EmailField(_("From"), blank=True)
    reply_to = models.EmailField(_("Reply-To"), blank=True)
    is_sample = models.BooleanField(default=False)

    def __str__(self) -> str:
        return next(iter(self.name.values()), self.short_name)
