"""The tags and filters of the components. docs/reference/components.md lists each with its parameters."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any, Final

from django import forms, template
from django.forms import BoundField
from django.urls import NoReverseMatch, reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from overture.foundation.ui.art import hemicycle_svg
from overture.foundation.ui.icons import drawing
from overture_names import fold, fold_with_offsets

register = template.Library()

# state: (class, icon). Every state has a word beside it, so colour never speaks alone.
TAG_STATES: Final[dict[str, tuple[str, str]]] = {
    "plain": ("", ""),
    "waiting": ("", ""),
    "ok": ("ok", "check"),
    "done": ("ok", "check"),
    "wait": ("wait", "clock"),
    "open": ("wait", "clock"),
    "check": ("wait", "eye"),
    "no-consent": ("wait", "lock"),
    "bad": ("bad", "warning"),
    "late": ("bad", "warning"),
    "refused": ("bad", "refused"),
    "known": ("brand", ""),
    "brand": ("brand", ""),
    "quote": ("quote", "voices"),
    "sealed": ("quote", "lock"),
    "off": ("line", "hidden"),
    "line": ("line", ""),
}

DOT_SHAPES: Final[dict[str, str]] = {
    "circle": '<circle class="{}" cx="10" cy="10" r="8"/>',
    "diamond": '<path class="{}" d="M10 1l9 9-9 9-9-9z"/>',
    "triangle": '<path class="{}" d="M10 1l9.5 16h-19z"/>',
    "square": '<rect class="{}" x="2.5" y="2.5" width="15" height="15" rx="2"/>',
}
DOT_OF_KIND: Final[dict[str, str]] = {
    "letter": "diamond",
    "conference_session": "triangle",
    "panel": "triangle",
    "testimony": "square",
    "campaign_event": "triangle",
}

ROLE_NAMES: Final[dict[str, Any]] = {
    "coordinator": gettext_lazy("Coordinator"),
    "editor": gettext_lazy("Editor"),
    "representative": gettext_lazy("Member representative"),
    "director": gettext_lazy("Director"),
    "administrator": gettext_lazy("Administrator"),
}

JUMP_KEYS: Final[dict[str, str]] = {
    "today": "KeyT",
    "reader": "KeyR",
    "introductions": "KeyI",
    "engagements": "KeyE",
    "stakeholders": "KeyS",
    "network": "KeyN",
    "voices": "KeyV",
    "newsroom": "KeyW",
    "planning": "KeyP",
}

LEFT_TO_RIGHT_INPUTS: Final = (forms.EmailInput, forms.URLInput, forms.NumberInput, forms.PasswordInput)
OWN_DIRECTION_INPUTS: Final = (forms.TextInput, forms.Textarea)


@register.simple_tag
def icon(name: str, label: str = "", css: str = "") -> SafeString:
    """An icon of the house. With a label it speaks; without one it is hidden from screen readers."""
    paths, turns = drawing(name)
    classes = " ".join(part for part in ("i", "flip" if turns else "", css) if part)
    said = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    return format_html('<svg class="{}" viewBox="0 0 24 24" {}>{}</svg>', classes, said, mark_safe(paths))  # noqa: S308


@register.simple_tag
def overture_mark(tone: str = "") -> SafeString:
    """The mark: an arc over a point. `tone="dark"` for a dark ground."""
    return format_html(
        '<svg class="mark{}" viewBox="0 0 32 32" aria-hidden="true">'
        '<path class="arc" d="M4 23.5a12 12 0 0 1 24 0"/><circle class="point" cx="16" cy="22.5" r="3.4"/></svg>',
        " on-dark" if tone == "dark" else "",
    )


@register.simple_tag
def hemicycle(spoken: int, seats: int, label: str = "") -> SafeString:
    """The house picture, drawn from how many spoke and how many were in the room."""
    said = label or ngettext(
        "Drawing: rows of seats round a small table; %(spoken)s seat shines, for the one who spoke.",
        "Drawing: rows of seats round a small table; %(spoken)s seats shine, one for each who spoke.",
        spoken,
    ) % {"spoken": spoken}
    drawn = hemicycle_svg(spoken, seats, label=str(conditional_escape(said)))
    return mark_safe(drawn)  # noqa: S308 - numbers and an escaped label


@register.simple_tag
def tag(state: str, text: Any, icon_name: str = "") -> SafeString:
    """A state as a word with a shape. An unknown state is a plain tag."""
    return _drawn_tag(state, conditional_escape(text), icon_name)


@lru_cache(maxsize=1 << 9)
def _drawn_tag(state: str, text: SafeString, icon_name: str) -> SafeString:
    css, shape = TAG_STATES.get(state, ("", ""))
    chosen = icon_name or shape
    picture = icon(chosen) if chosen else ""
    return format_html('<span class="tag{}">{}{}</span>', f" {css}" if css else "", picture, text)


@register.simple_tag
def dot(kind: str, state: str = "") -> SafeString:
    """The mark of an engagement's kind on a time line. `state` is empty, private or planned."""
    shape = DOT_OF_KIND.get(kind, "circle")
    classes = f"shape {state}" if state else "shape"
    drawn = format_html(DOT_SHAPES[shape], classes)
    return format_html('<svg class="dot" viewBox="0 0 20 20" aria-hidden="true">{}</svg>', drawn)


