"""Walking down from a heading: which rows are records, which are not, and where the table ends."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lif_desktop import identity
from lif_desktop.importing.finding.endings import is_closing, is_foreign, is_unnumbered
from lif_desktop.importing.finding.grid import Grid, mask_of
from lif_desktop.importing.finding.heading_rows import Heading, bands, heading_at
from lif_desktop.importing.finding.lines import settle
from lif_desktop.importing.finding.plain_records import SLOW, Plain
from lif_desktop.importing.finding.row_kinds import Kind, Rows
from lif_desktop.importing.finding.wording import folded, heading_words, plain, says_nothing
from lif_desktop.importing.reading.sheets import Cell

MOST_BLANK = 20  # blank rows in a table; more than that and what follows is something else
_LONE = {Kind.NOTE, Kind.LINE, Kind.TITLE, Kind.GROUP, Kind.BENEATH}
_PLAINLY = 0.9  # words of headings, from which one is believed with nothing under it
_AHEAD = 12  # rows looked ahead for the heading repeated


@dataclass(slots=True)
class Body:
    """The rows of a table by what they are; zero-based."""

    last: int
    records: list[int] = field(default_factory=list)
    left_out: dict[str, list[int]] = field(default_factory=dict)
    carried: dict[int, tuple[str, str]] = field(default_factory=dict)  # title, group


def walk(grid: Grid, heading: Heading, free: int, until: int | None = None) -> Body:
    """Return the body under a heading; with `until`, down to that row whatever stands there."""
    rows = Rows(grid, heading)
    issued = identity.return_token(tuple(heading.names.values())) is not None
    if until is None and issued:
        # A return has room for more: what stands under its headings is of it, however far below.
        until = _lowest(grid, rows, heading)
    if until is None:
        kinds, last = _kinds(grid, heading, rows, free)
    else:
        kinds, last = _kinds_until(grid, heading, rows, until), until
    settled = settle(rows, kinds)
    if issued:
        _take_additions(rows, heading, settled.kinds)
        settled.carried.clear()  # no row of a return stands under a heading of its own
    body = Body(last, [row for row, kind in settled.kinds.items() if kind is Kind.RECORD])
    if len(body.records) < len(settled.kinds):
        for row, kind in settled.kinds.items():
            if kind is not Kind.RECORD:
                body.left_out.setdefault(kind.value, []).append(row)
    body.carried = settled.carried
    return body


def _take_additions(rows: Rows, heading: Heading, kinds: dict[int, Kind]) -> None:
    """Take a lone cell of a return for a record, unless it stands first, where notes begin."""
    for row, kind in kinds.items():
        held = rows.grid.held(row, rows.mask) if kind in _LONE else []
        if held and held[0] > heading.first:
            kinds[row] = Kind.RECORD


def _lowest(grid: Grid, rows: Rows, heading: Heading) -> int:
    """Return the last row that holds anything under a heading."""
    top = heading.rows[-1]
    return max((r for r in range(top + 1, grid.height) if grid.fills[r] & rows.mask), default=top)


def _kinds(grid: Grid, heading: Heading, rows: Rows, free: int) -> tuple[dict[int, Kind], int]:
    """Return the kind of each row down to the table's last."""
    kinds: dict[int, Kind] = {}
    row = last = heading.rows[-1]
    since, blanks, plainly = -1, 0, Plain(grid, rows, heading)
    while row + 1 < grid.height and blanks <= MOST_BLANK:
        row += 1
        since += 1
        steady = since >= SLOW and kinds.get(row - 1) is Kind.RECORD
        if steady and (after := plainly.run(row)) > row:
            kinds.update(dict.fromkeys(range(row, after), Kind.RECORD))
            since += after - row - 1
            last = row = after - 1
            continue
        kind = rows.kind(row, since)
        if kind is Kind.RECORD and _closes(grid, rows, kinds, row):
            kind = Kind.NOTE
        if kind is Kind.BLANK:
            blanks += 1
        elif kind is Kind.HEADING and not rows.widens(row, free):
            since, blanks = -1, 0
            depth = heading.rows[-1] - heading.rows[0]
            for sub in range(row, min(row + depth + 1, grid.height)):
                kinds[sub] = kind
                last = row = sub
            continue
        elif kind is Kind.HEADING or (
            kind is not Kind.END and _other_begins(grid, rows, kinds, row, free)
        ):
            break
        else:
            blanks = 0
            last = row
        kinds[row] = kind
        if kind is Kind.END:
            break
        if kind is Kind.RECORD:
            plainly.learn(row)
    last = _trimmed(grid, rows, kinds, last, free)
    return {at: kind for at, kind in kinds.items() if at <= last}, last


def _kinds_until(grid: Grid, heading: Heading, rows: Rows, until: int) -> dict[int, Kind]:
    """Return the kind of each row down to `until`, which a person says is the last."""
    kinds: dict[int, Kind] = {}
    row, since, plainly = heading.rows[-1] + 1, 0, Plain(grid, rows, heading)
    while row <= until:
        steady = since >= SLOW and kinds.get(row - 1) is Kind.RECORD
        after = min(plainly.run(row), until + 1) if steady else row
        if after > row:
            kinds.update(dict.fromkeys(range(row, after), Kind.RECORD))
            row, since = after, since + after - row
            continue
        kind = rows.kind(row, since)
        if kind is Kind.RECORD and _closes(grid, rows, kinds, row):
            kind = Kind.NOTE
        # Of one column drawn, every cell is a record.
        kind = Kind.RECORD if kind is Kind.LINE and len(heading.names) == 1 else kind
        kinds[row] = kind
        row, since = row + 1, since + 1
        if kind is Kind.HEADING:
            depth = heading.rows[-1] - heading.rows[0]
            below = range(row, min(row + depth, until + 1))
            kinds.update(dict.fromkeys(below, kind))
            row, since = row + len(below), 0
        elif kind is Kind.RECORD:
            plainly.learn(row - 1)
    return kinds


