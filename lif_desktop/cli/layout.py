"""A report as plain text: titles, sentences, and tables as aligned columns."""

import textwrap
from collections.abc import Iterator, Sequence

from lif_desktop.fields import show_day
from lif_desktop.reports.shape import Align, Chart, Report, Section, Table, plain

WIDTH = 110
_GAP = 2
_LEAST = 6
_WORD = 18
_DATE = 11


def as_text(report: Report, wide: int = WIDTH) -> str:
    """Return a report as lines of about `wide` characters; a table of many columns is wider."""
    return "\n".join(_lines(report, wide)).rstrip()


def _lines(report: Report, wide: int) -> Iterator[str]:
    yield report.title.upper()
    heads = (
        f"As at {show_day(report.on)}",
        report.period,
        "for the public" if report.asked.public else "",
    )
    yield " · ".join(head for head in heads if head)
    if report.basis:
        yield from _wrapped(f"Basis: {report.basis}", wide)
    for said in report.summary:
        yield ""
        yield from _wrapped(said, wide)
    for section in report.sections:
        yield ""
        yield from _section(section, wide)
    if report.left_out:
        yield ""
        yield "LEFT OUT"
        for why in report.left_out:
            yield from _wrapped(why, wide, first="- ", later="  ")


def _section(section: Section, wide: int) -> Iterator[str]:
    if section.title:
        yield section.title
        yield "=" * len(section.title)
    for said in section.said:
        yield from _wrapped(said, wide)
    for chart in section.charts:
        yield ""
        yield from _chart(chart, wide)
    for table in section.tables:
        yield ""
        yield from _table(table, wide, above=section.title)


def _chart(chart: Chart, wide: int) -> Iterator[str]:
    yield from _wrapped(f"{chart.title}: {chart.sentence}", wide, later="  ")


def _table(table: Table, wide: int, above: str) -> Iterator[str]:
    if table.title and table.title != above:
        yield table.title
    if not table.rows:
        yield from _wrapped(table.empty, wide)
    else:
        yield from _grid(table, wide)
    if table.note:
        yield from _wrapped(table.note, wide)


def _grid(table: Table, wide: int) -> Iterator[str]:
    heads = [column.title for column in table.columns]
    rows = [[plain(cell) for cell in row.cells] for row in table.rows]
    total = [plain(cell) for cell in table.total]
    aligns = [column.align for column in table.columns]
    widths = _widths([heads, *rows, *([total] if total else [])], wide)
    rule = "  ".join("-" * width for width in widths)
    yield from _row(heads, widths, aligns)
    yield rule
    for row in rows:
        yield from _row(row, widths, aligns)
    if total:
        yield rule
        yield from _row(total, widths, aligns)


def _widths(rows: Sequence[Sequence[str]], wide: int) -> list[int]:
    """Return the columns' widths: what their texts need; who breaks into fewest lines gives way.

    No column becomes narrower than its longest word, within reason; then the table is too wide.
    """
    columns = list(zip(*rows, strict=True))
    needs = [max(_LEAST, *(len(text) for text in column)) for column in columns]
    least = [max(_LEAST, *map(_least, column)) for column in columns]
    widths = list(needs)
    over = sum(widths) + _GAP * (len(widths) - 1) - wide
    for _ in range(over):
        giving = [n for n, low in enumerate(least) if widths[n] > low]
        if not giving:
            break
        widths[min(giving, key=lambda n: (needs[n] / (widths[n] - 1), -widths[n]))] -= 1
    return widths


def _least(text: str) -> int:
    """Return how narrow a column may be for a text: dates and figures stay on one line."""
    if len(text) <= _DATE:
        return len(text)
    return max(min(len(word), _WORD) for word in text.split() or ("",))


def _row(cells: Sequence[str], widths: Sequence[int], aligns: Sequence[Align]) -> Iterator[str]:
    parts = [
        [line for text in cell.splitlines() for line in textwrap.wrap(text, width)] or [""]
        for cell, width in zip(cells, widths, strict=True)
    ]
    for number in range(max(map(len, parts))):
        lines = [part[number] if number < len(part) else "" for part in parts]
        yield "  ".join(
            line.rjust(width) if align == "right" else line.ljust(width)
            for line, width, align in zip(lines, widths, aligns, strict=True)
        ).rstrip()


def _wrapped(text: str, wide: int, first: str = "", later: str = "") -> list[str]:
    return textwrap.wrap(text, wide, initial_indent=first, subsequent_indent=later)
