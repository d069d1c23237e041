"""The desk's addresses of "Same person?": pairs, making one record of two, and taking it apart."""

from django.urls import path

from .views.desk import sameness

urlpatterns = [
    path("same/", sameness.SameQueue.as_view(), name="same-queue"),
    path("same/<slug:kind>/<uuid:pk>/", sameness.SameSearch.as_view(), name="same-search"),
    path("same/<slug:kind>/<uuid:first>/<uuid:second>/", sameness.SamePair.as_view(), name="same-pair"),
    path("merge/<slug:kind>/<uuid:kept>/<uuid:gone>/", sameness.MergeView.as_view(), name="merge"),
    path("merged/", sameness.MergeList.as_view(), name="merge-list"),
    path("merged/<uuid:pk>/", sameness.TakeApart.as_view(), name="merge-apart"),
]
