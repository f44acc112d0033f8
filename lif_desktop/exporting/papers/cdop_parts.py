"""What both reports on child deaths lay out alike: themes, answers over time, what changed."""

from collections.abc import Iterator

from lif_desktop.exporting.papers.content import (
    Block,
    Cell,
    Column,
    Layer,
    Picture,
    RowsChart,
    Series,
    StackedChart,
    Table,
    Text,
)
from lif_desktop.exporting.papers.phrases import DASH, cut, shown
from lif_desktop.reports.death_learning import DeathLearning, Theme
from lif_desktop.reports.lessons import Lesson
from lif_desktop.rules.child_deaths import Modifiable
from lif_desktop.rules.words import counted, day_in_words, listed, month_in_words

COHORTS = (
    "Notified and reviewed are different cohorts: most deaths reviewed in a period were notified"
    " before it. Percentages of modifiable factors leave out the deaths with insufficient"
    " information and those without an answer. Small numbers are shown, and what is written of"
    " single children: this paper is for the board and must not be published as it stands."
    " Rules: Bedford Borough framework, 9.4; Kirklees framework, Learning from Child Death Review."
)
_DRAWN = 10  # factors in the picture; all of them stand in the table
_SAID = 260  # characters of what evidence shows


def called(panel: str) -> str:
    """Return what a board calls its panel, as a sentence needs it."""
    return panel if panel.lower().startswith(("the ", "our ")) else f"the {panel}"


def themes(found: DeathLearning) -> Iterator[Block]:
    """Yield the factors that contributed, as a picture and a table that need not add up."""
    if not found.themes:
        yield Text("No factor was recorded as contributing to a death that was reviewed.")
        return
    yield _picture(found)
    rows: list[tuple[Cell, ...]] = [
        (one.factor, one.domain or DASH, str(one.deaths), str(one.modifiable))
        for one in found.themes
    ]
    columns = (
        Column("Factor", 3), Column("Domain", 2), Column("Deaths", 0, "right"),
        Column("Could be changed", 0, "right"),
    )  # fmt: skip
    yield Table(columns, tuple(rows), note=(
        f"Of {counted(len(found.reviewed), 'death')} reviewed from {day_in_words(found.since)} to"
        f" {day_in_words(found.until)}: in how many of them a factor contributed, and in how many"
        " of these the panel held that it could have been changed. One death may have several"
        " factors, so that they need not add up."
    ))  # fmt: skip


def _picture(found: DeathLearning) -> Picture:
    drawn = found.themes[:_DRAWN]
    could = tuple(float(one.modifiable) for one in drawn)
    other = tuple(float(one.deaths - one.modifiable) for one in drawn)
    said = listed(_of(one) for one in drawn)
    most = f", the {_DRAWN} factors of most deaths" if len(found.themes) > _DRAWN else ""
    return RowsChart(
        f"Deaths in which a factor contributed{most}",
        tuple(one.factor for one in drawn),
        (Layer("Could be changed", could, "due"), Layer("Could not, or not said", other, "done")),
        f"Bars of the deaths reviewed by factor: {said}.",
        stacked=True,
        told=True,
    )


def _of(theme: Theme) -> str:
    could = f", {theme.modifiable} of them open to change" if theme.modifiable else ""
    return f"{theme.factor.lower()} {theme.deaths}{could}"


def over_time(found: DeathLearning, what: str) -> Iterator[Block]:
    """Yield the panel's answers period by period; `what` is what a period is called."""
    answers = [(until, one) for until, one in found.answers if _number(one)]
    if len(answers) < 2:
        return
    labels = tuple(f"to {month_in_words(until.year, until.month)}" for until, _ in answers)
    series = (
        Series("Yes", tuple(float(one.yes) for _, one in answers), "due", "dot"),
        Series("No", tuple(float(one.no) for _, one in answers), "well", "square"),
        Series(
            "Insufficient information or no answer",
            tuple(float(one.insufficient + one.not_recorded) for _, one in answers),
            "done", "tick",
        ),
    )  # fmt: skip
    said = "; ".join(
        f"{label} yes {one.yes}, no {one.no}"
        for label, (_, one) in zip(labels, answers, strict=True)
    )
    title = f"Reviewed: could anything have been changed? {what.capitalize()} by {what}"
    yield StackedChart(
        title, labels, series, f"Deaths reviewed by whether there were modifiable factors: {said}."
    )


def _number(answers: Modifiable) -> int:
    return answers.judged + answers.insufficient + answers.not_recorded


def what_changed(found: DeathLearning) -> Iterator[Block]:
    """Yield the lessons and plans that came of child deaths, each with what it changed."""
    if not found.lessons and not found.plans:
        yield Text(
            "No lesson and no action plan on record names a child's death as its source: what the"
            " panel learned is not followed to its impact."
        )
    if found.lessons:
        rows = [_lesson(one) for one in found.lessons]
        columns = (Column("Lesson", 2.4), Column("Proved so far", 0), Column("What it changed", 3))
        yield Table(columns, tuple(rows), note=(
            "Lessons that name a child's death among their sources, and are followed or ended in"
            " the period. A stage counts by dated evidence alone: a briefing is no impact."
        ))  # fmt: skip
    if found.plans:
        plans: list[tuple[Cell, ...]] = [
            (f"{one.record.reference} {one.record.title}", str(one.open), str(one.late))
            for one in found.plans
        ]
        columns = (
            Column("Action plan of a child's death", 3), Column("Open actions", 0, "right"),
            Column("Late", 0, "right"),
        )  # fmt: skip
        yield Table(columns, tuple(plans))


def changed(lesson: Lesson) -> bool:
    """Return whether its evidence shows that a lesson changed practice."""
    return lesson.standing.stage in {"embedded", "evaluated"}


def _lesson(one: Lesson) -> tuple[Cell, ...]:
    proofs = [entry for entry in one.ledger if entry.values["kind"] in {"practice", "impact"}]
    said = one.record.values["impact"] or (proofs[-1].values["shows"] if proofs else "")
    return (
        one.title,
        shown(one.proved),
        cut(said, _SAID) if said else f"Nothing yet. {one.standing.next_step}".strip(),
    )
