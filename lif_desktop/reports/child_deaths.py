"""Child deaths: six-monthly on the learning, yearly with tables, for the board and the public."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from lif_desktop.frameworks.relevance import relevance_scales
from lif_desktop.reports import (
    death_cases,
    death_files,
    death_tables,
    published_figures,
    small,
)
from lif_desktop.reports.death_cases import NOTIFIED, REVIEWED, Deaths
from lif_desktop.reports.death_tables import Tables
from lif_desktop.reports.shape import (
    Asked,
    Cell,
    Chart,
    Column,
    Report,
    Row,
    Section,
    Series,
    Table,
)
from lif_desktop.reports.spans import past_year
from lif_desktop.rules import public_tables
from lif_desktop.rules.child_deaths import NOT_RECORDED
from lif_desktop.rules.public_tables import ALL
from lif_desktop.rules.publication import NOT_SHOWN
from lif_desktop.rules.words import counted
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record

NAME, TITLE = "cdop", "Child deaths"
BASIS = (
    "Bedford Borough framework, 9.4 (six-monthly on the learning, yearly on themes and trends);"
    " Kirklees framework, Learning from Child Death Review (joint panel); Bradford framework, child"
    " death reviews"
)
COHORTS = (
    "Notified and reviewed are different cohorts: most deaths reviewed in a period were notified"
    " before it. Their numbers are never set against each other."
)
_CATEGORIES = "Where several categories were ticked, the uppermost is counted."
# A period no longer than this is a half-year: its report is on the learning.
_HALF_YEAR = 200
_OF_NOTIFIED, _OF_REVIEWED = "area notified", "area reviewed"
_ANSWERS = (
    ("yes", "Yes"), ("no", "No"), ("insufficient", "Insufficient information"),
    ("not_recorded", "Not recorded"),
)  # fmt: skip


def report(board: Board, today: date, asked: Asked) -> Report:
    """Draw the deaths of a period, else of the past year; of half a year mostly the learning."""
    span = past_year(asked, today)
    deaths = death_cases.read(board)
    found, unread = _tables(board, deaths, span)
    sections: list[Section] = [] if unread else [_cohorts(found)]
    attention = 0
    if not span.public:
        reviewed = _reviewed(deaths, span)
        owed, late = death_files.information(board, today)
        questions, open_ones = death_files.open_questions(board, deaths, today)
        attention = late + open_ones
        sections += [death_files.learning(reviewed), death_files.referrals(deaths, reviewed)]
    sections += _counted(found, span)
    if not span.public:
        sections += [owed, questions]
    return Report(
        NAME, _title(span), today, span, _basis(board),
        (*_summary(found, unread), *(() if span.public else _elsewhere(deaths, span))),
        tuple(sections), attention=attention,
        left_out=tuple(_left_out(found, small.threshold(board))) if span.public else (),
        figures=published_figures.as_text(found.made) if span.public else "",
    )  # fmt: skip


def is_half_year(span: Asked) -> bool:
    """Return whether a period is so short that its report is the six-monthly one."""
    since, until = death_tables.period_of(span.since, span.until)
    return (until - since).days < _HALF_YEAR


def _tables(board: Board, deaths: Deaths, span: Asked) -> tuple[Tables, tuple[str, ...]]:
    """Return the tables, and the references of earlier figures that cannot be read."""
    least = small.threshold(board) if span.public else 0
    period = death_tables.period_of(span.since, span.until)
    made = death_tables.totals if is_half_year(span) else death_tables.yearly
    topics = made(deaths, period, least)
    if not span.public:
        return death_tables.tables(deaths, topics, None, 0), ()
    before = published_figures.published(board, span.earlier)
    # Without knowing all that was published, no number is safe.
    safe = [] if before.unread else topics
    return death_tables.tables(deaths, safe, before.papers, least), before.unread


def _title(span: Asked) -> str:
    return f"{TITLE}: {'six-monthly, on the learning' if is_half_year(span) else 'yearly'}"


def _basis(board: Board) -> str:
    unverified = [one.title for one in relevance_scales() if not one.verified]
    said = f"{BASIS}; small numbers: under {small.threshold(board)}"
    if unverified:
        said += f"; scales written from memory, to be checked: {', '.join(unverified)}"
    return f"{said}."


def _reviewed(deaths: Deaths, span: Asked) -> list[Record]:
    return [
        one
        for one in deaths.records
        if one.values["state"] == REVIEWED
        and one.values["panel_on"]
        and span.covers(one.values["panel_on"])
    ]


def _summary(found: Tables, unread: tuple[str, ...]) -> Iterator[str]:
    if unread:
        yield published_figures.unread_words(unread)
        return
    notified, reviewed = found.number(NOTIFIED), found.number(REVIEWED)
    yield f"Deaths notified: {notified}; reviewed by the panel: {reviewed}. {COHORTS}"
    yes, judged = found.number("answers", "yes"), found.number("answers", "judged")
    layout = found.chosen.get("answers")
    if layout is not None and NOT_SHOWN not in (yes, judged) and judged:
        table = layout.table
        share = found.made.percentage(table.cell("yes"), table.cell("judged"))
        put = " Three years are put together." if found.pooled_years("answers") else ""
        out = [
            f"{number} with insufficient information"
            if key == "insufficient" else f"{number} without an answer"
            for key in ("insufficient", "not_recorded")
            if (number := found.number("answers", key)) not in (0, NOT_SHOWN)
        ]  # fmt: skip
        left = f"; left out are {' and '.join(out)}" if out else ""
        yield (
            f"Modifiable factors: {yes} of {judged} reviewed deaths for which the panel could say"
            f" ({share}){left}.{put}"
        )


def _elsewhere(deaths: Deaths, span: Asked) -> Iterator[str]:
    """Say how many of those counted lived elsewhere: panels are for children of their area.

    Source: Bradford framework, 6, and Kirklees framework, Learning from Child Death Review (each
    death of a child normally resident in the area).
    """
    away = Counter(
        case.values["cohort"] for one in deaths.records if one.values["resident"] is False
        for case in deaths.cases_of(one) if span.covers(case.day)
    )  # fmt: skip
    if away:
        yield (
            "Counted among them are deaths of children who did not normally live in the area:"
            f" {away[NOTIFIED]} notified, {away[REVIEWED]} reviewed."
        )


def _cohorts(found: Tables) -> Section:
    """Return both cohorts by area; one without an area to show stands in the summary alone."""
    sides = ((_OF_NOTIFIED, NOTIFIED, "Notified"), (_OF_REVIEWED, REVIEWED, "Reviewed"))
    chosen = [one for one in sides if one[0] in found.chosen]
    columns = [Column("Area", 3)]
    total: list[Cell] = ["Together"]
    for key, cohort, head in chosen or sides:
        pooled = found.pooled_years(key)
        columns.append(Column(f"{head}, three years" if pooled else head, 1, "right"))
        total.append(found.number(key, ALL) if key in found.chosen else found.number(cohort))
    layout = next(one for one in found.topics if one.key == _OF_NOTIFIED).layouts[0]
    (area,) = layout.table.dimensions
    rows = []
    for one in area.values:
        numbers = [found.number(key, one) for key, _, _ in chosen or sides]
        if one != NOT_RECORDED or any(numbers):
            rows.append(Row((found.deaths.label("area", one), *numbers)))
    table = Table(
        "Per area and together",
        tuple(columns),
        tuple(rows),
        total=tuple(total),
        note=" ".join(found.note(found.chosen[key]) for key, _, _ in chosen),
        empty="No area is recorded.",
    )
    return Section("Two cohorts", tables=(table,))


def _counted(found: Tables, span: Asked) -> list[Section]:
    sections = []
    if (chart := _chart(found)) is not None:
        sections.append(chart)
    if is_half_year(span):
        return sections
    drawn = {
        one.key: table
        for one in found.topics
        if one.key not in _TOTALS and not one.key.startswith("domain")
        and (table := found.draw(one)) is not None
    }  # fmt: skip
    of_notified = tuple(table for key, table in drawn.items() if key.endswith(NOTIFIED))
    of_reviewed = tuple(table for key, table in drawn.items() if not key.endswith(NOTIFIED))
    sections += [
        Section("Deaths notified", tables=of_notified),
        Section("Deaths reviewed", (_CATEGORIES,), of_reviewed),
        _factors(found, span),
    ]
    return [one for one in sections if one.tables or one.charts or one.said]


_TOTALS = {NOTIFIED, REVIEWED, _OF_NOTIFIED, _OF_REVIEWED, "answers"}


def _chart(found: Tables) -> Section | None:
    layout = found.chosen.get("answers")
    if layout is None:
        return None
    bars = [(label, found.number("answers", key)) for key, label in _ANSWERS]
    bars = [(label, number) for label, number in bars if number != 0 or label != "Not recorded"]
    said = ", ".join(f"{label.lower()} {number}" for label, number in bars)
    chart = Chart(
        "bars",
        "Modifiable factors",
        f"Deaths reviewed by whether there were modifiable factors: {said}.",
        tuple(label for label, _ in bars),
        (Series("Deaths", tuple(None if isinstance(one, str) else one for _, one in bars)),),
    )
    return Section("Modifiable factors", (found.note(layout, judged=True),), charts=(chart,))


def _factors(found: Tables, span: Asked) -> Section:
    """Count deaths by domain; one death may stand in several, so that they need not add up."""
    rows, notes = [], []
    for domain, label in death_cases.domains().items():
        key = death_cases.domain_dimension(domain)
        layout = found.chosen.get(key)
        if layout is None:
            continue
        whole, part = layout.table.cell(""), layout.table.cell("yes")
        rows.append(
            Row((label, found.number(key, "yes"), found.number(key, ""),
                 found.made.percentage(part, whole), _years(layout.table)))
        )  # fmt: skip
        notes.append(found.note(layout))
    several = "One death may have factors of several domains, so they need not add up."
    columns = (
        Column("Domain", 3), Column("Deaths", 1, "right"), Column("Of", 1, "right"),
        Column("Share", 1, "right"), Column("Counted over"),
    )  # fmt: skip
    table = Table(
        "Contributory factors by domain",
        columns,
        tuple(rows),
        note=" ".join([several, *dict.fromkeys(notes)]),
        empty="No domain has enough deaths to be shown." if span.public else "None.",
    )
    if span.public:
        return Section("Contributory factors", tables=(table,))
    deaths = found.deaths
    rated = death_files.relevance(deaths, _reviewed(deaths, span), death_cases.domains())
    return Section("Contributory factors", tables=(table, rated))


def _years(table: public_tables.Table) -> str:
    since, until = table.period
    return counted(round((until - since).days / 365.25) or 1, "year")


def _left_out(found: Tables, limit: int) -> Iterator[str]:
    yield (
        f"Counts from 1 to {limit - 1}, other counts from which they could be worked out, alone or"
        " together with what was published before, and every percentage of a hidden count; all bear"
        f" the same sign, '{NOT_SHOWN}'."
    )
    yield "All that is written of single children: learning, concerns, aspects and referrals."
    yield "Information owed by agencies, and questions on records."
    for title in found.left_out:
        yield f"'{title}': too few for any number of it to be shown."
    if found.made.protection.exposed:
        yield "Some small numbers were given away by earlier papers; they are not said again."
