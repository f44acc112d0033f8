"""The risk and challenge log: where risks lie and move, and what changed after each challenge."""

from collections.abc import Sequence
from datetime import date

from lif_desktop.exporting.papers.catalogue import Call
from lif_desktop.exporting.papers.content import (
    Block,
    Cell,
    Column,
    Grid,
    Heading,
    KeyFigure,
    KeyFigures,
    Layer,
    Mark,
    Paper,
    Pill,
    RowsChart,
    Square,
    Strong,
    Table,
    Words,
)
from lif_desktop.exporting.papers.phrases import cut, day, is_or_are, shown
from lif_desktop.registers.scrutiny import CHALLENGE_KINDS, RATINGS
from lif_desktop.reports import risks as risks_report
from lif_desktop.reports.risks import MOVED, ZONES, Log, Place, answer_of, is_silent, zone_of
from lif_desktop.reports.shape import Asked
from lif_desktop.reports.spans import past_year
from lif_desktop.rules import risk_log
from lif_desktop.rules.answers import says_something
from lif_desktop.rules.owed import owed
from lif_desktop.rules.words import counted, day_in_words, listed
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record

TITLE = "Risks and challenges"
_SAID = 260  # characters of an answer that a row takes
_WAYS = (("Rising", "up"), ("Falling", "down"), ("New", "new"))


def write(board: Board, today: date, call: Call) -> Paper:
    """Write the paper from a board: all that is open, and a year of challenges.

    For one group, what that group owns.
    """
    asked = call.asked
    if asked.since is None and asked.until is None:
        asked = past_year(asked, today)
    every = risks_report.read(board, Asked())
    if call.group is not None:
        risks, challenges = every.risks, every.challenges
        every = Log(_of_group(risks, call.group), _of_group(challenges, call.group))
    own = [
        one for one in every.challenges
        if asked.covers(one.values["raised_on"]) or answer_of(one, today).state != "done"
    ]  # fmt: skip
    before = risks_report.moved(board, every.risks)
    return paper(Log(every.risks, own, before), today, asked, presenter=board.who)


def _of_group(records: list[Record], group: int) -> list[Record]:
    return [one for one in records if one.values["group"] == group]


def paper(log: Log, today: date, asked: Asked, presenter: str = "") -> Paper:
    """Return the paper on a log; the public sees risks without owners, challenges as counts."""
    public = asked.public
    if not (log.risks or log.challenges):
        said: tuple[Words, ...] = ("No risk is open, and no challenge was made in the last year.",)
        return Paper(TITLE, presenter="" if public else presenter, sentences=said)
    blocks = [_figures(log, today), *_risks(log, today, public=public)]
    if log.challenges:
        blocks += [Heading("Challenges and what came of them"), _answers(log.challenges, today)]
    if log.challenges and not public:
        blocks += _challenges(log.challenges, today)
    return Paper(
        title=TITLE,
        presenter="" if public else presenter,
        sentences=tuple(_sentences(log, today)),
        blocks=tuple(blocks),
        note=f"{risks_report.GRID_NOTE} Colour means the zone of the grid. Closed risks are left"
        f" out. Challenges: those raised {_period(asked)}, and whatever still waits for an answer."
        f" Basis: {risks_report.BASIS}",
        left_out=risks_report.LEFT_OUT if public else (),
    )


def _period(asked: Asked) -> str:
    since = f"from {day_in_words(asked.since)} " if asked.since else ""
    return f"{since}to {day_in_words(asked.until)}" if asked.until else since.strip()


