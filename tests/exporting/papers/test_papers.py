"""What single papers say in the cases that a board seldom shows together."""

from dataclasses import replace
from datetime import date, timedelta

from lif_desktop.exporting.papers import action_report, audit_record, deaths, review_status
from lif_desktop.exporting.papers.content import (
    BarChart,
    Beside,
    Heading,
    Paper,
    RowsChart,
    Table,
    Text,
)
from lif_desktop.exporting.papers.phrases import state
from lif_desktop.reports.actions import ActionLine, ActionsReport, AgencyCount, Escalation
from lif_desktop.reports.audits import AuditLine, AuditRecord
from lif_desktop.reports.deaths import DeathsSummary
from lif_desktop.reports.reviews import Progress, ReviewLine, ReviewStatus
from lif_desktop.rules.child_deaths import Death, summarise
from lif_desktop.rules.escalation_line import Rung, Stage
from lif_desktop.rules.lateness import lateness
from lif_desktop.rules.months import Span, by_month

TODAY = date(2026, 11, 21)


def _said(paper: Paper) -> str:
    parts = [
        "".join(part if isinstance(part, str) else part.text for part in words)
        for words in paper.sentences
    ]
    return " ".join(parts)


def _line(days: int, progress: str = "") -> ActionLine:
    target = TODAY - timedelta(days=days)
    return ActionLine(
        "ACT-1", "Do it", "Police", "", "Board", target, target,
        lateness("in_hand", target, None, TODAY), progress,
    )  # fmt: skip


def _report(late: tuple[ActionLine, ...], **changes: object) -> ActionsReport:
    values: dict[str, object] = {
        "on": TODAY, "open": len(late), "late": late, "due": (), "escalate": (), "agencies": (),
        "months": tuple(by_month([Span("in_hand", None, TODAY, None)], TODAY)), "no_date": 0,
        "questioned": 0, "completed": 0, "not_completed": (),
    }  # fmt: skip
    return ActionsReport(**{**values, **changes})  # type: ignore[arg-type]


def test_one_late_action_is_said_in_the_singular() -> None:
    paper = action_report.paper(_report((_line(3),), questioned=1))
    assert "Of 1 open action, 1 is late" in _said(paper)
    assert "None meets the test for escalation." in _said(paper)
    assert "1 of the open actions lacks a lead" in _said(paper)
    assert paper.purpose == "for information"


def test_without_months_nothing_is_compared() -> None:
    report = _report((_line(3),), months=())
    assert "at the end of" not in _said(action_report.paper(_report((_line(3),), months=())))
    assert report.on_track == 0


def test_escalation_up_the_line_is_said() -> None:
    line = _line(200)
    stage = Stage(Rung("chair", 1, "the chair, P. Rowe"), TODAY, None, top=True)
    report = _report((line,), escalate=(Escalation(line, "Unmet.", stage),))
    paper = action_report.paper(report)
    tables = [block for block in paper.blocks if isinstance(block, Table)]
    assert tables[0].rows[0][-1] == "Unmet. To be put before the chair, P. Rowe."
    assert paper.purpose == "for decision"


def test_long_progress_is_cut_at_a_word() -> None:
    paper = action_report.paper(_report((_line(3, "word " * 100),)))
    late = next(block for block in paper.blocks if isinstance(block, Table))
    said = late.rows[0][-1]
    assert isinstance(said, str)
    assert said.endswith("word …")
    assert len(said) < 230


def test_many_agencies_share_the_last_bar() -> None:
    agencies = tuple(AgencyCount(f"Agency {index}", 20 - index, 0, 0, 0) for index in range(15))
    paper = action_report.paper(_report((_line(3),), agencies=agencies))
    beside = next(block for block in paper.blocks if isinstance(block, Beside))
    assert isinstance(beside.second, BarChart)
    assert beside.second.labels[-1] == "8 others"
    assert sum(beside.second.values) == sum(one.late for one in agencies)


def test_no_late_action_leaves_the_agencies_out_of_the_picture() -> None:
    agencies = (AgencyCount("Police", 0, 0, 1, 0),)
    paper = action_report.paper(_report((), open=1, agencies=agencies))
    assert not any(isinstance(block, Beside) for block in paper.blocks)


def _audit(number: int, **changes: object) -> AuditLine:
    values: dict[str, object] = {
        "reference": f"AUD-{number}", "title": "Neglect", "kind": "", "state": "finished",
        "agencies": "", "cases": None, "strengths": "", "development": "word " * 200, "grade": "",
        "finished_on": TODAY, "revisit_on": None, "revisited_on": None, "improved": "",
        "has_plan": False, "has_voice": False,
    }  # fmt: skip
    return AuditLine(**{**values, **changes})  # type: ignore[arg-type]


def test_many_audits_without_plan_are_not_all_named() -> None:
    lines = tuple(_audit(number) for number in range(9))
    record = AuditRecord(TODAY, TODAY, lines, (), lines, (), lines, (), (("Dip sample", 9),))
    said = _said(audit_record.paper(record))
    assert "9 have no action plan: AUD-0, AUD-1, AUD-2, AUD-3, AUD-4, AUD-5 and 3 more." in said
    assert "9 wait for the re-look" in said


