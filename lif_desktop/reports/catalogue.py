"""Every report by name, with the function that draws it; nothing is imported before it is asked."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from importlib import import_module

from lif_desktop.reports import masking, small
from lif_desktop.reports.shape import Asked, Report
from lif_desktop.store.board import Board

Draw = Callable[[Board, date, Asked], Report]


@dataclass(frozen=True, slots=True)
class Entry:
    """A report: its name on the command line, its title, what it answers, where it is drawn."""

    name: str
    title: str
    answers: str
    module: str

    def draw(self, board: Board, today: date, asked: Asked) -> Report:
        """Draw the report from a board; one for the public names nobody, whatever was written."""
        made: Draw = import_module(f"lif_desktop.reports.{self.module}").report
        if not asked.public:
            return made(board, today, asked)
        hiding = replace(asked, threshold=small.threshold(board))
        return masking.masked(board, made(board, today, hiding))


REPORTS = (
    Entry("late", "Late and due actions", "What is late, by how much, and whose it is.",
          "late"),
    Entry("escalations", "Escalations", "What two meetings have missed, and where it stands.",
          "escalations"),
    Entry("action-quality", "Quality of actions", "Which actions lack what a good one says.",
          "quality_of_actions"),
    Entry("unplanned", "Without an action plan", "Finished audits and reviews without a plan.",
          "unplanned"),
    Entry("repeats", "We recommended this before", "Recommendations made once already.",
          "repeats"),
    Entry("clocks", "Clocks", "Time limits of the guidance: met, running, missed.", "time_limits"),
    Entry("reviews", "Case reviews", "Every case from referral to the one-year challenge.",
          "case_reviews"),
    Entry("cdop", "Child deaths", "Notified and reviewed cohorts, in tables.", "child_deaths"),
    Entry("numbers-check", "Numbers check", "Figures that cannot be right.", "numbers_check"),
    Entry("standards", "Standards returns", "Section 11 and 175/157, then and now.", "standards"),
    Entry("duties", "Agency duties", "Each agency's duties and assurance on one page.", "duties"),
    Entry("assurances", "Assurances", "What agencies say of their duties, and the gaps.",
          "assurances"),
    Entry("feedback-loop", "Learning ledger", "Each lesson from identified to evaluated.",
          "feedback_loop"),
    Entry("revisits", "Audits to revisit", "Then and now, and what is due for a re-look.",
          "revisits"),
    Entry("coverage", "Coverage of the methods", "Which methods of learning produced nothing.",
          "coverage"),
    Entry("external", "External learning", "Compliance with each outside recommendation.",
          "external"),
    Entry("practice", "Strong practice", "What works, kept as carefully as what does not.",
          "practice"),
    Entry("priorities", "Priorities", "Progress on each priority and what is tied to it.",
          "priorities"),
    Entry("indicators", "Dataset", "The scorecard, its exceptions and the three picked.",
          "indicators"),
    Entry("expected", "Scrutiny calendar", "Reports and returns due, chased, received, adequate.",
          "expected"),
    Entry("returns", "Returns sent out", "What is with which agency, what is late, what came back.",
          "returns"),
    Entry("attendance", "Attendance", "Who came, by agency and group, and which had no quorum.",
          "attendance"),
    Entry("training", "Training", "Courses, places, evaluation, impact and pools.", "training"),
    Entry("highlights", "Highlight reports", "Who reported, what is open, prompt by prompt.",
          "highlights"),
    Entry("risks", "Risks and challenges", "The risk grid; who challenged whom, and what changed.",
          "risks"),
    Entry("participation", "Participation", "What was said, done and told back, voice by voice.",
          "participation"),
    Entry("framework", "The framework", "What it states, what it leaves open, what we added.",
          "framework"),
)  # fmt: skip
_BY_NAME = {entry.name: entry for entry in REPORTS}


def get(name: str) -> Entry:
    """Return the report called `name`.

    Raises:
        KeyError: if there is none.
    """
    return _BY_NAME[name]
