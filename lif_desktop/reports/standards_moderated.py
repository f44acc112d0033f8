"""The panel's scores beside the agencies' own, and what marks a score."""

from collections.abc import Sequence

from lif_desktop.fields import Shown
from lif_desktop.frameworks import Scale
from lif_desktop.frameworks.parts import Point
from lif_desktop.reports.shape import Cell, Column, Row, Section, Table
from lif_desktop.reports.standards_answers import Answer, Comparison
from lif_desktop.reports.standards_scores import by_scale, meaning_of
from lif_desktop.rules import scales
from lif_desktop.rules.words import counted


def moderated(found: Comparison) -> Section | None:
    """Return how the panel's scores differ from the agencies' own, None where it gave none."""
    given = [one for one in found.now.answers if one.moderated]
    if not given:
        return None
    names = {one.agency.id: one.agency.title for one in found.now.returns}
    tables = [_differences(found, scale, own) for scale, own in by_scale(given).values()]
    apart = [
        Row(
            (
                names[one.agency], found.standards[one.key], _shown(one.scale, one.own),
                _shown(one.scale, one.moderated), _steps(steps),
            ),
            one.about,
        )
        for one in given
        if one.scale and (steps := scales.moderation(one.scale, one.own, one.moderated) or 0)
        and abs(steps) > scales.MUCH
    ]  # fmt: skip
    far = Table(
        "More than one step apart",
        (
            Column("Agency", 2), Column("Standard", 2), Column("Own score"),
            Column("Moderated score"), Column("Panel"),
        ),
        tuple(apart),
        empty="No moderated score lies more than one step from the agency's own.",
    )  # fmt: skip
    said = f"{counted(len(given), 'answer')} of {len(found.now.answers)} carry a moderated score."
    return Section(f"{found.kind.name}: own and moderated scores", (said,), (*tables, far))


def _steps(steps: int) -> str:
    return f"{counted(abs(steps), 'step')} {'higher' if steps > 0 else 'lower'}"


def _differences(found: Comparison, scale: Scale, given: Sequence[Answer]) -> Table:
    rows = []
    for key, name in found.standards.items():
        pairs = [(one.own, one.moderated) for one in given if one.key == key]
        if pairs:
            rows.append(Row((name, *_compared(scale, pairs))))
    return Table(
        f"The panel's score beside the agency's own, {scale.name}",
        (
            Column("Standard", 3),
            Column("Panel higher", align="right"),
            Column("Alike", align="right"),
            Column("Panel lower", align="right"),
            Column("Both on the scale", align="right"),
            Column("One of them is not", align="right"),
        ),
        tuple(rows),
        ("All", *_compared(scale, [(one.own, one.moderated) for one in given])),
        note="Counts answers with a moderated score.",
    )


def _compared(scale: Scale, pairs: Sequence[tuple[str | None, str | None]]) -> tuple[Cell, ...]:
    steps = [scales.moderation(scale, own, other) for own, other in pairs]
    known = [one for one in steps if one is not None]
    return (
        sum(one > 0 for one in known), known.count(0), sum(one < 0 for one in known),
        len(known), len(steps) - len(known),
    )  # fmt: skip


def _shown(scale: Scale, written: str | None) -> Shown:
    found = scales.read(scale, written)
    point = next(one for one in scale.points if one.value == found.value)
    return Shown(point.label, meaning_of(point), mark_of(point))


def mark_of(point: Point) -> str:
    """Return the shape that goes with a point's meaning, so that colour never stands alone."""
    return _MARKS[point.meaning]


_MARKS = {
    "late": "triangle", "due": "dot", "well": "square", "note": "diamond", "done": "tick",
    "none": "",
}  # fmt: skip
