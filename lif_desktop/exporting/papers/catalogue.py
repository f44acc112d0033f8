"""Every paper by name, with the module that writes it; nothing is imported before it is asked.

A module that writes a paper by hand offers

    def write(board: Board, today: date, call: Call) -> Paper

and what is not laid out by hand is drawn from the report of the same name.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from importlib import import_module
from typing import Literal

from lif_desktop import registers
from lif_desktop.exporting.papers import from_report
from lif_desktop.exporting.papers.content import Paper
from lif_desktop.reports import catalogue, masking, small
from lif_desktop.reports.shape import Asked, Audience
from lif_desktop.store.board import Board

About = Literal["", "learning", "agencies", "groups", "meetings"]


@dataclass(frozen=True)
class Call:
    """What a paper is asked for.

    `group` is the id of the group whose work alone it tells of, `about` the reference (or name) of
    the record it is about, `meeting` the id of the meeting it is written for.
    """

    asked: Asked = field(default_factory=Asked)
    group: int | None = None
    about: str = ""
    meeting: int | None = None


@dataclass(frozen=True)
class Entry:
    """A paper: its name, its title, what it tells, who writes it.

    `about` names the register of the record that it must be told of, if any; `signs` are the words
    by which an agenda item calls for it. The public reads the report `public` instead, where one is
    named. With `usual` it needs no such record to be named: it then takes the one that is usual. It
    can tell of one group's work for the audiences `of_group`, and has a span of its own, whatever
    period is asked for, for those in `own_span`.
    """

    name: str
    title: str
    tells: str
    module: str = ""
    public: str = ""
    about: About = ""
    signs: tuple[str, ...] = ()
    usual: bool = False
    audiences: tuple[Audience, ...] = ("board", "public")
    of_group: tuple[Audience, ...] = ()
    own_span: tuple[Audience, ...] = ()

    def unheeded(self, call: Call) -> str:
        """Return which part of a call the paper takes no heed of, if any, in a sentence."""
        audience, name = call.asked.audience, f"The paper “{self.title}”"
        if call.group is not None and audience not in self.of_group:
            public = " when it is public" if self.of_group else ""
            return f"{name} tells of the whole board{public}: it cannot tell of one group alone."
        if (call.asked.since or call.asked.until) and audience in self.own_span:
            return f"{name} takes no period: it has its own, or needs none."
        if call.about.strip() and not self.about:
            return f"{name} is about no single record, so that none can be named for it."
        return ""

    def unmet(self, board: Board, about: str) -> str:
        """Return what is wrong with the record that the paper is to be about, if anything."""
        if not self.about:
            return ""
        register = registers.get(self.about)
        if not about.strip():
            asks = (
                f"The paper “{self.title}” is about one {register.singular}, and none is named:"
                f" give the reference of one from {register.plural.lower()}."
            )
            return "" if self.usual else asks
        if board.find(self.about, about) is None:
            return (
                f"The paper “{self.title}” is to be about the {register.singular} “{about}”, and"
                f" {register.plural.lower()} hold none that is called so."
            )
        return ""

    def write(self, board: Board, today: date, call: Call) -> Paper:
        """Write the paper from a board; one for the public names nobody, whatever was written."""
        if call.asked.public:
            call = replace(call, asked=replace(call.asked, threshold=small.threshold(board)))
        report = self.public if call.asked.public else ""
        if report or not self.module:
            drawn = catalogue.get(report or self.name).draw(board, today, call.asked)
            paper = from_report.paper(drawn, board.who)
        else:
            made: Callable[[Board, date, Call], Paper] = import_module(
                f"lif_desktop.exporting.papers.{self.module}"
            ).write
            paper = made(board, today, call)
        if call.group is not None and not self.about and call.asked.audience in self.of_group:
            group = board.record("groups", call.group).title
            paper = replace(paper, sentences=(f"It tells of {group} alone.", *paper.sentences))
        if not call.asked.public:
            return paper
        paper = replace(paper, presenter="")
        found = masking.without_names(board, paper)
        if found != paper:
            found = replace(found, reworded=(*found.reworded, masking.SAID))
        return found


_BOARD: tuple[Audience, ...] = ("board",)
_BOTH: tuple[Audience, ...] = ("board", "public")
BY_HAND = (
    Entry("actions", "Actions: late, due and to escalate",
          "What is late or due, what two meetings have missed, and what is asked of the group.",
          "action_report", public="late", signs=("action", "escalat"), of_group=_BOARD,
          own_span=_BOARD),
    Entry("audits", "Audit record and forward plan",
          "What audits found, where they were shared, what is planned and to be looked at again.",
          "audit_record", public="revisits", signs=("audit",), of_group=_BOARD, own_span=_BOARD),
    Entry("case-reviews", "Case reviews: status",
          "Every case that is open, decided or ended, and what came of it.",
          "review_status", public="reviews",
          signs=("case review", "practice review", "reviews under way"), own_span=_BOARD),
    Entry("cdop-half-year", "Child deaths: six-monthly report on the learning",
          "What reviews of half a year taught: themes, what could be changed, what changed.",
          "cdop_half_year", signs=("six-monthly", "half-yearly", "learning from child deaths")),
    Entry("cdop-year", "Child deaths: yearly report",
          "Two cohorts in tables: age, category, ethnicity, place, duration, factors, areas.",
          "cdop_year", signs=("child deaths: year", "cdop year", "cdop annual",
                              "annual report of the joint panel")),
    Entry("child-deaths", "Child deaths: summary", "Two cohorts in counts alone.",
          "deaths", public="cdop", signs=("child death", "cdop")),
    Entry("learning", "Learning ledger",
          "How far each lesson has come by its evidence, who passed it on, and what it changed.",
          "learning", public="feedback-loop", signs=("learning ledger",), of_group=_BOARD),
    Entry("briefing", "Learning briefing",
          "One lesson on one page for a staff room: what happened, what to do, what to ask.",
          "briefing", about="learning", signs=("learning briefing",), own_span=_BOTH),
    Entry("coverage", "Coverage of the methods of learning",
          "Which methods of learning, or volumes of the library, produced nothing this year.",
          "coverage", public="coverage", signs=("methods of learning",)),
    Entry("participation", "Participation: what people told us",
          "What children, families and practitioners said, what was done, who was told back.",
          "participation", signs=("participation", "voice of the child"), of_group=_BOTH),
    Entry("training", "Training and its impact",
          "Places by agency, evaluation, what changed after courses, needs, checks and pools.",
          "training", signs=("training",)),
    Entry("quarter", "Quarterly report of a group",
          "Actions beside strong practice, audits, lessons, risks, attendance, what is asked.",
          "quarter", public="practice", about="groups", usual=True,
          signs=("sub-group report", "subgroup report"), of_group=_BOTH),
    Entry("year", "The year: what got better, and what did not",
          "The chapter of the yearly report, with evidence for each claim and what is asked of it.",
          "year", signs=("chapter of the yearly report",)),
    Entry("risks", "Risks and challenges",
          "The risk grid and log, and what changed after each challenge.",
          "risks", signs=("risk", "challenge"), of_group=_BOTH),
    Entry("scrutiny", "Scrutiny calendar: due, chased, received",
          "What is due, late, in and adequate, month by month and by provider.",
          "scrutiny", signs=("scrutiny", "information due"), of_group=_BOTH),
    Entry("minutes", "Minutes of the last meeting",
          "Who came, what was decided, which actions arose, what is still open of earlier ones.",
          "minutes", about="meetings", signs=("minutes", "matters arising"), usual=True,
          of_group=_BOTH, own_span=_BOTH),
    Entry("dataset", "Dataset: scorecard and exceptions",
          "What is off target, the three picked for the board, every indicator by stage.",
          "dataset", signs=("dataset", "performance", "scorecard")),
    Entry("standards", "Standards returns",
          "Section 11 and 175/157: then and now, the matrix, gaps, declarations and plans.",
          "standards", signs=("section 11", "s11", "section 175", "standards return")),
    Entry("highlights", "Agencies' highlight reports",
          "Who reported, and each report prompt by prompt.",
          "highlights", about="agencies", usual=True),
    Entry("highlights-board", "Highlight report with the dataset",
          "What agencies ask the board, what worries them, how the dataset stands.",
          "highlights_board", signs=("highlight",)),
    Entry("duties", "Agency duties and assurance",
          "All agencies in one table, and each on one page: duties, returns, actions, meetings.",
          "duties", public="duties", about="agencies", usual=True),
)  # fmt: skip


def entries() -> tuple[Entry, ...]:
    """Return every paper: those laid out by hand, then the reports that none of them replaces."""
    taken = {one.name for one in BY_HAND}
    drawn = (
        Entry(one.name, one.title, one.answers)
        for one in catalogue.REPORTS
        if one.name not in taken
    )
    return (*BY_HAND, *drawn)


def named(text: str) -> Entry | None:
    """Return the paper of this name or title, in any letters; None if there is none."""
    wanted = text.strip().casefold()
    return next((one for one in entries() if wanted in {one.name, one.title.casefold()}), None)


def get(name: str) -> Entry:
    """Return the paper called `name`.

    Raises:
        KeyError: if there is none.
    """
    return {one.name: one for one in entries()}[name]
