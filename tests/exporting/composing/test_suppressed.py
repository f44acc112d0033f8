"""Papers of one public pack are suppressed together: none solves what another one hides."""

import json
import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lif_desktop import clock
from lif_desktop.exporting.composing.compose import Choices, compose_pack, make_pack
from lif_desktop.exporting.composing.keeping import DEATHS, keep_pack
from lif_desktop.exporting.composing.words import parts, plain, rows
from lif_desktop.exporting.papers.content import BarChart, Pack, Paper, RowsChart, Table
from lif_desktop.rules import public_tables, publication
from lif_desktop.rules.public_tables import Case, Cell, Earlier
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record
from tests import boards
from tests.exporting.composing import extracting
from tests.reports import deaths_made
from tests.rules.reader import Reader

TODAY = boards.TODAY
EARLY, LATE = TODAY - timedelta(days=300), TODAY - timedelta(days=30)
HALF = (TODAY - timedelta(days=364), TODAY - timedelta(days=182))
YEAR = (HALF[0], TODAY)
AGES, ANSWERS, DAYS = ("1_4", "5_9"), ("yes", "no"), (EARLY, LATE)
KINDS = list(product(AGES, ANSWERS, DAYS))


@contextmanager
def board() -> Iterator[Board]:
    clock.set_today(TODAY.isoformat())
    with tempfile.TemporaryDirectory() as folder, boards.empty(Path(folder)) as made:
        yield made
    clock.set_today(None)


def meet(board: Board, *papers: dict[str, Any]) -> Record:
    """Return a meeting with these papers beneath its one item."""
    group = next(one for one in board.records("groups") if one.values["kind"] == "board")
    with board.change("Call a meeting") as change:
        made = change.add("meetings", {"group": group.id, "meets_on": TODAY, "state": "planned"})
        item = change.add("items", {"meeting": made, "position": 1, "title": "Papers"})
        for number, one in enumerate(papers):
            change.add("papers", {"item": item, "position": number, "kind": "ours",
                                  "title": f"Paper {number}", **one})  # fmt: skip
    return board.record("meetings", made)


def public(board: Board, meeting: Record) -> Pack:
    return compose_pack(board, meeting, TODAY, Choices("public"))


def papers_of(pack: Pack) -> tuple[Paper, ...]:
    return tuple(paper for item in pack.items for paper in item.papers)


def cdop(period: tuple[Any, Any]) -> dict[str, Any]:
    return {"name": "cdop", "from_on": period[0], "until_on": period[1]}


def test_a_year_says_less_beside_half_of_it_in_one_pack() -> None:
    with board() as kept:
        before = EARLY - timedelta(days=400)
        deaths_made.enter(kept, 20, panel_on=EARLY, notified_on=before)
        deaths_made.enter(kept, 3, panel_on=LATE, notified_on=before)
        (alone,) = papers_of(public(kept, meet(kept, cdop(YEAR))))
        assert "reviewed by the panel: 23" in str(alone.sentences[0])
        half, year = papers_of(public(kept, meet(kept, cdop(HALF), cdop(YEAR))))
        assert "reviewed by the panel: 20" in str(half.sentences[0])
        assert "reviewed by the panel: not shown" in str(year.sentences[0])


def test_what_is_logged_of_a_pack_holds_the_figures_of_each_paper() -> None:
    with board() as kept:
        deaths_made.enter(kept, 9, panel_on=EARLY)
        meeting = meet(kept, cdop(HALF), {"name": "reviews"}, cdop(YEAR))
        pack = public(kept, meeting)
        content, printed = make_pack(pack)
        keep_pack(kept, meeting, pack, content, printed, file_name="pack.pdf")
        figures = [one.values["figures"] for one in kept.records("disclosures")]
        assert {one for one in figures if one} == {
            paper.figures for paper in papers_of(pack) if paper.figures
        }
        assert len([one for one in figures if one]) >= 2


@pytest.mark.parametrize("name", sorted({*DEATHS, "case-reviews", "reviews"}))
def test_a_public_paper_on_deaths_or_cases_keeps_its_figures_and_prints_none(name: str) -> None:
    with board() as kept:
        deaths_made.enter(kept, 9, panel_on=EARLY)
        (paper,) = papers_of(pack := public(kept, meet(kept, {"name": name})))
        assert json.loads(paper.figures)["figures"]
        assert '"spans"' not in extracting.of_pdf(make_pack(pack)[0])
        (for_board,) = papers_of(compose_pack(kept, meet(kept, {"name": name}), TODAY))
        assert for_board.figures == ""


