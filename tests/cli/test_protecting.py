"""Packs, papers and trackers that leave the command line closed, or as numbered copies."""

import hashlib
import re
from io import BytesIO
from pathlib import Path

import msoffcrypto
import openpyxl
import pikepdf
import pytest

from lif_desktop.store.opening import open_board
from tests import boards
from tests.cli.conftest import Run
from tests.exporting.pdf import reading

REF = "MTG-2026-003"
SAID = re.compile(r"The passphrase of (.+) is “([a-z-]+)”\.")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with boards.small(tmp_path):
        pass
    return tmp_path / "board.lif"


def test_a_closed_pack_opens_with_what_is_printed_once(
    run: Run, path: Path, tmp_path: Path
) -> None:
    out = tmp_path / "pack.pdf"
    ran = run("export", path, "pack", "--meeting", REF, "--protect", "-o", out)
    assert ran.code == 0, ran.err
    ((name, words),) = SAID.findall(ran.out)
    assert name == "pack.pdf"
    assert "“pack.pdf” is protected by a passphrase, which reaches you separately" in ran.out
    assert words not in ran.err
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(out)
    with pikepdf.open(out, password=words) as pdf:
        assert len(pdf.pages) > 1
    assert len(run("export", path, "pack", "--meeting", REF, "--protect", "-o", out).out) > 0


