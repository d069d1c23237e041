"""The readable text of HTML, in one pass without recursion; hidden parts are cut out and listed."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from overture_reader.model import Removed

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "td",
        "th",
        "title",
        "tr",
        "ul",
    ]
)
_PARAGRAPHS = frozenset(
    [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "aside",
        "table",
        "ul",
        "ol",
        "section",
        "article",
        "pre",
        "figure",
    ]
)
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_RAW = ("script", "style", "template", "noscript", "textarea", "title")
_CUT = {"script": "script", "style": "style", "template": "template", "noscript": "noscript", "title": "page_title"}
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9:-]*)")
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])|"
    r"(?:text-indent|left|top)\s*:\s*-\d{3,}|(?:max-)?(?:height|width)\s*:\s*0(?![.\d])"
)
_HIDDEN_ATTRIBUTE = re.compile(r"(?:^|\s)hidden(?:\s|=|/|$)", re.IGNORECASE)
_COLOURS = re.compile(r"(?<![-\w])(color|background(?:-color)?)\s*:\s*([#\w]{1,40})")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_BLANKS = re.compile(r"\n{3,}")
_MARKUP = re.compile(r"<(?:!doctype html|html|body|p|div|article|section|table|ul|h[1-6]|br|span)[\s>/]", re.IGNORECASE)


def looks_like_markup(text: str) -> bool:
    """Return whether a text is HTML: it opens with a tag and more tags follow."""
    return text.lstrip()[:1] == "<" and len(_MARKUP.findall(text[:20_000])) >= 2


@dataclass(slots=True)
class _Page:
    pieces: list[str] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    length: int = 0
    open_tags: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    hidden_from: int = -1
    hidden_text: list[str] = field(default_factory=list)

    def write(self, raw: str) -> None:
        if self.hidden_from >= 0:
            self.hidden_text.append(raw)
            return
        text = html.unescape(raw)
        text = _SPACES.sub(" ", text)
        if not self.pieces or self.pieces[-1].endswith(("\n", " ")):
            text = text.lstrip(" ")
        self._append(text)

    def break_line(self, wanted: int) -> None:
        if self.hidden_from >= 0 or not self.pieces:
            return
        if self.pieces[-1].endswith(" "):
            self.length -= 1
            self.pieces[-1] = self.pieces[-1][:-1]
        have = len(self.pieces[-1]) - len(self.pieces[-1].rstrip("\n"))
        self._append("\n" * max(0, wanted - have))

    def _append(self, text: str) -> None:
        if not text:
            return
        if text.strip("\n") == "" and self.pieces:
            self.pieces[-1] += text
        else:
            self.pieces.append(text)
        self.length += len(text)

    def cut(self, kind: str, text: str) -> None:
        shown = _SPACES.sub(" ", html.unescape(text[:600])).strip()[:200]
        if shown and self.hidden_from < 0:
            self.removed.append(Removed((self.length, self.length), kind, shown))

    def open(self, tag: str, attributes: str) -> None:
        if tag in _BLOCKS:
            self.break_line(2 if tag in _PARAGRAPHS else 1)
        if tag in _VOID:
            return
        self.open_tags.append(tag)
        self.counts[tag] = self.counts.get(tag, 0) + 1
        if self.hidden_from < 0 and attributes and _is_hidden(attributes):
            self.hidden_from = len(self.open_tags)

    def close(self, tag: str) -> None:
        while self.counts.get(tag, 0):
            last = self.open_tags.pop()
            self.counts[last] -= 1
            if self.hidden_from > len(self.open_tags):
                self.hidden_from = -1
                self.cut("hidden_element", " ".join(self.hidden_text))
                self.hidden_text.clear()
            if last == tag:
                break
        if tag in _BLOCKS:
            self.break_line(2 if tag in _PARAGRAPHS else 1)


def readable_text(markup: str) -> tuple[str, tuple[Removed, ...]]:
    """Return what a reader of the page sees, and what was cut out.

    Args:
        markup: HTML; broken HTML is read as far as it goes.

    Returns:
        The text, blocks on lines of their own, pull quotes kept; and the removed parts, whose spans are empty and say
        where in the text they stood.

    Example:
        >>> readable_text("<p>Seen</p><!-- not seen -->")[0]
        'Seen'
    """
    page, at, end = _Page(), 0, len(markup)
    lower = markup.lower()
    while at < end:
        tag_at = markup.find("<", at)
        if tag_at < 0:
            page.write(markup[at:])
            break
        if tag_at > at:
            page.write(markup[at:tag_at])
        at = _read_tag(page, markup, lower, tag_at)
    while page.open_tags:
        page.close(page.open_tags[-1])
    return _tidy(page)


def _read_tag(page: _Page, markup: str, lower: str, at: int) -> int:
    """Read what starts with ``<`` and return where to go on."""
    if markup.startswith("<!--", at):
        stop = markup.find("-->", at + 4)
        page.cut("html_comment", markup[at + 4 : stop if stop >= 0 else None])
        return stop + 3 if stop >= 0 else len(markup)
    stop = markup.find(">", at)
    if stop < 0:
        page.write(markup[at:])
        return len(markup)
    if markup.startswith(("<!", "<?"), at):
        return stop + 1
    found = _TAG.match(markup, at)
    if not found:
        page.write("<")
        return at + 1
    tag = found.group(1).lower()
    if markup[at + 1] == "/":
        page.close(tag)
        return stop + 1
    if tag in _RAW:
        return _read_raw(page, markup, lower, tag, stop + 1)
    page.open(tag, markup[found.end() : stop])
    return stop + 1


def _read_raw(page: _Page, markup: str, lower: str, tag: str, at: int) -> int:
    stop = lower.find("</" + tag, at)
    inside = markup[at : stop if stop >= 0 else None]
    if tag in _CUT:
        page.cut(_CUT[tag], inside)
    else:
        page.write(inside)
    if stop < 0:
        return len(markup)
    close = markup.find(">", stop)
    return close + 1 if close >= 0 else len(markup)


def _is_hidden(attributes: str) -> bool:
    lowered = attributes.lower()
    if _HIDDEN_ATTRIBUTE.search(re.sub(r"(\"[^\"]*\"|'[^']*')", "", lowered)):
        return True
    if "style" not in lowered:
        return False
    colours = {name[:5]: value for name, value in _COLOURS.findall(lowered)}
    same = "color" in colours and colours["color"] == colours.get("backg")
    return bool(_HIDDEN_STYLE.search(lowered)) or same


def _tidy(page: _Page) -> tuple[str, tuple[Removed, ...]]:
    text = "".join(page.pieces)
    tidy = text.rstrip()
    limit = len(tidy)
    removed = tuple(Removed((min(each.span[0], limit),) * 2, each.kind, each.text) for each in page.removed)
    return tidy, removed
