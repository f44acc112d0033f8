"""Draws the lines of a review: pills, and what was struck out beside what stands."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from lif_desktop.ui import theme
from lif_desktop.ui.blocks.pill import Pill, paint_pill
from lif_desktop.ui.importing.lines import Line, Part
from lif_desktop.ui.importing.review_model import CHANGE, LINE, PILL, WHY

PADDING = 8
_MARK = 19.0
_GAP = 6.0


class ReviewDelegate(QStyledItemDelegate):
    """Paints cells without frames, like every table of the window."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint ground, hairline and content."""
        room = QRectF(option.rect)
        palette: QPalette = option.palette
        colours = theme.tokens(palette)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(room, QColor(colours.accent_tint))
        line = QRectF(room.left(), room.bottom() - 1, room.width(), 1)
        painter.fillRect(line, QColor(colours.line))
        inside = room.adjusted(PADDING, 0, -PADDING, -1)
        pill = index.data(PILL)
        if isinstance(pill, Pill):
            paint_pill(painter, inside, pill, palette)
            return
        said = index.data(LINE)
        if index.column() == CHANGE and isinstance(said, Line):
            _paint_parts(painter, inside, said.parts, colours)
            return
        ink = colours.soft if index.column() == WHY else colours.ink
        _words(painter, inside, index.data() or "", QColor(ink), theme.font())

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's signature
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002 - Qt's signature
    ) -> QSize:
        """Return a modest size; rows and columns are set by the table."""
        return QSize(60, theme.ROW)


def shares(wanted: list[float], room: float) -> list[float]:
    """Return how wide each of several things may be: the narrow keep theirs, the wide share."""
    given = [0.0] * len(wanted)
    left, count = room, len(wanted)
    for place in sorted(range(len(wanted)), key=wanted.__getitem__):
        given[place] = min(wanted[place], max(0.0, left / count))
        left -= given[place]
        count -= 1
    return given


def _paint_parts(
    painter: QPainter, room: QRectF, parts: tuple[Part, ...], colours: theme.Tokens
) -> None:
    plain, struck = theme.font(), theme.font()
    struck.setStrikeOut(True)
    metrics = QFontMetricsF(plain)
    if sum(metrics.horizontalAdvance(part.text) for part in parts) > room.width() - 24:
        # Where room is short, the values themselves are what is needed.
        parts = tuple(part for part in parts if part.mark) or parts
    fonts = [struck if part.mark == "old" else plain for part in parts]
    wanted = [metrics.horizontalAdvance(part.text) + (5 if part.mark else 1) for part in parts]
    left = room.left()
    widths = shares(wanted, room.width() - _GAP * (len(parts) - 1))
    for part, font, width in zip(parts, fonts, widths, strict=True):
        place = QRectF(left, room.center().y() - _MARK / 2, width, _MARK)
        left += width + _GAP
        if not part.mark:
            _words(painter, place, part.text, QColor(colours.ink), font)
            continue
        ink, tint = (
            (colours.late, colours.late_tint)
            if part.mark == "old"
            else (colours.well, colours.well_tint)
        )
        painter.fillRect(place, QColor(tint))
        _words(painter, place.adjusted(2, 0, -2, 0), part.text, QColor(ink), font)


def _words(painter: QPainter, room: QRectF, text: str, ink: QColor, font: QFont) -> None:
    painter.setFont(font)
    painter.setPen(ink)
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width() + 1)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
