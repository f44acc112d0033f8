"""Each of the five presets is whole, and names only registers, fields and answers that exist."""

import pytest

from lif_desktop import frameworks, registers
from lif_desktop.fields import Choice, Day, Flag
from lif_desktop.frameworks import NOT_STATED, Counted, read_after, read_counted
from lif_desktop.frameworks.checks import PARTS
from lif_desktop.rules import highlight_reports

FIVE = ("bradford", "croydon", "bedford", "kirklees", "west-berkshire")


def check(counted: Counted, sources: set[str]) -> None:
    """Fail unless a register, its field and the options of that field exist."""
    register = registers.get(counted.register)
    if not counted.field:
        return
    field = register.field(counted.field)
    if (register.key, field.key) == ("expected", "source"):
        assert set(counted.options) <= sources
    elif counted.options:
        assert isinstance(field, Choice)
        assert set(counted.options) <= {option.value for option in field.options}
    else:
        assert not isinstance(field, Flag)


@pytest.mark.parametrize("name", FIVE)
def test_every_part_is_there_or_called_not_stated(name: str) -> None:
    preset = frameworks.load(name)
    assert {part for part in PARTS if not getattr(preset, part)} == set(preset.not_stated)


@pytest.mark.parametrize("name", FIVE)
def test_every_method_says_what_is_learnt_how_it_is_evaluated_who_cares_and_which_group(
    name: str,
) -> None:
    preset = frameworks.load(name)
    for method in preset.methods:
        assert all((method.learn, method.evaluated, method.stakeholders, method.groups))
        for column in (method.learn, method.evaluated, method.stakeholders, method.groups):
            assert column == (NOT_STATED,) or NOT_STATED not in column


@pytest.mark.parametrize("name", FIVE)
def test_every_method_is_counted_by_records_that_the_board_can_keep(name: str) -> None:
    preset = frameworks.load(name)
    sources = {one.key for one in preset.sources}
    for method in preset.methods:
        assert method.counted, method.key
        for text in method.counted:
            check(read_counted(text), sources)
    for table in preset.method_tables:
        assert preset.counted_in(table.key)


@pytest.mark.parametrize("name", FIVE)
def test_a_source_that_follows_something_names_a_date_of_a_register(name: str) -> None:
    for source in frameworks.load(name).sources:
        if source.cycle == "one year after":
            assert source.after
        if source.after:
            after = read_after(source.after)
            check(after.of, set())
            assert isinstance(registers.get(after.of.register).field(after.day), Day)


@pytest.mark.parametrize("name", FIVE)
def test_every_cycle_is_one_that_an_expected_item_can_have(name: str) -> None:
    field = registers.get("expected").field("cycle")
    assert isinstance(field, Choice)
    labels = {option.label.casefold() for option in field.options}
    assert {source.cycle for source in frameworks.load(name).sources} <= labels


@pytest.mark.parametrize("name", FIVE)
def test_statements_name_where_they_come_from(name: str) -> None:
    preset = frameworks.load(name)
    for one in (*preset.objectives, *preset.principles, *preset.success, *preset.referrals):
        assert one.text.endswith((".", "?"))
        assert one.source.startswith(("Section", "Objectives", "Principles", "Methodology",
                                      "Expectations", "Driving"))  # fmt: skip


def test_bedfords_prompts_are_the_fields_of_a_highlight_report() -> None:
    preset = frameworks.load("bedford")
    fields = registers.get("highlights").by_key
    assert [one.key for one in preset.prompts if one.key not in fields] == []
    assert {one.form for one in preset.prompts} == {"highlight-report"}
    assert {one.form for one in preset.tips} == {"highlight-report"}
    flags = {one.key for one in preset.prompts if one.answer == "yes or no"}
    assert flags == {"incident", "risk", "escalated"}
    assert all(isinstance(fields[key], Flag) for key in flags)
    dates = {one.key for one in preset.prompts if one.answer == "date"}
    assert all(isinstance(fields[key], Day) for key in dates)
    assert len(preset.tips) == 9
    questions = [key for key, _, _ in highlight_reports.ASKED]
    asked = [one.key for one in preset.prompts]
    assert {*highlight_reports.PROMPTS, *questions} <= set(asked)


def test_bedfords_sources_of_referral_are_those_of_a_review() -> None:
    field = registers.get("reviews").field("referral_source")
    assert isinstance(field, Choice)
    known = [option.value for option in field.options]
    assert [one.key for one in frameworks.load("bedford").referrals] == known[:3]


def test_croydons_eight_tables_are_volumes_of_its_library() -> None:
    preset = frameworks.load("croydon")
    volumes = [one for one in preset.method_tables if one.kind == "volume"]
    assert len(volumes) == 8
    shown = preset.counted_in("building-blocks")
    assert Counted("audits", "kind", ("section11",)) in shown
    assert {one.register for one in shown} == {"audits", "expected"}


def test_west_berkshires_three_questions_and_its_look_back_a_year_on() -> None:
    preset = frameworks.load("west-berkshire")
    assert len(preset.questions) == 3
    yearly = [one for one in preset.sources if one.cycle == "one year after"]
    kinds = [read_after(one.after).of.options for one in yearly]
    assert kinds == [("scr",), ("learning_lessons",)]


def test_kirklees_asks_group_chairs_to_follow_actions_through() -> None:
    preset = frameworks.load("kirklees")
    assert sum(duty.of == "group chairs" for duty in preset.duties) == 4
    (s11,) = preset.standards
    assert s11.challenge_event
    assert [one.key for one in preset.success if one.about == "performance information"] == [
        "relevant", "timely", "accurate",
    ]  # fmt: skip
