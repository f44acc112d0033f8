"""Reads what agencies say of their duties: the newest word of each on each duty."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lif_desktop import frameworks
from lif_desktop.registers import Filter
from lif_desktop.reports.sectors import in_order
from lif_desktop.reports.shape import About, Asked, Chart, Column, Row, Section, Series, Table
from lif_desktop.rules import returns
from lif_desktop.rules.answers import says_something
from lif_desktop.rules.owed import Owed, owed
from lif_desktop.rules.returns import Assured
from lif_desktop.rules.words import counted
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

NEVER = Assured("never", "No answer", "note", "diamond")
SOURCE = "Bradford framework, 8; Kirklees framework, expectations of agencies; West Berkshire, 3"
_MARKED = ("statutory", "section11", "section175")


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty: how it is recognised and what it asks; `stated` by the board's framework or not."""

    key: str
    text: str
    stated: bool = True

    @property
    def name(self) -> str:
        """What it is called where there is little room."""
        return self.key.replace("-", " ").capitalize()


@dataclass(frozen=True, slots=True)
class Word:
    """What one agency says of one duty; without a record it has said nothing."""

    agency: Record
    duty: Duty
    assured: Assured
    record: Record | None = None
    evidenced: bool = False

    @property
    def about(self) -> About:
        """Where a click leads: to what it said, else to the agency."""
        if self.record is None:
            return About("agencies", self.agency.id)
        return About("assurances", self.record.id)

    @property
    def gap(self) -> str:
        """What the agency says is missing; nothing where the duty is met or does not apply."""
        if self.record is None:
            return ""
        said: str = self.record.values["gap"] or ""
        short = self.record.values["answer"] in {"partly", "not_met"}
        return said or ("Not said what is missing" if short else "")

    def stands(self, today: date) -> Owed:
        """Return how the closing of the gap stands against its date."""
        by = self.record.values["gap_by"] if self.record else None
        return owed(by, None, today, undated="No deadline")

    def text(self, key: str) -> str:
        """Return a field of what it said as it is shown."""
        return self.record.text(key) if self.record else ""


@dataclass(frozen=True, slots=True)
class Words:
    """What all agencies say of all duties."""

    agencies: tuple[Record, ...]
    duties: tuple[Duty, ...]
    words: Mapping[tuple[int, str], Word]

    def all(self) -> Iterable[Word]:
        """Yield the word of each agency on each duty, agency by agency."""
        for agency in self.agencies:
            yield from (self.words[agency.id, duty.key] for duty in self.duties)


def read(board: Board, today: date, asked: Asked) -> Words:
    """Return the newest word of each agency on each duty, of those given in the period.

    Asked are the agencies with a duty in law or a statutory part, and those that gave any word; on
    a board where none is marked so, all of them.
    """
    given = [one for one in board.records("assurances") if asked.covers(one.values["given_on"])]
    duties = _duties(board, given)
    by_name = {plain(name): one for one in duties for name in (one.key, one.text)}
    newest: dict[tuple[int, str], Record] = {}
    for one in sorted(given, key=lambda one: (one.values["given_on"] or date.min, one.id)):
        newest[one.values["agency"], by_name[plain(one.values["duty"])].key] = one
    agencies = _agencies(board, {agency for agency, _ in newest})
    proofs = _proofs(board)
    words = {
        (agency.id, duty.key): _word(agency, duty, newest.get((agency.id, duty.key)), proofs, today)
        for agency in agencies
        for duty in duties
    }
    return Words(tuple(agencies), duties, words)


def _duties(board: Board, given: Sequence[Record]) -> tuple[Duty, ...]:
    stated = [
        Duty(one.key, one.text)
        for one in frameworks.kept(board.settings).duties
        if one.of == "agencies"
    ]
    known = {plain(name) for one in stated for name in (one.key, one.text)}
    others = {plain(text): text for one in given if (text := one.values["duty"])}
    return (
        *stated,
        *(
            Duty(key, text, stated=False)
            for key, text in sorted(others.items())
            if key not in known
        ),
    )


def plain(text: str | None) -> str:
    """Return what makes two spellings of a duty one."""
    return " ".join((text or "").casefold().replace("-", " ").rstrip(".").split())


def _agencies(board: Board, said: set[int]) -> list[Record]:
    every = board.records("agencies")
    asked = [
        one for one in every if one.id in said or any(one.values[key] for key in _MARKED)
    ]  # fmt: skip
    return in_order(asked or every)


def _proofs(board: Board) -> set[int]:
    view = View("evidence", filters=(Filter("assurance", "filled"),))
    return {one.values["assurance"] for one in board.records("evidence", board.ids(view))}


def _word(agency: Record, duty: Duty, record: Record | None, proofs: set[int], today: date) -> Word:
    if record is None:
        return Word(agency, duty, NEVER)
    values = record.values
    stands = returns.assured(values["answer"], values["given_on"], today)
    evidenced = says_something(values["evidence"]) or record.id in proofs
    return Word(agency, duty, stands, record, evidenced)


def gaps_late(words: Words, today: date) -> list[Word]:
    """Return the gaps that were to be closed before today."""
    return [one for one in words.all() if one.gap and one.stands(today).state == "late"]


_ANSWERS = ("Met", "Met in part", "Not met")
_FIGURES = (*_ANSWERS, "Older than a year", "No answer", "Does not apply")


def _figures(words: Iterable[Word]) -> tuple[int, ...]:
    counts: dict[str, int] = defaultdict(int)
    for one in words:
        state = one.assured.state
        name = {"old": "Older than a year", "never": "No answer",
                "not_applicable": "Does not apply"}.get(state, one.assured.word)  # fmt: skip
        counts[name] += 1
    return tuple(counts[name] for name in _FIGURES)


def by_duty(words: Words) -> Section:
    """Return how the answers of all agencies are distributed over each duty."""
    of = {
        duty.key: _figures(words.words[agency.id, duty.key] for agency in words.agencies)
        for duty in words.duties
    }
    columns = (Column("Duty", 4), *(Column(name, align="right") for name in _FIGURES))
    asked = counted(len(words.agencies), "agency", "agencies")
    table = Table(
        "Answers by duty",
        columns,
        tuple(Row((duty.text, *of[duty.key])) for duty in words.duties),
        ("All", *_figures(words.all())),
        note=f"Counts the newest word of each of {asked} on each duty; one older than a year is"
        " counted as such, whatever it said.",
        empty="The framework states no duties of agencies and none gave an assurance.",
    )
    return Section("By duty", (), (table,), tuple(_chart(words, of)))


def _chart(words: Words, of: Mapping[str, tuple[int, ...]]) -> Iterable[Chart]:
    meanings = ("well", "due", "late", "note", "")
    if words.duties and words.agencies:
        total = _figures(words.all())
        parts = ", ".join(
            f"{number} {name.lower()}" for name, number in zip(_FIGURES, total, strict=True)
        )
        yield Chart(
            "stacked",
            "Agencies by their answer to each duty",
            f"Of {counted(sum(total), 'answer')} expected: {parts}.",
            tuple(duty.name for duty in words.duties),
            tuple(
                Series(name, tuple(of[duty.key][place] for duty in words.duties), meaning)  # type: ignore[arg-type]
                for place, (name, meaning) in enumerate(zip(_FIGURES, meanings, strict=False))
            ),
        )
