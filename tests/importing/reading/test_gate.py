import struct
from pathlib import Path

import pytest
from openpyxl import Workbook

from lif_desktop.faults import CannotOpen
from lif_desktop.importing.reading import gate
from lif_desktop.importing.reading.gate import admit
from lif_desktop.importing.reading.refusals import (
    Changed,
    Damaged,
    Disguised,
    Empty,
    Encrypted,
    HoldsMacros,
    Hostile,
    LockFile,
    NotThere,
    Refused,
    TooLarge,
    Unknown,
)
from tests.importing.files import declaring, ods, ole, sheet_xml, text_cell, xlsx, zipped

ROW = f'<row r="1">{text_cell("A1", "x")}</row>'


@pytest.fixture
def honest(tmp_path: Path) -> Path:
    book = Workbook()
    book.active["A1"] = "Ref"
    book.save(tmp_path / "return.xlsx")
    return tmp_path / "return.xlsx"


def test_an_honest_workbook_is_admitted_with_its_digest(honest: Path) -> None:
    admitted = admit(honest)
    assert admitted.format == "xlsx"
    assert len(admitted.sha256) == 64
    assert admitted.data == honest.read_bytes()
    assert admitted.problems == ()


def refusal(path: Path) -> Refused:
    with pytest.raises(Refused) as caught:
        admit(path)
    sentence = str(caught.value)
    assert sentence.endswith("Nothing was changed.")
    assert isinstance(caught.value, CannotOpen)
    assert caught.value.exit_code == 3
    return caught.value


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("~$return.xlsx", b"\x05J Hale", LockFile),
        ("return.xlsx", b"", Empty),
        ("return.csv", b"\r\n \r\n", Empty),
        ("return.docx", b"PK\x03\x04", Unknown),
        ("return", b"a,b", Unknown),
        ("return.xlsx", b"%PDF-1.7", Disguised),
        ("return.xls", b"<html><table>", Disguised),
        ("return.xls", b"\x09\x04\x06\x00", Disguised),
        ("return.csv", b"%PDF-1.7", Disguised),
        ("return.csv", b"a\0b,c", Disguised),
        ("return.xlsx", b"nothing known", Damaged),
        ("return.xlsx", b"PK\x03\x04 cut short", Damaged),
        ("return.xlsx", ole(["EncryptedPackage", "EncryptionInfo"]), Encrypted),
        ("return.xlsx", ole(["Workbook"]), Disguised),
        ("return.xls", ole(["WordDocument"]), Disguised),
        ("return.xls", ole(["Workbook"], loop=True), Damaged),
        ("return.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Damaged),
    ],
)
def test_what_is_no_workbook_is_refused_in_a_sentence(
    tmp_path: Path, name: str, content: bytes, kind: type[Refused]
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert type(refusal(path)) is kind
    assert name in str(refusal(path))


def test_a_protected_old_workbook_is_refused(tmp_path: Path) -> None:
    stream = struct.pack("<HHI", 0x809, 4, 0) + struct.pack("<HHH", 0x2F, 2, 0)
    path = tmp_path / "return.xls"
    path.write_bytes(ole(["Workbook"], stream=stream))
    assert type(refusal(path)) is Encrypted


def test_an_old_workbook_with_macros_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "return.xls"
    stream = struct.pack("<HHI", 0x809, 4, 0) + struct.pack("<HH", 0x0A, 0)
    path.write_bytes(ole(["Workbook", "_VBA_PROJECT_CUR"], stream=stream))
    with pytest.raises(HoldsMacros, match="save it as"):
        admit(path)


def test_a_folder_and_a_missing_file_are_told_apart(tmp_path: Path) -> None:
    assert "is a folder" in str(refusal(tmp_path))
    assert "There is no file" in str(refusal(tmp_path / "gone.xlsx"))
    assert type(refusal(tmp_path / "gone.xlsx")) is NotThere


def test_a_file_that_cannot_be_opened_is_refused(
    honest: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(_path: Path) -> bytes:
        raise PermissionError

    monkeypatch.setattr(Path, "read_bytes", locked)
    assert "could not be opened" in str(refusal(honest))


def test_a_file_that_changes_underneath_is_refused(
    honest: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Path.read_bytes

    def growing(path: Path) -> bytes:
        data = read(path)
        path.write_bytes(data + b"more")
        return data

    monkeypatch.setattr(Path, "read_bytes", growing)
    assert type(refusal(honest)) is Changed


def test_a_file_beyond_the_limit_is_refused(honest: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "LARGEST_FILE", 100)
    assert type(refusal(honest)) is TooLarge


def test_a_part_that_would_swell_is_refused(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "b.xlsx", lambda stream: [stream.write(bytes(2**20)) for _ in range(70)])
    assert type(refusal(path)) is TooLarge


def test_a_size_beyond_reason_is_refused(tmp_path: Path) -> None:
    path = declaring(xlsx(tmp_path / "b.xlsx", ROW), "xl/worksheets/sheet1.xml", 2**31)
    assert "2,048 MB" in str(refusal(path))


def test_many_large_parts_are_refused(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "b.xlsx", ROW, a="x" * 3_000_000, b="y" * 3_000_000)
    for part in ("a", "b"):
        declaring(path, part, 450 * 2**20)
    noise = path.read_bytes()
    assert b"PK" in noise
    assert type(refusal(path)) is TooLarge


def test_too_many_parts_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "b.xlsx"
    path.write_bytes(b"PK\x03\x04" + b"PK\x01\x02" * 10_001)
    assert "parts" in str(refusal(path))


def test_a_zip_of_nothing_is_refused(tmp_path: Path) -> None:
    assert type(refusal(zipped(tmp_path / "b.xlsx", {}))) is Empty


def test_two_parts_of_one_name_are_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "b.xlsx", {"xl/workbook.xml": "<a/>", "xl/workbook.xmm": "<b/>"})
    path.write_bytes(path.read_bytes().replace(b"workbook.xmm", b"workbook.xml"))
    assert type(refusal(path)) is Hostile


def test_an_encrypted_zip_is_refused(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "b.xlsx", ROW)
    data = bytearray(path.read_bytes())
    data[data.find(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert type(refusal(path)) is Encrypted


def test_a_protected_opendocument_is_refused(tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "b.ods",
        {"content.xml": "x", "META-INF/manifest.xml": "<m><manifest:encryption-data/></m>"},
    )
    assert type(refusal(path)) is Encrypted


def test_a_format_under_another_name_is_refused(tmp_path: Path) -> None:
    assert type(refusal(ods(tmp_path / "b.xlsx", ""))) is Disguised
    assert type(refusal(xlsx(tmp_path / "b.csv", ROW))) is Disguised
    assert type(refusal(zipped(tmp_path / "w.xlsx", {"word/document.xml": "<a/>"}))) is Disguised
    assert type(refusal(zipped(tmp_path / "z.xlsx", {"a.txt": "x"}))) is Disguised
    assert type(refusal(zipped(tmp_path / "z.xlsb", {"xl/workbook.xml": "<a/>"}))) is Disguised


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_entities_are_refused_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    bomb = sheet_xml(ROW).replace("<worksheet", '<!DOCTYPE w [<!ENTITY a "aa">]><worksheet')
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    path = xlsx(tmp_path / "b.xlsx", lambda stream: stream.write(mark + bomb.encode(encoding)))
    assert type(refusal(path)) is Hostile


def test_a_root_hidden_behind_comments_is_refused(tmp_path: Path) -> None:
    hidden = "<!-- " + "x" * 70_000 + " -->" + sheet_xml(ROW)
    assert type(refusal(xlsx(tmp_path / "b.xlsx", lambda s: s.write(hidden.encode())))) is Hostile


def test_a_root_behind_a_long_comment_is_admitted(tmp_path: Path) -> None:
    late = '<?xml version="1.0"?><!-- ' + "x" * 9_000 + " -->" + sheet_xml(ROW)[21:]
    assert admit(xlsx(tmp_path / "b.xlsx", lambda stream: stream.write(late.encode())))


def test_utf_16_without_entities_is_admitted(tmp_path: Path) -> None:
    content = sheet_xml(ROW).encode("utf-16")
    assert admit(xlsx(tmp_path / "b.xlsx", lambda stream: stream.write(content)))


def test_a_part_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    path = declaring(xlsx(tmp_path / "b.xlsx", ROW), "xl/worksheets/sheet1.xml", 50)
    assert type(refusal(path)) is Damaged


def test_what_a_workbook_holds_besides_cells_is_said(tmp_path: Path) -> None:
    parts = {
        "xl__externalLinks__externalLink1_dot_xml": "<a/>",
        "xl__connections_dot_xml": "<a/>",
        "xl__comments1_dot_xml": "<a/>",
    }
    path = xlsx(tmp_path / "b.xlsm", ROW, **parts)
    told = " ".join(admit(path).problems)
    assert all(word in told for word in ("other workbooks", "outside source", "Comments"))


@pytest.mark.parametrize("ending", ["xlsm", "xlsx"])
def test_macros_are_refused_whatever_the_name(tmp_path: Path, ending: str) -> None:
    path = xlsx(tmp_path / f"b.{ending}", ROW, xl__vbaProject_dot_bin="x")
    assert type(refusal(path)) is HoldsMacros
