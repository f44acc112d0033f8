"""How a workbook was read, from its receipt: sheets, columns, rows left out, ranges, notes."""

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from lif_desktop.rules.words import counted
from lif_desktop.store.receipts import Receipt
from lif_desktop.ui.blocks.cards import Card
from lif_desktop.ui.blocks.text import Words, note_label, section_label

_MOST = 300  # sentences of one kind


class ReceiptAccount(QScrollArea):
    """Says everything that a receipt holds beside its rows."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("How the workbook was read")
        self.sentences: list[str] = []

    def show_details(self, receipt: Receipt) -> None:
        """Show how a file was read."""
        holder = QWidget()
        whole = QVBoxLayout(holder)
        whole.setContentsMargins(0, 0, 6, 6)
        whole.setSpacing(12)
        self.sentences = []
        for title, said in sections(receipt):
            card = Card()
            card.body.addWidget(section_label(title))
            for sentence in said[:_MOST]:
                words = Words(sentence, wrap=True)
                card.body.addWidget(words)
                self.sentences.append(sentence)
            if len(said) > _MOST:
                card.body.addWidget(note_label(f"and {len(said) - _MOST} more"))
            whole.addWidget(card)
        whole.addStretch(1)
        self.setWidget(holder)


def sections(receipt: Receipt) -> list[tuple[str, list[str]]]:
    """Return what a receipt says of the reading, by title; only titles with something below."""
    details = receipt.details
    found = [
        ("About the return", list(details.get("odd", ()))),
        ("Sheets", [_sheet(one) for one in details.get("sheets", ())]),
        ("Columns", [_column(one) for one in details.get("columns", ())]),
        ("Rows left out", [f"{one['sheet']}, rows {one['rows']}: {one['reason']}"
                           for one in details.get("left_out_rows", ())]),
        ("Not read", [f"{one['sheet']}{' ' if one['range'] else ''}{one['range']}: {one['reason']}"
                      for one in details.get("not_read", ())]),
        ("Notes", list(details.get("notes", ()))),
        ("What was said before it was read", list(_said(details.get("said") or {}))),
        ("The file", list(_file(receipt))),
    ]  # fmt: skip
    return [(title, said) for title, said in found if said]


def _sheet(one: Mapping[str, Any]) -> str:
    parts = [
        counted(one[key], what, many)
        for key, what, many in (
            ("headings", "heading row", ""), ("records", "record", ""),
            ("left_out", "row left out", "rows left out"),
            ("outside", "row outside the table", "rows outside the table"),
            ("blank", "blank row", ""),
        )
        if one[key]
    ]  # fmt: skip
    added = " + ".join(parts) or "nothing"
    return f"{one['name']}: {one['outcome']}. {added} = {counted(one['rows'], 'row')}."


def _column(one: Mapping[str, Any]) -> str:
    return f"{one['sheet']} {one['letter']}, “{one['heading'] or 'no heading'}”: {one['reason']}"


def _said(said: Mapping[str, Any]) -> Iterable[str]:
    for heading, field in (said.get("mapping") or {}).items():
        yield f"“{heading}” is {field or 'left'}"
    for field, words in (said.get("words") or {}).items():
        for written, meant in words.items():
            yield f"In {field}, “{written}” means {meant or 'nothing'}"


def _file(receipt: Receipt) -> Iterable[str]:
    kept = receipt.details.get("kept")
    yield "Kept inside the board." if kept else "Not kept inside the board."
    yield f"SHA-256 {receipt.sha256}"
    if receipt.who:
        yield f"Taken in by {receipt.who}."
