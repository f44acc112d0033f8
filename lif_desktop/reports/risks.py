"""The risk log on its grid, and the log of challenges with what came of each."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from lif_desktop.fields import Shown
from lif_desktop.registers.scrutiny import CHALLENGE_KINDS, CHALLENGE_STATES, MOVEMENTS, RATINGS
from lif_desktop.reports.shape import About, Asked, Cell, Column, Report, Row, Section, Table
from lif_desktop.rules import challenge_log, risk_log
from lif_desktop.rules.answers import says_something
from lif_desktop.rules.owed import Owed
from lif_desktop.rules.remarks import Remark
from lif_desktop.rules.words import counted
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record

NAME, TITLE = "risks", "Risks and challenges"
BASIS = (
    "Bedford Borough framework, 2, 3.3 and Appendix 7 (risk log, escalation procedures); Kirklees"
    " framework, Driving Improvement; Croydon framework, 5 (scrutiny and challenge)."
)
GRID_NOTE = (
    "Likelihood and impact place a risk; they are never multiplied. High: both at least 4;"
    " raised: both at least 3, or the one 5 and the other at least 2. These lines are ours."
)
LEFT_OUT = (
    "Owners of risks and what is done about them.",
    "What single challenges are about, who made them, and their answers.",
)
ZONES: dict[risk_log.Zone, tuple[str, str]] = {
    "high": ("late", "triangle"),
    "raised": ("due", "dot"),
    "low": ("well", "square"),
    "unplaced": ("note", "diamond"),
}
MOVED = {one.value: Shown(one.label, one.meaning, one.shape) for one in MOVEMENTS}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a risk lay on the grid, and until when."""

    likelihood: str | None
    impact: str | None
    until: date


@dataclass(frozen=True, slots=True)
class Log:
    """Risks, the gravest first, and challenges, the newest first; `before` says what risks left."""

    risks: list[Record]
    challenges: list[Record]
    before: Mapping[int, Place] = field(default_factory=dict)


def report(board: Board, today: date, asked: Asked) -> Report:
    """Draw the open risks as they are, and the challenges raised in the period asked for."""
    log = read(board, asked)
    risks, challenges = log.risks, log.challenges
    sections = [_grid(risks), _log(risks, today, asked), _counts(challenges, today)]
    if not asked.public:
        sections += [_waiting(challenges, today), _escalated(challenges, today)]
        sections.append(_answered(challenges))
    waits = sum(_is_late(one) for one in _said(risks, challenges, today))
    return Report(
        NAME, TITLE, today, asked, BASIS, tuple(_summary(risks, challenges, today)),
        tuple(sections), attention=waits, left_out=LEFT_OUT if asked.public else (),
    )  # fmt: skip


def read(board: Board, asked: Asked) -> Log:
    """Return the risks that are not closed, and the challenges raised in the period asked for."""
    risks = [one for one in board.records("risks") if one.values["state"] != risk_log.CLOSED]
    risks.sort(key=_gravity)
    challenges = [
        one for one in board.records("challenges") if asked.covers(one.values["raised_on"])
    ]
    challenges.sort(key=lambda one: (one.values["raised_on"] or date.min, one.id), reverse=True)
    return Log(risks, challenges)


def moved(board: Board, risks: Sequence[Record]) -> Mapping[int, Place]:
    """Return where each risk lay before it was last placed otherwise, from what history keeps.

    A first placing is no move, and what was erased is not known.
    """
    found: dict[int, Place] = {}
    for risk in risks:
        for step in board.record_history("risks", risk.id):
            last = {key: pair[0] for one in step.entries for key, pair in one.values.items()
                    if key in {"likelihood", "impact"} and pair[0] != pair[1]}  # fmt: skip
            if any(last.values()):
                values = {key: last.get(key, risk.values[key]) for key in ("likelihood", "impact")}
                found[risk.id] = Place(values["likelihood"], values["impact"], step.at.date())
                break
    return found


def risk_remarks(risk: Record, today: date) -> list[Remark]:
    """Return what to put right about one risk."""
    keys = ("likelihood", "impact", "movement", "owner", "mitigation", "state", "next_on")
    return risk_log.remarks(**{key: risk.values[key] for key in keys}, today=today)


