"""A preset or rule pack that is wrong: a real file, refused with its name, line and reason."""

import re
from pathlib import Path

import pytest

from lif_desktop import frameworks
from lif_desktop.frameworks import BadPreset
from lif_desktop.frameworks.packs import read_editions
from lif_desktop.frameworks.reading import read_document
from lif_desktop.places import resource

KIRKLEES = "frameworks/kirklees-2018.toml"
EDITIONS = "rules/editions.toml"


def copy(folder: Path, name: str, old: str, new: str) -> Path:
    """Put a copy of a shipped file into a folder, with one thing in it changed."""
    text = resource(name).read_text(encoding="utf-8")
    assert old in text
    path = folder / "ours.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def refusal(path: Path) -> tuple[str, str]:
    """Return the line a preset is refused at, as it stands in the file, and the reason."""
    with pytest.raises(BadPreset) as caught:
        frameworks.load_file(path)
    said = str(caught.value)
    found = re.fullmatch(r"ours\.toml, line (\d+): (.+[.?])", said)
    assert found, said
    return path.read_text(encoding="utf-8").splitlines()[int(found[1]) - 1], found[2]


def test_an_edited_copy_that_holds_is_taken(tmp_path: Path) -> None:
    path = copy(tmp_path, KIRKLEES, "meetings = 2", "meetings = 3")
    assert frameworks.load_file(path).escalation.meetings == 3


def test_a_preset_and_a_file_are_loaded_and_copied_by_one_name(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_text(frameworks.text_of("kirklees"), encoding="utf-8")
    assert frameworks.load_named(str(path)) == frameworks.load_named("kirklees")
    assert frameworks.text_of(str(path)) == frameworks.text_of("kirklees")


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ('short = "SE Subgroup"', 'shrt = "SE"', 'shrt = "SE"', "Is 'short' meant?"),
        (
            'key = "spr"\nname = "Serious Practice Review Subgroup"',
            'key = "se"\nname = "Serious Practice Review Subgroup"',
            'key = "se"',
            "'se' stands here twice.",
        ),
        (
            'kind = "executive"\nescalates_to = "chair"',
            'kind = "executive"\nescalates_to = "business"',
            'escalates_to = "business"',
            "The escalation line runs in a ring: business, business.",
        ),
        (
            'name = "Serious Practice Review Subgroup"',
            "name = 12",
            "name = 12",
            "'name' must be text in quotes.",
        ),
        (
            'groups = ["spr", "se"]',
            'groups = ["spr", "quality"]',
            'groups = ["spr", "quality"]',
            "No group is called 'quality'.",
        ),
        (
            'name = "Serious Practice Review Subgroup"',
            'name = "  "',
            'name = "  "',
            "'name' is blank.",
        ),
        (
            'reports_to = "business"',
            'reports_to = "scrutiny"',
            'reports_to = "scrutiny"',
            "No group is called 'scrutiny'.",
        ),
        ('key = "neglect"', 'key = "early-help"', 'key = "early-help"', "stands here twice."),
        (
            "themed_section = true",
            "themed_section = 1",
            "themed_section = 1",
            "must be true or false.",
        ),
        (
            'counted = ["escalations", "challenges"]',
            'counted = ["meetings.state="]',
            'counted = ["meetings.state="]',
            "'meetings.state=' cannot be read; write a register, or register.field=option,option.",
        ),
        (
            'cycle = "every two years"\nreceives',
            'cycle = "every two years"\nafter = "reviews.published_on"\nreceives',
            'after = "reviews.published_on"',
            "'after' goes with one of these cycles: once completed, one year after.",
        ),
        (
            'after = "audits.finished_on"',
            'after = "audits where kind=section11"',
            'after = "audits where kind=section11"',
            "cannot be read; write register.day, or register.day where field=option.",
        ),
    ],
)
def test_a_wrong_preset_is_refused_at_its_line(
    tmp_path: Path, old: str, new: str, line: str, reason: str
) -> None:
    path = copy(tmp_path, KIRKLEES, old, new)
    where, why = refusal(path)
    assert where == line
    assert why.endswith(reason)


def test_a_scale_without_order_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    scale = '\n[[scales]]\nkey = "ours"\nname = "Ours"\npoints = []\n'
    text = re.sub(
        r"^not_stated = .*\n", "", resource(KIRKLEES).read_text("utf-8"), flags=re.MULTILINE
    )
    path.write_text(text + scale, encoding="utf-8")
    assert refusal(path) == ("[[scales]]", "'order' is missing.")


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        ("scale", "'scale' is not a part of a preset."),
        ("groups", "'groups' is called not stated but stands here."),
    ],
)
def test_what_is_called_not_stated_must_be_a_part_that_is_not_there(
    tmp_path: Path, part: str, reason: str
) -> None:
    path = tmp_path / "ours.toml"
    text = resource("frameworks/blank.toml").read_text("utf-8")
    path.write_text(text.replace("order = 6", f'order = 6\nnot_stated = ["{part}"]'), "utf-8")
    assert refusal(path) == (f'not_stated = ["{part}"]', reason)


def test_editions_whose_dates_overlap_are_refused(tmp_path: Path) -> None:
    path = copy(tmp_path, EDITIONS, "until_on = 2018-06-28", "until_on = 2018-07-01")
    with pytest.raises(BadPreset, match=r"^ours\.toml, line \d+: The dates overlap") as caught:
        read_editions(read_document(path))
    number = int(str(caught.value).split("line ")[1].split(":")[0])
    assert path.read_text("utf-8").splitlines()[number - 1] == "from_on = 2018-06-29"


def test_a_key_that_stands_twice_is_refused_with_its_line(tmp_path: Path) -> None:
    path = copy(tmp_path, KIRKLEES, 'area = "Kirklees"', 'area = "Kirklees"\narea = "Elsewhere"')
    line = path.read_text("utf-8").splitlines().index('area = "Elsewhere"') + 1
    with pytest.raises(BadPreset, match=rf"^ours\.toml, line {line}: this is not TOML"):
        frameworks.load_file(path)
