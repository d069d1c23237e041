"""How a public page is passed on: plain addresses of the networks, and what a share card says."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from .queries.page import RoundUpPage

LONGEST_DESCRIPTION = 200


@dataclass(frozen=True, slots=True)
class ShareLink:
    """A place to pass a page on to. `icon` is empty for a network whose mark is not ours to draw."""

    label: str
    url: str
    icon: str = ""


@dataclass(frozen=True, slots=True)
class OpenGraph:
    """What a share card says of a page; it is made of what the page shows now, so it closes with it."""

    title: str
    description: str
    url: str
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


def open_graph_of(page: RoundUpPage, *, url: str) -> OpenGraph:
    """The card of a round-up."""
    words = page.description
    short = words if len(words) <= LONGEST_DESCRIPTION else f"{words[: LONGEST_DESCRIPTION - 1].rstrip()}…"
    return OpenGraph(title=page.title.text, description=short, url=url, type="article")
