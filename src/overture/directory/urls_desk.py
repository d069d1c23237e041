"""The directory's addresses on the desk. A person's and an organisation's page stand in `home`, which gathers rooms."""

from django.urls import path

from . import urls_ideas, urls_same
from .views.desk import caring, contacts, editing, lists, memberships, posts

urlpatterns = [
    path("stakeholders/", lists.StakeholderList.as_view(), name="stakeholder-list"),
    path("stakeholders/people/", lists.StakeholderPeople.as_view(), name="stakeholder-people"),
    path("network/", lists.MemberList.as_view(), name="member-list"),
    path("network/people/", lists.NetworkPeople.as_view(), name="network-people"),
    path("people/add/", editing.PersonAdd.as_view(), name="person-add"),
    path("people/<uuid:pk>/change/", editing.PersonChange.as_view(), name="person-change"),
    path("people/<uuid:pk>/contacts/add/", contacts.PersonContactAdd.as_view(), name="person-contact-add"),
    path("people/<uuid:pk>/objection/", editing.ObjectionRecord.as_view(), name="person-objection"),
    path("organisations/add/", editing.OrganisationAdd.as_view(), name="organisation-add"),
    path("organisations/<uuid:pk>/change/", editing.OrganisationChange.as_view(), name="organisation-change"),
    path(
        "organisations/<uuid:pk>/contacts/add/",
        contacts.OrganisationContactAdd.as_view(),
        name="organisation-contact-add",
    ),
    path("people/to-check/", caring.StillRightList.as_view(), name="care-right"),
    path("people/to-check/notices/", caring.NoticeList.as_view(), name="care-notices"),
    path("people/to-check/requests/", caring.LoweringList.as_view(), name="care-lowerings"),
    path("people/to-check/objections/", caring.ObjectionList.as_view(), name="care-objections"),
    path("people/<uuid:pk>/still-right/", caring.PersonStillRight.as_view(), name="person-still-right"),
    path("people/<uuid:pk>/notice/", caring.PersonNotice.as_view(), name="person-notice"),
    path("people/<uuid:pk>/notice/sent/", caring.NoticeSentToday.as_view(), name="person-notice-sent"),
    path("people/<uuid:pk>/mark/", caring.PersonMark.as_view(), name="person-mark"),
    path("people/<uuid:pk>/protect-less/", caring.PersonLower.as_view(), name="person-lower"),
    path("organisations/<uuid:pk>/mark/", caring.OrganisationMark.as_view(), name="organisation-mark"),
    path("organisations/<uuid:pk>/protect-less/", caring.OrganisationLower.as_view(), name="organisation-lower"),
    path("protect-less/<uuid:pk>/", caring.LoweringPage.as_view(), name="lowering-page"),
    path("contacts/<uuid:pk>/still-right/", caring.ContactStillRight.as_view(), name="contact-still-right"),
    path("organisations/<uuid:pk>/posts/", posts.OrganisationPosts.as_view(), name="organisation-posts"),
    path("organisations/<uuid:pk>/memberships/add/", memberships.MembershipAdd.as_view(), name="membership-add"),
    path("memberships/<uuid:pk>/change/", memberships.MembershipChange.as_view(), name="membership-change"),
    path("memberships/<uuid:pk>/remove/", memberships.MembershipRemove.as_view(), name="membership-remove"),
    *urls_ideas.urlpatterns,
    *urls_same.urlpatterns,
]
