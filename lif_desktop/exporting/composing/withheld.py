"""What the public twin of a pack does not say: left out, suppressed or reworded, paper by paper.

It is shown before the export and goes to the log. Every line is made of the public twin and of
numbers alone, so that the list itself gives nothing away.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from lif_desktop.exporting.composing.words import parts, plain, rows, texts
from lif_desktop.exporting.papers.content import Pack, Paper, Table
from lif_desktop.reports.masking import GONE
from lif_desktop.rules.publication import NOT_SHOWN
from lif_desktop.rules.words import counted

What = Literal["left out", "suppressed", "reworded"]
_FEWER = "fewer than "


@dataclass(frozen=True)
class Withheld:
    """One thing that the public does not read; of the agenda itself where no paper is named.

    The title is that of the board's paper, which its public twin may not share.
    """

    paper_title: str
    what: What
    said: str
    paper_key: str = ""


def withheld(board_pack: Pack, public_pack: Pack) -> tuple[Withheld, ...]:
    """Return what is left out, suppressed and reworded in the public twin of a pack."""
    before = {one.key: one for one in _papers(board_pack)}
    found = list(_agenda(board_pack, public_pack))
    for paper in _papers(public_pack):
        twin = before.get(paper.key)
        title = twin.title if twin and GONE not in paper.title else paper.title
        found += (replace(one, paper_title=title, paper_key=paper.key)
                  for one in _paper(twin, paper))  # fmt: skip
    return tuple(found)


def _papers(pack: Pack) -> list[Paper]:
    return [paper for item in pack.items for paper in item.papers]


def _agenda(board_pack: Pack, public_pack: Pack) -> Iterator[Withheld]:
    yield from (Withheld("", "left out", one) for one in public_pack.left_out)
    seen = {paper.key for paper in _papers(public_pack)}
    public = {item.record for item in public_pack.items}
    gone = [
        paper
        for item in board_pack.items if item.record in public
        for paper in item.papers if paper.key not in seen and paper.file is None
    ]  # fmt: skip
    if gone:
        papers = counted(len(gone), "paper")
        yield Withheld("", "left out", f"{papers} that the public is not shown at all.")
    if any(item.presenter for item in board_pack.items) or board_pack.chair or board_pack.author:
        said = "Names of chair, presenters and author, and where the meeting is held."
        yield Withheld("", "left out", said)
    places = sum(item.title.count(GONE) for item in public_pack.items)
    if places:
        said = f"Words in the titles of items are left out in {counted(places, 'place')}."
        yield Withheld("", "reworded", said)


def _paper(before: Paper | None, paper: Paper) -> Iterator[Withheld]:
    title = paper.title
    yield from (Withheld(title, "left out", one) for one in paper.left_out if one != _masked(paper))
    if before is not None:
        yield from (Withheld(title, "left out", one) for one in _fewer(before, paper))
    for place in parts(paper):
        if isinstance(place.part, Table):
            hidden = sum(_is_hidden(plain(cell)) for row in rows(place.part) for cell in row)
            if hidden:
                numbers = counted(hidden, "number")
                said = f"{numbers} {place.where} {_is(hidden)} {NOT_SHOWN}."
                yield Withheld(title, "suppressed", said)
        elif isinstance(place.part, str) and _hides(place.part):
            yield Withheld(title, "suppressed", f"A number {place.where} is {NOT_SHOWN}.")
    places = sum(text.count(GONE) for text in texts((paper.title, paper.sentences, paper.blocks,
                                                     paper.note)))  # fmt: skip
    if places:
        said = f"Words that could identify somebody are left out in {counted(places, 'place')}."
        yield Withheld(title, "reworded", said)
    yield from (Withheld(title, "reworded", one) for one in paper.reworded if GONE not in one)


def _fewer(before: Paper, paper: Paper) -> Iterator[str]:
    """Yield how much less the public paper holds than the board's."""
    for kind, word in ((Table, "table"), (None, "picture")):
        had, has = _number(before, kind), _number(paper, kind)
        if has < had:
            yield f"The board's paper has {counted(had, word)}, this one {has or 'none'}."


def _number(paper: Paper, kind: type[Table] | None) -> int:
    if kind is not None:
        return sum(isinstance(one.part, kind) for one in parts(paper))
    return sum(not isinstance(one.part, (str, Table)) for one in parts(paper))


def _is_hidden(cell: str) -> bool:
    return any(line.strip() == NOT_SHOWN or line.startswith(_FEWER) for line in cell.split("\n"))


def _hides(sentence: str) -> bool:
    return NOT_SHOWN in sentence or f" {_FEWER}" in sentence


def _masked(paper: Paper) -> str:
    """Return the line by which a report says that words went; they are counted here instead."""
    return next((one for one in paper.left_out if GONE in one), "")


def _is(number: int) -> str:
    return "is" if number == 1 else "are"
