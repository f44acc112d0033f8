"""The paper's look: one type scale, one grid, one set of colours (points throughout)."""

from typing import Final

PORTRAIT: Final = (595.28, 841.89)  # A4
LANDSCAPE: Final = (841.89, 595.28)

SIDE: Final = 48.0
HEAD_LINE: Final = 44.0  # from the top edge to the hairline under the running head
BODY_TOP: Final = 68.0
FOOT_LINE: Final = 42.0  # from the bottom edge to the hairline over the running foot
BODY_BOTTOM: Final = 60.0
GUTTER: Final = 20.0
SHARE: Final = 0.62  # of the width: what a picture beside another, and a narrow table, take

# Size and leading of each role.
DISPLAY: Final = (30.0, 36.0)
TITLE: Final = (19.0, 25.0)
SECTION: Final = (11.5, 16.0)
LARGE: Final = (12.0, 17.0)
BODY: Final = (9.5, 14.0)
SMALL: Final = (8.5, 12.0)
TINY: Final = (7.5, 10.0)

INK: Final = "#17212b"
SOFT: Final = "#5a6775"
LINE: Final = "#cfd6de"
PANEL: Final = "#f5f7f9"
WHITE: Final = "#ffffff"
ACCENT: Final = "#0b5f7d"
ACCENT_TINT: Final = "#e3f0f5"
MARKING: Final = "#a3211b"
FAINT: Final = "#edeff2"

MEANING: Final = {
    "late": ("#a3211b", "#fbe9e7"),
    "due": ("#8a5300", "#fdf1dc"),
    "well": ("#1d6b3a", "#e4f3e9"),
    "note": ("#1f4fa3", "#e6edf9"),
    "done": ("#1d6b3a", "#eef2f0"),
    "": ("#43505d", "#eceff3"),
}
"""Ink and tint of each meaning."""

CHART: Final = {
    "late": "#a3211b",
    "due": "#dd9a33",
    "well": "#cde3d5",
    "note": "#4d70b8",
    "done": "#6d9a82",
    "": "#0b5f7d",
}
"""Areas in charts: dark, middle and light, so that the layers part in grey."""
SERIES: Final = ("#0b5f7d", "#8fbccd", "#4a5866", "#c3ccd5", "#5b9a6f", "#d9a441")
"""Areas without a meaning: neighbours part in grey."""


def marking(*, public: bool) -> str:
    """Return the colour of the protective marking."""
    return ACCENT if public else MARKING


def ink(meaning: str) -> str:
    """Return the text colour of a meaning."""
    return MEANING.get(meaning, MEANING[""])[0]


def tint(meaning: str) -> str:
    """Return the background of a meaning."""
    return MEANING.get(meaning, MEANING[""])[1]


def area(meaning: str) -> str:
    """Return the colour of a meaning's area in a chart."""
    return CHART.get(meaning, CHART[""])


def over(colour: str) -> str:
    """Return the colour of text that is read on an area."""
    return WHITE if _lightness(colour) < 0.5 else INK


def readable(colour: str) -> str:
    """Return a colour in which small text is read on paper: itself, or ink where it is light."""
    return colour if _lightness(colour) < 0.5 else INK


def _lightness(colour: str) -> float:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return (0.299 * red + 0.587 * green + 0.114 * blue) / 255
