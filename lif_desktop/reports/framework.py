"""The board's framework, whole: what it states, what it leaves open, what was added by us."""

from collections.abc import Iterator
from datetime import date

from lif_desktop import frameworks
from lif_desktop.fields import Shown
from lif_desktop.frameworks import Edition, Framework
from lif_desktop.reports import framework_parts as parts
from lif_desktop.reports.shape import Asked, Column, Report, Row, Section, Table
from lif_desktop.rules.words import counted, listed
from lif_desktop.store.board import Board

NAME, TITLE = "framework", "The framework"
_VERIFIED = Shown("Checked", "well", "square")
_UNVERIFIED = Shown("From memory", "due", "dot")


def report(board: Board, today: date, asked: Asked) -> Report:
    """Draw the framework that the board keeps, and the guidance in force today."""
    preset = frameworks.kept(board.settings)
    edition = frameworks.edition_on(today)
    sections = (
        parts.words(preset),
        parts.groups(preset),
        *parts.methods(preset),
        parts.sources(preset),
        parts.voices(preset),
        parts.methodologies(preset),
        parts.duties(preset),
        parts.standards(preset),
        parts.statements("Objectives", preset.objectives),
        parts.statements("Principles", preset.principles),
        parts.statements("What good looks like", preset.success),
        parts.statements("Usual sources of referral", preset.referrals),
        parts.forms(preset),
        *(_guidance(edition) if edition else ()),
    )
    basis = f"{preset.title}; area: {preset.area}; years: {preset.years}; {preset.edition}"
    return Report(NAME, TITLE, today, asked, basis, tuple(_summary(preset)), sections)


def _summary(preset: Framework) -> Iterator[str]:
    yield (
        f"{counted(len(preset.methods), 'method')} of learning,"
        f" {counted(len(preset.sources), 'information source')},"
        f" {counted(len(preset.groups), 'group')}, {counted(len(preset.duties), 'duty', 'duties')}."
    )
    if preset.questions:
        yield f"Its questions: {'; '.join(preset.questions)}."
    if preset.stages:
        yield f"Its stages: {listed(preset.stages)}."
    if preset.not_stated:
        yield f"Not stated: {listed(preset.not_stated)}."
    yield from preset.notes
    yield "Everything is in our own words; what is marked as ours is not in the document."


def _guidance(edition: Edition) -> Iterator[Section]:
    clocks = tuple(
        Row((one.name, f"{one.amount} {one.unit} {one.direction}", one.event_name, one.source,
             _VERIFIED if one.verified else _UNVERIFIED))
        for one in edition.clocks
    )  # fmt: skip
    columns = (Column("Limit", 2.4), Column("How long", 1.4), Column("Event", 2.4),
               Column("Source", 3), Column("Wording"))  # fmt: skip
    tables = [Table("Clocks", columns, clocks)]
    found = frameworks.criteria_of(edition)
    if found is not None:
        tables.append(
            Table(
                f"Criteria: {found.title}",
                (Column("Part"), Column("Criterion", 4), Column("Source", 3), Column("Wording")),
                tuple(
                    Row((one.part, one.text, one.source,
                         _VERIFIED if one.verified else _UNVERIFIED))
                    for one in found.criteria
                ),
                note=f"{found.rule} {found.decides}",
            )
        )  # fmt: skip
    yield Section(f"Guidance in force: {edition.title}", tables=tuple(tables))
