"""The desk's addresses of the newsroom."""

from django.urls import path

from .views import desk

urlpatterns = [
    path("newsroom/", desk.RoundUpList.as_view(), name="round-up-list"),
    path("newsroom/new/", desk.RoundUpNew.as_view(), name="round-up-new"),
    path("newsroom/<uuid:pk>/", desk.Composer.as_view(), name="round-up-open"),
    path("newsroom/<uuid:pk>/change/", desk.RoundUpChange.as_view(), name="round-up-change"),
    path("newsroom/<uuid:pk>/texts/<slug:language>/", desk.TextWrite.as_view(), name="text-write"),
    path("newsroom/<uuid:pk>/blocks/add/", desk.BlockAdd.as_view(), name="block-add"),
    path("newsroom/<uuid:pk>/blocks/<uuid:block>/", desk.BlockWrite.as_view(), name="block-write"),
    path("newsroom/<uuid:pk>/blocks/<uuid:block>/move/", desk.BlockMove.as_view(), name="block-move"),
    path("newsroom/<uuid:pk>/blocks/<uuid:block>/remove/", desk.BlockRemove.as_view(), name="block-remove"),
    path("newsroom/<uuid:pk>/preview/", desk.Preview.as_view(), name="round-up-preview"),
    path("newsroom/<uuid:pk>/check/", desk.Check.as_view(), name="round-up-check"),
    path("newsroom/<uuid:pk>/unpublish/", desk.RoundUpUnpublish.as_view(), name="round-up-unpublish"),
]
