"""Packs and papers from the command line: written, kept, logged, or refused in a sentence."""

import hashlib
import re
from pathlib import Path

import docx
import pytest

from lif_desktop.exporting.papers import catalogue
from lif_desktop.store.board import Board
from tests import boards
from tests.cli.conftest import Run
from tests.exporting.pdf import reading


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with boards.small(tmp_path) as made:
        _confidential(made)
    return tmp_path / "board.lif"


def _confidential(board: Board) -> None:
    meeting = _meeting(board)
    with board.change("Set the agenda") as change:
        for position, (title, closed) in enumerate(
            (("Late work", None), ("Staffing of the office", True), ("Child deaths", None)), 1
        ):
            change.add("items", {
                "title": title, "meeting": meeting, "position": position, "confidential": closed,
                "paper": {"Late work": "late", "Child deaths": "cdop"}.get(title),
            })  # fmt: skip


def _meeting(board: Board) -> int:
    return next(one.id for one in board.records("meetings") if one.values["state"] == "planned")


REF = "MTG-2026-003"
GROUP = "GRP-001"


def test_a_pack_is_written_and_kept_with_its_version(run: Run, path: Path, tmp_path: Path) -> None:
    out = tmp_path / "pack.pdf"
    first = run("export", path, "pack", "--meeting", REF, "-o", out)
    assert first.code == 0, first.err
    assert first.out.strip().endswith("It is kept as PKG-2026-001, version 1.")
    said = " ".join(" ".join(reading.texts(out.read_bytes())).split())
    assert "Staffing of the office" in said
    assert "Version 1" in said or "version 1" in said
    again = run("export", path, "pack", "--meeting", REF, "--draft", "-o", out)
    assert "version 2" in again.out
    kept = run("list", path, "packs", "--json").json
    assert [(one["edition"], one["draft"], one["state"]) for one in kept] == [
        (1, None, "Made"), (2, True, "Made"),
    ]  # fmt: skip
    assert kept[1]["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
    assert run("list", path, "disclosures", "--json").json == []
    assert run("check", path).code == 0


def test_the_public_twin_says_what_it_leaves_out_and_is_logged(
    run: Run, path: Path, tmp_path: Path
) -> None:
    out = tmp_path / "public.pdf"
    ran = run("export", path, "pack", "--meeting", REF, "--audience", "public", "-o", out)
    assert "1 item taken in private." in ran.err
    assert "Staffing" not in " ".join(reading.texts(out.read_bytes()))
    (kept,) = run("list", path, "packs", "--json").json
    assert kept["audience"] == "Public"
    logged = run("list", path, "disclosures", "--json").json
    assert [one["audience"] for one in logged] == ["Public", "Public"]
    assert {one["sha256"] for one in logged} == {kept["sha256"]}
    assert logged[1]["title"].startswith("Child deaths")


@pytest.mark.parametrize("name", [one.name for one in catalogue.entries() if not one.about])
@pytest.mark.parametrize("audience", ["board", "public"])
def test_every_paper_is_written_for_both(
    run: Run, path: Path, tmp_path: Path, name: str, audience: str
) -> None:
    out = tmp_path / f"{name}.pdf"
    ran = run("export", path, "paper", name, "--audience", audience, "-o", out)
    assert ran.code == 0, ran.err
    assert out.read_bytes().startswith(b"%PDF")
    assert ("It is logged as DSC-" in ran.out) == (audience == "public")


def test_a_paper_about_one_record_says_of_which_it_may_be(
    run: Run, path: Path, tmp_path: Path
) -> None:
    out = tmp_path / "paper.pdf"
    for entry in (one for one in catalogue.entries() if one.about and not one.usual):
        lacking = run("export", path, "paper", entry.name, "-o", out)
        assert lacking.code == 2
        assert "none is named: give the reference of one from" in lacking.err
        unknown = run("export", path, "paper", entry.name, "--about", "Nowhere", "-o", out)
        assert unknown.code == 2
        assert "hold none that is called so" in unknown.err
    assert not out.exists()


def test_papers_are_listed_with_what_they_are_about(run: Run, path: Path) -> None:
    listed = run("export", path, "papers", "--json").json
    assert {one["name"] for one in listed} == {one.name for one in catalogue.entries()}
    assert all(one["title"] and one["tells"] and one["audiences"] for one in listed)
    assert "late" in run("export", path, "papers").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("pack", "--meeting", "MTG-1900-001"), "There is no meeting MTG-1900-001"),
        (("pack", "--meeting", REF, "--audience", "press"), "--audience 'press'"),
        (("paper", "latte"), "There is no paper 'latte'. Choose one of: "),
        (("paper", "late", "--group", "Choir"), "There is no group Choir"),
        (("paper", "late", "--from", "31/02/2026"), "is not a date"),
        (("paper", "late", "--group", GROUP), "tells of the whole board: it cannot tell of one"),
        (
            ("paper", "actions", "--group", GROUP, "--audience", "public"),
            "tells of the whole board when it is public: it cannot tell of one group alone.",
        ),
        (("paper", "audits", "--from", "2026-04-01"), "takes no period: it has its own"),
        (("paper", "late", "--about", REF), "is about no single record"),
    ],
)
def test_what_cannot_be_written_is_said(
    run: Run, path: Path, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    ran = run("export", path, *words, "-o", tmp_path / "out.pdf")
    assert ran.code == 2
    assert said in ran.err
    assert not (tmp_path / "out.pdf").exists()


def test_a_paper_of_one_group_tells_of_its_work_alone(run: Run, path: Path, tmp_path: Path) -> None:
    out = tmp_path / "actions.pdf"
    groups = run("list", path, "groups", "--json").json
    group = next(one["reference"] for one in groups if one["kind"] == "Sub-group")
    ran = run("export", path, "paper", "actions", "--group", group, "-o", out)
    assert ran.code == 0, ran.err
    said = " ".join(" ".join(reading.texts(out.read_bytes())).split())
    assert re.search(r"It tells of [^.]+ alone\. Of \d+ open action", said)
    assert "Single referral form" in said
    assert "One supervision policy" not in said


@pytest.mark.parametrize("kind", ["agenda", "minutes"])
def test_agenda_and_minutes_are_written_for_word(
    run: Run, path: Path, tmp_path: Path, kind: str
) -> None:
    out = tmp_path / f"{kind}.docx"
    ran = run("export", path, kind, "--meeting", REF, "-o", out)
    assert (ran.code, ran.err) == (0, "")
    assert docx.Document(str(out)).paragraphs[0].text == kind.capitalize()
    public = run("export", path, kind, "--meeting", REF, "--audience", "public", "-o", out)
    assert public.out.strip().endswith("It is logged as DSC-2026-001.")
    assert "Staffing" not in str([one.text for one in docx.Document(str(out)).paragraphs])
    none = run("export", path, kind, "--meeting", "MTG-1900-001", "-o", out)
    assert (none.code, "There is no meeting" in none.err) == (2, True)