def challenge_remarks(challenge: Record, today: date) -> list[Remark]:
    """Return what to put right about one challenge."""
    keys = ("kind", "state", "due_on", "answered_on", "answer", "changed", "to_agency")
    return challenge_log.remarks(**{key: challenge.values[key] for key in keys}, today=today)


def _said(risks: list[Record], challenges: list[Record], today: date) -> Iterator[list[Remark]]:
    yield from (risk_remarks(one, today) for one in risks)
    yield from (challenge_remarks(one, today) for one in challenges)


def _is_late(said: list[Remark]) -> bool:
    return any(one.meaning == "late" for one in said)


def zone_of(risk: Record) -> risk_log.Zone:
    """Return the part of the grid in which a risk lies."""
    return risk_log.zone(risk.values["likelihood"], risk.values["impact"])


def _gravity(risk: Record) -> tuple[int, str]:
    return risk_log.ORDER.index(zone_of(risk)), risk.reference


def _summary(risks: list[Record], challenges: list[Record], today: date) -> Iterator[str]:
    zones = Counter(zone_of(one) for one in risks)
    rising = sum(one.values["movement"] == "up" for one in risks)
    yield (
        f"{counted(len(risks), 'risk')} open or accepted: {zones['high']} high, {zones['raised']}"
        f" raised, {zones['low']} low, {zones['unplaced']} not rated; {rising} rising."
    )
    late = sum(answer_of(one, today).state == "late" for one in challenges)
    silent = sum(is_silent(one, today) for one in challenges)
    yield (
        f"{counted(len(challenges), 'challenge')}: {late} without the answer that is due, {silent}"
        " answered without saying what changed."
    )


def _grid(risks: list[Record]) -> Section:
    """Place the risks: likelihood upwards, impact to the right."""
    labels = {one.value: one.label for one in RATINGS}
    rows = []
    for likelihood in reversed(risk_log.LEVELS):
        cells: list[Cell] = [labels[likelihood]]
        for impact in risk_log.LEVELS:
            own = [
                one.reference for one in risks
                if (one.values["likelihood"], one.values["impact"]) == (likelihood, impact)
            ]  # fmt: skip
            meaning, shape = ZONES[risk_log.zone(likelihood, impact)]
            cells.append(Shown(", ".join(own) or "–", meaning, shape))
        rows.append(Row(tuple(cells)))
    columns = (Column("Likelihood", 1.2), *(Column(f"Impact {labels[one]}") for one in labels))
    unplaced = [one.reference for one in risks if zone_of(one) == "unplaced"]
    said = (f"Not rated, so not on the grid: {', '.join(unplaced)}.",) if unplaced else ()
    return Section(
        "Risk grid", said, (Table("Where the risks lie", columns, tuple(rows), note=GRID_NOTE),)
    )


def _log(risks: list[Record], today: date, asked: Asked) -> Section:
    columns = [Column("Risk", 3), Column("Rated", 1), Column("Likelihood, impact", 1),
               Column("Movement", 1)]  # fmt: skip
    if not asked.public:
        columns += [Column("Owner", 1.4), Column("Mitigation", 2.6), Column("Next look", 1.1),
                    Column("To put right", 2.4)]  # fmt: skip
    rows = []
    for one in risks:
        zone = zone_of(one)
        cells: list[Cell] = [
            one.title if asked.public else f"{one.reference} {one.title}",
            Shown(risk_log.WORDS[zone], *ZONES[zone]),
            ", ".join(one.values[key] or "not said" for key in ("likelihood", "impact")),
            MOVED.get(one.values["movement"], "Not said"),
        ]
        if not asked.public:
            owner = ", ".join(text for text in (one.values["owner"], one.text("group")) if text)
            said = " ".join(remark.text for remark in risk_remarks(one, today))
            cells += [owner, one.values["mitigation"] or "", one.values["next_on"], said]
        rows.append(Row(tuple(cells), About("risks", one.id)))
    table = Table("Risk log", tuple(columns), tuple(rows), empty="No risk is open.",
                  note="Closed risks are left out; high ones first.")  # fmt: skip
    return Section("Risk log", tables=(table,))


