"""The panel beside a review: one row as sent, as returned, as held, and what to do with it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from lif_desktop.faults import Fault
from lif_desktop.importing.plan import ImportPlan
from lif_desktop.importing.rows import PlanRow
from lif_desktop.ui.blocks.buttons import Button, PrimaryButton
from lif_desktop.ui.blocks.cards import Card
from lif_desktop.ui.blocks.pill import PillLabel
from lif_desktop.ui.blocks.text import Words, note_label, section_label
from lif_desktop.ui.importing.boxed import Boxed
from lif_desktop.ui.importing.lines import Line
from lif_desktop.ui.importing.outcomes import OUTCOMES

WIDTH = 320
_FIELDS = 12


class DecisionPanel(QScrollArea):
    """Shows one line of a review and takes decisions on its row."""

    decided = Signal()
    """The plan's outcomes may have changed."""
    refused = Signal(str)
    """A sentence: why a decision cannot be taken."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFixedWidth(WIDTH)
        self._plan: ImportPlan | None = None
        self._card = Card()
        self.setWidget(self._card)
        self.clear()

    def clear(self) -> None:
        """Show that nothing is chosen."""
        self._begin()
        self._card.body.addWidget(note_label("Choose a line to see the whole row.", wrap=True))
        self._card.body.addStretch(1)

    def show_line(self, plan: ImportPlan, line: Line) -> None:
        """Show a line and what can be decided of it."""
        self._plan = plan
        self._begin()
        row = line.row
        field = f" · {line.field}" if line.key else ""
        self._card.body.addWidget(section_label(f"Row {row.number}{field}"))
        said = OUTCOMES[row.outcome]
        self._card.body.addWidget(PillLabel(said.pill()))
        if row.record is not None:
            self._card.body.addWidget(note_label(row.record.label, wrap=True))
        conflict = row.conflicts.get(line.key) if line.key else None
        if line.key is not None and conflict is not None:
            self._conflict(plan, row, line.key)
        elif row.outcome == "possible":
            self._candidates(plan, row)
        else:
            self._messages(row)
            self._buttons(plan, line)
            self._values(plan, row)
        self._card.body.addStretch(1)

    def _messages(self, row: PlanRow) -> None:
        for message in dict.fromkeys((*row.problems.values(), *row.messages)):
            self._card.body.addWidget(Words(message, wrap=True))

    def _begin(self) -> None:
        # The scroll area deletes the widget that it showed before.
        self._card = Card()
        self.setWidget(self._card)

    def _conflict(self, plan: ImportPlan, row: PlanRow, key: str) -> None:
        conflict = row.conflicts[key]
        if conflict.sent:
            self._card.body.addWidget(Boxed("Sent to the agency", _shown(plan, key, conflict.base)))
        self._card.body.addWidget(Boxed("They returned", _shown(plan, key, conflict.theirs)))
        self._card.body.addWidget(
            Boxed("You hold now", _shown(plan, key, conflict.ours), marked=True)
        )
        self._row(
            PrimaryButton("Keep yours", lambda: self._do(plan.take, row, key, "ours")),
            Button("Take theirs", lambda: self._do(plan.take, row, key, "theirs")),
        )
        self._messages(row)

    def _candidates(self, plan: ImportPlan, row: PlanRow) -> None:
        self._messages(row)
        self._card.body.addWidget(Words("Is it one of these?", bold=True))
        for one in row.candidates[:4]:
            why = f"{one.why}, {one.score} % alike"
            self._card.body.addWidget(Boxed(why, one.label))
            choose = partial(self._do, plan.choose, row, one.record_id)
            self._row(Button("It is this one", choose))
        self._row(
            PrimaryButton("It is new", lambda: self._do(plan.choose, row, None)),
            Button("Leave it out", lambda: self._do(plan.refuse, row)),
        )
        self._values(plan, row)

    def _values(self, plan: ImportPlan, row: PlanRow) -> None:
        shown = 0
        for key, value in row.values.items():
            if value is None or key not in plan.register.by_key or shown == _FIELDS:
                continue
            old = row.changes.get(key, (None, None))[0]
            label = plan.register.field(key).label
            note = f"{label} (was {_short(plan.show(key, old))})" if old is not None else label
            self._card.body.addWidget(
                Boxed(note, _shown(plan, key, value), marked=key in row.changes)
            )
            shown += 1

    def _buttons(self, plan: ImportPlan, line: Line) -> None:
        row, key = line.row, line.key
        if row.outcome == "refused":
            self._row(PrimaryButton("Take it after all", lambda: self._do(plan.accept, row)))
        elif row.outcome in {"changed", "problem"}:
            buttons = [Button("Leave the row out", lambda: self._do(plan.refuse, row))]
            if key is not None:
                leave = Button("Leave this field", lambda: self._do(plan.refuse, row, key))
                buttons.insert(0, leave)
            self._row(*buttons)
        elif row.outcome == "new":
            self._row(Button("Leave it out", lambda: self._do(plan.refuse, row)))
        elif row.outcome == "repeated":
            self._row(
                Button("Take it as new", lambda: self._do(plan.accept, row)),
                Button("Leave it out", lambda: self._do(plan.refuse, row)),
            )
        elif row.outcome == "conflict":
            self._row(
                Button("Take the row", lambda: self._do(plan.accept, row)),
                Button("Leave it out", lambda: self._do(plan.refuse, row)),
            )

    def _row(self, *buttons: Button) -> None:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(8)
        for button in buttons:
            layout.addWidget(button)
        layout.addStretch(1)
        self._card.body.addWidget(row)

    def _do(self, decide: object, *words: object) -> None:
        try:
            decide(*words)  # type: ignore[operator]
        except Fault as fault:
            self.refused.emit(str(fault))
        self.decided.emit()


def _shown(plan: ImportPlan, key: str, value: object) -> str:
    return "blank" if value is None else plan.show(key, value)


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
