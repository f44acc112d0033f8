"""All that links to the record in the panel, and ways to add what there is none of."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from lif_desktop.registers import Register
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record
from lif_desktop.ui.blocks.buttons import LinkButton
from lif_desktop.ui.blocks.text import Words
from lif_desktop.ui.register.flow import Flow
from lif_desktop.ui.register.related import Section
from lif_desktop.ui.register.starting import is_part, pointing_to

_SHORT = 10


class AddRow(QWidget):
    """Ways to add what a record has none of yet, in few words."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[LinkButton] = []
        self._flow = Flow(gap=4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Words("Add", "note", soft=True, bold=True))
        column.addWidget(self._flow)
        self.hide()

    def show_for(self, sections: Sequence[Section]) -> None:
        """Offer to add the parts that are not there."""
        for link in self.links:
            self._flow.drop(link)
        self.links = []
        for section in sections:
            if section.part and not section.leads and section.empty():
                link = LinkButton(section.register.singular, section.add)
                link.setAccessibleName(f"Add {section.register.singular}")
                self._flow.add(link)
                self.links.append(link)
        self.setVisible(bool(self.links))


def sections(board: Board, register: Register) -> list[Section]:
    """Return the sections of a register's records: its children, other parts, what names it."""
    found = pointing_to(register.key)
    found.sort(key=lambda pair: (pair[1].key != pair[0].parent, not is_part(*pair)))
    often = Counter(other.key for other, _ in found)
    made: list[Section] = []
    for other, link in found:
        short = len(other.singular) <= _SHORT  # else the foot would need a second line
        leads = short and not made and link.key == other.parent
        alone = often[other.key] == 1 and other.key != register.key
        made.append(Section(board, other, link, alone=alone, leads=leads))
    return made


class Parts:
    """The sections of one register's records and the row that adds what is missing."""

    def __init__(self, board: Board, register: Register) -> None:
        self.sections = sections(board, register)
        self.adds = AddRow()

    @property
    def first(self) -> list[Section]:
        """The children: what is listed right under the record's own fields."""
        return [section for section in self.sections if section.first]

    @property
    def others(self) -> list[QWidget]:
        """All else, in order."""
        return [*(section for section in self.sections if not section.first), self.adds]

    def show(self, record: Record) -> None:
        """Show what links to a record."""
        for section in self.sections:
            section.show_parent(record)
        self.adds.show_for(self.sections)

    def hide(self) -> None:
        """Show nothing, as for a record that is not there yet."""
        for part in (*self.sections, self.adds):
            part.hide()
