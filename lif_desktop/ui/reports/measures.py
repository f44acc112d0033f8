"""How wide a report's columns and how high its rows must be; measured once, shared many times."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from lif_desktop.ui import theme
from lif_desktop.ui.blocks.pill import Pill, pill_size
from lif_desktop.ui.register.delegate import PADDING
from lif_desktop.ui.register.heading import ARROW
from lif_desktop.ui.reports.model import PILL, ReportModel

ABOVE = 7
"""Pixels above and below a row's words."""
_MOST_LINES = 12
_NATURAL_AT_MOST = 460
_WORD_AT_MOST = 150
_DATE = 11


class Measures:
    """The sizes of a table's words as they are now."""

    def __init__(self, model: ReportModel) -> None:
        self._columns = model.table.columns
        self._bold = QFontMetrics(theme.font(bold=True))
        self._plain = QFontMetrics(theme.font())
        rows, columns = range(model.rowCount()), range(len(self._columns))
        indexes = [[model.index(row, column) for column in columns] for row in rows]
        # A pill has a width and no words that could break.
        self._cells = [
            [
                ("", int(pill_size(pill).width()) + 2)
                if isinstance(pill := index.data(PILL), Pill)
                else (text := str(index.data() or ""), self._bold.horizontalAdvance(text) + 2)
                for index in line
            ]
            for line in indexes
        ]
        self._usual = [self._usually(place) for place in columns]
        self._needs, self._least = zip(*(self._sizes(place) for place in columns), strict=True)

    def widths(self, room: int) -> list[int]:
        """Return the columns' widths; where room lacks, who breaks into fewest lines gives way.

        What is left over goes to words, by the weights declared.
        """
        needs, least = self._needs, self._least
        widths = [
            max(min(need, _NATURAL_AT_MOST), low) for need, low in zip(needs, least, strict=True)
        ]
        over = sum(widths) - room
        while over > 0:
            giving = [place for place, low in enumerate(least) if widths[place] > low]
            if not giving:
                break
            place = min(giving, key=lambda one: self._usual[one] / (widths[one] - 1))
            step = min(widths[place] - least[place], over, 8)
            widths[place] -= step
            over -= step
        if over < 0:
            growing = [n for n, one in enumerate(self._columns) if one.align == "left"] or [0]
            weight = sum(self._columns[one].weight for one in growing) or 1
            for one in growing:
                widths[one] += int(-over * self._columns[one].weight / weight)
        return widths

    def heights(self, widths: list[int]) -> list[int]:
        """Return the rows' heights in columns of these widths."""
        return [
            max(
                self._height(text, advance, width - 2 * PADDING)
                for (text, advance), width in zip(line, widths, strict=True)
            )
            for line in self._cells
        ]

    def _height(self, text: str, advance: int, width: int) -> int:
        if not text or (advance <= width and "\n" not in text):
            return theme.ROW
        flags = Qt.TextFlag.TextWordWrap
        box = self._plain.boundingRect(0, 0, max(width, 1), 10_000, flags, text)
        lines = min(_MOST_LINES, max(1, round(box.height() / self._plain.lineSpacing())))
        return max(theme.ROW, lines * self._plain.lineSpacing() + 2 * ABOVE)

    def _usually(self, place: int) -> float:
        """Return the width of what mostly stands in a column; one long note does not take all."""
        found = sorted(line[place][1] for line in self._cells)
        return max(found[int(0.8 * (len(found) - 1))], 0.4 * found[-1]) if found else 0.0

    def _sizes(self, place: int) -> tuple[int, int]:
        """Return the width that a column's words need on one line, and at least."""
        heading = QFontMetrics(theme.font("note", bold=True))
        head = heading.horizontalAdvance(self._columns[place].title) + 2
        need, least = head + ARROW, min(head, _WORD_AT_MOST)
        for line in self._cells:
            text, wide = line[place]
            need = max(need, wide)
            if len(text) <= _DATE:  # pills, dates and short figures stay on one line
                least = max(least, wide)
            elif wide > least:
                word = max(map(self._bold.horizontalAdvance, text.split()), default=0) + 2
                least = max(least, min(word, _WORD_AT_MOST))
        return need + 2 * PADDING, least + 2 * PADDING
