"""Standards returns: the newest cycle of section 11 and of section 175/157 beside the last one."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from lif_desktop import frameworks
from lif_desktop.reports.shape import Asked, Report, Section
from lif_desktop.reports.standards_answers import Answer, Comparison, Cycle
from lif_desktop.reports.standards_cycles import comparisons
from lif_desktop.reports.standards_gaps import changes, gaps, late_gaps, unread
from lif_desktop.reports.standards_matrix import matrix
from lif_desktop.reports.standards_moderated import moderated
from lif_desktop.reports.standards_plans import plans
from lif_desktop.reports.standards_returns import below_standard, came_in, declarations, panel
from lif_desktop.reports.standards_scores import then_and_now
from lif_desktop.rules import scales
from lif_desktop.rules.small_numbers import THRESHOLD
from lif_desktop.rules.words import counted
from lif_desktop.store.board import Board

ASKED_BY = (
    "Bedford Borough framework, 10.3-10.4 (self-evaluation or declaration, plan for 12 months,"
    " progress on the last, schools below standard); Croydon, 5.2 (panel and feedback); Kirklees,"
    " Section 11 audit (every two years, changes, themed section)"
)
_NOT_NAMED = (
    "Agencies and schools are not named, and what they wrote is left out: no framework publishes"
    " single returns. Shown are distributions alone."
)


def report(board: Board, today: date, asked: Asked) -> Report:
    """Return the newest cycle of each duty begun in the period, with the cycle before it."""
    found = comparisons(board, today, asked)
    thin = [one.kind.name for one in found if asked.public and without_thin(one) != one]
    if asked.public:
        found = tuple(map(without_thin, found))
    sections = tuple(section for one in found for section in _sections(board, one, today, asked))
    waiting = sum(
        one.standing.state in {"late", "nobody_asked"} for each in found for one in each.now.returns
    )
    framework = frameworks.kept(board.settings).title
    return Report(
        name="standards",
        title="Standards returns",
        on=today,
        asked=asked,
        basis=f"{ASKED_BY}. The board's framework: {framework}.",
        summary=tuple(_summary(found, today)),
        sections=sections,
        attention=waiting + sum(len(late_gaps(one, today)) for one in found),
        left_out=tuple(left_out(thin)) if asked.public else (),
    )


def _summary(found: tuple[Comparison, ...], today: date) -> Iterator[str]:
    if not found:
        yield "No cycle of section 11 or section 175/157 has begun."
    for one in found:
        own = one.now.returns
        came = sum(each.standing.came for each in own)
        late = sum(each.standing.state == "late" for each in own)
        unasked = sum(each.standing.state == "nobody_asked" for each in own)
        total = scales.moves(each.move for each in one.now.answers if each.move)
        yield (
            f"{one.kind.name}, {one.now.name}: {came} of"
            f" {counted(len(own), one.kind.one, one.kind.many)} answered. Late: {late}; with the"
            f" duty but never asked: {unasked}; gaps past their deadline:"
            f" {len(late_gaps(one, today))}."
            + (
                f" Of {counted(total.compared, 'answer')} that can be compared {total.up} moved up,"
                f" {total.same} stayed and {total.down} moved down."
                if one.then and total.compared
                else ""
            )
        )


def _sections(board: Board, one: Comparison, today: date, asked: Asked) -> Iterator[Section]:
    yield came_in(one, public=asked.public)
    for themed in (False, True):
        if any(bool(each.record.values["themed"]) == themed for each in one.now.answers):
            yield then_and_now(one, themed=themed)
    if asked.public:
        return
    parts = (
        matrix(one), moderated(one), changes(one), gaps(one, today), panel(one),
        declarations(one, today), below_standard(one), plans(board, one, today), unread(one),
    )  # fmt: skip
    yield from (part for part in parts if part is not None)


def without_thin(found: Comparison) -> Comparison:
    """Return a comparison without the distributions of so few agencies that they would be known."""
    then = found.then
    return replace(found, now=_thick(found.now), then=_thick(then) if then else None)


def _thick(cycle: Cycle) -> Cycle:
    agencies = defaultdict(set)
    for one in cycle.answers:
        agencies[_group(one)].add(one.agency)
    kept = (one for one in cycle.answers if len(agencies[_group(one)]) >= THRESHOLD)
    return replace(cycle, answers=tuple(kept))


def _group(answer: Answer) -> tuple[bool, str]:
    return bool(answer.record.values["themed"]), answer.scale.key if answer.scale else ""


def left_out(thin: list[str]) -> Iterator[str]:
    """Yield what the public does not see; `thin` names the kinds whose scores so few gave."""
    yield _NOT_NAMED
    for name in thin:
        yield (
            f"{name}: scores that fewer than {THRESHOLD} gave on one scale, as they would show"
            " whose they are."
        )
