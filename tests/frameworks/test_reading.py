from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lif_desktop import frameworks
from lif_desktop.faults import CannotOpen
from lif_desktop.frameworks import BadPreset
from lif_desktop.frameworks.keeping import make
from lif_desktop.frameworks.reading import parse_document
from lif_desktop.places import resource

BLANK = resource("frameworks/blank.toml").read_text(encoding="utf-8")
METHODS = """
[[method_tables]]
key = "reviews"
title = "Reviews"
source = "Section 6"
headings = { name = "Reviews", learn = "What we learn", groups = "Groups" }

[[methods]]
key = "scr"
table = "reviews"
name = "Case review"
learn = ["lessons"]
groups = ["board", "all"]
"""
SCALE = """
[[scales]]
key = "rag"
name = "Red, amber, green"
order = "worst first"
points = [
    { value = "red", label = "Red", meaning = "late" },
    { value = "green", label = "Green", meaning = "well" },
]
"""
ON_ONE_LINE = """
[[scales]]
key = "rag"
name = "Red, amber, green"
order = "worst first"
points = [{ valu = "red", label = "Red", meaning = "late" }]"""
OF_TWO_LINES = """
[[scales]]
key = "rag"
name = "Red, amber, green"
order = "worst first"
points = [
    # a comment before what stands in two to a line
    { value = "red", label = "Red", meaning = "late" }, { valu = "x" },
]
"""
RENAMED = """
[[renamed]]
word = "case_review"
text = "Practice learning review"
from_on = 2024-01-01
until_on = 2024-12-31

[[renamed]]
word = "case_review"
text = "Learning review"
from_on = 2025-06-01
"""
SOURCE = """
[[sources]]
key = "report"
topic = "Reports"
name = "Yearly report"
providers = ["agencies"]
cycle = "yearly"
receives = ["nobody"]
"""
STANDARDS = """
[[standards]]
key = "s11"
name = "Section 11 audit"
law = "Children Act 2004, section 11"
cycle = "yearly"
tool = "self-audit"
checked_by = "them"
standards = ["not stated"]
"""


def read(text: str) -> frameworks.Framework:
    return make(parse_document("mine.toml", text.encode()))


def refusal(text: str) -> str:
    with pytest.raises(BadPreset) as caught:
        read(text)
    return str(caught.value)


def line(text: str, mark: str) -> int:
    return next(n for n, one in enumerate(text.splitlines(), 1) if mark in one)


def test_a_preset_of_the_users_own_is_read_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(("\ufeff" + BLANK + METHODS + SCALE).replace("\n", "\r\n").encode())
    preset = frameworks.load_file(path)
    assert preset.methods_in("reviews")[0].groups == ("board", "all")
    assert preset.scales[0].points[1].value == "green"


@pytest.mark.parametrize(
    ("old", "new", "mark", "reason"),
    [
        ("order = 6", "ordr = 6", "ordr", "'ordr' is not known here. Is 'order' meant?"),
        ("order = 6", "xyzzy = 6", "xyzzy", "'xyzzy' is not known here."),
        ('area = "not stated"\n', "", 'id = "blank"', "'area' is missing."),
        ('area = "not stated"', "area = 7", "area", "'area' must be text in quotes."),
        ("order = 6", 'order = "6"', "order", "'order' must be a whole number."),
        ("order = 6", "order = true", "order", "'order' must be a whole number."),
        ('area = "not stated"', 'area = ""', "area", "'area' is blank."),
        ('"WT2023"', '"WT1999"', "edition", "'WT1999' is not an edition. Choose one of: WT2015,"),
        ('kind = "executive"', 'kind = "committee"', "committee", "'kind' is 'committee'; it can"),
        ('key = "executive"', 'key = "board"', 'name = "Executive', "'board' stands here twice."),
        ('kind = "executive"', 'kind = "board"', "", "has one board; this one has 2."),
        ('kind = "board"', 'kind = "panel"', "", "has one board; this one has 0."),
        ('to = "board"', 'to = "council"', '"council"', "No group is called 'council'."),
        ('to = "chair"', 'to = "executive"', 'to = "executive"', "in a ring: board, executive,"),
        ("meetings = 2", "meetings = 0", "meetings = 0", "'meetings' must be 1 or more."),
        ('["meetings"]', '["cycle"]', '["cycle"]', "'cycle' is called ours but does not stand"),
        ("meetings = 2", 'meetings = 2\nreports_to = "x"', '"x"', "No group is called 'x'."),
        ("notes = [", "notes = [7, ", "notes", "'notes' must be text in quotes."),
        ('["meetings"]', '"meetings"', 'ours = "meetings"', "'ours' must be a list."),
    ],
)
def test_what_cannot_stand_is_refused_with_its_line(
    old: str, new: str, mark: str, reason: str
) -> None:
    assert old in BLANK
    text = BLANK.replace(old, new, 1)
    said = refusal(text)
    assert said.startswith("mine.toml, line ")
    assert reason in said
    if mark and "twice" not in reason:
        assert f"line {line(text, mark)}:" in said


