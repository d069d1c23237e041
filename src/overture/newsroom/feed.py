"""The Atom feed of a language, made anew at each read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

from .prose import UNSEEN

ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One round-up in the feed: its id for ever, its address, and its story as HTML that may be shown now."""

    key: str
    url: str
    title: str
    language: str
    summary: str
    html: str
    published_at: dt.datetime
    changed_at: dt.datetime


def atom(*, title: str, feed_url: str, home_url: str, language: str, entries: Iterable[FeedEntry]) -> bytes:
    """The feed as XML.

    Args:
        title: the name of the feed.
        feed_url: its own address, which is its id.
        home_url: the page it belongs to.
        language: the language of the feed.
        entries: newest first.
    """
    listed = list(entries)
    feed = Element("feed", {"xmlns": ATOM, "xml:lang": language})
    _text(feed, "id", feed_url)
    _text(feed, "title", title)
    _text(
        feed,
        "updated",
        max((one.changed_at for one in listed), default=dt.datetime(2000, 1, 1, tzinfo=dt.UTC)).isoformat(),
    )
    SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": feed_url})
    SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": home_url})
    SubElement(SubElement(feed, "author"), "name").text = UNSEEN.sub("", title)
    for one in listed:
        _entry(feed, one)
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + tostring(feed, encoding="utf-8")


def _entry(feed: Element, one: FeedEntry) -> None:
    entry = SubElement(feed, "entry", {"xml:lang": one.language})
    _text(entry, "id", f"urn:uuid:{one.key}")
    _text(entry, "title", one.title)
    SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": one.url})
    _text(entry, "published", one.published_at.isoformat())
    _text(entry, "updated", one.changed_at.isoformat())
    if one.summary:
        _text(entry, "summary", one.summary)
    content = SubElement(entry, "content", {"type": "html"})
    content.text = UNSEEN.sub("", one.html)


def _text(parent: Element, name: str, words: str) -> None:
    SubElement(parent, name).text = UNSEEN.sub("", words)
