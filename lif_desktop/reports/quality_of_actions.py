"""Which open actions lack what a good one says, and which updates say little."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from lif_desktop.reports.action_rows import (
    NO_AGENCY,
    OPEN,
    about,
    lead,
    named,
    short,
    shown,
)
from lif_desktop.reports.shape import (
    About,
    Asked,
    Cell,
    Chart,
    Column,
    Report,
    Row,
    Section,
    Series,
    Table,
)
from lif_desktop.reports.ways_up import newest_updates
from lif_desktop.rules import action_quality
from lif_desktop.rules.words import counted
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

_ASPECTS = {
    "lead": "A named lead",
    "activity": "One short activity",
    "measure": "A measurable outcome",
    "resources": "Resources, even if none",
    "target_on": "An end date",
}
_LEFT_OUT = (
    "Single actions, with their leads and updates: their words were written for the board and may"
    " lead to a person or a case. The counts are complete."
)


@dataclass(frozen=True, slots=True)
class Judged:
    """An open action with what to ask about it, by aspect, and about its newest update."""

    action: Record
    update: Record | None
    asked: dict[str, str]
    vague: str

    @property
    def questions(self) -> list[str]:
        """Return everything to ask about it."""
        return [*self.asked.values(), *([self.vague] if self.vague else [])]


def report(board: Board, today: date, asked: Asked) -> Report:
    """Draw the quality of the open actions; a period keeps to those agreed in it."""
    every = board.records("actions", board.ids(View("actions", filters=(OPEN,))))
    own = [one for one in every if asked.covers(one.values["agreed_on"])]
    updates = newest_updates(board, [one.id for one in own])
    found = [judged(one, updates.get(one.id)) for one in own]
    weak = [one for one in found if one.questions]
    sections = [_aspects(found), _by_agency(found)]
    if not asked.public:
        sections.append(_list(weak, today))
        sections.append(_vague([one for one in found if one.vague]))
    return Report(
        name="action-quality",
        title="Quality of actions",
        on=today,
        asked=asked,
        basis="Bedford Borough framework, Appendix 7, Planning for improvement",
        summary=tuple(_summary(found, weak)),
        sections=tuple(sections),
        attention=len(weak),
        left_out=(_LEFT_OUT,) if asked.public else (),
    )


def judged(action: Record, update: Record | None) -> Judged:
    """Return what to ask about an open action and its newest update."""
    values = action.values
    asked = action_quality.by_aspect(
        activity=values["activity"],
        lead=values["lead"],
        resources=values["resources"],
        measure=values["success_measure"],
        target_on=values["target_on"],
    )
    if update is None:
        vague = action_quality.question_update(values["progress"])
    else:
        vague = action_quality.question_update(
            *(update.values[key] for key in ("done", "next_step", "next_by"))
        )
    return Judged(action, update, asked, vague)


def _summary(found: Sequence[Judged], weak: Sequence[Judged]) -> Iterator[str]:
    if not found:
        yield "No action is open."
        return
    lacking = sum(bool(one.asked) for one in found)
    vague = sum(bool(one.vague) for one in found)
    yield (
        f"Of {counted(len(found), 'open action')}, {lacking} lack something that a good action"
        f" says; of {vague} the newest update says little. {len(found) - len(weak)} raise no"
        " question."
    )
    yield "These are questions to the lead; none of them stops an action."


def _aspects(found: Sequence[Judged]) -> Section:
    missing = Counter(aspect for one in found for aspect in one.asked)
    said = [one for one in found if one.update is not None or one.action.values["progress"]]
    vague = sum(bool(one.vague) for one in said)
    rows = [
        Row((name, len(found) - missing[aspect], missing[aspect], len(found)))
        for aspect, name in _ASPECTS.items()
    ]
    rows.append(Row(("An update that is specific", len(said) - vague, vague, len(said))))
    columns = (
        Column("A good action has", 3), Column("Says so", align="right"),
        Column("To be asked", align="right"), Column("Of", align="right"),
    )  # fmt: skip
    note = (
        "Of all open actions; updates of those of which something was said, the newest one each."
        " An action can raise several questions."
    )
    table = Table("What is there and what is not", columns, tuple(rows), note=note)
    asked = [(name, missing[aspect]) for aspect, name in _ASPECTS.items() if missing[aspect]]
    return Section("What is there and what is not", tables=(table,), charts=tuple(_bars(asked)))


def _bars(asked: Sequence[tuple[str, int]]) -> Iterator[Chart]:
    if asked:
        names, counts = zip(*asked, strict=True)
        said = ", ".join(f"{name[:1].lower()}{name[1:]} {count}" for name, count in asked)
        yield Chart(
            "bars", "Open actions that lack it", f"Lacking among open actions: {said}.", names,
            (Series("To be asked", counts, "due"),),
        )  # fmt: skip


def _by_agency(found: Sequence[Judged]) -> Section:
    names = {one.action.values["lead_agency"]: one.action.text("lead_agency") for one in found}
    every = Counter(one.action.values["lead_agency"] for one in found)
    weak = Counter(one.action.values["lead_agency"] for one in found if one.questions)
    order = sorted(every, key=lambda one: (-weak[one], names[one].casefold()))
    columns = (
        Column("Lead agency", 3), Column("With a question", align="right"),
        Column("Open actions", align="right"),
    )  # fmt: skip
    rows = tuple(
        Row(
            (names[one] or NO_AGENCY, weak[one], every[one]),
            About("agencies", one) if one else None,
        )
        for one in order
    )
    total: tuple[Cell, ...] = ("All", weak.total(), every.total())
    table = Table("By lead agency", columns, rows, total=total if rows else ())
    return Section("By lead agency", tables=(table,))


def _list(weak: Iterable[Judged], today: date) -> Section:
    columns = (
        Column("Action", 3), Column("Lead", 1.6), Column("Lateness"), Column("To ask", 4),
    )  # fmt: skip
    rows = tuple(
        Row(
            (
                named(one.action), lead(one.action), shown(one.action, today),
                " ".join(one.questions),
            ),
            about(one.action),
        )
        for one in sorted(weak, key=lambda one: (-len(one.questions), one.action.reference))
    )  # fmt: skip
    empty = "No open action raises a question."
    return Section("What to ask", tables=(Table("What to ask", columns, rows, empty=empty),))


def _vague(found: Iterable[Judged]) -> Section:
    columns = (Column("Action", 3), Column("Said on"), Column("Update", 3), Column("To ask", 3))
    rows = tuple(
        Row(
            (
                named(one.action), one.update.values["made_on"] if one.update else None,
                short(one.update.values["done"] if one.update else one.action.values["progress"]),
                one.vague,
            ),
            About("updates", one.update.id) if one.update else about(one.action),
        )
        for one in found
    )  # fmt: skip
    table = Table(
        "Updates that say little", columns, rows, empty="The newest updates are specific."
    )
    return Section("Updates that say little", tables=(table,))
