"""The desk's addresses of the Reader."""

from django.urls import path

from .views import desk

DOCUMENT = "reader/<uuid:pk>/"
DRAFT = f"{DOCUMENT}drafts/<int:number>/"

urlpatterns = [
    path("reader/", desk.ReaderPage.as_view(), name="reader"),
    path(DOCUMENT, desk.DocumentReview.as_view(), name="document-review"),
    path(f"{DOCUMENT}date/", desk.DocumentDate.as_view(), name="document-date"),
    path(f"{DOCUMENT}language/", desk.DocumentLanguage.as_view(), name="document-language"),
    path(f"{DOCUMENT}undo/", desk.DocumentUndo.as_view(), name="document-undo"),
    path(f"{DOCUMENT}settle/", desk.DocumentSettle.as_view(), name="document-settle"),
    path(f"{DOCUMENT}drafts/new/", desk.DraftNew.as_view(), name="draft-new"),
    path(f"{DRAFT}confirm/", desk.DraftConfirm.as_view(), name="draft-confirm"),
    path(f"{DRAFT}aside/", desk.DraftSetAside.as_view(), name="draft-set-aside"),
    path(f"{DRAFT}add/", desk.DraftAdd.as_view(), name="draft-add"),
    path(f"{DRAFT}answer/", desk.DraftAnswer.as_view(), name="draft-answer"),
    path(f"{DRAFT}change/<slug:field>/", desk.DraftChange.as_view(), name="draft-change"),
]
