"""The returns sent out: what is with whom, what is late, what came back and how good it was."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from operator import sub

from lif_desktop.fields import Shown
from lif_desktop.reports import returns_read
from lif_desktop.reports.returns_matrix import matrix
from lif_desktop.reports.returns_read import Round, Sent
from lif_desktop.reports.shape import (
    About,
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
from lif_desktop.rules import return_quality, sent_returns
from lif_desktop.rules.chasing import Schedule
from lif_desktop.rules.return_quality import Judged
from lif_desktop.rules.words import counted, day_in_words
from lif_desktop.store.board import Board

NAME, TITLE = "returns", "Returns sent out"
BASIS = (
    f"{sent_returns.SOURCE}; {return_quality.SOURCE} (relevant, timely, accurate). When a return is"
    " chased is the board's own."
)
_LEFT_OUT = (
    "Which agency owes or gave what, and what was said of its return. The counts are complete."
)
_ANSWERS = {
    "yes": ("Yes", "well", "square"),
    "partly": ("In part", "due", "dot"),
    "no": ("No", "late", "triangle"),
}
_BARS = 8


def report(board: Board, today: date, asked: Asked) -> Report:
    """Draw what was sent and what came of it; a period keeps to what was sent in it."""
    every = returns_read.read(board, today)
    own = [one for one in every if asked.covers(one.record.values["issued_on"])]
    found = returns_read.rounds(own)
    sections = [_rounds(found), _then_and_now(returns_read.rounds(every), today)]
    if not asked.public:
        plan = returns_read.plan_of(board)
        sections[:0] = [_waiting(own, today, plan), _to_judge(own)]
        sections += [*matrix(board, own), _judged(own)]
    return Report(
        NAME, TITLE, today, asked, BASIS, tuple(_summary(own, today)), tuple(sections),
        attention=sum(one.standing.state in {"late", "to_judge"} for one in own),
        left_out=(_LEFT_OUT,) if asked.public else (),
    )  # fmt: skip


def _summary(own: Sequence[Sent], today: date) -> Iterator[str]:
    counting = [one for one in own if one.standing.counts]
    if not counting:
        yield "No return was sent out, or none that still counts."
        return
    out = [one for one in counting if one.standing.out]
    late = [one for one in out if one.standing.state == "late"]
    came = len(counting) - len(out)
    yield (
        f"{counted(len(counting), 'return')} sent out: {came} came back, {len(out)}"
        f" {'is' if len(out) == 1 else 'are'} with the agencies, {len(late)} of these late."
    )
    if late:
        oldest = max(one.days_late for one in late)
        chased = sum(one.record.values["chased_on"] is None for one in late)
        never = f" {chased} of them {'was' if chased == 1 else 'were'} never chased."
        yield f"The longest is late by {counted(oldest, 'day')}.{never if chased else ''}"
    waiting = sum(one.standing.state == "to_judge" for one in counting)
    if waiting:
        wait = "waits" if waiting == 1 else "wait"
        yield f"{counted(waiting, 'return')} came back and {wait} to be judged."
    chase = sum(one.to_chase(today) for one in out)
    if chase:
        yield f"{counted(chase, 'return')} {'is' if chase == 1 else 'are'} to be chased today."


def _waiting(own: Sequence[Sent], today: date, plan: Schedule) -> Section:
    columns = (
        Column("Return", 2.6), Column("Agency", 1.8), Column("Sent to", 1.3), Column("Sent"),
        Column("Due"), Column("Stands", 1.2), Column("Chased", 1.2), Column("Chase next", 1.2),
    )  # fmt: skip
    out = [one for one in own if one.standing.out]
    out.sort(key=lambda one: (one.due_on or date.max, one.agency.casefold(), one.record.id))
    rows = tuple(
        Row((named(one), one.agency, one.record.values["recipient"], one.record.values["issued_on"],
             one.due_on, shown(one), chased(one), _next(one, today)), about(one))
        for one in out
    )  # fmt: skip
    note = f"Chased {plan.words}."
    table = Table("With the agencies", columns, rows, note=note,
                  empty="Nothing is with the agencies.")  # fmt: skip
    return Section("What is out", tables=(table,))


def _to_judge(own: Sequence[Sent]) -> Section:
    columns = (
        Column("Return", 2.4), Column("Agency", 1.6), Column("Came back"), Column("Relevant", 0.9),
        Column("Timely", 0.9), Column("Accurate", 0.9), Column("Why so", 3),
    )  # fmt: skip
    waiting = [one for one in own if one.standing.state == "to_judge"]
    rows = tuple(
        Row((named(one), one.agency, one.record.values["received_on"],
             *(_answer(each) for each in one.judged),
             _why(one)),
            about(one))
        for one in waiting
    )  # fmt: skip
    note = (
        "A question mark says that the rule proposes it; your word stands. Relevant is your word"
        " alone: does it tell what was asked, and where to look further?"
    )
    table = Table("Came back, to be judged", columns, rows, note=note,
                  empty="Every return that came back has been judged.")  # fmt: skip
    return Section("What to judge", tables=(table,))


def _why(one: Sent) -> str:
    """Return why the rules propose what they do; of relevant they propose nothing."""
    return " ".join(
        each.proposal.why for each in one.judged if not each.by_person and each.test != "relevant"
    )


def _rounds(found: Sequence[Round]) -> Section:
    headings = ("Sent", "Back", "In time", "Late back", "Out", "Late", "To judge")
    columns = (Column("Kind", 2), Column("About", 1.8), Column("Sent on"), Column("Due"),
               *(Column(one, 0.8, "right") for one in headings))  # fmt: skip
    counts = [_counts(one) for one in found]
    rows = tuple(
        Row((one.kind, one.what, one.issued_on, one.due_on, *own))
        for one, own in zip(found, counts, strict=True)
    )
    sums = (sum(column) for column in zip(*counts, strict=True))
    total: tuple[Cell, ...] = ("All", "", None, None, *sums) if rows else ()
    note = (
        "Returns withdrawn, or sent again in another's place, are not counted. Of those back, in"
        " time and late add up; of those out, the late ones are a part."
    )
    table = Table("By kind and round", columns, rows, total=total, note=note,
                  empty="Nothing was sent out.")  # fmt: skip
    return Section("Round by round", tables=(table,), charts=tuple(_chart(found)))


def _counts(one: Round) -> tuple[int, ...]:
    sent = len(one.sent)
    came, in_time = one.came, one.in_time
    return (sent, came, in_time, came - in_time, sent - came, one.late, one.to_judge)


def _chart(found: Sequence[Round]) -> Iterator[Chart]:
    newest = list(reversed(found[:_BARS]))
    if not newest:
        return
    _, _, in_time, came_late, out, late, _ = zip(*map(_counts, newest), strict=True)
    series = (
        Series("Back in time", in_time, "well"),
        Series("Back late", came_late, "due"),
        Series("Not back, late", late, "late"),
        Series("Not back, not due", tuple(map(sub, out, late)), "note"),
    )
    last = newest[-1]
    said = f"{last.title}: {last.came} of {len(last.sent)} back, {last.late} late."
    labels = tuple(_short(one) for one in newest)
    yield Chart("stacked", "How each round came back", said, labels, series)


def _short(one: Round) -> str:
    sent = f"{one.issued_on:%m/%y}" if one.issued_on else "undated"
    return f"{one.kind.split()[0]} {sent}"


def _then_and_now(found: Sequence[Round], today: date) -> Section:
    """Set the newest round of each kind beside the one before."""
    tests = [test.capitalize() for test in return_quality.TESTS]
    columns = (Column("Kind", 2), Column("Round", 0.8), Column("Due"),
               *(Column(one, 0.9, "right") for one in ("Sent", "Back", "In time", "In time, %")),
               *(Column(one, 1.1, "right") for one in tests))  # fmt: skip
    by_kind: dict[str, list[Round]] = defaultdict(list)
    for one in found:
        by_kind[one.kind].append(one)
    rows = []
    for kind, own in by_kind.items():
        newest = reversed(tuple(zip(("Now", "Then"), own, strict=False)))
        rows += [Row((kind, word, one.due_on, *_figures(one, today))) for word, one in newest]
    table = Table(
        "Then and now", columns, tuple(rows),
        note="The newest round of each kind and the one before it. In time, of all sent, once the"
        " date has passed; relevant, timely and accurate: how many were called so, of those"
        " judged.",
        empty="Nothing was sent out.",
    )  # fmt: skip
    return Section("Then and now", tables=(table,))


def _figures(one: Round, today: date) -> Iterator[Cell]:
    sent, in_time = len(one.sent), one.in_time
    over = one.due_on is not None and one.due_on < today
    yield from (sent, one.came, in_time, round(100 * in_time / sent) if over else "–")
    for test in return_quality.TESTS:
        said = [answer for each in one.sent if each.standing.came
                if (answer := each.record.values[test])]  # fmt: skip
        yield f"{said.count('yes')} of {len(said)}" if said else "–"


def _judged(own: Sequence[Sent]) -> Section:
    columns = (
        Column("Return", 2.2), Column("Agency", 1.6), Column("Came back"), Column("Stands", 1.3),
        Column("Relevant", 0.9), Column("Timely", 0.9), Column("Accurate", 0.9),
        Column("What was said of it", 2.4),
    )  # fmt: skip
    done = [one for one in own if one.standing.state in {"back", "accepted"}]
    done.sort(key=lambda one: one.record.values["received_on"] or date.min, reverse=True)
    rows = tuple(
        Row((named(one), one.agency, one.record.values["received_on"], shown(one),
             *(_answer(each) for each in one.judged), one.record.values["quality"]), about(one))
        for one in done
    )  # fmt: skip
    table = Table("Judged and accepted", columns, rows, empty="None has been judged yet.")
    return Section("How good it was", tables=(table,))


def named(one: Sent) -> str:
    """Return a return as a line names it: its kind, and what it is about."""
    return f"{one.record.reference} {one.kind}"


def shown(one: Sent) -> Shown:
    """Return where a return stands, as a pill."""
    return Shown(one.standing.word, one.standing.meaning, one.standing.shape)


def chased(one: Sent) -> str:
    """Return when, and how often, a return was chased."""
    day, times = one.record.values["chased_on"], one.record.values["chased_times"] or 0
    if day is None:
        return "never"
    return f"{day_in_words(day)}, {times} ×" if times > 1 else day_in_words(day)


def about(one: Sent) -> About:
    """Return where a click on its line leads."""
    return About("returns", one.record.id)


def _next(one: Sent, today: date) -> Cell:
    if one.chase_on is None or one.chase_on > today:
        return one.chase_on
    return Shown("Now", "due", "dot")


def _answer(one: Judged) -> Cell:
    if one.answer not in _ANSWERS:
        return Shown("Not said", "note", "diamond")
    mark = Shown(*_ANSWERS[one.answer])
    return mark if one.by_person else replace(mark, text=f"{mark.text}?")
