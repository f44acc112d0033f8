"""The sample's standards returns and assurances: two cycles, and everything that can be shown."""

from lif_desktop.reports import assurances, duties, standards
from lif_desktop.reports.shape import Asked
from lif_desktop.store.board import Board
from tests.sample.conftest import TODAY


def test_two_cycles_of_section_11_can_be_compared(read_only: Board) -> None:
    found = standards.report(read_only, TODAY, Asked())
    assert found.summary[0] == (
        "Section 11, 2026/27: 9 of 12 agencies answered. Late: 1; with the duty but never asked:"
        " 0; gaps past their deadline: 2. Of 64 answers that can be compared 10 moved up, 52 stayed"
        " and 2 moved down."
    )
    titles = {one.title.partition(": ")[2] for one in found.sections}
    assert {
        "returns of 2026/27", "then and now", "themed section, Safer recruitment",
        "standards by agency", "own and moderated scores", "changes since last time", "gaps",
        "panel", "declarations", "improvement plans",
    } < titles  # fmt: skip
    assert "scores that cannot be read" not in titles


def test_the_cycle_before_was_moderated_and_one_was_below_standard(read_only: Board) -> None:
    before = Asked(until=TODAY.replace(year=TODAY.year - 1))
    found = standards.report(read_only, TODAY, before)
    titles = [one.title for one in found.sections]
    assert "Section 11: below the standard" in titles
    (moderated,) = (one for one in found.sections if one.title.endswith("moderated scores"))
    assert moderated.tables[-1].rows


def test_every_agency_was_asked_for_assurance_of_every_duty(read_only: Board) -> None:
    found = assurances.report(read_only, TODAY, Asked())
    assert found.summary[0] == "12 agencies are asked for assurance of 10 duties: 120 answers."
    profiles = duties.report(read_only, TODAY, Asked()).sections
    assert len(profiles) == 12
    assert all(len(one.tables[0].rows) == 10 for one in profiles)
