"""What came of a cycle: returns, declarations, the panel's feedback, who is below standard."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from lif_desktop.fields import Shown
from lif_desktop.reports.sectors import sector_of
from lif_desktop.reports.shape import Column, Row, Section, Table
from lif_desktop.reports.standards_answers import Comparison, Cycle, Return
from lif_desktop.rules import returns
from lif_desktop.rules.returns import Standing
from lif_desktop.rules.words import counted, day_in_words

GRAVEST = ("late", "nobody_asked", "due", "waiting")


def shown(standing: Standing) -> Shown:
    """Return how a return stands, with its mark."""
    return Shown(standing.word, standing.meaning, standing.shape)


def came_in(found: Comparison, *, public: bool) -> Section:
    """Return who owes a return, and what came of the others."""
    now = found.now
    said = (*_head(found), *_counts(found), *_waiting(now), *_shared(now))
    tables = () if public else (_outstanding(now), _sectors(found), _there(now))
    return Section(f"{found.kind.name}: returns of {now.name}", said, tables)


def _head(found: Comparison) -> Iterator[str]:
    due = found.now.audit.values["due_on"]
    when = f", returns due {day_in_words(due)}" if due else ", no date by which returns are due"
    then = f"; compared with {found.then.name}" if found.then else ""
    yield f"{found.now.audit.title}: cycle {found.now.name}{when}{then}."


def _counts(found: Comparison) -> Iterator[str]:
    own = found.now.returns
    states = Counter(one.standing.state for one in own)
    duty = sum(bool(one.agency.values[found.kind.flag]) for one in own)
    choice = len(own) - duty
    yield (
        f"{counted(duty, found.kind.one + ' has', found.kind.many + ' have')} the duty;"
        f" in the cycle without it: {choice}."
    )
    came = sum(one.standing.came for one in own)
    owed = sum(one.standing.owed for one in own)
    yield (
        f"Of all {len(own)}, answered: {came}, of these with a signed declaration in place of"
        f" scores: {states['declared']}. Outstanding: {owed}, of these late: {states['late']}. With"
        f" the duty but never asked: {states['nobody_asked']}. Left out of this cycle on purpose:"
        f" {states['not_asked']}."
    )


def _waiting(now: Cycle) -> Iterator[str]:
    if now.waiting:
        answers = counted(now.waiting, "answer")
        yield f"{answers} carried into returns that have not come back count nowhere yet."


def _shared(now: Cycle) -> Iterator[str]:
    boards = now.audit.values["shared_with_boards"]
    also = sum(bool(one.text("shared_with")) for one in now.returns)
    if boards:
        yield f"One return serves several boards: {boards}."
    if also:
        yield f"{counted(also, 'return is', 'returns are')} shared with another board."


def _sectors(found: Comparison) -> Table:
    own = found.now.returns
    sectors = dict.fromkeys(sector_of(one.agency) for one in own)
    rows = [
        Row((sector, *_figures([one for one in own if sector_of(one.agency) == sector])))
        for sector in sectors
    ]
    titles = ("Answered", "Declared", "Late", "Other outstanding", "Never asked", "Left out")
    return Table(
        "By sector",
        (
            Column("Sector", 2), Column(found.kind.many.capitalize(), align="right"),
            *(Column(title, align="right") for title in titles),
        ),
        tuple(rows),
        ("All", *_figures(own)),
        note="Those that declared are among those that answered.",
    )  # fmt: skip


def _figures(own: Sequence[Return]) -> tuple[int, ...]:
    states = Counter(one.standing.state for one in own)
    return (
        len(own),
        sum(one.standing.came for one in own),
        states["declared"],
        states["late"],
        states["due"] + states["waiting"],
        states["nobody_asked"],
        states["not_asked"],
    )


def _outstanding(now: Cycle) -> Table:
    owed = [one for one in now.returns if one.standing.state in GRAVEST]
    owed.sort(key=lambda one: (GRAVEST.index(one.standing.state), -(one.standing.days or 0)))
    return Table(
        "Outstanding",
        (
            Column("Agency", 3), Column("Sector", 2), Column("State", 2), Column("Asked"),
            Column("Due"), Column("Last chased"),
        ),
        tuple(
            Row(
                (
                    one.agency.title, one.agency.text("sector"), shown(one.standing),
                    *(_day(one, key) for key in ("asked_on", "due_on", "chased_on")),
                ),
                one.about,
            )
            for one in owed
        ),
        empty="Nothing is outstanding.",
    )  # fmt: skip


def _there(now: Cycle) -> Table:
    there = [one for one in now.returns if one.standing.came or one.standing.state == "not_asked"]
    return Table(
        "Received, and left out on purpose",
        (
            Column("Agency", 3), Column("Sector", 2), Column("State", 2), Column("Received"),
            Column("Panel"), Column("Also for", 2), Column("Note", 3),
        ),
        tuple(
            Row(
                (
                    one.agency.title, one.agency.text("sector"), shown(one.standing),
                    _day(one, "received_on") or _day(one, "declared_on"), _day(one, "panel_on"),
                    one.text("shared_with"), one.text("notes"),
                ),
                one.about,
            )
            for one in there
        ),
        empty="Nothing has come yet.",
    )  # fmt: skip


def _day(one: Return, key: str) -> date | None:
    day: date | None = one.record.values[key] if one.record else None
    return day


def declarations(found: Comparison, today: date) -> Section | None:
    """Return the signed declarations of compliance, shown for what they are: not scores."""
    signed = [
        one
        for cycle in (found.now, found.then)
        if cycle
        for one in cycle.returns
        if one.standing.state == "declared" or _day(one, "declared_on")
    ]
    if not signed:
        return None
    rows = [
        Row(
            (
                one.agency.title, age(_day(one, "declared_on"), found.months, today),
                _day(one, "declared_on"), one.text("signed_by"), one.text("declaration"),
            ),
            one.about,
        )
        for one in signed
    ]  # fmt: skip
    table = Table(
        "Declarations of compliance",
        (
            Column("Agency", 2), Column("Standing"), Column("Signed"), Column("By"),
            Column("What is declared", 4),
        ),
        tuple(rows),
        note="Of this cycle, then of the one before. A declaration is a signature, not a score: it"
        " stands in no distribution and is no evidence.",
    )  # fmt: skip
    return Section(f"{found.kind.name}: declarations", (), (table,))


def age(signed_on: date | None, months: int, today: date) -> Shown:
    """Return whether a declaration still belongs to its cycle."""
    if signed_on is None:
        return Shown("Not dated", "due", "dot")
    if returns.is_older(signed_on, months, today):
        return Shown("Older than a cycle", "due", "dot")
    return Shown("In its cycle", "note", "diamond")


def panel(found: Comparison) -> Section | None:
    """Return what the panel fed back to each agency, and the lessons for all."""
    heard = [
        one for one in found.now.returns
        if one.text("panel_on") or one.text("panel_feedback") or one.text("lessons")
    ]  # fmt: skip
    if not heard:
        return None
    table = Table(
        "Panel feedback",
        (
            Column("Agency", 2), Column("Panel"), Column("Feedback to the agency", 4),
            Column("Lessons for all", 3),
        ),
        tuple(
            Row(
                (
                    one.agency.title, _day(one, "panel_on"), one.text("panel_feedback"),
                    one.text("lessons"),
                ),
                one.about,
            )
            for one in heard
        ),
    )  # fmt: skip
    without = sum(not one.text("panel_feedback") for one in heard)
    came = sum(one.standing.came for one in found.now.returns)
    said = (
        f"Before the panel, or were there: {len(heard)} of {counted(came, 'return')}; without"
        f" feedback so far: {without}."
    )
    return Section(f"{found.kind.name}: panel", (said,), (table,))


def below_standard(found: Comparison) -> Section | None:
    """Return who has not reached the standard, and what was suggested to it."""
    below = [one for one in found.now.returns if one.record and one.record.values["below_standard"]]
    if not below:
        return None
    said = (
        f"Not yet at the standard: {len(below)} of"
        f" {sum(one.standing.came for one in found.now.returns)} that answered; of these without"
        f" suggested improvements: {sum(not one.text('suggested') for one in below)}."
    )
    table = Table(
        "Below the standard",
        (Column("Name", 2), Column("Suggested improvements", 4), Column("Improvement plan", 2)),
        tuple(
            Row(
                (
                    one.agency.title,
                    one.text("suggested") or Shown("None suggested yet", "due", "dot"),
                    one.text("plan"),
                ),
                one.about,
            )
            for one in below
        ),
    )
    return Section(f"{found.kind.name}: below the standard", (said,), (table,))
