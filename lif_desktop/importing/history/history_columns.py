"""Which columns are history: each of their cells is a dated record beside the row's own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from lif_desktop.faults import WrongUsage
from lif_desktop.fields.reading import fold
from lif_desktop.importing.finding.matrices import MATRICES
from lif_desktop.importing.finding.table import Column, Table
from lif_desktop.importing.history.dated import SIGN, becomes
from lif_desktop.importing.history.period_headings import Headed, headed
from lif_desktop.importing.meaning.staging import ColumnOutcome, Mapped, Staged
from lif_desktop.registers import Register

_OFFERED = 90  # how sure a column is of which only the heading's period speaks
RATINGS = frozenset({"rag", "brag", "status", "rating", "score"})
PAIR = {
    "numerator": "numerator", "num": "numerator", "denominator": "denominator",
    "den": "denominator", "cohort": "denominator", "commentary": "commentary",
    "comments": "commentary", "comment": "commentary", "narrative": "commentary",
}  # fmt: skip
_FIGURES = frozenset({"%", "percent", "percentage", "rate", "number", "count", "n", "no"})


@dataclass(frozen=True, slots=True)
class Home:
    """Where the history of a register's records is kept: the child's register and its link.

    `splits` is the field whose cells may hold several dated entries.
    """

    child: str
    link: str
    kind: Literal["words", "figures"]
    splits: str = ""


HOMES: Mapping[str, Home] = {
    "actions": Home("updates", "action", "words", "progress"),
    "indicators": Home("values", "indicator", "figures"),
}


def said(register: Register, word: str) -> str:
    """Return "+updates" as it is kept, from "+updates" or "+history"; "" if it is no such word.

    Raises:
        WrongUsage: if the register keeps no history of that kind.
    """
    wanted = becomes(word).strip()
    if not wanted:
        return ""
    home = HOMES.get(register.key)
    if register.key in MATRICES and fold(wanted) in {register.key, "history"}:
        return f"{SIGN}{register.key}"
    if home is None:
        raise WrongUsage(f"{register.plural} keep no history in a register of its own.")
    if fold(wanted) not in {home.child, "history"}:
        raise WrongUsage(f"The history of {register.plural.lower()} is “{SIGN}{home.child}”.")
    return f"{SIGN}{home.child}"


def find(table: Table, register: Register, found: Mapping[int, Mapped]) -> dict[int, Mapped]:
    """Return the columns whose headings name a day or a period, where nothing else was said."""
    home = HOMES.get(register.key)
    if home is None:
        return {}
    free = [column for column in table.columns if column.index not in found]
    named = {column.index: one for column in free if (one := headed(column.heading))}
    dates = [one for one in named.values() if one.last is not None]
    return {
        column.index: _as_history(column, named[column.index], home, several=len(dates) > 1)
        for column in free
        if column.index in named and (named[column.index].last is not None or len(named) > 1)
    }


def settled(mapping: Iterable[Mapped]) -> list[Mapped]:
    """Return the mapping with what was said or learnt to be history as such."""
    return [
        Mapped(
            one.column, None, one.confidence, one.sure, one.how, one.remembered,
            becomes(one.field),
        )
        if one.field and one.field.startswith(SIGN)
        else one
        for one in mapping
    ]  # fmt: skip


def tell_across(staged: Staged, table: Table, register: Register, form: str) -> None:
    """Say of a matrix that was turned what became of its columns, and where each row stands."""
    reason = f"a matrix: each cell becomes one of the {register.plural.lower()}"
    staged.columns += [
        ColumnOutcome(table.sheet, one.letter, one.heading, None, "records", reason, form=form)
        for one in table.across
    ]
    staged.letters = [table.letters[row] for row in table.record_rows if table.letters]


def _as_history(column: Column, one: Headed, home: Home, *, several: bool) -> Mapped:
    known = PAIR.keys() | (_FIGURES if home.kind == "figures" else RATINGS)
    beside = set(one.beside.split()) - known
    year_alone = one.label.isdigit()
    certain = one.last is not None and not beside and (one.certain or bool(one.beside) or several)
    certain = certain and not (year_alone and not several)
    how = f"the heading names {one.label}"
    return Mapped(column, None, 100 if certain else _OFFERED, certain, how, becomes=home.child)
