"""Scores of a cycle beside the last one as distributions, one table and picture for each scale."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lif_desktop.frameworks import Scale
from lif_desktop.frameworks.parts import Point
from lif_desktop.reports.shape import Cell, Chart, Column, Meaning, Row, Section, Series, Table
from lif_desktop.reports.standards_answers import Answer, Comparison, Cycle
from lif_desktop.rules import scales
from lif_desktop.rules.scales import Distribution
from lif_desktop.rules.words import counted, listed

ORDINAL = "Points of a scale stand in order but have no distance, so nothing is averaged."


def meaning_of(point: Point) -> Meaning:
    """Return the meaning by which a point of a scale is coloured."""
    return "" if point.meaning == "none" else point.meaning


def by_scale(answers: Iterable[Answer]) -> dict[str, tuple[Scale, list[Answer]]]:
    """Return answers by the scale on which each is scored; those without a scale are left."""
    found: dict[str, tuple[Scale, list[Answer]]] = {}
    for one in answers:
        if one.scale is not None:
            found.setdefault(one.scale.key, (one.scale, []))[1].append(one)
    return found


def then_and_now(found: Comparison, *, themed: bool = False) -> Section:
    """Return how the agencies' own scores are distributed now and in the cycle before."""
    now = [one for one in found.now.answers if bool(one.record.values["themed"]) == themed]
    then = [
        one
        for one in (found.then.answers if found.then else ())
        if bool(one.record.values["themed"]) == themed
    ]
    current, earlier = by_scale(now), by_scale(then)
    tables: list[Table] = []
    charts: list[Chart] = []
    for key, (scale, answers) in {**earlier, **current}.items():
        old = earlier[key][1] if key in earlier else []
        new = answers if key in current else []
        tables.append(_distributions(found, scale, new, old))
        charts += _charts(found, scale, new, old)
    if now and then:
        tables.append(_moves(found, now))
    theme = found.now.audit.values["themed_section"] or "the theme of the cycle"
    title = f"themed section, {theme}" if themed else "then and now"
    return Section(
        f"{found.kind.name}: {title}",
        (*_said(found, now, then), ORDINAL),
        tuple(tables),
        tuple(charts),
    )


def _said(found: Comparison, now: Sequence[Answer], then: Sequence[Answer]) -> Iterator[str]:
    agencies = len({one.agency for one in now})
    yield (
        f"{counted(len(now), 'answer')} of {counted(agencies, found.kind.one, found.kind.many)}"
        f" in {found.now.name}."
    )
    if found.then is None:
        yield "No cycle before is recorded, so there is nothing to compare with."
    elif not then:
        yield f"Nothing like it was asked in {found.then.name}."
    else:
        total = scales.moves(one.move for one in now if one.move is not None)
        yield (
            f"Since {found.then.name} {total.up} moved up, {total.same} stayed, {total.down} moved"
            f" down, of {counted(total.compared, 'answer')} that can be compared."
        )
    used = [scale.name for scale, _ in by_scale([*then, *now]).values()]
    if len(used) > 1:
        yield f"Scored on {listed(used)}: each stands in a table of its own, never mixed."
    unnamed = sum(one.scale is None for one in now)
    if unnamed:
        yield f"{counted(unnamed, 'answer')} named no scale that is known and stand in no table."


def _distributions(
    found: Comparison, scale: Scale, new: Sequence[Answer], old: Sequence[Answer]
) -> Table:
    points = scales.points(scale)
    now, then = _by_standard(scale, new), _by_standard(scale, old)
    nothing = scales.distribution(scale, ())
    rows = []
    for key, name in found.standards.items():
        if key in now or key in then:
            own, last = now.get(key, nothing), then.get(key, nothing)
            rows.append(Row((name, *_figures(points, last, own, then=bool(old), now=bool(new)))))
    total_now = scales.distribution(scale, (one.own for one in new))
    total_then = scales.distribution(scale, (one.own for one in old))
    columns = (
        *(Column(one.label, align="right") for one in points),
        Column("On the scale", align="right"),
        Column("Does not apply", align="right"),
        Column("Blank or not on it", align="right"),
    )
    return Table(
        f"Own scores on the scale {scale.name}: {_when(found, new, old)}",
        (Column("Standard", 3), *columns),
        tuple(rows),
        ("All", *_figures(points, total_then, total_now, then=bool(old), now=bool(new))),
        note=_denominator(found, new, old),
    )


