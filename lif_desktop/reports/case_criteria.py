"""The criteria of an edition for one review: what to propose, what was answered, what is asked."""

from typing import Any

from lif_desktop import frameworks
from lif_desktop.registers import Filter
from lif_desktop.reports.case_words import edition_of
from lif_desktop.reports.review_files import CaseFile
from lif_desktop.rules import review_criteria
from lif_desktop.rules.answers import bare
from lif_desktop.rules.remarks import Remark
from lif_desktop.rules.review_criteria import WEIGHED
from lif_desktop.rules.time_limits import LINKED, SERIOUS
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

_OUTCOMES = {"met": "Met", "not_met": "Not met", "open": "Open"}


def propose_criteria(board: Board, review: Record) -> list[dict[str, Any]]:
    """Return the values of a new criterion for each paragraph that a review has none for yet.

    They are those of the edition that applies to the review; a review below the statutory ones
    has what makes such a case worth reviewing beside them. Without an edition there is none.
    """
    edition = edition_of(review)
    pack = frameworks.criteria_of(edition)
    if edition is None or pack is None or review.values["kind"] in LINKED:
        return []
    parts = WEIGHED if review.values["kind"] in SERIOUS else (*WEIGHED, "learning")
    own = View("criteria", filters=(Filter("review", "is", (review.id,)),))
    there = {bare(one.values["criterion"]) for one in board.records("criteria", board.ids(own))}
    return [
        {
            "review": review.id,
            "criterion": one.text,
            "edition": edition.key,
            "paragraph": one.source if one.verified else f"{one.source} (unverified)",
            "always": one.part == "always",
        }
        for one in pack.criteria
        if one.part in parts and bare(one.text) not in there
    ]


def add_criteria(board: Board, review: Record) -> int:
    """Add the criteria of the edition that a review lacks, in one change set; return how many."""
    rows = propose_criteria(board, review)
    if rows:
        title = f"Add the criteria of {rows[0]['edition']} to {review.reference}"
        with board.change(title) as change:
            for values in rows:
                change.add("criteria", values)
    return len(rows)


def remarks(one: CaseFile) -> list[Remark]:
    """Return what is to be asked about the criteria of a review and the decision on it."""
    values, found = one.record.values, one.checklist
    if found is None or not one.parts["criteria"]:
        return []
    return review_criteria.questions(
        found, values["decision"], values["decision_reason"], weighs=one.weighs
    )


def outcome(one: CaseFile) -> str:
    """Return what the criteria of a review come to, in a word; blank where none are recorded."""
    if one.checklist is None or not one.parts["criteria"]:
        return ""
    return _OUTCOMES[review_criteria.outcome(one.checklist)]