def _shown_letters(word: str) -> str:
    letters = [char for char in word if unicodedata.category(char).startswith(("L", "N"))]
    return letters[0].upper() if letters else ""


@register.filter
def initials(name: Any) -> str:
    """Two letters for a round picture: of the first and the last word of a name."""
    words = [word for word in str(name).split() if _shown_letters(word)]
    if not words:
        return ""
    return _shown_letters(words[0]) + (_shown_letters(words[-1]) if len(words) > 1 else "")


@register.simple_tag
def avatar(name: Any, side: str = "ours") -> SafeString:
    """Initials in a round (ours) or square (theirs) field; the name itself stands beside it."""
    return format_html(
        '<span class="av{}" aria-hidden="true">{}</span>', " them" if side == "theirs" else "", initials(name)
    )


@register.filter
def bdi(text: Any, lang: str = "") -> SafeString:
    """Foreign words kept apart from the direction of the sentence: ``{{ name|bdi:"ar" }}``."""
    # Written out, since a list has hundreds: `format_html` takes four times as long.
    opening = f'<bdi lang="{conditional_escape(lang)}">' if lang else "<bdi>"
    return SafeString(f"{opening}{conditional_escape(text)}</bdi>")


@register.filter
def marked(text: Any, words: str) -> SafeString:
    """A text kept apart like `bdi`, with the beginnings of its words that were sought set in bold."""
    folded, spans = fold_with_offsets(str(text)), set[tuple[int, int]]()
    for word in fold(words).split():
        for found in re.finditer(rf"(?:^| )({re.escape(word)})", folded.text):
            spans.add(folded.span(*found.span(1)))
    parts, here = [], 0
    for start, end in sorted(spans):
        if start >= here:
            parts.append(format_html("{}<b>{}</b>", str(text)[here:start], str(text)[start:end]))
            here = end
    return format_html("<bdi>{}{}</bdi>", mark_safe("".join(parts)), str(text)[here:])  # noqa: S308 (escaped above)


@register.filter
def role_name(role: str) -> Any:
    """A role in words."""
    return ROLE_NAMES.get(role, role)


@register.simple_tag
def progress(states: Any, label: str) -> SafeString:
    """A short bar of steps. `states` is a list of ok, now or an empty text."""
    listed = list(states)
    bars = "".join(f'<span class="{state}"></span>' if state in ("ok", "now") else "<span></span>" for state in listed)
    many = " many" if len(listed) > 8 else ""
    return format_html('<span class="steps{}" role="img" aria-label="{}">{}</span>', many, label, mark_safe(bars))  # noqa: S308


@register.simple_tag
def meter(done: int, total: int, label: str) -> SafeString:
    """How much of a whole is done, as a bar with the sentence that says it."""
    share = 0 if total <= 0 else max(0, min(100, round(100 * done / total)))
    return format_html(
        '<svg class="meter" viewBox="0 0 100 4" preserveAspectRatio="none" role="img" aria-label="{}">'
        '<rect class="rest" width="100" height="4"/><rect class="part" width="{}" height="4"/></svg>',
        label,
        share,
    )


def _direction(widget: forms.Widget) -> str:
    """Text takes its own direction; addresses and numbers run from left to right in every language."""
    if "dir" in widget.attrs:
        return str(widget.attrs["dir"])
    if isinstance(widget, LEFT_TO_RIGHT_INPUTS) or widget.attrs.get("autocomplete") == "one-time-code":
        return "ltr"
    if isinstance(widget, (forms.DateInput, forms.TimeInput, forms.DateTimeInput)):
        return ""
    return "auto" if isinstance(widget, OWN_DIRECTION_INPUTS) else ""


