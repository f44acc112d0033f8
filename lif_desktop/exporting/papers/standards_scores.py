"""Own scores as distributions: then and now by standard, how they moved, and the panel's."""

from collections.abc import Iterable, Iterator, Sequence

from lif_desktop.exporting.papers.content import (
    Beside,
    Block,
    Caption,
    Cell,
    Column,
    Layer,
    RowsChart,
    Table,
    Text,
)
from lif_desktop.frameworks import Scale
from lif_desktop.frameworks.parts import Point
from lif_desktop.reports.standards_answers import Answer, Comparison, Cycle
from lif_desktop.reports.standards_scores import by_scale, meaning_of
from lif_desktop.rules import scales
from lif_desktop.rules.scales import Distribution, Moves
from lif_desktop.rules.words import counted

_FEWEST = 2  # agencies that make a distribution


def then_and_now(found: Comparison) -> Iterator[Block]:
    """Yield, scale by scale, the standards of all cycles, then those of the themed section."""
    for themed in (False, True):
        now, then = (
            by_scale(one for one in cycle.answers if bool(one.record.values["themed"]) == themed)
            if cycle else {}
            for cycle in (found.now, found.then)
        )  # fmt: skip
        if themed and now:
            theme = found.now.audit.values["themed_section"] or "the theme of the cycle"
            yield Caption(f"Themed section: {theme}")
        # What was asked then and is not asked now tells nothing of this cycle.
        for key, (scale, answers) in {**({} if themed and not now else then), **now}.items():
            old = then[key][1] if key in then else []
            yield from _of_scale(found, scale, answers if key in now else [], old)


def _of_scale(
    found: Comparison, scale: Scale, new: Sequence[Answer], old: Sequence[Answer]
) -> Iterator[Block]:
    if len({one.agency for one in (*new, *old)}) < _FEWEST:
        return  # the matrix says all of one
    sides: tuple[tuple[Cycle | None, Sequence[Answer]], ...] = ((found.then, old), (found.now, new))
    charts = [_chart(found, cycle, scale, own) for cycle, own in sides if cycle and own]
    yield Beside(charts[0], charts[1], 0.5) if len(charts) > 1 else charts[0]
    moved = scales.moves(one.move for one in new if one.move)
    if moved.compared:
        yield _moves(found, new, moved)
    yield _table(found, scale, new, old, moved)


def _distribution(scale: Scale, answers: Iterable[Answer]) -> Distribution:
    return scales.distribution(scale, (one.own for one in answers))


def _keys(found: Comparison, answers: Iterable[Answer]) -> list[str]:
    known = {one.key for one in answers}
    return [key for key in found.standards if key in known]


def _chart(found: Comparison, cycle: Cycle, scale: Scale, answers: Sequence[Answer]) -> RowsChart:
    keys = _keys(found, answers)
    of = {key: _distribution(scale, (one for one in answers if one.key == key)) for key in keys}
    total = _distribution(scale, answers)
    agencies = counted(len({one.agency for one in answers}), found.kind.one, found.kind.many)
    said = ", ".join(f"{one.label}: {total.points[one.value]}" for one in scales.points(scale))
    return RowsChart(
        f"{cycle.name}: {agencies}, {scale.name}",
        tuple(found.standards[key] for key in keys),
        tuple(
            Layer(one.label, tuple(float(of[key].points[one.value]) for key in keys), meaning)
            for one, meaning in zip(scales.points(scale), apart(scales.points(scale)), strict=True)
        ),
        f"Of {counted(total.counted, 'score')} on the scale: {said}.",
        stacked=True,
        told=True,
    )


def apart(points: Sequence[Point]) -> list[str]:
    """Return a meaning for each point, such that neighbours part in grey.

    Where a point stands between amber and green, it takes the light green and the top the other.
    """
    meanings = [str(meaning_of(one)) for one in points]
    if "note" in meanings and "done" not in meanings:
        meanings = [{"note": "well", "well": "done"}.get(one, one) for one in meanings]
    return ["" if one in meanings[:at] else one for at, one in enumerate(meanings)]


