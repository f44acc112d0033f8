"""Tables over as many pages as they take: heads repeat, rows stay whole or part in the middle."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lif_desktop.exporting.papers.content import Align, Cell, Pill, Sparkline, Table
from lif_desktop.exporting.pdf import columns, theme
from lif_desktop.exporting.pdf.columns import PAD, Measure
from lif_desktop.exporting.pdf.pages import Box, Flow, Print, Rule, baseline
from lif_desktop.exporting.pdf.signs import HEIGHT as PILL
from lif_desktop.exporting.pdf.signs import draw_pill, pill_width
from lif_desktop.exporting.pdf.text import (
    Line,
    as_runs,
    broken,
    longest_word,
    paragraphs,
    plain,
    width,
)
from lif_desktop.exporting.pdf.tree import Node

SIZE, LEADING = theme.SMALL
_OVER: Final = 4.5  # above and below the text of a row
_WHOLE: Final = 0.3  # a row lower than this share of the page is never parted
_MOST_HEAD_LINES: Final = 5
_SHORT: Final = 16  # a table of fewer rows stands on one page where it takes no more than
_TOGETHER: Final = 0.26  # this share of it
_FEWEST: Final = 3  # lines that a parted row leaves on a page

Content = Line | Pill


@dataclass(slots=True)
class _Row:
    """A row laid out: lines or a pill for each cell, and the nodes they belong to."""

    cells: list[list[Line] | Pill]
    nodes: list[Node]
    again: Line = ()  # what names the row where it goes on on the next page

    @property
    def count(self) -> int:
        return max((len(cell) if isinstance(cell, list) else 1 for cell in self.cells), default=1)

    @property
    def height(self) -> float:
        return self.count * LEADING + 2 * _OVER

    def part(self, count: int) -> "tuple[_Row, _Row]":
        """Return the first `count` lines, and the rest."""
        first = [cell[:count] if isinstance(cell, list) else cell for cell in self.cells]
        rest = [cell[count:] if isinstance(cell, list) else [] for cell in self.cells]
        names = self.cells[0]
        again = names[0] if isinstance(names, list) and names else self.again
        return _Row(first, self.nodes, self.again), _Row(list(rest), self.nodes, again)


class TableSetter:
    """Sets one table."""

    def __init__(self, table: Table, flow: Flow, parent: Node, after: float = 0.0) -> None:
        """Measure a table; `after` is the height of what must stay with its last row."""
        self.table, self.flow, self.after = table, flow, after
        self.node = parent.add("Table")
        self.contents = [[self._content(cell) for cell in row] for row in table.rows]
        self.total = [self._content(cell, strong=True) for cell in table.total]
        self.heads = [as_runs(column.head, flow.lost, "strong") for column in table.columns]
        measures = [self._measure(index) for index in range(len(table.columns))]
        self.page = max(columns.page_for(measures), flow.base)  # the wider
        self.widths = columns.widths(measures, columns.total(measures, self.page))
        self.head = self._row(self.heads, head=True).part(_MOST_HEAD_LINES)[0]

    def _content(self, cell: Cell, *, strong: bool = False) -> Content:
        if isinstance(cell, Pill):
            return cell
        if isinstance(cell, Sparkline):
            cell = cell.sentence
        return as_runs(cell, self.flow.lost, "strong" if strong else "regular")

    def _measure(self, index: int) -> Measure:
        rows = [*self.contents, *([self.total] if self.total else [])]
        head = longest_word(self.heads[index]) * SIZE
        sizes = [self._size(row[index]) for row in rows] or [(0.0, 0.0)]
        natural = max(size[0] for size in sizes)
        word = max(size[1] for size in sizes)
        # One spare point, so that rounding never breaks a line that was measured to fit.
        return Measure(
            self.table.columns[index].weight, max(natural, head) + 1, max(word, head) + 1
        )

    def _size(self, content: Content) -> tuple[float, float]:
        if isinstance(content, Pill):
            wide = pill_width(content, self.flow)
            return wide, wide
        if not content:
            return 0.0, 0.0
        natural = max(width(paragraph) for paragraph in paragraphs(content))
        return natural * SIZE, longest_word(content) * SIZE

    def _row(self, contents: Sequence[Content], *, head: bool = False) -> _Row:
        tr = self.node.add("TR")
        nodes = []
        for index in range(len(contents)):
            if head:
                nodes.append(tr.add("TH", scope="Column"))
            else:
                nodes.append(tr.add("TH", scope="Row") if index == 0 else tr.add("TD"))
        cells: list[list[Line] | Pill] = [
            content if isinstance(content, Pill) else broken(content, (wide - 2 * PAD) / SIZE)
            for content, wide in zip(contents, self.widths, strict=True)
        ]
        return _Row(cells, nodes)

    @property
    def least(self) -> float:
        """Return what must stand together: a short table, else the head and the first lines."""
        whole = self.head.height + sum(map(self._row_height, self.contents[:_SHORT])) + self.after
        whole += self._row_height(self.total) if self.total else 0.0
        body = self.page[1] - theme.BODY_TOP - theme.BODY_BOTTOM
        if len(self.contents) == 1 or (len(self.contents) < _SHORT and whole <= body * _TOGETHER):
            return min(whole, body)
        first = self._row_height(self.contents[0])
        return self.head.height + min(first, _FEWEST * LEADING + 2 * _OVER)

    def _row_height(self, contents: Sequence[Content]) -> float:
        lines = max(
            1 if isinstance(content, Pill) else len(broken(content, (wide - 2 * PAD) / SIZE))
            for content, wide in zip(contents, self.widths, strict=True)
        )
        return lines * LEADING + 2 * _OVER

    def set(self) -> None:
        """Set the table from where the flow stands."""
        flow = self.flow
        flow.turn(self.page)
        flow.need(self.least)
        self._draw_head(first=True)
        last = len(self.contents) - 1
        total = self._row(self.total) if self.total else None
        if total:  # it is read after the rows
            self.node.children.remove(closing := self.node.children[-1])
        after = self.after + (total.height if total else 0.0)
        for index, contents in enumerate(self.contents):
            row = self._row(contents)
            follows = after if index == last else 0.0
            if index == last - 1:  # so that no page has its head over a single row
                both = self._row_height(self.contents[last]) + after
                follows = both if self._is_short(row.height + both) else 0.0
            self._set_row(row, follows)
        if total:
            self.node.children.append(closing)
            self._draw(total, strong=True)

    def _set_row(self, row: _Row, after: float) -> None:
        """Set a row so that `after` fits under it, whole if it is short and else in parts."""
        flow = self.flow
        while row.height + after > flow.room:
            fits = min(int((flow.room - 2 * _OVER) / LEADING), row.count - 2)
            if self._is_short(row.height + after) or fits < _FEWEST:
                if flow.y <= theme.BODY_TOP + self.head.height:
                    break
            else:
                first, row = row.part(fits)
                self._draw(first, rule=False)
            self._next_page()
        self._draw(row)

    def _is_short(self, height: float) -> bool:
        return height <= (self.flow.page.bottom - theme.BODY_TOP) * _WHOLE

    def _next_page(self) -> None:
        self.flow.next_page()
        self._draw_head(first=False)

    def _draw_head(self, *, first: bool) -> None:
        flow = self.flow
        whole = sum(self.widths)
        flow.put(Box(theme.SIDE, flow.y, whole, self.head.height, theme.ACCENT))
        self._draw_cells(self.head, theme.WHITE, tagged=first)
        flow.y += self.head.height

    def _draw(self, row: _Row, *, strong: bool = False, rule: bool = True) -> None:
        flow = self.flow
        if strong:
            flow.put(Rule(theme.SIDE, flow.y, sum(self.widths), theme.INK, 0.9))
        self._draw_cells(row, theme.INK, tagged=True)
        flow.y += row.height
        if rule:
            flow.put(Rule(theme.SIDE, flow.y, sum(self.widths)))

    def _draw_cells(self, row: _Row, colour: str, *, tagged: bool) -> None:
        x = theme.SIDE
        if row.again and not row.cells[0]:
            y = baseline(self.flow.y + _OVER, theme.SMALL)
            self.flow.put(Print(x + PAD, y, row.again, SIZE, theme.SOFT))
        for cell, node, wide, column in zip(
            row.cells, row.nodes, self.widths, self.table.columns, strict=True
        ):
            top = self.flow.y + _OVER
            mark = node if tagged else None
            if isinstance(cell, Pill):
                left = x + _indent(pill_width(cell, self.flow), wide, column.align)
                draw_pill(cell, self.flow, left, top + (LEADING - PILL) / 2, mark)
            else:
                for line in cell:
                    if plain(line):
                        left = x + _indent(width(line) * SIZE, wide, column.align)
                        y = baseline(top, theme.SMALL)
                        self.flow.put(Print(left, y, line, SIZE, colour), mark)
                    top += LEADING
            x += wide


def _indent(used: float, wide: float, align: Align) -> float:
    if align == "right":
        return wide - PAD - used
    return PAD if align == "left" else (wide - used) / 2
