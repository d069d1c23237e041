"""The directory's addresses on the desk. A person's and an organisation's page stand in `home`, which gathers rooms."""

from django.urls import path

from .views.desk import contacts, editing, lists

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
]
