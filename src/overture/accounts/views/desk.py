"""The settings of the desk, for its administrator: the desk itself, people and roles, API access."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from overture.accounts import operations
from overture.accounts.contrast import contrast_sentence
from overture.accounts.errors import AccountsError
from overture.accounts.forms import DeskForm, InviteForm, LogoForm, RolesForm, TokenForm, desk_initial
from overture.accounts.merging import conflicts_of, with_choices
from overture.accounts.models import Desk, User
from overture.accounts.queries import (
    accounts_after,
    accounts_seen_by,
    desks_seen_by,
    invitations_seen_by,
    tokens_seen_by,
)
from overture.accounts.rules import ADMINISTRATORS
from overture.foundation.access.views import DeskView
from overture.foundation.records import StaleVersion
from overture.foundation.ui.shapes import Column, Row

PAGE = 50


class SettingsView(DeskView):
    """What the settings' screens share: they are the administrator's, and stand beside one another."""

    roles = ADMINISTRATORS
    section = ""

    def show(self, request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        whole = {"section": self.section, **context}
        return render(request, f"accounts/desk/{template}.html", whole, status=status)


class DeskSettings(SettingsView):
    """What the umbrella is called, how it looks, which languages it speaks, whence its mail comes."""

    section = "desk"

    def get(self, request: HttpRequest) -> HttpResponse:
        desk = self.desk()
        return self.show_form(request, desk, DeskForm(desk=desk))

    def post(self, request: HttpRequest) -> HttpResponse:
        desk = self.desk()
        form = DeskForm(with_choices(request.POST, desk_initial(desk)), desk=desk)
        if not form.is_valid():
            return self.show_form(request, desk, form, status=422)
        try:
            form.save(by=self.viewer)
        except StaleVersion:
            return self.show_conflict(request, form)
        messages.success(request, _("Saved."))
        return redirect("desk:settings")

    def desk(self) -> Desk:
        desk = desks_seen_by(self.viewer).first()
        if desk is None:
            raise Http404
        return desk

    def show_form(self, request: HttpRequest, desk: Desk, form: DeskForm, status: int = 200) -> HttpResponse:
        context = {"form": form, "logo_form": LogoForm(), "row": desk, "contrast": contrast_sentence(desk.accent)}
        return self.show(request, "settings", context, status)

    def show_conflict(self, request: HttpRequest, form: DeskForm) -> HttpResponse:
        desk = self.desk()
        context = {
            "conflicts": conflicts_of(form, desk_initial(desk)),
            "version": desk.version,
            "act_url": reverse("desk:settings"),
            "back_url": reverse("desk:settings"),
        }
        return self.show(request, "conflict", context, 409)


class LogoChange(SettingsView):
    """Another logo, or none."""

    section = "desk"
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest) -> HttpResponse:
        desk = get_object_or_404(desks_seen_by(self.viewer))
        form = LogoForm(request.POST, request.FILES)
        if form.is_valid():
            form.save(desk, by=self.viewer)
            messages.success(request, _("Saved."))
            return redirect("desk:settings")
        context = {
            "form": DeskForm(desk=desk),
            "logo_form": form,
            "row": desk,
            "contrast": contrast_sentence(desk.accent),
        }
        return self.show(request, "settings", {**context, "has_errors": True}, 422)


class People(SettingsView):
    """Everybody who can sign in, with their roles, and who was invited."""

    section = "people"

    def get(self, request: HttpRequest) -> HttpResponse:
        rows = accounts_seen_by(self.viewer)
        if after := request.GET.get("after"):
            name, _bar, email = after.rpartition("|")
            rows = accounts_after(self.viewer, name=name, email=email)
        shown = list(rows[: PAGE + 1])
        last = shown[PAGE - 1] if len(shown) > PAGE else None
        context = {
            "columns": [Column(_("Name")), Column(_("Email")), Column(_("Roles")), Column(_("State"))],
            "rows": [self.row(user) for user in shown[:PAGE]],
            "after": f"{last.name}|{last.email}" if last else "",
            "invitations": invitations_seen_by(self.viewer, at=timezone.now()),
        }
        return self.show(request, "people", context)

    def row(self, user: User) -> Row:
        roles = [str(grant.get_role_display()) for grant in user.grants.all()]
        state = _("Active") if user.is_active else _("Ended")
        return Row(reverse("desk:account", args=[user.pk]), [user.name, user.email, " · ".join(roles), state])


class Invite(SettingsView):
    """Invite somebody."""

    section = "people"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(request, "invite", {"form": InviteForm(initial={"language": self.viewer.language})})

    def post(self, request: HttpRequest) -> HttpResponse:
        form = InviteForm(request.POST)
        if form.is_valid():
            try:
                form.save(by=self.viewer)
            except AccountsError as error:
                form.add_error("email", str(error))
            else:
                messages.success(request, _("The invitation is on its way. Its link works for seven days."))
                return redirect("desk:settings-people")
        return self.show(request, "invite", {"form": form}, 422)


class InvitationWithdraw(SettingsView):
    """End an invitation that nobody has accepted."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:
        invitation = get_object_or_404(invitations_seen_by(self.viewer, at=timezone.now()), pk=pk)
        operations.withdraw_invitation(invitation, by=self.viewer)
        messages.success(request, _("The invitation has ended. Its link opens nothing any more."))
        return redirect("desk:settings-people")


