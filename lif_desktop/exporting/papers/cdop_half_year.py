"""Child deaths every six months, on the learning: themes, what could be changed, what did."""

from collections.abc import Iterator, Sequence
from datetime import date

from lif_desktop import frameworks
from lif_desktop.exporting.papers import cdop_parts, from_report
from lif_desktop.exporting.papers.catalogue import Call
from lif_desktop.exporting.papers.content import (
    Block,
    Cell,
    Column,
    Heading,
    KeyFigure,
    KeyFigures,
    Paper,
    Strong,
    Table,
    Text,
    Words,
)
from lif_desktop.exporting.papers.phrases import DASH
from lif_desktop.reports import catalogue, death_learning
from lif_desktop.reports.death_learning import HALF_YEAR, DeathLearning, Found
from lif_desktop.rules.words import counted, day_in_words
from lif_desktop.store.board import Board

TITLE = "Child deaths: six-monthly report on the learning"


def write(board: Board, today: date, call: Call) -> Paper:
    """Write the paper from a board; the public reads the suppressed report of the period."""
    span = death_learning.past(call.asked, today, HALF_YEAR)
    if span.public:
        return from_report.paper(catalogue.get("cdop").draw(board, today, span))
    panel = cdop_parts.called(frameworks.kept(board.settings).words.child_death_panel)
    return paper(death_learning.read(board, today, span, HALF_YEAR), board.who, panel)


def paper(found: DeathLearning, presenter: str = "", panel: str = "the panel") -> Paper:
    """Return the paper on what the deaths of half a year taught; `panel` as the board calls it."""
    return Paper(
        title=TITLE,
        purpose="for assurance",
        presenter=presenter,
        sentences=tuple(_sentences(found, panel)),
        blocks=tuple(_blocks(found)),
        note=(
            f"Period: {day_in_words(found.since)} to {day_in_words(found.until)}, in which"
            f" {counted(found.notified, 'death')} {'was' if found.notified == 1 else 'were'}"
            f" notified. {cdop_parts.COHORTS}"
        ),
    )


def _sentences(found: DeathLearning, panel: str) -> Iterator[Words]:
    number = len(found.reviewed)
    since, until = day_in_words(found.since), day_in_words(found.until)
    if not number:
        yield f"No death was reviewed by {panel} from {since} to {until}."
        return
    yield (
        f"From {since} to {until} {panel} reviewed ", Strong(counted(number, "death")),
        f". {found.modifiable.sentence}",
    )  # fmt: skip
    yield _most(found)
    yield _followed(found)


def _most(found: DeathLearning) -> Words:
    often = [one for one in found.themes if one.deaths > 1]
    if not often:
        return "No factor came up in more than one death."
    first, could = often[0], max(found.themes, key=lambda one: one.modifiable)
    most: tuple[str | Strong, ...] = (
        "What came up most was ",
        Strong(first.factor.lower()),
        f", in {counted(first.deaths, 'death')}",
    )
    if not could.modifiable:
        return (*most, ".")
    return (
        *most,
        "; what could most often have been changed was ",
        Strong(could.factor.lower()),
        f", in {could.modifiable}.",
    )


def _followed(found: DeathLearning) -> Words:
    followed = len(found.lessons)
    if not followed:
        return "No lesson on record names a child's death as its source."
    done = sum(map(cdop_parts.changed, found.lessons))
    return (
        f"Of {counted(followed, 'lesson')} that came of child deaths, ",
        Strong(f"{done} {'has' if done == 1 else 'have'} changed practice by the evidence"),
        ".",
    )


def _blocks(found: DeathLearning) -> Iterator[Block]:
    if not found.reviewed:
        yield Heading("What changed")
        yield from cdop_parts.what_changed(found)
        return
    yield _figures(found)
    yield Heading("What the panel learned")
    yield _said("What was learned", found.learned, found)
    yield Heading("Themes: what contributed, and what could be changed")
    yield from cdop_parts.themes(found)
    yield from cdop_parts.over_time(found, "half-year")
    yield Heading("What changed")
    yield from cdop_parts.what_changed(found)
    yield Heading("For others to act on")
    yield _under("What it concerns", found.raised, "No concern was recorded.")
    if found.aspects:
        yield Heading("Environment, family, health, culture and system")
        yield _under("Aspect", found.aspects, "")
    yield Heading("Referral to a case review")
    yield from _referred(found)


def _figures(found: DeathLearning) -> KeyFigures:
    answers = found.modifiable
    share = DASH if answers.percentage is None else f"{answers.percentage} %"
    done = sum(map(cdop_parts.changed, found.lessons))
    late = sum(one.late for one in found.plans)
    return KeyFigures((
        KeyFigure(str(len(found.reviewed)), "Reviewed", "in the period"),
        KeyFigure(share, "Modifiable factors", f"{answers.yes} of {answers.judged} judged"),
        KeyFigure(str(len(found.learned)), "Deaths with learning", f"of {len(found.reviewed)}"),
        KeyFigure(str(len(found.lessons)), "Lessons followed", f"{done} changed practice",
                  "due" if not done else ""),
        KeyFigure(str(len(found.raised)), "Concerns raised", f"{late} late actions of plans"
                  if found.plans else "", "late" if late else ""),
    ))  # fmt: skip


def _said(head: str, lines: Sequence[Found], found: DeathLearning) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (one.death.reference, one.death.text("category") or DASH, one.text) for one in lines
    ]
    columns = (Column("Death", 0), Column("Category", 1.6), Column(head, 4))
    note = f"From {len(rows)} of {counted(len(found.reviewed), 'death')} reviewed in the period."
    return Table(columns, tuple(rows), note=note, empty="No learning was recorded.")


def _under(head: str, lines: Sequence[Found], empty: str) -> Table:
    rows: list[tuple[Cell, ...]] = [(one.under, one.text, one.death.reference) for one in lines]
    columns = (Column(head, 1.6), Column("What was found", 4), Column("Death", 0))
    return Table(columns, tuple(rows), empty=empty)


def _referred(found: DeathLearning) -> Iterator[Block]:
    if not found.referred:
        yield Text("None of the deaths reviewed was referred, and in none had harm been inflicted.")
        return
    rows: list[tuple[Cell, ...]] = [
        (one.reference, one.text("review") or "Not referred",
         one.values["why_not_referred"] or DASH)
        for one in found.referred
    ]  # fmt: skip
    columns = (Column("Death", 0), Column("Case review", 2), Column("Why not", 3))
    yield Table(columns, tuple(rows), note=(
        "Of the deaths reviewed in the period: those that gave rise to a case review, and those"
        " where harm was inflicted or a reason not to refer was given."
    ))  # fmt: skip
