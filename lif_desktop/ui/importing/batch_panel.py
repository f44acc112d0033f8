"""The panel beside a batch: one workbook, why it is taken for what it is, and what can be done."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lif_desktop import registers
from lif_desktop.importing.receiving.batch_item import Item
from lif_desktop.rules.words import counted, listed
from lif_desktop.ui.blocks.buttons import Button, LinkButton
from lif_desktop.ui.blocks.card_area import CardArea
from lif_desktop.ui.blocks.cards import Card
from lif_desktop.ui.blocks.pill import PillLabel
from lif_desktop.ui.blocks.text import Words, field_label, note_label, section_label
from lif_desktop.ui.importing.batch_model import Passed
from lif_desktop.ui.importing.batch_words import PASSED, PILLS, sentence_of
from lif_desktop.ui.register.editors import QuietCombo

WIDTH, NARROW = 300, 264
_CHANGEABLE = frozenset({"unknown", "asks", "sure", "same"})


class BatchPanel(CardArea):
    """Shows one workbook of a batch and takes what a person says of it."""

    register_said = Signal(object, str)
    """An `Item` and the key of the register that it shall be read into."""
    agency_said = Signal(object, object)
    """An `Item` and the id of the agency whose it is, or None."""
    asked = Signal(object, str)
    """An `Item` and what to do: open, again, parts, leave, take, undo, rows."""

    def __init__(self) -> None:
        super().__init__(WIDTH)
        self.setAccessibleName("The chosen workbook")
        self.register_box: QuietCombo | None = None
        self.agency_box: QuietCombo | None = None
        self._card = Card()

    def show_nothing(self) -> None:
        """Show that nothing is chosen."""
        self._card = Card()
        self._add(note_label("Choose a file to see what it is.", wrap=True))
        self._end()

    def show_passed(self, passed: Passed) -> None:
        """Show why a file was passed over."""
        path, reason = passed
        self._card = Card()
        self._add(_wrapped(section_label(path.name)))
        self._add(PillLabel(PASSED))
        self._add(Words(f"It is {reason}.", wrap=True))
        self._add(note_label("Nothing of it was read.", wrap=True))
        self._end()

    def show_item(self, item: Item, agencies: Mapping[int, str]) -> None:
        """Show a workbook; `agencies` are those it may be of."""
        self._card, state = Card(), item.state
        self.register_box = self.agency_box = None
        self._add(_wrapped(section_label(item.path.name)))
        self._add(PillLabel(PILLS[state]))
        self._add(Words(sentence_of(item), wrap=True))
        # What was read but fits nothing can be said to be something else.
        read = state == "refused" and item.seen is not None
        if state in _CHANGEABLE or read:
            self._boxes(item, agencies)
        if item.recognised is not None and item.recognised.reason:
            self._add(note_label("Why", wrap=True))
            self._add(Words(item.recognised.reason, wrap=True))
        if item.recognised is not None and item.recognised.also:
            also = [
                f"{one.register.plural.lower()} (sheet “{one.sheet}”, {counted(one.rows, 'row')})"
                for one in item.recognised.also
            ]
            self._add(Words(f"It also holds {listed(also)}.", wrap=True))
            link = LinkButton("Read them too", partial(self.asked.emit, item, "parts"))
            self._card.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self._buttons(item)
        self._end()

    def _boxes(self, item: Item, agencies: Mapping[int, str]) -> None:
        self.register_box, self.agency_box = QuietCombo(), QuietCombo()
        if item.register is None:
            self.register_box.addItem("Choose a register", "")
        for register in registers.shown():
            self.register_box.addItem(register.plural, register.key)
        key = item.register.key if item.register is not None else ""
        self.register_box.setCurrentIndex(max(0, self.register_box.findData(key)))
        self.agency_box.addItem("No agency", None)
        for agency, name in sorted(agencies.items(), key=lambda one: one[1].casefold()):
            self.agency_box.addItem(name, agency)
        self.agency_box.setCurrentIndex(max(0, self.agency_box.findData(item.agency)))
        for name, box in (("Read into", self.register_box), ("Return of", self.agency_box)):
            box.setMinimumWidth(80)
            self._add(field_label(name, box))
            self._add(box)
        say, box = self.register_said, self.register_box
        box.activated.connect(lambda _at: say.emit(item, str(box.currentData())))
        whose, of = self.agency_said, self.agency_box
        of.activated.connect(lambda _at: whose.emit(item, of.currentData()))

    def _buttons(self, item: Item) -> None:
        offers = {
            "waiting": [("Leave it out", "leave")],
            "refused": [("Try again", "again"), ("Leave it out", "leave")],
            "before": [("Read it again", "again"), ("Show its rows", "rows")],
            "unknown": [("Open", "open"), ("Leave it out", "leave")],
            "asks": [("Open", "open"), ("Leave it out", "leave")],
            "sure": [("Open", "open"), ("Leave it out", "leave")],
            "same": [("Open", "open"), ("Leave it out", "leave")],
            "merged": [("Take it back", "undo"), ("Show its rows", "rows")],
            "undone": [("Read it again", "again")],
            "left": [("Take it after all", "take")],
        }.get("unknown" if item.state == "refused" and item.seen is not None else item.state, [])
        row = QHBoxLayout()
        row.setContentsMargins(0, 6, 0, 0)
        row.setSpacing(8)
        for words, deed in offers:
            button = Button(words, partial(self.asked.emit, item, deed))
            button.setAccessibleName(f"{words}: {item.path.name}")
            row.addWidget(button)
        row.addStretch(1)
        self._card.body.addLayout(row)
        if item.state == "asks":
            self._settle(item)

    def _settle(self, item: Item) -> None:
        """Offer to say that a file is what it looks like."""
        if item.register is not None and item.doubtful:
            words = f"These are {item.register.plural.lower()}"
            said = partial(self.register_said.emit, item, item.register.key)
            self._card.body.addWidget(LinkButton(words, said), 0, Qt.AlignmentFlag.AlignLeft)

    def _add(self, widget: QWidget) -> None:
        self._card.body.addWidget(widget)

    def _end(self) -> None:
        self.show_card(self._card)


def _wrapped(words: Words) -> Words:
    """Return words that break between letters too: file names may have no spaces."""
    words.setWordWrap(True)
    words.setText(words.text().replace("_", "_\u200b").replace("-", "-\u200b"))
    return words
