"""What an import did or would do, as JSON for scripts and as text for a terminal."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from lif_desktop.fields import Choice, Day, Field, Link, Links, Money, Number, show
from lif_desktop.importing.history import history_writing
from lif_desktop.importing.history.dated import SIGN
from lif_desktop.importing.merging.asking import asked
from lif_desktop.importing.merging.rows import WAITING
from lif_desktop.rules.words import counted

if TYPE_CHECKING:
    from lif_desktop.importing.merging.merge import Merged
    from lif_desktop.importing.merging.plan import ImportPlan
    from lif_desktop.importing.merging.rows import PlanRow
    from lif_desktop.registers import Register
    from lif_desktop.store.names import BoardNames

_Plainer = Callable[[Any], Any]
_QUIET = frozenset({"same", "repeated"})


def as_json(plan: "ImportPlan", merged: "Merged | None" = None) -> dict[str, Any]:
    """Return the outcome of every row, column and table, in the words of the command line.

    The counts of the eight outcomes add up to `data_rows`; `left_out` stands beside them.
    """
    return {
        **plan.counts,
        "left_out": sum(one.count for one in plan.left_out),
        "rows": list(rows_as_json(plan)),
        "change": merged.change if merged is not None else None,
        "data_rows": plan.data_rows,
        "file": plan.file_name,
        "sha256": plan.sha256,
        "register": plan.register.key,
        **reading_as_json(plan),
    }  # fmt: skip


def reading_as_json(plan: "ImportPlan") -> dict[str, Any]:
    """Return how the file was read: its columns, what was left out or not read, and notes."""
    return {
        "columns": [
            {
                "sheet": one.sheet, "letter": one.letter, "heading": one.heading,
                "field": SIGN + one.becomes if one.becomes else one.field,
                "outcome": one.became, "reason": one.reason,
            }
            for one in plan.columns
        ],
        "left_out_rows": [
            {"sheet": one.sheet, "rows": one.rows, "reason": one.reason} for one in plan.left_out
        ],
        "not_read": [
            {"sheet": one.sheet, "range": one.range, "reason": one.reason} for one in plan.not_read
        ],
        "notes": list(plan.notes),
        "sheets": [one.as_json() for one in plan.sheets],
        "odd": list(plan.back.odd),
        "missing": list(plan.back.missing),
    }  # fmt: skip


def rows_as_json(plan: "ImportPlan") -> Iterator[dict[str, Any]]:
    """Yield every row as the contract has it; links and choices in words, dates as ISO."""
    plain = plainers(plan.register, plan.board.names)
    return (_row(plan, row, plain) for row in plan.rows)


def plainers(register: "Register", names: "BoardNames") -> Mapping[str, _Plainer | None]:
    """Return how the values of each field are said in JSON, by field key."""
    return {one.key: _plainer(one, names) for one in register.by_key.values()}


def _row(
    plan: "ImportPlan", row: "PlanRow", plain: Mapping[str, _Plainer | None]
) -> dict[str, Any]:
    return {
        "sheet": row.sheet,
        "row": row.number,
        "outcome": row.outcome,
        "reference": row.reference or None,
        "changes": {
            key: [in_json(old, plain[key]), in_json(new, plain[key])]
            for key, (old, new) in row.changes.items()
        },
        "messages": list(row.messages),
        **_named(row, plan.register, plain),
        **_more(row, plain),
        **({"ask": ask} if (ask := asked(plan, row)) else {}),
    }


def _named(
    row: "PlanRow", register: "Register", plain: Mapping[str, _Plainer | None]
) -> dict[str, Any]:
    """Return what a row calls its record, where nobody knew yet which one that is."""
    chosen = row.decided is not None and bool(row.decided.chosen)
    if not chosen and (row.record_id is not None or row.outcome not in WAITING):
        return {}
    title = row.values.get(register.title)
    return {} if title is None else {"named": in_json(title, plain[register.title])}


def _more(row: "PlanRow", plain: Mapping[str, _Plainer | None]) -> dict[str, Any]:
    """Return what only some rows have: conflicts, problems, and what a person decided."""

    def said(values: Mapping[str, Any]) -> dict[str, Any]:
        return {key: in_json(value, plain[key]) for key, value in values.items()}

    more: dict[str, Any] = {}
    if row.updates:
        more["updates"] = history_writing.as_json(row)
    if row.conflicts:
        more["conflicts"] = {
            key: said({key: one.base})[key] if one.sent else None
            for key, one in row.conflicts.items()
        }
    if row.problems:
        more["problems"] = dict(row.problems)
    if row.declined:
        more["declined"] = said(row.declined)
    if decided := _decided(row):
        more["decided"] = decided
    return more


def _decided(row: "PlanRow") -> dict[str, Any]:
    """Return what a person said of a row."""
    decided = row.decided
    if decided is None:
        return {}
    told: dict[str, Any] = {
        "refused": decided.refused,
        "fields": dict(decided.fields),
        "record": None if decided.chosen is None else row.reference or "new",
        "restored": decided.restore,
        "sure": decided.sure,
        "put_right": {key: text for key, (text, _) in decided.right.items()},
    }
    return {key: one for key, one in told.items() if one not in (False, None, {})}


def in_json(value: Any, plain: _Plainer | None) -> Any:
    """Return a value as JSON has it; `plain` is the field's own of `plainers`."""
    return value if value is None or plain is None else plain(value)


