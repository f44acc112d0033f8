from datetime import date

import pytest

from lif_desktop import frameworks
from lif_desktop.faults import WrongUsage
from lif_desktop.frameworks import CHAIR, NOT_STATED, Framework

NAMES = ("bradford", "croydon", "bedford", "kirklees", "west-berkshire", "blank")
KIRKLEES_SUBGROUPS = ("se", "spr", "learning")


def counts(preset: Framework) -> dict[str, int]:
    return {table.key: len(preset.methods_in(table.key)) for table in preset.method_tables}


def test_the_list_offers_the_six_presets_by_their_short_names() -> None:
    listed = frameworks.names()
    assert tuple(one.id for one in listed) == NAMES
    assert all(one.title and one.summary.endswith(".") for one in listed)


@pytest.mark.parametrize("name", NAMES)
def test_every_preset_loads_and_every_method_stands_in_a_table(name: str) -> None:
    preset = frameworks.load(name)
    assert preset.id == name
    assert sum(counts(preset).values()) == len(preset.methods)
    assert frameworks.from_json(frameworks.to_json(preset)) == preset


@pytest.mark.parametrize("name", NAMES)
def test_every_group_leads_up_to_the_chair_or_says_that_nothing_is_stated(name: str) -> None:
    preset = frameworks.load(name)
    for group in preset.groups:
        line = preset.escalation_line(group.key)
        assert line[0] == group.name
        assert line[-1] == preset.words.chair or group.escalates_to == NOT_STATED


@pytest.mark.parametrize("name", [name for name in NAMES if name != "kirklees"])
def test_an_escalation_line_the_document_does_not_state_is_marked_as_ours(name: str) -> None:
    preset = frameworks.load(name)
    assert preset.escalation.ours == ("meetings",)
    for group in preset.groups:
        assert "escalates_to" in group.ours or group.escalates_to == NOT_STATED


@pytest.mark.parametrize("name", NAMES)
def test_no_body_of_another_area_is_shipped(name: str) -> None:
    text = frameworks.to_json(frameworks.load(name)).casefold()
    for body in ("leeds", "ltht", "lypft", "csws", '"lch"', '"isu"'):
        assert body not in text


def test_a_board_keeps_its_own_framework_and_one_without_has_the_blank_one() -> None:
    preset = frameworks.load("croydon")
    assert frameworks.kept({"preset": frameworks.to_json(preset)}) == preset
    assert frameworks.kept({}) == frameworks.load("blank")


def test_an_unknown_name_is_answered_with_the_choices() -> None:
    with pytest.raises(WrongUsage, match=r"'Northmoor'.*bradford, croydon, .*blank\."):
        frameworks.load("Northmoor")


def test_bradford_has_its_four_tables_of_methods() -> None:
    preset = frameworks.load("bradford")
    assert (preset.area, preset.years, preset.edition) == ("Bradford", "2015", "WT2015")
    assert counts(preset) == {"reviews": 6, "audits": 3, "guidance": 4, "various": 6}
    assert (preset.words.body_short, preset.words.case_review_short) == ("BSCB", "SCR")
    assert [group.key for group in preset.groups] == [
        "board", "scr", "learning", "performance", "responsive", "cdop", "every-baby-matters",
    ]  # fmt: skip
    scr = next(one for one in preset.methods if one.key == "scr")
    assert len(scr.learn) == 3
    assert scr.stakeholders[-2:] == ("Ofsted", "the public")
    assert scr.groups == ("scr", "learning")
    assert sum(duty.of == "agencies" for duty in preset.duties) == 10
    assert len(preset.principles) == 7


def test_croydon_has_the_eight_volumes_of_its_library() -> None:
    preset = frameworks.load("croydon")
    assert (preset.words.chair, preset.edition) == ("Independent Chair", "WT2015")
    assert list(counts(preset).values()) == [3, 1, 10, 6, 4, 4, 3, 3]
    assert [one.key for one in preset.methodologies] == ["silp", "scie", "wales", "rca", "ai"]
    assert [one.key for one in preset.methodologies if one.charged] == ["silp", "scie"]
    yearly = [one for one in preset.sources if one.topic == "Yearly reports"]
    assert len(yearly) == 8
    assert all(len(one.holds) == 4 and one.cycle == "yearly" for one in yearly)
    (s11,) = preset.standards
    assert (s11.cycle, s11.checked_by) == ("yearly", "s11")
    assert preset.escalation_line("qapp") == (
        "Quality Assurance, Practice and Performance Sub Group",
        "CSCB Executive",
        "Croydon Safeguarding Children Board",
        "Independent Chair",
    )


