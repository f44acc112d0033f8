from datetime import date

import pytest

from lif_desktop.rules.participation import ABOUT_CHILDREN, remarks, voices

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("key", "name", "who", "expected"),
    [
        ("complaints", "Complaints and compliments", ("children",), ("complaints", "children")),
        ("iro", "Independent reviewing officers", ("practitioners",), ("iro", "practitioners")),
        ("advocacy", "Advocacy", ("children",), ("advocates", "children")),
        ("lay", "Lay members", ("lay members",), ("lay_members",)),
        ("environment", "Views", ("public", "partners"), ("public", "partners")),
    ],
)
def test_a_way_of_hearing_people_stands_for_voices(
    key: str, name: str, who: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    assert voices(key, name, who) == expected


def test_what_was_said_done_and_told_back_is_asked() -> None:
    def told(said: str | None, done: str | None, back: str | None, heard: date | None) -> list[str]:
        found = remarks(said=said, done=done, told_back=back, heard_on=heard, today=TODAY)
        return [one.text for one in found]

    early = date(2026, 8, 1)
    assert told("Waits", "More staff", "yes", early) == []
    assert told("Waits", "More staff", "not_possible", early) == []
    assert told("Waits", "More staff", "no", date(2026, 9, 1)) == []
    assert told("Waits", "More staff", None, None) == []
    assert told(None, "n/a", "no", early) == [
        "What did they say?",
        "What was done about it?",
        "They have not been told what came of it, 112 days on.",
    ]
    assert "practitioners" not in ABOUT_CHILDREN
