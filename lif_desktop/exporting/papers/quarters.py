"""The quarterly reports of all groups at a glance, for the group that receives them."""

from collections.abc import Iterator, Sequence

from lif_desktop.exporting.papers.content import (
    Block,
    Cell,
    Column,
    Heading,
    Layer,
    Paper,
    RowsChart,
    Strong,
    Table,
    Words,
)
from lif_desktop.exporting.papers.phrases import DASH, cut, state
from lif_desktop.reports.quarter import Quarter
from lif_desktop.rules.words import counted, day_in_words, listed

_SAID = 160  # characters of a text that a row takes


def paper(found: Sequence[Quarter], presenter: str = "") -> Paper:
    """Return the quarter of every group, side by side."""
    active = [one for one in found if one.actions.open or one.practice or one.meetings]
    label = f", {found[0].label}" if found else ""
    return Paper(
        title=f"Quarterly reports of the groups{label}",
        purpose="for assurance",
        presenter=presenter,
        sentences=tuple(_sentences(found, active)),
        blocks=tuple(_blocks(active)) if active else (),
        note=_note(found),
    )


def _note(found: Sequence[Quarter]) -> str:
    if not found:
        return ""
    first = found[0]
    since, until = first.span.since or first.on, first.span.until or first.on
    return (
        f"Quarter: {day_in_words(since)} to {day_in_words(until)}; actions stand as on"
        f" {day_in_words(first.on)} and belong to the group that owns them. Rule: Kirklees"
        " framework, Driving Improvement. Each group's own report can be called by its name."
    )


def _sentences(found: Sequence[Quarter], active: Sequence[Quarter]) -> Iterator[Words]:
    if not active:
        yield "No group has an action, strong practice or a meeting to report."
        return
    late = sum(len(one.actions.late) for one in active)
    whole = sum(one.actions.open for one in active)
    strong = sum(len(one.practice) for one in active)
    yield (
        f"Of {counted(whole, 'outstanding action')} of the groups, ",
        Strong(f"{late} {'is' if late == 1 else 'are'} late"),
        ", and beside them ",
        Strong(f"{counted(strong, 'example')} of strong practice"),
        f" {'was' if strong == 1 else 'were'} seen.",
    )
    without = [one.group.title for one in found if not one.practice]
    if without:
        yield f"No strong practice in the quarter from: {listed(without)}."
    unmet = [one.group.title for one in found if not one.meetings]
    if unmet:
        yield f"No meeting held in the quarter: {listed(unmet)}."


def _blocks(active: Sequence[Quarter]) -> Iterator[Block]:
    yield _picture(active)
    yield Heading("Group by group")
    yield _groups(active)
    examples = [(one, example) for one in active for example in one.practice]
    if examples:
        rows: list[tuple[Cell, ...]] = [
            (
                example.reference, example.title, one.group.title,
                state("practice", "state", example.values["state"] or "noted"),
                cut(example.values["difference"], _SAID),
            )
            for one, example in examples
        ]  # fmt: skip
        columns = (
            Column("Reference", 0), Column("Practice", 1.1), Column("Group", 0.9),
            Column("State", 0), Column("What difference it made", 1.3),
        )  # fmt: skip
        yield Heading("Strong practice of the quarter")
        yield Table(columns, tuple(rows))


def _picture(active: Sequence[Quarter]) -> RowsChart:
    late = [len(one.actions.late) for one in active]
    rest = [one.actions.open - len(one.actions.late) for one in active]
    strong = [len(one.practice) for one in active]
    said = "; ".join(
        f"{one.group.title} {old} late, {others} other outstanding actions, {good} strong practice"
        for one, old, others, good in zip(active, late, rest, strong, strict=True)
    )
    return RowsChart(
        "Outstanding actions and strong practice, by group",
        tuple(one.group.title for one in active),
        (
            Layer("Late", tuple(late), "late"),
            Layer("Other outstanding actions", tuple(rest), "note"),
            Layer("Strong practice of the quarter", tuple(strong), "well"),
        ),
        f"Bars by group. {said}.",
    )


def _groups(active: Sequence[Quarter]) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (
            one.group.title, f"{len(one.actions.late)} of {one.actions.open}",
            str(len(one.actions.escalate)), str(one.done), str(len(one.practice)),
            str(len(one.finished)), str(len(one.moved)),
            f"{one.quorate} of {len(one.meetings)}",
            f"{one.came.came} of {one.came.of}" if one.came.of else DASH,
        )
        for one in active
    ]  # fmt: skip
    heads = ("Late, of open", "To escalate", "Completed", "Strong practice", "Audits finished",
             "Lessons moved", "Quorate, of held", "Came, of expected")  # fmt: skip
    columns = (Column("Group", 2), *(Column(head, 0.8, "right") for head in heads))
    return Table(columns, tuple(rows))
