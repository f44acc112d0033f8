"""The parts of a board's framework as tables: who meets, how it learns, what is asked of whom."""

from collections.abc import Iterable, Iterator
from dataclasses import fields

from lif_desktop import registers
from lif_desktop.fields import Choice, Shown
from lif_desktop.frameworks import (
    ALL_GROUPS,
    CHAIR,
    NOT_STATED,
    Framework,
    Words,
    read_counted,
)
from lif_desktop.frameworks.parts import Method, MethodTable, Statement
from lif_desktop.reports.shape import Cell, Column, Row, Section, Table

_COLUMNS = ("methods", "learn", "evidence", "evaluated", "stakeholders", "groups")
_OURS = Column("Ours", 1.2)
_NOT_STATED = Shown("Not stated", "note", "diamond")


def words(preset: Framework) -> Section:
    """Return what the board calls itself, its people, its reviews and its papers."""
    own = preset.words
    rows = tuple(
        Row((one.name.replace("_", " ").capitalize(), getattr(own, one.name),
             "ours" if one.name in own.ours else ""))
        for one in fields(Words) if one.name != "ours"
    )  # fmt: skip
    renamed = tuple(
        Row((one.word.replace("_", " ").capitalize(), one.text, one.from_on, one.until_on))
        for one in preset.renamed
    )
    tables = [Table("Words", (Column("Word", 2), Column("Here", 3), _OURS), rows)]
    if renamed:
        columns = (Column("Word", 2), Column("Called", 3), Column("From"), Column("Until"))
        tables.append(Table("Called otherwise for a time", columns, renamed))
    return Section("Words", tables=tuple(tables))


def groups(preset: Framework) -> Section:
    """Return the groups, when they meet and to whom they escalate."""
    columns = (Column("Group", 3), Column("Kind"), Column("Meets"), Column("Escalates to", 2),
               Column("What is said of it", 4), _OURS)  # fmt: skip
    rows = tuple(
        Row((one.name, one.kind, _said(one.cycle), _above(preset, one.escalates_to),
             " ".join(text for text in (one.note, one.joint_with and f"Joint: {one.joint_with}.")
                      if text), _ours(one.ours)))
        for one in preset.groups
    )  # fmt: skip
    line = preset.escalation
    said = f"An action goes up after {line.meetings} meetings" + (
        " (ours)." if "meetings" in line.ours else "."
    )
    return Section("Groups", (said,), (Table("Groups", columns, rows),))


def methods(preset: Framework) -> Iterator[Section]:
    """Yield each table of methods of learning, or volume of the library, with its own columns."""
    for table in preset.method_tables:
        heads = table.headings
        shown = [key for key in _COLUMNS if getattr(heads, key)]
        columns = (
            Column(heads.name, 2),
            *(Column(getattr(heads, key), 2) for key in shown),
            Column("Counted by (ours)", 1.6),
        )
        rows = tuple(_method(preset, one, shown) for one in preset.methods_in(table.key))
        yield Section(table.title, tables=(
            Table(table.title, columns, rows, note=_where_from(table)),
        ))  # fmt: skip


def _method(preset: Framework, one: Method, shown: Iterable[str]) -> Row:
    cells: list[Cell] = [f"{one.name}. {one.note}" if one.note else one.name]
    for key in shown:
        values = getattr(one, key)
        cells.append(_groups(preset, values) if key == "groups" else _listed(values))
    return Row((*cells, "; ".join(counted_by(preset, text) for text in one.counted)))


def counted_by(preset: Framework, text: str) -> str:
    """Return in words which records show a method at work; as written where none are known."""
    counted = read_counted(text)
    register = {one.key: one for one in registers.shown()}.get(counted.register)
    if register is None or (counted.field and counted.field not in register.by_key):
        return text
    if not counted.field:
        return register.plural
    field = register.field(counted.field)
    if not counted.options:
        return f"{register.plural} with: {field.label.lower()}"
    names = {one.key: one.name for one in preset.sources}
    if isinstance(field, Choice):
        names = {one.value: one.label for one in field.options}
    return f"{register.plural}: {', '.join(names.get(one, one) for one in counted.options)}"


def _where_from(table: MethodTable) -> str:
    added = ", ".join(getattr(table.headings, key) for key in table.headings.ours)
    return f"{table.source}." + (f" Columns of ours: {added}." if added else "")


