"""The shipped icons (Lucide, ISC), drawn in the colour of the text they stand beside."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from lif_desktop.places import resource


@lru_cache(maxsize=256)
def pixmap(name: str, colour: str, side: int = 16, scale: float = 1.0) -> QPixmap:
    """Return an icon of `side` logical pixels, its lines in `colour` (#rrggbb)."""
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 - not needed at start

    svg = resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    drawing = QSvgRenderer(QByteArray(svg.replace("currentColor", colour).encode()))
    made = QPixmap(QSize(round(side * scale), round(side * scale)))
    made.fill(QColor(0, 0, 0, 0))
    painter = QPainter(made)
    drawing.render(painter, QRectF(0, 0, made.width(), made.height()))
    painter.end()
    made.setDevicePixelRatio(scale)
    return made


def icon(name: str, colour: str) -> QIcon:
    """Return an icon in `colour`, sharp on screens of single and double density."""
    made = QIcon()
    for scale in (1.0, 2.0):
        made.addPixmap(pixmap(name, colour, 16, scale))
    return made
