import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lif_desktop.importing.reading.lost_binary import Odd, sheet_links, xls_odd, xlsb_odd
from lif_desktop.importing.reading.ole import Compound, Malformed
from lif_desktop.importing.reading.sheets import Hidden
from tests.importing.files import ole


def test_streams_are_found_by_name() -> None:
    compound = Compound(ole(["Workbook"], stream=b"globals"))
    assert compound.names == ["Root Entry", "Workbook"]
    assert compound.stream("Workbook").rstrip(b"\0") == b"globals"


def test_a_small_stream_lies_in_the_small_sectors() -> None:
    data = bytearray(ole(["Workbook"], stream=b"small"))
    root, entry = data.find(b"R\0o\0o\0t"), data.find(b"W\0o\0r\0k")
    struct.pack_into("<II", data, root + 116, 2, 4096)
    struct.pack_into("<II", data, entry + 116, 0, 5)
    struct.pack_into("<I", data, 60, 3)  # the table of small sectors
    struct.pack_into("<I", data, 512 + 12, 0xFFFFFFFE)
    struct.pack_into("<I", data, 512 + 8, 0xFFFFFFFE)
    struct.pack_into("<I", data, (3 + 1) * 512, 0xFFFFFFFE)
    assert Compound(bytes(data)).stream("Workbook") == b"small"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data[:100],
        lambda data: b"other" + data[5:],
        lambda data: data[:30] + b"\x63" + data[31:],
        lambda data: data[:76] + struct.pack("<II", 0, 0) + data[84:],
        lambda data: data[:76] + struct.pack("<I", 900) + data[80:],
        lambda data: data[:68] + struct.pack("<I", 900) + data[72:],
        lambda data: data.replace(b"\x05\x01", b"\x05\x00"),
        lambda data: data.replace("Root Entry".encode("utf-16-le") + bytes(44) + b"\x16\0\x05",
                                  "Root Entry".encode("utf-16-le") + bytes(44) + b"\x16\0\x01"),
    ],
)  # fmt: skip
def test_tables_that_contradict_each_other_are_refused(spoil: object) -> None:
    assert callable(spoil)
    data = ole(["Workbook"])
    if spoil(data) != data:
        with pytest.raises(Malformed):
            Compound(spoil(data)).stream("Workbook")


def test_a_list_of_sectors_that_loops_is_refused() -> None:
    data = bytearray(ole(["Workbook"]))
    struct.pack_into("<I", data, 68, 2)
    at = 512 + 2 * 512
    struct.pack_into("<128I", data, at, *([0xFFFFFFFF] * 127), 2)
    with pytest.raises(Malformed, match="loops"):
        Compound(bytes(data))


@given(st.binary(max_size=600), st.integers(0, 5000))
def test_no_bytes_whatever_break_the_search_for_errors(noise: bytes, at: int) -> None:
    data = ole(["Workbook"], stream=noise)
    spoilt = data[:at] + noise + data[at + len(noise) :]
    for one in (data, spoilt, noise):
        assert isinstance(xls_odd(one), list)
    assert isinstance(xlsb_odd(noise), Odd)
    assert isinstance(sheet_links(noise), list)


def test_errors_and_what_is_hidden_are_found_among_all_else() -> None:
    def record(kind: int, body: bytes) -> bytes:
        return struct.pack("<HH", kind, len(body)) + body

    formula = struct.pack("<HHH", 1, 2, 0) + b"\x02\0\x17\0\0\0\xff\xff" + bytes(2)
    plain = struct.pack("<HHH", 1, 3, 0) + bytes(8) + bytes(2)
    sheet = record(0x809, bytes(4)) + record(6, formula) + record(6, plain)
    sheet += record(0x205, struct.pack("<HHHBB", 4, 5, 0, 7, 1))
    sheet += record(0x205, struct.pack("<HHHBB", 4, 6, 0, 1, 0))
    sheet += record(0x9B, b"") + record(0x208, struct.pack("<6HI", 7, 0, 1, 300, 0, 0, 0x20))
    sheet += record(0x208, struct.pack("<6HI", 8, 0, 1, 300, 0, 0, 0)) + record(0x208, bytes(4))
    sheet += record(0x7D, struct.pack("<6H", 2, 3, 2560, 0, 1, 0))
    sheet += record(0x7D, struct.pack("<6H", 5, 60000, 2560, 0, 0, 0)) + record(10, b"")
    book = record(0x809, bytes(4))
    bound = record(0x85, struct.pack("<I", len(book) + 12 + 4) + bytes(4))
    stream = book + bound + record(10, b"") + sheet
    (found,) = xls_odd(ole(["Workbook"], stream=stream))
    assert found.errors == {(1, 2): "#REF!", (4, 5): "#DIV/0!"}
    assert found.hidden == Hidden((8,), (2, 3), filtered=True)
