"""What must hold between the parts of a preset or pack, beyond the kind of each value."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date
from typing import get_origin

from lif_desktop.frameworks.counted import read_after, read_counted
from lif_desktop.frameworks.parts import (
    ALL_GROUPS,
    CHAIR,
    NOT_STATED,
    Headings,
    Method,
    Scale,
    Source,
    Words,
)
from lif_desktop.frameworks.preset import Framework
from lif_desktop.frameworks.reading import Document, Where

WORDS = frozenset(one.name for one in fields(Words)) - {"ours"}
_COLUMNS = tuple(one.name for one in fields(Headings) if one.name not in {"name", "ours"})
PARTS = frozenset(one.name for one in fields(Framework) if get_origin(one.type) is tuple) - {
    "notes",
    "not_stated",
    "renamed",
}
_WAITING = {"once completed", "one year after"}
Span = tuple[date, date | None]


def check_preset(preset: Framework, document: Document) -> None:
    """Raise BadPreset unless the parts of a preset fit together."""
    _check_groups(preset, document)
    _check_escalation(preset, document)
    _check_methods(preset, document)
    for index, source in enumerate(preset.sources):
        _check_named(preset, document, source.receives, (("sources", index), ("receives", None)))
        _check_after(source, document, (("sources", index), ("after", None)))
    _check_not_stated(preset, document)
    for index, standards in enumerate(preset.standards):
        checked_by = [standards.checked_by]
        _check_named(preset, document, checked_by, (("standards", index), ("checked_by", None)))
    for index, scale in enumerate(preset.scales):
        check_scale(scale, document, (("scales", index),))
    _check_renamed(preset, document)


def _check_groups(preset: Framework, document: Document) -> None:
    boards = [n for n, group in enumerate(preset.groups) if group.kind == "board"]
    if len(boards) != 1:
        where: Where = (("groups", boards[1] if boards else 0),)
        raise document.fault(where, f"A framework has one board; this one has {len(boards)}.")
    reports_to = preset.escalation.reports_to
    _check_named(preset, document, [reports_to], (("escalation", None), ("reports_to", None)))


def _check_escalation(preset: Framework, document: Document) -> None:
    if preset.escalation.meetings < 1:
        where: Where = (("escalation", None), ("meetings", None))
        raise document.fault(where, "'meetings' must be 1 or more.")
    up = {group.key: group.escalates_to for group in preset.groups}
    for index, group in enumerate(preset.groups):
        where = (("groups", index), ("escalates_to", None))
        above = group.escalates_to
        if above not in {*up, CHAIR, NOT_STATED}:
            raise document.fault(where, f"No group is called '{above}'.")
        seen = [group.key]
        while above in up:
            seen.append(above)
            if above in seen[:-1]:
                line = ", ".join(seen)
                raise document.fault(where, f"The escalation line runs in a ring: {line}.")
            above = up[above]


def _check_named(preset: Framework, document: Document, keys: Iterable[str], where: Where) -> None:
    for key in keys:
        if key not in {ALL_GROUPS, NOT_STATED} and preset.group(key) is None:
            raise document.fault(where, f"No group is called '{key}'.")


def _check_methods(preset: Framework, document: Document) -> None:
    tables = {table.key: table.headings for table in preset.method_tables}
    for index, method in enumerate(preset.methods):
        here: Where = (("methods", index),)
        headings = tables.get(method.table)
        if headings is None:
            reason = f"No table of methods is called '{method.table}'."
            raise document.fault((*here, ("table", None)), reason)
        _check_columns(method, headings, document, here)
        _check_named(preset, document, method.groups, (*here, ("groups", None)))
        for text in method.counted:
            try:
                read_counted(text)
            except ValueError as fault:
                raise document.fault((*here, ("counted", None)), str(fault)) from None


def _check_after(source: Source, document: Document, where: Where) -> None:
    if not source.after:
        return
    if source.cycle not in _WAITING:
        reason = f"'after' goes with one of these cycles: {', '.join(sorted(_WAITING))}."
        raise document.fault(where, reason)
    try:
        read_after(source.after)
    except ValueError as fault:
        raise document.fault(where, str(fault)) from None


def _check_not_stated(preset: Framework, document: Document) -> None:
    where: Where = (("not_stated", None),)
    for part in preset.not_stated:
        if part not in PARTS:
            raise document.fault(where, f"'{part}' is not a part of a preset.")
        if getattr(preset, part):
            raise document.fault(where, f"'{part}' is called not stated but stands here.")


def _check_columns(method: Method, headings: Headings, document: Document, here: Where) -> None:
    for column in _COLUMNS:
        given, asked = getattr(method, column), getattr(headings, column)
        if asked and not given:
            raise document.fault(here, f"'{column}' is missing; its table has that column.")
        if given and not asked:
            reason = f"'{column}' has no heading in its table."
            raise document.fault((*here, (column, None)), reason)


def check_scale(scale: Scale, document: Document, where: Where) -> None:
    """Raise BadPreset unless a scale has at least two points, each with its own value."""
    values = [point.value for point in scale.points]
    if sum(point.counts for point in scale.points) < 2:
        raise document.fault(where, f"The scale '{scale.name}' needs two points that count.")
    for index, value in enumerate(values):
        if value in values[:index]:
            point: Where = (*where, ("points", index))
            raise document.fault(point, f"The scale '{scale.name}' has '{value}' twice.")


def _check_renamed(preset: Framework, document: Document) -> None:
    for index, one in enumerate(preset.renamed):
        if one.word not in WORDS:
            where: Where = (("renamed", index), ("word", None))
            raise document.fault(where, f"'{one.word}' is not a word of a preset.")
    for word in WORDS:
        spans = [
            (n, (one.from_on, one.until_on))
            for n, one in enumerate(preset.renamed)
            if one.word == word
        ]
        check_spans("renamed", spans, document)


def check_spans(table: str, spans: Sequence[tuple[int, Span]], document: Document) -> None:
    """Raise BadPreset if periods end before they begin or overlap; no end means still running."""
    before: date | None = date.min
    first = True
    for index, (start, end) in sorted(spans, key=lambda span: span[1][0]):
        where: Where = ((table, index), ("from_on", None))
        if end is not None and end < start:
            raise document.fault(where, "The dates end before they begin.")
        if not first and (before is None or start <= before):
            raise document.fault(where, "The dates overlap with those of another.")
        before, first = end, False