def _sentences(log: Log, today: date) -> list[Words]:
    total = len(log.risks)
    zones = [zone_of(one) for one in log.risks]
    parts = [f"{zones.count(zone)} {risk_log.WORDS[zone].lower()}" for zone in risk_log.ORDER
             if zone in zones]  # fmt: skip
    rising = [one for one in log.risks if one.values["movement"] == "up"]
    said: list[Words] = []
    if total:
        said.append((
            Strong(f"{counted(total, 'risk')} {is_or_are(total)} open or accepted"),
            f": {listed(parts)}; {len(rising) or 'none'} {is_or_are(len(rising))} rising.",
        ))  # fmt: skip
    else:
        said.append("No risk is open.")
    own = log.challenges
    if not own:
        return [*said, "No challenge was made in the period."]
    late = [one for one in own if answer_of(one, today).state == "late"]
    done = [one for one in own if answer_of(one, today).state == "done"]
    changed = sum(not is_silent(one, today) for one in done)
    used = sum(_is_escalation(one) for one in own)
    stuck = sum(_does_not_comply(one) for one in own)
    said.append((
        f"Of {counted(len(own), 'challenge')} ",
        Strong(f"{len(late) or 'none'} {'lacks' if len(late) == 1 else 'lack'} the answer"
               " that is due"),
        f"; of {len(done)} answered, {changed} say what changed.",
    ))  # fmt: skip
    how_often = "once" if used == 1 else f"{used} times"
    said.append(
        f"The escalation procedure was {f'used {how_often}' if used else 'not used'}; "
        + (
            f"{counted(stuck, 'case')} of non-compliance {is_or_are(stuck)} open."
            if stuck
            else "no agency is on record as not complying."
        )
    )
    return said


def _is_escalation(one: Record) -> bool:
    return bool(one.values["kind"] == "escalation" or one.values["state"] == "escalated")


def _does_not_comply(one: Record) -> bool:
    return bool(one.values["kind"] == "non_compliance" and one.values["state"] != "resolved")


def _figures(log: Log, today: date) -> KeyFigures:
    high = sum(zone_of(one) == "high" for one in log.risks)
    rising = sum(one.values["movement"] == "up" for one in log.risks)
    looks = sum(owed(one.values["next_on"], None, today).state == "late" for one in log.risks)
    late = sum(answer_of(one, today).state == "late" for one in log.challenges)
    done = [one for one in log.challenges if answer_of(one, today).state == "done"]
    changed = sum(not is_silent(one, today) for one in done)
    of = f"of {counted(len(log.risks), 'risk')}"
    return KeyFigures((
        KeyFigure(str(high), "High", of, "late" if high else ""),
        KeyFigure(str(rising), "Rising", of, "due" if rising else ""),
        KeyFigure(str(looks), "Next look overdue", of, "late" if looks else ""),
        KeyFigure(str(late), "Answer overdue", f"of {counted(len(log.challenges), 'challenge')}",
                  "late" if late else ""),
        KeyFigure(str(changed), "Say what changed", f"of {len(done)} answered", "done"),
    ))  # fmt: skip


def _risks(log: Log, today: date, *, public: bool) -> list[Block]:
    if not log.risks:
        return []
    columns = [Column("Risk", 1.8), Column("Zone", 0), Column("Movement", 0)]
    if not public:
        columns += [Column("What is done about it", 1.4), Column("Next look", 0)]
    rows = tuple(_risk(one, log.before.get(one.id), today, public=public) for one in log.risks)
    return [_grid(log.risks), Heading("Risk log"), Table(tuple(columns), rows)]


def _risk(one: Record, before: Place | None, today: date, *, public: bool) -> tuple[Cell, ...]:
    values = one.values
    placed = ", ".join(
        f"{key} {values[key] or 'not said'}" for key in ("likelihood", "impact")
    ).capitalize()
    if before:
        was = f"{before.likelihood or 'not said'}, {before.impact or 'not said'}"
        placed += f" (was {was} until {day(before.until)})"
    owner = " · ".join(part for part in (values["owner"], one.text("group")) if part)
    under = placed if public else f"{placed} · {owner or 'nobody owns it'}"
    zone = zone_of(one)
    moved = MOVED.get(values["movement"])
    cells: tuple[Cell, ...] = (
        (Strong(one.title), f" {one.reference}\n{under}"),
        Pill(risk_log.WORDS[zone], ZONES[zone][1], ZONES[zone][0]),
        shown(moved) if moved else "Not said",
    )
    if public:
        return cells
    done = values["mitigation"] if says_something(values["mitigation"]) else "Nothing recorded"
    stands = owed(values["next_on"], None, today)
    when: Cell = day(values["next_on"])
    if stands.state == "late":
        when = Pill(stands.pill, stands.shape, stands.meaning)
    return (*cells, cut(done, _SAID), when)