def _closes(grid: Grid, rows: Rows, kinds: dict[int, Kind], row: int) -> bool:
    """Say whether what looks like a record closes the table: signatures, an overall grade."""
    if not is_closing(grid, row, rows.mask, len(rows.heading.names)):
        return False
    apart = kinds.get(row - 1) in {Kind.BLANK, Kind.NOTE}
    return apart or is_unnumbered(grid, _latest(kinds, row), row, rows.first)


def _other_begins(grid: Grid, rows: Rows, kinds: dict[int, Kind], row: int, free: int) -> bool:
    """Say whether another table begins in `row`: its heading, or figures under words."""
    if kinds.get(row - 1, Kind.HEADING) is Kind.RECORD or row - 1 not in kinds:
        return False
    if is_foreign(grid, _latest(kinds, row), row, rows.mask):
        return True
    held = grid.held(row, free)
    if len(held) < 2 or not grid.fills[row] & rows.mask:
        return False
    own, named = rows.mask & grid.fills[row], 0
    for columns in bands(grid, row, mask_of(held)):
        if not mask_of(columns) & rows.mask:
            continue
        other = heading_at(grid, row, columns, free)
        if other is not None and _differs(grid, rows, kinds, row, other):
            named |= mask_of(columns)
    return 2 * (named & own).bit_count() >= own.bit_count()  # else a record with a gap in it


def _differs(grid: Grid, rows: Rows, kinds: dict[int, Kind], row: int, other: Heading) -> bool:
    """Say whether a would-be heading is no record of the table above."""
    records = _latest(kinds, row)
    if not records:
        return False
    if 2 * len(other.raw) < len(rows.heading.names) and _headed(kinds, row):
        return False  # the first record below a heading, sparsely filled
    shared = [c for c in other.raw if (rows.mask >> c) & 1]
    known = {c: [v for r in records if (v := grid.cell(r, c)) is not None] for c in shared}
    if any(_holds(values, grid.cell(row, c)) for c, values in known.items()):
        return False  # a value of its column, not a name for it
    texts = [plain(t) for t in other.raw.values() if type(t) is str]
    words = heading_words(texts)
    titled = kinds.get(row - 1) is Kind.LINE
    doubtful = not titled and words < _PLAINLY and not other.mask & ~rows.mask
    if doubtful and not grid.stretch(row, other.mask, 3):
        return False  # the last record, below a gap: a heading would have something under it
    told = [grid.cell(row, c) for c, values in known.items() if _unworded(values)]
    if any(type(cell) is not str for cell in told):
        return False  # a figure or a date where every record has one
    worded = [cell for cell in told if type(cell) is str and not says_nothing(cell)]
    if worded and len(records) > 1 and (words >= 0.4 or titled or len(worded) > 1):
        return True  # words where every record has a figure or a date
    if 2 * len(other.raw) < len(rows.heading.names) and any(
        grid.fills[record] & rows.mask == grid.fills[row] & rows.mask for record in records
    ):
        return False  # few cells, as other records have
    if len(shared) < 0.6 * len(other.raw) or words >= 0.5:
        return True
    return titled and _is_shorter(texts, known)


def _holds(values: Sequence[Cell], cell: Cell) -> bool:
    return type(cell) is str and any(
        type(value) is str and folded(value) == folded(cell) for value in values
    )


def _unworded(values: Sequence[Cell]) -> bool:
    return bool(values) and not any(type(value) is str for value in values)


def _is_shorter(texts: list[str], known: Mapping[int, Sequence[Cell]]) -> bool:
    lengths = [len(v) for values in known.values() for v in values if type(v) is str]
    usual = sum(lengths) / len(lengths) if lengths else 0
    return sum(map(len, texts)) / len(texts) < 0.5 * usual


def _latest(kinds: dict[int, Kind], row: int) -> list[int]:
    """Return some of the records above `row`, the nearest first."""
    above = range(row - 1, max(-1, row - 200), -1)
    return [at for at in above if kinds.get(at) is Kind.RECORD][:20]


def _headed(kinds: dict[int, Kind], row: int) -> bool:
    """Say whether the table's heading stands above `row`, but for a line or a blank row."""
    at = row - 1
    while kinds.get(at) in {Kind.LINE, Kind.BLANK}:
        at -= 1
    return kinds.get(at) is Kind.HEADING and row - at <= 4


def _trimmed(grid: Grid, rows: Rows, kinds: dict[int, Kind], last: int, free: int) -> int:
    """Return the last row without lines at the end that belong to what follows."""
    before = last
    while kinds.get(before) in {Kind.LINE, Kind.BLANK}:
        before -= 1
    if before == last:
        return last
    following = next(
        (r for r in range(last + 1, min(last + _AHEAD, grid.height)) if grid.fills[r] & rows.mask),
        None,
    )
    lines = [at for at in range(before + 1, last + 1) if kinds[at] is Kind.LINE]
    if following is not None and lines and _other_begins(grid, rows, kinds, following, free):
        return before
    # What stands directly below belongs to the table; beyond a gap it does not.
    at = before
    while at + 1 <= last and kinds.get(at + 1) is Kind.LINE:
        at += 1
    if at == before and kinds.get(before + 1) is Kind.BLANK and lines:
        gap = lines[0] - before - 1
        return _last_line(kinds, lines[0], last) if gap <= 2 and len(lines) <= 3 else before
    return at


def _last_line(kinds: dict[int, Kind], at: int, last: int) -> int:
    while at + 1 <= last and kinds.get(at + 1) is Kind.LINE:
        at += 1
    return at
