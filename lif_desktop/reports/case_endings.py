"""How reviews end: what is published or why not, what holds it, how child and family took part."""

from collections.abc import Iterable

from lif_desktop.fields import Shown
from lif_desktop.frameworks import Framework
from lif_desktop.reports.case_words import called
from lif_desktop.reports.review_files import CaseFile
from lif_desktop.reports.shape import About, Asked, Cell, Column, Row, Section, Table
from lif_desktop.rules import child_voice
from lif_desktop.rules.review_case import Step

_KEYS = ("publish_decision", "published", "response")


def publication(files: Iterable[CaseFile], span: Asked) -> Section:
    """Return what is published or is to be, why not, and which proceedings hold it."""
    columns = (Column("Case", 1.8), Column("Completed"), Column("Decision to publish", 2.4),
               Column("Published"), Column("Board's response", 1.2), Column("Question", 2.4)
               )  # fmt: skip
    rows = [
        Row(_cells(one), one.about) for one in files if _is_about_publication(one, span)
    ]  # fmt: skip
    table = Table("Publication", columns, tuple(rows), empty="No review is to be published yet.",
                  note="Reviews that were completed, published or closed in the period, or are"
                  " complete and unpublished. The decision weighs the effect on the family, on"
                  " court orders and on data protection.")  # fmt: skip
    return Section("Publication", tables=(table, proceedings(files)))


def proceedings(files: Iterable[CaseFile]) -> Table:
    """Return the parallel proceedings that still run, and what they hold up."""
    columns = (Column("Case", 1.8), Column("Proceeding", 1.4), Column("Body", 1.4),
               Column("State"), Column("Expected end"), Column("Effect on the review", 2.6)
               )  # fmt: skip
    rows = tuple(
        Row((
            one.label, row.text("kind"), row.values["body"] or "", row.text("state"),
            row.values["ends_on"],
            row.values["effect"] or Shown("What does it hold up?", "note", "diamond"),
        ), About("proceedings", row.id))
        for one in files for row in one.parts["proceedings"] if row.values["state"] != "ended"
    )  # fmt: skip
    return Table("Parallel proceedings that still run", columns, rows, empty="None runs.")


def voice(files: Iterable[CaseFile]) -> Section:
    """Return how child, family and practitioners took part in each review that ended or runs."""
    columns = (Column("Case", 1.8), Column("Child and family", 3), Column("Family invited"),
               Column("Practitioners", 2.4), Column("Question", 2.4))  # fmt: skip
    rows = []
    for one in files:
        values = one.record.values
        asked = child_voice.lacking_in_review(values["state"], values["family"])
        if values["state"] == "not_review" or not (asked or one.is_open):
            continue
        rows.append(Row((
            one.label, values["family"] or "", values["family_invited_on"],
            values["practitioners"] or "", Shown(asked, "due", "dot") if asked else "",
        ), one.about))  # fmt: skip
    return Section("Voice of the child and the family", tables=(
        Table("Open cases, and those that ended without it", columns, tuple(rows),
              empty="Every review says how child and family took part.",
              note="Kirklees framework, Principles: families, surviving children too, are invited"
              " to contribute. A reason why they did not is an answer."),
    ))  # fmt: skip


def for_the_public(
    files: Iterable[CaseFile], preset: Framework, span: Asked, counts: Table
) -> tuple[Section, ...]:
    """Return what anybody may read: how many cases came to what, and what has been published."""
    listed = list(files)
    out = [
        Row((called(preset, one.record), one.record.values["published_on"],
             one.record.values["publication"] or ""))
        for one in sorted(listed, key=lambda one: str(one.record.values["published_on"]))
        if one.record.values["published_on"] and span.covers(one.record.values["published_on"])
    ]  # fmt: skip
    columns = (Column("Review", 2), Column("Published"), Column("Where and how", 3))
    return (
        Section("Numbers", tables=(counts,)),
        Section("Published", tables=(
            Table("Published in the period", columns, tuple(out), empty="None was published."),
        )),
    )  # fmt: skip


def _is_about_publication(one: CaseFile, span: Asked) -> bool:
    values, step = one.record.values, _step(one, "publish_decision")
    if step is None or values["state"] == "not_review":
        return False
    days = [values[key] for key in ("completed_on", "published_on")]
    waits = values["published_on"] is None and (values["completed_on"] or step.said)
    return bool((one.is_open and waits) or any(day and span.covers(day) for day in days))


def _cells(one: CaseFile) -> tuple[Cell, ...]:
    values = one.record.values
    decision, published, response = (_step(one, key) for key in _KEYS)
    asked = [
        step.said for step in (decision, published, response) if step and step.state == "question"
    ]  # fmt: skip
    said = decision.said if decision and decision.state != "question" else ""
    held = published.said if published and published.state == "open" and not said else ""
    answer = response.state == "done" if response else None
    return (
        one.label, values["completed_on"],
        " ".join(part for part in (said or one.record.text("publish_decision"), held) if part),
        values["published_on"], {True: "Recorded", False: "Not recorded", None: ""}[answer],
        Shown(" ".join(asked), "due", "dot") if asked else "",
    )  # fmt: skip


def _step(one: CaseFile, key: str) -> Step | None:
    return next((step for step in one.steps if step.key == key), None)