@dataclass
class Known:
    """What all papers of a pack show and hide, as a reader could write it down."""

    atoms: list[Case]
    numbers: Sequence[int]
    papers: list[Earlier] = field(default_factory=list)

    def members(self, cell: Cell, paper: Earlier) -> list[int]:
        return [at for at, one in enumerate(self.atoms)
                if public_tables.count(cell, [one], paper.sums)]  # fmt: skip

    def reader(self, threshold: int) -> Reader:
        reader = Reader(self.numbers, sum(self.numbers) + 2)
        for paper in self.papers:
            for cell, one in paper.figures.items():
                members = self.members(cell, paper)
                assert one.number == sum(self.numbers[at] for at in members)
                reader.reads(members, one.number if one.shown else None,
                             small=0 < one.number < threshold, limit=threshold)  # fmt: skip
        return reader


@given(
    st.lists(st.sampled_from([0, 0, 1, 2, 4, 5, 7]), min_size=8, max_size=8),
    st.permutations([HALF, YEAR]),
)
@example([0, 0, 0, 0, 7, 0, 7, 3], [HALF, YEAR])
@example([5, 1, 0, 0, 5, 0, 0, 4], [YEAR, HALF])
@settings(max_examples=12, deadline=None)
def test_no_hidden_count_of_a_pack_can_be_solved_from_all_of_it(
    numbers: list[int], periods: list[tuple[Any, Any]]
) -> None:
    with board() as kept:
        for (age, answer, day), number in zip(KINDS, numbers, strict=True):
            deaths_made.enter(kept, number, panel_on=day, age_band=age, modifiable=answer,
                              notified_on=day - timedelta(days=4000))  # fmt: skip
        made = papers_of(public(kept, meet(kept, *map(cdop, periods))))
    alike = {"area": "Northmoor", "category": "8", "expected": "expected", "cohort": "reviewed",
             "ethnicity": "White British", "place": "Harrowmere Hospitals",
             "duration": "12_more", **{f"domain {one}": "no" for one in "abcd"}}  # fmt: skip
    atoms = [Case({**alike, "age": age, "modifiable": answer}, day) for age, answer, day in KINDS]
    known = Known(atoms, numbers, [publication.from_json(json.loads(one.figures)) for one in made])
    for paper, kept_of in zip(made, known.papers, strict=True):
        shown = {one.number for one in kept_of.figures.values() if one.shown}
        assert _printed(paper) <= shown
    _nothing_follows(known)


OUTCOMES = ("review", "no_review", "awaited")
_OUTCOME_OF = {"review": "review", "no_review": "none", "awaited": "other"}


@given(st.lists(st.sampled_from([0, 0, 1, 2, 4, 6, 9]), min_size=6, max_size=6),
       st.permutations([HALF, YEAR]))  # fmt: skip
@example([6, 0, 9, 1, 4, 6], [HALF, YEAR])
@settings(max_examples=12, deadline=None)
def test_no_hidden_count_of_cases_can_be_solved_from_all_of_a_pack(
    numbers: list[int], periods: list[tuple[Any, Any]]
) -> None:
    kinds = list(product(OUTCOMES, DAYS))
    with board() as kept:
        with kept.change("Enter cases") as change:
            for (decision, day), number in zip(kinds, numbers, strict=True):
                for _ in range(number):
                    change.add("reviews", {"title": "Case", "kind": "rapid", "decision": decision,
                                           "referred_on": day, "decided_on": day})  # fmt: skip
        asked = ({"name": "case-reviews", "from_on": one[0], "until_on": one[1]} for one in periods)
        made = papers_of(public(kept, meet(kept, *asked)))
    papers = [publication.from_json(json.loads(one.figures)) for one in made]
    for cohort in ("cases referred", "cases decided on"):
        atoms = [Case({"cohort": cohort, "decision": _OUTCOME_OF[decision]}, day)
                 for decision, day in kinds]  # fmt: skip
        own = [
            Earlier({cell: one for cell, one in paper.figures.items()
                     if dict(cell.cut)["cohort"] == cohort}, paper.sums)
            for paper in papers
        ]  # fmt: skip
        known = Known(atoms, numbers, own)
        _nothing_follows(known)


def _printed(paper: Paper) -> set[int]:
    """Return the counts that stand in the tables and pictures of a paper."""
    cells = (
        plain(cell)
        for place in parts(paper) if isinstance(place.part, Table)
        for row in rows(place.part) for cell in row
    )  # fmt: skip
    charts = (place.part for place in parts(paper) if isinstance(place.part, (BarChart, RowsChart)))
    drawn = (text for one in charts for text in re.findall(r"\b\d+\b", one.alternative))
    return {int(one) for one in (*cells, *drawn) if one.isdecimal()}


def _nothing_follows(known: Known) -> None:
    reader = known.reader(5)
    for paper in known.papers:
        for cell, one in paper.figures.items():
            members = known.members(cell, paper)
            if not one.shown and members:
                assert reader.may_be_other_than(members, one.number), (cell, one)
