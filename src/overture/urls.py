"""Every address of the house, put together."""

from django.urls import include, path

from overture.accounts.views import door as accounts_door

urlpatterns = [
    path("healthz", accounts_door.Health.as_view(), name="healthz"),
    path("accounts/", include("allauth.urls")),
    path("ui/", include("overture.foundation.ui.urls")),
]