class Account(SettingsView):
    """One account: its roles, and its end."""

    section = "people"

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        user = self.account(pk)
        return self.show_account(request, user, self.form_of(user))

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:
        user = self.account(pk)
        form = RolesForm(request.POST)
        if form.is_valid():
            try:
                form.save(user, by=self.viewer)
            except AccountsError as error:
                form.add_error("roles", str(error))
            else:
                messages.success(request, _("Saved."))
                return redirect("desk:account", pk=user.pk)
        return self.show_account(request, user, form, 422)

    def account(self, pk: str) -> User:
        return get_object_or_404(accounts_seen_by(self.viewer), pk=pk)

    def form_of(self, user: User) -> RolesForm:
        return RolesForm(initial={"roles": [grant.role for grant in user.grants.all()]})

    def show_account(self, request: HttpRequest, user: User, form: forms.Form, status: int = 200) -> HttpResponse:
        is_self = str(user.pk) == self.viewer.user_id
        return self.show(request, "account", {"account": user, "form": form, "is_self": is_self}, status)


class AccountEnd(Account):
    """End an account, or let it sign in again: the effect is said first, then done."""

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        return self.show(request, "account_end", {"account": self.account(pk)})

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:
        user = self.account(pk)
        try:
            operations.deactivate(user, by=self.viewer)
        except AccountsError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("The account has ended, and so have its sessions."))
        return redirect("desk:account", pk=user.pk)


class AccountResume(Account):
    """Let an ended account sign in again."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:
        user = operations.reactivate(self.account(pk), by=self.viewer)
        messages.success(request, _("The account can sign in again."))
        return redirect("desk:account", pk=user.pk)


class ApiAccess(SettingsView):
    """The API tokens that are live, and a new one. A new secret is on this page once."""

    section = "api"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show_tokens(request, TokenForm(accounts=accounts_seen_by(self.viewer)))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = TokenForm(request.POST, accounts=accounts_seen_by(self.viewer))
        if not form.is_valid():
            return self.show_tokens(request, form, status=422)
        made = form.save(by=self.viewer)
        return self.show_tokens(request, TokenForm(accounts=accounts_seen_by(self.viewer)), made=made)

    def show_tokens(self, request: HttpRequest, form: TokenForm, status: int = 200, made: Any = None) -> HttpResponse:
        tokens = tokens_seen_by(self.viewer, at=timezone.now())
        return self.show(request, "api_access", {"form": form, "tokens": tokens, "made": made}, status)


class TokenRevoke(SettingsView):
    """End an API token."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:
        token = get_object_or_404(tokens_seen_by(self.viewer, at=timezone.now()), pk=pk)
        operations.revoke_token(token, by=self.viewer)
        messages.success(request, _("The token has ended. Scripts that use it are refused from now on."))
        return redirect("desk:settings-api")
