"""The panel beside a review: one row as sent, as returned, as held, and what to do with it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lif_desktop.faults import Fault
from lif_desktop.importing.history.dated import Split
from lif_desktop.importing.merging.plan import ImportPlan
from lif_desktop.importing.merging.rows import PlanRow
from lif_desktop.rules.words import day_in_words
from lif_desktop.ui.blocks.buttons import Button, PrimaryButton
from lif_desktop.ui.blocks.card_area import CardArea
from lif_desktop.ui.blocks.cards import Card, hairline
from lif_desktop.ui.blocks.pill import PillLabel
from lif_desktop.ui.blocks.text import Words, note_label, section_label
from lif_desktop.ui.importing.boxed import Boxed, Fact
from lif_desktop.ui.importing.lines import Line
from lif_desktop.ui.importing.outcomes import OUTCOMES
from lif_desktop.ui.importing.putting_right import PutRight, can_put_right
from lif_desktop.ui.importing.word_marks import word_parts

WIDTH, NARROW = 320, 272
_FIELDS = 12
_CANDIDATES = 4
_EDGES = 46  # of the card, with its scroll bar


class DecisionPanel(CardArea):
    """Shows one line of a review and takes decisions on its row."""

    decided = Signal()
    """The plan's outcomes may have changed."""
    refused = Signal(str)
    """A sentence: why a decision cannot be taken."""
    left = Signal()
    """Escape: back to the table."""

    def __init__(self) -> None:
        super().__init__(WIDTH)
        self.setAccessibleName("The chosen row")
        self._plan: ImportPlan | None = None
        self._card = Card()
        self.clear()

    def clear(self) -> None:
        """Show that nothing is chosen."""
        self._begin()
        self._add(note_label("Choose a line to see the whole row.", wrap=True))
        self._end()

    def show_line(self, plan: ImportPlan, line: Line) -> None:
        """Show a line and what can be decided of it."""
        row = line.row
        if row is None:
            return
        self._plan = plan
        self._begin()
        field = f" · {line.field}" if line.key or line.part else ""
        self._add(section_label(f"Row {row.number}{field}"))
        self._add(PillLabel(OUTCOMES[line.outcome].pill()))
        if row.record is not None:
            self._add(note_label(row.record.label, wrap=True))
        if line.part is not None:
            self._update(plan, row, line.part)
        elif line.key is not None and line.key in row.conflicts:
            self._conflict(plan, row, line.key)
        elif row.outcome == "possible":
            self._candidates(plan, row)
        else:
            self._other(plan, row, line.key)
        self._end()

    def buttons(self) -> list[QPushButton]:
        """Return what can be done, from top to bottom."""
        return self._card.findChildren(QPushButton)

    def enter(self) -> None:
        """Go to where a cell is put right, or to the first button."""
        for right in self._card.findChildren(PutRight):
            right.edit.setFocus(Qt.FocusReason.TabFocusReason)
            return
        for button in self.buttons()[:1]:
            button.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button that has the focus on Enter; go back to the table on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            for button in self.buttons():
                if button.hasFocus():
                    button.click()
                    return
        else:
            super().keyPressEvent(event)

    def _begin(self) -> None:
        self._card = Card()

    def _end(self) -> None:
        self.show_card(self._card)

    def _add(self, widget: QWidget) -> None:
        self._card.body.addWidget(widget)

    def _conflict(self, plan: ImportPlan, row: PlanRow, key: str) -> None:
        conflict = row.conflicts[key]
        sent, theirs, ours = (
            _shown(plan, key, value) for value in (conflict.base, conflict.theirs, conflict.ours)
        )
        if conflict.sent:
            was = f"Sent to the agency{_sent_on(plan)}"
            self._add(Boxed("You held before another file" if conflict.beside else was, sent))
        changed = word_parts(sent, theirs, whole=True) if conflict.sent else ()
        whose = "This file says" if conflict.beside else "They returned"
        self._add(Boxed(whose, theirs, parts=changed))
        moved = word_parts(sent, ours, whole=True) if conflict.sent else ()
        name = f"You hold now{_last_said(plan, row, key)}"
        self._add(Boxed(name, ours, marked=True, parts=moved))
        self._row(
            PrimaryButton("Keep yours", lambda: self._do(plan.take, row, key, "ours")),
            Button("Take theirs", lambda: self._do(plan.take, row, key, "theirs")),
        )
        for sentence in row.problems.values():
            self._add(Words(sentence, wrap=True))
        self._more_conflicts(plan, row)

    def _more_conflicts(self, plan: ImportPlan, row: PlanRow) -> None:
        """Offer to settle all conflicts of the row, or of the whole import, in one go."""
        every = sum(len(one.conflicts) for one in plan.rows)
        here = len(row.conflicts)
        asked = [(f"All {here} of this row", here, row), (f"All {every} of the file", every, None)]
        for what, count, of in asked:
            if count < 2 or (of is None and every == here):
                continue
            self._add(hairline())
            self._add(note_label(what))
            mine = Button("Keep all yours", partial(self._do, plan.take_all, "ours", of))
            theirs = Button("Take all theirs", partial(self._do, plan.take_all, "theirs", of))
            for button in (mine, theirs):
                button.setAccessibleName(f"{button.text()}: {what}")
            self._row(mine, theirs)

    def _update(self, plan: ImportPlan, row: PlanRow, part: Split) -> None:
        """Show one update that a cell becomes, and let it be left out."""
        self._add(Boxed(part.name, part.said, marked=part.outcome == "new"))
        told = [part.origin[:1].upper() + part.origin[1:], part.message]
        self._add(note_label(". ".join(one for one in told if one), wrap=True))
        if by := part.values.get("said_by"):
            self._add(Fact("Said by", by))
        buttons = []
        if part.outcome == "new":
            leave = partial(self._do, plan.refuse_update, row, part)
            buttons.append(Button("Leave this update out", leave))
        elif part.outcome == "refused":
            buttons.append(
                Button("Take it after all", partial(self._do, plan.take_update, row, part))
            )
        if part.split:
            buttons.append(
                Button("Do not split the cell", partial(self._do, plan.leave_whole, row))
            )
        if buttons:
            self._row(*buttons)
        self._facts(plan, row, None)

    def _candidates(self, plan: ImportPlan, row: PlanRow) -> None:
        if row.match.message:
            self._add(Words(row.match.message, wrap=True))
        title = plan.register.field(plan.register.title)
        self._add(Boxed("The row says", _shown(plan, title.key, row.values.get(title.key))))
        self._add(Words("Is it one of these?", bold=True))
        for one in row.candidates[:_CANDIDATES]:
            self._add(Boxed(one.why[:1].upper() + one.why[1:], one.label))
            choose = partial(self._do, plan.choose, row, one.record_id)
            button = Button("It is this one", choose)
            button.setAccessibleName(f"It is {one.label}")
            self._row(button)
        self._row(
            Button("It is new", lambda: self._do(plan.choose, row, None)),
            Button("Leave it out", lambda: self._do(plan.refuse, row)),
        )
        self._facts(plan, row, title.key)

    def _other(self, plan: ImportPlan, row: PlanRow, key: str | None) -> None:
        if key is not None and row.record is not None:
            held, said = row.changes.get(key, (row.record.values.get(key), None))
            self._add(Boxed("You hold now", _shown(plan, key, held)))
            if key in row.changes and key not in row.problems:
                file_says = _shown(plan, key, said)
                changed = word_parts(_shown(plan, key, held), file_says, whole=True)
                self._add(Boxed("The file says", file_says, marked=True, parts=changed))
        for message in dict.fromkeys((*row.problems.values(), *row.messages)):
            self._add(Words(message, wrap=True))
        if key is not None and (home := row.homes.get(key)) is not None:
            label = plan.register.field(home.home).label
            keep = partial(self._do, plan.take_home, row, key)
            self._row(PrimaryButton(f"Keep it in {label}", keep))
        self._put_right(plan, row, key)
        buttons = self._offers(plan, row, key)
        if buttons:
            self._row(*buttons)
        self._facts(plan, row, key)

    def _put_right(self, plan: ImportPlan, row: PlanRow, key: str | None) -> None:
        """Let a cell that cannot be taken be put right here, or one that was be changed again."""
        done = row.decided is not None and key in row.decided.right
        if key is None or not (key in row.problems or done) or not can_put_right(plan, key):
            return
        if done:
            self._add(note_label("Put right here, not in the file.", wrap=True))
        put = partial(self._do, plan.put_right, row, key)
        self._add(PutRight(plan, row, key, put))

    def _offers(self, plan: ImportPlan, row: PlanRow, key: str | None) -> list[Button]:
        leave = Button("Leave the row out", lambda: self._do(plan.refuse, row))
        if row.doubt and row.outcome == "conflict":
            return [leave, Button("Take it all the same", lambda: self._do(plan.accept, row))]
        if row.outcome == "refused":
            return [Button("Take it after all", lambda: self._do(plan.accept, row))]
        may_leave = row.outcome in {"changed", "problem"} or key in row.changes
        if may_leave and key is not None and row.record is not None:
            taken = row.decided is not None and row.decided.fields.get(key) == "theirs"
            words = "Keep yours after all" if taken else "Leave this field"
            return [Button(words, lambda: self._do(plan.refuse, row, key)), leave]
        if row.outcome == "repeated" or (row.outcome == "conflict" and row.match.how == "gone"):
            return [Button("Take it as new", lambda: self._do(plan.accept, row)), leave]
        return [] if row.outcome == "same" else [leave]

    def _facts(self, plan: ImportPlan, row: PlanRow, shown: str | None) -> None:
        """Show what else the row says."""
        said = [
            (plan.register.field(key).label, plan.show(key, value))
            for key, value in row.values.items()
            if value is not None and key != shown and key in plan.register.by_key
        ]
        if not said:
            return
        self._add(hairline())
        self._add(Words("The row in the file", bold=True))
        for label, text in said[:_FIELDS]:
            self._add(Fact(label, text))
        if len(said) > _FIELDS:
            self._add(note_label(f"and {len(said) - _FIELDS} more fields", wrap=True))

    def _row(self, *buttons: Button) -> None:
        row = QWidget()
        # Stood one above the other where the panel is narrow.
        room = sum(button.sizeHint().width() + 8 for button in buttons)
        beside = room <= self.width() - _EDGES
        layout = QHBoxLayout(row) if beside else QVBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(8)
        for button in buttons:
            layout.addWidget(button)
        if beside:
            layout.addStretch(1)
        self._add(row)

    def _do(self, decide: Callable[..., object], *words: object) -> None:
        try:
            decide(*words)
        except Fault as fault:
            self.refused.emit(str(fault))
        self.decided.emit()


def _shown(plan: ImportPlan, key: str, value: object) -> str:
    return "blank" if value is None else plan.show(key, value)


def _sent_on(plan: ImportPlan) -> str:
    """Return when the return was sent: " (1 Oct 2026)"."""
    record = plan.back.record
    on = record.values["issued_on"] if record is not None else None
    return f" ({day_in_words(on)})" if on is not None else ""


def _last_said(plan: ImportPlan, row: PlanRow, key: str) -> str:
    """Return who gave a field the value that the board holds, and when: " (J. Hale, 14 Oct 2026)".

    One record's history is read, which is a handful of rows.
    """
    if row.record is None:
        return ""
    for change in plan.board.record_history(plan.register.key, row.record.id):
        if any(key in entry.values for entry in change.entries):
            return f" ({change.who}, {day_in_words(change.at.astimezone().date())})"
    return ""
