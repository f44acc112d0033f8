"""The pen of charts: text, areas and lines counted from the top, scales, labels and legends."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any, Final

from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import HexColor

from lif_desktop.exporting.pdf import fonts, theme
from lif_desktop.exporting.pdf.fonts import Face
from lif_desktop.exporting.pdf.text import Lost, Run, broken, clean, plain

TITLE: Final = 20.0
LEGEND: Final = 20.0
AXIS: Final = 14.0


Cell = tuple[int, int]
"""A place in the table that the words of a chart make: its row and column, heads in row 0."""


@dataclass(frozen=True)
class Written:
    """A text of a chart, on its baseline, counted from the drawing's top."""

    x: float
    y: float
    text: str
    size: float
    face: Face
    colour: str


class Canvas:
    """A drawing with a pen that counts from the top, as the pages do."""

    def __init__(self, width: float, high: float, lost: Lost) -> None:
        self.drawing = Drawing(width, high)
        # Else an empty Helvetica comes with every drawing; the stubs do not know this setting.
        setattr(self.drawing, "initialFontName", fonts.load("regular"))  # noqa: B010
        self.high = high
        self.lost = lost
        self._cells: list[tuple[Cell, Written, list[String]]] = []

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        type_: tuple[float, float] = theme.SMALL,
        face: Face = "regular",
        colour: str = theme.INK,
        anchor: float = 0.0,
        cell: Cell | None = None,
    ) -> None:
        """Write on a baseline, `anchor` of its width (0 to 1) left of `x`."""
        size = type_[0]
        x -= fonts.width(text, face) * size * anchor
        written, strings = Written(x, y, text, size, face, colour), []
        for name, part in fonts.runs(text, face):
            strings.append(
                String(
                    x, self.high - y, part, fontName=name, fontSize=size, fillColor=HexColor(colour)
                )
            )
            x += fonts.width(part, face) * size
        for one in strings:
            self.drawing.add(one)
        if cell:
            self._cells.append((cell, written, strings))

    def parted(self) -> dict[Cell, list[Written]]:
        """Take the texts that make a table out of the drawing, and return them by their place."""
        found: dict[Cell, list[Written]] = {}
        for cell, written, strings in self._cells:
            found.setdefault(cell, []).append(written)
            for one in strings:
                self.drawing.contents.remove(one)
        self._cells.clear()
        return found

    def box(self, x: float, y: float, width: float, high: float, colour: str) -> None:
        """Fill an area."""
        paint: Any = {"fillColor": HexColor(colour), "strokeColor": None}
        self.drawing.add(Rect(x, self.high - y - high, width, high, **paint))

    def rule(self, x: float, y: float, width: float, colour: str, weight: float = 0.6) -> None:
        """Draw a line across."""
        self.drawing.add(
            Line(
                x, self.high - y, x + width, self.high - y,
                strokeColor=HexColor(colour), strokeWidth=weight,
            )
        )  # fmt: skip

    def heading(self, title: str, width: float) -> None:
        """Write the chart's title."""
        text = fitted(clean(title, self.lost), width, "strong")
        self.text(0, 9.5, text, face="strong", colour=theme.INK)


def areas(meanings: Sequence[str]) -> list[str]:
    """Return the colours of areas: by meaning, else dark, middle and light in turn."""
    plain_ones = count("late" in meanings)  # which is dark already
    return [
        theme.area(one) if one else theme.SERIES[next(plain_ones) % len(theme.SERIES)]
        for one in meanings
    ]


