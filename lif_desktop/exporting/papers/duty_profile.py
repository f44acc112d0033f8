"""One agency's duties and assurance on one page: answers, people, returns, actions, attendance."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lif_desktop.exporting.papers.content import (
    Beside,
    Block,
    Cell,
    Column,
    KeyFigure,
    KeyFigures,
    Layer,
    Picture,
    Pill,
    RowsChart,
    Strong,
    Table,
    Text,
    Words,
)
from lif_desktop.exporting.papers.phrases import DASH, cut, day, is_or_are, shown
from lif_desktop.exporting.papers.standards_scores import apart
from lif_desktop.fields import Shown
from lif_desktop.reports.duties_elsewhere import ACTIONS, ATTENDANCE, NOTHING, Elsewhere
from lif_desktop.reports.duties_read import Word
from lif_desktop.reports.duties_returns import Came
from lif_desktop.reports.shape import plain
from lif_desktop.reports.standards_answers import Answer, Comparison
from lif_desktop.reports.standards_scores import by_scale
from lif_desktop.rules import scales
from lif_desktop.rules.answers import says_something
from lif_desktop.rules.words import counted, listed
from lif_desktop.store.records import Record

_SAID = 90  # characters that a row takes of evidence and of a gap, so that all stay on one page
_PEOPLE = (
    ("On the board", "board_member"), ("Section 11 lead", "section11_lead"),
    ("Data contact", "data_contact"), ("Training representative", "training_representative"),
)  # fmt: skip


@dataclass(frozen=True)
class Profile:
    """All that is known of one agency's part: its words on each duty, and what it was to send."""

    agency: Record
    words: tuple[Word, ...]
    elsewhere: Elsewhere
    came: Came

    @property
    def met(self) -> int:
        """How many duties it said within the year to meet, or that they do not apply."""
        return sum(
            one.assured.state == "not_applicable"
            or (one.assured.state == "given" and one.assured.meaning == "well")
            for one in self.words
        )

    @property
    def gaps(self) -> int:
        """How many gaps it named."""
        return sum(bool(one.gap) for one in self.words)

    @property
    def gaps_late(self) -> int:
        """How many of its gaps are past their deadline."""
        today = self.elsewhere.today
        return sum(bool(one.gap) and one.stands(today).state == "late" for one in self.words)

    @property
    def leads(self) -> int:
        """How many open actions it leads."""
        return len(self.elsewhere.leads.get(self.agency.id, ()))

    @property
    def late(self) -> list[Record]:
        """The late actions that it leads."""
        return list(self.elsewhere.late.get(self.agency.id, ()))

    @property
    def _oldest(self) -> str:
        due_on = self.late[0].values["target_on"] if self.late else None
        return f" (the oldest due {day(due_on)})" if due_on else ""

    @property
    def _attended(self) -> Counter[str | None]:
        return self.elsewhere.attendance.get(self.agency.id, Counter())

    @property
    def present(self) -> int:
        """At how many meetings it was, or sent a deputy."""
        return self._attended["yes"] + self._attended["deputy"]

    @property
    def deputies(self) -> int:
        """At how many of these a deputy stood in."""
        return self._attended["deputy"]

    @property
    def meetings(self) -> int:
        """At how many meetings its attendance is on record."""
        return sum(self._attended.values())

    def sentences(self) -> tuple[Words, ...]:
        """Return what the page says, in two or three sentences."""
        gaps = ""
        if self.gaps:
            gaps = f", with {counted(self.gaps, 'gap')}, {self.gaps_late} past the deadline"
        late = len(self.late)
        actions = (
            f"Of {counted(self.leads, 'open action')} that it leads {late or 'none'} "
            f"{'are' if late > 1 else 'is'} late{self._oldest}"
            if self.leads
            else "It leads no open action"
        )
        returns = (
            f"; {self.came.in_time} of {counted(self.came.due, 'return')} due in the year came in"
            " time" if self.came.due else ""
        )  # fmt: skip
        return (
            (Strong(f"{self.met} of {counted(len(self.words), 'duty', 'duties')}"),
             f" {is_or_are(self.met)} met by its own word of the last year{gaps}."),
            f"{actions}{returns}.",
        )  # fmt: skip


def profile(own: Profile) -> Iterator[Block]:
    """Yield the page of one agency."""
    yield _figures(own)
    yield from _pictures(own)
    yield Text(_people(own.agency), soft=True)
    yield _duties(own)
    yield _elsewhere(own)


