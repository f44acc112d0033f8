"""Finished audits and reviews without a plan, and recommendations that were made before."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lif_desktop import clock
from lif_desktop.reports import unplanned
from lif_desktop.reports.shape import Asked
from tests import boards
from tests.reports.actions_made import TODAY, Made, make
from tests.reports.reading import cells, draw, everything_said, section, table


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    clock.set_today(TODAY.isoformat())
    yield
    clock.set_today(None)


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Made]:
    with boards.empty(tmp_path) as board:
        yield make(board)


def _audit(made: Made, title: str, state: str = "finished", on: date | None = TODAY) -> int:
    return made.add("audits", {"title": title, "state": state, "finished_on": on})


def test_what_is_finished_needs_a_plan_with_actions(made: Made) -> None:
    bare = _audit(made, "Bare")
    _audit(made, "Still planned", "planned", None)
    empty = made.add("plans", {"title": "Empty plan", "audit": _audit(made, "Empty", on=None)})
    whole = made.add("plans", {"title": "Whole plan", "audit": _audit(made, "Whole")})
    made.action("Do it", plan=whole)
    for title, state in (("Ash", "published"), ("Birch", "not_review"), ("Cedar", "closed")):
        made.add("reviews", {"title": title, "state": state, "published_on": date(2026, 5, 1)})
    report = draw(made.board, "unplanned")
    assert report.attention == 4
    assert report.summary == (
        "Of 3 finished audits and 2 finished reviews, 4 lack an action plan with actions.",
    )
    audits = {row[0].split()[-1]: row[3:] for row in cells(table(report, "Audits"))}
    assert audits["Bare"] == ["21 Nov 2026", "0", "It is finished and has no action plan."]
    assert audits["Empty"] == [
        "", "", "It is finished, and its action plan holds no actions.",
    ]  # fmt: skip
    reviews = [row[0].split()[-1] for row in cells(table(report, "Case reviews"))]
    assert sorted(reviews) == ["Ash", "Cedar"]
    assert table(report, "Counted").total == ("Both", 1, 4, 5)
    made.action("Fill it", plan=empty)
    found = unplanned.every(made.board)
    assert bare in [one.record.id for one in found]
    assert len(found) == 3


def test_an_agencys_own_plan_from_a_return_counts_for_the_audit_of_the_cycle(made: Made) -> None:
    audit = _audit(made, "Section 11, 2026")
    plan = made.add("plans", {"title": "Health's plan", "agency": made.agencies["Health"]})
    made.action("Train", plan=plan)
    for agency, own in (("Health", plan), ("Police", None)):
        made.add("submissions", {"audit": audit, "agency": made.agencies[agency], "plan": own})
    assert unplanned.every(made.board) == []


def test_outside_learning_acted_on_without_a_plan_is_a_question_beside_it(made: Made) -> None:
    acting = made.add("external", {"title": "National review", "state": "acting"})
    made.add("external", {"title": "Noted", "state": "received"})
    report = draw(made.board, "unplanned")
    assert report.attention == 0
    assert "1 piece of outside learning" in report.summary[1]
    assert len(table(report, "Outside learning").rows) == 1
    made.add("plans", {"title": "Plan", "external": acting})
    assert len(draw(made.board, "unplanned").sections) == 2


def test_the_public_sees_counts_only(made: Made) -> None:
    _audit(made, "Named after a street")
    made.add("reviews", {"title": "Ash", "state": "published", "published_on": date(2026, 5, 1)})
    report = draw(made.board, "unplanned", Asked(audience="public"))
    assert "street" not in everything_said(report)
    assert report.left_out
    assert report.summary == ("Of 1 finished audit, one lacks an action plan with actions.",)
    counts = section(report, "Counted").tables[0]
    assert [row.cells for row in counts.rows] == [("Audits", 0, 1, 1)]
    assert counts.total == ()


def test_a_recommendation_made_before_is_found_in_every_register(made: Made) -> None:
    plan = made.add("plans", {"title": "Plan A", "audit": _audit(made, "A")})
    new = "Agency and bank staff are supervised as permanent colleagues are"
    old = {"made_on": date(2025, 3, 1), "plan": plan}
    first = made.add("recommendations", {"wording": "Supervise agency and bank staff", **old})
    review = made.add("external", {"title": "National review", "published_on": date(2024, 1, 1)})
    made.add("requirements", {"wording": "Bank staff must be supervised", "external": review})
    made.add("learning", {"lesson": "Bank staff were not supervised"})
    later = made.add("recommendations", {"wording": new, "made_on": date(2026, 9, 1)})
    report = draw(made.board, "repeats")
    assert report.attention == 1
    found = cells(table(report, "To look at"))
    assert {row[4] for row in found} == {"recommendation", "outside recommendation", "lesson"}
    assert all("Both speak of" in row[5] for row in found)
    assert "1 more reads like something said before" in report.summary[0]
    assert "Compared with 2 recommendations, 1 outside recommendation, 1 lesson" in (
        table(report, "Counted").note
    )
    made.edit("recommendations", later, {"repeats": first})
    report = draw(made.board, "repeats")
    assert report.attention == 0
    (linked,) = cells(table(report, "Known to repeat"))
    assert linked[2].endswith("Supervise agency and bank staff")


def test_one_source_does_not_repeat_itself_and_later_is_not_before(made: Made) -> None:
    review = made.add("reviews", {"title": "Ash"})
    plan = made.add("plans", {"title": "Plan A", "review": review})
    words = "Supervise agency and bank staff"
    made.add("learning", {"lesson": words, "reviews": (review,)})
    for day in (date(2026, 9, 1), None):
        made.add("recommendations", {"wording": words, "made_on": day, "plan": plan})
    made.add("recommendations", {"wording": words, "made_on": date(2026, 10, 1)})
    report = draw(made.board, "repeats")
    (found,) = {row[1].split()[0] for row in cells(table(report, "To look at"))}
    assert found == "REC-2026-003"
    public = draw(made.board, "repeats", Asked(audience="public"))
    assert words not in everything_said(public)
    assert section(public, "Counted").tables[0].rows[0].cells[1] == 2


def test_without_recommendations_there_is_nothing_to_compare(made: Made) -> None:
    assert draw(made.board, "repeats").summary == ("No recommendation was made in the period.",)