@pytest.mark.parametrize(
    ("addition", "mark", "reason"),
    [
        (METHODS.replace('table = "reviews"', 'table = "audits"'), '"audits"', "called 'audits'"),
        (METHODS.replace('"board", "all"', '"scrutiny"'), '"scrutiny"', "No group is called"),
        (METHODS.replace('learn = ["lessons"]\n', ""), "[[methods]]", "'learn' is missing; its"),
        (METHODS + 'evidence = ["x"]', "evidence", "'evidence' has no heading in its table."),
        (METHODS.replace("headings = { name", "headings = { nam"), "headings", "Is 'name' meant?"),
        (METHODS.replace("{ name", "7 #"), "headings", "'headings' must be a table."),
        (SCALE.replace('order = "worst first"\n', ""), "[[scales]]", "'order' is missing."),
        (SCALE.replace('"green"', '"red"'), 'label = "Green"', "has 'red' twice."),
        (SCALE.replace('"well"', '"well", counts = false'), "[[scales]]", "two points that count"),
        (RENAMED.replace("2025-06-01", "2024-12-31"), "2024-12-31\n", "The dates overlap"),
        (RENAMED.replace("until_on = 2024-12-31\n", ""), "2025-06-01", "The dates overlap"),
        (RENAMED.replace("2024-01-01", "2025-01-01"), "2025-01-01", "end before they begin"),
        (RENAMED.replace("2025-06-01", '"2025-06-01"'), '"2025-06-01"', "must be a date."),
        (RENAMED.replace('"case_review"', '"ours"', 1), '"ours"', "'ours' is not a word of a"),
        (SCALE.replace("{ value", "{ valu", 1), "{ valu =", "Is 'value' meant?"),
        (ON_ONE_LINE, "points = [{", "Is 'value' meant?"),
        (OF_TWO_LINES, "points = [", "Is 'value' meant?"),
        (SOURCE, "nobody", "No group is called 'nobody'."),
        (STANDARDS, "them", "No group is called 'them'."),
    ],
)
def test_what_does_not_fit_together_is_refused(addition: str, mark: str, reason: str) -> None:
    said = refusal(BLANK + addition)
    assert reason in said
    number = int(said.split("line ")[1].split(":")[0])
    assert number > len(BLANK.splitlines())
    if "\n" not in mark:
        assert number == line(BLANK + addition, mark)


def test_a_table_where_a_table_is_due_and_a_date_where_a_date_is_due() -> None:
    plain = BLANK.replace("[words]", "[word]").replace("order = 6", "order = 6\nwords = 7")
    assert "'word' is not known here. Is 'words' meant?" in refusal(plain)
    first = BLANK.split("[words]")[0]
    assert "'words' must be a table." in refusal("words = 7\n" + first)


def test_what_the_board_renamed_holds_for_its_time() -> None:
    preset = read(BLANK + RENAMED)
    said = [
        frameworks.words_on(preset, date(year, 7, 1)).case_review for year in (2023, 2024, 2026)
    ]
    assert said == [
        "Child safeguarding practice review",
        "Practice learning review",
        "Learning review",
    ]
    assert frameworks.from_json(frameworks.to_json(preset)) == preset


def test_a_file_that_is_no_preset_is_refused_in_a_sentence(tmp_path: Path) -> None:
    assert "mine.toml, line 3: this is not TOML" in refusal('id = "x"\n\nno sign of a value\n')
    assert "mine.toml, at the end: this is not TOML" in refusal('id = "')
    assert "is nested too deeply" in refusal("a = " + "[" * 100_000)
    assert "larger than a preset can be" in refusal("#" * 1_000_001)
    with pytest.raises(BadPreset, match="not text in UTF-8"):
        parse_document("mine.toml", b"id = '\xff'")
    with pytest.raises(CannotOpen, match="cannot be read") as caught:
        frameworks.load_file(tmp_path / "none.toml")
    assert caught.value.exit_code == 3


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(BadPreset, match=r"^mine\.toml"):
        make(parse_document("mine.toml", text.encode("utf-8", "replace")))


@given(st.integers(0, len(BLANK.splitlines()) - 1))
def test_any_line_left_out_is_survived_or_refused(number: int) -> None:
    lines = BLANK.splitlines(keepends=True)
    try:
        preset = read("".join(lines[:number] + lines[number + 1 :]))
    except BadPreset as fault:
        said = str(fault)
    else:
        said = f"mine.toml, {preset.words.body}"
    assert said.startswith("mine.toml, ")