def _grid(risks: Sequence[Record]) -> Grid:
    labels = [one.label for one in RATINGS]
    rows = tuple(
        tuple(_square(risks, likelihood, impact) for impact in risk_log.LEVELS)
        for likelihood in reversed(risk_log.LEVELS)
    )
    high = [f"{one.reference} {one.title}" for one in risks if zone_of(one) == "high"]
    unplaced = sum(zone_of(one) == "unplaced" for one in risks)
    said = (
        f"A grid of {counted(len(risks) - unplaced, 'risk')} by likelihood and impact. High:"
        f" {listed(high) if high else 'none'}."
    )
    title = "Where the risks lie"
    if unplaced:
        title += f" ({unplaced} not rated {is_or_are(unplaced)} not on it)"
    return Grid(
        title, "Likelihood", "Impact", tuple(reversed(labels)), tuple(labels), rows,
        tuple((risk_log.WORDS[zone], ZONES[zone][0]) for zone in risk_log.ORDER[:3]), _WAYS, said,
    )  # fmt: skip


def _square(risks: Sequence[Record], likelihood: str, impact: str) -> Square:
    own = tuple(
        Mark(one.reference, way if (way := one.values["movement"]) in {"up", "down", "new"} else "")
        for one in risks
        if (one.values["likelihood"], one.values["impact"]) == (likelihood, impact)
    )
    return Square(own, ZONES[risk_log.zone(likelihood, impact)][0])


def _answers(challenges: Sequence[Record], today: date) -> RowsChart:
    """Show by kind what came of challenges: a change, an answer, nothing."""
    kinds = [(one.value, one.label) for one in CHALLENGE_KINDS]
    if any(one.values["kind"] is None for one in challenges):
        kinds.append((None, "Kind not said"))  # type: ignore[arg-type]
    tally = [(one.values["kind"], _came(one, today)) for one in challenges]
    # In an order in which neighbours part in grey.
    names = (("Answer not due yet", ""), ("Something changed", "well"),
             ("Answered, no change said", "due"), ("Answer overdue", "late"))  # fmt: skip
    series = tuple(
        Layer(name, tuple(float(tally.count((kind, name))) for kind, _ in kinds), meaning)
        for name, meaning in names
    )
    whole = ", ".join(f"{name.lower()} {sum(each == name for _, each in tally)}"
                      for name, _ in names)  # fmt: skip
    return RowsChart(
        "What came of challenges, by kind", tuple(label for _, label in kinds), series,
        f"Of {counted(len(challenges), 'challenge')}: {whole}.", stacked=True,
    )  # fmt: skip


def _came(one: Record, today: date) -> str:
    state = answer_of(one, today).state
    if state == "done":
        return "Answered, no change said" if is_silent(one, today) else "Something changed"
    return "Answer overdue" if state == "late" else "Answer not due yet"


def _challenges(challenges: Sequence[Record], today: date) -> list[Block]:
    """Set each challenge once: who does not comply, escalation, and all others, open ones first."""
    comply = [one for one in challenges if one.values["kind"] == "non_compliance"]
    up = [one for one in challenges if _is_escalation(one) and one not in comply]
    rest = [one for one in challenges if one not in comply and one not in up]
    parts = (
        ("Agencies that do not comply", comply, "Every agency complies."),
        ("Escalation procedure used", up, "The escalation procedure was not used."),
        ("Other challenges and issues of concern", rest, "None was raised."),
    )
    blocks: list[Block] = []
    for title, own, empty in parts:
        own.sort(key=lambda one: _urgency(one, today))
        rows = tuple(_challenge(one, today) for one in own)
        columns = (Column("About", 1.6), Column("Answer", 0), Column("What was answered", 1),
                   Column("What changed", 1))  # fmt: skip
        blocks += [Heading(title), Table(columns, rows, empty=empty)]
    return blocks


def _urgency(one: Record, today: date) -> tuple[bool, int]:
    raised = one.values["raised_on"] or date.min
    return answer_of(one, today).state == "done", -raised.toordinal()


def _challenge(one: Record, today: date) -> tuple[Cell, ...]:
    stands = answer_of(one, today)
    sides = [one.text(key) for key in ("by_agency", "to_agency")]
    under = " to ".join(side or "nobody named" for side in sides)
    if one.values["state"] == "escalated":
        under += "; escalated to the chair"
    return (
        (Strong(one.title), f" {one.reference}\n{day(one.values['raised_on'])}: {under}"),
        Pill(stands.pill, stands.shape, stands.meaning),
        cut(one.values["answer"], _SAID),
        cut(one.values["changed"], _SAID),
    )