def test_one_audit_is_said_in_the_singular() -> None:
    one = _audit(1, has_plan=True, has_voice=True)
    record = AuditRecord(TODAY, TODAY, (one,), (), (), (one,), (), (), ())
    paper = audit_record.paper(record)
    assert "1 audit was finished" in _said(paper)
    assert Heading("Looked at again: then and now") in paper.blocks


def _review(**changes: object) -> ReviewLine:
    values: dict[str, object] = {
        "reference": "REV-1", "title": "Case Ash", "kind": "", "state": "closed",
        "referred_on": None, "decision": "", "decided_on": None, "methodology": "",
        "reviewer": "", "independent": None, "initiated_on": None, "publication": "",
        "published_on": None, "why_unpublished": "", "rapid_by": None, "publish_by": None,
        "progress": Progress(),
    }  # fmt: skip
    return ReviewLine(**{**values, **changes})  # type: ignore[arg-type]


def test_one_review_past_its_limit_without_plan_or_embedding() -> None:
    late = _review(state="deciding", rapid_by=TODAY - timedelta(days=1))
    ended = _review(publication="Summary only")
    paper = review_status.paper(
        ReviewStatus(TODAY, TODAY, (late,), (late,), (ended,), (ended, ended), (ended, ended)),
        called="practice review",
    )
    said = _said(paper)
    assert "1 practice review is open; 1 decision was taken" in said
    assert "1 has passed a time limit" in said
    assert "2 of those ended have no action plan" in said
    assert "actions are still open" in said
    tables = [block for block in paper.blocks if isinstance(block, Table)]
    assert tables[2].rows[0][2] == "Summary only"


def test_publication_is_given_or_its_absence_explained() -> None:
    status = ReviewStatus(
        TODAY, TODAY, (), (),
        (_review(published_on=TODAY), _review(why_unpublished="Court."), _review()), (), (),
    )  # fmt: skip
    tables = [one for one in review_status.paper(status).blocks if isinstance(one, Table)]
    assert [str(row[2]).replace("\xa0", " ") for row in tables[2].rows] == [
        "Published 21 Nov 2026", "Not published: Court.", "Not published; no reason on record",
    ]  # fmt: skip


def _summary(*answers: str | None) -> DeathsSummary:
    cases = [Death("5 to 9 years", None, answer) for answer in answers]
    notified = summarise(cases[:1], "notified", ["5 to 9 years"], ["1"])
    reviewed = summarise(cases, "reviewed", ["5 to 9 years"], ["1"])
    return DeathsSummary(TODAY, TODAY, notified, reviewed, (("Over 12 months", 1),))


def test_deaths_without_an_answer_are_counted_and_left_out() -> None:
    paper = deaths.paper(_summary("yes", "insufficient", None), panel="CDOP")
    assert "1 death was notified and 3 reviewed by CDOP; 1 waits for review." in _said(paper)
    chart = next(block for block in paper.blocks if isinstance(block, BarChart))
    assert chart.labels[-1] == "Not recorded"


def test_deaths_of_a_half_year_are_not_said_to_be_of_a_year() -> None:
    half = replace(_summary("yes"), since=date(2026, 4, 1), until=date(2026, 9, 30))
    paper = deaths.paper(half)
    assert _said(paper).startswith("From 1 Apr 2026 to 30 Sep 2026, 1 death was notified")
    assert "twelve" not in str(paper.blocks)
    year = replace(_summary("yes"), since=date(2025, 11, 22), until=TODAY)
    assert _said(deaths.paper(year)).startswith("In the twelve months to 21 Nov 2026, ")


def test_no_death_reviewed_gives_no_percentage() -> None:
    paper = deaths.paper(_summary())
    assert not any(isinstance(block, BarChart) for block in paper.blocks)
    assert "Of " not in _said(paper)


def test_a_state_that_is_not_declared_prints_as_it_is() -> None:
    assert state("audits", "state", "") == "–"
    assert state("audits", "state", "unheard of") == "unheard of"


def test_the_way_up_is_named_with_how_many_stand_where() -> None:
    rung = Rung("next", 2, "Business group")
    one = Escalation(_line(200), "Unmet.", Stage(rung, TODAY, None, top=False))
    report = _report((_line(200),), escalate=(one,), lines=(("Effectiveness", "Business group"),))
    texts = [block.words for block in action_report.paper(report).blocks if isinstance(block, Text)]
    assert texts == ["Way up: Effectiveness, then Business group. Now before: Business group 1."]


def test_the_plans_of_reviews_that_ended_are_drawn_each_once() -> None:
    ended = _review(progress=Progress(plans=1, actions=8, closed=5, late=1))
    both = (ended, _review(reference="REV-2"))
    status = ReviewStatus(TODAY, TODAY, (), (), both, (), (ended,))
    paper = review_status.paper(status)
    (chart,) = (one for one in paper.blocks if isinstance(one, RowsChart))
    assert chart.labels == ("Case Ash (REV-1)",)
    assert [layer.values for layer in chart.series] == [(5,), (2,), (1,)]
    assert "Case Ash 5 of 8 closed, 1 late" in chart.alternative
    assert "For 1 that ended a year ago or more, actions are still open" in _said(paper)