def _plainer(one: Field, names: "BoardNames") -> _Plainer | None:
    """Return how a field's values are said in JSON; None where they are JSON already.

    Each different link is looked up once.
    """
    if isinstance(one, (Link, Links)):
        known: dict[Any, Any] = {}

        def linked(value: Any) -> Any:
            if value not in known:
                many = isinstance(value, tuple)
                labels = [names.label(one.to, each) for each in (value if many else (value,))]
                known[value] = labels if many else labels[0]
            return known[value]

        return linked
    if isinstance(one, Choice):
        return {option.value: option.label for option in one.options}.__getitem__
    if isinstance(one, Day):
        return date.isoformat
    return str if isinstance(one, (Number, Money)) else None


def as_text(plan: "ImportPlan", merged: "Merged | None" = None) -> str:
    """Return what an import did for reading in a terminal: counts, then what needs a look."""
    counts = ", ".join(f"{count} {outcome}" for outcome, count in plan.counts.items() if count)
    left = sum(one.count for one in plan.left_out)
    rows = counted(plan.data_rows, "data row")
    lines = [
        f"{plan.file_name}: {rows}: {counts or 'none'}; {left} left out.",
        *_done(merged),
        *plan.back.odd,
        *plan.notes,
        *_columns(plan),
        *(f"  {one.sheet}, rows {one.rows}: left out, {one.reason}" for one in plan.left_out),
        *(
            f"  {one.sheet}{' ' if one.range else ''}{one.range}: not read, {one.reason}"
            for one in plan.not_read
        ),
    ]
    for row in plan.rows:
        if row.outcome not in _QUIET or row.messages:
            lines += _row_text(row, plan)
    return "\n".join(lines)


def _done(merged: "Merged | None") -> list[str]:
    if merged is None:
        return ["Nothing was written: this only says what would be done."]
    if merged.change is None:
        return ["Nothing was written: no row is new or changed."]
    return [f"Written as change {merged.change}: {merged.title}. One undo takes it back."]


def _columns(plan: "ImportPlan") -> list[str]:
    return [
        f"  Column {one.letter} “{one.heading or 'no heading'}”: {one.reason}"
        for one in plan.columns
        if one.became != "read"
    ]


def _row_text(row: "PlanRow", plan: "ImportPlan") -> list[str]:
    lines = [f"  {row.sheet}, row {row.number}: {row.outcome}, {row.reference or 'no reference'}"]
    for key, (old, new) in row.changes.items():
        field = plan.register.field(key)
        before = show(field, old, plan.board.names) or "blank"
        after = show(field, new, plan.board.names) or "blank"
        said = after if row.record_id is None else f"{before} -> {after}"
        lines.append(f"      {field.label}: {_short(said)}")
    lines += [f"      {_short(said)}" for said in history_writing.as_text(row)]
    return [*lines, *(f"      {message}" for message in row.messages)]


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 160 else text[:157] + "..."
