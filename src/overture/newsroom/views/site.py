"""The public site. Each page is made anew when it is read; no cookie, no script, nothing from elsewhere."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import gettext as _

from overture.accounts.queries import desk_shown
from overture.engagements.queries import public_asks
from overture.foundation.access.views import SiteView

from ..addresses import absolute, site_url
from ..feed import FeedEntry, atom
from ..models import RoundUp
from ..queries import (
    RoundUpPage,
    feed_pages,
    member_entries,
    member_page,
    public_round_up,
    public_round_ups,
    round_up_page,
)
from ..sharing import OpenGraph, open_graph, open_graph_of, share_links

LATEST = 3
ON_THE_FEED = 10
DEFAULT = "en"


class PublicPage(SiteView):
    """A page in one language, with a tag over its bytes so that a reader who has it is told so."""

    section = ""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.language = translation.get_language() or DEFAULT
        self.at = timezone.now()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = super().dispatch(request, *args, **kwargs)
        if response.status_code != 200 or not isinstance(response, HttpResponse):
            return response
        response.headers["ETag"] = f'"{sha256(response.content).hexdigest()[:32]}"'
        return get_conditional_response(request, etag=response.headers["ETag"], response=response) or response

    def show(self, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        url = absolute(self.request.path)
        alternates = [(code, absolute(self.path_in(code))) for code in dict(settings.LANGUAGES)]
        whole = {
            "section": self.section,
            "page_url": url,
            "alternates": alternates,
            "feed_url": site_url("feed", self.language),
            **context,
        }
        return render(self.request, f"newsroom/site/{template}.html", whole, status=status)

    def path_in(self, language: str) -> str:
        """The address of this page in another language."""
        return "/".join(["", language, *self.request.path.split("/")[2:]])

    def open_graph(self, title: str, description: str = "") -> OpenGraph:
        url = absolute(self.request.path)
        return open_graph(title=title, description=description, url=url, language=self.language)


class Entry(SiteView):
    """The bare address: the way to the reader's language."""

    def get(self, request: HttpRequest) -> HttpResponse:
        known = dict(settings.LANGUAGES)
        wanted = translation.get_language_from_request(request)
        chosen = wanted if wanted in known else DEFAULT
        response = redirect("site:front", chosen)
        patch_vary_headers(response, ["Accept-Language"])
        return response


class Home(PublicPage):
    """Who the umbrella is, and its latest round-ups."""

    def get(self, request: HttpRequest, language: str) -> HttpResponse:
        desk = desk_shown()
        round_ups, _more = public_round_ups(at=self.at, language=self.language, most=LATEST)
        context = {
            "round_ups": round_ups,
            "members": len(member_entries(at=self.at, language=self.language)),
            "og": self.open_graph(desk.name, desk.about),
        }
        return self.show("home", context)


class RoundUps(PublicPage):
    """Every published round-up, newest first."""

    section = "round-ups"

    def get(self, request: HttpRequest, language: str) -> HttpResponse:
        mark = request.GET.get("after", "")
        round_ups, next_mark = public_round_ups(at=self.at, language=self.language, mark=mark)
        context = {"round_ups": round_ups, "next_mark": next_mark, "is_first_page": not mark}
        return self.show("round_ups", {**context, "og": self.open_graph(_("Round-ups"))})


class RoundUpRead(PublicPage):
    """One round-up, or the word that it was taken down."""

    section = "round-ups"

    def get(self, request: HttpRequest, language: str, slug: str) -> HttpResponse:
        round_up = public_round_up(slug)
        if round_up.state != RoundUp.State.PUBLISHED:
            return self.show("gone", {}, status=410)
        return self.show("round_up", round_up_context(round_up_page(round_up, language=self.language, at=self.at)))


def round_up_context(page: RoundUpPage) -> dict[str, Any]:
    """What the template of a round-up needs beside the page: its address, card and links. The preview uses the same."""
    url = site_url("roundup", page.title.language, page.slug)
    return {
        "page": page,
        "page_url": url,
        "alternates": [(code, site_url("roundup", code, page.slug)) for code in page.languages],
        "og": open_graph_of(page, url=url),
        "share_links": share_links(title=page.title.text, url=url, mail_label=_("Email")),
    }