def test_the_board_keeps_a_closed_pack_open_and_its_digest_as_it_left(
    run: Run, path: Path, tmp_path: Path
) -> None:
    out = tmp_path / "pack.pdf"
    ran = run("export", path, "pack", "--meeting", REF, "--protect", "-o", out)
    words = SAID.findall(ran.out)[0][1]
    (kept,) = run("list", path, "packs", "--json").json
    assert kept["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
    with open_board(path, "quiet harbour lantern", who="J. Hale") as board:
        values = board.records("packs")[0].values
        assert values["file_hash"] != values["sha256"]
        assert "Page 1 of" in reading.texts(board.file(values["file_hash"]))[0]
    said = "".join(run(*command).out for command in (
        ("list", path, "packs", "--json"), ("history", path, "--json"),
    ))  # fmt: skip
    assert words not in said
    assert words.encode() not in path.read_bytes()


def test_numbered_copies_are_files_of_their_own(run: Run, path: Path, tmp_path: Path) -> None:
    out, names = tmp_path / "pack.pdf", tmp_path / "names.txt"
    names.write_text("A. Chair\nB. Deputy\n", encoding="utf-8")
    ran = run("export", path, "pack", "--meeting", REF, "--copies", names, "-o", out)
    assert ran.code == 0, ran.err
    assert not out.exists()
    (kept,) = run("list", path, "packs", "--json").json
    for number, name in enumerate(("A. Chair", "B. Deputy"), 1):
        content = (tmp_path / f"pack - copy {number} of 2 - {name}.pdf").read_bytes()
        assert f"Copy {number} of 2 · {name}" in reading.texts(content)[0]
        digest = hashlib.sha256(content).hexdigest()
        assert f"Copy {number} of 2 · {name}, SHA-256 {digest}" in kept["recipients"]
    assert (kept["copies"], kept["state"]) == (2, "Sent")
    logged = [one["file_name"] for one in run("list", path, "disclosures", "--json").json]
    assert logged == sorted(one.name for one in tmp_path.glob("pack - copy*.pdf"))
    said = run("undo", path).err
    assert all(f"“{one}”" in said for one in logged)
    assert "stay where they were written" in said


def test_every_copy_has_its_own_passphrase(run: Run, path: Path, tmp_path: Path) -> None:
    words = ("export", path, "paper", "actions", "--protect", "--copies", "A,B")
    ran = run(*words, "-o", tmp_path / "actions.pdf")
    said = dict(SAID.findall(ran.out))
    assert len(set(said.values())) == 2
    for name, words_ in said.items():
        with pikepdf.open(tmp_path / name, password=words_) as pdf:
            assert len(pdf.pages) > 0


def test_a_closed_tracker_opens_with_what_is_printed(run: Run, path: Path, tmp_path: Path) -> None:
    out = tmp_path / "actions.xlsx"
    ran = run("export", path, "tracker", "--register", "actions", "--protect", "-o", out)
    assert ran.code == 0, ran.err
    ((_, words),) = SAID.findall(ran.out)
    plain = BytesIO()
    with out.open("rb") as closed:
        file = msoffcrypto.OfficeFile(closed)
        file.load_key(password=words, verify_password=True)
        file.decrypt(plain)
    assert openpyxl.load_workbook(plain).sheetnames


def test_names_that_cannot_be_are_refused(run: Run, path: Path, tmp_path: Path) -> None:
    command = ("export", path, "pack", "--meeting", REF, "-o", tmp_path / "pack.pdf", "--copies")
    ran = run(*command, "A,a")
    assert (ran.code, ran.err.strip().split(",")[0]) == (2, "a is named twice")
    odd = tmp_path / "names.txt"
    odd.write_bytes(b"\xff\xfe\xff")
    assert "cannot be read as a list of names" in run(*command, odd).err
    assert run("list", path, "packs", "--json").json == []


def test_a_list_of_names_that_is_not_there_is_nobody(run: Run, path: Path, tmp_path: Path) -> None:
    out = tmp_path / "pack.pdf"
    ran = run("export", path, "pack", "--meeting", REF, "--copies", "board.txt", "-o", out)
    assert (ran.code, ran.err) == (2, "There is no file board.txt, so no copies were made.\n")
    assert list(tmp_path.glob("*.pdf")) == []
    assert run("list", path, "packs", "--json").json == []


def test_a_folder_is_no_place_for_copies(run: Run, path: Path, tmp_path: Path) -> None:
    ran = run("export", path, "paper", "late", "--copies", "A. Moss", "-o", tmp_path)
    assert ran.code == 3
    assert "is a folder" in ran.err


def test_who_got_which_copy_of_a_paper_is_logged(run: Run, path: Path, tmp_path: Path) -> None:
    out = tmp_path / "late.pdf"
    ran = run("export", path, "paper", "late", "--copies", "A. Moss, R. Okoro", "-o", out)
    logged = {one["reference"]: one for one in run("list", path, "disclosures", "--json").json}
    for reference, said in (
        ("DSC-2026-001", "Copy 1 of 2 · A. Moss"), ("DSC-2026-002", "Copy 2 of 2 · R. Okoro"),
    ):  # fmt: skip
        one = logged.pop(reference)
        file = tmp_path / one["file_name"]
        assert said.replace(" · ", " - ").lower() in file.name.lower()
        assert f"{file}. It is logged as {reference}." in ran.out
        assert one["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
        assert (one["recipient"], one["audience"]) == (said, "Board")
    assert logged == {}
    assert run("check", path).code == 0


def test_every_copy_of_a_public_paper_is_logged_and_its_figures_once(
    run: Run, path: Path, tmp_path: Path
) -> None:
    words = ("export", path, "paper", "case-reviews", "--audience", "public")
    run(*words, "--copies", "A. Moss, R. Okoro, T. Hale", "-o", tmp_path / "cases.pdf")
    with open_board(path, boards.PASSPHRASE, who=boards.WHO) as board:
        logged = [one.values for one in board.records("disclosures")]
        (step,) = [one.title for one in board.history(5) if one.title.startswith("Log what left")]
    assert [one["file_name"] for one in logged] == sorted(
        one.name for one in tmp_path.glob("cases*.pdf")
    )
    assert [bool(one["figures"]) for one in logged] == [True, False, False]
    assert all(one["left_out"] and one["audience"] == "public" for one in logged)
    assert step == "Log what left: Case reviews"
