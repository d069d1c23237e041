"""The desk's addresses of engagements."""

from django.urls import path

from .views.desk import attachments, editing, lists, pages, promises, quick, small

ONE = "engagements/<uuid:pk>/"

urlpatterns = [
    path("promises/", promises.PromiseLedger.as_view(), name="promise-list"),
    path("quick/", quick.QuickLog.as_view(), name="log"),
    path("pick/", quick.Pick.as_view(), name="pick"),
    path("log/", editing.EngagementLog.as_view(), name="engagement-log"),
    path("engagements/", lists.EngagementList.as_view(), name="engagement-list"),
    path(ONE, pages.EngagementPage.as_view(), name="engagement-page"),
    path(f"{ONE}change/", editing.EngagementChange.as_view(), name="engagement-change"),
    path(f"{ONE}publish/", pages.EngagementPublish.as_view(), name="engagement-publish"),
    path(f"{ONE}unpublish/", pages.EngagementUnpublish.as_view(), name="engagement-unpublish"),
    path(f"{ONE}share/", pages.EngagementShare.as_view(), name="engagement-share"),
    path(f"{ONE}unshare/", pages.EngagementUnshare.as_view(), name="engagement-unshare"),
    path(f"{ONE}level/", small.LevelSet.as_view(), name="engagement-level"),
    path(f"{ONE}restrict/", small.EngagementRestrict.as_view(), name="engagement-restrict"),
    path(f"{ONE}notes/", small.NotesRead.as_view(), name="engagement-notes"),
    path(f"{ONE}asks/add/", small.AskAdd.as_view(), name="ask-add"),
    path(f"{ONE}asks/<uuid:ask>/", small.AskAnswer.as_view(), name="ask-answer"),
    path(f"{ONE}promises/add/", small.PromiseAdd.as_view(), name="promise-add"),
    path(f"{ONE}promises/<uuid:promise>/", small.PromiseSettle.as_view(), name="promise-settle"),
    path(f"{ONE}follow-ups/add/", small.FollowUpAdd.as_view(), name="follow-up-add"),
    path(f"{ONE}follow-ups/<uuid:follow_up>/", pages.FollowUpFinish.as_view(), name="follow-up-finish"),
    path(f"{ONE}files/add/", attachments.AttachmentAdd.as_view(), name="attachment-add"),
    path(f"{ONE}files/<uuid:attachment>/", attachments.AttachmentOpen.as_view(), name="attachment-open"),
    path(f"{ONE}files/<uuid:attachment>/remove/", attachments.AttachmentRemove.as_view(), name="attachment-remove"),
    path(f"{ONE}signatories/", small.SignatoriesAdd.as_view(), name="signatories-add"),
    path(f"{ONE}outcomes/add/", small.OutcomeAdd.as_view(), name="outcome-add"),
]