def _moves(found: Comparison, new: Sequence[Answer], total: Moves) -> RowsChart:
    then = found.then.name if found.then else ""
    moved = [one for one in new if one.move]
    keys = _keys(found, moved)
    of = {key: scales.moves(one.move for one in moved if one.key == key and one.move)
          for key in keys}  # fmt: skip
    return RowsChart(
        f"How own scores moved since {then}",
        tuple(found.standards[key] for key in keys),
        (
            Layer("Moved down", tuple(float(of[key].down) for key in keys), "late"),
            Layer("Stayed", tuple(float(of[key].same) for key in keys), "well"),
            Layer("Moved up", tuple(float(of[key].up) for key in keys), ""),
        ),
        f"Of {counted(total.compared, 'own score')} that can be compared {total.up} moved up,"
        f" {total.same} stayed and {total.down} moved down.",
        stacked=True,
        told=True,
    )


def _table(
    found: Comparison, scale: Scale, new: Sequence[Answer], old: Sequence[Answer], moved: Moves
) -> Table:
    points = scales.points(scale)
    rows = []
    for key in _keys(found, [*new, *old]):
        own = [one for one in new if one.key == key]
        last = [one for one in old if one.key == key]
        rows.append((found.standards[key], *_cells(scale, own, last, new, old, moved)))
    heads = [one.label for one in points] + ["On the scale", "N/A or blank"]
    heads += ["Up", "Down"] if moved.compared else []
    both = bool(new) and bool(old)
    when = f"{found.then.name} › {found.now.name}" if both and found.then else ""
    why = "; ".join(f"{number} {reason}" for reason, number in moved.not_comparable.items())
    return Table(
        (Column("Standard", 1), *(Column(one, 0, "right") for one in heads)),
        tuple(rows),
        ("All", *_cells(scale, new, old, new, old, moved)),
        note=f"Counts answers, one of each {found.kind.one}"
        + (f", {when}." if when else ".")
        + (f" Not comparable: {why}." if why else ""),
    )


def _cells(
    scale: Scale,
    own: Sequence[Answer],
    last: Sequence[Answer],
    new: Sequence[Answer],
    old: Sequence[Answer],
    moved: Moves,
) -> tuple[Cell, ...]:
    """Return the figures of one line: then › now where both cycles used the scale."""
    sides = [
        (*(side.points[one.value] for one in scales.points(scale)), side.counted,
         side.not_applicable + side.blank + len(side.off_scale))
        for side in (
            _distribution(scale, answers)
            for answers, there in ((last, old), (own, new))
            if there
        )
    ]  # fmt: skip
    cells = [" › ".join(map(str, pair)) for pair in zip(*sides, strict=True)]
    if moved.compared:
        ways = scales.moves(one.move for one in own if one.move)
        cells += [str(ways.up), str(ways.down)]
    return tuple(cells)


def moderated(found: Comparison) -> Iterator[Block]:
    """Yield the panel's scores beside the agencies' own; nothing where it gave none."""
    given = [one for one in found.now.answers if one.moderated]
    for scale, answers in by_scale(given).values():
        steps = [scales.moderation(scale, one.own, one.moderated) for one in answers]
        known = [one for one in steps if one is not None]
        lower, higher = sum(one < 0 for one in known), sum(one > 0 for one in known)
        far = sum(abs(one) > scales.MUCH for one in known)
        yield Caption("Own scores and the panel's")
        yield Text(
            f"{counted(len(answers), 'answer')} of {len(found.now.answers)} carry a score of the"
            f" panel: {known.count(0)} alike, {lower} lower and {higher} higher than the agency's"
            f" own; {far} more than one step apart."
        )
        points = scales.points(scale)
        pairs = (scales.distribution(scale, (one.own for one in answers)),
                 scales.distribution(scale, (one.moderated for one in answers)))  # fmt: skip
        yield RowsChart(
            f"The same {counted(len(answers), 'answer')}, {scale.name}",
            ("Own scores", "The panel's"),
            tuple(
                Layer(one.label, tuple(float(side.points[one.value]) for side in pairs), meaning)
                for one, meaning in zip(points, apart(points), strict=True)
            ),
            f"Own scores and the panel's of {counted(len(answers), 'answer')}: {lower} lower and"
            f" {higher} higher than the agency's own.",
            stacked=True,
        )
