"""The members' portal."""

from django.urls import path

from .views import portal

urlpatterns = [path("", portal.Portal.as_view(), name="today")]
