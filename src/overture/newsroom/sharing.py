"""How a public page is passed on: plain addresses of the networks, and what a share card says."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from overture.accounts.queries import desk_shown

from .addresses import absolute
from .queries.page import RoundUpPage

LONGEST_DESCRIPTION = 200
LOCALES = {"en": "en_GB", "he": "he_IL"}


@dataclass(frozen=True, slots=True)
class ShareLink:
    """A place to pass a page on to. `icon` is empty for a network whose mark is not ours to draw."""

    label: str
    url: str
    icon: str = ""


@dataclass(frozen=True, slots=True)
class OpenGraph:
    """What a share card says of a page; it is made of what the page shows now, so it closes with it.

    Attributes:
        locale: language and territory as Open Graph writes them; empty where no one territory stands for the language.
        image: the whole address of the desk's logo, when it has one.
    """

    title: str
    description: str
    url: str
    locale: str
    type: str = "website"
    image: str = ""
    image_alt: str = ""


def share_links(*, title: str, url: str, mail_label: str) -> tuple[ShareLink, ...]:
    """Links that hand title and address to mail and networks."""
    address, words = urlencode({"u": url}), quote(f"{title} {url}", safe="")
    return (
        ShareLink(mail_label, f"mailto:?{_mail(title, url)}", "mail"),
        ShareLink("Facebook", f"https://www.facebook.com/sharer/sharer.php?{address}"),
        ShareLink("LinkedIn", f"https://www.linkedin.com/sharing/share-offsite/?{urlencode({'url': url})}"),
        ShareLink("X", f"https://x.com/intent/post?{urlencode({'text': title, 'url': url})}"),
        ShareLink("WhatsApp", f"https://wa.me/?text={words}"),
    )


def _mail(title: str, url: str) -> str:
    return f"subject={quote(title, safe='')}&body={quote(url, safe='')}"


def open_graph(*, title: str, description: str, url: str, language: str, type: str = "website") -> OpenGraph:
    """The card of a page in a language, with the desk's logo."""
    desk = desk_shown()
    short = description
    if len(description) > LONGEST_DESCRIPTION:
        short = f"{description[: LONGEST_DESCRIPTION - 1].rstrip()}…"
    return OpenGraph(
        title=title,
        description=short,
        url=url,
        locale=LOCALES.get(language, ""),
        type=type,
        image=absolute(desk.logo_url) if desk.logo_url else "",
        image_alt=desk.name if desk.logo_url else "",
    )


def open_graph_of(page: RoundUpPage, *, url: str) -> OpenGraph:
    """The card of a round-up."""
    return open_graph(
        title=page.title.text, description=page.description, url=url, language=page.title.language, type="article"
    )
