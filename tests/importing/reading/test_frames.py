import io
import json
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lif_desktop.importing.reading import frames
from lif_desktop.importing.reading.sheets import ErrorCell, fills_of

# What calamine gives: a blank is empty text, never None.
TEXTS = st.text(max_size=20) | st.just("") | st.just("a\x1fb")
CALAMINE = st.one_of(
    TEXTS,
    st.floats(allow_nan=False),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(timedelta(), timedelta(days=400)),
)
COLUMNS = st.one_of(
    st.lists(TEXTS, min_size=1, max_size=30),
    st.lists(st.dates() | st.just(""), min_size=1, max_size=30),
    st.lists(st.floats(allow_nan=False) | st.just(""), min_size=1, max_size=30),
    st.lists(CALAMINE, min_size=1, max_size=30),
)


def seen(cell: Any) -> Any:
    """Return what a cell of calamine's is on this side."""
    if cell == "":
        return None
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date()
    if isinstance(cell, timedelta):
        seconds = round(cell.total_seconds())
        return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    return cell


@given(COLUMNS, st.integers(0, 3), st.integers(0, 3))
def test_rows_come_through_the_pipe_unchanged(column: list[Any], left: int, right: int) -> None:
    stream = io.BytesIO()
    packed = [frames.pack(tuple(column), {})]
    frames.write(stream, {"rows": len(column), "columns": packed})
    stream.seek(0)
    frame = frames.read(stream)
    assert frame is not None
    rows, fills = frames.Unpacker().rows(frame["rows"], left, frame["columns"], left + 1 + right)
    assert fills == fills_of(rows)
    assert [row[left] for row in rows] == [seen(cell) for cell in column]
    assert {len(row) for row in rows} == {left + 1 + right}
    assert frames.read(stream) is None


def test_errors_take_their_cells_place() -> None:
    packed = frames.pack(("a", "", date(2026, 5, 1)), {1: "#N/A"})
    rows, fills = frames.Unpacker().rows(3, 0, [json.loads(json.dumps(packed))], 1)
    assert fills == [1, 1, 1]
    assert rows == [("a",), (ErrorCell("#N/A"),), (date(2026, 5, 1),)]
    assert str(rows[1][0]) == "#N/A"


def test_a_sign_of_life_is_an_empty_frame() -> None:
    assert frames.read(io.BytesIO(b"\0\0\0\0")) == {}


@pytest.mark.parametrize("data", [b"\0\0", b"\xff\xff\xff\xff", b"\0\0\0\x09{}", b"\0\0\0\x02[]"])
def test_what_is_no_frame_is_refused(data: bytes) -> None:
    with pytest.raises(frames.Broken):
        frames.read(io.BytesIO(data))


def test_a_frame_too_large_is_never_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frames, "LARGEST_FRAME", 10)
    with pytest.raises(MemoryError):
        frames.write(io.BytesIO(), {"rows": "more than ten bytes"})


@pytest.mark.parametrize(
    ("columns", "width"),
    [
        ([["a", "b"]], 1),
        ([["a"], ["b"]], 1),
        ([7], 1),
        ([{"v": ["a"], "s": [[5, "d", 1]]}], 1),
        ([{"v": ["a"], "s": [[0, "d", -1]]}], 1),
        ([{"d": ["x"]}], 1),
        ([{}], 1),
    ],
)
def test_columns_that_make_no_sense_are_refused(columns: list[Any], width: int) -> None:
    with pytest.raises(frames.Broken):
        frames.Unpacker().rows(1, 0, columns, width)


def test_a_blank_chunk_is_one_row_many_times() -> None:
    rows, fills = frames.Unpacker().rows(3, 1, [None, None], 4)
    assert fills == [0, 0, 0]
    assert rows == [(None,) * 4] * 3
    assert rows[0] is rows[2]
