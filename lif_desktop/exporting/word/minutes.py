"""The minutes of a meeting as a Word document: attendance, items, decisions, action sheet."""

from collections.abc import Iterable, Iterator

from lif_desktop.exporting.papers import minutes as paper
from lif_desktop.exporting.papers.content import Bullets, Pack, Strong
from lif_desktop.exporting.papers.phrases import DASH, who
from lif_desktop.exporting.word.parts import Document, Grid, Heading, Para, Part, Words
from lif_desktop.registers.meetings import CAME
from lif_desktop.reports.minutes import Arising, Came, Minute, Minutes
from lif_desktop.rules.words import day_in_words

_ANSWERS = {one.value: one.label for one in CAME}


def minutes(found: Minutes, pack: Pack, *, public: bool = False) -> Document:
    """Return minutes as a document; `pack` says what the meeting and its papers are called.

    The public reads decisions and actions, and no person's name.
    """
    shown = found.in_public() if public else found
    values = shown.meeting.values
    agreed = values["minutes_agreed_on"]
    beneath = [pack.title, pack.when, pack.place]
    if shown.chair and not public:
        beneath.append(f"In the chair: {shown.chair}")
    beneath.append(f"Agreed on {day_in_words(agreed)}" if agreed else "Draft, not agreed yet")
    return Document(
        title="Minutes",
        body=pack.body,
        beneath=tuple(one for one in beneath if one),
        head=pack.meeting,
        marking=pack.marking,
        foot=f"Actions as at {day_in_words(shown.on)}",
        parts=tuple(_parts(shown, found, public=public)),
    )


def _parts(shown: Minutes, found: Minutes, *, public: bool) -> Iterator[Part]:
    if not shown.held:
        yield Para((Strong("This meeting is not on record as held."),
                    " What stands here was planned."))  # fmt: skip
    yield Heading("Attendance")
    yield Para(paper.quorum(shown))
    if shown.attendance:
        yield _attendance(shown.attendance, public=public)
    if shown.whole or not public:
        yield Heading("Items and decisions")
        if not shown.items:
            yield Para("No items are on record of this meeting.")
        for number, item in enumerate(shown.items, 1):
            yield from _item(number, item, public=public)
    if public:
        yield Heading("Left out")
        yield Para(paper.outcome(found))
        yield Bullets(tuple(paper.unsaid(shown)))
        return
    yield from _actions_of(shown)


def _actions_of(found: Minutes) -> Iterator[Part]:
    if found.rulings:
        yield Heading("Escalated actions: what was decided")
        yield Grid(
            ("Action", "Decision", "Why"),
            tuple((one.action, one.ruling, one.reason or DASH) for one in found.rulings),
            (6.6, 3.4, 7),
        )
    yield Heading("Action sheet")
    yield _actions(found.actions, "No action arose at this meeting.")
    yield Heading("Matters arising from earlier meetings")
    yield _actions(found.still_open, "No action of an earlier meeting is open.")


def _attendance(came: Iterable[Came], *, public: bool) -> Grid:
    heads = ("Agency", "Answer") if public else ("Agency", "Answer", "Person", "Note")
    rows = tuple(
        (one.agency, _ANSWERS.get(one.how, "Nothing on record"))
        + (() if public else (one.person, one.note))
        for one in came
    )
    return Grid(heads, rows, (10, 7) if public else (6.6, 3, 4, 3.4))


def _item(number: int, item: Minute, *, public: bool) -> Iterator[Part]:
    yield Heading(f"{number}. {item.title}", 2)
    about = paper.beside(item, public=public)
    if about:
        yield Para(", ".join(about), soft=True)
    if item.discussion and not public:
        yield Para(item.discussion)
    if item.decision:
        yield Para((Strong(f"Decision: {item.decision}"),))
    if item.actions:
        yield Heading("Actions", 3)
        yield Bullets(tuple(paper.arose(one) for one in item.actions))


def _actions(found: Iterable[Arising], empty: str) -> Grid:
    rows: tuple[tuple[Words, ...], ...] = tuple(
        (
            one.reference, one.activity, who(one.agency, one.lead),
            day_in_words(one.target_on) if one.target_on else DASH, one.standing.pill,
        )
        for one in found
    )  # fmt: skip
    heads = ("Reference", "Action", "Who", "By when", "Today")
    return Grid(heads, rows, (3, 5.3, 3.7, 2.6, 2.4), empty)
