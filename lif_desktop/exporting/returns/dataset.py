"""The dataset: a row for each indicator that an agency provides, and each period that is due."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from lif_desktop.exporting.returns.contents import (
    Asking,
    Column,
    Contents,
    NothingToAsk,
    Row,
    Sheet,
    column,
    row_of,
)
from lif_desktop.registers import Filter
from lif_desktop.registers.dataset import VALUES
from lif_desktop.rules import periods
from lif_desktop.rules.periods import Period
from lif_desktop.rules.words import counted
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

_DEFINED, _BEFORE, _YEAR_AGO = "How it is counted", "Figure before", "A year before"
_HOW = "Fill in the pale yellow cells: the figure, what it is worked out from, and its story."
_ASKS = (
    (
        "For each indicator, please give the figure of the period beside it, and the numerator"
        " and denominator from which it is worked out, where it has them."
    ),
    (
        "In the commentary, say what the figure tells: how it compares with before, with others,"
        " and with what good looks like; why; and what happens next."
    ),
    (
        "If a figure cannot be given, leave the value blank and say why, and when it will come. A"
        " true nought is a figure: write 0."
    ),
)


def contents(asking: Asking) -> Contents | NothingToAsk:
    """Return the indicators of an agency for the period asked, the last that ended if None is."""
    board, agency = asking.board, asking.agency.id
    kept = (Filter("agency", "is", (agency,)), Filter("ended_on", "empty"))
    indicators = board.records("indicators", board.ids(View("indicators", (), kept)))
    if not indicators:
        return NothingToAsk("it provides no indicator.")
    whole = asking.period or periods.before("quarterly", asking.on)
    held = _values(board, [one.id for one in indicators])
    rows = []
    for one in sorted(indicators, key=lambda one: one.title.casefold()):
        due = periods.ended(one.values["frequency"], whole.first, whole.last)
        rows += [_row(one, period, held.get(one.id, ())) for period in due]
    if not rows:
        return NothingToAsk(f"none of its indicators is due for {whole.label}.")
    if all(one.values.get("Value") is not None for one in rows):
        return NothingToAsk(f"it has given every figure of {whole.label}.")
    sheet = Sheet("Dataset", VALUES, _COLUMNS, tuple(rows), _HOW)
    return Contents(
        _ASKS, (sheet,), f"{counted(len(rows), 'figure')} of {whole.label}", period=whole
    )


_COLUMNS = (
    column(VALUES, "indicator", width=34),
    Column(_DEFINED, width=40),
    column(VALUES, "period", width=13),
    Column(_YEAR_AGO, width=17),
    Column(_BEFORE, width=17),
    column(VALUES, "value", asked=True, width=12),
    column(VALUES, "numerator", asked=True, width=12),
    column(VALUES, "denominator", asked=True, width=15),
    column(VALUES, "commentary", asked=True, width=64,
           hint="Compared with before, with others, with what good looks like; why; what next."),
    column(VALUES, "agency", hidden=True),
    column(VALUES, "period_from", hidden=True),
    column(VALUES, "period_until", hidden=True),
)  # fmt: skip


def _values(board: Board, indicators: Sequence[int]) -> Mapping[int, list[Record]]:
    """Return the values of indicators, those of each from its first period to its last."""
    view = View("values", (("period_until", False),),
                (Filter("indicator", "is", tuple(indicators)),))  # fmt: skip
    ids = board.ids(view)
    by_id = {one.id: one for one in board.records("values", ids)}
    found: dict[int, list[Record]] = {}
    for one in ids:
        found.setdefault(by_id[one].values["indicator"], []).append(by_id[one])
    return found


def _row(indicator: Record, period: Period, held: Sequence[Record]) -> Row:
    values = indicator.values
    same = next((one for one in held if periods.placed([period], *_place(one))), None)
    if same is not None:
        row = row_of(same, _COLUMNS)
    else:
        row = Row({
            "Indicator": indicator.id, "Period": period.label, "Agency": values["agency"],
            "Period from": period.first, "Period until": period.last,
        })  # fmt: skip
    before = [one for one in held if _ends(one) < period.first.isoformat()]
    ago = periods.period_of(values["frequency"], period.first.replace(year=period.first.year - 1))
    then = next((one for one in before if periods.placed([ago], *_place(one))), None)
    parts = (
        values["definition"],
        f"Numerator: {values['numerator_is']}." if values["numerator_is"] else "",
        f"Denominator: {values['denominator_is']}." if values["denominator_is"] else "",
        f"Unit: {indicator.text('unit').lower()}." if values["unit"] else "",
    )
    others = {
        _DEFINED: "\n".join(part for part in parts if part) or None,
        _BEFORE: _figure(before[-1]) if before else None,
        _YEAR_AGO: _figure(then) if then else None,
    }
    return Row({**row.values, **others}, row.record)


def _place(one: Record) -> tuple[str | None, date | None]:
    return one.values["period"], one.values["period_until"]


def _ends(one: Record) -> str:
    last = one.values["period_until"]
    return last.isoformat() if last else ""


def _figure(one: Record) -> str | None:
    value: Decimal | None = one.values["value"]
    return f"{one.text('value')} ({one.values['period']})" if value is not None else None
