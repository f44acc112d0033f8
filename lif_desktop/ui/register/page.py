"""The page of a register: its table, what narrows it, and the panel with one record."""

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from lif_desktop import registers
from lif_desktop.faults import Fault
from lif_desktop.fields import Field
from lif_desktop.registers import SavedView, conditions
from lif_desktop.store.query import View
from lif_desktop.store.records import Record
from lif_desktop.ui.blocks.buttons import Button, PrimaryButton
from lif_desktop.ui.blocks.states import EmptyState
from lif_desktop.ui.exporting.trackers import offer_tracker
from lif_desktop.ui.page import Page
from lif_desktop.ui.register.arrangement import Keeper, offered
from lif_desktop.ui.register.choosing_bar import ChoosingBar
from lif_desktop.ui.register.columns_menu import ColumnsMenu
from lif_desktop.ui.register.filter_bar import FilterBar
from lif_desktop.ui.register.model import RecordModel
from lif_desktop.ui.register.panel import WIDTH, RecordPanel
from lif_desktop.ui.register.table import RecordTable
from lif_desktop.ui.session import Action, Session

# In longer views than this the row of a record is not looked for while the window waits.
_LOOKED_THROUGH = 5000


class RegisterPage(Page):
    """Everything about one register, made from its declaration."""

    def __init__(self, session: Session, key: str) -> None:
        self.register = registers.get(key)
        super().__init__(session, self.register.plural)
        self._keeper = Keeper(session.preferences, self.register)
        self.arrangement = self._keeper.load()
        self._sort: tuple[tuple[str, bool], ...] = ()
        self._whole = 0
        self.filters = FilterBar(session.board, self.register)
        self.model = RecordModel(session.board, self.register, self)
        self.table = RecordTable(self.model, self.arrangement)
        self.panel = RecordPanel(session, self.register)
        self.choosing = ChoosingBar(session, self.table.chosen)
        self._nothing = EmptyState(
            "Nothing fits", "No record fits all filters at once.",
            Action("Clear filters", self.filters.clear), icon="list-filter",
        )  # fmt: skip
        self.columns_button = Button("Columns", self._show_columns)
        self.export_button = Button("Export…", self._export)
        self.new_button = PrimaryButton(f"New {self.register.singular}", self.new)
        self._connect()
        self._build()
        self._apply_columns()
        if self.register.views:
            self._choose(self.register.views[0])
        # The table shows first; the form is ready by the time somebody wants it.
        QTimer.singleShot(0, self.panel, self.panel.prepare)

    def view(self) -> View:
        """Return what the table shows."""
        return View(
            self.register.key,
            sort=self._sort,
            filters=conditions.flat(self.filters.conditions),
            text=self.filters.text(),
        )

    def refresh(self) -> None:
        """Read the board again; the row in view stays in view."""
        self._show()
        self.panel.refresh()
        self._follow_panel()
        if not self._whole and self.panel.isHidden():
            self._show_empty()
        else:
            self.show_content()

    def show_view(self, name: str) -> None:
        """Put the saved view of this name in force."""
        for saved in self.register.views:
            if saved.name == name:
                self._choose(saved)

    def show_record(self, record_id: int) -> None:
        """Open a record, also where the filters in force hide its row."""
        try:
            record = self.session.board.record(self.register.key, record_id)
        except Fault as fault:
            self.session.say_fault(fault)
            return
        self._open(record)

    def may_leave(self) -> bool:
        """Ask inside the panel if something is unsaved."""
        return self.panel.may_leave()

    def new(self) -> None:
        """Begin a new record."""
        self.show_content()
        if self.panel.new():
            self.table.clearSelection()
            self._make_room()

    def _show(self) -> None:
        view = self.view()
        self._whole = self.session.board.count(View(self.register.key))
        before = self.model.rowCount()
        self.model.show_view(view)
        shown = self.model.rowCount()
        if not before and shown:
            self.table.forget_measures()
        self.table.fit()
        self.table.mark_sorted()
        self.filters.show_count(shown, self._whole)
        self._middle.setCurrentWidget(
            self.table if shown or not self._narrowed() else self._nothing
        )

    def _narrowed(self) -> bool:
        return bool(self.filters.conditions or self.filters.text())

    def _show_empty(self) -> None:
        imports = Action("Import a workbook", lambda: self.session.navigate("imports"))
        new = Action(f"New {self.register.singular}", self.new)
        self.empty(f"No {self.register.plural.lower()} yet", self.register.empty, new, imports)

    def _choose(self, saved: SavedView) -> None:
        self._sort = saved.sort
        self.filters.choose(saved)
        self._show()
        self._follow_panel()

    def _refilter(self) -> None:
        self._show()
        self._follow_panel()

    def _sort_by(self, field: Field) -> None:
        key, descending = (self._sort or (("reference", False),))[0]
        self._sort = ((field.key, not descending if key == field.key else False),)
        self._show()
        self._follow_panel()

    def _open(self, record: Record) -> None:
        if self.panel.open(record):
            self.show_content()
            self._make_room()
        self._follow_panel()

    def _moved(self, record: Record) -> None:
        if self.panel.isVisible():
            self._open(record)

    def _follow_panel(self) -> None:
        record = self.panel.record()
        if record is not None and self.table.count_chosen() < 2:
            self._select(record.id)

    def _select(self, record_id: int) -> None:
        """Mark a record's row; in a long table the row is looked for on a thread."""
        row = self.model.row_at_hand(record_id)
        if row >= 0 or self.model.rowCount() <= _LOOKED_THROUGH:
            self.table.select(row if row >= 0 else self.model.row_of(record_id))
            return
        view, board = self.model.view, self.session.board

        def found(ids: list[int]) -> None:
            record = self.panel.record()
            if self.model.view == view and record is not None and record.id == record_id:
                self.table.select(ids.index(record_id) if record_id in ids else -1)

        self.session.run(lambda _report: board.ids(view), found)

    def _saved(self, record: Record) -> None:
        self._make_room()
        self._select(record.id)

    def _panel_closed(self) -> None:
        if self.model.rowCount() or self._whole:
            self.table.setFocus()
        else:
            self.refresh()

    def _chosen(self) -> None:
        self.choosing.show_count(self.table.count_chosen())

    def _clear_choice(self) -> None:
        self.table.clearSelection()
        self._follow_panel()

    def _delete(self) -> None:
        chosen = self.table.chosen()
        if len(chosen) == 1:
            self._open(chosen[0])
            self.panel.record_view().ask_deletion()

    def _make_room(self) -> None:
        width = self._splitter.width()
        if width and self._splitter.sizes()[1] < self.panel.minimumWidth():
            self._splitter.setSizes([width - WIDTH - self._splitter.handleWidth(), WIDTH])

    def _widen(self) -> None:
        width = self._splitter.width()
        wide = self._splitter.sizes()[1] > WIDTH + 40
        panel = WIDTH if wide else max(WIDTH, width * 6 // 10)
        self._splitter.setSizes([width - panel, panel])

    def _apply_columns(self) -> None:
        by_key = {field.key: field for field in offered(self.register)}
        self.model.show_columns([by_key[key] for key in self.arrangement.columns])
        self.table.set_compact(compact=self.arrangement.compact)
        self.table.fit()
        self.table.mark_sorted()

    def _rearranged(self) -> None:
        self._keeper.save(self.arrangement)
        self._apply_columns()
        self._follow_panel()

    def _show_columns(self) -> None:
        menu = ColumnsMenu(self.register, self.arrangement, self._sort, self)
        menu.arranged.connect(self._rearranged)
        menu.sort_asked.connect(self._sort_by)
        menu.popup(self.columns_button.mapToGlobal(QPoint(0, self.columns_button.height() + 4)))

    def _export(self) -> None:
        offer_tracker(self.session, self.view(), self).open()

    def _connect(self) -> None:
        self.filters.changed.connect(self._refilter)
        self.filters.view_chosen.connect(self._choose)
        self.table.opened.connect(self._open)
        self.table.moved.connect(self._moved)
        self.table.sort_asked.connect(self._sort_by)
        self.table.arranged.connect(lambda: self._keeper.save(self.arrangement))
        self.table.typed.connect(self.filters.find_typed)
        self.table.delete_asked.connect(self._delete)
        self.panel.closed.connect(self._panel_closed)
        self.panel.saved.connect(self._saved)
        self.panel.stayed.connect(self._follow_panel)
        self.panel.widen_asked.connect(self._widen)
        self.table.chosen_changed.connect(self._chosen)
        self.choosing.cleared.connect(self._clear_choice)
        for keys, run in (
            ("Ctrl+N", self.new),
            ("Ctrl+S", self.panel.save),
            ("Ctrl+F", self.filters.find_box.setFocus),
            ("Escape", self.panel.close_record),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)

    def _build(self) -> None:
        for button in (self.columns_button, self.export_button, self.new_button):
            self.add_button(button)
        self._middle = QStackedWidget()
        self._middle.addWidget(self.table)
        self._middle.addWidget(self._nothing)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._middle)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(16)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(left)
        self._splitter.addWidget(self.panel)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 0)
        self.body.setSpacing(10)
        self.body.addWidget(self.filters)
        self.body.addWidget(self.choosing)
        self.body.addWidget(self._splitter, 1)
