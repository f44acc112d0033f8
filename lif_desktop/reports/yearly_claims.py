"""What got better in a year and what did not, each claim with the record that bears it out."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from lif_desktop.registers.learning import DIFFERENCES
from lif_desktop.reports import dataset, revisits, year_on
from lif_desktop.reports.lessons import Lesson
from lif_desktop.reports.shape import Asked
from lif_desktop.rules.feedback_loop import STAGES
from lif_desktop.rules.indicators import TREND_PERIODS
from lif_desktop.rules.words import counted, day_in_words
from lif_desktop.store.board import Board

Kind = Literal["impact", "practice", "figure"]


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing said of the year: of what kind its evidence is, what it shows, where it stands."""

    said: str
    kind: Kind
    shows: str
    source: str


_Two = tuple[list[Claim], list[Claim]]


def claims(board: Board, today: date, span: Asked, found: Sequence[Lesson]) -> _Two:
    """Return what got better in a period, and what did not.

    For the public no text is taken over that was written of a single case, and no child counted.
    """
    better: list[Claim] = list(_evaluated(found, span))
    not_better: list[Claim] = []
    for one in revisits.pairs(board.records("audits"), today):
        if span.covers(one.looked_on) and one.improved:
            target = better if one.improved == "yes" else not_better
            target.append(_relook(one, public=span.public))
    for measure in dataset.read(board, today, span).measures:
        if measure.moved.state in {"better", "worse"}:
            target = better if measure.moved.state == "better" else not_better
            target.append(_figure(measure))
    if not span.public:
        better += _spread(board, span)
        not_better += _followed(board, span)
        not_better += _unembedded(board, today)
        not_better += _still(found)
    return better, not_better


def _evaluated(found: Sequence[Lesson], span: Asked) -> Iterator[Claim]:
    for one in found:
        on = one.standing.reached.get(STAGES[-1])
        if on is not None and span.covers(on) and one.standing.stage == STAGES[-1]:
            proof = next(line for line in one.ledger if line.values["dated_on"] == on)
            shows = "" if span.public else one.record.values["impact"] or proof.values["shows"]
            where = "" if span.public else f"{one.record.reference}, "
            yield Claim(one.record.title, "impact", shows or "Evaluated with evidence of impact.",
                        f"{where}{day_in_words(on)}")  # fmt: skip


def _relook(pair: revisits.Pair, *, public: bool) -> Claim:
    words = {"yes": "improved", "partly": "improved in part", "no": "not improved"}
    on = f", {day_in_words(pair.looked_on)}" if pair.looked_on else ""
    found = words[pair.improved or ""]
    shows = f"Looked at again: {found}."
    if pair.now and not public:
        shows = f"Looked at again, {found}: {pair.now}"
    source = "re-look of the audit" if public else pair.audit.reference
    return Claim(pair.audit.title, "practice", shows, f"{source}{on}")


def _figure(measure: dataset.Measure) -> Claim:
    """Say from where to where a figure went over the periods by which its trend was judged."""
    end = [one.label for one in measure.periods].index(measure.at) + 1
    pairs = list(zip(measure.periods, measure.figures, strict=True))[:end][-TREND_PERIODS:]
    known = [(period, figure) for period, figure in pairs if figure is not None]
    (first, then), (last, now) = known[0], known[-1]
    shows = f"From {measure.said(then)} in {first.label} to {measure.said(now)} in {last.label}."
    return Claim(measure.name, "figure", shows, measure.whose)


def _spread(board: Board, span: Asked) -> Iterator[Claim]:
    for one in board.records("practice"):
        if one.values["state"] == "spread" and span.covers(one.values["seen_on"]):
            shows = one.values["difference"] or one.values["taken_up"] or "Taken up elsewhere."
            yield Claim(one.title, "practice", shows, one.reference)


def _followed(board: Board, span: Asked) -> Iterator[Claim]:
    children = [one for one in board.records("tracked") if span.covers(one.values["checked_on"])]
    tally = Counter(one.values["difference"] for one in children)
    if tally["same"] or tally["worse"]:
        spread = ", ".join(
            f"{one.label.lower()} {tally[one.value]}" for one in DIFFERENCES if tally[one.value]
        )
        shows = f"Of {counted(len(children), 'child', 'children')} followed: {spread}."
        yield Claim(
            "Not every child who is followed is better off", "impact", shows, "Tracked children"
        )


def _unembedded(board: Board, today: date) -> Iterator[Claim]:
    for one in year_on.read(board, today):
        if one.standing.state == "late":
            asked = " ".join(one.questions(today))
            yield Claim(f"A year after {one.review.title}, nothing is reported", "practice", asked,
                        one.review.reference)  # fmt: skip
        elif one.review.values["embedded"] in {"partly", "no"}:
            shows = one.review.values["year_on_found"] or "The learning is not embedded."
            on = one.review.values["year_on_on"]
            source = ", ".join((one.review.reference, *([day_in_words(on)] if on else [])))
            yield Claim(f"A year after {one.review.title}, the learning is not wholly embedded",
                        "practice", shows, source)  # fmt: skip


def _still(found: Sequence[Lesson]) -> Iterator[Claim]:
    slow = [one for one in found if one.stands_still]
    if slow:
        refs = ", ".join(f"{one.record.reference} ({one.proved.text.lower()})" for one in slow)
        yield Claim(f"{counted(len(slow), 'open lesson')} of {_open(found)} without new evidence",
                    "practice", f"Nothing for more than a quarter: {refs}.",
                    "Learning ledger")  # fmt: skip


def _open(found: Sequence[Lesson]) -> int:
    return sum(one.is_open for one in found)
