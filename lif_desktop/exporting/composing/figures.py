"""Asks of every figure of a pack whether it can be right, before anybody quotes it.

Each finding is a question in a sentence: a typing error is likelier than a lie. Source: domain rule
on the numbers check of papers (percentages no number gives, parts over their total, rates ten times
off, changed denominators).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from lif_desktop.exporting.composing import figures_drawn, figures_tables
from lif_desktop.exporting.composing.words import Placed, parts, plain, rows, texts
from lif_desktop.exporting.papers.content import (
    KeyFigures,
    Pack,
    Paper,
    Sparkline,
    Table,
)
from lif_desktop.reports import numbers_check
from lif_desktop.reports.shape import Asked
from lif_desktop.reports.shape import plain as shown
from lif_desktop.rules import figures_said
from lif_desktop.rules.numbers_check import check_denominators, check_text, shares_in
from lif_desktop.store.board import Board

AGENDA = "agenda"
_FEWEST_WORDS = 2  # a group of one word, "cases", is another one in every paper


@dataclass(frozen=True)
class Finding:
    """One figure that is questioned: in which paper, where in it, and the question."""

    paper_key: str
    paper_title: str
    where: str
    said: str


def findings(pack: Pack, board: Board | None = None) -> tuple[Finding, ...]:
    """Return what cannot be right in the papers of a pack, in their order.

    With a board, what is questioned in its records is asked of the papers that speak of them.
    """
    found = [
        Finding(AGENDA, "Agenda", f"item “{item.title}”", said)
        for item in pack.items
        for said in check_text(item.title)
    ]
    papers = [paper for item in pack.items for paper in item.papers if _is_checked(paper)]
    for paper in papers:
        found += (Finding(paper.key, paper.title, *one) for one in dict.fromkeys(_paper(paper)))
    found += _across(papers)
    if board is not None:
        found += _records(board, papers)
    return tuple(dict.fromkeys(found))


def _is_checked(paper: Paper) -> bool:
    """Return whether a paper's figures are its own; the one on questioned figures quotes them."""
    return numbers_check.BASIS not in paper.note


def _paper(paper: Paper) -> Iterator[tuple[str, str]]:
    """Yield where something is wrong in a paper, and what."""
    told: dict[str, int] = {}
    for place in parts(paper):
        if isinstance(place.part, Table):
            told |= figures_tables.lines(place.part)
    for place in parts(paper):
        yield from ((place.where, said) for said in _place(place, told))
    yield from (("in the title", said) for said in check_text(paper.title))


def _place(place: Placed, told: Mapping[str, int]) -> Iterator[str]:
    part = place.part
    if isinstance(part, str):
        yield from figures_said.check(part, told)
    elif isinstance(part, Table):
        yield from figures_tables.check(part)
        for row in rows(part):
            for cell in row:
                yield from figures_said.check(plain(cell), {})
                if isinstance(cell, Sparkline):
                    yield from figures_drawn.series(f"{plain(row[0])}, over time", cell.values)
    elif isinstance(part, KeyFigures):
        for one in part.figures:
            yield from check_text(f"{one.number} ({one.note})")
    else:
        yield from figures_drawn.check(part)


def _across(papers: list[Paper]) -> Iterator[Finding]:
    """Yield each named group that has another size in a later paper of the pack."""
    sizes: dict[str, tuple[int, Paper]] = {}
    for paper in papers:
        for place in parts(paper):
            for text in texts(place.part):
                for one in shares_in(text):
                    if len(one.noun.split()) < _FEWEST_WORDS:
                        continue
                    size, first = sizes.setdefault(one.noun, (one.whole, paper))
                    if size != one.whole and first.key != paper.key:
                        (said,) = check_denominators(one.noun, (size, one.whole))
                        said = f"{said} See also the paper “{first.title}”."
                        yield Finding(paper.key, paper.title, place.where, said)


def _records(board: Board, papers: list[Paper]) -> Iterator[Finding]:
    """Yield what is questioned of the values of indicators that a paper shows.

    What was written is questioned where a paper quotes it.
    """
    titles = {one.id: one.title for one in board.records("indicators")}
    of = {one.id: titles.get(one.values["indicator"], "") for one in board.records("values")}
    drawn = numbers_check.report(board, date.max, Asked())
    found = [
        (of.get(row.about.record_id, ""), tuple(map(shown, row.cells)))
        for section in drawn.sections for table in section.tables for row in table.rows
        if row.about and row.about.register == "values"
    ]  # fmt: skip
    for paper in papers:
        said = "\n".join(texts((paper.sentences, paper.blocks)))
        for title, (label, where, wrong) in found:
            if title and title in said and where == "Value":
                yield Finding(paper.key, paper.title, f"a value behind “{title}”, {label}", wrong)