def _elsewhere(own: Profile) -> Table:
    """Return what else is asked of it; what nothing waits for is said beneath."""
    # Of its actions and meetings the figures and sentences tell already.
    told = {ACTIONS, ATTENDANCE}
    rows = [row.cells for row in own.elsewhere.rows(own.agency) if row.cells[0] not in told]
    calm = [plain(cells[0]).lower() for cells in rows if cells[1] == NOTHING]
    note = f"Nothing waits: {listed(calm)}." if calm else ""
    return Table(
        (Column("What else is asked", 0.7), Column("How it stands", 0), Column("In words", 1.8)),
        tuple(
            (plain(what), _state(state), plain(said) or DASH)
            for what, state, said in rows
            if state != NOTHING
        ),
        note=note,
    )


def _state(cell: object) -> Cell:
    return shown(cell) if isinstance(cell, Shown) else str(cell)


def _figures(own: Profile) -> KeyFigures:
    late, missed = len(own.late), own.came.late + own.came.out
    return KeyFigures((
        KeyFigure(str(own.met), "Duties met", f"of {len(own.words)}, its own word", "well"),
        KeyFigure(str(own.gaps_late), "Gaps late", f"of {own.gaps} named",
                  "late" if own.gaps_late else ""),
        KeyFigure(str(late), "Actions late", f"of {own.leads} open", "late" if late else ""),
        KeyFigure(str(own.came.in_time), "Returns in time", f"of {own.came.due} due",
                  "due" if missed else "well"),
        KeyFigure(str(own.present), "Meetings", f"of {own.meetings}, {own.deputies} by deputy",
                  "due" if own.present * 2 < own.meetings else ""),
    ))  # fmt: skip


def _pictures(own: Profile) -> Iterator[Block]:
    """Show where the agency's section 11 and 175/157 scores stand, then and now, scale by scale."""
    charts: list[Picture] = []
    for one in own.elsewhere.cycles:
        charts += _positions(one, own.agency)
    for at in range(0, len(charts) - 1, 2):
        yield Beside(charts[at], charts[at + 1], 0.5)
    if len(charts) % 2:
        yield charts[-1]


def _positions(found: Comparison, agency: Record) -> Iterator[RowsChart]:
    cycles = [one for one in (found.then, found.now) if one]
    answers = {one.name: _own(one.answers, agency) for one in cycles}
    known = {scale.key: scale for own in answers.values() for scale, _ in by_scale(own).values()}
    for scale in known.values():
        of = {
            name: scales.distribution(
                scale, (one.own for one in own if one.scale and one.scale.key == scale.key)
            )
            for name, own in answers.items()
        }
        names = [name for name, side in of.items() if side.counted]
        points = scales.points(scale)
        if names:
            said = "; ".join(
                f"{name}: "
                + listed(f"{of[name].points[one.value]} at {one.label}" for one in points)
                for name in names
            )
            yield RowsChart(
                f"{found.kind.name}: own scores, {scale.name}",
                tuple(names),
                tuple(
                    Layer(one.label, tuple(float(of[name].points[one.value]) for name in names),
                          meaning)
                    for one, meaning in zip(points, apart(points), strict=True)
                ),
                f"{said}.",
                stacked=True,
                told=True,
            )  # fmt: skip


def _own(answers: tuple[Answer, ...], agency: Record) -> list[Answer]:
    return [one for one in answers if one.agency == agency.id]


def _people(agency: Record) -> str:
    parts = [
        f"{name}: {agency.text(key) or 'nobody named'}"
        for name, key in _PEOPLE
        if agency.text(key) or key == "training_representative"
    ]
    return " · ".join(parts) + "."


def _duties(own: Profile) -> Table:
    today = own.elsewhere.today
    rows: list[tuple[Cell, ...]] = []
    for one in own.words:
        found = one.assured
        given = one.record.values["given_on"] if one.record else None
        evidence = _evidence(one)
        missing = f" {cut(one.gap, _SAID)} ({one.stands(today).pill.lower()})."
        said: Words = (evidence, Strong(" Missing:"), missing) if one.gap else evidence
        rows.append((
            one.duty.name if one.duty.stated else one.duty.text,
            Pill(found.word, found.shape, found.meaning) if found.meaning else found.word,
            day(given), said,
        ))  # fmt: skip
    columns = (Column("Duty", 0.9), Column("Answer", 0), Column("Given", 0),
               Column("Evidence, and what is missing", 2.4))  # fmt: skip
    return Table(columns, tuple(rows), empty="The framework states no duties of agencies.")


def _evidence(word: Word) -> str:
    if word.record is None or word.assured.state in {"never", "not_applicable"}:
        return DASH
    kept = "Kept as evidence" if word.evidenced else "No evidence"
    said = word.text("evidence") if says_something(word.text("evidence")) else kept
    checked = word.text("checked")
    return f"{cut(said, _SAID)} (checked: {checked.lower()})" if checked else cut(said, _SAID)
