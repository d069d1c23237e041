"""The public addresses."""

from django.urls import path, register_converter

from .views import site

register_converter(site.LanguageConverter, "language")

urlpatterns = [
    path("", site.Entry.as_view(), name="entry"),
    path("sitemap.xml", site.Sitemap.as_view(), name="sitemap"),
    path("robots.txt", site.Robots.as_view(), name="robots"),
    path("<language:language>/", site.Home.as_view(), name="front"),
    path("<language:language>/feed.atom", site.Feed.as_view(), name="feed"),
    path("<language:language>/round-ups/", site.RoundUps.as_view(), name="roundup-list"),
    path("<language:language>/round-ups/<slug:slug>/", site.RoundUpRead.as_view(), name="roundup"),
    path("<language:language>/members/", site.Members.as_view(), name="member-list"),
    path("<language:language>/members/<slug:slug>/", site.Member.as_view(), name="member"),
    path("<language:language>/asks/", site.Asks.as_view(), name="ask-list"),
    path("<language:language>/meet/", site.Meet.as_view(), name="meet"),
    path("<language:language>/protect/", site.About.as_view(page="protect"), name="protect"),
    path("<language:language>/take-back/", site.About.as_view(page="take_back"), name="take-back"),
    path("<language:language>/accessibility/", site.About.as_view(page="accessibility"), name="accessibility"),
]
