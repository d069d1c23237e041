"""The tags of the charts. docs/reference/components.md shows them."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language_bidi

from overture.foundation.ui.charts import Drawing, LegendEntry
from overture.foundation.ui.icons import drawing as icon_drawing
from overture.foundation.ui.templatetags.ui import DOT_SHAPES

register = template.Library()


@register.simple_tag
def drawing(drawn: Drawing, key: str) -> SafeString:
    """A chart as SVG, from the side where the reader begins; `key` is an id of its own on the page."""
    return drawn.svg(key=f"{key}-title", mirrored=get_language_bidi())


@register.simple_tag
def legend_mark(entry: LegendEntry) -> SafeString:
    """The shape that an entry of a legend explains; the word stands beside it."""
    if entry.shape == "flag":
        paths, _turns = icon_drawing("flag")
        return format_html('<svg class="i" viewBox="0 0 24 24" aria-hidden="true">{}</svg>', SafeString(paths))
    if entry.shape == "bar":
        bar = format_html('<rect class="{}" x="2" y="2" width="16" height="16" rx="2"/>', entry.state)
        return format_html('<svg class="viz key" viewBox="0 0 20 20" aria-hidden="true">{}</svg>', bar)
    drawn = format_html(DOT_SHAPES[entry.shape], f"shape {entry.state}".strip())
    return format_html('<svg class="key" viewBox="0 0 20 20" aria-hidden="true">{}</svg>', drawn)
