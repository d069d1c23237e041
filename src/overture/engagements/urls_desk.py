"""The desk's addresses of engagements."""

from django.urls import path

from .views.desk import editing, lists, pages

ONE = "engagements/<uuid:pk>/"

urlpatterns = [
    path("log/", editing.EngagementLog.as_view(), name="engagement-log"),
    path("engagements/", lists.EngagementList.as_view(), name="engagement-list"),
    path(ONE, pages.EngagementPage.as_view(), name="engagement-page"),
    path(f"{ONE}change/", editing.EngagementChange.as_view(), name="engagement-change"),
    path(f"{ONE}publish/", pages.EngagementPublish.as_view(), name="engagement-publish"),
    path(f"{ONE}unpublish/", pages.EngagementUnpublish.as_view(), name="engagement-unpublish"),
    path(f"{ONE}share/", pages.EngagementShare.as_view(), name="engagement-share"),
    path(f"{ONE}unshare/", pages.EngagementUnshare.as_view(), name="engagement-unshare"),
    path(f"{ONE}level/", editing.LevelSet.as_view(), name="engagement-level"),
    path(f"{ONE}restrict/", editing.EngagementRestrict.as_view(), name="engagement-restrict"),
    path(f"{ONE}notes/", editing.NotesRead.as_view(), name="engagement-notes"),
    path(f"{ONE}asks/add/", editing.AskAdd.as_view(), name="ask-add"),
    path(f"{ONE}asks/<uuid:ask>/", editing.AskAnswer.as_view(), name="ask-answer"),
    path(f"{ONE}promises/add/", editing.PromiseAdd.as_view(), name="promise-add"),
    path(f"{ONE}promises/<uuid:promise>/", pages.PromiseSettle.as_view(), name="promise-settle"),
    path(f"{ONE}follow-ups/add/", editing.FollowUpAdd.as_view(), name="follow-up-add"),
    path(f"{ONE}follow-ups/<uuid:follow_up>/", pages.FollowUpFinish.as_view(), name="follow-up-finish"),
    path(f"{ONE}outcomes/add/", editing.OutcomeAdd.as_view(), name="outcome-add"),
]
