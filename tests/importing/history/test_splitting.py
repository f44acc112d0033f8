"""A cell's dated entries: found, dated, and not a word of it lost."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lif_desktop.importing.history.splitting import Known, Parts, split
from tests.boards import TODAY

TODAY_ONLY = Known(TODAY)
_WORDS = re.compile(r"\w+")


def told(parts: Parts) -> list[tuple[str, str]]:
    return [(one.on.isoformat(), one.text) for one in parts.entries]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("14/03/2026: done; 02/06/2026: delayed", ["2026-03-14 done", "2026-06-02 delayed"]),
        ("12.08.25 - panel met. 3/9/25 - chased (JD)",
         ["2025-08-12 panel met.", "2025-09-03 chased (JD)"]),
        ("Aug 2025: started\nSept 2025: done", ["2025-08-31 started", "2025-09-30 done"]),
        ("Aug-25: started\nMarch '26: done", ["2025-08-31 started", "2026-03-31 done"]),
        ("Q2 2025/26: met. Q4 25-26: embedded", ["2025-09-30 met.", "2026-03-31 embedded"]),
        ("Q1 2025: met", ["2025-06-30 met"]),
        ("2026-03-14: done", ["2026-03-14 done"]),
        ("14th March 2025 (J. Hale) - met\n\n• 3rd of June 2025: sent",
         ["2025-03-14 met", "2025-06-03 sent"]),
        ("March 14, 2025: met", ["2025-03-14 met"]),
        ("14/03/25\nMet with panel\n02/06/25\nDone", ["2025-03-14 Met with panel",
         "2025-06-02 Done"]),
        ("14/03/25 10:30: met", ["2025-03-14 10:30: met"]),
        ("14/03/25 Met", ["2025-03-14 Met"]),
        ("14/03/25 chased\n2/6/25 chased again", ["2025-03-14 chased", "2025-06-02 chased again"]),
        ("Fri 14 March 2025: met", ["2025-03-14 met"]),
        ("Nov 2026: in hand", ["2026-11-21 in hand"]),  # the month still runs
    ],
)  # fmt: skip
def test_entries_are_read_as_they_are_kept(text: str, said: list[str]) -> None:
    assert [f"{on} {words}" for on, words in told(split(text, TODAY_ONLY))] == said


@pytest.mark.parametrize(
    "text",
    [
        "Meeting on 14/03/2025 agreed the plan",
        "By 14/03/2025 - health to answer",
        "1/2 of cases were late",
        "1/3: first\n2/3: second\n3/3: third",
        "Support is there 24/7. 24/7: phone",
        "See ACT-2026-014: done; v1.2.25: sent",
        "14/03/2025 - 18/03/2025: training week",
        "12/03/2027: planned",
        "31/02/2025: never",
        "Mon 14 March 2025: that was a Friday",
        "14/03/2025 was the day",
        "At 14:30: met",
        "14/03/2025:",
        "Q2 2025/27: no such year",
        "£14/03: paid",
        "Dates: 14/03/2025; 2/6/2025; 7/9/2025",
        "3/4 - good",
        "Done (14/03/2025) as asked",
        "",
    ],
)
def test_dates_in_prose_split_nothing(text: str) -> None:
    parts = split(text, TODAY_ONLY)
    assert (parts.before, parts.entries, parts.refused) == (text, (), "")


@pytest.mark.parametrize(
    ("text", "known", "days"),
    [
        ("[KD 14 Mar] chased. [JD 2 Jun 2026] done", TODAY_ONLY, ["2026-03-14", "2026-06-02"]),
        ("02/06/2026: delayed\n14/03: done", TODAY_ONLY, ["2026-06-02", "2026-03-14"]),
        ("20/12/2025: sent. 14/01: chased", TODAY_ONLY, ["2025-12-20", "2026-01-14"]),
        ("14/01/2026: chased. 20/12: sent", TODAY_ONLY, ["2026-01-14", "2025-12-20"]),
        ("14/03: done; 02/06: delayed", Known(TODAY, as_of=date(2025, 9, 1)),
         ["2025-03-14", "2025-06-02"]),
        ("20/12: sent. 14/01: chased", Known(TODAY, as_of=date(2026, 3, 31)),
         ["2025-12-20", "2026-01-14"]),
        ("14/03: done; 02/06: delayed", Known(TODAY, since=date(2026, 1, 5)),
         ["2026-03-14", "2026-06-02"]),
        ("14/03: done; 02/06: delayed", Known(TODAY, near=date(2026, 8, 12)),
         ["2026-03-14", "2026-06-02"]),
        ("14/03: done", Known(TODAY, within=(date(2024, 4, 1), date(2025, 3, 31))),
         ["2025-03-14"]),
        ("29/02: done", Known(TODAY, as_of=TODAY), ["2024-02-29"]),
        ("Sat 14 March: done", Known(TODAY, as_of=TODAY), ["2026-03-14"]),
        ("Fri 14 March: done", Known(TODAY, as_of=TODAY), ["2025-03-14"]),
    ],
)  # fmt: skip
def test_a_year_left_out_is_taken_from_what_stands_beside_it_and_said(
    text: str, known: Known, days: list[str]
) -> None:
    parts = split(text, known)
    assert [one.on.isoformat() for one in parts.entries] == days
    assert any("no year is written" in one.why for one in parts.entries)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("14/03: done; 02/06: delayed", TODAY_ONLY),
        ("14/03: done", Known(TODAY, since=date(2020, 1, 1))),  # six years would do
        ("14/03: done", Known(TODAY, since=date(2026, 6, 1))),  # none would do
        ("14/03: done", Known(TODAY, near=date(2019, 3, 14))),
        ("14/03: done", Known(TODAY, within=(date(2025, 4, 1), date(2025, 6, 30)))),
        ("29/02: done", Known(date(2027, 2, 1), since=date(2026, 1, 1))),
        ("14/03/2026: a\n20/12: b\n02/06/2026: c", TODAY_ONLY),
    ],
)
def test_where_no_year_can_be_known_the_text_stays_whole_and_says_so(
    text: str, known: Known
) -> None:
    parts = split(text, known)
    assert (parts.before, parts.entries) == (text, ())
    assert "names no year" in parts.refused


def test_what_stands_before_the_first_date_is_kept() -> None:
    parts = split("Agreed with all. 14/03/2025 KD: done", TODAY_ONLY)
    assert parts.before == "Agreed with all."
    assert [(one.by, one.text) for one in parts.entries] == [("KD", "done")]


def test_the_order_of_figures_is_the_columns() -> None:
    assert told(split("03/02/2026: met", TODAY_ONLY, day_first=False)) == [("2026-03-02", "met")]


_DATES = st.dates(date(2019, 1, 1), TODAY)
_FORMS = ("%d/%m/%Y", "%d/%m/%y", "%d.%m.%y", "%d %b %Y", "%d %B", "%d/%m", "%b %Y", "%Y-%m-%d",
          "[KD %d %b]", "KD %d/%m/%Y", "%a %d %b %Y", "Q2 %Y", "%d/%m/%y (J. Hale)")  # fmt: skip
_STAMPS = st.builds(lambda day, form: day.strftime(form), _DATES, st.sampled_from(_FORMS))
_SAID = st.sampled_from(
    ("done", "Panel met", "chased (JD)", "1/2 of cases", "see ACT-2026-014", "-", "", "3/4 - good",
     "meeting on 14/03 agreed; more", "Over to health.", "10:30: met", "was late", "[x]", "1/1: a")
)  # fmt: skip
_BETWEEN = st.sampled_from((": ", " - ", " ", "\n", ". ", "; ", " | ", "\n- ", "\n\n", ":", "– "))
_CELLS = st.lists(st.one_of(_STAMPS, _SAID, _BETWEEN), max_size=14).map("".join) | st.text(
    "0123456789/.-:;[]()\n JanMarKD", max_size=40
)
_KNOWN = st.builds(
    Known,
    st.just(TODAY),
    since=st.none() | _DATES,
    near=st.none() | _DATES,
    as_of=st.none() | _DATES,
)


@given(_CELLS, _KNOWN, st.booleans())
def test_no_word_of_a_cell_is_lost(text: str, known: Known, day_first: bool) -> None:  # noqa: FBT001 - hypothesis gives it
    parts = split(text, known, day_first=day_first)
    pieces = [parts.before, *(part for one in parts.entries for part in (one.written, one.text))]
    assert _WORDS.findall(" ".join(pieces)) == _WORDS.findall(text)


@given(_CELLS, _KNOWN, st.booleans())
def test_what_is_joined_splits_the_same_again(text: str, known: Known, day_first: bool) -> None:  # noqa: FBT001 - as above
    parts = split(text, known, day_first=day_first)
    again = split(parts.joined, known, day_first=day_first)
    assert again.before == parts.before
    assert [(one.on, one.by, one.text) for one in again.entries] == [
        (one.on, one.by, one.text) for one in parts.entries
    ]


@given(_CELLS, _KNOWN)
def test_no_entry_lies_in_the_future_and_no_year_is_silently_guessed(
    text: str, known: Known
) -> None:
    for one in split(text, known).entries:
        assert one.on <= known.until
        assert one.why or re.search(rf"{one.on:%Y}|{one.on:%y}", one.written)
