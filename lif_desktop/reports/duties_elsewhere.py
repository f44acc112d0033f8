"""Where else an agency's part in the framework shows: returns, confirmations, actions, meetings."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lif_desktop.fields import Shown
from lif_desktop.registers import Filter
from lif_desktop.reports.meetings_held import held
from lif_desktop.reports.shape import About, Asked, Row
from lif_desktop.reports.spans import past_year
from lif_desktop.reports.standards_answers import Comparison
from lif_desktop.reports.standards_cycles import comparisons
from lif_desktop.reports.standards_returns import shown
from lif_desktop.rules import expected_reports, lateness, statuses
from lif_desktop.rules.owed import owed
from lif_desktop.rules.words import counted, day_in_words
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

_FEW = 3
ACTIONS, ATTENDANCE = "Actions", "Attendance"
NOTHING = Shown("Nothing waits", "well", "square")


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What other registers hold of each agency, by its id, read once for all.

    `leads` are the open actions that it leads, `late` those of them that are late.
    """

    cycles: tuple[Comparison, ...]
    needs: Mapping[int, Record]
    confirmations: Mapping[int, Sequence[Record]]
    leads: Mapping[int, Sequence[Record]]
    late: Mapping[int, Sequence[Record]]
    expected: Mapping[int, Sequence[Record]]
    attendance: Mapping[int, Counter[str | None]]
    since: date
    until: date
    today: date

    def rows(self, agency: Record) -> Iterator[Row]:
        """Yield the lines of one agency: what it is about, how it stands, in words."""
        for cycle in self.cycles:
            yield from _return(cycle, agency)
        yield self._needs(agency)
        yield self._confirmations(agency)
        yield self._actions(agency)
        yield self._expected(agency)
        yield self._attendance(agency)

    def waiting(self, agency: Record) -> int:
        """Return how many things of other registers wait for an agency and are late."""
        confirmations = sum(_overdue(one, "due_on", self.today)
                            for one in self.confirmations.get(agency.id, ()))  # fmt: skip
        expected = sum(_overdue(one, "due_on", self.today)
                       for one in self.expected.get(agency.id, ()))  # fmt: skip
        asked = (cycle.now.of(agency.id) for cycle in self.cycles)
        returns = sum(one.standing.state in {"late", "nobody_asked"} for one in asked if one)
        return confirmations + expected + returns + len(self.late.get(agency.id, ()))

    def _needs(self, agency: Record) -> Row:
        found = self.needs.get(agency.id)
        if found is None:
            state = Shown("Never asked", "note", "diamond")
            return Row(("Training needs analysis", state, ""), About("agencies", agency.id))
        values = found.values
        stands = owed(values["due_on"], values["received_on"], self.today, done="Received")
        words = f"for {values['year']}"
        if values["staff"] is not None and values["trained"] is not None:
            words += f"; {values['trained']} of {values['staff']} staff in date"
        state = Shown(stands.pill, stands.meaning, stands.shape)
        return Row(("Training needs analysis", state, words), About("needs", found.id))

    def _confirmations(self, agency: Record) -> Row:
        own = self.confirmations.get(agency.id, ())
        late = [one for one in own if _overdue(one, "due_on", self.today)]
        words = f"{counted(len(own), 'lesson')} not yet confirmed as passed on"
        return self._owing("Lessons passed on", own, late, words, agency)

    def _actions(self, agency: Record) -> Row:
        late = self.late.get(agency.id, ())
        words = f"{counted(len(late), 'late action')} that it leads"
        if late:
            words += f"; the oldest due {day_in_words(late[0].values['target_on'])}"
        return self._owing(ACTIONS, late, late, words, agency)

    def _expected(self, agency: Record) -> Row:
        own = self.expected.get(agency.id, ())
        late = [one for one in own if _overdue(one, "due_on", self.today)]
        words = f"{counted(len(own), 'report')} outstanding"
        if own:
            titles = list(dict.fromkeys(one.title for one in own))
            words += f": {'; '.join(titles[:_FEW])}{' and others' if len(titles) > _FEW else ''}"
        return self._owing("Reports expected of it", own, late, words, agency)

    def _owing(
        self, name: str, own: Sequence[Record], late: Sequence[Record], words: str, agency: Record
    ) -> Row:
        if not own:
            return Row((name, NOTHING, ""), About("agencies", agency.id))
        state = (
            Shown(f"{len(late)} late", "late", "triangle") if late else Shown("Waits", "due", "dot")
        )
        first = (late or own)[0]
        return Row((name, state, words), About(first.register.key, first.id))

    def _attendance(self, agency: Record) -> Row:
        came = self.attendance.get(agency.id, Counter())
        total = sum(came.values())
        if not total:
            return Row((ATTENDANCE, "Not recorded", ""), About("agencies", agency.id))
        there = came["yes"] + came["deputy"]
        words = (
            f"at {there} of {counted(total, 'meeting')} held from {day_in_words(self.since)} to"
            f" {day_in_words(self.until)}, {came['deputy']} of them by a deputy;"
            f" {came['apologies']} with apologies, {total - there - came['apologies']} without"
        )
        weak = there * 2 < total
        state = Shown("Seldom", "due", "dot") if weak else Shown("Takes part", "well", "square")
        return Row((ATTENDANCE, state, words), About("agencies", agency.id))


