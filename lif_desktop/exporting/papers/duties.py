"""Agency duties and assurance: all agencies in one table, then each on a page of its own."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lif_desktop import frameworks
from lif_desktop.exporting.papers.catalogue import Call
from lif_desktop.exporting.papers.content import (
    Block,
    Cell,
    Column,
    Heading,
    Layer,
    NewPage,
    Paper,
    Pill,
    RowsChart,
    Strong,
    Table,
    Words,
)
from lif_desktop.exporting.papers.duty_profile import Profile, profile
from lif_desktop.exporting.papers.phrases import is_or_are
from lif_desktop.reports import duties_elsewhere, duties_read, duties_returns
from lif_desktop.reports.duties_elsewhere import Elsewhere
from lif_desktop.reports.duties_read import SOURCE
from lif_desktop.reports.duties_returns import Came
from lif_desktop.reports.shape import Asked
from lif_desktop.rules.returns import Assured
from lif_desktop.rules.words import counted, day_in_words
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record

TITLE = "Agency duties and assurance"
# Answers in an order in which neighbours part in grey.
_ANSWERS = (("Met", "well"), ("Met in part", "due"), ("Not met", "late"),
            ("Older than a year", "note"), ("No answer", ""))  # fmt: skip


@dataclass(frozen=True)
class Duties:
    """What agencies say of their duties, what else is asked of them, and what came in time."""

    words: duties_read.Words
    elsewhere: Elsewhere
    came: Mapping[int, Came]
    source: str

    def profile(self, agency: Record) -> Profile:
        """Return all that is known of one agency."""
        own = tuple(self.words.words[agency.id, duty.key] for duty in self.words.duties)
        return Profile(agency, own, self.elsewhere, self.came.get(agency.id, Came()))


def read(board: Board, today: date, asked: Asked) -> Duties:
    """Return the newest word on each duty, and a year of returns and meetings."""
    elsewhere = duties_elsewhere.read(board, today, asked)
    came = duties_returns.read(board, elsewhere.since, elsewhere.until)
    source = f"{SOURCE}. The board's framework: {frameworks.kept(board.settings).title}"
    return Duties(duties_read.read(board, today, asked), elsewhere, came, source)


def write(board: Board, today: date, call: Call) -> Paper:
    """Write the paper from a board: of one agency, or of all."""
    found = read(board, today, call.asked)
    about = board.find("agencies", call.about) if call.about else None
    if about is None:
        return paper(found, board.who)
    one = next((each for each in found.words.agencies if each.id == about.id), None)
    return of_one(found, about, board.who, asked=one is not None)


def of_one(found: Duties, agency: Record, presenter: str = "", *, asked: bool = True) -> Paper:
    """Return the profile of one agency on one page."""
    if not asked:
        said = (
            f"Nothing is asked of {agency.title}: it has no duty in law on record and gave no"
            " assurance."
        )
        return Paper(f"Duties of {agency.title}", presenter=presenter, sentences=(said,))
    own = found.profile(agency)
    return Paper(
        title=f"Duties of {agency.title}",
        presenter=presenter,
        sentences=own.sentences(),
        blocks=tuple(profile(own)),
        note=f"Counts its newest word on each duty, and {_period(found)}. Basis: {SOURCE}.",
    )


def _period(found: Duties) -> str:
    since, until = found.elsewhere.since, found.elsewhere.until
    return (
        f"returns and meetings from {day_in_words(since)} to {day_in_words(until)} (a deputy is"
        " present)"
    )


def _note(found: Duties) -> str:
    return (
        "Counts the newest word on each duty, which holds for a year (ours); what does not apply"
        f" counts as met; and {_period(found)}. {duties_returns.COUNTED}. Basis: {found.source}."
    )


def paper(found: Duties, presenter: str = "") -> Paper:
    """Return the paper on all agencies, each on a page of its own behind a table of them all."""
    profiles = [found.profile(one) for one in found.words.agencies]
    blocks: list[Block] = []
    if profiles:
        blocks = [*_by_duty(found), Heading("Agency by agency"), _all(profiles)]
    for one in profiles:
        blocks += [NewPage(), Heading(one.agency.title), *profile(one)]
    return Paper(
        title=TITLE,
        presenter=presenter,
        sentences=tuple(_sentences(found, profiles)),
        blocks=tuple(blocks),
        note=_note(found),
    )


def _sentences(found: Duties, profiles: Sequence[Profile]) -> Iterable[Words]:
    if not profiles:
        yield "No agency is on record."
        return
    expected = len(profiles) * len(found.words.duties)
    met = sum(one.met for one in profiles)
    late = sum(one.gaps_late for one in profiles)
    owing = sum(bool(found.elsewhere.waiting(one.agency)) for one in profiles)
    agencies = counted(len(profiles), "agency", "agencies")
    duties = counted(len(found.words.duties), "duty", "duties")
    yield (
        f"Of {counted(expected, 'answer')} of {agencies} on {duties} ",
        Strong(f"{met} say within the year that the duty is met"),
        f"; {counted(late, 'gap')} {is_or_are(late)} past the deadline.",
    )
    yield (
        f"{counted(owing, 'agency owes', 'agencies owe')} something late: a return, a"
        " confirmation, an action or a report."
    )
    nobody = sum(not one.agency.values["training_representative"] for one in profiles)
    if nobody:
        yield f"{nobody} of them {'names' if nobody == 1 else 'name'} no training representative."


def _by_duty(found: Duties) -> Iterable[Block]:
    """Show how all agencies answer each duty."""
    words = found.words
    if not words.duties:
        return
    of = {duty.key: [_answer(words.words[one.id, duty.key].assured) for one in words.agencies]
          for duty in words.duties}  # fmt: skip
    names = [*_ANSWERS, ("Does not apply", "done")]
    whole = [name for own in of.values() for name in own]
    yield RowsChart(
        f"How {counted(len(words.agencies), 'agency answers', 'agencies answer')} each duty",
        tuple(duty.name for duty in words.duties),
        tuple(
            Layer(name, tuple(float(of[duty.key].count(name)) for duty in words.duties), meaning)
            for name, meaning in names
            if name in whole
        ),
        "Of all answers: "
        + ", ".join(f"{whole.count(name)} {name.lower()}" for name, _ in names) + ".",
        stacked=True,
    )  # fmt: skip


def _answer(assured: Assured) -> str:
    states = {"old": "Older than a year", "never": "No answer", "not_applicable": "Does not apply"}
    return states.get(assured.state, assured.word)


def _all(profiles: Sequence[Profile]) -> Table:
    """Return one line for each agency, those that owe most first."""
    order = sorted(profiles, key=lambda one: (-one.elsewhere.waiting(one.agency),
                                              one.agency.title.casefold()))  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    for one in order:
        late = len(one.late)
        rows.append((
            one.agency.title,
            f"{one.met} of {len(one.words)}",
            f"{one.gaps_late} of {one.gaps}",
            Pill(f"{late} of {one.leads}", "triangle", "late") if late else f"0 of {one.leads}",
            f"{one.came.in_time} of {one.came.due}" if one.came.due else "none due",
            f"{one.present} of {one.meetings}" if one.meetings else "none held",
            "Named" if one.agency.values["training_representative"] else "Nobody",
        ))  # fmt: skip
    columns = (
        Column("Agency", 1), Column("Duties met", 0, "right"),
        Column("Gaps late", 0, "right"), Column("Actions late", 0, "right"),
        Column("Returns in time", 0, "right"), Column("Meetings", 0, "right"),
        Column("Training rep.", 0),
    )  # fmt: skip
    return Table(columns, tuple(rows), note="Those that owe most that is late stand first.")
