"""The one stylesheet, written with the names of the colours and filled from a scheme."""

from string import Template

from lif_desktop.places import resource

_SHEET = Template(
    """
QToolTip { background: $ink; color: $background; border: 0; padding: 4px 8px; }

QPushButton {
    background: $background; color: $ink; border: 1px solid $line; border-radius: 6px;
    padding: 5px 12px; min-height: 18px; font-weight: 600;
}
QPushButton:hover { background: $panel; }
QPushButton:pressed { background: $accent_tint; }
QPushButton:focus { border: 2px solid $accent; padding: 4px 11px; outline: 0; }
QPushButton:disabled { color: $soft; background: $panel; }
QPushButton:checked { background: $accent_tint; color: $accent; border-color: $accent; }
QPushButton[look="primary"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[look="primary"]:hover { background: $ink; border-color: $ink; color: $background; }
QPushButton[look="primary"]:focus { border: 2px solid $ink; padding: 4px 11px; }
QPushButton[look="primary"]:disabled { background: $panel; color: $soft; border-color: $line; }
QPushButton[look="link"] {
    background: transparent; border: 1px solid transparent; color: $accent; padding: 0 2px;
    font-weight: 400; min-height: 0;
}
QPushButton[look="link"]:hover { text-decoration: underline; }
QPushButton[look="link"]:focus {
    border: 1px solid $accent; border-radius: 4px; padding: 0 2px;
}
QPushButton[look="chip"] {
    background: $panel; color: $ink; border: 1px solid $line; border-radius: 11px;
    padding: 1px 10px; min-height: 19px; max-height: 19px; font-weight: 400;
}
QPushButton[look="chip"]:hover { border-color: $soft; }
QPushButton[look="chip"]:checked { background: $accent_tint; color: $accent; font-weight: 600; }
QPushButton[look="chip"]:focus { border: 1px solid $accent; padding: 1px 10px; }

QPushButton[look="stat"] {
    border-radius: 8px; padding: 0; font-weight: 400; min-height: 96px;
}
QPushButton[look="stat"]:hover { background: $background; border: 1px solid $accent; }
QPushButton[look="stat"]:focus { border: 2px solid $accent; padding: 0; }
QPushButton[look="row"] { padding: 0; font-weight: 400; min-height: 48px; }
QPushButton[look="row"]:hover { background: $panel; }
QPushButton[look="row"]:focus { border: 2px solid $accent; padding: 0; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {
    background: $background; color: $ink; border: 1px solid $line; border-radius: 6px;
    padding: 5px 9px; selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit, QComboBox, QAbstractSpinBox { min-height: 18px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
    border: 1px solid $accent;
}
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QComboBox:disabled {
    background: $panel; color: $soft;
}
QLineEdit[problem="true"] { border: 1px solid $late; }
QComboBox::drop-down { border: 0; width: 24px; }
QComboBox QLineEdit { border: 0; padding: 0; background: transparent; }
QComboBox QAbstractItemView {
    background: $background; border: 1px solid $line; selection-background-color: $accent_tint;
    selection-color: $ink; outline: 0;
}

QCheckBox { color: $ink; spacing: 7px; }
QCheckBox::indicator {
    width: 14px; height: 14px; border: 1px solid $soft; border-radius: 3px; background: $background;
}
QCheckBox::indicator:focus, QCheckBox::indicator:hover { border: 1px solid $accent; }
QCheckBox::indicator:checked {
    border: 1px solid $accent; background: $accent; image: url("$ticked");
}
QCheckBox::indicator:disabled { border: 1px solid $line; }
QCheckBox::indicator:checked:disabled { background: $soft; }

QLabel { background: transparent; color: $ink; }
QLabel[ink="soft"] { color: $soft; }
QLabel[ink="accent"] { color: $accent; }
QLabel[ink="late"] { color: $late; }
QLabel[ink="due"] { color: $due; }
QLabel[ink="well"] { color: $well; }
QLabel[ink="note"] { color: $note; }

#top { background: $background; border: 0; border-bottom: 1px solid $line; }
#marking {
    color: $late; border: 1px solid $late; border-radius: 3px; padding: 0 6px;
    min-height: 15px; max-height: 15px;
}
#finder { background: $panel; min-height: 17px; }
QFrame#side { background: $panel; border: 0; border-right: 1px solid $line; }
QScrollArea#side, #sideInside { background: $panel; border: 0; }
#status { background: $panel; border: 0; border-top: 1px solid $line; }
#status QPushButton { padding: 0; }
QPushButton[look="quiet"] { border: 1px solid transparent; padding: 5px; background: transparent; }
QPushButton[look="quiet"]:hover { background: $panel; }
QPushButton[look="quiet"]:focus { border: 1px solid $accent; padding: 5px; }

QFrame[look="card"] { background: $background; border: 1px solid $line; border-radius: 8px; }
QFrame[look="marked"] { background: $background; border: 1px solid $accent; border-radius: 8px; }
QFrame[look="panel"] { background: $panel; border: 1px solid $line; border-radius: 8px; }
QFrame[look="line"] { background: $line; border: 0; }

QTableView, QListView, QTreeView {
    background: $background; border: 0; gridline-color: $line; outline: 0;
    selection-background-color: $accent_tint; selection-color: $ink;
}
QHeaderView { background: $background; border: 0; }
QHeaderView::section {
    background: $background; color: $soft; border: 0; border-bottom: 1px solid $line;
    padding: 5px 8px; font-weight: 600;
}
QTableCornerButton::section { background: $background; border: 0; }
QAbstractScrollArea { background: $background; }
QScrollArea { border: 0; }

QScrollBar { background: transparent; border: 0; margin: 0; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: $line; border-radius: 4px; margin: 1px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $soft; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QMenu { background: $background; border: 1px solid $line; border-radius: 6px; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $accent_tint; color: $ink; }
QMenu::item:disabled { color: $soft; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }

QProgressBar { background: $panel; border: 0; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QSplitter::handle { background: transparent; }
"""
)


def stylesheet(colours: dict[str, str]) -> str:
    """Return the stylesheet in the given colours (name of the token: #rrggbb)."""
    # A style sheet takes pictures only from files; theirs are in the colour read on the accent.
    light = colours["on_accent"] == "#ffffff"
    ticked = resource(f"icons/ticked-{'light' if light else 'dark'}.png").as_posix()
    return _SHEET.substitute(colours, ticked=ticked)
