"""The tables of the yearly chapter."""

from collections.abc import Sequence

from lif_desktop.exporting.papers.content import Cell, Column, Pill, Strong, Table
from lif_desktop.exporting.papers.phrases import DASH, cut, day, state
from lif_desktop.frameworks.yearly import Ask
from lif_desktop.reports.yearly import Compared, Year
from lif_desktop.reports.yearly_claims import Claim
from lif_desktop.rules.feedback_loop import LABELS
from lif_desktop.rules.small_numbers import round_half_up
from lif_desktop.rules.words import counted

_FIGURES = 5  # of the dataset that stand line by line
_SAID = 200  # characters of what evidence shows that a row takes
_BARE = {"impact": "Impact on children", "practice": "Practice", "figure": "Figures"}
_VERDICTS = {
    "better": Pill("Better", "square", "well"),
    "worse": Pill("Worse", "triangle", "late"),
    "same": Pill("The same", "dot", "due"),
}
_ON_RECORD = Pill("On record", "tick", "done")
_OWN = Pill("Own report", "diamond", "note")
_NOTHING = Pill("Nothing on record", "triangle", "late")
_BY_HAND = Pill("By hand", "diamond", "note")
_WHERE = {
    "then-and-now": "Then and now", "better": "What got better",
    "not-better": "What did not get better", "priorities": "The priorities",
    "reviews": "Reviews that ended, and their lessons", "deaths": "Yearly report on child deaths",
    "training": "The year's work: training", "voices": "The year's work: voices",
    "practice": "The year's work: strong practice", "methods": "The year's work: methods",
}  # fmt: skip


def claims(found: Sequence[Claim], empty: str) -> Table:
    """Return each claim with its evidence and source; of the figures a few, the rest by name."""
    rows: list[tuple[Cell, ...]] = []
    rest: list[str] = []
    for kind, label in _BARE.items():
        own = [one for one in found if one.kind == kind]
        shown = own[:_FIGURES] if kind == "figure" else own
        rest += [one.said for one in own[len(shown) :]]
        rows += [((Strong(one.said),), label, cut(one.shows, _SAID), _source(one)) for one in shown]
    columns = (
        Column("What", 1.1), Column("Evidence of", 0.55), Column("What it shows", 1.5),
        Column("Where it stands", 0.8),
    )  # fmt: skip
    note = f"So did {counted(len(rest), 'more figure')}: {'; '.join(rest)}." if rest else ""
    return Table(columns, tuple(rows), note=note, empty=empty)


def _source(one: Claim) -> str:
    """Return where a claim stands, its day on a line of its own."""
    return one.source if one.kind == "figure" else one.source.replace(", ", "\n", 1)


def compared(year: Year) -> Table:
    """Return the figures of the year beside those of the year before."""
    rows: list[tuple[Cell, ...]] = [
        (one.now.name, _figure(one, then=True), _figure(one, then=False), _verdict(one))
        for one in year.compared
    ]
    columns = (
        Column("Figure", 1.6), Column("Year before", 0, "right"), Column("This year", 0, "right"),
        Column("Better or worse", 0),
    )  # fmt: skip
    return Table(columns, tuple(rows))


def _figure(one: Compared, *, then: bool) -> str:
    counted_ = one.then if then else one.now
    if counted_.of == 0:
        return "none on record"
    share = counted_.percent
    percent = "" if share is None else f" ({round_half_up(round(share * 1000), 1000)} %)"
    return f"{counted_.words}{percent}"


def _verdict(one: Compared) -> Cell:
    if one.verdict:
        return _VERDICTS[one.verdict]
    return "Too few to compare" if one.now.way else DASH


def priorities(year: Year) -> Table:
    """Return progress on each priority; its standing is the board's own view."""
    rows: list[tuple[Cell, ...]] = []
    for one in year.priorities:
        values = one.priority.values
        progress = f"{cut(values['progress'], 2 * _SAID)}\n{day(values['progress_on'])}"
        cells: tuple[Cell, ...] = (
            (Strong(one.priority.title),), cut(values["outcome"], _SAID), progress,
        )  # fmt: skip
        if not year.public:
            tone = state("priorities", "tone", values["tone"] or "")
            cells = (*cells, f"{counted(one.count, 'record')}", tone)
        rows.append(cells)
    columns = [Column("Priority", 0.8), Column("What should be different", 1.1),
               Column("Progress, and as at", 1.4)]  # fmt: skip
    if year.public:
        return Table(tuple(columns), tuple(rows))
    columns += [Column("Tied to it", 0), Column("Board's RAG", 0)]
    note = "The RAG is the board's own view of progress: red, amber or green; not lateness."
    return Table(tuple(columns), tuple(rows), note=note)


def reviews(year: Year) -> Table:
    """Return the reviews that ended, each with its lessons and how far those came."""
    rows: list[tuple[Cell, ...]] = []
    for review, lessons in year.reviews:
        said = "\n".join(
            f"{one.record.title} ({LABELS[one.standing.stage].lower()})" for one in lessons
        )
        published = review.values["published_on"]
        how = f"Published {day(published)}" if published else review.text("state")
        rows.append((review.reference, review.title, review.text("kind"), how,
                     said or "No lesson in the ledger"))  # fmt: skip
    columns = (
        Column("Reference", 0), Column("Case", 0.6), Column("Type", 0.9), Column("Ended", 0.7),
        Column("Lessons, and how far they came", 2),
    )  # fmt: skip
    return Table(columns, tuple(rows))


def asks(year: Year) -> Table:
    """Return what is asked of the report, where it answers, and what is still to be written."""
    rows: list[tuple[Cell, ...]] = [
        (
            one.text, one.source + ("" if one.verified else " (wording not checked)"),
            _WHERE.get(one.part, "Written by hand"), _answer(year, one),
        )
        for one in year.asks
    ]  # fmt: skip
    columns = (
        Column("Asked", 1.6), Column("By", 1.1), Column("Where it is answered", 0.9),
        Column("Stands", 0),
    )  # fmt: skip
    return Table(columns, tuple(rows))


def _answer(year: Year, ask: Ask) -> Pill:
    if ask.part == "deaths":
        return _OWN
    if ask.part == "by-hand":
        return _BY_HAND
    has = {
        "then-and-now": any(one.now.part for one in year.compared),
        "better": bool(year.better),
        "not-better": bool(year.not_better),
        "priorities": bool(year.priorities),
        "reviews": bool(year.reviews),
        "training": bool(year.training.held),
        "voices": bool(year.heard),
        "practice": bool(year.practice),
        "methods": bool(year.methods),
    }
    return _ON_RECORD if has[ask.part] else _NOTHING
