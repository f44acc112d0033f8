"""Everything is taken out of each public file, and nothing in it identifies anybody."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from lif_desktop import clock
from lif_desktop.exporting.composing.compose import Choices, compose_pack, make_pack
from lif_desktop.exporting.composing.documents import agenda_document, minutes_document
from lif_desktop.exporting.composing.single import compose_paper
from lif_desktop.exporting.papers import catalogue as papers
from lif_desktop.exporting.papers.catalogue import Call, Entry
from lif_desktop.exporting.papers.content import Pack
from lif_desktop.exporting.word.press import make_document
from lif_desktop.exporting.workbooks.report_book import write_report
from lif_desktop.reports import catalogue, masking
from lif_desktop.reports.shape import Asked
from lif_desktop.store.board import Board
from tests import boards
from tests.exporting.composing import extracting, nasty
from tests.exporting.composing.nasty import Secrets

PUBLIC = Asked(audience="public")
OPEN = [one.name for one in papers.entries() if "public" in one.audiences]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Board, Secrets]]:
    clock.set_today(boards.TODAY.isoformat())
    with nasty.made(tmp_path_factory.mktemp("board")) as made:
        yield made
    clock.set_today(None)


def _about(board: Board, entry: Entry) -> str:
    if not entry.about:
        return ""
    record = board.records(entry.about)[0]
    return record.reference or record.title


def _paper(board: Board, name: str, call: Call) -> str:
    entry = papers.get(name)
    content, _ = make_pack(compose_paper(board, entry, boards.TODAY, call))
    return extracting.of_pdf(content)


@pytest.mark.parametrize("name", OPEN)
def test_a_public_paper_gives_nobody_away(kept: tuple[Board, Secrets], name: str) -> None:
    board, secrets = kept
    entry = papers.get(name)
    text = _paper(board, name, Call(PUBLIC, about=_about(board, entry)))
    assert len(text) > 1_000
    assert extracting.leaks(text, secrets) == {}


@pytest.mark.parametrize("name", [one.name for one in catalogue.REPORTS])
def test_a_public_workbook_gives_nobody_away(
    kept: tuple[Board, Secrets], name: str, tmp_path: Path
) -> None:
    board, secrets = kept
    path = tmp_path / "report.xlsx"
    write_report(catalogue.get(name).draw(board, boards.TODAY, PUBLIC), path, "")
    text = extracting.of_office(path.read_bytes())
    assert extracting.leaks(text, secrets) == {}
    assert not [day for day in secrets.days if f">{extracting.serial(day)}<" in text]


def test_what_is_looked_for_stands_in_the_papers_for_the_board(
    kept: tuple[Board, Secrets],
) -> None:
    board, secrets = kept
    found = {
        where
        for name in ("case-reviews", "cdop", "feedback-loop", "participation", "actions")
        for where in extracting.leaks(_paper(board, name, Call()), secrets).values()
    }
    assert {"typed", "reviews.title", "audits.lead", "deaths's reference"} <= found


def _pack(board: Board) -> Pack:
    """Return the pack of a meeting that calls for every paper and has private business."""
    group = next(one for one in board.records("groups") if one.values["kind"] == "board")
    with board.change("Call a meeting") as change:
        made = change.add("meetings", {
            "group": group.id, "meets_on": boards.TODAY, "state": "planned",
            "place": "Weir Cottage", "chair": "Zorvald Bracklow",
        })  # fmt: skip
        closed = {"title": "The closed business of Hazelmoor", "confidential": True}
        change.add("items", {"meeting": made, "position": 1, **closed})
        item = change.add("items", {"meeting": made, "position": 2, "title": "Every paper",
                                    "presenter": "Quimby Zed"})  # fmt: skip
        for number, one in enumerate(papers.entries()):
            change.add("papers", {"item": item, "title": one.title, "kind": "ours",
                                  "name": one.name, "position": number,
                                  "about": _about(board, one)})  # fmt: skip
        written = f"As {board.records('actions')[0].values['lead']} said of Child Q, 07700 900123."
        change.add("papers", {"item": item, "title": "Written", "kind": "text", "text": written,
                              "position": 99})  # fmt: skip
        (path := board.path.with_name("Secretfile.txt")).write_bytes(b"Wexlington")
        change.add("papers", {"item": item, "title": "An agency's", "kind": "file",
                              "position": 100, **change.attach(path)})  # fmt: skip
    meeting = board.record("meetings", made)
    return compose_pack(board, meeting, boards.TODAY, Choices("public"))


def test_a_public_pack_gives_nothing_away(kept: tuple[Board, Secrets]) -> None:
    board, secrets = kept
    pack = _pack(board)
    content, _ = make_pack(pack)
    text = extracting.of_pdf(content)
    assert extracting.leaks(text, secrets) == {}
    for private in ("Hazelmoor", "Secretfile", "Wexlington", "Quimby Zed", "Weir Cottage",
                    "Child Q", boards.WHO):  # fmt: skip
        assert private not in text
    assert pack.left_out == (
        "1 item taken in private.",
        "1 paper that agencies brought as files.",
    )


def test_public_agenda_and_minutes_for_word_give_nothing_away(
    kept: tuple[Board, Secrets],
) -> None:
    board, secrets = kept
    _pack(board)
    looked_at = 0
    for meeting in board.records("meetings"):
        for draw in (agenda_document, minutes_document):
            content, _ = make_document(draw(board, meeting, "public"))
            text = extracting.of_office(content)
            assert extracting.leaks(text, secrets) == {}
            assert not [one for one in ("Hazelmoor", "Quimby Zed", boards.WHO) if one in text]
            looked_at += len(text) > 1_000
    assert looked_at > len(board.records("meetings"))


def test_what_describes_a_public_file_names_the_body_alone(kept: tuple[Board, Secrets]) -> None:
    board, _ = kept
    content, _ = make_pack(_pack(board))
    with pikepdf.open(BytesIO(content)) as pdf:
        said = {str(key): str(value) for key, value in pdf.docinfo.items()}
        assert len(pdf.attachments) == 0
    assert said["/Author"] == boards.NAME
    assert said["/Subject"] == "FOR PUBLICATION"
    assert set(said) <= {"/Author", "/Subject", "/Title", "/Creator", "/Producer",
                         "/CreationDate", "/ModDate", "/Trapped", "/Keywords"}  # fmt: skip


def test_a_public_paper_says_that_words_were_left_out(kept: tuple[Board, Secrets]) -> None:
    board, _ = kept
    paper = papers.get("participation").write(board, boards.TODAY, Call(PUBLIC))
    assert masking.SAID in (*paper.left_out, *paper.reworded)
    assert paper.presenter == ""
