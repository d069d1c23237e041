"""Today, the pages that gather rooms, and the search of the whole desk."""

from django.urls import path

from .views import desk, files, filters, finding, histories, subjects

urlpatterns = [
    path("", desk.Today.as_view(), name="today"),
    path("people/<uuid:pk>/", desk.PersonPage.as_view(), name="person-page"),
    path("people/<uuid:pk>/contacts/", desk.PersonContacts.as_view(), name="person-contacts"),
    path("people/<uuid:pk>/file/", files.PersonFile.as_view(), name="person-file"),
    path("organisations/<uuid:pk>/", desk.OrganisationPage.as_view(), name="organisation-page"),
    path("organisations/<uuid:pk>/contacts/", desk.OrganisationContacts.as_view(), name="organisation-contacts"),
    path("topics/<uuid:pk>/", subjects.TopicPage.as_view(), name="topic-page"),
    path("initiatives/<uuid:pk>/", subjects.InitiativePage.as_view(), name="initiative-page"),
    path("proposals/<uuid:pk>/", subjects.ProposalPage.as_view(), name="proposal-page"),
    path("find/", finding.Find.as_view(), name="find"),
    path("history/<slug:kind>/<uuid:pk>/", histories.History.as_view(), name="history"),
    path("filters/save/", filters.FilterSave.as_view(), name="filter-save"),
    path("filters/<uuid:pk>/remove/", filters.FilterRemove.as_view(), name="filter-remove"),
    path("add/", finding.Add.as_view(), name="add"),
    path("all/", finding.Everything.as_view(), name="everything"),
]
