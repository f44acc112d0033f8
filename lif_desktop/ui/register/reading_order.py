"""Tab through a panel as it is read: from top to bottom, and from left to right in a line."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLayout, QWidget

_LINE = 12  # pixels by which the tops of fields in one line may differ


class ReadingOrder(QWidget):
    """A panel of rows, laid out one below the other, that Tab walks through as it stands.

    Pieces come and go, so the order in which they were made says nothing.
    """

    def focusNextPrevChild(self, on: bool) -> bool:  # noqa: FBT001 - as Qt declares it
        """Go on (or back, if not `on`); past its ends, leave the panel."""
        now = self.window().focusWidget()
        order = self.in_order()
        if now not in order:
            return super().focusNextPrevChild(on)
        place = order.index(now) + (1 if on else -1)
        after = order[place] if 0 <= place < len(order) else _next_outside(self, on=on)
        if after is None:
            return super().focusNextPrevChild(on)
        reason = Qt.FocusReason.TabFocusReason if on else Qt.FocusReason.BacktabFocusReason
        after.setFocus(reason)
        return True

    def in_order(self) -> list[QWidget]:
        """Return what the keyboard can reach, in the order in which it is read."""
        found: list[QWidget] = []
        for part in _parts(self.layout()):
            if part.isVisible():
                found += _lines(part)
        return found


def _next_outside(panel: QWidget, *, on: bool) -> QWidget | None:
    found = panel.nextInFocusChain() if on else panel.previousInFocusChain()
    while found is not None and found is not panel:
        if _reached(found) and not panel.isAncestorOf(found):
            return found
        found = found.nextInFocusChain() if on else found.previousInFocusChain()
    return None


def _parts(layout: QLayout | None) -> Iterator[QWidget]:
    """Yield the widgets of the rows from top to bottom; a row may be a layout of its own."""
    for place in range(layout.count() if layout is not None else 0):
        item = layout.itemAt(place) if layout is not None else None
        if item is None:
            continue
        widget = item.widget()
        if widget is not None:
            yield widget
        else:
            yield from _parts(item.layout())


def _lines(part: QWidget) -> Iterator[QWidget]:
    found = [one for one in (part, *part.findChildren(QWidget)) if _reached(one)]
    tops = {one: one.mapTo(part, QPoint(0, 0)) for one in found}
    line: list[QWidget] = []
    for one in sorted(found, key=lambda one: tops[one].y()):
        if line and tops[one].y() - tops[line[0]].y() >= _LINE:
            yield from sorted(line, key=lambda one: tops[one].x())
            line = []
        line.append(one)
    yield from sorted(line, key=lambda one: tops[one].x())


def _reached(widget: QWidget) -> bool:
    policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(policy) and widget.isVisible() and widget.isEnabled() and not widget.focusProxy()
