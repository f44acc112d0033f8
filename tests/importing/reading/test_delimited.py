import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lif_desktop.importing.reading.delimited import DELIMITERS, decoded, rows_of

WORDS = st.text(st.characters(categories=("L", "N"), max_codepoint=0x24F), min_size=1, max_size=8)
CELLS = WORDS | st.tuples(WORDS, st.sampled_from(["\n", ", ", '"', "; "]), WORDS).map("".join)


@given(
    st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=3, max_size=8),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_what_was_written_is_read(rows: list[list[str]], delimiter: str, encoding: str) -> None:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(rows)
    assert list(rows_of(written.getvalue().encode(encoding))) == rows


def test_windows_text_is_understood() -> None:
    assert decoded("café £5".encode("cp1252")) == "café £5"


def test_a_cell_without_end_is_refused() -> None:
    with pytest.raises(csv.Error):
        list(rows_of(b'"' + b"a" * 2_000_000))


def test_one_column_needs_no_delimiter() -> None:
    assert list(rows_of(b"Ref\nA1\nA2\n")) == [["Ref"], ["A1"], ["A2"]]
    assert "," in DELIMITERS
