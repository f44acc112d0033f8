"""The scrutiny calendar: what is due, late, in and good enough, month by month and by provider."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from lif_desktop.exporting.papers.catalogue import Call
from lif_desktop.exporting.papers.content import (
    Block,
    Cell,
    Column,
    Heading,
    KeyFigure,
    KeyFigures,
    Paper,
    Series,
    StackedChart,
    Strong,
    Table,
    Words,
)
from lif_desktop.exporting.papers.phrases import cut, day, is_or_are, shown
from lif_desktop.reports import expected
from lif_desktop.reports.expected import MARKS, NOT_SAID, Year, is_in, provider_of, stands
from lif_desktop.rules import expected_reports
from lif_desktop.rules.expected_reports import NOT_NEEDED
from lif_desktop.rules.lateness import DUE_WITHIN_DAYS
from lif_desktop.rules.words import counted, day_in_words, listed, month_in_words
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record

TITLE = "Scrutiny calendar"
_YEAR = 12
_SAID = 240  # characters of a reason that a row takes
# Names of what an item may be, with their colour, in an order in which neighbours part in grey.
_STATES = (("In, in time", "well"), ("In, late", "due"), ("Overdue", "late"), ("To come", "note"))


def write(board: Board, today: date, call: Call) -> Paper:
    """Write the paper from a board; for one group, what that group receives."""
    year = expected.read(board, today, call.asked)
    if call.group is not None:
        year = _of_group(year, call.group)
    return paper(year, today, presenter=board.who)


def _of_group(year: Year, group: int) -> Year:
    def own(items: list[Record]) -> list[Record]:
        return [one for one in items if one.values["group"] == group]

    return replace(
        year, every=own(year.every), due=own(year.due), waits=own(year.waits),
        undated=own(year.undated),
    )  # fmt: skip


def paper(year: Year, today: date, presenter: str = "") -> Paper:
    """Return the paper on a period of the calendar."""
    public = year.span.public
    needed = [one for one in year.due if one.values["state"] != NOT_NEEDED]
    blocks: list[Block] = []
    if needed or year.waits:
        blocks = [_figures(needed, year, today), *_months(needed, year, today)]
    if year.waits or year.undated:
        waits = [*year.waits, *year.undated]
        blocks += [Heading("Late, or without a date"), _late(waits, today, public=public)]
    if needed:
        coming = [one for one in needed if stands(one, today).state == "due"]
        empty = f"Nothing more falls due within {DUE_WITHIN_DAYS} days."
        blocks += [
            Heading(f"Due within {DUE_WITHIN_DAYS} days"),
            _coming(coming, empty, public=public),
        ]
        blocks += [Heading("By provider"), _providers(needed, today)]
        blocks += [Heading("Found wanting"), _wanting(needed, public=public)]
    return Paper(
        title=TITLE,
        presenter="" if public else presenter,
        sentences=tuple(_sentences(needed, year, today)),
        blocks=tuple(blocks),
        note=f"Counted are items due {_period(year)}; what was agreed as not needed is left out"
        f" ({len(year.due) - len(needed)}). Late means that it came, or is still out, after its"
        " date. Adequate means against what the framework asks of it. Every item stands in the"
        f" report Scrutiny calendar. Basis: {expected.BASIS}",
        left_out=expected.LEFT_OUT if public else (),
    )


def _period(year: Year) -> str:
    since, until = year.span.since, year.span.until
    assert since is not None
    assert until is not None
    return f"from {day_in_words(since)} to {day_in_words(until)}"


def _sentences(needed: Sequence[Record], year: Year, today: date) -> list[Words]:
    if not needed and not year.waits:
        return [f"No report or return is due {_period(year)}."]
    tally = Counter(_how(one, today) for one in needed)
    came = tally["In, in time"] + tally["In, late"]
    due = counted(len(needed), "report or return", "reports and returns")
    said: list[Words] = [(
        (f"Of {due} due {_period(year)}, {came}"
        f" {is_or_are(came)} in ({tally['In, late']} came late) and {tally['To come']} still to"
        " come; "),
        Strong(f"{len(year.waits) or 'none'} {is_or_are(len(year.waits))} overdue"),
        _chased(year.waits, today),
    )]  # fmt: skip
    answers = Counter(one.values["adequate"] for one in needed if is_in(one))
    judged = answers["yes"] + answers["partly"] + answers["no"]
    if came:
        open_ = f"{answers[None]} {'waits' if answers[None] == 1 else 'wait'} to be judged."
        said.append(
            f"Of {judged} judged, {answers['yes']} {is_or_are(answers['yes'])} adequate,"
            f" {answers['partly']} in part and {answers['no']} not; {open_}"
        )
    return said


def _chased(waits: Sequence[Record], today: date) -> str:
    if not waits:
        return "."
    longest = max(stands(one, today).days or 0 for one in waits)
    never = sum(one.values["chased_on"] is None for one in waits)
    said = f", the longest by {counted(longest, 'day')}"
    return f"{said}, {never} never chased." if never else f"{said}; all were chased."


def _how(one: Record, today: date) -> str:
    values = one.values
    if is_in(one):
        late = expected_reports.days_late(values["due_on"], values["received_on"])
        return "In, late" if late else "In, in time"
    return "Overdue" if stands(one, today).state == "late" else "To come"


def _figures(needed: Sequence[Record], year: Year, today: date) -> KeyFigures:
    tally = Counter(_how(one, today) for one in needed)
    came = [one for one in needed if is_in(one)]
    answers = Counter(one.values["adequate"] for one in came)
    judged = answers["yes"] + answers["partly"] + answers["no"]
    due = sum(stands(one, today).state == "due" for one in needed)
    late = len(year.waits)
    return KeyFigures((
        KeyFigure(str(len(came)), "In", f"of {len(needed)} due; {tally['In, late']} late", "done"),
        KeyFigure(str(late), "Overdue", "of the whole calendar", "late" if late else ""),
        KeyFigure(str(due), f"Due within {DUE_WITHIN_DAYS} days", f"of {len(needed)} due",
                  "due" if due else ""),
        KeyFigure(str(answers["yes"]), "Adequate", f"of {judged} judged", "well"),
        KeyFigure(str(answers[None]), "Not judged yet", f"of {len(came)} in",
                  "due" if answers[None] else ""),
    ))  # fmt: skip


def _months(needed: Sequence[Record], year: Year, today: date) -> list[Block]:
    """Show the year month by month; without anything due there is no picture."""
    since, until = year.span.since, year.span.until
    assert since is not None
    assert until is not None
    if not needed:
        return []
    months = [
        (at // 12, at % 12 + 1)
        for at in range(since.year * 12 + since.month - 1, until.year * 12 + until.month)
    ]
    tally = Counter(
        (one.values["due_on"].year, one.values["due_on"].month, _how(one, today)) for one in needed
    )
    whole = Counter(_how(one, today) for one in needed)
    return [StackedChart(
        "Reports and returns by the month in which they are due",
        tuple(_month(*one, short=len(months) <= _YEAR) for one in months),
        tuple(
            Series(name, tuple(tally[(*one, name)] for one in months), meaning)
            for name, meaning in _STATES
        ),
        f"Stacked bars of {counted(len(needed), 'report')} by month, {_period(year)}: "
        + ", ".join(f"{name.lower()} {whole[name]}" for name, _ in _STATES) + ".",
    )]  # fmt: skip


def _month(year: int, month: int, *, short: bool) -> str:
    """Return a month for an axis; within one year it needs none."""
    said = month_in_words(year, month)
    return said.split()[0] if short else said


def _named(one: Record) -> Cell:
    to = one.text("group")
    under = f"{provider_of(one)}{f' to {to}' if to else ''}"
    return (Strong(one.title), f" {one.reference}\n{under}")


def _late(waits: Sequence[Record], today: date, *, public: bool) -> Table:
    columns = [Column("Report or return", 2), Column("Due", 0), Column("State", 0)]
    if not public:
        columns += [Column("Last chased", 0), Column("What to do", 1.2)]
    rows = []
    for one in waits:
        found = stands(one, today)
        cells: tuple[Cell, ...] = (
            _named(one),
            day(one.values["due_on"]),
            shown(expected.shown(one, today)),
        )
        if not public:
            # That it is overdue, the state says.
            asked = [each.text for each in expected.remarks(one, today)]
            todo = " ".join(asked[1:] if found.state == "late" else asked)
            cells = (*cells, day(one.values["chased_on"]), todo or "Wait for the answer.")
        rows.append(cells)
    return Table(tuple(columns), tuple(rows), note="Of the whole calendar, the longest first.")


def _coming(coming: Sequence[Record], empty: str, *, public: bool) -> Table:
    rows = tuple(
        (_named(one), one.text("cycle") or "Not said", day(one.values["due_on"]),
         *(() if public else (day(one.values["chased_on"]),)))
        for one in coming
    )  # fmt: skip
    columns = (Column("Report or return", 2), Column("Cycle", 0.6), Column("Due", 0))
    chased = () if public else (Column("Last chased", 0),)
    return Table((*columns, *chased), rows, empty=empty)


def _providers(needed: Iterable[Record], today: date) -> Table:
    """Count by provider, those with something overdue first."""
    of: dict[str, list[Record]] = defaultdict(list)
    for one in needed:
        of[provider_of(one)].append(one)
    counts = {name: _counts(own, today) for name, own in of.items()}
    order = sorted(counts, key=lambda name: (-counts[name][3], -counts[name][2], name.casefold()))
    heads = ("Due", "In", "Late", "Overdue", "To come", "Adequate", "In part", "Not", "Not judged")
    total = _counts([one for own in of.values() for one in own], today)
    return Table(
        (Column("Provider", 1), *(Column(one, 0, "right") for one in heads)),
        tuple((name, *map(str, counts[name])) for name in order),
        ("All", *map(str, total)),
        note="Late: of those in. Adequate, in part, not and not judged: of those in.",
    )


def _counts(own: Sequence[Record], today: date) -> tuple[int, ...]:
    tally = Counter(_how(one, today) for one in own)
    answers = Counter(one.values["adequate"] for one in own if is_in(one))
    came = tally["In, in time"] + tally["In, late"]
    return (len(own), came, tally["In, late"], tally["Overdue"], tally["To come"],
            answers["yes"], answers["partly"], answers["no"], answers[None])  # fmt: skip


def _wanting(needed: Iterable[Record], *, public: bool) -> Table:
    """List what came and is not, or only in part, what the framework asks for."""
    wanting = [one for one in needed if is_in(one) and one.values["adequate"] in {"no", "partly"}]
    wanting.sort(key=lambda one: (one.values["adequate"] != "no", one.title.casefold()))
    columns = [Column("Report or return", 1.5), Column("Adequate", 0), Column("What it lacks", 1.2)]
    if not public:
        columns.append(Column("Why", 1.4))
    rows = []
    for one in wanting:
        lacks = expected_reports.lacking({key: one.values[key] for key in expected_reports.POINTS})
        said = listed(lacks)
        cells: tuple[Cell, ...] = (
            _named(one), shown(MARKS.get(one.values["adequate"], NOT_SAID)),
            f"{said[:1].upper()}{said[1:]}" if said else "Not said",
        )  # fmt: skip
        rows.append(cells if public else (*cells, cut(one.values["adequate_why"], _SAID)))
    return Table(
        tuple(columns), tuple(rows), empty="Nothing that came and was judged is found wanting."
    )
