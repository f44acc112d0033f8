import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lif_desktop.ui import theme
from lif_desktop.ui.blocks.pill import Pill, PillLabel, paint_pill, pill_size

EACH = [
    Pill("Late 101 d", "late"),
    Pill("Due 6 d", "due"),
    Pill("On track", "well"),
    Pill("Revisit", "note"),
    Pill("Done", "done"),
    Pill("Same"),
    Pill("Conflict", "due", "≠"),
]


def painted(pill: Pill, palette: QPalette, width: float = 200) -> QImage:
    image = QImage(200, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    where = paint_pill(painter, QRectF(0, 0, width, 30), pill, palette)
    painter.end()
    assert where.width() <= width
    return image


def colours_in(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(30)}


@pytest.mark.parametrize("pill", EACH, ids=lambda pill: pill.text)
def test_a_pill_has_the_colour_and_tint_of_its_meaning(dressed: QApplication, pill: Pill) -> None:
    found = colours_in(painted(pill, dressed.palette()))
    ink, tint = theme.LIGHT.meaning(pill.meaning)
    assert ink.name() in found
    assert tint.name() in found


def test_meanings_differ_in_shape_not_only_in_colour() -> None:
    shapes = [
        Pill("x", meaning).shape_name() for meaning in ("late", "due", "well", "note", "done")
    ]
    assert shapes == ["triangle", "dot", "square", "diamond", "tick"]
    assert Pill("x").shape_name() == "none"
    assert Pill("x", "late", "tick").shape_name() == "tick"


def test_a_pill_without_room_is_cut_and_stays_in_it(dressed: QApplication) -> None:
    long = Pill("Later than anybody would have thought", "late")
    image = painted(long, dressed.palette(), 60)
    assert pill_size(long).width() > 60
    assert {image.pixelColor(x, 15).name() for x in range(61, 200)} == {"#ffffff"}


def test_the_label_says_its_words_to_a_screen_reader(qtbot: QtBot) -> None:
    label = PillLabel(Pill("Late 3 d", "late"))
    qtbot.addWidget(label)
    assert label.accessibleName() == "Late 3 d"
    narrow = label.sizeHint().width()
    label.set_pill(Pill("Cannot complete", "note"))
    assert label.accessibleName() == "Cannot complete"
    assert label.sizeHint().width() > narrow
    assert label.pill().meaning == "note"
    label.grab()