def answer_of(challenge: Record, today: date) -> Owed:
    """Return how the answer to a challenge stands."""
    values = challenge.values
    return challenge_log.standing(values["due_on"], values["answered_on"], values["state"], today)


def is_silent(challenge: Record, today: date) -> bool:
    """Return whether a challenge was answered without saying what changed."""
    done = answer_of(challenge, today).state == "done"
    return done and not says_something(challenge.values["changed"])


def _counts(challenges: list[Record], today: date) -> Section:
    tally = Counter((one.values["kind"], one.values["state"] or "open") for one in challenges)
    columns = (Column("Kind", 2.4), *(Column(one.label, align="right") for one in CHALLENGE_STATES),
               Column("Answer overdue", align="right"), Column("All", align="right"))  # fmt: skip
    late = Counter(
        one.values["kind"] for one in challenges if answer_of(one, today).state == "late"
    )
    kinds = [(one.value, one.label) for one in CHALLENGE_KINDS]
    if any(one.values["kind"] is None for one in challenges):
        kinds.append((None, "Kind not said"))  # type: ignore[arg-type]
    rows = tuple(
        Row((label, *(tally[kind, one.value] for one in CHALLENGE_STATES), late[kind],
             sum(count for (which, _), count in tally.items() if which == kind)))
        for kind, label in kinds
    )  # fmt: skip
    note = f"{counted(len(challenges), 'challenge')} raised in the period."
    table = Table("Challenges by kind and state", columns, rows, note=note)
    return Section("Challenges and issues of concern", tables=(table,))


_COLUMNS = (Column("About", 2.6), Column("Raised"), Column("By", 1.3), Column("Put to", 1.3))


def _start(one: Record) -> tuple[Cell, ...]:
    return (f"{one.reference} {one.title}", one.values["raised_on"], one.text("by_agency"),
            one.text("to_agency"))  # fmt: skip


def _waiting(challenges: Sequence[Record], today: date) -> Section:
    open_ = [one for one in challenges if answer_of(one, today).state != "done"]
    rows = tuple(
        Row((*_start(one), one.text("kind"), _shown(one, today),
             " ".join(remark.text for remark in challenge_remarks(one, today))),
            About("challenges", one.id))
        for one in sorted(open_, key=lambda one: one.values["due_on"] or date.max)
    )  # fmt: skip
    columns = (*_COLUMNS, Column("Kind", 1.4), Column("Answer", 1.1), Column("To put right", 2.4))
    table = Table("Without an answer", columns, rows, empty="Every challenge is answered.")
    return Section("Challenges without an answer", tables=(table,))


def _shown(challenge: Record, today: date) -> Shown:
    stands = answer_of(challenge, today)
    return Shown(stands.pill, stands.meaning, stands.shape)


def _escalated(challenges: Sequence[Record], today: date) -> Section:
    """List the uses of the escalation procedure and the agencies that do not comply."""
    tables = []
    for title, which, empty in (
        ("Escalation procedure used", "escalation", "The escalation procedure was not used."),
        ("Agencies that do not comply", "non_compliance", "Every agency complies."),
    ):
        own = [one for one in challenges if one.values["kind"] == which
               or (which == "escalation" and one.values["state"] == "escalated")]  # fmt: skip
        rows = tuple(
            Row((*_start(one), one.text("state"), _shown(one, today),
                 one.values["changed"] or "Not said"), About("challenges", one.id))
            for one in own
        )  # fmt: skip
        columns = (*_COLUMNS, Column("State"), Column("Answer", 1.1), Column("What changed", 2.6))
        tables.append(Table(title, columns, rows, empty=empty))
    return Section("Escalation and non-compliance", tables=tuple(tables))


def _answered(challenges: Sequence[Record]) -> Section:
    rows = tuple(
        Row((*_start(one), one.values["answered_on"], one.values["answer"] or "Not said",
             one.values["changed"] or "Not said"), About("challenges", one.id))
        for one in challenges
        if one.values["answered_on"] or one.values["state"] == challenge_log.RESOLVED
    )  # fmt: skip
    columns = (*_COLUMNS, Column("Answered"), Column("Answer", 2.6), Column("What changed", 2.6))
    table = Table("Answers and what changed", columns, rows, empty="No challenge was answered.")
    return Section("Answers and what changed", tables=(table,))
