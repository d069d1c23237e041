"""What stands in a row of the list, many times on a page."""

from __future__ import annotations

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from overture.foundation.ui.templatetags.ui import bdi

from ..told import Named

register = template.Library()


@register.filter
def for_whom(name: Named, bodies: tuple[Named, ...]) -> SafeString:
    """Somebody who spoke, and for whom: ``{{ name|for_whom:bodies }}``."""
    shown = bdi(name.text, name.language)
    if not bodies:
        return shown
    first, *others = (bdi(body.text, body.language) for body in bodies)
    sentence = escape(_("%(name)s for %(body)s")) % {"name": shown, "body": first}
    return mark_safe(", ".join((sentence, *others)))  # noqa: S308 (the sentence is escaped, the names are)