def test_bedford_has_its_table_its_stages_and_its_assurance_reports() -> None:
    preset = frameworks.load("bedford")
    assert counts(preset) == {"case-reviews": 4, "audits-data": 6, "feedback": 3, "text": 9}
    assert preset.stages == ("Identified", "Disseminated", "Embedded", "Evaluated for impact")
    assert len(preset.questions) == 3
    assert sum(one.topic == "Agency assurance" for one in preset.sources) == 7
    assert len(preset.participation) == 10
    assert len(preset.channels) == 6
    s11, s175 = preset.standards
    assert s11.declaration
    assert s11.improvement_plan
    assert s175.law.startswith("Education Act 2002")
    cycles = {one.key: one.cycle for one in preset.sources}
    assert cycles["cdop-learning"] == "half-yearly"
    assert cycles["dataset"] == "each meeting"
    assert cycles["training-impact"] == "quarterly"
    assert cycles["framework-review"] == NOT_STATED
    assert sum(duty.of == "members" for duty in preset.duties) == 5
    assert preset.words.management_report == "Individual Management Review"


def test_kirklees_states_its_escalation_its_columns_and_its_priorities() -> None:
    preset = frameworks.load("kirklees")
    assert (preset.edition, preset.words.case_review_short) == ("WT2018", "SPR")
    assert counts(preset) == {"methods": 10}
    (table,) = preset.method_tables
    assert table.headings.evidence == "Evidence of learning"
    assert table.headings.ours == ("learn", "stakeholders")
    assert (preset.escalation.meetings, preset.escalation.ours) == (2, ())
    assert (preset.escalation.reports_to, preset.escalation.report_cycle) == (
        "business",
        "quarterly",
    )
    for key in KIRKLEES_SUBGROUPS:
        group = preset.group(key)
        assert group is not None
        assert (group.escalates_to, group.ours) == (CHAIR, ())
    joint = preset.group("cdop")
    assert joint is not None
    assert joint.joint_with == "Calderdale"
    assert len(preset.priorities) == 4
    assert [sum(duty.of == who for duty in preset.duties) for who in ("members", "agencies")] == [
        9,
        10,
    ]
    (s11,) = preset.standards
    assert (s11.cycle, s11.themed_section, s11.changes_since_last) == (
        "every two years",
        True,
        True,
    )


def test_west_berkshire_has_its_sources_and_its_look_back_after_a_year() -> None:
    preset = frameworks.load("west-berkshire")
    assert (preset.years, preset.words.learning_review_short) == ("2016 to 2017", "LLLR")
    assert preset.words.business_plan == "Striving for Excellence delivery plan"
    assert len({one.topic for one in preset.sources}) == 14
    cycles = {one.key: one.cycle for one in preset.sources}
    assert cycles["scr-implementation"] == "one year after"
    assert cycles["cdop-information"] == "as required"
    assert cycles["s11"] == NOT_STATED
    assert sum(duty.of == "training representatives" for duty in preset.duties) == 8
    pool = preset.group("learning")
    assert pool is not None
    assert pool.joint_with


def test_blank_has_neutral_words_and_two_groups_all_marked_as_ours() -> None:
    preset = frameworks.load("blank")
    assert [(group.key, group.kind) for group in preset.groups] == [
        ("board", "board"),
        ("executive", "executive"),
    ]
    assert preset.escalation_line("executive") == ("Executive group", "Board", "Chair")
    assert preset.methods == preset.sources == preset.duties == ()
    assert len(preset.words.ours) == 19


def test_a_group_that_is_not_there_has_no_line() -> None:
    assert frameworks.load("blank").escalation_line("sirg") == ()


@pytest.mark.parametrize(
    ("name", "year", "word"),
    [
        ("bradford", 2014, "Serious case review"),
        ("bradford", 2016, "Serious case review"),
        ("bradford", 2020, "Child safeguarding practice review"),
        ("kirklees", 2016, "Serious case review"),
        ("kirklees", 2020, "Serious practice review"),
        ("kirklees", 2026, "Serious practice review"),
        ("blank", 2016, "Serious case review"),
        ("blank", 2026, "Local child safeguarding practice review"),
    ],
)
def test_a_record_keeps_the_word_of_its_own_date(name: str, year: int, word: str) -> None:
    words = frameworks.words_on(frameworks.load(name), date(year, 9, 1))
    assert words.case_review == word