def _when(found: Comparison, new: Sequence[Answer], old: Sequence[Answer]) -> str:
    then = found.then.name if found.then and old else ""
    return " › ".join(one for one in (then, found.now.name if new else "") if one)


def _denominator(found: Comparison, new: Sequence[Answer], old: Sequence[Answer]) -> str:
    one = found.kind.one
    if new and old:
        return f"Each figure counts answers, one of each {one}: in the cycle before › in this one."
    which = "this cycle" if new else "the cycle before, which was scored on another scale"
    return f"Each figure counts answers, one of each {one}, in {which}."


def _figures(
    points: Sequence[Point], last: Distribution, own: Distribution, *, then: bool, now: bool
) -> Iterator[Cell]:
    sides = [
        (
            *(side.points[one.value] for one in points),
            side.counted,
            side.not_applicable,
            side.blank + len(side.off_scale),
        )
        for side, there in ((last, then), (own, now))
        if there
    ]
    for pair in zip(*sides, strict=True):
        yield " › ".join(map(str, pair)) if len(pair) > 1 else pair[0]


def _by_standard(scale: Scale, answers: Iterable[Answer]) -> Mapping[str, Distribution]:
    scores: dict[str, list[str | None]] = {}
    for one in answers:
        scores.setdefault(one.key, []).append(one.own)
    return {key: scales.distribution(scale, own) for key, own in scores.items()}


def _charts(
    found: Comparison, scale: Scale, new: Sequence[Answer], old: Sequence[Answer]
) -> Iterator[Chart]:
    sides: tuple[tuple[Cycle | None, Sequence[Answer]], ...] = (
        (found.then, old), (found.now, new),
    )  # fmt: skip
    for cycle, answers in sides:
        if cycle is not None and answers:
            yield _chart(found, cycle, scale, answers)


def _chart(found: Comparison, cycle: Cycle, scale: Scale, answers: Sequence[Answer]) -> Chart:
    points = scales.points(scale)
    of = _by_standard(scale, answers)
    keys = [key for key in found.standards if key in of]
    total = scales.distribution(scale, (one.own for one in answers))
    parts = [f"{total.points[one.value]} at {one.label}" for one in points]
    return Chart(
        "stacked",
        f"{cycle.name}: own scores by standard, {scale.name}",
        f"Of {counted(total.counted, 'answer')} on the scale {listed(parts)}.",
        tuple(found.standards[key] for key in keys),
        tuple(
            Series(one.label, tuple(of[key].points[one.value] for key in keys), meaning)
            for one, meaning in zip(points, _apart(points), strict=True)
        ),
    )


def _apart(points: Sequence[Point]) -> list[Meaning]:
    """Return a meaning for each point, so that no two parts of a bar have the same colour."""
    given: list[Meaning] = []
    for one in points:
        meaning = meaning_of(one)
        given.append(meaning if meaning not in given else "done" if "done" not in given else "")
    return given


def _moves(found: Comparison, now: Sequence[Answer]) -> Table:
    rows = []
    for key, name in found.standards.items():
        own = [one.move for one in now if one.key == key]
        if own:
            known = scales.moves(one for one in own if one is not None)
            new = sum(one is None for one in own)
            why = [f"{number} {reason}" for reason, number in known.not_comparable.items()]
            cannot = sum(known.not_comparable.values())
            rows.append(Row((name, known.up, known.same, known.down, cannot, new, "; ".join(why))))
    return Table(
        "How answers moved since the cycle before",
        (
            Column("Standard", 3),
            Column("Moved up", align="right"),
            Column("Stayed", align="right"),
            Column("Moved down", align="right"),
            Column("Not comparable", align="right"),
            Column("No answer then", align="right"),
            Column("Why not comparable", 3),
        ),
        tuple(rows),
        note="Own score against own score of the same agency; how far is not added up.",
    )