def period_labels(
    canvas: Canvas, labels: Sequence[str], left: float, step: float, base: float
) -> None:
    """Name the columns, as many as have room; the last one always."""
    texts = [clean(label, canvas.lost).replace("\n", " ") for label in labels]
    widest = max((fonts.width(text, "regular") for text in texts), default=0) * theme.TINY[0]
    every = max(1, int(-(-(widest + 4) // step)))
    for index in range(len(texts) - 1, -1, -every):  # the last month is always named
        canvas.text(
            left + step * (index + 0.5), base + 11, texts[index],
            type_=theme.TINY, colour=theme.SOFT, anchor=0.5,
        )  # fmt: skip


def legend_height(names: Sequence[str], width: float) -> float:
    """Return the height of a legend `width` points wide."""
    return LEGEND + theme.SMALL[1] * (len(_lines(names, width)) - 1)


def legend(
    canvas: Canvas,
    series: Sequence[tuple[str, str]],
    left: float,
    top: float,
    *,
    heads: bool = False,
) -> None:
    """Name the series, each (name, colour) beside a patch of it, from a line down.

    As `heads` the names stand over the columns of the chart's table.
    """
    colours = [colour for _, colour in series]
    names = [clean(name, canvas.lost).replace("\n", " ") for name, _ in series]
    y = top + LEGEND - 4
    for line in _lines(names, canvas.drawing.width - left):
        x = left
        for place in line:
            canvas.box(x, y - 7.5, 9, 9, colours[place])
            canvas.text(x + 13, y, names[place], cell=(0, place + 1) if heads else None)
            x += _named(names[place])
        y += theme.SMALL[1]


def _lines(names: Sequence[str], width: float) -> list[list[int]]:
    """Return the places of the names that stand together in each line of a legend."""
    lines: list[list[int]] = [[]]
    used = 0.0
    for place, name in enumerate(names):
        if lines[-1] and used + _named(name) > width:
            lines.append([])
            used = 0.0
        lines[-1].append(place)
        used += _named(name)
    return lines


def _named(name: str) -> float:
    return 13 + fonts.width(name, "regular") * theme.SMALL[0] + 14


def row_label(canvas: Canvas, label: str, room: float, y: float, cell: Cell | None = None) -> None:
    """Write a bar's label on one line, or smaller on two."""
    if fonts.width(label, "regular") * theme.SMALL[0] <= room:
        canvas.text(0, y + 12.5, label, cell=cell)
        return
    first = plain(broken((Run(label, "regular"),), room / theme.TINY[0])[0])
    rest = label[len(first) :].strip()
    canvas.text(0, y + (8.6 if rest else 12.2), first, type_=theme.TINY, cell=cell)
    if rest:
        second = fitted(rest, room, "regular", theme.TINY[0])
        canvas.text(0, y + 17.2, second, type_=theme.TINY, cell=cell)


def fitted(text: str, room: float, face: Face, size: float = theme.SMALL[0]) -> str:
    """Return a label on one line, ended with an ellipsis where it is too long."""
    text = text.replace("\n", " ")
    if fonts.width(text, face) * size <= room:
        return text
    first = plain(broken((Run(text, face),), max(room / size - 1, 1))[0])
    return f"{first.rstrip()}…"


def scale(largest: float) -> tuple[float, list[float]]:
    """Return the top of an axis from nought and the values marked on it."""
    for step in (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10000):
        count = int(-(-largest // step))
        if count <= 5:
            marks = [float(step * index) for index in range(max(count, 1) + 1)]
            return marks[-1], marks
    return float(largest), [0.0, float(largest)]


def figure(value: float) -> str:
    """Return a value as it is written beside its bar."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"


def axis(canvas: Canvas, largest: float, base: float, high: float) -> tuple[float, float]:
    """Draw the marks of an upright axis; return where the area begins and points for one unit."""
    width = canvas.drawing.width
    top, ticks = scale(largest)
    left = max(fonts.width(figure(tick), "regular") for tick in ticks) * theme.TINY[0] + 6
    for tick in ticks:
        y = base - high * tick / top
        canvas.text(left - 6, y + 2.6, figure(tick), type_=theme.TINY, colour=theme.SOFT, anchor=1)
        canvas.rule(left, y, width - left, theme.LINE if tick else theme.INK, 0.4 if tick else 0.8)
    return left, high / top
