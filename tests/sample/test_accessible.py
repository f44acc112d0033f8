"""Every paper and every pack of the sample board, looked at by the rules of PDF/UA."""

import pytest

from lif_desktop.exporting.composing.choices import Choices
from lif_desktop.exporting.composing.compose import compose_pack
from lif_desktop.exporting.composing.single import compose_paper
from lif_desktop.exporting.papers.catalogue import Call, entries, get
from lif_desktop.exporting.papers.content import Pack
from lif_desktop.exporting.pdf.checking import Problem, check
from lif_desktop.exporting.pdf.press import make_pack
from lif_desktop.reports.shape import Asked, Audience
from lif_desktop.store.board import Board
from tests.sample.conftest import TODAY


def problems(pack: Pack) -> tuple[Problem, ...]:
    content, printed = make_pack(pack)
    found = check(content)
    assert found.pages == printed.pages
    files = any(paper.file for item in pack.items for paper in item.papers)
    assert bool(found.not_checked) <= files
    return found.problems


@pytest.mark.parametrize("name", [one.name for one in entries()])
def test_every_paper_can_be_read_aloud(read_only: Board, name: str) -> None:
    entry = get(name)
    about = read_only.records(entry.about)[0].reference if entry.about else ""
    for audience in entry.audiences:
        call = Call(Asked(audience=audience), about=about)
        assert problems(compose_paper(read_only, entry, TODAY, call)) == ()


@pytest.mark.parametrize("audience", ["board", "public"])
def test_every_pack_can_be_read_aloud(read_only: Board, audience: Audience) -> None:
    for meeting in read_only.records("meetings"):
        if meeting.values["state"] == "planned":
            for draft in (False, True):
                choices = Choices(audience, draft=draft, copy="Copy 1 of 2 · A" if draft else "")
                assert problems(compose_pack(read_only, meeting, TODAY, choices)) == ()
