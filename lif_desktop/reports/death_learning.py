"""What reviews of child deaths taught in a period: themes, what could change, what did."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from lif_desktop.registers import Filter
from lif_desktop.registers.actions import OPEN
from lif_desktop.reports import death_cases, death_files, lessons
from lif_desktop.reports.action_rows import standing
from lif_desktop.reports.death_cases import REVIEWED, Deaths
from lif_desktop.reports.lessons import Lesson
from lif_desktop.reports.shape import Asked
from lif_desktop.rules.child_deaths import Modifiable
from lif_desktop.rules.clocks import add_months
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

HALF_YEAR, YEAR = 6, 12
"""Months."""
_BEFORE = 4  # periods that are set side by side, the one asked for among them
_RAISED = (
    ("concerns", "Children's safety and welfare"),
    ("public_health", "Public health or safety"),
    ("pattern", "Pattern with other deaths"),
)
_ASPECTS = ("environmental", "social", "health", "cultural", "systemic")


@dataclass(frozen=True, slots=True)
class Theme:
    """A factor that contributed to deaths: to how many, and in how many it could be changed."""

    factor: str
    domain: str
    deaths: int
    modifiable: int


@dataclass(frozen=True, slots=True)
class Found:
    """What was written of one death, under what it stands."""

    death: Record
    under: str
    text: str


@dataclass(frozen=True, slots=True)
class Plan:
    """An action plan that came of a child's death, with its open and late actions."""

    record: Record
    open: int
    late: int


@dataclass(frozen=True, slots=True)
class DeathLearning:
    """The reviews of a period and what came of them; `answers` are those of each period till now.

    Nothing of it may be published: it is written of single children.
    """

    since: date
    until: date
    notified: int
    reviewed: tuple[Record, ...]
    answers: tuple[tuple[date, Modifiable], ...]
    themes: tuple[Theme, ...]
    learned: tuple[Found, ...]
    raised: tuple[Found, ...]
    aspects: tuple[Found, ...]
    referred: tuple[Record, ...]
    lessons: tuple[Lesson, ...]
    plans: tuple[Plan, ...]

    @property
    def modifiable(self) -> Modifiable:
        """The panel's answers in the period itself."""
        return self.answers[-1][1]


def past(asked: Asked, today: date, months: int) -> Asked:
    """Return what was asked, with so many months until today where a bound was left open."""
    until = asked.until or today
    since = asked.since or add_months(until, -months) + timedelta(days=1)
    return replace(asked, since=since, until=until)


def read(board: Board, today: date, span: Asked, months: int) -> DeathLearning:
    """Return what the reviews of a period taught; the periods before it are of so many months."""
    deaths = death_cases.read(board)
    assert span.since is not None
    assert span.until is not None
    reviewed = _reviewed(deaths, span)
    return DeathLearning(
        since=span.since,
        until=span.until,
        notified=sum(_within(one.values["notified_on"], span) for one in deaths.records),
        reviewed=tuple(reviewed),
        answers=tuple(_answers(deaths, span, months)),
        themes=tuple(_themes(deaths, reviewed)),
        learned=tuple(_found(reviewed, ("learning",), ("Learning",))),
        raised=tuple(_found(reviewed, *zip(*_RAISED, strict=True))),
        aspects=tuple(_found(reviewed, _ASPECTS)),
        referred=tuple(_referred(reviewed)),
        lessons=tuple(_lessons(board, today, span)),
        plans=tuple(_plans(board, today)),
    )


def _within(day: date | None, span: Asked) -> bool:
    return day is not None and span.covers(day)


def _reviewed(deaths: Deaths, span: Asked) -> list[Record]:
    return [
        one
        for one in deaths.records
        if one.values["state"] == REVIEWED and _within(one.values["panel_on"], span)
    ]


def _answers(deaths: Deaths, span: Asked, months: int) -> Iterator[tuple[date, Modifiable]]:
    """Yield the panel's answers in the periods before, the oldest first, and in this one."""
    assert span.since is not None
    ends = [add_months(span.since, -months * back) for back in reversed(range(_BEFORE - 1))]
    for end in ends:
        before = replace(span, since=add_months(end, -months), until=end - timedelta(days=1))
        assert before.until is not None
        yield before.until, _modifiable(_reviewed(deaths, before))
    assert span.until is not None
    yield span.until, _modifiable(_reviewed(deaths, span))


def _modifiable(reviewed: Sequence[Record]) -> Modifiable:
    said = [one.values["modifiable"] for one in reviewed]
    yes, no, insufficient = (said.count(one) for one in ("yes", "no", "insufficient"))
    return Modifiable(yes, no, insufficient, len(said) - yes - no - insufficient)


def _themes(deaths: Deaths, reviewed: Sequence[Record]) -> list[Theme]:
    """Return the factors that contributed, those of most deaths first; each counts a death once."""
    held: dict[tuple[str, str], set[int]] = defaultdict(set)
    could: dict[tuple[str, str], set[int]] = defaultdict(set)
    domains = death_cases.domains()
    for death in reviewed:
        for one in deaths.factors.get(death.id, ()):
            point = deaths.point(death, one)
            if point is None or not point.contributed:
                continue
            key = (one.values["factor"] or "", domains.get(one.values["domain"], ""))
            held[key].add(death.id)
            if one.values["modifiable"] == "yes":
                could[key].add(death.id)
    found = [
        Theme(factor, domain, len(of), len(could[factor, domain]))
        for (factor, domain), of in held.items()
    ]
    return sorted(found, key=lambda one: (-one.deaths, -one.modifiable, one.factor.casefold()))


def _found(
    reviewed: Sequence[Record], keys: Sequence[str], titles: Sequence[str] = ()
) -> Iterator[Found]:
    for at, key in enumerate(keys):
        for one in reviewed:
            if text := one.values[key]:
                title = titles[at] if titles else one.register.field(key).label
                yield Found(one, title, text)


def _referred(reviewed: Sequence[Record]) -> Iterator[Record]:
    """Yield the deaths that were referred to a case review, or must have a reason why not."""
    for one in reviewed:
        if one.values["review"] or one.values["why_not_referred"] or death_files.inflicted(one):
            yield one


def _lessons(board: Board, today: date, span: Asked) -> Iterator[Lesson]:
    """Yield the lessons of child deaths that are followed, or that ended in the period."""
    for one in lessons.read(board, today):
        values = one.record.values
        if values["deaths"] and (one.is_open or _within(values["closed_on"], span)):
            yield one


def _plans(board: Board, today: date) -> Iterator[Plan]:
    for one in board.records("plans"):
        if one.values["death"] is None or one.values["state"] == "closed":
            continue
        filters = (Filter("plan", "is", (one.id,)), Filter("status", "is", OPEN))
        actions = board.records("actions", board.ids(View("actions", filters=filters)))
        late = sum(standing(action, today).state == "late" for action in actions)
        yield Plan(one, len(actions), late)
