"""Addresses of this room that stand on no surface of records: an invitation's link and the logo."""

from django.urls import path

from .views import door

app_name = "accounts"
urlpatterns = [
    path("accounts/invitation/<str:token>/", door.InvitationAccept.as_view(), name="invitation-accept"),
    path(".well-known/change-password", door.ChangePassword.as_view(), name="well-known-password"),
    path("logo.png", door.Logo.as_view(), name="logo"),
]
