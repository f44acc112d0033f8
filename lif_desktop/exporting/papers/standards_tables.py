"""The agencies of a cycle of standards returns, one by one: matrix, gaps, declarations, plans."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from lif_desktop.exporting.papers.content import (
    Block,
    Caption,
    Cell,
    Column,
    Heading,
    Pill,
    Table,
    Text,
)
from lif_desktop.exporting.papers.phrases import DASH, cut, day, shown
from lif_desktop.frameworks import Scale
from lif_desktop.reports.sectors import Part, parts, sector_of
from lif_desktop.reports.standards_answers import Answer, Comparison, Return
from lif_desktop.reports.standards_gaps import stands, urgency
from lif_desktop.reports.standards_matrix import read_score, scores_then, short
from lif_desktop.reports.standards_plans import Counted, Progress, in_words, plan_of
from lif_desktop.reports.standards_returns import GRAVEST, age
from lif_desktop.reports.standards_returns import shown as shown_standing
from lif_desktop.reports.standards_scores import by_scale, meaning_of
from lif_desktop.rules import scales
from lif_desktop.rules.words import counted
from lif_desktop.store.records import Record

_MOST = 20  # lines of a table that a board reads
_SAID = 220  # characters that a row takes of what somebody wrote


def _rest(found: Sequence[object], what: str) -> str:
    more = len(found) - _MOST
    return f"And {more} more {what}: see the report Standards returns." if more > 0 else ""


def outstanding(found: Comparison) -> Iterator[Block]:
    """Yield who owes a return, the latest first."""
    owed = [one for one in found.now.returns if one.standing.state in GRAVEST]
    owed.sort(key=lambda one: (GRAVEST.index(one.standing.state), -(one.standing.days or 0)))
    if not owed:
        return
    rows = tuple(
        (one.agency.title, shown(shown_standing(one.standing)), _day(one, "due_on"),
         _day(one, "chased_on"))
        for one in owed[:_MOST]
    )  # fmt: skip
    columns = (Column("Outstanding", 1), Column("State", 0), Column("Due", 0),
               Column("Last chased", 0))  # fmt: skip
    yield Table(columns, rows, note=_rest(owed, "are outstanding"))


def _day(one: Return, key: str) -> str:
    return day(one.record.values[key]) if one.record else DASH


def matrix(found: Comparison) -> Iterator[Block]:
    """Yield the scores of each agency, sector by sector, so many to a table that it stays whole."""
    scored = by_scale(found.now.answers).values()
    for place, (scale, answers) in enumerate(scored):
        if not place:
            yield Heading(f"{found.kind.name}: standards by {found.kind.one}")
            yield Text(
                "Own scores; 1 › 3 has moved from 1 to 3 since the cycle before. Where the panel"
                " gave another score it follows in brackets and colours the cell."
            )
        yield from _of_scale(found, scale, answers)


def _of_scale(found: Comparison, scale: Scale, answers: Sequence[Answer]) -> Iterator[Block]:
    own: dict[int, dict[str, Answer]] = {}
    for one in answers:
        own.setdefault(one.agency, {})[one.key] = one
    keys = [key for key in found.standards if any(key in each for each in own.values())]
    agencies = [one.agency for one in found.now.returns if one.agency.id in own]
    then = scores_then(found.then, scale)
    yield Text(_key(found, scale, keys), soft=True)
    for part in parts(agencies):
        yield Caption(f"{part.caption}, {scale.name}")
        rows = tuple(_line(part, one, keys, own[one.id], scale, then) for one in part.agencies)
        numbers = (Column(str(number), 0, "centre") for number, _ in enumerate(keys, 1))
        yield Table((Column("Agency", 1), *numbers), rows)


def _line(
    part: Part,
    agency: Record,
    keys: Sequence[str],
    own: Mapping[str, Answer],
    scale: Scale,
    then: Mapping[tuple[int, str], Answer],
) -> tuple[Cell, ...]:
    name = f"{agency.title} ({sector_of(agency)})" if part.several else agency.title
    return (name, *(_cell(own.get(key), scale, then) for key in keys))


def _cell(answer: Answer | None, scale: Scale, then: Mapping[tuple[int, str], Answer]) -> Cell:
    if answer is None:
        return ""
    now, point = read_score(scale, answer.own)
    text = now
    last = then.get((answer.agency, answer.key))
    if last and answer.move and answer.move.way in {"up", "down"}:
        text = f"{read_score(scale, last.own)[0]}›{now}"
    judged, panel = read_score(scale, answer.moderated)
    if panel and judged != now:
        text, point = f"{text} ({judged})", panel
    return Pill(text, "", meaning_of(point)) if point else text


def _key(found: Comparison, scale: Scale, keys: Sequence[str]) -> str:
    names = "; ".join(f"{n} {found.standards[key]}" for n, key in enumerate(keys, start=1))
    points = "; ".join(
        one.label if short(one) in one.label else f"{short(one)} {one.label}"
        for one in scales.points(scale)
    )
    return f"Standards: {names}. Scores: {points}."


def gaps(found: Comparison, today: date) -> Iterator[Block]:
    """Yield the gaps that are past their deadline, without one, or due soon; others are counted."""
    named = [one for one in found.now.answers if one.record.values["gap"]]
    if not named:
        return
    named.sort(key=lambda one: urgency(one, today))
    open_ = [one for one in named
             if stands(one.record.values["deadline_on"], today).state != "later"]  # fmt: skip
    names = {one.agency.id: one.agency.title for one in found.now.returns}
    rows = []
    for one in open_[:_MOST]:
        by = one.record.values["deadline_on"]
        state = stands(by, today)
        rows.append((
            names[one.agency], found.standards[one.key], cut(one.record.text("gap"), _SAID),
            day(by), Pill(state.pill, state.shape, state.meaning),
        ))  # fmt: skip
    later = len(named) - len(open_)
    columns = (Column("Agency", 1), Column("Standard", 0.8), Column("Gap", 1.5),
               Column("To be closed by", 0), Column("State", 0))  # fmt: skip
    yield Heading(f"{found.kind.name}: gaps past their deadline, without one, or due soon")
    note = f"{later} more of {counted(len(named), 'gap')} named are due later. "
    yield Table(columns, tuple(rows), note=(note if later else "") + _rest(open_, "are open"),
                empty=f"All {counted(len(named), 'gap')} named are due later.")  # fmt: skip


def declarations(found: Comparison, today: date) -> Iterator[Block]:
    """Yield the signed declarations of this cycle for what they are: no scores."""
    signed = [one for one in found.now.returns
              if one.standing.state == "declared" or _day(one, "declared_on") != DASH]  # fmt: skip
    if not signed:
        return
    rows = tuple(
        (one.agency.title, _day(one, "declared_on"),
         shown(age(one.record.values["declared_on"] if one.record else None, found.months, today)),
         cut(one.text("declaration"), _SAID))
        for one in signed[:_MOST]
    )  # fmt: skip
    columns = (Column("Agency", 1), Column("Signed", 0), Column("Standing", 0),
               Column("What is declared", 1.6))  # fmt: skip
    yield Heading(f"{found.kind.name}: declarations of compliance")
    note = (
        "A declaration is a signature, not a score: it stands in no distribution and is no"
        f" evidence. {_rest(signed, 'declared')}"
    )
    yield Table(columns, rows, note=note.strip())


def below(found: Comparison) -> Iterator[Block]:
    """Yield who has not reached the standard, and what was suggested."""
    own = [one for one in found.now.returns if one.record and one.record.values["below_standard"]]
    if not own:
        return
    came = sum(one.standing.came for one in found.now.returns)
    rows = tuple(
        (one.agency.title, cut(one.text("suggested"), _SAID), one.text("plan") or "No plan yet")
        for one in own[:_MOST]
    )
    columns = (Column(found.kind.one.capitalize(), 1), Column("Suggested improvements", 1.6),
               Column("Improvement plan", 1))  # fmt: skip
    yield Heading(f"{found.kind.name}: below the standard")
    note = f"{len(own)} of {came} that answered. {_rest(own, 'are below it')}".strip()
    yield Table(columns, rows, note=note)


def plans(found: Comparison, progress: Counted) -> Iterator[Block]:
    """Yield how the improvement plans stand, and the last ones; all of them where they are few."""
    came = [one for one in found.now.returns if one.standing.came]
    without = [one for one in came if plan_of(one) is None]
    own = [one for one in came if plan_of(one) is not None]
    own.sort(key=lambda one: -progress.get((plan_of(one) or 0, None), Progress()).late)
    if not came:
        return
    if own:
        yield Heading(f"{found.kind.name}: improvement plans")
    yield Text(
        f"{len(own)} of {counted(len(came), 'return')} came with a plan for the next twelve months;"
        f" {len(without)} without."
    )
    if not own:
        return
    rows = []
    for one in own[:_MOST]:
        last = plan_of(found.then.of(one.agency.id)) if found.then else None
        stands_so = in_words(progress, plan_of(one) or 0, one.agency.id)
        before = in_words(progress, last, one.agency.id) if last else "No plan then"
        rows.append((one.agency.title, one.text("plan"), stands_so, before))
    columns = (Column("Agency", 1), Column("Plan", 1), Column("How it stands", 1),
               Column("The last plan", 0.9))  # fmt: skip
    yield Table(columns, tuple(rows), note=_rest(own, "have a plan"))
