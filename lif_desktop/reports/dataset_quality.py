"""Whether performance information is relevant, timely, accurate, and tells its story."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lif_desktop.reports.dataset import Dataset, Measure
from lif_desktop.reports.shape import About, Column, Row, Section, Table
from lif_desktop.rules import data_quality, narrative
from lif_desktop.rules.narrative import Story
from lif_desktop.rules.remarks import Remark
from lif_desktop.rules.words import counted
from lif_desktop.store.records import Record

_ANSWERS = ("yes", "partly", "no", None)
_POINTS = (
    ("told", "Has a story"),
    ("period", "Names the period"),
    ("before", "Compares with before"),
    ("others", "With others"),
    ("good", "With what is good"),
    ("so_what", "Says so what"),
    ("next_step", "Says what is next"),
    ("specific", "Is specific"),
)
# The dataset of a year is judged by agency, the newest figures one by one.
_LAST = 4
_JUDGED = (
    "Relevant, timely and accurate, each with a reason (Kirklees framework); figures of the last"
    " four periods of each indicator."
)


@dataclass(frozen=True)
class Told:
    """A text with what it is about, whose it is, and what the rule reads in it."""

    whose: str
    what: str
    about: About
    story: Story


def remarks(value: Record) -> list[Remark]:
    """Return what to ask about the quality of one value."""
    own = value.values
    judged = {test: (own[test], own[f"{test}_why"]) for test in data_quality.TESTS}
    return data_quality.remarks(judged, own["period_until"], own["received_on"])


def sections(found: Dataset) -> Iterator[Section]:
    """Yield the quality of performance information, then of the story behind it."""
    recent = [
        (one, value) for one in found.measures for value in one.given[-_LAST:] if value is not None
    ]
    yield Section(
        "Quality of performance information",
        (_JUDGED,),
        (*_judged(recent), _questioned(found.measures)),
    )
    told = [
        Told(one.whose, f"{one.name}, {one.at}", About("values", one.latest.id),
             narrative.read(one.latest.values["commentary"], period_known=True))
        for one in found.measures if one.latest is not None
    ]  # fmt: skip
    said = "The newest commentary of each indicator: read for what it leaves out, never marked."
    yield Section("The story behind the data", (said,), story_tables(told))


def _judged(recent: list[tuple[Measure, Record]]) -> Iterator[Table]:
    """Count, by agency, the answers to each of the three tests."""
    for test in data_quality.TESTS:
        tally: dict[str, Counter[str | None]] = {}
        late: dict[str, list[int]] = {}
        for one, value in recent:
            tally.setdefault(one.whose, Counter())[value.values[test]] += 1
            days = data_quality.late_by(value.values["period_until"], value.values["received_on"])
            late.setdefault(one.whose, []).append(days or 0)
        headings = ["Yes", "In part", "No", "Not judged"]
        if test == "timely":
            headings.append("Came late")
        columns = (
            Column("Agency", 3),
            *(Column(heading, align="right") for heading in headings),
            Column("Figures", align="right"),
        )
        rows = tuple(
            Row((agency, *(tally[agency][answer] for answer in _ANSWERS),
                 *((sum(days > 0 for days in late[agency]),) if test == "timely" else ()),
                 sum(tally[agency].values())))
            for agency in sorted(tally)
        )  # fmt: skip
        note = f"Late: more than {data_quality.GRACE_DAYS} days after the period, which is ours."
        yield Table(test.capitalize(), columns, rows, note=note if test == "timely" else "")


def _questioned(measures: Iterable[Measure]) -> Table:
    columns = (Column("Agency", 1.6), Column("Indicator", 3), Column("Period"),
               Column("Question", 3.4), Column("Reasons given", 2.4))  # fmt: skip
    rows = []
    for one in measures:
        if one.latest is None or not (found := remarks(one.latest)):
            continue
        reasons = [one.latest.values[f"{test}_why"] for test in data_quality.TESTS]
        cells = (one.whose, one.name, one.at, " ".join(remark.text for remark in found),
                 "; ".join(reason for reason in reasons if reason))  # fmt: skip
        rows.append(Row(cells, About("values", one.latest.id)))
    return Table("Questions about the newest figures", columns, tuple(rows),
                 empty="Every newest figure is judged, with reasons.")  # fmt: skip


def story_tables(told: list[Told]) -> tuple[Table, Table]:
    """Return how many stories of each agency make each point, and what to ask of each."""
    tally: dict[str, Counter[str]] = {}
    for one in told:
        counts = tally.setdefault(one.whose, Counter())
        counts["all"] += 1
        # A text that is not there is specific about nothing.
        counts.update(key for key, _ in _POINTS if one.story.told and getattr(one.story, key))
    columns = (
        Column("Agency", 3),
        *(Column(heading, align="right") for _, heading in _POINTS),
        Column("Texts due", align="right"),
    )
    rows = tuple(
        Row((agency, *(counts[key] for key, _ in _POINTS), counts["all"]))
        for agency, counts in sorted(tally.items())
    )
    asked = [one for one in told if one.story.questions]
    questions = Table(
        "What to ask",
        (Column("Agency", 1.6), Column("About", 3), Column("Questions", 4)),
        tuple(
            Row((one.whose, one.what, " ".join(one.story.questions)), one.about) for one in asked
        ),
        note=f"{counted(len(asked), 'text')} of {len(told)} leave something to ask.",
        empty="Nothing is left to ask.",
    )
    return Table("Points made, by agency", columns, rows, note=narrative.SOURCE + "."), questions
