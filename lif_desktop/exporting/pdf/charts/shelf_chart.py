"""A shelf of volumes, each as thick as what it holds, so that an empty one is seen at once."""

from typing import Any, Final

from reportlab.graphics.shapes import Group, Rect, String
from reportlab.lib.colors import HexColor

from lif_desktop.exporting.papers.content import Shelf, Volume
from lif_desktop.exporting.pdf import fonts, theme
from lif_desktop.exporting.pdf.charts.pen import TITLE, Canvas, figure, fitted
from lif_desktop.exporting.pdf.text import Lost, Run, broken, clean, plain

_HIGH: Final = 132.0
_FOOT: Final = 20.0  # for the figures under the shelf
_LEAST: Final = 25.0  # a spine with room for two lines of its name
_MOST: Final = 130.0
_GAP: Final = 3.0
_MANY: Final = 16  # more than fit with their names; the last then stands for the rest


def height(_shelf: Shelf, _width: float) -> float:
    """Return how high a shelf is drawn."""
    return TITLE + _HIGH + _FOOT


def draw(shelf: Shelf, width: float, lost: Lost) -> Canvas:
    """Return the shelf; a volume is a spine's least thickness and as much more as it holds."""
    canvas = Canvas(width, height(shelf, width), lost)
    canvas.heading(shelf.title, width)
    volumes = _volumes(shelf)
    held = max((one.count for one in volumes), default=0)
    spare = width - (_LEAST + _GAP) * len(volumes)
    total = sum(one.count for one in volumes) or 1
    unit = min(max(spare, 0.0) / total, (_MOST - _LEAST) / (held or 1))
    x, filled = 0.0, 0
    for one in volumes:
        thick = _LEAST + unit * one.count
        colour = theme.SERIES[filled % 2] if one.count else ""
        _spine(canvas, one, x, thick, colour)
        filled += bool(one.count)
        x += thick + _GAP
    canvas.rule(0, TITLE + _HIGH + 0.8, max(x - _GAP, 0.0), theme.INK, 1.6)
    return canvas


def _volumes(shelf: Shelf) -> list[Volume]:
    volumes = list(shelf.volumes)
    if len(volumes) <= _MANY:
        return volumes
    rest = volumes[_MANY - 1 :]
    return [*volumes[: _MANY - 1], Volume(f"{len(rest)} others", sum(one.count for one in rest))]


def _spine(canvas: Canvas, one: Volume, x: float, thick: float, colour: str) -> None:
    paint: Any = {"fillColor": HexColor(colour or theme.WHITE), "strokeColor": None}
    if not colour:
        paint.update(strokeColor=HexColor(theme.SOFT), strokeWidth=0.8, strokeDashArray=(3, 2))
    canvas.drawing.add(Rect(x + 0.4, canvas.high - TITLE - _HIGH, thick - 0.8, _HIGH, **paint))
    ink = theme.over(colour) if colour else theme.SOFT
    if colour:  # the bands of a bound book
        for band in (9.0, _HIGH - 11.0):
            canvas.rule(x + 3, TITLE + band, thick - 6, ink, 0.7)
    _name(canvas, clean(one.name, canvas.lost).replace("\n", " "), x, thick, ink)
    canvas.text(
        x + thick / 2, TITLE + _HIGH + 13, figure(one.count) if one.count else "empty",
        type_=theme.SMALL if one.count else theme.TINY, face="strong" if one.count else "regular",
        colour=theme.INK if one.count else theme.SOFT, anchor=0.5,
    )  # fmt: skip


def _name(canvas: Canvas, name: str, x: float, thick: float, ink: str) -> None:
    """Write a name up the spine, on as many lines as its thickness has room for."""
    size, leading = theme.TINY
    room = _HIGH - 30
    lines = [plain(one).strip() for one in broken((Run(name, "strong"),), room / size)]
    most = max(int((thick - 4) / leading), 1)
    if len(lines) > most:
        lines = [*lines[: most - 1], fitted(" ".join(lines[most - 1 :]), room, "strong", size)]
    middle = x + thick / 2 - leading * len(lines) / 2
    for index, line in enumerate(lines):
        # Turned about the foot of the line: upwards, as spines are read here.
        at = middle + leading * index + leading / 2 + size * 0.36
        y = canvas.high - TITLE - _HIGH + 15
        turned = Group(transform=(0, 1, -1, 0, at, y))
        along = 0.0
        for font, part in fonts.runs(line, "strong"):
            turned.add(
                String(along, 0, part, fontName=font, fontSize=size, fillColor=HexColor(ink))
            )
            along += fonts.width(part, "strong") * size
        canvas.drawing.add(turned)
