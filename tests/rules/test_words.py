from datetime import date

from lif_desktop.rules.words import counted, day_in_words, listed, month_in_words


def test_dates_read_as_on_paper() -> None:
    assert day_in_words(date(2026, 8, 2)) == "2 Aug 2026"
    assert month_in_words(2026, 11) == "Nov 2026"


def test_lists_and_counts_read_as_a_person_would_write_them() -> None:
    assert listed([]) == ""
    assert listed(["police"]) == "police"
    assert listed(["police", "health", "housing"]) == "police, health and housing"
    assert counted(1, "meeting") == "1 meeting"
    assert counted(1234, "meeting") == "1,234 meetings"
    assert counted(0, "agency", "agencies") == "0 agencies"
