"""The desk's addresses of voices."""

from django.urls import path

from .views import desk

urlpatterns = [
    path("voices/", desk.VoicesList.as_view(), name="voices-list"),
    path("voices/<uuid:pk>/", desk.QuoteOpen.as_view(), name="quote-open"),
    path("voices/<uuid:pk>/reveal/", desk.QuoteReveal.as_view(), name="quote-reveal"),
    path("voices/<uuid:pk>/withdraw/", desk.QuoteWithdraw.as_view(), name="quote-withdraw"),
    path("voices/<uuid:pk>/wordings/add/", desk.WordingAdd.as_view(), name="wording-add"),
    path("voices/<uuid:pk>/wordings/<uuid:wording>/consent/", desk.ConsentNote.as_view(), name="consent-note"),
    path("voices/<uuid:pk>/wordings/<uuid:wording>/ask/", desk.SpeakerAsk.as_view(), name="speaker-ask"),
    path("voices/<uuid:pk>/questions/<uuid:asked>/letter/", desk.AskLetter.as_view(), name="ask-letter"),
    path("voices/<uuid:pk>/wordings/<uuid:wording>/record/", desk.RecordPut.as_view(), name="record-put"),
    path("voices/<uuid:pk>/consents/<uuid:consent>/end/", desk.ConsentEnd.as_view(), name="consent-end"),
    path("engagements/<uuid:pk>/quotes/add/", desk.QuoteKeep.as_view(), name="quote-keep"),
]
