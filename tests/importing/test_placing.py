"""Tables put at random on a sheet are found again where they were put, with the same records."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from lif_desktop.importing.finding.tables import look_through
from lif_desktop.importing.reading.sheets import sheet_of
from tests.corpus.shapes import AGENCIES, STATUSES, WORK
from tests.importing.finding.test_tables import unaccounted

COLUMNS: dict[str, Any] = {
    "Ref": lambda n: f"ACT-2026-{n:03}",
    "Action agreed": lambda n: f"{WORK[n % len(WORK)]} ({n})",
    "Lead agency": lambda n: AGENCIES[n % len(AGENCIES)],
    "Target date": lambda n: date(2026, 1, 1) + timedelta(days=11 * n),
    "Status": lambda n: STATUSES[n % len(STATUSES)],
    "Cost": lambda n: 100.5 + n,
    "Progress\nso far": lambda n: f"Meeting {n} was held; the draft went to {AGENCIES[n % 3]}",
    "Evidence": lambda n: f"Minutes of meeting {n}" if n % 3 else None,
}
ENDS = st.lists(
    st.sampled_from(["total", "numbered", "prompt", "note", "end"]), max_size=3, unique=True
)


@st.composite
def placed(draw: st.DrawFn) -> tuple[list[str], int, list[str]]:
    """Return a table's headings, how many records it has, and what stands under them."""
    first = draw(st.sampled_from([["Ref", "Action agreed"], ["Action agreed", "Lead agency"]]))
    more = [name for name in COLUMNS if name not in first]
    headings = [*first, *draw(st.lists(st.sampled_from(more), min_size=2, max_size=5, unique=True))]
    order = ["total", "numbered", "prompt", "note", "end"]
    return headings, draw(st.integers(2, 9)), sorted(draw(ENDS), key=order.index)


def body(headings: list[str], records: int, ends: list[str]) -> list[list[Any]]:
    """Return heading, records and what ends the table."""
    rows: list[list[Any]] = [headings]
    rows += [[COLUMNS[name](n) for name in headings] for n in range(1, records + 1)]
    blanks: list[Any] = [None] * (len(headings) - 1)
    for end in ends:
        if end == "total" and "Cost" in headings:
            cost = sum(COLUMNS["Cost"](n) for n in range(1, records + 1))
            total = ["Total", *blanks]
            total[headings.index("Cost")] = cost
            rows.append(total)
        elif end == "numbered" and headings[0] == "Ref":
            rows.append([f"ACT-2026-{records + 1:03}", *blanks])
        elif end == "prompt":
            rows.append([None, "< Select >", *blanks[1:]])
        elif end == "note":
            rows += [[], ["Note: as agreed by the group."]]
        elif end == "end":
            rows.append(["END"] * len(headings))
    return rows


@given(
    st.lists(placed(), min_size=1, max_size=3), st.integers(0, 4),
    st.lists(st.integers(2, 4), min_size=3, max_size=3), st.sampled_from(["", "titled"]),
)  # fmt: skip
def test_tables_one_above_the_other_are_found_with_their_records(
    tables: list[tuple[list[str], int, list[str]]], left: int, gaps: list[int], titled: str
) -> None:
    rows: list[list[Any]] = []
    expected: list[tuple[int, list[int], list[int]]] = []
    for at, ((headings, records, ends), gap) in enumerate(zip(tables, gaps, strict=False)):
        # The heading of another table must be another heading, or it would be one table.
        named = [f"{name} {'ABC'[at]}" if name == "Status" else name for name in headings]
        if at and sorted(named) == sorted(tables[at - 1][0]):
            named = [*named, "Comments"]
        rows += [[] for _ in range(gap if at else 0)]
        if titled or at:
            rows += [[*[None] * left, f"Part {'ABC'[at]}: actions of the group"], []]
        first = len(rows) + 1
        made = body(headings, records, ends)
        made[0] = named
        rows += [[*[None] * left, *row] for row in made]
        span = list(range(left, left + len(named)))
        expected.append((first, list(range(first + 1, first + 1 + records)), span[: len(headings)]))
    found = look_through(sheet_of("S", rows))
    told = [
        (row, column)
        for table in found.tables
        for row in table.record_rows
        for column in [table.columns[0].index]
    ]
    assert told == [(row, left) for _, records, _ in expected for row in records]
    assert unaccounted(found) == []


@given(placed(), placed(), st.integers(0, 3), st.integers(0, 3), st.integers(2, 3))
def test_tables_beside_each_other_are_found_with_their_records(
    one: tuple[list[str], int, list[str]],
    other: tuple[list[str], int, list[str]],
    left: int,
    down: int,
    apart: int,
) -> None:
    first, second = body(one[0], one[1], []), body(other[0], other[1], [])
    second = [[]] * down + second
    width = len(one[0])
    rows: list[list[Any]] = []
    for at in range(max(len(first), len(second))):
        beside = first[at] if at < len(first) else []
        row = [*[None] * left, *beside]
        row += [None] * (left + width + apart - len(row))
        rows.append(row + (second[at] if at < len(second) else []))
    found = look_through(sheet_of("S", rows))
    assert [(table.columns[0].index, table.record_rows) for table in found.tables] == sorted(
        [
            (left, list(range(2, 2 + one[1]))),
            (left + width + apart, list(range(down + 2, down + 2 + other[1]))),
        ],
        key=lambda told: (told[1][0], told[0]),
    )
    assert unaccounted(found) == []


@given(placed(), st.lists(st.sampled_from(AGENCIES), min_size=2, max_size=3, unique=True))
def test_a_name_above_each_repeated_heading_is_carried_to_its_records(
    table: tuple[list[str], int, list[str]], agencies: list[str]
) -> None:
    rows: list[list[Any]] = []
    expected: dict[int, str] = {}
    for agency in agencies:
        rows += [[agency], table[0]]
        for record in body(table[0], table[1], [])[1:]:
            rows.append(record)
            expected[len(rows)] = agency
        rows.append([])
    (found,) = look_through(sheet_of("S", rows)).tables
    assert found.record_rows == list(expected)
    assert found.carried == expected
    (above,) = found.above
    assert found.given[above.index] == expected