def _return(cycle: Comparison, agency: Record) -> Iterator[Row]:
    found = cycle.now.of(agency.id)
    if found is not None:
        answers = [one for one in cycle.now.answers if one.agency == agency.id]
        gaps = sum(bool(one.record.values["gap"]) for one in answers)
        words = cycle.now.name
        if answers:
            words += f"; {counted(len(answers), 'answer')}, {counted(gaps, 'gap')} named"
        yield Row((f"{cycle.kind.name} return", shown(found.standing), words), found.about)


def _overdue(record: Record, key: str, today: date) -> bool:
    return owed(record.values[key], None, today).state == "late"


def read(board: Board, today: date, asked: Asked) -> Elsewhere:
    """Return what other registers hold of each agency; attendance in the period, else a year."""
    span = past_year(asked, today)
    assert span.since is not None
    assert span.until is not None
    needs: dict[int, Record] = {}
    for one in sorted(board.records("needs"), key=lambda one: (one.values["year"] or "", one.id)):
        needs[one.values["agency"]] = one
    leads = _open_actions(board)
    return Elsewhere(
        comparisons(board, today, Asked()),
        needs,
        _grouped(_found(board, "confirmations", Filter("confirmed_on", "empty")), "agency"),
        _grouped(leads, "lead_agency"),
        _grouped([one for one in leads if _is_late(one, today)], "lead_agency"),
        _grouped(_outstanding(board), "agency"),
        _attendance(board, today, span),
        span.since,
        span.until,
        today,
    )


def _found(board: Board, register: str, *filters: Filter) -> list[Record]:
    ids = board.ids(View(register, (("due_on", False),), filters))
    return board.records(register, ids)


def _outstanding(board: Board) -> list[Record]:
    return [
        one
        for one in _found(board, "expected")
        if one.values["state"] != expected_reports.NOT_NEEDED
        and not expected_reports.came(one.values["state"], one.values["received_on"])
    ]


def _open_actions(board: Board) -> list[Record]:
    closed = Filter("status", "is_not", tuple(statuses.CLOSED))
    return board.records("actions", board.ids(View("actions", (("target_on", False),), (closed,))))


def _is_late(action: Record, today: date) -> bool:
    values = action.values
    return lateness.lateness(values["status"], values["target_on"], None, today).state == "late"


def _grouped(records: Sequence[Record], key: str) -> Mapping[int, Sequence[Record]]:
    found: dict[int, list[Record]] = defaultdict(list)
    for one in records:
        found[one.values[key]].append(one)
    return found


def _attendance(board: Board, today: date, span: Asked) -> Mapping[int, Counter[str | None]]:
    """Return how often each agency came how, of the meetings it was expected at."""
    found: dict[int, Counter[str | None]] = defaultdict(Counter)
    for one in held(board, today, span):
        for agency in one.counting & one.came.keys():
            found[agency][one.came[agency]] += 1
    return found
