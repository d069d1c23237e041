"""The app of shells and components."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Registered before allauth, so that its pages wear our templates."""

    name = "overture.foundation.ui"
    label = "ui"
