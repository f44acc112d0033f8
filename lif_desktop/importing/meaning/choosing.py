"""Which of a workbook's tables are read for a register, and which field each column is."""

from collections.abc import Mapping
from dataclasses import dataclass

from lif_desktop import identity
from lif_desktop.faults import Fault, WrongUsage
from lif_desktop.fields import Derived
from lif_desktop.fields.reading import fold
from lif_desktop.importing.finding import above
from lif_desktop.importing.finding.matrices import turned
from lif_desktop.importing.finding.tables import Found, Table
from lif_desktop.importing.history import history_columns
from lif_desktop.importing.history.dated import SIGN
from lif_desktop.importing.meaning import addressed
from lif_desktop.importing.meaning.mapping import Recall, map_columns
from lif_desktop.importing.meaning.memory import NOTHING
from lif_desktop.importing.meaning.staging import REFERENCE, Mapped
from lif_desktop.importing.reading.sheets import Sheet
from lif_desktop.registers import Register
from lif_desktop.store.names import BoardNames

IGNORED = frozenset({"", "-", "ignore"})  # said in place of a field: do not read this column
_SHARE = 0.5  # of the best table's fields, from which another is read too


class NothingFits(Fault):
    """No table of the workbook looks like the register."""


# Why the other sheets of a workbook that was issued are not read.
_OURS = {
    identity.FRONT: "the front sheet, which only says what this workbook holds",
    identity.LISTS: "the lists that cells of this workbook choose from",
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """A table that is read, with its columns' fields."""

    table: Table
    sheet: Sheet
    mapping: list[Mapped]


@dataclass(frozen=True, slots=True)
class NotRead:
    """A sheet, or a part of one, that was not read for this register, and why."""

    sheet: str
    range: str
    reason: str


@dataclass(frozen=True, slots=True)
class Choice:
    """The tables that are read, and all else with its reason."""

    chosen: list[Chosen]
    not_read: list[NotRead]


def choose(
    found: list[Found],
    register: Register,
    overrides: Mapping[str, str] | None = None,
    sheet: str | None = None,
    names: BoardNames | None = None,
    remembered: Recall | None = None,
) -> Choice:
    """Return the tables whose headings fit the register best; `overrides` is {heading: field key}.

    A heading may be one table's alone, see `addressed`. `remembered` gives what earlier imports
    taught about a table. With `names`, what stands above rows is offered as what it names.

    Raises:
        WrongUsage: if a sheet, heading or field that was named does not exist.
        NothingFits: if no table looks like the register.
    """
    wanted = _checked(overrides or {}, register)
    _refuse_unknown_sheet(found, sheet)
    not_read: list[NotRead] = []
    offered: list[tuple[int, Chosen]] = []
    used: set[str] = set()
    issued = any(_issued(table) for one in found for table in one.tables)
    for one in found:
        reason = _passed_over(one, sheet, issued=issued)
        not_read += [NotRead(one.sheet.name, part.range, part.reason) for part in one.unread]
        if not one.tables or reason:
            not_read.append(NotRead(one.sheet.name, "", reason or "no table of records"))
            continue
        for as_found in one.tables:
            said = addressed.of_table(wanted, as_found)
            used |= addressed.met(wanted, as_found)
            table, page = turned(as_found, one.sheet, register, names, said)
            memory = remembered(table) if remembered else NOTHING
            mapping = map_columns(table, register, said, memory)
            mapping = _with_names(table, mapping, register, names)
            offered.append((_fit(mapping, table, register), Chosen(table, page, mapping)))
    _refuse_unused(overrides or {}, used, found)
    return _refuse_doubled(_best(offered, not_read, register), wanted)


def _best(offered: list[tuple[int, Chosen]], not_read: list[NotRead], register: Register) -> Choice:
    best = max((fit for fit, _ in offered), default=0)
    if best == 0:
        headings = [c.heading for _, one in offered for c in one.table.columns if c.heading][:12]
        seen = f" Its headings are: {', '.join(headings)}." if headings else ""
        raise NothingFits(
            f"No table of the workbook looks like {register.plural.lower()}.{seen} Say which "
            "heading is which field, or choose another register. Nothing was changed."
        )
    chosen = []
    for fit, one in offered:
        if fit >= _SHARE * best:
            chosen.append(one)
        else:
            plural = register.plural.lower()
            reason = (
                f"another table fits {plural} better" if fit else f"does not look like {plural}"
            )
            not_read.append(NotRead(one.sheet.name, _place(one.table), reason))
    return Choice(chosen, not_read)


def _issued(table: Table) -> bool:
    return identity.recognise([column.heading for column in table.columns]) is not None


def _place(table: Table) -> str:
    return table.place


def _passed_over(one: Found, asked: str | None, *, issued: bool) -> str:
    """Return why a sheet is not looked into; nothing where it is."""
    sheet = one.sheet
    if asked is not None and sheet.name != asked:
        return "not the sheet asked for"
    if asked is None and not sheet.visible and not any(map(_issued, one.tables)):
        return "a hidden sheet"
    if issued and sheet.name in _OURS and not any(map(_issued, one.tables)):
        return _OURS[sheet.name]
    return ""


def _refuse_unknown_sheet(found: list[Found], sheet: str | None) -> None:
    names = [one.sheet.name for one in found]
    if sheet is not None and sheet not in names:
        listed = ", ".join(f"“{name}”" for name in names)
        raise WrongUsage(f"The workbook has no sheet “{sheet}”. Its sheets are: {listed}.")


def _checked(overrides: Mapping[str, str], register: Register) -> dict[str, str]:
    """Return {folded heading: field key, or "" to leave it}."""
    wanted: dict[str, str] = {}
    for heading, said in overrides.items():
        key = _key(said, register)
        if said in IGNORED:
            wanted[fold(heading)] = ""
        elif history := history_columns.said(register, said):
            wanted[fold(heading)] = history
        elif key not in register.by_key:
            raise WrongUsage(
                f"{register.plural} have no field “{key}”. "
                f"The fields are: {', '.join(register.by_key)}."
            )
        elif isinstance(register.field(key), Derived):
            raise WrongUsage(f"“{key}” is worked out by the board and is never read.")
        else:
            wanted[fold(heading)] = key
    return wanted


def _refuse_doubled(choice: Choice, wanted: Mapping[str, str]) -> Choice:
    """Refuse two headings of one table that were said to be one field; other tables differ."""
    for one in choice.chosen:
        given: dict[str, str] = {}
        for heading, key in addressed.of_table(wanted, one.table).items():
            if key and not key.startswith(SIGN) and given.setdefault(key, heading) != heading:
                raise WrongUsage(
                    f"Two headings of one table cannot both be “{key}”: see sheet"
                    f" “{one.sheet.name}”."
                )
    return choice


def _key(said: str, register: Register) -> str:
    """Return the key of the field that is called `said`, by its key or its label."""
    if said in register.by_key:
        return said
    labels = {fold(one.label): key for key, one in register.by_key.items()}
    return labels.get(fold(said), said)


def _refuse_unused(said: Mapping[str, str], used: set[str], found: list[Found]) -> None:
    if unused := [heading for heading in said if fold(heading) not in used]:
        raise WrongUsage(_no_such_heading(unused[0], found))


def _no_such_heading(heading: str, found: list[Found]) -> str:
    seen = dict.fromkeys(
        column.heading for one in found for table in one.tables
        for column in table.mappable if column.heading
    )  # fmt: skip
    return f"No column is headed “{heading}”. The headings are: {', '.join(list(seen)[:30])}."


def _with_names(
    table: Table, mapping: list[Mapped], register: Register, names: BoardNames | None
) -> list[Mapped]:
    if names is None or not table.above:
        return mapping
    taken = [one.field for one in mapping if one.field]
    offers = above.offered(table, register, names, taken)
    return [one if one.field else offers.get(one.column.index, one) for one in mapping]


def _fit(mapping: list[Mapped], table: Table, register: Register) -> int:
    """Return how many columns are fields, or 0 where nothing would tell one record from another."""
    read = {
        one.field for one in mapping
        if one.field and one.sure and not isinstance(register.field(one.field), Derived)
    }  # fmt: skip
    known = _issued(table)
    if not (known or {REFERENCE, register.title} & read):
        return 0
    history = any(one.becomes and one.sure for one in mapping)
    return len(read) if known or len(read) + history >= 2 else 0
