"""Case reviews as the report shows them, from referral to a year on; all of it invented."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lif_desktop import clock, frameworks
from lif_desktop.reports import case_criteria, review_files
from lif_desktop.reports.case_words import called, edition_of, misnamed, owner, words_of
from lif_desktop.reports.shape import About, Asked
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from tests import boards
from tests.reports import reviews_made
from tests.reports.reading import cells, draw, everything_said, table
from tests.reports.reviews_made import NAMES, TODAY, days

KIRKLEES = frameworks.load("kirklees")


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    clock.set_today(TODAY.isoformat())
    yield
    clock.set_today(None)


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Board]:
    with boards.small(tmp_path_factory.mktemp("reviews")) as made:
        reviews_made.fill(made)
        yield made


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as made:
        yield made


def line(board: Board, title: str, about: str) -> list[str]:
    """Return the first row of a table that is about a case."""
    rows = cells(table(draw(board, "reviews"), title))
    return next(row for row in rows if about in " ".join(row[:2]))


def test_open_cases_say_the_next_step_and_who_owes_it(board: Board) -> None:
    birch = line(board, "Open cases", "Birch")
    assert birch[1] == "Serious practice review"
    assert birch[4:7] == ["Decision told", "KSCP office", "Overdue by 16 days"]
    dogwood = line(board, "Open cases", "Dogwood")
    assert dogwood[4:6] == ["Rapid review", KIRKLEES.words.sub_group]
    titles = [row[0].split()[1] for row in cells(table(draw(board, "reviews"), "Open cases"))]
    assert titles == ["Birch", "Elder", "Case", "Dogwood"]


def test_each_open_case_has_its_whole_way(board: Board) -> None:
    way = {row[0]: row for row in cells(table(draw(board, "reviews"), "REV-2026-003 Birch"))}
    assert way["Referral"][1:3] == ["Done", f"{days(-240).day} Mar 2026"]
    assert way["Independence checked"][1] == "Question"
    assert way["Reports of the agencies"][3:] == [
        "1 of 4 received, 2 overdue.", "Northmoor Health NHS Trust, Northmoor Police",
    ]  # fmt: skip
    assert way["Decision to publish"][3] == "Later: held by criminal proceedings."
    assert way["Peer challenge"][1] == "Does not apply"


def test_decisions_of_the_period_stand_beside_what_the_criteria_come_to(board: Board) -> None:
    fir = line(board, "Decided in the period", "Fir")
    assert fir[3:6] == ["Met", "Criteria not met", "3 Aug 2026"]
    assert fir[7].startswith("The criteria are met, and no review was decided.")
    assert fir[7].endswith("Why?")
    narrow = draw(board, "reviews", Asked(days(-115), days(-100)))
    assert len(table(narrow, "Decided in the period").rows) == 1


def test_criteria_are_counted_by_paragraph(board: Board) -> None:
    fir = line(board, "Criteria considered", "Fir")
    assert fir[1:6] == ["WT2023", "3", "8", "0", "0"]
    assert "The child has died: Read" in fir[6]
    rows = cells(table(draw(board, "reviews"), "Criteria considered"))
    assert not any("Elder" in row[0] for row in rows)


def test_reports_of_agencies_are_outstanding_by_agency_and_by_day(board: Board) -> None:
    report = draw(board, "reviews")
    assert cells(table(report, "By agency"))[0] == [
        "Northmoor Health NHS Trust", "2", "0", "2", "1", "30", "11 Nov 2026",
    ]  # fmt: skip
    outstanding = cells(table(report, "Outstanding"))
    assert [row[5] for row in outstanding] == ["Overdue 30 d", "Overdue 3 d", "Due 20 d", "No date"]
    assert [row[6] for row in outstanding] == ["11 Nov 2026", "Not chased", "", ""]
    assert "Reports asked of agencies: 5; outstanding: 4; overdue: 2." in report.summary


def test_independence_is_a_check_with_how_and_when(board: Board) -> None:
    birch = line(board, "Reviewers", "Birch")
    assert birch[2] == "No"
    assert birch[6] == (
        "The reviewer is not independent of the case or of an agency concerned."
        " How was independence checked? When was independence checked?"
    )
    assert not any("Alder" in row[0] for row in cells(table(draw(board, "reviews"), "Reviewers")))


def test_publication_says_what_holds_it(board: Board) -> None:
    report = draw(board, "reviews")
    birch = line(board, "Publication", "Birch")
    assert birch[2] == "Later: held by criminal proceedings."
    running = cells(table(report, "Parallel proceedings"))
    assert [row[1] for row in running] == ["Criminal", "Inquest"]
    assert running[1][5] == "What does it hold up?"
    old = draw(board, "reviews", Asked(date(2018, 1, 1), date(2018, 12, 31)))
    alder = next(row for row in cells(table(old, "Publication")) if "Alder" in row[0])
    assert alder[3:5] == ["3 Sep 2018", "Not recorded"]
    assert alder[5] == (
        "Was the effect weighed on the family, court orders and data protection?"
        " What did the board answer to the findings?"
    )


def test_several_children_of_one_incident_are_asked_for(board: Board) -> None:
    assert line(board, "Several children", "Birch")[1:] == [
        "3", "1", "Birch 1", "2 of 3 not recorded as children of their own",
    ]  # fmt: skip


def test_grave_questions_come_first_and_a_homicide_of_a_child_asks_for_a_review(
    board: Board,
) -> None:
    rows = cells(table(draw(board, "reviews"), "Questions on the way"))
    assert sorted(
        row[1] for row in rows if row[1] in {"Case review beside it", "Independence checked"}
    ) == ["Case review beside it", "Independence checked"]
    assert rows[0][1] in {"Independence checked", "Case review beside it", "A year on",
                          "Action plan"}  # fmt: skip


def test_a_case_without_family_is_incomplete(board: Board) -> None:
    assert line(board, "Open cases, and those", "Cedar")[4].startswith("Incomplete without")


def test_the_public_sees_counts_and_what_is_published_and_no_pseudonym(board: Board) -> None:
    report = draw(board, "reviews", Asked(date(2016, 1, 1), TODAY, "public"))
    said = everything_said(report)
    assert not any(name in said for name in (*NAMES, "Lund", "Police"))
    numbers = {row[0]: row[1] for row in cells(table(report, "Cases and reviews"))}
    assert (numbers["Cases referred"], numbers["Cases decided on"]) == ("7", "5")
    assert "without a further review" not in said
    assert "Decisions are put together" in table(report, "Cases and reviews").note
    assert cells(table(report, "Published in the period")) == [
        ["Serious case review", "3 Sep 2018", ""]
    ]
    assert report.left_out
    assert report.attention == 0
    assert all(row.about is None for part in report.sections for one in part.tables
               for row in one.rows)  # fmt: skip


def test_an_empty_board_has_nothing_to_review(tmp_path: Path) -> None:
    with boards.empty(tmp_path) as bare:
        report = draw(bare, "reviews")
        assert report.summary[0] == "0 cases are open; 0 decisions were taken in the period."
        assert "none applies" in report.basis
        assert draw(bare, "reviews", Asked(audience="public")).left_out


def test_one_case_read_alone_is_the_same_as_among_all(board: Board) -> None:
    for one in review_files.read(board, TODAY):
        alone = review_files.one_file(board, one.record, TODAY)
        assert (alone.steps, alone.plans, alone.weighs) == (one.steps, one.plans, one.weighs)
        assert [each.standing for each in alone.clocks] == [each.standing for each in one.clocks]
        assert alone.about == About("reviews", one.record.id)


def test_a_linked_review_is_found_from_either_end(own: Board) -> None:
    with own.change("Link") as change:
        case = change.add("reviews", {"title": "Oak", "kind": "lcspr"})
        homicide = change.add("reviews", {"title": "Yew", "kind": "dhr", "linked": case})
    files = {one.record.id: one for one in review_files.read(own, TODAY)}
    assert (files[case].linked, files[homicide].linked) == ("dhr", "lcspr")
    for one in files.values():
        assert review_files.one_file(own, one.record, TODAY).linked == one.linked


def test_criteria_are_proposed_by_the_edition_of_the_case_and_only_once(own: Board) -> None:
    with own.change("Three cases") as change:
        old = change.add("reviews", {"title": "A", "kind": "scr", "referred_on": date(2016, 5, 1)})
        low = change.add("reviews", {
            "title": "B", "kind": "thematic", "referred_on": TODAY,
        })  # fmt: skip
        hand = change.add("reviews", {
            "title": "C", "kind": "spr", "referred_on": TODAY, "edition": "WT2018",
        })  # fmt: skip
        homicide = change.add("reviews", {"title": "D", "kind": "dhr", "referred_on": TODAY})
        undated = change.add("reviews", {"title": "E", "kind": "spr"})
    proposed = {
        key: case_criteria.propose_criteria(own, own.record("reviews", key))
        for key in (old, low, hand, homicide, undated)
    }
    assert {one["edition"] for one in proposed[old]} == {"WT2015"}
    assert sum(one["always"] for one in proposed[old]) == 6
    assert {one["edition"] for one in proposed[hand]} == {"WT2018"}
    assert any("(unverified)" in one["paragraph"] for one in proposed[hand])
    assert len(proposed[low]) == len(proposed[hand]) + 1
    assert proposed[homicide] == proposed[undated] == []
    review = own.record("reviews", old)
    assert case_criteria.add_criteria(own, review) == len(proposed[old])
    assert case_criteria.add_criteria(own, review) == 0
    assert own.count(View("criteria")) == len(proposed[old])


def test_a_review_keeps_the_word_of_its_own_date(own: Board) -> None:
    with own.change("Words") as change:
        ids = [
            change.add("reviews", {"title": "A", "kind": kind, "referred_on": day})
            for kind, day in (
                ("scr", date(2016, 5, 1)), ("spr", date(2016, 5, 1)), (None, date(2016, 5, 1)),
                (None, None), ("scr", date(2010, 5, 1)),
            )
        ]  # fmt: skip
    scr, spr, blank, undated, ancient = own.records("reviews", ids)
    assert called(KIRKLEES, scr) == "Serious case review"
    assert called(KIRKLEES, blank) == "Serious case review"
    assert called(KIRKLEES, undated) == "Serious practice review"
    assert misnamed(scr) == misnamed(blank) == misnamed(ancient) == ""
    assert "such a review is a serious case review" in misnamed(spr)
    assert words_of(KIRKLEES, scr).health_commissioner == "Clinical commissioning group"
    assert owner("decider", scr, KIRKLEES) == KIRKLEES.words.chair
    assert owner("decider", undated, KIRKLEES) == KIRKLEES.words.chair
    now = own.record("reviews", boards_first(own))
    assert owner("decider", now, KIRKLEES) == "Lead and delegated safeguarding partners"
    assert edition_of(ancient) is None
    assert edition_of(scr) is frameworks.edition_called("WT2015")


def boards_first(board: Board) -> int:
    """Return the review that the small board begins with, of this autumn."""
    return min(board.ids(View("reviews")))
