"""The matrix of standards and agencies, sector by sector, on pages that stay readable."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lif_desktop.fields import Shown
from lif_desktop.frameworks import Scale
from lif_desktop.frameworks.parts import Point
from lif_desktop.reports.sectors import parts
from lif_desktop.reports.shape import Cell, Column, Row, Section, Table
from lif_desktop.reports.standards_answers import Answer, Comparison, Cycle
from lif_desktop.reports.standards_moderated import mark_of
from lif_desktop.reports.standards_scores import by_scale, meaning_of
from lif_desktop.rules import scales
from lif_desktop.rules.words import counted

_SHORT = 5
_READ_SO = (
    "Each cell is the agency's own score; 1›3 has moved from 1 to 3 since the cycle before, and (2)"
    " is the panel's score, by which the cell is then marked."
)


def matrix(found: Comparison) -> Section | None:
    """Return one table for each sector and scale, 16 agencies at most in each; None if empty."""
    tables = [
        table
        for _, (scale, answers) in by_scale(found.now.answers).items()
        for table in _of_scale(found, scale, answers)
    ]
    if not tables:
        return None
    return Section(
        f"{found.kind.name}: standards by {found.kind.one}",
        (_READ_SO, *_silent(found)),
        tuple(tables),
    )


def _silent(found: Comparison) -> Iterator[str]:
    answered = {one.agency for one in found.now.answers}
    silent = [one for one in found.now.returns if one.agency.id not in answered]
    declared = sum(one.standing.state == "declared" for one in silent)
    if silent:
        who = counted(len(silent), found.kind.one, found.kind.many)
        yield f"Not in it, as there are no scores: {who}, {declared} of them with a declaration."


def _of_scale(found: Comparison, scale: Scale, answers: Sequence[Answer]) -> Iterator[Table]:
    cells: dict[int, dict[str, Answer]] = {}
    for one in answers:
        cells.setdefault(one.agency, {})[one.key] = one
    keys = [key for key in found.standards if any(key in own for own in cells.values())]
    then = scores_then(found.then, scale)
    returns = {one.agency.id: one for one in found.now.returns if one.agency.id in cells}
    numbers = [Column(str(number)) for number, _ in enumerate(keys, start=1)]
    for part in parts([one.agency for one in returns.values()]):
        rows = [
            Row(
                (*part.lead(one), *(_cell(cells[one.id].get(key), scale, then) for key in keys)),
                returns[one.id].about,
            )
            for one in part.agencies
        ]
        title = f"{part.caption}, {scale.name}"
        columns = (*part.columns, *numbers)
        yield Table(title, columns, tuple(rows), note=_key(found, scale, keys))


def scores_then(then: Cycle | None, scale: Scale) -> Mapping[tuple[int, str], Answer]:
    """Return the answers of an earlier cycle on the same scale, by agency and standard."""
    answers = then.answers if then else ()
    return {
        (one.agency, one.key): one for one in answers if one.scale and one.scale.key == scale.key
    }


def _key(found: Comparison, scale: Scale, keys: Iterable[str]) -> str:
    names = "; ".join(f"{n} {found.standards[key]}" for n, key in enumerate(keys, start=1))
    shortened = [one for one in scales.points(scale) if short(one) not in one.label]
    points = "; ".join(f"{short(one)} {one.label}" for one in shortened)
    return ". ".join(part for part in (f"Standards: {names}", points) if part) + "."


def short(point: Point) -> str:
    """Return a point in so few letters that a dozen stand side by side: 2, Red, RI."""
    if len(point.value) <= _SHORT:
        return point.value.capitalize()
    return "".join(word[0] for word in point.label.split()).upper()


def _cell(answer: Answer | None, scale: Scale, then: Mapping[tuple[int, str], Answer]) -> Cell:
    if answer is None:
        return None
    now, point = read_score(scale, answer.own)
    last = then.get((answer.agency, answer.key))
    before = read_score(scale, last.own)[0] if last else ""
    text = f"{before}›{now}" if answer.move and answer.move.way in {"up", "down"} else now
    if answer.moderated:
        judged, panel = read_score(scale, answer.moderated)
        text, point = f"{text} ({judged})", panel or point
    return Shown(text, meaning_of(point), mark_of(point)) if point else text


def read_score(scale: Scale, written: str | None) -> tuple[str, Point | None]:
    """Return a score in few letters with its point; one that is none has no point."""
    found = scales.read(scale, written)
    if found.state == "blank":
        return "–", None
    if found.state == "off_scale":
        return f"{written}?", None
    if found.state == "not_applicable":
        return "n/a", None
    point = next(one for one in scale.points if one.value == found.value)
    return short(point), point
