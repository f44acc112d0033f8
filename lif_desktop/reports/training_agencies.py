"""What each agency takes from training and gives to it: places, needs, checks, pools."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from lif_desktop.fields import Shown
from lif_desktop.registers.training import CHECK_RESULTS
from lif_desktop.reports.shape import About, Asked, Cell, Column, Row, Section, Table
from lif_desktop.reports.training_read import Course, check_remarks, need_remarks
from lif_desktop.rules.owed import Owed, owed
from lif_desktop.rules.small_numbers import round_half_up
from lif_desktop.rules.words import counted
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record

_RESULTS = {one.value: Shown(one.label, one.meaning, one.shape) for one in CHECK_RESULTS}
_YEARS = 2


def places(board: Board, own: list[Course]) -> Section:
    """Show the places of each agency on the course dates of the period, also of those with none."""
    tally: dict[int, Counter[str]] = defaultdict(Counter)
    for one in own:
        for place in one.places if one.held else ():
            counts = tally[place.values["agency"]]
            counts.update({key: place.values[key] or 0 for key in ("booked", "attended")})
            counts["dates"] += bool(place.values["attended"])
            counts["lost"] += no_show(place)
    columns = (Column("Agency", 3), Column("Dates attended", align="right"),
               Column("Booked", align="right"), Column("Attended", align="right"),
               Column("Did not come", align="right"),
               Column("Of booked", align="right"))  # fmt: skip
    agencies = sorted(board.records("agencies"), key=lambda one: one.title.casefold())
    rows = tuple(
        Row((agency.title, *_figures(tally[agency.id])), About("agencies", agency.id))
        for agency in agencies
    )
    whole: Counter[str] = sum(tally.values(), Counter())
    total: tuple[Cell, ...] = ("All", "", *_figures(whole)[1:]) if rows else ()
    note = (
        "Places on dates that were held. Who did not come is as recorded, or else booked less"
        " attended."
    )
    table = Table("Places by agency", columns, rows, total=total, note=note,
                  empty="No agency is on record.")  # fmt: skip
    none = [one.title for one in agencies if not tally[one.id]["attended"]]
    said = (f"Took no place: {', '.join(none)}.",) if none and own else ()
    return Section("Places by agency", said, (table,))


def no_show(place: Record) -> int:
    """Return how many of an agency did not come: as recorded, or else booked less attended."""
    given: int | None = place.values["no_show"]
    if given is not None:
        return given
    return max(0, (place.values["booked"] or 0) - (place.values["attended"] or 0))


def _figures(counts: Counter[str]) -> tuple[Cell, ...]:
    share = f"{round_half_up(100 * counts['lost'], counts['booked'])} %" if counts["booked"] else ""
    return counts["dates"], counts["booked"], counts["attended"], counts["lost"], share


def owing(board: Board, today: date) -> list[Record]:
    """Return the analyses of training needs that are overdue."""
    return [one for one in board.records("needs") if standing(one, today).state == "late"]


def standing(need: Record, today: date) -> Owed:
    """Return how an analysis of training needs stands against its date."""
    values = need.values
    return owed(values["due_on"], values["received_on"], today, done="In")


def sections(board: Board, today: date, span: Asked) -> Iterator[Section]:
    """Yield training needs, representatives, checks and pools as they stand today."""
    yield _needs(board, today, span)
    yield _representatives(board)
    yield _checks(board, today, span)
    yield _pools(board, today)


def _needs(board: Board, today: date, span: Asked) -> Section:
    """Show the analyses of the last two years, newest first."""
    every = board.records("needs")
    years = sorted({one.values["year"] for one in every}, reverse=True)[:_YEARS]
    columns = [Column("Agency", 2.4), Column("State", 1.2), Column("Staff", align="right"),
               Column("In date", align="right"),
               Column("In-house kept up to date", 1.2)]  # fmt: skip
    if not span.public:
        columns[1:1] = [Column("Representative", 1.6)]
        columns += [Column("Needs", 2.6), Column("To put right", 2.4)]
    tables = []
    for year in years:
        own = [one for one in every if one.values["year"] == year]
        own.sort(key=lambda one: one.text("agency").casefold())
        rows = tuple(Row(_need(one, today, span), About("needs", one.id)) for one in own)
        came = sum(standing(one, today).state == "done" for one in own)
        note = f"{came} of {counted(len(own), 'analysis', 'analyses')} in; in date of those who"
        tables.append(Table(f"Training needs {year}", tuple(columns), rows,
                            note=f"{note} need training, as each agency says."))  # fmt: skip
    said = () if tables else ("No analysis of training needs has been asked for.",)
    return Section("Training needs analyses", said, tuple(tables))


def _need(one: Record, today: date, span: Asked) -> tuple[Cell, ...]:
    stands, values = standing(one, today), one.values
    cells: list[Cell] = [
        one.text("agency"),
        Shown(stands.pill, stands.meaning, stands.shape),
        values["staff"],
        values["trained"],
        one.text("updated"),
    ]
    if not span.public:
        cells[1:1] = [values["representative"] or "Nobody named"]
        said = " ".join(remark.text for remark in need_remarks(one, today))
        cells += [values["needs"] or "", said]
    return tuple(cells)


def _representatives(board: Board) -> Section:
    agencies = sorted(board.records("agencies"), key=lambda one: one.title.casefold())
    without = [one for one in agencies if not one.values["training_representative"]]
    rows = tuple(Row((one.title, one.text("sector")), About("agencies", one.id)) for one in without)
    note = f"{len(agencies) - len(without)} of {len(agencies)} have named one."
    columns = (Column("Agency", 3), Column("Sector", 2))
    table = Table("Agencies without a training representative", columns, rows, note=note,
                  empty="Every agency has named one.")  # fmt: skip
    said = "West Berkshire's framework asks each partner for one."
    return Section("Training representatives", (said,), (table,))


def _checks(board: Board, today: date, span: Asked) -> Section:
    """Show how single-agency training was observed, newest first, and who was never observed."""
    every = board.records("checks")
    every.sort(key=lambda one: (one.values["checked_on"] or date.min, one.id), reverse=True)
    columns = [Column("Agency", 2), Column("Course", 2.4), Column("Checked"),
               Column("Result", 1.4), Column("Next check")]  # fmt: skip
    if not span.public:
        columns += [Column("To improve", 2.6), Column("To put right", 2)]
    rows = []
    for one in every:
        cells: list[Cell] = [
            one.text("agency") or "No agency named",
            one.values["course"],
            one.values["checked_on"],
            _RESULTS.get(one.values["result"], "Not said"),
            one.values["next_on"],
        ]
        if not span.public:
            said = " ".join(remark.text for remark in check_remarks(one, today))
            cells += [one.values["to_improve"] or "", said]
        rows.append(Row(tuple(cells), About("checks", one.id)))
    checked = {one.values["agency"] for one in every}
    never = [one.title for one in board.records("agencies") if one.id not in checked]
    table = Table("Checks of single-agency training", tuple(columns), tuple(rows),
                  empty="No single-agency training has been checked.")  # fmt: skip
    note = (f"Never checked: {', '.join(sorted(never))}.",) if never and every else ()
    return Section("Single-agency training", note, (table,))


def _pools(board: Board, today: date) -> Section:
    """Count the trainers and auditors whom each agency lends, and how often they were used."""
    tally: dict[int, Counter[str]] = defaultdict(Counter)
    last: dict[int, date] = {}
    for one in board.records("pools"):
        values = one.values
        if values["until_on"] is not None and values["until_on"] < today:
            continue
        counts = tally[values["agency"]]
        counts["trainer"] += values["role"] in {"trainer", "both"}
        counts["auditor"] += values["role"] in {"auditor", "both"}
        counts["people"] += 1
        counts["times"] += values["times"] or 0
        if values["last_on"] is not None:
            last[values["agency"]] = max(values["last_on"], last.get(values["agency"], date.min))
    agencies = sorted(board.records("agencies"), key=lambda one: one.title.casefold())
    rows = tuple(
        Row((one.title, *_lent(tally[one.id]), last.get(one.id)), About("agencies", one.id))
        for one in agencies
    )
    whole: Counter[str] = sum(tally.values(), Counter())
    columns = (Column("Agency", 3), Column("Trainers", align="right"),
               Column("Auditors", align="right"), Column("People", align="right"),
               Column("Times used", align="right"), Column("Last used"))  # fmt: skip
    total: tuple[Cell, ...] = ("All", *_lent(whole), "") if rows else ()
    table = Table("Trainers and auditors lent to the board", columns, rows, total=total,
                  note="Those who serve today; who is both trainer and auditor counts in both"
                  " columns and once among people.", empty="No agency is on record.")  # fmt: skip
    none = [one.title for one in agencies if not tally[one.id]["people"]]
    said = (f"Lends nobody: {', '.join(none)}.",) if none else ()
    return Section("Pools of trainers and auditors", said, (table,))


def _lent(counts: Counter[str]) -> tuple[Cell, ...]:
    return counts["trainer"], counts["auditor"], counts["people"], counts["times"]
