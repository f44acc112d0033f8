"""Headings that name a day or a period, and those that only look so."""

from datetime import date

import pytest

from lif_desktop.importing.history.period_headings import headed, with_years


@pytest.mark.parametrize(
    ("heading", "label", "last", "beside", "certain"),
    [
        ("Q1 2024/25 update", "Q1 2024/25", "2024-06-30", "", True),
        ("Quarter 3 2023-2024", "Q3 2023/24", "2023-12-31", "", True),
        ("3rd quarter 2024/25", "Q3 2024/25", "2024-12-31", "", True),
        ("2024/25 / Q4", "Q4 2024/25", "2025-03-31", "", True),
        ("H1 2024/25", "H1 2024/25", "2024-09-30", "", True),
        ("2024/25 / February", "Feb 2025", "2025-02-28", "", True),
        ("2023-24", "2023/24", "2024-03-31", "", True),
        ("Apr-24", "Apr 2024", "2024-04-30", "", True),
        ("Update Sept '24", "Sep 2024", "2024-09-30", "", True),
        ("2025 / January", "Jan 2025", "2025-01-31", "", True),
        ("Update 14/03/2025", "14 Mar 2025", "2025-03-14", "", True),
        ("As at 31st March 2024", "31 Mar 2024", "2024-03-31", "", True),
        ("RAG Q1 2024/25", "Q1 2024/25", "2024-06-30", "rag", False),
        ("Q1 2024/25 / Numerator", "Q1 2024/25", "2024-06-30", "numerator", False),
        ("Q1 2025", "Q1 2025/26", "2025-06-30", "", False),
        ("2024", "2024", "2024-12-31", "", False),
    ],
)
def test_what_a_heading_names(
    heading: str,
    label: str,
    last: str,
    beside: str,
    certain: bool,  # noqa: FBT001 - a table
) -> None:
    found = headed(heading)
    assert found is not None
    assert (found.label, str(found.last), found.beside, found.certain) == (
        label, last, beside, certain,
    )  # fmt: skip


@pytest.mark.parametrize(
    "heading",
    ["Action", "Target 2024/25", "Due by Q3 2024/25", "Q4", "14-03", "Standard 1", "2024/27",
     "31/02/2025", "24/2025", ""],
)  # fmt: skip
def test_what_names_no_time_that_was(heading: str) -> None:
    assert headed(heading) is None


def test_months_without_a_year_are_the_last_before_the_files_day_in_their_order() -> None:
    named = [one for text in ("Sept board", "Dec board", "March board") if (one := headed(text))]
    assert [one.last for one in named] == [None, None, None]
    dated = with_years(named, date(2025, 4, 10))
    assert [one.label for one in dated] == ["Sep 2024", "Dec 2024", "Mar 2025"]
    assert with_years(dated, date(2020, 1, 1)) == dated
    assert headed("Update 14/03/2025") is not None
    assert headed("Update 14/03/2025").is_day  # type: ignore[union-attr] # just said
