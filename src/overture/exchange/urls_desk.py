"""The desk's addresses of in and out."""

from django.urls import path, re_path

from .views import desk

IMPORT = "imports/<uuid:pk>/"

urlpatterns = [
    path("imports/", desk.Imports.as_view(), name="import-list"),
    path(IMPORT, desk.ImportPage.as_view(), name="import-page"),
    path(f"{IMPORT}columns/", desk.ImportColumns.as_view(), name="import-columns"),
    path(f"{IMPORT}confirm/", desk.ImportConfirm.as_view(), name="import-confirm"),
    path(f"{IMPORT}throw-away/", desk.ImportThrowAway.as_view(), name="import-throw-away"),
    re_path(
        r"^engagements/download\.(?P<form>csv|xlsx)$", desk.EngagementDownload.as_view(), name="engagement-download"
    ),
    path("export/", desk.Export.as_view(), name="export"),
]
