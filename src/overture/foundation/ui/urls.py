"""Addresses of the shells' own doors."""

from django.urls import path

from . import views

app_name = "ui"
urlpatterns = [
    path("desk.css", views.AccentStylesheet.as_view(), name="accent"),
    path("theme/", views.ThemeChoice.as_view(), name="theme"),
    path("keys/", views.KeysChoice.as_view(), name="keys"),
    path("language/", views.LanguageChoice.as_view(), name="language"),
]
