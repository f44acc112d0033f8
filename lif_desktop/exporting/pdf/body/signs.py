"""Pills: a state as shape, word and tint, drawn as vectors."""

from collections.abc import Sequence

from lif_desktop.exporting.papers.content import Pill
from lif_desktop.exporting.pdf import theme
from lif_desktop.exporting.pdf.pages import Box, Flow, Print, Sign
from lif_desktop.exporting.pdf.text import Run, clean, width
from lif_desktop.exporting.pdf.tree import Node

HEIGHT = 13.0
_SIDE = 5.0
_SIGN = 5.6
_GAP = 3.4

Point = tuple[float, float]


def pill_run(pill: Pill, flow: Flow) -> tuple[Run, ...]:
    """Return the pill's word as it is measured and printed."""
    return (Run(clean(pill.word, flow.lost).replace("\n", " "), "strong"),)


def pill_width(pill: Pill, flow: Flow) -> float:
    """Return how wide a pill is drawn."""
    sign = _SIGN + _GAP if pill.shape else 0
    return width(pill_run(pill, flow)) * theme.SMALL[0] + 2 * _SIDE + sign


def draw_pill(pill: Pill, flow: Flow, x: float, y: float, node: Node | None) -> None:
    """Draw a pill with its top left corner at `x`, `y`."""
    ink = theme.ink(pill.meaning)
    flow.put(Box(x, y, pill_width(pill, flow), HEIGHT, theme.tint(pill.meaning), radius=HEIGHT / 2))
    x += _SIDE
    if pill.shape:
        flow.put(Sign(pill.shape, x, y + (HEIGHT - _SIGN) / 2, _SIGN, ink))
        x += _SIGN + _GAP
    flow.put(Print(x, y + 9.5, pill_run(pill, flow), theme.SMALL[0], ink), node)


def outline(shape: str) -> Sequence[Point]:
    """Return the corners of a shape in a unit square, y downwards; a dot has none."""
    return {
        "triangle": ((0.5, 0.04), (1.0, 0.94), (0.0, 0.94)),
        "square": ((0.08, 0.08), (0.92, 0.08), (0.92, 0.92), (0.08, 0.92)),
        "diamond": ((0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5)),
        "tick": ((0.02, 0.54), (0.36, 0.88), (1.0, 0.14)),
    }.get(shape, ())
