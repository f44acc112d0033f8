"""Tables over as many pages as they take: heads repeat, rows stay whole or part in the middle."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lif_desktop.exporting.papers.content import Align, Cell, Pill, Sparkline, Table
from lif_desktop.exporting.pdf import theme
from lif_desktop.exporting.pdf.body import columns
from lif_desktop.exporting.pdf.body.columns import PAD, Measure
from lif_desktop.exporting.pdf.body.signs import HEIGHT as PILL
from lif_desktop.exporting.pdf.body.signs import draw_pill, pill_width
from lif_desktop.exporting.pdf.charts import sparks
from lif_desktop.exporting.pdf.pages import Box, Flow, Print, Rule, Spark, baseline
from lif_desktop.exporting.pdf.text import (
    Line,
    as_runs,
    broken,
    clean,
    longest_word,
    paragraphs,
    plain,
    width,
)
from lif_desktop.exporting.pdf.tree import Node

_WHOLE: Final = 0.3  # a row lower than this share of the page is never parted
_MOST_HEAD_LINES: Final = 5
_SHORT: Final = 16  # a table of fewer rows stands on one page where it takes no more than
_TOGETHER: Final = 0.26  # this share of it
_FIRST: Final = 4  # rows that stand under their head before the page ends
_LOOKED_AT: Final = 12  # rows by which the columns are balanced
_LINE_END: Final = 60.0
_FEWEST: Final = 3  # lines that a parted row leaves on a page

Content = Line | Pill | Sparkline


@dataclass(frozen=True, slots=True)
class Style:
    """How a table looks: its type, the room around it, its head (a blank fill is none)."""

    size: float
    leading: float
    over: float
    pad: float
    head: str
    head_ink: str


USUAL: Final = Style(*theme.SMALL, 4.5, PAD, theme.ACCENT, theme.WHITE)
COMPACT: Final = Style(*theme.TINY, 2.0, columns.CLOSE_PAD, "", theme.SOFT)
"""For the figures under a chart."""


@dataclass(slots=True)
class _Row:
    """A row laid out: lines, a pill or a small line for each cell, and the nodes they belong to."""

    cells: list[list[Line] | Pill | Sparkline]
    nodes: list[Node]
    style: Style
    again: Line = ()  # what names the row where it goes on on the next page

    @property
    def count(self) -> int:
        return max((len(cell) if isinstance(cell, list) else 1 for cell in self.cells), default=1)

    @property
    def height(self) -> float:
        return self.count * self.style.leading + 2 * self.style.over

    def part(self, count: int) -> "tuple[_Row, _Row]":
        """Return the first `count` lines, and the rest."""
        first = [cell[:count] if isinstance(cell, list) else cell for cell in self.cells]
        rest = [cell[count:] if isinstance(cell, list) else [] for cell in self.cells]
        names = self.cells[0]
        again = names[0] if isinstance(names, list) and names else self.again
        return (
            _Row(first, self.nodes, self.style, self.again),
            _Row(list(rest), self.nodes, self.style, again),
        )


class TableSetter:
    """Sets one table."""

    def __init__(
        self, table: Table, flow: Flow, parent: Node, after: float = 0.0, style: Style = USUAL
    ) -> None:
        """Measure a table; `after` is the height of what must stay with its last row."""
        self.table, self.flow, self.after, self.style = table, flow, after, style
        self.node = parent.add("Table")
        contents = [[self._content(cell) for cell in row] for row in table.rows]
        total = [[self._content(cell, strong=True) for cell in table.total]] if table.total else []
        heads = [as_runs(column.head, flow.lost, "strong") for column in table.columns]
        measures = [
            self._measure(column.weight, head, cells)
            for column, head, *cells in zip(table.columns, heads, *contents, *total, strict=True)
        ]
        self.page = flow.base
        if style is USUAL:
            self.page = max(columns.page_for(measures), flow.base)  # the wider
            self.widths = columns.widths(measures, columns.total(measures, self.page))
        else:
            self.widths = columns.close(measures, self.page)
        self.head = self._row(heads, head=True).part(_MOST_HEAD_LINES)[0]
        self.rows = [self._row(row) for row in contents]
        self.total = [self._row(row) for row in total]

    def _content(self, cell: Cell, *, strong: bool = False) -> Content:
        if isinstance(cell, Sparkline) and any(value is not None for value in cell.values):
            return cell
        if isinstance(cell, Sparkline):
            cell = cell.sentence
        if isinstance(cell, Pill):
            return cell
        return as_runs(cell, self.flow.lost, "strong" if strong else "regular")

    def _measure(self, weight: float, name: Line, cells: Sequence[Content]) -> Measure:
        size = self.style.size
        head = longest_word(name) * size
        sizes = [self._size(cell) for cell in cells] or [(0.0, 0.0, 0.0)]
        natural = max(one[0] for one in sizes)
        word = max(one[1] for one in sizes)
        of_head = head if self.style is USUAL else width(name) * size
        some = sizes[:: -(-len(sizes) // _LOOKED_AT)]
        # One spare point, so that rounding never breaks a line that was measured to fit.
        return Measure(
            weight,
            max(natural, of_head) + 1,
            max(word, head) + 1,
            tuple(one[2] for one in some),
        )

    def _size(self, content: Content) -> tuple[float, float, float]:
        """Return the widest line and the widest word of a cell, and how far its text extends."""
        if isinstance(content, Sparkline):
            return sparks.WIDTH, sparks.WIDTH, sparks.WIDTH
        if isinstance(content, Pill):
            wide = pill_width(content, self.flow)
            return wide, wide, wide
        if not content:
            return 0.0, 0.0, 0.0
        size = self.style.size
        widths = [width(paragraph) * size for paragraph in paragraphs(content)]
        # What a line end leaves blank is not known yet; half a column of text is near enough.
        extent = sum(widths) + _LINE_END * (len(widths) - 1)
        return max(widths), longest_word(content) * size, extent

    def _row(self, contents: Sequence[Content], *, head: bool = False) -> _Row:
        tr = self.node.add("TR")
        nodes = []
        for index in range(len(contents)):
            if head:
                nodes.append(tr.add("TH", scope="Column"))
            else:
                nodes.append(tr.add("TH", scope="Row") if index == 0 else tr.add("TD"))
        cells: list[list[Line] | Pill | Sparkline] = [
            self._broken(content, wide) for content, wide in zip(contents, self.widths, strict=True)
        ]
        return _Row(cells, nodes, self.style)

    def _broken(self, content: Content, wide: float) -> list[Line] | Pill | Sparkline:
        if isinstance(content, tuple):
            return broken(content, (wide - 2 * self.style.pad) / self.style.size)
        return content

    @property
    def least(self) -> float:
        """Return what must stand together: a short table, else the head and the first lines."""
        least = self.head.height + self._first()
        some = sum(row.height for row in self.rows[:_FIRST])
        if self._is_short(some):
            least = max(least, self.head.height + some)
        if len(self.rows) >= _SHORT:
            return least
        whole = self.high + self.after
        body = self.page[1] - theme.BODY_TOP - theme.BODY_BOTTOM
        if len(self.rows) == 1 or whole <= body * _TOGETHER:
            return min(whole, body)
        return least

    def _first(self) -> float:
        """Return what of the first row stands under the head: all of it, or some of its lines."""
        row = self.rows[0]
        whole = row.height + self._follows(0)
        if self._is_short(whole) or row.count - 2 < _FEWEST:
            return whole
        return _FEWEST * self.style.leading + 2 * self.style.over

    def _follows(self, index: int) -> float:
        """Return the height of what must stay with a row."""
        last = len(self.rows) - 1
        after = self.after + sum(row.height for row in self.total)
        if index == last - 1:  # so that no page has its head over a single row
            both = self.rows[last].height + after
            return both if self._is_short(self.rows[index].height + both) else 0.0
        return after if index == last else 0.0

    @property
    def high(self) -> float:
        """Return the height of all rows, on one page."""
        return sum(row.height for row in (self.head, *self.rows, *self.total))

    def set(self) -> None:
        """Set the table from where the flow stands."""
        flow = self.flow
        flow.turn(self.page)
        flow.need(self.least)
        self._draw_head(first=True)
        for index, row in enumerate(self.rows):
            self._set_row(row, self._follows(index))
        for row in self.total:
            self._draw(row, strong=True)

    def _set_row(self, row: _Row, after: float) -> None:
        """Set a row so that `after` fits under it, whole if it is short and else in parts."""
        flow = self.flow
        while row.height + after > flow.room:
            room = flow.room - 2 * self.style.over
            fits = min(int(room / self.style.leading), row.count - 2)
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
        if self.style.head:
            flow.put(Box(theme.SIDE, flow.y, whole, self.head.height, self.style.head))
        self._draw_cells(self.head, self.style.head_ink, tagged=first)
        flow.y += self.head.height
        if not self.style.head:
            flow.put(Rule(theme.SIDE, flow.y, whole, theme.INK))

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
        type_ = (self.style.size, self.style.leading)
        if row.again and not row.cells[0]:
            y = baseline(self.flow.y + self.style.over, type_)
            self.flow.put(Print(x + self.style.pad, y, row.again, type_[0], theme.SOFT))
        for cell, node, wide, column in zip(
            row.cells, row.nodes, self.widths, self.table.columns, strict=True
        ):
            top = self.flow.y + self.style.over
            mark = node if tagged else None
            if isinstance(cell, Pill):
                left = x + self._indent(pill_width(cell, self.flow), wide, column.align)
                draw_pill(cell, self.flow, left, top + (self.style.leading - PILL) / 2, mark)
            elif isinstance(cell, Sparkline):
                self._draw_spark(
                    cell, x + self._indent(sparks.WIDTH, wide, column.align), top, node
                )
            else:
                for line in cell:
                    if plain(line):
                        left = x + self._indent(width(line) * type_[0], wide, column.align)
                        y = baseline(top, type_)
                        self.flow.put(Print(left, y, line, type_[0], colour), mark)
                    top += type_[1]
            x += wide

    def _draw_spark(self, cell: Sparkline, x: float, top: float, node: Node) -> None:
        top += (self.style.leading - sparks.HEIGHT) / 2
        figure = node.add("Figure", clean(cell.sentence, self.flow.lost))
        self.flow.put(Spark(x, top, sparks.WIDTH, sparks.HEIGHT, cell.values), figure)

    def _indent(self, used: float, wide: float, align: Align) -> float:
        if align == "right":
            return wide - self.style.pad - used
        return self.style.pad if align == "left" else (wide - used) / 2