class Members(PublicPage):
    """The members that want to be seen."""

    section = "members"

    def get(self, request: HttpRequest, language: str) -> HttpResponse:
        entries = member_entries(at=self.at, language=self.language)
        return self.show("members", {"members": entries, "og": self.open_graph(_("Members"))})


class Member(PublicPage):
    """One member: what it does, whom it met, its people's words."""

    section = "members"

    def get(self, request: HttpRequest, language: str, slug: str) -> HttpResponse:
        page = member_page(slug, at=self.at, language=self.language)
        og = self.open_graph(page.member.name.text, page.member.description.text)
        return self.show("member", {"page": page, "og": og})


class Asks(PublicPage):
    """What was asked for in public, and where it stands."""

    section = "asks"

    def get(self, request: HttpRequest, language: str) -> HttpResponse:
        asks = public_asks(at=self.at, language=self.language)
        return self.show("asks", {"asks": asks, "og": self.open_graph(_("What we ask for"))})


class Meet(PublicPage):
    """How to be put in contact with a member."""

    section = "meet"

    def get(self, request: HttpRequest, language: str) -> HttpResponse:
        return self.show("meet", {"og": self.open_graph(_("Meet a member"))})


class About(PublicPage):
    """A page that explains: how speakers are protected, how words are taken back, how the site can be read."""

    page = ""

    def get(self, request: HttpRequest, language: str) -> HttpResponse:
        return self.show(self.page, {})


class Feed(PublicPage):
    """The latest round-ups as an Atom feed, with what may be shown at this moment."""

    def get(self, request: HttpRequest, language: str) -> HttpResponse:
        pages = feed_pages(language=self.language, at=self.at, most=ON_THE_FEED)
        xml = atom(
            title=desk_shown().name,
            feed_url=site_url("feed", self.language),
            home_url=site_url("roundup-list", self.language),
            language=self.language,
            entries=[self.entry(page) for page in pages],
        )
        return HttpResponse(xml, content_type="application/atom+xml; charset=utf-8")

    def entry(self, page: RoundUpPage) -> FeedEntry:
        shown = {"page": page, "language": self.language, "is_feed": True, "origin": absolute("")}
        return FeedEntry(
            key=str(page.round_up_id),
            url=site_url("roundup", self.language, page.slug),
            title=page.title.text,
            language=page.title.language,
            summary=page.standfirst.text,
            html=render_to_string("newsroom/site/_story.html", shown),
            published_at=page.published_at or self.at,
            changed_at=page.changed_at,
        )


class Sitemap(SiteView):
    """Every public address that search engines may know."""

    def get(self, request: HttpRequest) -> HttpResponse:
        at, languages = timezone.now(), list(dict(settings.LANGUAGES))
        names = ("front", "roundup-list", "member-list", "ask-list", "meet", "protect", "take-back", "accessibility")
        urls = [site_url(name, code) for name in names for code in languages]
        mark, more = "", True
        while more:
            entries, mark = public_round_ups(at=at, language=DEFAULT, mark=mark, most=500)
            urls += [site_url("roundup", code, one.slug) for one in entries for code in one.languages]
            more = bool(mark)
        slugs = [one.slug for one in member_entries(at=at, language=DEFAULT) if one.slug]
        urls += [site_url("member", code, slug) for slug in slugs for code in languages]
        return render(request, "newsroom/site/sitemap.xml", {"urls": urls}, content_type="application/xml")


class Robots(SiteView):
    """What search engines may read: the public pages alone."""

    def get(self, request: HttpRequest) -> HttpResponse:
        lines = ["User-agent: *", "Disallow: /desk/", "Disallow: /my/", "Disallow: /accounts/", "Disallow: /l/"]
        lines.append(f"Sitemap: {absolute('/sitemap.xml')}")
        return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


class LanguageConverter:
    """The first part of a public address: a language of the desk."""

    regex = "|".join(dict(settings.LANGUAGES))

    def to_python(self, value: str) -> str:
        if value not in dict(settings.LANGUAGES):
            raise Http404
        return value

    def to_url(self, value: str) -> str:
        return value
