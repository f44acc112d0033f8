"""What the agenda shows of each item: who and when, how many pages, and what is the matter."""

from typing import TYPE_CHECKING

from lif_desktop.rules.words import counted
from lif_desktop.ui.blocks.pill import Pill
from lif_desktop.ui.meetings.agenda_model import Row
from lif_desktop.ui.meetings.judging import Judged
from lif_desktop.ui.meetings.press import Place, Seen
from lif_desktop.ui.meetings.reading import Composition, Line

if TYPE_CHECKING:
    from lif_desktop.exporting.papers.content import AgendaItem, Paper

AGENDA: Place = ("agenda", 0)


def rows(composition: Composition, seen: Seen | None, judged: Judged | None) -> list[Row]:
    """Return a row for every item of a meeting; before a pack is set, its papers are waited for."""
    return [_row(line, seen, judged) for line in composition.lines]


def item_of(line: Line, seen: Seen | None) -> "AgendaItem | None":
    """Return an item as the pack has it, None where it is not (yet) in it."""
    items = seen.pack.items if seen else ()
    return next((one for one in items if one.record == line.item.id), None)


def place_of(line: Line, seen: Seen | None) -> Place:
    """Return where the papers of an item begin; without one, the agenda."""
    item = item_of(line, seen)
    for paper in item.papers if item else ():
        return paper.key, 0
    return AGENDA


def line_at(composition: Composition, seen: Seen, key: str) -> Line | None:
    """Return the item whose paper has this key."""
    for item in seen.pack.items:
        if item.record is not None and any(paper.key == key for paper in item.papers):
            return composition.line_of(item.record)
    return None


def says_nothing(line: Line, item: "AgendaItem") -> bool:
    """Say whether there is nothing in the papers of an item but their titles."""
    if line.papers:
        return all(
            one.values["kind"] == "text" and not (one.values["text"] or "").strip()
            for one in line.papers
        )
    return not any(one.sentences or one.blocks or one.left_out for one in item.papers)


def called(line: Line, item: "AgendaItem | None") -> dict[str, str] | None:
    """Return the paper that an item's own words call for, as one that is set beneath it."""
    if item is None or line.papers or not item.papers:
        return None
    paper = item.papers[0]
    return {"title": paper.title, "name": paper.key.partition(":")[0]}


def problems_of(paper: "Paper", seen: Seen) -> list[str]:
    """Return what could not be printed of a paper as it came."""
    return [said for key, said in seen.problems if key == paper.key]


def _row(line: Line, seen: Seen | None, judged: Judged | None) -> Row:
    item = item_of(line, seen)
    values = line.item.values
    presenter = item.presenter if item else values["presenter"] or ""
    time = item.time if item else values["starts_at"] or ""
    note = " · ".join(part for part in (presenter, time, line.item.text("purpose")) if part)
    pill, said = _pill(line, item, seen, judged)
    return Row(line, note, pill, said, called(line, item))


def _pill(
    line: Line, item: "AgendaItem | None", seen: Seen | None, judged: Judged | None
) -> tuple[Pill, str]:
    if seen is None or (item is None and seen.wish.audience == "board"):
        return Pill("…"), "Its papers are being set"
    if item is None:
        return Pill("Left out", "note"), "The public does not see this item"
    if not item.papers:
        return Pill("—"), "No paper"
    pages = counted(sum(seen.counts.get(paper.key, 1) for paper in item.papers), "page")
    wrong = [said for paper in item.papers for said in problems_of(paper, seen)]
    if wrong:
        return Pill(pages, "late"), f"{pages}. {' '.join(wrong)}"
    if says_nothing(line, item):
        return Pill("Says nothing", "due"), "The paper says nothing yet"
    keys = {paper.key for paper in item.papers}
    found = [one for one in judged.findings if one.paper_key in keys] if judged else []
    if found and seen.wish.audience == "board":
        return Pill(pages, "due"), f"{pages}, {counted(len(found), 'figure')} to look at"
    return Pill(pages, "well", "tick"), pages
