"""A desk's own accent, bent until it can be read: WCAG 2.x contrast against every ground it may stand on."""

from __future__ import annotations

import colorsys
import re
from dataclasses import dataclass
from typing import Final

HOUSE_ACCENT: Final = "#0D5861"
ENOUGH: Final = 4.5
_HEX: Final = re.compile(r"#[0-9a-fA-F]{6}")

# The grounds and the faintest ink of tokens.css; a test holds them to that file.
LIGHT_GROUNDS: Final = ("#FFFFFF", "#F4F6F3", "#EAEEE9")
LIGHT_FAINT_INK: Final = "#58655F"
DARK_GROUNDS: Final = ("#0F1715", "#17211E", "#202C28")
DARK_FAINT_INK: Final = "#9DABA4"
DARK_ON_BRAND: Final = "#06181A"


class NotAColour(ValueError):
    """What was given is no colour."""


@dataclass(frozen=True, slots=True)
class Accent:
    """The four colours made from one accent, for one theme."""

    brand: str
    strong: str
    on_brand: str
    tint: str

    def declarations(self) -> str:
        """The colours as CSS custom properties."""
        named = {"brand": self.brand, "brand-strong": self.strong, "on-brand": self.on_brand, "brand-tint": self.tint}
        return " ".join(f"--{name}: {colour};" for name, colour in named.items())


def _channels(colour: str) -> tuple[float, float, float]:
    return (int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255)


def _colour(red: float, green: float, blue: float) -> str:
    return "#" + "".join(f"{round(max(0.0, min(1.0, part)) * 255):02X}" for part in (red, green, blue))


def luminance(colour: str) -> float:
    """Relative luminance of ``#RRGGBB``, 0 to 1 (WCAG 2.2, definition of relative luminance)."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _channels(colour)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, success criterion 1.4.3).

    >>> round(contrast("#FFFFFF", "#000000"), 1)
    21.0
    """
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _mix(colour: str, ground: str, share: float) -> str:
    pairs = zip(_channels(colour), _channels(ground), strict=True)
    red, green, blue = (part * share + under * (1 - share) for part, under in pairs)
    return _colour(red, green, blue)


def _with_lightness(colour: str, lightness: float, *, most_saturated: float = 1.0) -> str:
    hue, _, saturation = colorsys.rgb_to_hls(*_channels(colour))
    return _colour(*colorsys.hls_to_rgb(hue, lightness, min(saturation, most_saturated)))


def _tint(brand: str, ground: str, faint: str, share: float) -> str:
    """The brand laid thinly on the ground, thin enough for the faintest ink."""
    while share > 0 and contrast(_mix(brand, ground, share), faint) < ENOUGH:
        share -= 0.01
    return _mix(brand, ground, max(share, 0.0))


def _readable(brand: str, grounds: tuple[str, ...], faint: str, *, share: float, step: float) -> tuple[str, str]:
    """Move the brand's lightness by `step` until it can be read on every ground and on its own tint."""
    _, lightness, _ = colorsys.rgb_to_hls(*_channels(brand))
    base = grounds[0] if step < 0 else grounds[1]
    while True:
        tint = _tint(brand, base, faint, share)
        if min(contrast(brand, ground) for ground in (*grounds, tint)) >= ENOUGH or not 0 <= lightness <= 1:
            return brand, tint
        lightness += step
        brand = _with_lightness(brand, min(1.0, max(0.0, lightness)))


def _checked(accent: str) -> str:
    if not _HEX.fullmatch(accent):
        raise NotAColour(f"{accent!r} is no colour. Write it as #RRGGBB, for example {HOUSE_ACCENT}.")
    return accent.upper()


def light_accent(accent: str) -> Accent:
    """The accent for light pages: darkened as far as reading needs, and no further."""
    brand, tint = _readable(_checked(accent), LIGHT_GROUNDS, LIGHT_FAINT_INK, share=0.15, step=-0.01)
    _, lightness, _ = colorsys.rgb_to_hls(*_channels(brand))
    return Accent(brand=brand, strong=_with_lightness(brand, lightness * 0.72), on_brand="#FFFFFF", tint=tint)


def dark_accent(accent: str) -> Accent:
    """The accent for dark pages: lightened as far as reading needs."""
    start = _checked(accent)
    if min(contrast(start, ground) for ground in DARK_GROUNDS) < ENOUGH:
        start = _with_lightness(start, 0.6, most_saturated=0.5)  # a dark colour made light would glare
    brand, tint = _readable(start, DARK_GROUNDS, DARK_FAINT_INK, share=0.22, step=0.01)
    _, lightness, _ = colorsys.rgb_to_hls(*_channels(brand))
    return Accent(
        brand=brand, strong=_with_lightness(brand, 1 - (1 - lightness) * 0.6), on_brand=DARK_ON_BRAND, tint=tint
    )


def is_changed(accent: str) -> bool:
    """Whether the light accent had to be darkened, which the settings page then says."""
    return light_accent(accent).brand != _checked(accent)


def accent_stylesheet(accent: str) -> str:
    """The stylesheet that gives a desk its accent, in light and in dark.

    Args:
        accent: ``#RRGGBB``, or an empty text for the house's petrol.

    Returns:
        CSS that sets the brand's custom properties; empty when the house's own colours stay.

    Raises:
        NotAColour: what was given is no colour.
    """
    if not accent or accent.upper() == HOUSE_ACCENT:
        return "/* The house's own petrol. */\n"
    light, dark = light_accent(accent).declarations(), dark_accent(accent).declarations()
    return (
        f":root {{ {light} }}\n"
        f'@media screen {{ [data-theme="dark"] {{ {dark} }} }}\n'
        f'@media screen and (prefers-color-scheme: dark) {{ :root:not([data-theme="light"]) {{ {dark} }} }}\n'
    )
