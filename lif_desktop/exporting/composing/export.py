"""A pack or a paper written to a file: what there is to say of it first, then file and log."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from lif_desktop import clock
from lif_desktop.exporting.composing import figures, keeping
from lif_desktop.exporting.composing import withheld as twin
from lif_desktop.exporting.composing.choices import Choices
from lif_desktop.exporting.composing.compose import compose_pack, make_pack
from lif_desktop.exporting.composing.single import compose_paper
from lif_desktop.exporting.composing.withheld import Withheld
from lif_desktop.exporting.papers.catalogue import Call, Entry
from lif_desktop.exporting.protecting import leaving
from lif_desktop.exporting.protecting.leaving import AS_IT_IS, Left, Wanted
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record

Say = Callable[[str], object]


@dataclass(frozen=True)
class Written:
    """What was written: its pages, what was wrong, the files.

    `references` are of the one record that keeps a pack, or of the entries that log a paper, a file
    each.
    """

    pages: int
    references: tuple[str, ...]
    problems: tuple[str, ...]
    left: tuple[Left, ...]


def export_pack(
    board: Board, meeting: Record, choices: Choices, path: Path, say: Say,
    wanted: Wanted = AS_IT_IS,
) -> Written:  # fmt: skip
    """Write the pack of a meeting, and keep it in the board, open and without a number.

    What is withheld from the public, the figures in question and what could not be printed are
    said before anything is written.
    """
    today = clock.today()
    pack = compose_pack(board, meeting, today, choices)
    withheld: tuple[Withheld, ...] = ()
    if choices.public:
        whole = compose_pack(board, meeting, today, replace(choices, audience="board"))
        withheld = twin.withheld(whole, pack)
    questioned = figures.findings(pack, board)
    content, printed = make_pack(pack)
    problems = (*keeping.lines(questioned), *printed.problems)
    for sentence in (*keeping.lines(withheld), *problems):
        say(sentence)
    left = leaving.write(pack, content, path, wanted)
    kept = keeping.keep_pack(
        board, meeting, pack, content, printed, file_name=path.name, withheld=withheld,
        findings=questioned, recipients=leaving.received(left), copies=left if wanted.names else (),
        sha256="" if wanted.names else left[0].sha256,
    )  # fmt: skip
    return Written(printed.pages, (board.record("packs", kept).reference,), problems, left)


def export_paper(
    board: Board, entry: Entry, call: Call, path: Path, say: Say, wanted: Wanted = AS_IT_IS
) -> Written:
    """Write a paper on its own; what is public or goes to somebody is logged as a disclosure.

    Raises:
        WrongUsage: if the record that it is to be about is not named, or not there.
    """
    today = clock.today()
    pack = compose_paper(board, entry, today, call)
    content, printed = make_pack(pack)
    problems = (*keeping.lines(figures.findings(pack, board)), *printed.problems)
    for sentence in (*keeping.left_out(pack), *problems):
        say(sentence)
    left = leaving.write(pack, content, path, wanted)
    ((paper,),) = (one.papers for one in pack.items)
    logged = keeping.log_paper(board, entry, paper, call, left, today)
    return Written(printed.pages, logged, problems, left)
