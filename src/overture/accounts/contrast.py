"""What the settings page says about the accent: whether it can be read, and what the desk does when it cannot."""

from __future__ import annotations

from django.utils.translation import gettext as _

from overture.foundation.ui.accent import NotAColour, contrast, is_changed, light_accent


def contrast_sentence(accent: str) -> str:
    """One sentence about an accent's contrast with white, WCAG 2.2: 4.5 to 1 is enough to read."""
    try:
        is_enough = not is_changed(accent)
        ratio = f"{contrast(accent, '#FFFFFF'):.1f}"
        if is_enough:
            return _("This colour can be read well: its contrast with white is %(ratio)s to 1.") % {"ratio": ratio}
        bent = light_accent(accent).brand
    except NotAColour:
        return ""
    return _(
        "This colour is too faint to be read: its contrast with white is %(ratio)s to 1. "
        "For words and buttons the desk uses %(bent)s instead."
    ) % {"ratio": ratio, "bent": bent}
