"""The desk's settings."""

from django.urls import path

from .views import desk

urlpatterns = [
    path("settings/", desk.DeskSettings.as_view(), name="settings"),
    path("settings/logo/", desk.LogoChange.as_view(), name="logo-change"),
    path("settings/people/", desk.People.as_view(), name="settings-people"),
    path("settings/people/invite/", desk.Invite.as_view(), name="invite"),
    path("settings/people/<uuid:pk>/", desk.Account.as_view(), name="account"),
    path("settings/people/<uuid:pk>/end/", desk.AccountEnd.as_view(), name="account-end"),
    path("settings/people/<uuid:pk>/resume/", desk.AccountResume.as_view(), name="account-resume"),
    path("settings/invitations/<uuid:pk>/withdraw/", desk.InvitationWithdraw.as_view(), name="invitation-withdraw"),
    path("settings/api/", desk.ApiAccess.as_view(), name="settings-api"),
    path("settings/api/<uuid:pk>/revoke/", desk.TokenRevoke.as_view(), name="token-revoke"),
]