def sources(preset: Framework) -> Section:
    """Return the information that the framework expects, from whom and how often."""
    columns = (Column("Topic", 1.6), Column("Information", 2.6), Column("From", 2), Column("Cycle"),
               Column("Goes to", 1.8), Column("What is asked of it", 2.4), _OURS)  # fmt: skip
    rows = tuple(
        Row((one.topic, f"{one.name}. {one.note}" if one.note else one.name,
             _listed(one.providers), _said(one.cycle), _groups(preset, one.receives),
             "; ".join(one.holds), _ours(one.ours)))
        for one in preset.sources
    )  # fmt: skip
    return Section("Information sources", tables=(_table("Information sources", columns, rows),))


def voices(preset: Framework) -> Section:
    """Return whom the board hears and by which channels learning is spread."""
    heard = tuple(
        Row((one.name, ", ".join(one.who), _said(one.cycle), one.note))
        for one in preset.participation
    )
    spread = tuple(Row((one.name, _said(one.audience), one.note)) for one in preset.channels)
    return Section(
        "Participation and channels",
        tables=(
            _table("Participation", (Column("Source", 3), Column("Who", 1.6), Column("Cycle"),
                                     Column("Note", 2.4)), heard),
            _table("Channels", (Column("Channel", 3), Column("For"), Column("Note", 3)), spread),
        ),
    )  # fmt: skip


def methodologies(preset: Framework) -> Section:
    """Return the ways to conduct a review, with their features and the three usual referrals."""
    rows = tuple(
        Row((f"{one.name} ({one.short})" if one.short else one.name, one.summary,
             "; ".join(one.features), "at a charge" if one.charged else ""))
        for one in preset.methodologies
    )  # fmt: skip
    columns = (Column("Methodology", 2), Column("In short", 3), Column("Features", 4),
               Column("Cost"))  # fmt: skip
    return Section("Methodologies of reviews", tables=(_table("Methodologies", columns, rows),))


def duties(preset: Framework) -> Section:
    """Return what the framework asks, and of whom."""
    rows = tuple(Row((one.of.capitalize(), one.text)) for one in preset.duties)
    return Section("Duties", tables=(_table("Duties", (Column("Of"), Column("Duty", 5)), rows),))


def standards(preset: Framework) -> Section:
    """Return the self-assessments, how they run and by which scales."""
    rows = tuple(
        Row((one.name, one.law, _said(one.cycle), _said(one.tool),
             _groups(preset, [one.checked_by]), _listed(one.standards), one.note, _ours(one.ours)))
        for one in preset.standards
    )  # fmt: skip
    columns = (Column("Self-assessment", 2), Column("Law", 2), Column("Cycle"), Column("Tool", 1.6),
               Column("Checked by", 1.6), Column("Standards", 1.4), Column("Note", 2),
               _OURS)  # fmt: skip
    scales = tuple(
        Row((one.name, one.order, ", ".join(point.label for point in one.points)))
        for one in preset.scales
    )
    return Section(
        "Standards and scales",
        tables=(
            _table("Self-assessments", columns, rows),
            _table("Scales", (Column("Scale"), Column("Order"), Column("Points", 3)), scales),
        ),
    )


def statements(title: str, stated: Iterable[Statement]) -> Section:
    """Return aims, principles or marks of success, in our own words, with their place."""
    rows = tuple(Row((one.about.capitalize(), one.text, one.source)) for one in stated)
    columns = (Column("About", 1.4), Column("In our words", 5), Column("From", 1.4))
    return Section(title, tables=(_table(title, columns, rows),))


def forms(preset: Framework) -> Section:
    """Return what an agency's form asks, and the advice that goes with it."""
    asked = tuple(Row((one.text, one.answer, "; ".join(one.examples))) for one in preset.prompts)
    advice = tuple(Row((one.title, text)) for one in preset.tips for text in one.items)
    return Section(
        "Prompts and tips",
        tables=(
            _table("Prompts", (Column("Question", 4), Column("Answer"), Column("Such as", 3)),
                   asked),
            _table("Tips", (Column("For", 1.6), Column("Tip", 5)), advice),
        ),
    )  # fmt: skip


def _table(title: str, columns: tuple[Column, ...], rows: tuple[Row, ...]) -> Table:
    return Table(title, columns, rows, empty="Not stated in the framework.")


def _said(text: str) -> Cell:
    return _NOT_STATED if text == NOT_STATED else text


def _listed(values: Iterable[str]) -> Cell:
    return _said("; ".join(values))


def _ours(keys: Iterable[str]) -> str:
    return ", ".join(key.replace("_", " ") for key in keys)


def _above(preset: Framework, key: str) -> Cell:
    if key == CHAIR:
        return preset.words.chair
    group = preset.group(key)
    return group.name if group else _said(key)


def _groups(preset: Framework, keys: Iterable[str]) -> Cell:
    names = {group.key: group.name for group in preset.groups} | {ALL_GROUPS: "all groups"}
    return _listed(names.get(key, key) for key in keys)
