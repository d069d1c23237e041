"""The desk's addresses of topics, initiatives, proposals, views and ties. Their pages stand in `home`."""

from django.urls import path

from .views.desk import ideas, proposals, signatures, stances, ties

STANCES_OF = {
    "person": "people",
    "organisation": "organisations",
    "topic": "topics",
    "initiative": "initiatives",
    "proposal": "proposals",
}

urlpatterns = [
    path("topics/", ideas.TopicList.as_view(), name="topic-list"),
    path("topics/add/", ideas.TopicAdd.as_view(), name="topic-add"),
    path("topics/<uuid:pk>/change/", ideas.TopicChange.as_view(), name="topic-change"),
    path("initiatives/", ideas.InitiativeList.as_view(), name="initiative-list"),
    path("initiatives/add/", ideas.InitiativeAdd.as_view(), name="initiative-add"),
    path("initiatives/<uuid:pk>/change/", ideas.InitiativeChange.as_view(), name="initiative-change"),
    path("proposals/", proposals.ProposalList.as_view(), name="proposal-list"),
    path("proposals/add/", proposals.ProposalAdd.as_view(), name="proposal-add"),
    path("proposals/<uuid:pk>/change/", proposals.ProposalChange.as_view(), name="proposal-change"),
    path("proposals/<uuid:pk>/text/", proposals.ProposalText.as_view(), name="proposal-text"),
    path("proposals/<uuid:pk>/status/", proposals.ProposalStep.as_view(), name="proposal-status"),
    path("proposals/<uuid:pk>/names/", signatures.Names.as_view(), name="proposal-names"),
    path("proposals/<uuid:pk>/names/missing/", signatures.NamesMissing.as_view(), name="proposal-names-missing"),
    path("proposals/<uuid:pk>/names/add/", signatures.NamesAdd.as_view(), name="proposal-names-add"),
    path("proposals/<uuid:pk>/names/<uuid:signature>/", signatures.SignatureChange.as_view(), name="signature-change"),
    path(
        "proposals/<uuid:pk>/names/<uuid:signature>/remove/",
        signatures.SignatureRemove.as_view(),
        name="signature-remove",
    ),
    *(
        path(f"{place}/<uuid:pk>/views/add/", stances.StanceAdd.as_view(kind=kind), name=f"{kind}-stance-add")
        for kind, place in STANCES_OF.items()
    ),
    path("views/<uuid:pk>/", stances.StanceChange.as_view(), name="stance-change"),
    path("views/<uuid:pk>/remove/", stances.StanceRemove.as_view(), name="stance-remove"),
    path("people/<uuid:pk>/ties/add/", ties.TieAdd.as_view(), name="tie-add"),
    path("ties/<uuid:pk>/", ties.TieChange.as_view(), name="tie-change"),
    path("ties/<uuid:pk>/remove/", ties.TieRemove.as_view(), name="tie-remove"),
]
