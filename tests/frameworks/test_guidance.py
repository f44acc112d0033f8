import pytest

from lif_desktop import frameworks
from lif_desktop.frameworks.guidance import CRITERIA, STANDARDS, read_criteria, read_standards
from lif_desktop.frameworks.reading import BadPreset, Document, parse_document
from lif_desktop.places import resource


def document(name: str, old: str, new: str) -> Document:
    text = resource(name).read_text(encoding="utf-8")
    assert old in text
    return parse_document("pack.toml", text.replace(old, new, 1).encode())


def test_every_edition_has_its_criteria_and_each_names_its_source() -> None:
    found = frameworks.criteria()
    assert [one.key for one in found] == [one.key for one in frameworks.editions()]
    for one in found:
        assert one.rule.endswith(".")
        assert [part.key for part in one.of("needed")] == ["abuse-or-neglect"]
        assert all(of.source and of.text.endswith(".") for of in one.criteria)


def test_a_serious_case_review_has_the_circumstances_that_always_need_one() -> None:
    old = frameworks.criteria()[0]
    assert [one.key for one in old.of("either")] == ["died", "harmed-and-concern"]
    assert [one.key for one in old.of("always")] == [
        "custody", "young-offender-institution", "secure-training-centre",
        "secure-childrens-home", "detained-mental-health", "deprivation-of-liberty",
    ]  # fmt: skip
    assert all(one.verified for one in (*old.of("needed"), *old.of("either"), *old.of("always")))
    assert all("5(2)" in one.source for one in (*old.of("needed"), *old.of("either")))


def test_later_reviews_are_weighed_and_never_automatic() -> None:
    for one in frameworks.criteria()[1:]:
        assert not one.of("always")
        assert [of.key for of in one.of("consider")] == [
            "improvements", "recurrent-themes", "working-together", "panel-suggests",
        ]  # fmt: skip
        assert "regulation 11(a)" in one.of("consider")[0].source
        assert len(one.of("national")) == 3
        assert not any(of.verified for of in one.of("regard"))
    care_leavers = [
        one.key
        for one in frameworks.criteria()
        if any(of.key == "notify-care-leaver" for of in one.of("notify"))
    ]
    assert care_leavers == ["WT2023"]


def test_the_shipped_standards_are_ours_and_unverified() -> None:
    sets = {one.key: one for one in frameworks.standards()}
    assert list(sets) == ["s11", "s175"]
    assert not any(one.verified for one in sets.values())
    assert all(len(one.standards) == 13 for one in sets.values())
    assert {"leadership", "recruitment", "voice"} <= {one.key for one in sets["s11"].standards}
    assert all(question.text.endswith("?") for question in frameworks.voice_questions())


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('key = "WT2018"', 'key = "WT1999"', "'WT1999' is not an edition. Choose one of: WT2015"),
        ('part = "needed"', 'part = "consider"', "The criteria of WT2015 have none that is needed"),
        ('part = "needed"', 'part = "perhaps"', "'part' is 'perhaps'; it can be needed, either"),
        ("verified = true", 'verified = "yes"', "'verified' must be true or false."),
        ('key = "died"', 'key = "abuse-or-neglect"', "'abuse-or-neglect' stands here twice."),
    ],
)
def test_criteria_that_do_not_hold_are_refused_with_their_line(
    old: str, new: str, reason: str
) -> None:
    with pytest.raises(BadPreset, match=r"^pack\.toml, line \d+: ") as caught:
        read_criteria(document(CRITERIA, old, new))
    assert reason in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "mark", "reason"),
    [
        (
            'key = "governance"',
            'key = "policy"',
            "current and known",
            "'policy' stands here",
        ),
        ('{ key = "lead", name', '{ key = "lead", nam', "{ key", "'nam' is not known here."),
        ('key = "told"', "key = 7", "key = 7", "'key' must be text in quotes."),
    ],
)
def test_standards_that_do_not_hold_are_refused_with_their_line(
    old: str, new: str, mark: str, reason: str
) -> None:
    pack = document(STANDARDS, old, new)
    with pytest.raises(BadPreset) as caught:
        read_standards(pack)
    assert reason in str(caught.value)
    number = int(str(caught.value).split("line ")[1].split(":")[0])
    line = pack.text.splitlines()[number - 1]
    assert mark in line
