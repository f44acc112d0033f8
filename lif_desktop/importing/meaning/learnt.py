"""Reading a workbook's tables with what a person said of it and what earlier imports taught."""

from lif_desktop import identity
from lif_desktop.importing.finding.tables import Table
from lif_desktop.importing.history.history_columns import tell_across
from lif_desktop.importing.meaning.choosing import Choice
from lif_desktop.importing.meaning.date_orders import orders_of
from lif_desktop.importing.meaning.memory import NOTHING, Memory, Shelf
from lif_desktop.importing.meaning.said import Said
from lif_desktop.importing.meaning.staging import Staged, Ways, stage
from lif_desktop.importing.meaning.values import Words
from lif_desktop.importing.meaning.words import called, meanings
from lif_desktop.importing.receiving.fingerprints import fingerprint
from lif_desktop.registers import Register
from lif_desktop.store.board import Board


class Learnt:
    """What is known of how the tables of one workbook are to be read.

    `notes` are sentences on what is remembered and no longer holds.
    """

    def __init__(self, board: Board, register: Register, said: Said) -> None:
        self._board, self._register, self._said = board, register, said
        self._shelf = Shelf(board, register) if said.remember else None
        self._memories: dict[str, Memory] = {}
        self._words: dict[str, dict[str, Words]] = {}
        self.notes: list[str] = []

    def of(self, table: Table) -> Memory:
        """Return what is remembered for a table."""
        return self._memory(fingerprint(table))

    def staged(self, choice: Choice) -> list[Staged]:
        """Read the tables that were chosen.

        Raises:
            WrongUsage: if a word was settled as something that is not there, or a field was named
                that is not there.
        """
        own = identity.mark(self._board.identity, self._register.key)
        parts = [(one.table, one.sheet, one.mapping) for one in choice.chosen]
        said = {called(self._register, key).key: way for key, way in self._said.orders.items()}
        orders = orders_of(parts, self._register, said, lambda table: self.of(table).orders)
        found = []
        for table, sheet, mapping in parts:
            form = fingerprint(table)
            ways = Ways(orders.get(table.sheet, {}), self._words_of(form), form)
            part = stage(table, sheet, mapping, self._register, self._board.names, own, ways)
            tell_across(part, table, self._register, form)
            found.append(part)
        return found

    def _memory(self, form: str) -> Memory:
        if self._shelf is None:
            return NOTHING
        if form not in self._memories:
            memory = self._memories[form] = self._shelf.memory(self._said.agency, form)
            self._note(memory.notes)
        return self._memories[form]

    def _words_of(self, form: str) -> dict[str, Words]:
        if form not in self._words:
            words, notes = meanings(
                self._register, self._said.words, self._memory(form), self._board.names
            )
            self._words[form] = words
            self._note(notes)
        return self._words[form]

    def _note(self, notes: "list[str] | tuple[str, ...]") -> None:
        self.notes += [note for note in notes if note not in self.notes]