@register.inclusion_tag("ui/components/field.html")
def field(bound: BoundField, css: str = "", hint: Any = "", label: Any = "", optional: bool = True) -> dict[str, Any]:
    """One field of a form: label, hint, error, control. `css` is pick, share, tall or short; see the reference."""
    widget = bound.field.widget
    hint = hint or bound.help_text
    attrs: dict[str, Any] = {}
    if direction := _direction(widget):
        attrs["dir"] = direction
    if css in ("tall", "short"):
        attrs["class"] = f"{widget.attrs.get('class', '')} {css}".strip()
    if str(widget.attrs.get("placeholder", "")).startswith(str(bound.label)):
        attrs["placeholder"] = False  # a label stands above; the same words inside would vanish while typing
    if isinstance(widget, forms.Textarea):
        attrs |= {"cols": False} | ({"rows": 5} if widget.attrs.get("rows") == "10" else {})
    described = [f"{bound.auto_id}_helptext"] * bool(hint) + [f"{bound.auto_id}_error"] * bool(bound.errors)
    if described and not bound.use_fieldset:
        attrs["aria-describedby"] = " ".join(described)
    is_check = isinstance(widget, forms.CheckboxInput)
    return {
        "field": bound,
        "control": "" if bound.use_fieldset else bound.as_widget(attrs=attrs),
        "label": label or bound.label,
        "hint": hint,
        "described": " ".join(described),
        "group": css if css in ("pick", "share") else "choices",
        "is_check": is_check,
        "is_group": bound.use_fieldset and isinstance(widget, (forms.RadioSelect, forms.CheckboxSelectMultiple)),
        "is_compound": bound.use_fieldset and not isinstance(widget, (forms.RadioSelect, forms.CheckboxSelectMultiple)),
        "show_optional": optional and not bound.field.required and not is_check,
    }


@register.filter
def error_words(bound: BoundField) -> list[Any]:
    """What is wrong with a field, in words that stand alone: the list on top says the same."""
    words: list[Any] = []
    for error in bound.errors.as_data():
        if error.code == "required":
            words.append(_("Fill in “%(label)s”.") % {"label": bound.label})
        else:
            words.extend(error.messages)
    return words


def _anchor(bound: BoundField) -> str:
    if isinstance(bound.field.widget, (forms.RadioSelect, forms.CheckboxSelectMultiple)):
        return f"{bound.auto_id}_0"
    return bound.id_for_label or bound.auto_id


@register.inclusion_tag("ui/components/error_summary.html")
def error_summary(form: Any) -> dict[str, Any]:
    """Every error of a form, on top and linked to its field, in the same words."""
    if not form or not getattr(form, "errors", None):
        return {"items": []}
    items = [("", text) for text in form.non_field_errors()]
    items += [(_anchor(bound), text) for bound in form.visible_fields() for text in error_words(bound)]
    items += [("", text) for bound in form.hidden_fields() for text in bound.errors]
    return {"items": items}


@register.simple_tag
def waiting_title(count: int | None) -> str:
    """What stands before the page's title while something waits, so that a background tab can call."""
    return f"({count}) " if count else ""


@register.filter
def waiting_total(sidebar: Any) -> int:
    """How much waits in the first group of the side bar."""
    return sum(entry["count"] or 0 for entry in sidebar[0]) if sidebar else 0


@register.simple_tag
def change_label(word: Any = "") -> Any:
    """What a row's link says."""
    return word or _("Change")


@register.filter
def jump_key(entry_key: str) -> str:
    """The key after `G` that jumps to an entry of the side bar, by its place on the keyboard."""
    return JUMP_KEYS.get(entry_key, "")


@register.filter
def at(items: Any, place: int) -> Any:
    """The item at a place of a list, counted from nought; nothing when the list is shorter."""
    try:
        return items[place]
    except IndexError:
        return None


@register.simple_tag(takes_context=True)
def address(context: template.Context, *names: str) -> str:
    """The address of the first of these names that a room has filled; empty when none has, so that no link is dead.

    Public addresses carry their language: each name is tried with it as well.
    """
    for name in names:
        for args in ((), (context.get("language") or "en",)):
            try:
                return reverse(name, args=args)
            except NoReverseMatch:
                continue
    return ""
