"""Files and folders dropped together: workbooks are taken, everything else is named."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lif_desktop.importing.reading.gathering import DEEPEST, gather


def _made(folder: Path, *names: str) -> list[Path]:
    paths = [folder / name for name in names]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(path.name)
    return paths


def test_folders_are_walked_and_all_that_is_no_workbook_is_named(tmp_path: Path) -> None:
    _made(
        tmp_path, "b.xlsx", "A.ods", "~$b.xlsx", ".~lock.A.ods#", "notes.pdf", "all.zip",
        "deeper/c.csv", "deeper/d.docx", "deeper/README", "odd.qqq",
    )  # fmt: skip
    found = gather([tmp_path])
    assert [path.name for path in found.files] == ["A.ods", "b.xlsx", "c.csv"]
    reasons = {path.name: reason for path, reason in found.passed_over}
    assert reasons.keys() == {
        "~$b.xlsx", ".~lock.A.ods#", "notes.pdf", "all.zip", "d.docx", "README", "odd.qqq",
    }  # fmt: skip
    assert reasons["all.zip"] == "a ZIP file; unpack it and drop the folder"
    assert "while a workbook is open" in reasons["~$b.xlsx"]
    assert reasons["notes.pdf"] == "a PDF"
    assert reasons["odd.qqq"] == "of the kind .qqq, which is not read"
    assert reasons["README"] == "without a kind, which is not read"


def test_the_same_file_is_taken_once_and_its_twin_named(tmp_path: Path) -> None:
    (first,) = _made(tmp_path, "health.xlsx")
    copy, far = tmp_path / "health (2).xlsx", tmp_path / "old" / "health.xlsx"
    far.parent.mkdir()
    for path in (copy, far):
        path.write_bytes(first.read_bytes())
    found = gather([first, first, copy, far])
    assert found.files == [first]
    assert found.passed_over == [
        (copy, "the very same file as “health.xlsx”"),
        (far, f"the very same file as the one in “{tmp_path.name}”"),
    ]


def test_a_single_file_is_taken_whatever_it_is(tmp_path: Path) -> None:
    (path,) = _made(tmp_path, "notes.pdf")
    assert gather([path]).files == [path]
    gone = tmp_path / "gone.xlsx"
    assert gather([gone]).files == [gone]


def test_an_empty_and_a_bottomless_folder_are_said(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert gather([empty]).passed_over == [(empty, "an empty folder")]
    deep = tmp_path / "deep"
    _made(deep, "/".join(["x"] * (DEEPEST + 1)) + "/far.xlsx")
    found = gather([deep])
    assert found.files == []
    assert [reason for _, reason in found.passed_over] == [
        f"a folder more than {DEEPEST} folders down"
    ]


def test_a_link_to_a_folder_is_not_followed(tmp_path: Path) -> None:
    _made(tmp_path, "returns/a.xlsx")
    (tmp_path / "returns" / "round").symlink_to(tmp_path)
    found = gather([tmp_path / "returns"])
    assert [path.name for path in found.files] == ["a.xlsx"]
    assert [reason for _, reason in found.passed_over] == ["a link to another folder"]


NAMES = st.sampled_from(
    ["a.xlsx", "b.csv", "~$a.xlsx", "c.zip", "d.pdf", "e", "in/a.xlsx", "in/b.csv", "in/f.txt"]
)


@given(names=st.sets(NAMES, min_size=1))
def test_every_file_of_a_drop_is_taken_or_named(
    names: set[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("drop")
    made = _made(folder, *names)
    found = gather([folder])
    told = [*found.files, *(path for path, _ in found.passed_over)]
    assert sorted(told) == sorted(made)
    assert all(reason for _, reason in found.passed_over)
